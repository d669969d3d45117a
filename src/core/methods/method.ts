import type * as z from "zod";
import type { Exact } from "../exact";
import type { Outcome } from "../issues";
import type { Customers, Measure, MeasureName } from "../measures";
import { levelOf, type Boundary, type Standing } from "../stats/standing";
import type { AmountUnit } from "../units";

/** `labelled`: a class with a label of the policy's. The others are named by the text of the language; `none` is below the lowest tier. */
export type ClassKind = "labelled" | "vitalFew" | "usefulMany" | "zero" | "negative" | "none";

/** One class of a result. */
export interface CustomerClass {
  readonly kind: ClassKind;
  /** Set for `labelled` only. */
  readonly label?: string;
  /** Smallest value that has the class, where the rule ranks it and it has customers. */
  readonly lowest?: Exact;
}

/** Every customer's class by one method. */
export interface Classes {
  readonly measure: Measure;
  readonly standing: Standing;
  /** The classes, best first; those beside the rule last. */
  readonly list: readonly CustomerClass[];
  /** One entry a customer: the place of its class in `list`. */
  readonly of: Uint8Array;
}

/** What a method may know besides the customers and its options. */
export interface Setting {
  readonly amountUnit?: AmountUnit | undefined;
}

/**
 * The rule that decided a customer's class: the cut-offs of the cumulative share that it is within and beyond, or the thresholds of the value
 * that it reaches and stays below.
 */
export type Rule =
  | {
      readonly kind: "share";
      readonly boundary: Boundary;
      readonly within?: number | undefined;
      readonly beyond?: number | undefined;
    }
  | { readonly kind: "threshold"; readonly from?: Exact | undefined; readonly below?: Exact | undefined }
  | { readonly kind: "allEqual" }
  | { readonly kind: "zero" }
  | { readonly kind: "negative" };

/** Why a customer has its class, as facts. Values are in the measure's own integers; shares are parts of 1. */
export interface Explanation {
  readonly class: number;
  readonly value: Exact;
  readonly rule: Rule;
  /** Place among the customers with a positive value, equal values sharing the best place. */
  readonly rank?: number;
  readonly ranked: number;
  /** Customers with the same value, this one not counted. */
  readonly equals: number;
  readonly shareBefore?: number;
  readonly shareAfter?: number;
  /** To the smallest value of the class above, as the customers stand now. */
  readonly gapUp?: { readonly class: number; readonly gap: Exact } | undefined;
}

/** A way of classifying: its options, what it needs, what it does, and how it explains itself. */
export interface Method<Options> {
  readonly id: string;
  readonly options: z.ZodType<Options>;
  /** The measure that is judged. */
  readonly measure: (options: Options) => MeasureName;
  readonly classify: (customers: Customers, options: Options, setting: Setting) => Outcome<Classes>;
  readonly explain: (classes: Classes, options: Options, customer: number) => Explanation;
}

/** A method with its options type taken from its schema. */
export function defineMethod<Schema extends z.ZodType>(
  method: Method<z.infer<Schema>> & { readonly options: Schema },
): Method<z.infer<Schema>> & { readonly options: Schema } {
  return method;
}

/**
 * Gives each customer the first class whose lower bound its value reaches; `beyond` says where values below all bounds go, by their sign.
 * `bounds` are descending, in the measure's own integers.
 */
export function assignClasses(
  measure: Measure,
  bounds: readonly Exact[],
  beyond: { readonly positive: number; readonly zero: number; readonly negative: number },
): Uint8Array {
  const { values } = measure;
  const of = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value: Exact = values[i] ?? 0;
    let place = 0;
    while (place < bounds.length && value < (bounds[place] ?? 0)) place++;
    of[i] = place < bounds.length ? place : value > 0 ? beyond.positive : value < 0 ? beyond.negative : beyond.zero;
  }
  return of;
}

/**
 * Classes of a measure whose rule ends each class after a number of levels of its standing. `ranked` are the classes of the rule, best first;
 * zero and negative customers get classes of their own, which are listed only when they have customers.
 */
export function classesByLevel(
  measure: Measure,
  standing: Standing,
  ranked: readonly CustomerClass[],
  ends: readonly number[],
): Classes {
  const last = standing.levels.length;
  const list = ranked.map((entry, place) => {
    const start = place === 0 ? 0 : Math.min(ends[place - 1] ?? last, last);
    const end = Math.min(ends[place] ?? last, last);
    const lowest = standing.levels[end - 1];
    return end > start && lowest !== undefined ? { ...entry, lowest } : entry;
  });
  // An empty class has no lower bound of its own: nothing reaches it, so the bound of the class above serves.
  const bounds = list.map((_, place) => standing.levels[Math.min(ends[place] ?? last, last) - 1] ?? Infinity);
  const beyond = { positive: ranked.length - 1, zero: ranked.length, negative: ranked.length + 1 };
  return {
    measure,
    standing,
    list: [...list, { kind: "zero" }, { kind: "negative" }],
    of: assignClasses(measure, bounds, beyond),
  };
}

/** The rule for values that no ranking takes: zero and negative. */
export function valueRule(value: Exact): Rule | undefined {
  if (value > 0) return undefined;
  return { kind: value < 0 ? "negative" : "zero" };
}

/** Where a value stands among all: rank, equals and shares before and after. */
export function placeOf(
  standing: Standing,
  value: Exact,
): Pick<Explanation, "rank" | "ranked" | "equals" | "shareBefore" | "shareAfter"> {
  const ranked = standing.customers.at(-1) ?? 0;
  if (value <= 0) return { ranked, equals: 0 };
  const level = levelOf(standing, value);
  const ahead = level === 0 ? 0 : (standing.customers[level - 1] ?? 0);
  const share = (sum: Exact | undefined) => Number(sum ?? 0) / Number(standing.total);
  return {
    rank: ahead + 1,
    ranked,
    equals: (standing.customers[level] ?? 0) - ahead - 1,
    shareBefore: level === 0 ? 0 : share(standing.through[level - 1]),
    shareAfter: share(standing.through[level]),
  };
}

/** What is missing to the smallest value of the nearest class above that has customers. */
export function gapUpTo(classes: Classes, place: number, value: Exact): Explanation["gapUp"] {
  for (let above = Math.min(place, classes.list.length) - 1; above >= 0; above--) {
    const better = classes.list[above];
    if (better?.lowest === undefined || better.lowest <= value) continue;
    const gap =
      typeof better.lowest === "bigint" || typeof value === "bigint"
        ? BigInt(better.lowest) - BigInt(value)
        : better.lowest - value;
    return { class: above, gap };
  }
  return undefined;
}
