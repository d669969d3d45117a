import * as z from "zod";
import { METHODS, METHOD_IDS, type MethodId } from "../core/methods/methods";

/** One option of a method as a flag of the command, made from the method's schema. */
export interface MethodOption {
  readonly method: MethodId;
  /** The option's name in the policy, and that of the flag's value as commander hands it over. */
  readonly key: string;
  /** `cuts` for `--cuts`. */
  readonly flag: string;
  /** What stands for the value in the help. */
  readonly placeholder: string;
  readonly description: string;
  /** The value that a text on the command line means. What it cannot be read as stays a text, which the schema then refuses. */
  readonly read: (text: string) => unknown;
}

/** The options of all methods, in the order in which the methods are offered. */
export function methodOptions(): readonly MethodOption[] {
  return METHOD_IDS.flatMap((method) =>
    Object.entries<z.core.$ZodType>(METHODS[method].options.shape)
      .filter(([key]) => key !== "id")
      .map(([key, schema]) => ({
        method,
        key,
        flag: flagOf(key),
        placeholder: placeholderOf(schema),
        description: z.globalRegistry.get(schema)?.description ?? "",
        read: (text: string) => readAs(schema, text.trim()),
      })),
  );
}

/** The flag of a name of the policy: `customerId` is `customer-id`. */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function placeholderOf(schema: z.core.$ZodType): string {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return `${placeholderOf(inner.element)},…`;
  if (inner instanceof z.ZodEnum) return inner.options.join("|");
  if (inner instanceof z.ZodObject) return Object.keys(inner.shape).join(":");
  return inner instanceof z.ZodNumber ? "number" : "text";
}

function readAs(schema: z.core.$ZodType, text: string): unknown {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return text.split(/[,，]/).map((part) => readAs(inner.element, part.trim()));
  if (inner instanceof z.ZodNumber) return numberOrText(text);
  if (inner instanceof z.ZodObject) {
    const entries = Object.entries<z.core.$ZodType>(inner.shape);
    const parts = splitAt(text, entries.length);
    return Object.fromEntries(entries.map(([key, part], i) => [key, readAs(part, (parts[i] ?? "").trim())]));
  }
  return text;
}

/** Splits at colons from the end, so that a label may have one. */
function splitAt(text: string, parts: number): string[] {
  const all = text.split(/[:：]/);
  const cut = Math.max(1, all.length - parts + 1);
  return [all.slice(0, cut).join(":"), ...all.slice(cut)];
}

function numberOrText(text: string): number | string {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+))(%?)$/.exec(text);
  if (!match) return text;
  return match[2] === "%" ? Number(match[1]) / 100 : Number(match[1]);
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? unwrap(schema.def.innerType) : schema;
}
