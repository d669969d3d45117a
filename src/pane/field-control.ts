import type { OptionField } from "../core/options";
import type { OptionLabel } from "../core/text/option-words";
import type { Taken } from "./ExactInput";

/** A name that can be chosen, and what it is called. */
export interface Name {
  readonly name: string;
  readonly label: string;
}

/** The names that stand to choice where a text means a thing of the sheet or of the policy. */
export type Names = { readonly [M in "header" | "class" | "method"]: readonly Name[] };

/** What the control of one setting is given. */
export interface FieldControlProps {
  readonly field: OptionField;
  readonly words: OptionLabel;
  readonly value: unknown;
  readonly names: Names;
  readonly state: "free" | "blocked" | "wrong";
  /** Told the value that the user means, nothing where it is to be left out; says whether it can be taken. */
  readonly onValue: (value: unknown) => Taken;
}
