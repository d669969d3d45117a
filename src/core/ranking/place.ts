import type { MeasureChoice } from "../measures/derived";
import type { Exact } from "../measures/exact";
import type { Classes, Explanation } from "../methods/method";
import { levelOf, type Boundary, type Standing } from "../stats/standing";
import { rankingOf } from "./levels";

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
  /** Among the first part of the customers, a part of 1, and beyond another. */
  | { readonly kind: "percentile"; readonly within?: number | undefined; readonly beyond?: number | undefined }
  /** Among so many customers, and beyond so many. */
  | { readonly kind: "top"; readonly within?: number | undefined; readonly beyond?: number | undefined }
  /** In the group of values that natural breaks put from one value to another. */
  | { readonly kind: "break"; readonly from?: Exact | undefined; readonly below?: Exact | undefined }
  | { readonly kind: "allEqual" }
  | { readonly kind: "zero" }
  | { readonly kind: "negative" }
  | { readonly kind: "notRated" };

/** Why a customer has its class by a method that ranks one value. Values are in the measure's own integers; shares are parts of 1. */
export interface LevelFacts {
  /** What is ranked, where that is not the amount. */
  readonly by?: MeasureChoice | undefined;
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

/** Explains a customer of `classifyByLevels`; `ruleOf` gives the rule of the class at a place. */
export function explainByLevels(
  classes: Classes,
  customer: number,
  ruleOf: (place: number) => Rule,
): Explanation<LevelFacts> {
  const { standing } = rankingOf(classes);
  return explainRank(classes, customer, (place, value) => {
    if (value > 0) return standing.levels.length === 1 ? { kind: "allEqual" } : ruleOf(place);
    return { kind: value < 0 ? "negative" : "zero" };
  });
}

/** Explains a customer of a ranking; `ruleOf` gives the rule of the class at a place for a value. */
export function explainRank(
  classes: Classes,
  customer: number,
  ruleOf: (place: number, value: Exact) => Rule,
): Explanation<LevelFacts> {
  const { measure, standing } = rankingOf(classes);
  const { ranked } = classes;
  const place = classes.of[customer] ?? 0;
  const value = measure.values[customer] ?? 0;
  const by = ranked ? { by: ranked.choice } : {};
  if (ranked?.unknown[customer] === 1)
    return { class: place, facts: { ...by, value, rule: { kind: "notRated" }, ...placeOf(standing, 0) } };
  const gapUp = gapUpTo(classes, place, value);
  return { class: place, facts: { ...by, value, rule: ruleOf(place, value), ...placeOf(standing, value), gapUp } };
}

/** Where a value stands among all: rank, equals and shares before and after. */
export function placeOf(
  standing: Standing,
  value: Exact,
): Pick<LevelFacts, "rank" | "ranked" | "equals" | "shareBefore" | "shareAfter"> {
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
export function gapUpTo(classes: Classes, place: number, value: Exact): LevelFacts["gapUp"] {
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
