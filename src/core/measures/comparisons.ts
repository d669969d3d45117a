import { DERIVED_NAMES, traitsOf, type DerivedName, type MeasureChoice } from "./derived";
import * as z from "zod";
import { MEANINGS } from "../policies/meanings";
import { inPieces } from "../steps";

/** How a value may be compared. */
export const RELATIONS = [">=", ">", "<=", "<", "="] as const;
export type Relation = (typeof RELATIONS)[number];

/** A measure compared with a value. */
export interface Comparison extends MeasureChoice {
  readonly is: Relation;
  readonly value: number;
}

/** Conditions of a class: all of the first and, where there are any, at least one of the second. */
export interface Conditions {
  readonly all?: readonly Comparison[] | undefined;
  readonly any?: readonly Comparison[] | undefined;
}

/** A measure of a scorecard or a rule: one with a name, or a column of numbers. */
export const measureFields = {
  measure: z.enum(DERIVED_NAMES).optional().describe("A measure by its name"),
  header: z
    .string()
    .min(1)
    .max(32_767)
    .register(MEANINGS, { of: "numbers" })
    .optional()
    .describe("Header of a column of numbers, whose mean counts"),
};

/** Whether exactly one of the two ways of naming a measure is used. */
export function namesOneMeasure({
  measure,
  header,
}: {
  readonly measure?: DerivedName | undefined;
  readonly header?: string | undefined;
}): boolean {
  return (measure === undefined) !== (header === undefined);
}

/** What tells one measure from another. */
export function keyOfMeasure({ measure, header = "" }: MeasureChoice): string {
  return measure ?? `column ${header}`;
}

/** Whether a comparison holds; for a customer without the value it does not. */
export function holds({ is, value: bound }: Pick<Comparison, "is" | "value">, value: number): boolean {
  switch (is) {
    case ">=":
      return value >= bound;
    case ">":
      return value > bound;
    case "<=":
      return value <= bound;
    case "<":
      return value < bound;
    case "=":
      return value === bound;
  }
}

/** Whether a customer fulfils the conditions, by the values of its measures. */
export function fits({ all = [], any = [] }: Conditions, valueOf: (comparison: Comparison) => number): boolean {
  const test = (comparison: Comparison) => holds(comparison, valueOf(comparison));
  return all.every(test) && (any.length === 0 || any.some(test));
}

/** How a value lies to a bound, one bit each; a customer without the value has none. */
const [BELOW, AT, ABOVE] = [1, 2, 4];
const SIDES: { readonly [R in Relation]: number } = {
  ">=": ABOVE | AT,
  ">": ABOVE,
  "<=": BELOW | AT,
  "<": BELOW,
  "=": AT,
};

/** How many of some comparisons each customer fulfils, by the values of measures: a column after the other, which costs less than a customer after the other. */
export function countHeld(
  comparisons: readonly Comparison[],
  values: ReadonlyMap<string, Float64Array>,
  customers: number,
): Uint8Array {
  const counts = new Uint8Array(customers);
  for (const entry of comparisons) {
    const column = values.get(keyOfMeasure(entry));
    if (!column) continue;
    const counting = new SideCount(entry, counts);
    inPieces(0, customers, (from, to) => {
      counting.take(column, from, to);
    });
  }
  return counts;
}

/** Counts the values for which a comparison holds. A class, whose method is compiled once for all comparisons. */
class SideCount {
  private readonly bound: number;
  private readonly sides: number;

  constructor(
    { value, is }: Comparison,
    private readonly counts: Uint8Array,
  ) {
    this.bound = value;
    this.sides = SIDES[is];
  }

  take(values: Float64Array, from: number, to: number): void {
    const { bound, sides, counts } = this;
    for (let i = from; i < to; i++) {
      const value = values[i] ?? NaN;
      // All three are asked: one that no value came to so far is new to compiled code, which would be given up there.
      const side = (value > bound ? ABOVE : 0) | (value < bound ? BELOW : 0) | (value === bound ? AT : 0);
      counts[i] = (counts[i] ?? 0) + ((side & sides) !== 0 ? 1 : 0);
    }
  }
}

/** What can be proved of ordered conditions of which the first that fits wins. */
export interface Proof {
  /** One entry a rule: nothing where it can fire, or where that could not be found out. */
  readonly never: readonly ("contradiction" | "covered" | undefined)[];
  /** Every customer that has all the values fits one of them. */
  readonly total: boolean;
}

/** More pieces than these are not looked at one by one. */
const MOST_PIECES = 100_000;

/**
 * Looks at every way in which the values can lie to the bounds. Measures are cut at the bounds into points and the gaps between them; within one
 * piece of all measures every comparison has the same answer, so one value of each piece proves it for all.
 */
export function prove(rules: readonly Conditions[]): Proof {
  const whole = lookAt(rules);
  if (whole) return whole;
  // Too many to look at together: a rule may still be seen to be covered by a single one before it.
  const never = rules.map((rule, place) => {
    if (lookAt([rule])?.never[0]) return "contradiction";
    const isCovered = rules.slice(0, place).some((before) => lookAt([before, rule])?.never[1] !== undefined);
    return isCovered ? "covered" : undefined;
  });
  return { never, total: false };
}

function lookAt(rules: readonly Conditions[]): Proof | undefined {
  const comparisons = rules.flatMap(({ all = [], any = [] }) => [...all, ...any]);
  const keys = [...new Set(comparisons.map(keyOfMeasure))];
  const pieces = keys.map((key) => piecesOf(comparisons.filter((comparison) => keyOfMeasure(comparison) === key)));
  const count = pieces.reduce((product, values) => product * values.length, 1);
  if (count > MOST_PIECES) return undefined;

  const fires = new Array<boolean>(rules.length).fill(false);
  const possible = new Array<boolean>(rules.length).fill(false);
  let total = true;
  const values = new Map<string, number>();
  for (let piece = 0; piece < count; piece++) {
    let rest = piece;
    keys.forEach((key, i) => {
      const own = pieces[i] ?? [];
      values.set(key, own[rest % own.length] ?? NaN);
      rest = Math.floor(rest / own.length);
    });
    const fit = rules.map((rule) => fits(rule, (comparison) => values.get(keyOfMeasure(comparison)) ?? NaN));
    fit.forEach((does, place) => {
      if (does) possible[place] = true;
    });
    const first = fit.indexOf(true);
    if (first < 0) total = false;
    else fires[first] = true;
  }
  return {
    never: rules.map((_, place) => (fires[place] ? undefined : possible[place] ? "covered" : "contradiction")),
    total,
  };
}

/** One value of each piece of a measure: its bounds, and between, below and above them where the measure has values there. */
function piecesOf(comparisons: readonly Comparison[]): number[] {
  const [first] = comparisons;
  if (!first) return [];
  const bounds = [...new Set(comparisons.map(({ value }) => value))].sort((a, b) => a - b);
  const isCounted = traitsOf(first).domain === "counted";
  const between = (low: number, high: number) => {
    if (!isCounted)
      return [
        low === -Infinity ? high - 1 - Math.abs(high) : high === Infinity ? low + 1 + Math.abs(low) : (low + high) / 2,
      ];
    const next = low === -Infinity ? 0 : Math.max(0, Math.floor(low) + 1);
    return next < high ? [next] : [];
  };
  const own = bounds.flatMap((bound, i) => [...between(bounds[i - 1] ?? -Infinity, bound), bound]);
  const values = [...own, ...between(bounds.at(-1) ?? 0, Infinity)];
  return isCounted ? values.filter((value) => value >= 0 && Number.isInteger(value)) : values;
}
