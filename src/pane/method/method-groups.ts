import type { MethodId } from "../../core/methods/methods";

/** What methods look at, in the order in which the groups are offered. */
export const METHOD_GROUPS = {
  size: ["abc", "pareto", "tiers", "percentile", "top", "breaks"],
  buying: ["rfm", "lifecycle", "xyz", "growth", "clv"],
  worth: ["margin", "payment"],
  several: ["scorecard", "rules", "grid"],
} as const satisfies Readonly<Record<string, readonly MethodId[]>>;

/** The names of the groups. */
export const METHOD_GROUP_NAMES = [
  "size",
  "buying",
  "worth",
  "several",
] as const satisfies readonly (keyof typeof METHOD_GROUPS)[];
