import { LAST_DAY, dayFromText, type Day } from "../days";
import { exactText, type Exact } from "../measures/exact";
import { BLANK_ORDER } from "./records";
import { note, warning, type Issue } from "../issues";
import type { LeftOutReason } from "../issues/gathering";
import { BAD, BLANK } from "./keys";
import { judgeBy, type Window } from "../policies/period";
import { overRows, type Steps } from "../steps";
import type { Scale } from "./scale";
import { EMPTY, ERROR, NUMBER, SET_ASIDE, type Column } from "../table";

/** Rows of one reason that are not part of the result. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  readonly rows: number;
  /** The first few of them, as the source numbers them. */
  readonly firstRows: readonly number[];
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
  yield* overRows(rowCount, (from, to) => {
    fillDays(column, days.subarray(from, to), from);
  });
  return days;
}

function fillDays(column: Column, days: Int32Array, first: number): void {
  const dayOfCode = daysOfPool(column.pool);
  for (let i = 0; i < days.length; i++) days[i] = dayAt(column, first + i, dayOfCode);
}

/** The day of one row, as `readDays` has it; `dayOfCode` is what `daysOfPool` says of the column's texts. */
export function dayAt({ kinds, codes, numbers }: Column, row: number, dayOfCode: Int32Array): number {
  const kind = kinds[row];
  if (kind === EMPTY) return 0;
  if (kind !== NUMBER) return dayOfCode[codes[row] ?? 0] ?? BLANK;
  const day = Math.floor(numbers[row] ?? 0);
  return day >= 1 && day <= LAST_DAY ? day : BLANK;
}

/** The parts of a column share their texts, which are read once. */
const knownDays = new WeakMap<readonly string[], Int32Array>();

/** The day of each text of a column, as `readDays` has it. */
export function daysOfPool(pool: readonly string[]): Int32Array {
  const days = knownDays.get(pool) ?? Int32Array.from(pool, (text) => dayFromText(text) ?? BLANK);
  knownDays.set(pool, days);
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
  let [smallest, largest, fractions] = [Infinity, -Infinity, 0];
  yield* overRows(rowCount, (from, to) => {
    if (fractions > 0) return;
    let least = smallest;
    let most = largest;
    let broken = 0;
    for (let row = from; row < to; row++) {
      if (kinds[row] !== NUMBER) continue;
      const number = numbers[row] ?? 0;
      if (Math.floor(number) !== number) broken++;
      if (number < least) least = number;
      if (number > most) most = number;
    }
    smallest = least;
    largest = most;
    fractions += broken;
  });
  return fractions === 0 && largest - smallest < DENSE * rowCount ? smallest : undefined;
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

/** A few numbers of rows are enough to find what is wrong. */
const FIRST_ROWS = 5;
/** Rows that are looked at for them: several may come from one of a wide sheet. */
const LOOKED_AT = 100;

/** Counts rows, and keeps the numbers of the first few. */
export class RowCount {
  rows = 0;
  private readonly firsts = new Set<number>();

  add(number: number): void {
    if (this.rows++ < LOOKED_AT && this.firsts.size < FIRST_ROWS) this.firsts.add(number);
  }

  get firstRows(): readonly number[] {
    return [...this.firsts];
  }
}

/** The latest and the earliest of some days, 0 without one. */
export class DayRange {
  latest: Day = 0;
  private first = Infinity;

  *take(days: Int32Array, reasons: Uint8Array): Steps<void> {
    yield* overRows(reasons.length, (from, to) => {
      let [latest, first] = [this.latest, this.first];
      for (let row = from; row < to; row++) {
        if (reasons[row] !== 0) continue;
        const day = days[row] ?? 0;
        if (day > latest) latest = day;
        if (day > 0 && day < first) first = day;
      }
      [this.latest, this.first] = [latest, first];
    });
  }

  get earliest(): Day {
    return this.latest === 0 ? 0 : this.first;
  }
}

/** What became of the rows, which come part by part: how many are left out and why, and which dates were not read. */
export class RowLedger {
  /** All rows. */
  rows = 0;
  private readonly away: readonly RowCount[] = REASONS.map(() => new RowCount());
  private readonly unread = new RowCount();

  /** `numberOf` gives the number of a row in the source. */
  *take(reasons: Uint8Array, days: Int32Array | undefined, numberOf: (row: number) => number): Steps<void> {
    this.rows += reasons.length;
    yield* overRows(reasons.length, (from, to) => {
      for (let row = from; row < to; row++) {
        const reason = reasons[row] ?? 0;
        if (reason !== 0) this.away[reason - 1]?.add(numberOf(row));
        else if (days && (days[row] ?? 0) < 0) this.unread.add(numberOf(row));
      }
    });
  }

  get used(): number {
    return this.away.reduce((rows, { rows: away }) => rows - away, this.rows);
  }

  /** The rows left out by reason, with their amounts by reason. */
  leftOut(amounts: readonly Exact[]): readonly LeftOut[] {
    return REASONS.flatMap((reason, i) => {
      const { rows = 0, firstRows = [] } = this.away[i] ?? {};
      return rows > 0 ? [{ reason, rows, firstRows, amount: amounts[i + 1] ?? 0 }] : [];
    });
  }

  /** What is worth saying about the rows that were not taken as they are. */
  issues(leftOut: readonly LeftOut[], { kind, decimals, inexactRows, firstInexactRow }: Scale): Issue[] {
    const issues: Issue[] = leftOut.map(({ reason, rows, firstRows, amount }) =>
      (reason === "emptyRow" ? note : warning)("rowsLeftOut", {
        reason,
        rows,
        firstRows,
        amount: kind === "rounded" ? String(amount) : exactText(amount, decimals),
      }),
    );
    const { rows, firstRows } = this.unread;
    if (rows > 0) issues.push(warning("datesNotRead", { rows, firstRows }));
    if (inexactRows > 0) issues.push(note("inexactAmounts", { rows: inexactRows, firstRow: firstInexactRow }));
    return issues;
  }
}
