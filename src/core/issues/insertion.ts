/** Why formulas that were filled down stay as they are: what they ask for has to be changed by somebody who knows what is meant. */
export type WhyLeft = "movingPopulation" | "ownCuts" | "otherAmounts" | "severalPopulations" | "alone";

/** What is in the way of a formula or of values: other content, a table, a sheet of KA's, the end of the sheet, merged cells, the cells that the formula reads. */
export type InsertionBlocked = "content" | "table" | "ownSheet" | "edge" | "merged" | "reads";

/** What is noticed where the pane puts formulas into cells, or makes one of many. */
export interface InsertionFacts {
  formulaIncomplete: { readonly formula: string };
  notRowByRow: { readonly formula: string };
  rowsInserted: { readonly where: string; readonly cells: number; readonly table?: string };
  notOneCall: { readonly formula: string };
  insertionBlocked: { readonly what: InsertionBlocked; readonly where: string };
  formulaSpillBlocked: { readonly where: string };
  formulaInserted: { readonly where: string; readonly cells: number };
  formulaShowsError: { readonly where: string; readonly error: string; readonly cells: number };
  valuesInserted: { readonly where: string; readonly cells: number };
  functionRefused: { readonly sentence: string };
  nothingFilledDown: Record<string, never>;
  filledRewritten: { readonly where: string; readonly cells: number; readonly formula: string };
  filledMadeValues: { readonly where: string; readonly cells: number };
  filledByCutOffs: { readonly where: string; readonly cells: number; readonly table: string };
  filledNotRewritten: { readonly where: string; readonly shows: string };
  filledShowsOther: { readonly cell: string; readonly was: string; readonly shows: string };
  filledLeft: { readonly why: WhyLeft; readonly where: readonly string[] };
  rewriteWithoutLog: { readonly sheet: string };
  cutOffsFailed: { readonly shows: string };
  insertionChanged: { readonly where: string };
  insertionTakenOut: { readonly where: string };
  filledChanged: { readonly where: string };
}
