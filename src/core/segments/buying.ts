import type { Day } from "../days";
import { countPurchases, type Purchases } from "../gathering/history";
import type { Customers } from "../customer-columns";
import { inUnits, type Measure } from "../measures";
import { orderOf, type Ascending } from "../stats/ascending";
import { levelsOn, type Ladder } from "../stats/ladder";
import { ascendingFrom, type Standing } from "../stats/standing";
import { inPieces, overRows, type Steps } from "../steps";

/** How customers buy: one entry a customer in every list, NaN for one without a purchase. */
export interface Buying {
  /** Days from the last purchase to the analysis date. */
  readonly days: Float64Array;
  readonly orders: Float64Array;
  /** In the measure's own integers, or parts of them where it is an average. */
  readonly money: Float64Array;
}

/** Recency, frequency and money together, in this order. */
export type Three<T> = readonly [recency: T, frequency: T, money: T];

/** What is asked of the purchases: the last so many days or all, the amount in all or that of an order. */
export interface BuyingRequest {
  readonly window?: number | undefined;
  readonly monetary: "total" | "averageOrder";
}

/** Measures recency, frequency and money of every customer. Returns lower the money, but neither count nor refresh the last purchase. */
export function* measureBuying(customers: Customers, { window, monetary }: BuyingRequest): Steps<Buying> {
  const { count, purchases, history, amount, analysisDate = 0 } = customers;
  if (purchases && window === undefined && monetary === "total")
    return yield* buyingInAll(customers, purchases, analysisDate);
  const [days, orders, money] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  if (!purchases) return { days: days.fill(NaN), orders: orders.fill(NaN), money: money.fill(NaN) };
  const before = window === undefined ? -Infinity : analysisDate - window;
  const { start, day } = purchases;
  yield* overRows(count, (from, to) => {
    for (let i = from; i < to; i++) {
      const end = start[i + 1] ?? 0;
      let first = start[i] ?? 0;
      while (first < end && (day[first] ?? 0) <= before) first++;
      const rated = end > first;
      days[i] = rated ? analysisDate - (day[end - 1] ?? 0) : NaN;
      orders[i] = rated ? end - first : NaN;
      money[i] = rated ? Number(amount.values[i] ?? 0) : NaN;
    }
  });
  if (window !== undefined && history) {
    yield* overRows(count, (from, to) => {
      for (let i = from; i < to; i++) {
        let sum = 0;
        for (let row = history.start[i] ?? 0, end = history.start[i + 1] ?? 0; row < end; row++)
          if ((history.day[row] ?? 0) > before) sum += history.amount[row] ?? 0;
        if (orders[i] === orders[i]) money[i] = sum;
      }
    });
  }
  if (monetary === "averageOrder") for (let i = 0; i < count; i++) money[i] = (money[i] ?? 0) / (orders[i] ?? 1);
  return { days, orders, money };
}

/** What customers bought in all, as other methods ask for it too; but a customer without a purchase has no figures. */
function* buyingInAll({ amount }: Customers, purchases: Purchases, analysisDate: Day): Steps<Buying> {
  const { orders: found, daysSinceLast: days } = yield* countPurchases(purchases, analysisDate);
  const orders = found.slice();
  const money =
    amount.values instanceof Float64Array ? amount.values.slice() : Float64Array.from(amount.values, Number);
  for (let i = found.indexOf(0); i >= 0; i = found.indexOf(0, i + 1)) orders[i] = money[i] = NaN;
  return { days, orders, money };
}

/**
 * The values of the rated customers, ascending. `ranked` is the standing of the amounts where they are the money: it has sorted the positive ones
 * already, and who has a positive amount has bought something.
 */
export function* sortBuying({ days, orders, money }: Buying, ranked: Standing | undefined): Steps<Three<Ascending>> {
  const recency = orderOf(days);
  const frequency = orderOf(orders);
  yield;
  const value = (ranked && withRanked(money, ranked, recency.length)) ?? orderOf(money);
  yield;
  return [recency, frequency, value];
}

/** All values, of which the positive ones are ranked already; nothing where those that are ranked are not all the others. */
function withRanked(values: Float64Array, ranked: Standing, count: number): Ascending | undefined {
  const others: number[] = [];
  inPieces(0, values.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const value = values[i] ?? NaN;
      if (value <= 0) others.push(value);
    }
  });
  const found = ascendingFrom(
    others.sort((a, b) => a - b),
    ranked,
  );
  return found.length === count ? found : undefined;
}

/** The scores of every customer on three ladders, from 1, the worst; 0 for one that is not rated. */
export function* scoreBuying(
  { days, orders, money }: Buying,
  [recency, frequency, value]: Three<Ladder>,
): Steps<Three<Uint8Array>> {
  const r = levelsOn(recency, days, "smallest");
  yield;
  const f = levelsOn(frequency, orders);
  yield;
  const m = levelsOn(value, money);
  yield;
  return [r, f, m];
}

/** Values in a measure's own integers, or parts of them, in whole units. */
export function moneyInUnits(measure: Measure, values: Float64Array): Float64Array {
  return measure.decimals === 0 ? values : values.map((value) => inUnits(measure, value));
}
