import type { Day } from "../days";
import type { CellAmounts } from "../measures/exact";
import type { DatedRows } from "./row-order";
import { overRows, type Steps } from "../steps";

/** A row without an order number: a purchase of its own day. */
export const BLANK_ORDER = -1;

/** What records are made of: one entry a row in every list. */
export interface RecordRows extends DatedRows {
  readonly amounts: CellAmounts;
  /** The order of each row, BLANK_ORDER without one; left out where there is no column of orders. Used up: the list is written over. */
  readonly orders?: Int32Array | undefined;
}

/**
 * Rows by customer: two entries a row, its day and order as one number and its amount in the measure's own integers. Side by side they are in one line of
 * memory: of a million rows in another order each list that is looked up costs as much as all the rest.
 */
export type Records = Float64Array;

/** A day counts so many orders, and an order is one more than its number; the days of a calendar and they together stay below 2^53. */
const ORDERS = 2 ** 31;
/** Up to so many rows are sorted by moving each to its place: most customers have no more. */
const FEW_ROWS = 64;

/** The rows by customer as they come; `start` has one entry a customer and one more. */
export function* recordsByCustomer(rows: RecordRows, start: Uint32Array): Steps<Records> {
  const { of, reasons, days, orders, range } = rows;
  const { numbers, factor, rounds } = rows.amounts;
  const { earliest } = range;
  const records = new Float64Array(2 * (start.at(-1) ?? 0));
  const next = start.slice();
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (reasons[row] !== 0) continue;
      const customer = of[row] ?? 0;
      const place = next[customer] ?? 0;
      next[customer] = place + 1;
      const order = orders ? (orders[row] ?? BLANK_ORDER) : BLANK_ORDER;
      const number = (numbers[row] ?? 0) * factor;
      records[2 * place] = ((days[row] ?? 0) - earliest) * ORDERS + (order + 1);
      records[2 * place + 1] = rounds ? Math.round(number) : number;
    }
  });
  return records;
}

/** Days from the earliest one to that of a record, from its first number. */
export function daysOf(number: number): number {
  return Math.floor(number / ORDERS);
}

/** The order of a record, or BLANK_ORDER, from its first number and `daysOf` it. */
export function orderOf(number: number, days: Day): number {
  return number - days * ORDERS - 1;
}

/** Puts the records of one customer in the order of their days, those of one day as they come. */
export function sortRecords(records: Records, begin: number, end: number): void {
  if (end - begin > FEW_ROWS) {
    sortMany(records.subarray(2 * begin, 2 * end));
    return;
  }
  for (let at = 2 * begin + 2; at < 2 * end; at += 2) {
    const number = records[at] ?? 0;
    const amount = records[at + 1] ?? 0;
    const tomorrow = (Math.floor(number / ORDERS) + 1) * ORDERS;
    let place = at;
    for (; place > 2 * begin && (records[place - 2] ?? 0) >= tomorrow; place -= 2) {
      records[place] = records[place - 2] ?? 0;
      records[place + 1] = records[place - 1] ?? 0;
    }
    records[place] = number;
    records[place + 1] = amount;
  }
}

/** Day and place together are one whole number below 2^53, which native code sorts. */
function sortMany(records: Records): void {
  const count = records.length / 2;
  const keys = Float64Array.from({ length: count }, (_, i) => daysOf(records[2 * i] ?? 0) * count + i).sort();
  const before = records.slice();
  keys.forEach((key, i) => {
    const source = 2 * (key % count);
    records[2 * i] = before[source] ?? 0;
    records[2 * i + 1] = before[source + 1] ?? 0;
  });
}
