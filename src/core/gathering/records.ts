import type { CellAmounts } from "../measures/exact";
import type { DatedRows } from "./row-order";
import { overRows, type Steps } from "../steps";
import { EMPTY, ERROR, NUMBER, TEXT, type Column } from "../table";

/** A row without an order number: a purchase of its own day. */
export const BLANK_ORDER = -1;

/** What records are made of: one entry a row in every list. */
export interface RecordRows extends DatedRows {
  readonly amounts: CellAmounts;
  /** The column of orders; left out where there is none. */
  readonly orders?: OrderColumn | undefined;
}

/** Orders as they stand in their cells. */
export interface OrderColumn extends Pick<Column, "kinds" | "numbers" | "codes" | "pool"> {
  /** The order of each row as a small whole number, BLANK_ORDER without one: asked for where the cells hold other numbers. */
  readonly coded: () => Steps<Int32Array>;
}

/**
 * Rows by customer, two numbers a row: its order and day as two integers in the room of the first, its amount in the measure's own integers as the second.
 * Side by side they are in one line of memory: of a million rows in another order each list that is looked up costs as much as all the rest.
 */
export interface Records {
  readonly numbers: Float64Array;
  /** The same memory: four entries a row, its order first and then its day, counted from `FIRST`. */
  readonly integers: Int32Array;
}

/** What stands for the earliest day: order and day are moved as one double then, and shall be an ordinary one. Its exponent is in the day. */
export const FIRST = 0x3ff00000;

/** Up to so many rows are sorted by moving each to its place: most customers have no more. */
const FEW_ROWS = 64;

/** What the order of a row is read from: the number of its cell and so much more, or the code of its text. */
interface OrderCells extends Pick<Column, "kinds" | "numbers" | "codes"> {
  readonly shift: number;
  /** Numbers of texts; those of numbers lie behind them. */
  readonly texts: number;
}

/** The rows by customer as they come; `start` has one entry a customer and one more. */
export function* recordsByCustomer(rows: RecordRows, start: Uint32Array): Steps<Records> {
  const numbers = new Float64Array(2 * (start.at(-1) ?? 0));
  const records = { numbers, integers: new Int32Array(numbers.buffer) };
  const { orders, reasons } = rows;
  const strange = yield* fillRecords(records, rows, { start, cells: orderCells(orders, reasons.length) });
  // Numbers that are no small whole ones are few where there are any at all: orders are numbered on.
  if (orders && strange > 0) {
    const kinds = new Uint8Array(reasons.length).fill(TEXT);
    const cells = { kinds, numbers: orders.numbers, codes: yield* orders.coded(), shift: 0, texts: 0 };
    yield* fillRecords(records, rows, { start, cells });
  }
  return records;
}

/** Numbers of orders count from the first of them, in the middle of the room for them. */
const MIDDLE = 2 ** 30;

function orderCells(orders: OrderColumn | undefined, rowCount: number): OrderCells {
  const none = { kinds: new Uint8Array(0), numbers: new Float64Array(0), codes: new Int32Array(0), shift: 0, texts: 0 };
  if (!orders) return { ...none, kinds: new Uint8Array(rowCount).fill(EMPTY) };
  const { kinds, numbers, codes, pool } = orders;
  const first = numbers[kinds.indexOf(NUMBER)] ?? 0;
  return { kinds, numbers, codes, shift: MIDDLE - Math.floor(first), texts: pool.length };
}

/** Fills the records; gives how many orders are no whole number that is small enough. */
function* fillRecords(
  { numbers, integers }: Records,
  { of, reasons, days, amounts, range }: RecordRows,
  { start, cells }: { readonly start: Uint32Array; readonly cells: OrderCells },
): Steps<number> {
  const { numbers: values, factor, rounds } = amounts;
  const { kinds, numbers: orders, codes, shift, texts } = cells;
  const { earliest } = range;
  const next = start.slice();
  let strange = 0;
  yield* overRows(reasons.length, (from, to) => {
    let unlike = 0;
    for (let row = from; row < to; row++) {
      if (reasons[row] !== 0) continue;
      const customer = of[row] ?? 0;
      const place = next[customer] ?? 0;
      next[customer] = place + 1;
      const kind = kinds[row];
      let order = BLANK_ORDER;
      if (kind === NUMBER) {
        const number = (orders[row] ?? 0) + shift;
        order = number | 0;
        if (order !== number || order < texts) unlike++;
      } else if (kind !== EMPTY && kind !== ERROR) order = codes[row] ?? 0;
      const value = (values[row] ?? 0) * factor;
      integers[4 * place] = order;
      integers[4 * place + 1] = (days[row] ?? 0) - earliest + FIRST;
      numbers[2 * place + 1] = rounds ? Math.round(value) : value;
    }
    strange += unlike;
  });
  return strange;
}

/** Puts the records of one customer in the order of their days, those of one day as they come. */
export function sortRecords(records: Records, begin: number, end: number): void {
  if (end - begin > FEW_ROWS) {
    sortMany(records, begin, end);
    return;
  }
  const { numbers, integers } = records;
  for (let at = begin + 1; at < end; at++) {
    const day = integers[4 * at + 1] ?? 0;
    if (day >= (integers[4 * at - 3] ?? 0)) continue;
    const head = numbers[2 * at] ?? 0;
    const amount = numbers[2 * at + 1] ?? 0;
    let place = at;
    for (; place > begin && (integers[4 * place - 3] ?? 0) > day; place--) {
      numbers[2 * place] = numbers[2 * place - 2] ?? 0;
      numbers[2 * place + 1] = numbers[2 * place - 1] ?? 0;
    }
    numbers[2 * place] = head;
    numbers[2 * place + 1] = amount;
  }
}

/** Day and place together are one whole number below 2^53, which native code sorts. */
function sortMany({ numbers, integers }: Records, begin: number, end: number): void {
  const count = end - begin;
  const days = (i: number) => (integers[4 * (begin + i) + 1] ?? 0) - FIRST;
  const keys = Float64Array.from({ length: count }, (_, i) => days(i) * count + i).sort();
  const before = numbers.slice(2 * begin, 2 * end);
  keys.forEach((key, i) => {
    const source = 2 * (key % count);
    numbers[2 * (begin + i)] = before[source] ?? 0;
    numbers[2 * (begin + i) + 1] = before[source + 1] ?? 0;
  });
}
