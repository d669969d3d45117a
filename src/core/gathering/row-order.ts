import type { Day } from "../days";
import { overRows, type Steps } from "../steps";

/** Rows to be put in the order of customers and days: one entry a row in every list. */
export interface DatedRows {
  /** The customer of a row that is used. */
  readonly of: Int32Array;
  /** 0 for a row that is used. */
  readonly reasons: Uint8Array;
  /** Rows of each customer that are used. */
  readonly counts: Uint32Array;
  readonly days: Int32Array;
  /** The first and the last day of the rows that are used. */
  readonly range: { readonly earliest: Day; readonly latest: Day };
}

/** Up to so many rows are sorted by moving each to its place: most customers have no more. */
const FEW_ROWS = 64;

/** The rows by customer and day: `start` has one entry a customer and one more, the others one a row; `source` is the row's own place. */
export function* orderRows(
  rows: DatedRows,
): Steps<{ readonly start: Uint32Array; readonly day: Int32Array; readonly source: Int32Array }> {
  const start = startsOf(rows.counts);
  const keys = yield* keysByCustomer(rows, start);
  const [day, source] = [new Int32Array(keys.length), new Int32Array(keys.length)];
  const [size, { earliest }] = [sizeOf(rows), rows.range];
  yield* overRows(keys.length, (from, to) => {
    for (let place = from; place < to; place++) {
      const key = keys[place] ?? 0;
      const days = Math.floor(key / size);
      day[place] = earliest + days;
      source[place] = key - days * size;
    }
  });
  return { start, day, source };
}

/** One entry a customer and one more: how many rows the customers before it have. */
export function startsOf(counts: Uint32Array): Uint32Array {
  const start = new Uint32Array(counts.length + 1);
  for (let customer = 0; customer < counts.length; customer++)
    start[customer + 1] = (start[customer] ?? 0) + (counts[customer] ?? 0);
  return start;
}

/** Day and row together are one whole number, below 2^53: that many rows fit between two days. */
function sizeOf({ reasons }: DatedRows): number {
  return 2 ** Math.ceil(Math.log2(reasons.length + 1));
}

/**
 * The rows by customer, as day and row in one number: sorted, they stand by day, and those of one day as they come. One list of small numbers is put in
 * order faster than three of all that is known of a row.
 */
function* keysByCustomer(rows: DatedRows, start: Uint32Array): Steps<Uint32Array | Float64Array> {
  const { of, reasons, days, range } = rows;
  const { earliest, latest } = range;
  const [size, count] = [sizeOf(rows), start.at(-1) ?? 0];
  const keys = (latest - earliest + 1) * size <= 2 ** 32 ? new Uint32Array(count) : new Float64Array(count);
  const next = start.slice();
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (reasons[row] !== 0) continue;
      const customer = of[row] ?? 0;
      const place = next[customer] ?? 0;
      next[customer] = place + 1;
      keys[place] = ((days[row] ?? 0) - earliest) * size + row;
    }
  });
  yield* overRows(start.length - 1, (from, to) => {
    for (let customer = from; customer < to; customer++) sortKeys(keys, start[customer] ?? 0, start[customer + 1] ?? 0);
  });
  return keys;
}

/** Sorts the keys of one customer. */
function sortKeys(keys: Uint32Array | Float64Array, begin: number, end: number): void {
  if (end - begin > FEW_ROWS) {
    keys.subarray(begin, end).sort();
    return;
  }
  for (let at = begin + 1; at < end; at++) {
    const key = keys[at] ?? 0;
    let place = at;
    for (; place > begin && (keys[place - 1] ?? 0) > key; place--) keys[place] = keys[place - 1] ?? 0;
    keys[place] = key;
  }
}
