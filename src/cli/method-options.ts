import { METHOD_IDS, type MethodId } from "../core/methods/methods";
import { optionFields, readOption, type OptionField, type OptionShape } from "../core/policies/options";
import type { Flags } from "./flags";

/** One option of a method as a flag of the command. */
export interface MethodOption extends OptionField {
  readonly method: MethodId;
  /** `cuts` for `--cuts`. */
  readonly flag: string;
  /** What stands for the value in the help. */
  readonly placeholder: string;
  /** The value that a text on the command line means. What it cannot be read as stays a text, which the schema then refuses. */
  readonly read: (text: string) => unknown;
}

/** The options of all methods, in the order in which the methods are offered; only those of some names where that is asked. */
export function methodOptions(isAsked?: (key: string) => boolean): readonly MethodOption[] {
  return METHOD_IDS.flatMap((method) =>
    optionFields(method, isAsked).map((field) => ({
      ...field,
      method,
      flag: flagOf(field.key),
      placeholder: placeholderOf(field.shape),
      read: (text: string) => readOption(field.shape, text),
    })),
  );
}

/** The options of methods that a run was given. To describe those of all methods takes as long as to classify a small file. */
export function givenOptions(flags: Flags): readonly MethodOption[] {
  return methodOptions((key) => flags[key] !== undefined);
}

/** The flag of a name of the policy: `customerId` is `customer-id`. */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function placeholderOf(shape: OptionShape): string {
  if (shape.kind === "list") return `${placeholderOf(shape.of)},…`;
  if (shape.kind === "choice") return shape.choices.join("|");
  if (shape.kind === "record") return shape.fields.map(({ key }) => key).join(":");
  return shape.kind;
}
