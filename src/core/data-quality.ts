import type { Issue, IssueKind } from "./issues";
import type { LeftOutReason } from "./issues/gathering";
import { numberOf } from "./gathering/parts";
import type { Money, Report } from "./report";
import { cellText, isRead, type Table } from "./table";

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

/** Rows whose amount cannot be told: what they would have brought is not among the money left out. */
const AMOUNT_UNKNOWN: readonly LeftOutReason[] = ["blankAmount", "textAmount", "errorAmount"];

/** Whether the money of rows that do not count can be told. */
export function isAmountKnown(reason: LeftOutReason): boolean {
  return !AMOUNT_UNKNOWN.includes(reason);
}

/** Rows that bring no money of their own: they add up others, or head them again. */
const NO_MONEY: readonly LeftOutReason[] = ["totalRow", "repeatedHeader"];

/** The money that was left out, whatever its sign, and what part it is of all money in the rows; totals are none of it. */
export interface MoneyLeftOut {
  readonly amount: Money;
  readonly share: number;
  /** Rows whose amount is not known. */
  readonly unknownRows: number;
}

/** What the rows that do not count come to. Refunds and sales of different reasons do not make up for each other. */
export function moneyLeftOut({ leftOut, positive, negative, decimals }: Report): MoneyLeftOut {
  const sales = leftOut.filter(({ reason }) => !NO_MONEY.includes(reason));
  const amount = sales.reduce((sum, rows) => sum + Math.abs(rows.amount.value), 0);
  const all = amount + positive.value + Math.abs(negative.value);
  const unknown = sales.filter(({ reason }) => !isAmountKnown(reason));
  return {
    amount: { value: amount, text: amount.toFixed(decimals) },
    share: all > 0 ? amount / all : 0,
    unknownRows: unknown.reduce((sum, { rows }) => sum + rows, 0),
  };
}

/** What was read in another way than it stands there: texts as numbers, digits as days, units, headers. Nothing of it is wrong; somebody may want to look. */
const SPECIAL: readonly IssueKind[] = [
  ...(["numbersMeant", "decimalTaken", "dateOrderTaken", "datesFromDigits", "amountUnitTaken"] as const),
  ...(["zerosKept", "headersFound", "monthsGathered", "hiddenRowsUsed", "namesDiffer", "inexactAmounts"] as const),
];

/** Issues parted into what was read specially, what touches amounts first, and what is to be answered or corrected. */
export function partNoticed(issues: readonly Issue[]): {
  readonly special: readonly Issue[];
  readonly others: readonly Issue[];
} {
  const place = ({ kind, severity }: Issue) => (severity === "note" ? SPECIAL.indexOf(kind) : -1);
  return {
    special: issues.filter((issue) => place(issue) >= 0).sort((a, b) => place(a) - place(b)),
    others: issues.filter((issue) => place(issue) < 0 && issue.kind !== "rowsLeftOut"),
  };
}

/** The row of the sheet where an issue's example stands; nothing where it gives none, or the table no longer has it. */
export function rowOfExample(table: Table, { facts }: Issue): number | undefined {
  if (!("header" in facts && "example" in facts)) return undefined;
  const column = table.columns.find(({ header }) => header === facts.header);
  const cells = column && isRead(column) ? column.kinds.length : 0;
  for (let row = 0; column && row < cells; row++)
    if (cellText(column, row) === facts.example) return numberOf(table, row);
  return undefined;
}

/** The rows of the sheet that an issue is about, as far as it names them. */
export function rowsOfIssue({ facts }: Issue): readonly number[] {
  if ("firstRows" in facts) return facts.firstRows;
  return "firstRow" in facts ? [facts.firstRow] : [];
}
