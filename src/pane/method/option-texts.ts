import { readOption, writeOption, type OptionShape } from "../../core/policies/options";
import { percentToEdit, readNumber, readPercent } from "./numbers";

type NumberShape = Extract<OptionShape, { readonly kind: "number" }>;

/** The value of an option as text to edit: parts of 1 as per cents, what has an inside as JSON; empty for an option that is left out. */
export function optionText(shape: OptionShape, value: unknown): string {
  if (value === undefined) return "";
  if (shape.kind === "number") return numberText(shape, value);
  if (shape.kind === "list" && shape.of.kind === "number" && Array.isArray(value)) {
    const { of } = shape;
    return value.map((entry) => numberText(of, entry)).join(", ");
  }
  return shape.kind === "json" ? JSON.stringify(value, null, 2) : writeOption(shape, value);
}

/** The value that a typed text stands for, nothing for an empty one. What it cannot be read as stays a text, which the schema then refuses. */
export function optionValue(shape: OptionShape, typed: string): unknown {
  if (typed.trim() === "") return undefined;
  if (shape.kind === "number") return numberOf(shape, typed);
  if (shape.kind === "list" && shape.of.kind === "number") {
    const { of } = shape;
    const parts = typed.split(/[,;，；、\s]+/).filter((part) => part !== "");
    return parts.map((part) => numberOf(of, part));
  }
  return readOption(shape, typed);
}

/** The least and the most that may be typed for a number; nothing where there is no bound that says anything. */
export function boundsOf(shape: OptionShape): { readonly min?: number; readonly max?: number } {
  const number = shape.kind === "list" ? shape.of : shape;
  if (number.kind !== "number") return {};
  const { of, min, max } = number;
  const said = (bound: number | undefined) =>
    bound === undefined || Math.abs(bound) >= 1e15 ? undefined : of === "part" ? bound * 100 : bound;
  const [least, most] = [said(min), said(max)];
  return { ...(least === undefined ? {} : { min: least }), ...(most === undefined ? {} : { max: most }) };
}

function numberText(shape: NumberShape, value: unknown): string {
  return shape.of === "part" && typeof value === "number" ? percentToEdit(value) : writeOption(shape, value);
}

function numberOf({ of }: NumberShape, typed: string): number | string {
  return (of === "part" ? readPercent(typed) : readNumber(typed)) ?? typed;
}
