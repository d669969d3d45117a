import type { Customers, Measure } from "./measures";
import { levelOf, standingOf } from "./stats/standing";
import { overRows, type Steps } from "./steps";

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

function compareText(a = "", b = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
