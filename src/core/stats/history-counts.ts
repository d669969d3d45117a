import { overRows, type Steps } from "../steps";

/**
 * The customers by their purchases: one entry for each history that differs. Days are counted from the first purchase. Ordered by repeats,
 * age and last, so that the order of the customers never shows in a sum.
 */
export interface HistoryCounts {
  /** Purchases after the first. */
  readonly repeats: Uint32Array;
  /** Days from the first purchase to the last one. */
  readonly last: Uint32Array;
  /** Days from the first purchase to the end of the data. */
  readonly age: Uint32Array;
  /** Customers with this history. */
  readonly customers: Uint32Array;
  /** All customers. */
  readonly total: number;
}

/** Counts equal histories together. One entry a customer in each list; a customer buys at most once a day, so repeats <= last <= age. */
export function* countHistories({
  repeats,
  last,
  age,
}: Pick<HistoryCounts, "repeats" | "last" | "age">): Steps<HistoryCounts> {
  const span = age.reduce((most, days) => Math.max(most, days), 0) + 1;
  // Three numbers below the span in one: days of five centuries fit the whole numbers of a double.
  const keys = new Float64Array(repeats.length);
  yield* overRows(keys.length, (from, to) => {
    for (let i = from; i < to; i++) keys[i] = ((repeats[i] ?? 0) * span + (age[i] ?? 0)) * span + (last[i] ?? 0);
  });
  keys.sort();
  yield;
  let distinct = 0;
  for (let i = 0; i < keys.length; i++) if (i === 0 || keys[i] !== keys[i - 1]) distinct++;
  const counts = {
    repeats: new Uint32Array(distinct),
    last: new Uint32Array(distinct),
    age: new Uint32Array(distinct),
    customers: new Uint32Array(distinct),
  };
  let place = -1;
  yield* overRows(keys.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const key = keys[i] ?? 0;
      if (i === 0 || key !== keys[i - 1]) {
        place++;
        const rest = Math.floor(key / span);
        counts.last[place] = key % span;
        counts.age[place] = rest % span;
        counts.repeats[place] = Math.floor(rest / span);
      }
      counts.customers[place] = (counts.customers[place] ?? 0) + 1;
    }
  });
  return { ...counts, total: keys.length };
}

/**
 * Every so many-th history. In their order neighbours are alike, so that what is left looks like the whole.
 * @example
 * ```ts
 * const two = { repeats: Uint32Array.of(0, 1), last: Uint32Array.of(0, 3), age: Uint32Array.of(7, 7), customers: Uint32Array.of(5, 2), total: 7 };
 * thinOut(two, 2).total; // 5
 * ```
 */
export function thinOut({ repeats, last, age, customers }: HistoryCounts, every: number): HistoryCounts {
  const taken = (values: Uint32Array) => values.filter((_, i) => i % every === 0);
  const kept = taken(customers);
  return {
    repeats: taken(repeats),
    last: taken(last),
    age: taken(age),
    customers: kept,
    total: kept.reduce((sum, count) => sum + count, 0),
  };
}
