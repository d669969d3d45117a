import type { ScoreConditions, ScoreRange } from "./score-map";

/** A rule of a map that KA brings: the kind of class stands for its name in every language. */
export interface KnownRule<Kind extends string> extends ScoreConditions {
  readonly kind: Kind;
}

const scores = (from: number, to = from): ScoreRange => ({ from, to });

/**
 * The western ten, best first: recency against the mean of frequency and money, for scores from 1 to 5. Each cell has exactly one rule, so
 * the order of the rules says only which class stands above which. Names: the project's definitions, section 5; the cells are KA's own.
 */
export const WESTERN = [
  { kind: "champions", r: scores(5), fm: scores(4, 5) },
  { kind: "loyal", r: scores(3, 4), fm: scores(4, 5) },
  { kind: "potentialLoyalist", r: scores(4, 5), fm: scores(2, 3) },
  { kind: "newCustomer", r: scores(5), fm: scores(1) },
  { kind: "promising", r: scores(4), fm: scores(1) },
  { kind: "needAttention", r: scores(3), fm: scores(3) },
  { kind: "aboutToSleep", r: scores(3), fm: scores(1, 2) },
  { kind: "atRisk", r: scores(1, 2), fm: scores(3, 4) },
  { kind: "cantLose", r: scores(1, 2), fm: scores(5) },
  { kind: "hibernating", r: scores(1, 2), fm: scores(1, 2) },
] as const satisfies readonly KnownRule<string>[];

/** Scores that the western rules are written for. */
export const WESTERN_SCORES = 5;

/** The Chinese eight (RFM 八类): 2 stands for near or high, 1 for far or low. Source: the project's definitions, section 5. */
export const EIGHT = [
  { kind: "importantValue", r: scores(2), f: scores(2), m: scores(2) },
  { kind: "importantKeep", r: scores(1), f: scores(2), m: scores(2) },
  { kind: "importantDevelop", r: scores(2), f: scores(1), m: scores(2) },
  { kind: "importantRetain", r: scores(1), f: scores(1), m: scores(2) },
  { kind: "generalValue", r: scores(2), f: scores(2), m: scores(1) },
  { kind: "generalKeep", r: scores(1), f: scores(2), m: scores(1) },
  { kind: "generalDevelop", r: scores(2), f: scores(1), m: scores(1) },
  { kind: "generalRetain", r: scores(1), f: scores(1), m: scores(1) },
] as const satisfies readonly KnownRule<string>[];

/** Near and far, high and low. */
export const EIGHT_SCORES = 2;
