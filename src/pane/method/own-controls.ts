import type { MethodId } from "../../core/methods/methods";

/** The options that have controls of their own; all others have plain ones, which say beside them what is wrong. */
export const OWN_CONTROLS: { readonly [M in MethodId]?: readonly string[] } = {
  abc: ["cuts", "labels", "boundary"],
  pareto: ["share"],
  tiers: ["tiers", "unit", "period"],
  percentile: ["parts", "labels"],
};
