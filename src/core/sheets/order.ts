import type { Customers } from "../customer-columns";
import { valueOf, type Measure } from "../measures";
import { levelOf, standingOf, type Standing } from "../stats/standing";
import { ROWS_PER_SLICE, overRows, type Steps } from "../steps";

/**
 * The customers from the largest value of a measure down, equal values by name and then id in code order, so that the order of the rows
 * never shows. Positive values go into buckets by level: a million customers sorted by comparison cost ten times as much.
 */
export function* orderCustomers(customers: Customers, measure: Measure): Steps<Uint32Array> {
  const standing = standingOf(measure);
  const { values } = measure;
  const next = new Uint32Array(standing.levels.length);
  for (let level = 1; level < next.length; level++) next[level] = standing.customers[level - 1] ?? 0;

  const order = new Uint32Array(values.length);
  const rest: number[] = [];
  yield* overRows(values.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const value = values[i] ?? 0;
      if (value <= 0) {
        rest.push(i);
        continue;
      }
      const level = levelOf(standing, value);
      const place = next[level] ?? 0;
      order[place] = i;
      next[level] = place + 1;
    }
  });
  const byName = (a: number, b: number) =>
    compareText(customers.names[a], customers.names[b]) || compareText(customers.ids?.[a], customers.ids?.[b]);
  let start = 0;
  yield* overRows(standing.levels.length, (from, to) => {
    for (let level = from; level < to; level++) {
      const end = standing.customers[level] ?? 0;
      if (end - start > 1) order.subarray(start, end).sort(byName);
      start = end;
    }
  });
  rest.sort((a, b) => {
    const [x, y] = [values[a] ?? 0, values[b] ?? 0];
    return x > y ? -1 : x < y ? 1 : byName(a, b);
  });
  order.set(rest, start);
  return order;
}

/** How customers stand in the order given: one entry a place in every list, null for one that is not above zero. */
export interface RankFigures {
  /** Equal values share the best of their places. */
  readonly ranks: readonly (number | null)[];
  /** Part of the total, alone and together with all that stand as high or higher. */
  readonly shares: readonly (number | null)[];
  readonly running: readonly (number | null)[];
}

/** Rank, share and cumulative share of customers by a measure. */
export function* rankFigures(order: Uint32Array, measure: Measure, standing: Standing): Steps<RankFigures> {
  const ranks = new Array<number | null>(order.length);
  const shares = new Array<number | null>(order.length);
  const running = new Array<number | null>(order.length);
  const total = Number(standing.total);
  for (let place = 0; place < order.length; place++) {
    if (place % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    const value = valueOf(measure, order[place] ?? 0);
    const positive = value > 0;
    const level = positive ? levelOf(standing, value) : 0;
    ranks[place] = positive ? (level === 0 ? 0 : (standing.customers[level - 1] ?? 0)) + 1 : null;
    shares[place] = positive ? Number(value) / total : null;
    running[place] = positive ? Number(standing.through[level] ?? 0) / total : null;
  }
  return { ranks, shares, running };
}

function compareText(a = "", b = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
