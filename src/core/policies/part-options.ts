import type { MethodId } from "../methods/methods";

const PARTS: { readonly [M in MethodId]?: readonly string[] } = {
  abc: ["cuts"],
  pareto: ["share"],
  percentile: ["parts"],
  margin: ["high", "middle", "financingRate"],
  growth: ["growing", "declining"],
  clv: ["discount", "retention", "margin", "cuts"],
};

/**
 * Whether the numbers of an option are parts of 1, which people write as per cent. The schema of the method says so, too, but the sheet of the policy is
 * written in every run, and making a schema takes longer than all of the sheet.
 */
export function isPartOption(method: MethodId, key: string): boolean {
  return PARTS[method]?.includes(key) ?? false;
}
