import type { Day } from "./days";
import { overRows, type Steps } from "./steps";

/** The used rows in the order of their customers and days. */
export interface History {
  /** One entry a customer and one more: where its rows begin and those of the next. */
  readonly start: Uint32Array;
  /** One entry a row, ascending within a customer: a serial number. */
  readonly day: Int32Array;
  /** One entry a row: the amount in the measure's own integers, as a double. */
  readonly amount: Float64Array;
  /** One entry a row: its order, where there is a column of orders; BLANK_ORDER without one. */
  readonly order?: Int32Array;
}

/** A row of a history without an order number: a purchase of its own day. */
export const BLANK_ORDER = -1;

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

/** What a history is made of: one entry a row, `of` negative for a row that is not used. */
export interface HistoryRows {
  readonly of: Int32Array;
  readonly customers: number;
  readonly days: Int32Array;
  readonly amounts: Float64Array;
  readonly orders?: Int32Array | undefined;
}

/** Puts the rows in the order of their customers and days: by day first, then, keeping that order, by customer. */
export function* gatherHistory({ of, customers, days, amounts, orders }: HistoryRows): Steps<History> {
  const range = yield* rangeOf(of, days);
  const dayOf = new Int32Array(of.length);
  yield* overRows(of.length, (from, to) => {
    for (let row = from; row < to; row++) dayOf[row] = (of[row] ?? 0) < 0 ? -1 : (days[row] ?? 0) - range.first;
  });
  const byDay = yield* sortRows(dayOf, range.last - range.first + 1);
  const customerOf = new Int32Array(byDay.rows.length);
  yield* overRows(customerOf.length, (from, to) => {
    for (let place = from; place < to; place++) customerOf[place] = of[byDay.rows[place] ?? 0] ?? -1;
  });
  const byCustomer = yield* sortRows(customerOf, customers);
  const count = byCustomer.rows.length;
  const [day, amount] = [new Int32Array(count), new Float64Array(count)];
  const order = orders && new Int32Array(count);
  yield* overRows(count, (from, to) => {
    for (let place = from; place < to; place++) {
      const row = byDay.rows[byCustomer.rows[place] ?? 0] ?? 0;
      day[place] = days[row] ?? 0;
      amount[place] = amounts[row] ?? 0;
      if (order) order[place] = orders[row] ?? BLANK_ORDER;
    }
  });
  return { start: byCustomer.start, day, amount, ...(order ? { order } : {}) };
}

/**
 * Gathers the rows of a history into purchases. One whose returns are as large as its sales is none: it neither counts nor refreshes the
 * last purchase.
 */
export function* gatherPurchases({ start, day, amount, order }: History): Steps<Purchases> {
  const customers = start.length - 1;
  const days = new Int32Array(day.length);
  const amounts = new Float64Array(day.length);
  const starts = new Uint32Array(customers + 1);
  // Two customers may have an order of the same number: it is found again only where the customer is the same.
  const codes = order ? order.reduce((most, code) => Math.max(most, code + 1), 0) : 0;
  const customerOf = new Int32Array(codes).fill(-1);
  const placeOf = new Uint32Array(codes);
  let count = 0;
  yield* overRows(customers, (from, to) => {
    for (let customer = from; customer < to; customer++) {
      const first = count;
      let ofDay = -1;
      const end = start[customer + 1] ?? 0;
      for (let row = start[customer] ?? 0; row < end; row++) {
        const code = order?.[row] ?? BLANK_ORDER;
        const today = day[row] ?? 0;
        const known = code === BLANK_ORDER ? ofDay >= 0 && days[ofDay] === today : customerOf[code] === customer;
        const place = known ? (code === BLANK_ORDER ? ofDay : (placeOf[code] ?? 0)) : count++;
        if (!known) {
          days[place] = today;
          amounts[place] = 0;
          if (code === BLANK_ORDER) ofDay = place;
          else {
            customerOf[code] = customer;
            placeOf[code] = place;
          }
        }
        amounts[place] = (amounts[place] ?? 0) + (amount[row] ?? 0);
      }
      let kept = first;
      for (let place = first; place < count; place++) {
        if ((amounts[place] ?? 0) <= 0) continue;
        days[kept] = days[place] ?? 0;
        amounts[kept] = amounts[place] ?? 0;
        kept++;
      }
      count = kept;
      starts[customer + 1] = count;
    }
  });
  return {
    by: order ? "order" : "date",
    start: starts,
    day: days.subarray(0, count),
    amount: amounts.subarray(0, count),
  };
}

/** The history of some of the customers, in the order given. */
export function selectHistory(history: History, customers: Uint32Array): History {
  const { start, pick } = selection(history.start, customers);
  const { day, amount, order } = history;
  const selected = { start, day: pick(day, Int32Array), amount: pick(amount, Float64Array) };
  return order ? { ...selected, order: pick(order, Int32Array) } : selected;
}

/** The purchases of some of the customers, in the order given. */
export function selectPurchases({ by, start: starts, day, amount }: Purchases, customers: Uint32Array): Purchases {
  const { start, pick } = selection(starts, customers);
  return { by, start, day: pick(day, Int32Array), amount: pick(amount, Float64Array) };
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

function* rangeOf(of: Int32Array, days: Int32Array): Steps<{ readonly first: Day; readonly last: Day }> {
  let [first, last] = [Infinity, -Infinity];
  yield* overRows(of.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if ((of[row] ?? 0) < 0) continue;
      const day = days[row] ?? 0;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  });
  return first > last ? { first: 0, last: 0 } : { first, last };
}

/** Sorts rows by a small whole number each, rows of one number keeping their order; rows with a negative one are left out. */
function* sortRows(
  keyOf: Int32Array,
  keys: number,
): Steps<{ readonly rows: Uint32Array; readonly start: Uint32Array }> {
  const start = new Uint32Array(keys + 1);
  yield* overRows(keyOf.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const key = keyOf[row] ?? -1;
      if (key >= 0) start[key + 1] = (start[key + 1] ?? 0) + 1;
    }
  });
  for (let key = 0; key < keys; key++) start[key + 1] = (start[key + 1] ?? 0) + (start[key] ?? 0);
  const next = start.slice();
  const rows = new Uint32Array(start[keys] ?? 0);
  yield* overRows(keyOf.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const key = keyOf[row] ?? -1;
      if (key < 0) continue;
      const place = next[key] ?? 0;
      rows[place] = row;
      next[key] = place + 1;
    }
  });
  return { rows, start };
}
