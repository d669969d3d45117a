import { LAST_DAY, dayFromText, type Day } from "./days";
import { exactText, type Exact } from "./exact";
import { BLANK_ORDER } from "./history";
import { note, warning, type Issue, type LeftOutReason } from "./issues";
import { BAD, BLANK } from "./keys";
import { judgeBy, type Window } from "./period";
import { overRows, type Steps } from "./steps";
import type { Scale } from "./sums";
import { EMPTY, ERROR, NUMBER, SET_ASIDE, type Column } from "./table";

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
  ...SET_ASIDE,
  "emptyRow",
  "blankCustomer",
  "errorCustomer",
  "blankAmount",
  "textAmount",
  "errorAmount",
  "futureDate",
  "noDate",
  "outsidePeriod",
  "excluded",
] as const;

/** The day of every row as a serial number; 0 for an empty cell, −1 for one that is not a date. */
export function* readDays(column: Column, rowCount: number): Steps<Int32Array> {
  const days = new Int32Array(rowCount);
  const dayOfCode = Int32Array.from(column.pool, (text) => dayFromText(text) ?? BLANK);
  const { kinds, codes, numbers } = column;
  yield* overRows(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const kind = kinds[row];
      if (kind === EMPTY) continue;
      if (kind === NUMBER) {
        const day = Math.floor(numbers[row] ?? 0);
        days[row] = day >= 1 && day <= LAST_DAY ? day : BLANK;
      } else days[row] = dayOfCode[codes[row] ?? 0] ?? BLANK;
    }
  });
  return days;
}

/** The order of every row as a small whole number, BLANK_ORDER where there is none. */
export function* readOrders(column: Column, rowCount: number): Steps<Int32Array> {
  const { kinds, codes, numbers, pool } = column;
  const orders = new Int32Array(rowCount);
  const smallest = yield* smallestOfDense(column, rowCount);
  const codeOfNumber = new Map<number, number>();
  const codeOf = (number: number) => {
    let code = codeOfNumber.get(number);
    if (code === undefined) {
      code = pool.length + codeOfNumber.size;
      codeOfNumber.set(number, code);
    }
    return code;
  };
  yield* overRows(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const kind = kinds[row];
      if (kind === EMPTY || kind === ERROR) orders[row] = BLANK_ORDER;
      else if (kind === NUMBER) {
        const number = numbers[row] ?? 0;
        orders[row] = smallest === undefined ? codeOf(number) : pool.length + number - smallest;
      } else orders[row] = codes[row] ?? 0;
    }
  });
  return orders;
}

/** Numbers up to so many times the rows apart are dense. */
const DENSE = 4;

/** The smallest number of a column whose numbers are whole and close together, as running numbers are: such need no map of a million entries. */
function* smallestOfDense({ kinds, numbers }: Column, rowCount: number): Steps<number | undefined> {
  let [smallest, largest, whole] = [Infinity, -Infinity, true];
  yield* overRows(rowCount, (from, to) => {
    for (let row = from; row < to && whole; row++) {
      if (kinds[row] !== NUMBER) continue;
      const number = numbers[row] ?? 0;
      whole = Number.isInteger(number);
      if (number < smallest) smallest = number;
      if (number > largest) largest = number;
    }
  });
  return whole && largest - smallest < DENSE * rowCount ? smallest : undefined;
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
    /** Rows that intake set aside, by the place of their reason. */
    readonly setAside: Uint8Array | undefined;
  },
): Steps<Uint8Array> {
  const { keys, days, today } = given;
  const place = (reason: LeftOutReason) => REASONS.indexOf(reason) + 1;
  const [emptyRow, blankCustomer, errorCustomer] = [place("emptyRow"), place("blankCustomer"), place("errorCustomer")];
  const [blankAmount, textAmount, errorAmount] = [place("blankAmount"), place("textAmount"), place("errorAmount")];
  const [futureDate, noDate] = [place("futureDate"), place("noDate")];
  const reasons = given.setAside?.slice() ?? new Uint8Array(given.rowCount);
  const { kinds } = amountColumn;
  yield* overRows(given.rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      if (reasons[row] !== 0) continue;
      const key = keys[row] ?? BLANK;
      const kind = kinds[row];
      if (key < 0) {
        const isEmpty = kind === EMPTY && keyColumn.kinds[row] === EMPTY;
        reasons[row] = key === BAD ? errorCustomer : isEmpty ? emptyRow : blankCustomer;
      } else if (kind !== NUMBER) {
        reasons[row] = kind === EMPTY ? blankAmount : kind === ERROR ? errorAmount : textAmount;
      } else if (days) {
        const day = days[row] ?? 0;
        if (day > today) reasons[row] = futureDate;
        else if (day <= 0 && given.needsDay) reasons[row] = noDate;
      }
    }
  });
  return reasons;
}

/** Leaves out the rows that are used so far and do not count by a window. */
export function* leaveOutBy(
  window: Window,
  reasons: Uint8Array,
  { days, orders }: { readonly days: Int32Array | undefined; readonly orders: Column | undefined },
): Steps<void> {
  const judge = judgeBy(window, orders);
  const [outside, excluded] = [REASONS.indexOf("outsidePeriod") + 1, REASONS.indexOf("excluded") + 1];
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (reasons[row] !== 0) continue;
      const judged = judge(row, days?.[row] ?? 0);
      if (judged !== "in") reasons[row] = judged === "outside" ? outside : excluded;
    }
  });
}

/** The number that the source gives to a row. */
export type NumberOf = (row: number) => number;

/** Lists the rows left out by reason, with their amounts. */
export function* listLeftOut(
  reasons: Uint8Array,
  amounts: readonly Exact[],
  numberOf: NumberOf,
): Steps<readonly LeftOut[]> {
  const rowsOf: number[][] = REASONS.map(() => []);
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const reason = reasons[row] ?? 0;
      if (reason !== 0) rowsOf[reason - 1]?.push(numberOf(row));
    }
  });
  return REASONS.flatMap((reason, i) => {
    const rows = rowsOf[i] ?? [];
    return rows.length > 0 ? [{ reason, rows, amount: amounts[i + 1] ?? 0 }] : [];
  });
}

/** The latest and the earliest day of the rows used, 0 without one, and the used rows whose date cannot be read. */
export function* lookAtDays(
  days: Int32Array,
  reasons: Uint8Array,
  numberOf: NumberOf,
): Steps<{ readonly latest: Day; readonly earliest: Day; readonly unread: readonly number[] }> {
  let [latest, earliest] = [0, Infinity];
  const unread: number[] = [];
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (reasons[row] !== 0) continue;
      const day = days[row] ?? 0;
      if (day > latest) latest = day;
      if (day > 0 && day < earliest) earliest = day;
      if (day < 0) unread.push(numberOf(row));
    }
  });
  return { latest, earliest: latest === 0 ? 0 : earliest, unread };
}

/** What is worth saying about the rows that were not taken as they are. */
export function describeRows(
  leftOut: readonly LeftOut[],
  {
    scale,
    unread,
    numberOf,
  }: { readonly scale: Scale; readonly unread: readonly number[]; readonly numberOf: NumberOf },
): Issue[] {
  const issues: Issue[] = leftOut.map(({ reason, rows, amount }) =>
    (reason === "emptyRow" ? note : warning)("rowsLeftOut", {
      reason,
      rows: rows.length,
      firstRows: firstFew(rows),
      amount: scale.kind === "rounded" ? String(amount) : exactText(amount, scale.decimals),
    }),
  );
  if (unread.length > 0) issues.push(warning("datesNotRead", { rows: unread.length, firstRows: firstFew(unread) }));
  if (scale.inexactRows > 0) {
    issues.push(note("inexactAmounts", { rows: scale.inexactRows, firstRow: numberOf(scale.firstInexactRow) }));
  }
  return issues;
}

/** The first few numbers of rows; several rows may come from one of a wide sheet. */
export function firstFew(rows: readonly number[]): readonly number[] {
  return [...new Set(rows.slice(0, 100))].slice(0, 5);
}
