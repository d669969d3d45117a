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

/** What a history is made of: one entry a row in every list. */
export interface HistoryRows {
  /** The customer of a row that is used. */
  readonly of: Int32Array;
  /** 0 for a row that is used. */
  readonly reasons: Uint8Array;
  readonly customers: number;
  readonly days: Int32Array;
  readonly amounts: Float64Array;
  readonly orders?: Int32Array | undefined;
}

/** Up to so many rows are sorted by moving each to its place: most customers have no more. */
const FEW_ROWS = 64;

/** Puts the rows in the order of their customers and days; rows of one day keep theirs. */
export function* gatherHistory(rows: HistoryRows): Steps<History> {
  const { of, reasons, customers, days, amounts, orders } = rows;
  const start = yield* startsOf(rows);
  const next = start.slice();
  const count = start[customers] ?? 0;
  const [day, amount] = [new Int32Array(count), new Float64Array(count)];
  const order = orders && new Int32Array(count);
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (reasons[row] !== 0) continue;
      const customer = of[row] ?? 0;
      const place = next[customer] ?? 0;
      next[customer] = place + 1;
      day[place] = days[row] ?? 0;
      amount[place] = amounts[row] ?? 0;
      if (order) order[place] = orders[row] ?? BLANK_ORDER;
    }
  });
  const history = { start, day, amount, ...(order ? { order } : {}) };
  yield* sortByDay(history);
  return history;
}

/** Up to so many rows of a customer their orders are compared one by one, which costs less than to look each up. */
const FEW_ORDERS = 128;

/**
 * Gathers the rows of a history into purchases. One whose returns are as large as its sales is none: it neither counts nor refreshes the
 * last purchase.
 */
export function* gatherPurchases({ start, day, amount, order }: History): Steps<Purchases> {
  const customers = start.length - 1;
  const days = new Int32Array(day.length);
  const amounts = new Float64Array(day.length);
  const codes = new Int32Array(order ? day.length : 0);
  const starts = new Uint32Array(customers + 1);
  let count = 0;
  yield* overRows(customers, (from, to) => {
    for (let customer = from; customer < to; customer++) {
      const [begin, end] = [start[customer] ?? 0, start[customer + 1] ?? 0];
      // Two customers may have an order of the same number: it is looked for among the customer's own.
      const known = order && end - begin > FEW_ORDERS ? new Map<number, number>() : undefined;
      const first = count;
      let next = first;
      let ofDay = -1;
      for (let row = begin; row < end; row++) {
        const code = order?.[row] ?? BLANK_ORDER;
        const today = day[row] ?? 0;
        let place = -1;
        if (code === BLANK_ORDER) {
          if (ofDay >= 0 && days[ofDay] === today) place = ofDay;
        } else if (known) place = known.get(code) ?? -1;
        else {
          place = next - 1;
          while (place >= first && codes[place] !== code) place--;
          if (place < first) place = -1;
        }
        if (place < 0) {
          place = next++;
          days[place] = today;
          amounts[place] = 0;
          codes[place] = code;
          if (code === BLANK_ORDER) ofDay = place;
          else known?.set(code, place);
        }
        amounts[place] = (amounts[place] ?? 0) + (amount[row] ?? 0);
      }
      for (let place = first; place < next; place++) {
        if ((amounts[place] ?? 0) <= 0) continue;
        days[count] = days[place] ?? 0;
        amounts[count] = amounts[place] ?? 0;
        count++;
      }
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

/** One entry a customer and one more: how many rows the customers before it have. */
function* startsOf({ of, reasons, customers }: HistoryRows): Steps<Uint32Array> {
  const start = new Uint32Array(customers + 1);
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (reasons[row] !== 0) continue;
      const after = (of[row] ?? 0) + 1;
      start[after] = (start[after] ?? 0) + 1;
    }
  });
  for (let after = 1; after <= customers; after++) start[after] = (start[after] ?? 0) + (start[after - 1] ?? 0);
  return start;
}

/** Sorts the rows of each customer by day. */
function* sortByDay({ start, day, amount, order }: History): Steps<void> {
  yield* overRows(start.length - 1, (from, to) => {
    for (let customer = from; customer < to; customer++) {
      const [first, end] = [start[customer] ?? 0, start[customer + 1] ?? 0];
      let sorted = first + 1;
      while (sorted < end && (day[sorted] ?? 0) >= (day[sorted - 1] ?? 0)) sorted++;
      // Rows mostly come by day as it is.
      if (sorted >= end) continue;
      if (end - first > FEW_ROWS) {
        const places = placesByDay(day.subarray(first, end));
        move(day, first, places);
        move(amount, first, places);
        if (order) move(order, first, places);
        continue;
      }
      for (let row = sorted; row < end; row++) {
        const [ownDay, ownAmount, ownOrder] = [day[row] ?? 0, amount[row] ?? 0, order?.[row] ?? BLANK_ORDER];
        let place = row;
        for (; place > first && (day[place - 1] ?? 0) > ownDay; place--) {
          day[place] = day[place - 1] ?? 0;
          amount[place] = amount[place - 1] ?? 0;
          if (order) order[place] = order[place - 1] ?? BLANK_ORDER;
        }
        day[place] = ownDay;
        amount[place] = ownAmount;
        if (order) order[place] = ownOrder;
      }
    }
  });
}

/** The places of days in ascending order, equal ones as they stand: day and place together are one whole number each, below 2^53. */
function placesByDay(day: Int32Array): Float64Array {
  const { length } = day;
  const keys = new Float64Array(length);
  for (let place = 0; place < length; place++) keys[place] = (day[place] ?? 0) * length + place;
  keys.sort();
  for (let place = 0; place < length; place++) keys[place] = (keys[place] ?? 0) % length;
  return keys;
}

/** Gives each of the values from a first one on the value at its place. */
function move(values: Int32Array | Float64Array, first: number, places: Float64Array): void {
  const before = values.slice(first, first + places.length);
  for (let i = 0; i < places.length; i++) values[first + i] = before[places[i] ?? 0] ?? 0;
}
