import * as z from "zod";
import { MEANINGS, type Meaning } from "./meanings";
import { METHODS, type MethodId } from "../methods/methods";

/** What the value of an option looks like. */
export type OptionShape =
  | {
      readonly kind: "number";
      /** `part`: a part of 1, which people write as per cent. */
      readonly of: "number" | "whole" | "part";
      readonly min?: number | undefined;
      readonly max?: number | undefined;
    }
  | { readonly kind: "text"; readonly of?: Exclude<Meaning, "part"> }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "list"; readonly of: OptionShape }
  /** A few named values, each of them short: a tier with its label and its threshold. */
  | { readonly kind: "record"; readonly fields: readonly OptionField[] }
  /** Anything with an inside of its own; written as JSON. A form can show it as fields where its records are known. */
  | { readonly kind: "json"; readonly inside?: Inside };

/** Records whose values may be left out or have an inside themselves: one, or a list of them. */
export interface Inside {
  readonly rows: "one" | "several";
  readonly fields: readonly OptionField[];
}

/** One option of a method as plain data, taken from its schema: all that a form, a flag or a list of options needs. */
export interface OptionField {
  readonly key: string;
  readonly description: string;
  readonly shape: OptionShape;
  /** The value that it has when nobody chooses one. */
  readonly default?: unknown;
  /** It can be left out, and has no value then. */
  readonly need?: "may";
}

/** The options of a method in the order of its schema, its id left out; only those of some names where that is asked. */
export function optionFields(method: MethodId, isAsked: (key: string) => boolean = () => true): readonly OptionField[] {
  const shape = Object.entries(METHODS[method].options.shape);
  return fieldsOf(Object.fromEntries(shape.filter(([key]) => key !== "id" && isAsked(key))));
}

/** The value that a text stands for. What it cannot be read as stays a text, which the schema then refuses with a sentence. */
export function readOption(shape: OptionShape, text: string): unknown {
  const typed = text.trim();
  if (shape.kind === "json" || (shape.kind === "list" && /^\[/.test(typed))) return jsonOrText(typed);
  if (shape.kind === "number") return numberOrText(typed);
  if (shape.kind === "list") return typed.split(/[,，]/).map((part) => readOption(shape.of, part));
  if (shape.kind !== "record") return typed;
  const parts = splitAt(typed, shape.fields.length);
  return Object.fromEntries(shape.fields.map(({ key, shape: inner }, i) => [key, readOption(inner, parts[i] ?? "")]));
}

/** The text that `readOption` reads as a value; empty for an option that is left out. */
export function writeOption(shape: OptionShape, value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (
    shape.kind === "list" &&
    Array.isArray(value) &&
    !value.some((entry) => /[,，[]/.test(writeOption(shape.of, entry)))
  )
    return value.map((entry) => writeOption(shape.of, entry)).join(", ");
  if (shape.kind === "record" && isRecord(value))
    return shape.fields.map(({ key, shape: inner }) => writeOption(inner, value[key])).join(":");
  return JSON.stringify(value);
}

/** A setting as plain data, whatever document it is of. */
export function fieldOf(key: string, schema: z.core.$ZodType): OptionField {
  const field = { key, description: descriptionOf(schema), shape: shapeOf(schema) };
  if (schema instanceof z.ZodDefault) return { ...field, default: schema.def.defaultValue };
  return schema instanceof z.ZodOptional ? { ...field, need: "may" } : field;
}

function fieldsOf(shape: Readonly<Record<string, z.core.$ZodType>>): OptionField[] {
  return Object.entries(shape).map(([key, schema]) => fieldOf(key, schema));
}

function shapeOf(schema: z.core.$ZodType): OptionShape {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodEnum) return { kind: "choice", choices: inner.options.map(String) };
  if (inner instanceof z.ZodString) {
    const of = MEANINGS.get(inner)?.of;
    return of === undefined || of === "part" ? { kind: "text" } : { kind: "text", of };
  }
  if (inner instanceof z.ZodNumber) return numberShape(inner);
  if (inner instanceof z.ZodArray) {
    const of = shapeOf(inner.element);
    if (of.kind === "json" && of.inside?.rows === "one")
      return { kind: "json", inside: { rows: "several", fields: of.inside.fields } };
    return of.kind === "list" || of.kind === "json" ? { kind: "json" } : { kind: "list", of };
  }
  if (!(inner instanceof z.ZodObject)) return { kind: "json" };
  const fields = fieldsOf(inner.shape);
  // What may be left out, or has an inside, cannot be told apart between colons.
  const isFlat = Object.values<z.core.$ZodType>(inner.shape).every((field) => field === unwrap(field));
  const isShort = fields.every(
    ({ shape }) => shape.kind === "text" || shape.kind === "number" || shape.kind === "choice",
  );
  return isFlat && isShort ? { kind: "record", fields } : { kind: "json", inside: { rows: "one", fields } };
}

function numberShape(schema: z.ZodNumber): OptionShape {
  const { minValue, maxValue, format } = schema;
  const isPart = MEANINGS.get(schema)?.of === "part" || (minValue === 0 && maxValue === 1);
  const of = format === "safeint" ? "whole" : isPart ? "part" : "number";
  const bound = (value: number | null) => (value === null || !Number.isFinite(value) ? undefined : value);
  return { kind: "number", of, min: bound(minValue), max: bound(maxValue) };
}

/** The outermost description: a field may say more than the kind of value that it shares with others. */
function descriptionOf(schema: z.core.$ZodType): string {
  const own = z.globalRegistry.get(schema)?.description;
  if (own !== undefined) return own;
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? descriptionOf(schema.def.innerType) : "";
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? unwrap(schema.def.innerType) : schema;
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
  return match[2] === "%" ? Number(`${String(match[1])}e-2`) : Number(match[1]);
}

function jsonOrText(text: string): unknown {
  try {
    // A document from outside has no type until the schema has seen it.
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
