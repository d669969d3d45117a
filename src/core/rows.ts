import { LAST_DAY, dayFromText, type Day } from "./days";
import { exactText, type Exact } from "./exact";
import { note, warning, type Issue, type LeftOutReason } from "./issues";
import { BAD, BLANK } from "./keys";
import { ROWS_PER_SLICE, type Steps } from "./steps";
import { ScaledSum, type Scale } from "./sums";
import { EMPTY, ERROR, NUMBER, type Column, type Table } from "./table";

/** Rows of one reason that are not part of the result. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  /** Rows as the source numbers them. */
  readonly rows: readonly number[];
  /** Sum of their amounts, in the amount's own integers; 0 where they have none. */
  readonly amount: Exact;
}

/** Why a row is left out, the first reason that applies. */
const REASONS = [
  "emptyRow",
  "blankCustomer",
  "errorCustomer",
  "blankAmount",
  "textAmount",
  "errorAmount",
  "futureDate",
  "noDate",
] as const;

/** The day of every row as a serial number; 0 for an empty cell, −1 for one that is not a date. */
export function* readDays(column: Column, rowCount: number): Steps<Int32Array> {
  const days = new Int32Array(rowCount);
  const dayOfCode = Int32Array.from(column.pool, (text) => dayFromText(text) ?? BLANK);
  for (let row = 0; row < rowCount; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    const kind = column.kinds[row];
    if (kind === EMPTY) continue;
    if (kind === NUMBER) {
      const day = Math.floor(column.numbers[row] ?? 0);
      days[row] = day >= 1 && day <= LAST_DAY ? day : BLANK;
    } else days[row] = dayOfCode[column.codes[row] ?? 0] ?? BLANK;
  }
  return days;
}

/** One entry a row: 0 when it is used, else 1 + the place of the reason in REASONS. */
export function* judgeRows(
  keyColumn: Column,
  amountColumn: Column,
  given: {
    readonly keys: Int32Array;
    readonly days: Int32Array | undefined;
    readonly today: Day;
    readonly needsDay: boolean;
    readonly rowCount: number;
  },
): Steps<Uint8Array> {
  const { keys, days, today } = given;
  const place = (reason: LeftOutReason) => REASONS.indexOf(reason) + 1;
  const [emptyRow, blankCustomer, errorCustomer] = [place("emptyRow"), place("blankCustomer"), place("errorCustomer")];
  const [blankAmount, textAmount, errorAmount] = [place("blankAmount"), place("textAmount"), place("errorAmount")];
  const [futureDate, noDate] = [place("futureDate"), place("noDate")];
  const reasons = new Uint8Array(given.rowCount);
  const { kinds } = amountColumn;
  for (let row = 0; row < given.rowCount; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    const key = keys[row] ?? BLANK;
    const kind = kinds[row];
    if (key < 0) {
      reasons[row] =
        key === BAD ? errorCustomer : kind === EMPTY && keyColumn.kinds[row] === EMPTY ? emptyRow : blankCustomer;
    } else if (kind !== NUMBER) {
      reasons[row] = kind === EMPTY ? blankAmount : kind === ERROR ? errorAmount : textAmount;
    } else if (days) {
      const day = days[row] ?? 0;
      if (day > today) reasons[row] = futureDate;
      else if (day <= 0 && given.needsDay) reasons[row] = noDate;
    }
  }
  return reasons;
}

/** Lists the rows left out by reason, with their amounts, and adds up all amounts on its own for the check of totals. */
export function* describeRows(
  reasons: Uint8Array,
  amountColumn: Column,
  { table, scale, days }: { readonly table: Table; readonly scale: Scale; readonly days: Int32Array | undefined },
): Steps<{ readonly leftOut: LeftOut[]; readonly amountRead: Exact; readonly issues: Issue[] }> {
  const { kinds, numbers } = amountColumn;
  const rowsOf: number[][] = REASONS.map(() => []);
  const sumOf = REASONS.map(() => new ScaledSum(scale));
  const all = new ScaledSum(scale);
  const undated: number[] = [];
  for (let row = 0; row < reasons.length; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    const isAmount = kinds[row] === NUMBER;
    if (isAmount) all.add(numbers[row] ?? 0);
    const reason = reasons[row] ?? 0;
    if (reason === 0) {
      if (days && (days[row] ?? 0) < 0) undated.push(row + table.firstRow);
      continue;
    }
    rowsOf[reason - 1]?.push(row + table.firstRow);
    if (isAmount) sumOf[reason - 1]?.add(numbers[row] ?? 0);
  }
  const leftOut = REASONS.map((reason, i) => ({ reason, rows: rowsOf[i] ?? [], amount: sumOf[i]?.value ?? 0 })).filter(
    ({ rows }) => rows.length > 0,
  );
  const issues: Issue[] = leftOut.map(({ reason, rows, amount }) =>
    (reason === "emptyRow" ? note : warning)("rowsLeftOut", {
      reason,
      rows: rows.length,
      firstRows: rows.slice(0, 5),
      amount: scale.kind === "rounded" ? String(amount) : exactText(amount, scale.decimals),
    }),
  );
  if (undated.length > 0)
    issues.push(warning("datesNotRead", { rows: undated.length, firstRows: undated.slice(0, 5) }));
  if (scale.inexactRows > 0) {
    issues.push(note("inexactAmounts", { rows: scale.inexactRows, firstRow: scale.firstInexactRow + table.firstRow }));
  }
  return { leftOut, amountRead: all.value, issues };
}
