import type { Day } from "../days";
import { BLANK_ORDER, FIRST, recordsByCustomer, sortRecords, type RecordRows, type Records } from "./records";
import { startsOf } from "./row-order";
import { overEach, overRows, type Steps } from "../steps";

/** The used rows in the order of their customers and days. */
export interface History {
  /** One entry a customer and one more: where its rows begin and those of the next. */
  readonly start: Uint32Array;
  /** One entry a row, ascending within a customer: a serial number. */
  readonly day: Int32Array;
  /** One entry a row: the amount in the measure's own integers, as a double. */
  readonly amount: Float64Array;
}

/** The purchases of every customer: distinct orders, or distinct days where there is no column of orders. */
export interface Purchases {
  readonly by: "order" | "date";
  /** One entry a customer and one more: where its purchases begin and those of the next. */
  readonly start: Uint32Array;
  /** One entry a purchase, ascending within a customer: the first day of the order. */
  readonly day: Int32Array;
  /** One entry a purchase: its net amount, above zero, in the measure's own integers as a double. */
  readonly amount: Float64Array;
}

/** Up to so many rows of a customer their orders are compared one by one, which costs less than to look each up. */
const FEW_ORDERS = 128;

/**
 * Puts the rows in the order of their customers and days, those of one day as they come, and gathers them into purchases. One whose returns are as
 * large as its sales is none: it neither counts nor refreshes the last purchase.
 */
export function* gatherHistory(rows: RecordRows): Steps<{ readonly history: History; readonly purchases: Purchases }> {
  const start = startsOf(rows.counts);
  const records = yield* recordsByCustomer(rows, start);
  const { numbers } = records;
  const length = numbers.length / 2;
  const customers = start.length - 1;
  // Amounts take the place of records that have been read already: that of a row lies no further on than its own record.
  const history = { start, day: new Int32Array(length), amount: numbers.subarray(0, length) };
  const starts = new Uint32Array(customers + 1);
  const found = { day: new Int32Array(length), amount: new Float64Array(length) };
  const gathered: Gathered = {
    ...{ history, found, earliest: FIRST - rows.range.earliest },
    codes: new Int32Array(FEW_ORDERS),
    places: new Map(),
  };
  let count = 0;
  yield* overEach(customers, (customer) => {
    const begin = start[customer] ?? 0;
    const end = start[customer + 1] ?? 0;
    sortRecords(records, begin, end);
    count = readRecords(records, { begin, end, count }, gathered);
    starts[customer + 1] = count;
  });
  const purchases: Purchases = {
    by: rows.orders ? "order" : "date",
    start: starts,
    day: found.day.subarray(0, count),
    amount: found.amount.subarray(0, count),
  };
  return { history, purchases };
}

/** What is made of the records. */
interface Gathered {
  readonly history: Pick<History, "day" | "amount">;
  readonly found: Pick<Purchases, "day" | "amount">;
  /** Room for the orders of a customer with few, or BLANK_ORDER, written anew for each: one entry a purchase. */
  readonly codes: Int32Array;
  /** Where the purchase of an order stands, for customers with many. */
  readonly places: Map<number, number>;
  /** The day that those of records are counted from. */
  readonly earliest: Day;
}

/**
 * Reads the records of one customer into the history, and gathers them into purchases behind those before: by order, those without one by day; gives how
 * many there are then. Two customers may have an order of the same number: it is looked for among the customer's own.
 */
function readRecords(
  { numbers, integers }: Records,
  { begin, end, count }: { readonly begin: number; readonly end: number; readonly count: number },
  { history, found, codes, places: map, earliest }: Gathered,
): number {
  const { day, amount } = history;
  const { day: days, amount: amounts } = found;
  const places = end - begin > FEW_ORDERS ? map : undefined;
  places?.clear();
  let own = 0;
  let ofDay = -1;
  let least = Infinity;
  // Which orders there may be already, a bit for each remainder: nearly all are new, and need not be looked for.
  let seen = 0;
  for (let row = begin; row < end; row++) {
    const code = integers[4 * row] ?? BLANK_ORDER;
    const today = (integers[4 * row + 1] ?? 0) - earliest;
    const value = numbers[2 * row + 1] ?? 0;
    day[row] = today;
    amount[row] = value;
    if (value < least) least = value;
    let place = -1;
    if (code === BLANK_ORDER) {
      if (ofDay >= 0 && days[count + ofDay] === today) place = ofDay;
    } else if (places) place = places.get(code) ?? -1;
    else {
      const bit = 1 << (code & 31);
      if ((seen & bit) !== 0) place = lastPlaceOf(code, codes, own);
      seen |= bit;
    }
    if (place < 0) {
      place = own++;
      days[count + place] = today;
      amounts[count + place] = 0;
      if (code === BLANK_ORDER) ofDay = place;
      else places?.set(code, place);
      if (!places) codes[place] = code;
    }
    amounts[count + place] = (amounts[count + place] ?? 0) + value;
  }
  return least > 0 ? count + own : withoutReturned(found, count, count + own);
}

function lastPlaceOf(code: number, codes: Int32Array, count: number): number {
  let place = count - 1;
  while (place >= 0 && codes[place] !== code) place--;
  return place;
}

/** Leaves purchases out whose returns are as large as their sales, of those from one place up to another; gives the place behind those that stay. */
function withoutReturned({ day, amount }: Pick<Purchases, "day" | "amount">, from: number, to: number): number {
  let next = from;
  for (let at = from; at < to; at++) {
    const value = amount[at] ?? 0;
    if (value <= 0) continue;
    day[next] = day[at] ?? 0;
    amount[next++] = value;
  }
  return next;
}

/**
 * The amounts of every customer's rows whose day lies after one day and not after another, and of those after that and not after a third; sums of
 * whole numbers are exact.
 */
export function* sumsOfDays(
  { start, day, amount }: History,
  { after, middle, until }: { readonly after: Day; readonly middle: Day; readonly until: Day },
): Steps<{ readonly before: Float64Array; readonly now: Float64Array }> {
  const before = new Float64Array(start.length - 1);
  const now = new Float64Array(start.length - 1);
  yield* overEach(now.length, (customer) => {
    const begin = start[customer] ?? 0;
    let row = (start[customer + 1] ?? 0) - 1;
    while (row >= begin && (day[row] ?? 0) > until) row--;
    let sum = 0;
    for (; row >= begin && (day[row] ?? 0) > middle; row--) sum += amount[row] ?? 0;
    now[customer] = sum;
    sum = 0;
    for (; row >= begin && (day[row] ?? 0) > after; row--) sum += amount[row] ?? 0;
    before[customer] = sum;
  });
  return { before, now };
}

/** The amounts of every customer's rows whose day lies after one day; sums of whole numbers are exact. */
export function* sumSince(history: History, after: Day): Steps<Float64Array> {
  return (yield* sumsOfDays(history, { after, middle: after, until: Infinity })).now;
}

/** The history of some of the customers, in the order given. */
export function selectHistory(history: History, customers: Uint32Array): History {
  const { start, pick } = selection(history.start, customers);
  return { start, day: pick(history.day, Int32Array), amount: pick(history.amount, Float64Array) };
}

/** The purchases of some of the customers, in the order given. */
export function selectPurchases({ by, start: starts, day, amount }: Purchases, customers: Uint32Array): Purchases {
  const { start, pick } = selection(starts, customers);
  return { by, start, day: pick(day, Int32Array), amount: pick(amount, Float64Array) };
}

/** One entry a customer in every list. */
export interface PurchaseCounts {
  readonly orders: Float64Array;
  /** Days from the last purchase to the analysis date; NaN without one. */
  readonly daysSinceLast: Float64Array;
}

/** Several methods ask for the same: kept for as long as the purchases live. Nobody writes into it. */
const counted = new WeakMap<Purchases, PurchaseCounts & { readonly analysisDate: Day }>();

/** How often each customer bought, and how long ago the last time. */
export function* countPurchases(purchases: Purchases, analysisDate: Day): Steps<PurchaseCounts> {
  const known = counted.get(purchases);
  if (known?.analysisDate === analysisDate) return known;
  const { start, day } = purchases;
  const count = start.length - 1;
  const [orders, daysSinceLast] = [new Float64Array(count), new Float64Array(count)];
  yield* overRows(count, (from, to) => {
    for (let i = from; i < to; i++) {
      const end = start[i + 1] ?? 0;
      const own = end - (start[i] ?? 0);
      orders[i] = own;
      daysSinceLast[i] = own === 0 ? NaN : analysisDate - (day[end - 1] ?? 0);
    }
  });
  const found = { orders, daysSinceLast, analysisDate };
  counted.set(purchases, found);
  return found;
}

/** The day of a customer's last purchase; nothing without one. */
export function lastPurchase({ start, day }: Purchases, customer: number): Day | undefined {
  const end = start[customer + 1] ?? 0;
  return end > (start[customer] ?? 0) ? day[end - 1] : undefined;
}

function selection(starts: Uint32Array, customers: Uint32Array) {
  const start = new Uint32Array(customers.length + 1);
  customers.forEach((customer, place) => {
    start[place + 1] = (start[place] ?? 0) + (starts[customer + 1] ?? 0) - (starts[customer] ?? 0);
  });
  const pick = <A extends Int32Array | Float64Array>(values: A, make: new (length: number) => A): A => {
    const picked = new make(start.at(-1) ?? 0);
    customers.forEach((customer, place) => {
      picked.set(values.subarray(starts[customer], starts[customer + 1]), start[place]);
    });
    return picked;
  };
  return { start, pick };
}
