import type { Issue } from "./issues";
import type { LeftOutReason } from "./issues/gathering";
import type { Money, Report } from "./report";

/** Rows that do not count, and why. */
export interface LeftOutRows {
  readonly reason: LeftOutReason;
  readonly rows: number;
  readonly firstRows: readonly number[];
  readonly amount: Money;
}

/** What was left out of a result, the most money first; where it is the same, the most rows. */
export function leftOutByMoney({ leftOut }: Report): readonly LeftOutRows[] {
  return [...leftOut].sort((a, b) => Math.abs(b.amount.value) - Math.abs(a.amount.value) || b.rows - a.rows);
}

/** The rows of the sheet that an issue is about, as far as it names them. */
export function rowsOfIssue({ facts }: Issue): readonly number[] {
  if ("firstRows" in facts) return facts.firstRows;
  return "firstRow" in facts ? [facts.firstRow] : [];
}
