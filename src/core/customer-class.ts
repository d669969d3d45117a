import type { Exact } from "./measures/exact";

/**
 * The classes that have a name in every language; a label of the policy's goes before it. `labelled` has a label only, `none` is below the
 * lowest tier, `notRated` lacks what the method needs.
 */
export const CLASS_KINDS = [
  "labelled",
  "vitalFew",
  "usefulMany",
  "zero",
  "negative",
  "none",
  "notRated",
  // RFM, the Chinese eight
  "importantValue",
  "importantKeep",
  "importantDevelop",
  "importantRetain",
  "generalValue",
  "generalKeep",
  "generalDevelop",
  "generalRetain",
  // RFM, the western ten; some are stages of the lifecycle too
  "champions",
  "loyal",
  "potentialLoyalist",
  "newCustomer",
  "promising",
  "needAttention",
  "aboutToSleep",
  "atRisk",
  "cantLose",
  "hibernating",
  // Lifecycle and need state
  "reactivated",
  "active",
  "lapsed",
  "churned",
  "potential",
  "interested",
  "current",
  "lost",
  // Payment
  "promptPayer",
  "normalPayer",
  "slowPayer",
  "poorPayer",
  // Margin
  "highMargin",
  "middleMargin",
  "lowMargin",
  "lossMaking",
  // Growth; new and lost customers are those of RFM and of the need state
  "growing",
  "stable",
  "declining",
  // Grids: two classes as one, and the named cells
  "joined",
  "star",
  "volume",
  "niche",
  "drain",
  "coreAccount",
  "sustain",
  "develop",
  "basic",
  "deepen",
  "winOver",
  "nurture",
  "retain",
  "watch",
  "lightTouch",
] as const;
export type ClassKind = (typeof CLASS_KINDS)[number];

/** One class of a result. */
export interface CustomerClass {
  readonly kind: ClassKind;
  /** The policy's own name for the class. */
  readonly label?: string;
  /** Smallest value that has the class, where the rule ranks it and it has customers. */
  readonly lowest?: Exact;
  /** The classes of other methods that a joined one stands for. */
  readonly parts?: readonly CustomerClass[];
}

/** Whether a class stands beside the rule: its customers could not be ranked or rated, or have nothing to rank. */
export function isBeside({ kind, parts = [] }: CustomerClass): boolean {
  const isOutside = kind === "zero" || kind === "negative" || kind === "none" || kind === "notRated";
  return isOutside || parts.some(isBeside);
}

/** Classes that have a name in every language, best first, and behind them that of the customers that lack what the method needs. */
export function ratedClasses(kinds: readonly ClassKind[]): readonly CustomerClass[] {
  return [...kinds, "notRated" as const].map((kind) => ({ kind }));
}

/** The classes of a method by their names; A, B, C … where it has none. */
export function labelledClasses(labels: readonly string[] | undefined, count: number): readonly CustomerClass[] {
  return Array.from({ length: count }, (_, i) => ({
    kind: "labelled",
    label: labels?.[i] ?? String.fromCharCode(65 + i),
  }));
}
