import { inPieces } from "../steps";
import type { Standing } from "./standing";

/** Counts, sums and sums of squares of the first so many distinct values, each one entry longer than there are values. */
export interface Sums {
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/** Values in ascending order, of which each distinct one has its place. */
export interface Summed {
  /** How many distinct values there are. */
  readonly n: number;
  readonly sums: Sums;
  /** The place of the first value, among all of them, that is equal to a distinct one; and the other way round. */
  readonly startOf: (place: number) => number;
  readonly placeOf: (start: number) => number;
}

/** Splitting values and judging the split ask for the same sums: kept for as long as the values live. */
const known = new WeakMap<Float64Array, Summed>();

/**
 * Sums up values in ascending order.
 * @example
 * ```ts
 * sumAscending(Float64Array.of(1, 1, 5)).n; // 2
 * ```
 */
export function sumAscending(ascending: Float64Array): Summed {
  const before = known.get(ascending);
  if (before) return before;
  const { values, starts } = distinct(ascending);
  const n = values.length;
  const found: Summed = {
    n,
    sums: sumUpTo(
      n,
      (place) => values[place] ?? 0,
      (place) => starts[place] ?? ascending.length,
    ),
    startOf: (place) => starts[place] ?? 0,
    placeOf: (start) => starts.indexOf(start),
  };
  known.set(ascending, found);
  return found;
}

/**
 * Sums up the values of a standing, which has sorted them already.
 * @example
 * ```ts
 * const measure = { values: Float64Array.of(20, 50, 20, -5), decimals: 0, precision: "exact" } as const;
 * sumStanding(standingOf(measure)).startOf(1); // 2
 * ```
 */
export function sumStanding({ levels, customers }: Standing): Summed {
  const n = levels.length;
  const count = customers.at(-1) ?? 0;
  const startOf = (place: number) => count - (customers[n - 1 - place] ?? 0);
  return {
    n,
    sums: sumUpTo(n, (place) => Number(levels[n - 1 - place] ?? 0), startOf),
    startOf,
    placeOf: (start) => n - 1 - customers.indexOf(count - start),
  };
}

function sumUpTo(n: number, valueOf: (place: number) => number, startOf: (place: number) => number): Sums {
  // Around the middle value: the squares of large numbers that lie close together would cancel out.
  const middle = valueOf(n >> 1);
  const [counts, sums, squares] = [new Float64Array(n + 1), new Float64Array(n + 1), new Float64Array(n + 1)];
  inPieces(0, n, (from, to) => {
    let sum = sums[from] ?? 0;
    let square = squares[from] ?? 0;
    let start = startOf(from);
    for (let i = from; i < to; i++) {
      const next = startOf(i + 1);
      const count = next - start;
      const shifted = valueOf(i) - middle;
      start = next;
      sum += count * shifted;
      square += count * shifted * shifted;
      counts[i + 1] = next;
      sums[i + 1] = sum;
      squares[i + 1] = square;
    }
  });
  return { counts, sums, squares };
}

/**
 * The squared deviation within the class from one distinct value to another, both included.
 * @example
 * ```ts
 * costOf(sumAscending(Float64Array.of(1, 1, 4)).sums, 0, 1); // 6
 * ```
 */
export function costOf({ counts, sums, squares }: Sums, from: number, to: number): number {
  const count = (counts[to + 1] ?? 0) - (counts[from] ?? 0);
  const sum = (sums[to + 1] ?? 0) - (sums[from] ?? 0);
  const cost = (squares[to + 1] ?? 0) - (squares[from] ?? 0) - (sum * sum) / count;
  return cost > 0 ? cost : 0;
}

function distinct(ascending: Float64Array): { values: Float64Array; starts: Int32Array } {
  const values = new Float64Array(ascending.length);
  const starts = new Int32Array(ascending.length);
  let n = 0;
  let last = NaN;
  inPieces(0, ascending.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const value = ascending[i] ?? NaN;
      if (last === value) continue;
      last = value;
      values[n] = value;
      starts[n++] = i;
    }
  });
  return { values: values.subarray(0, n), starts: starts.subarray(0, n) };
}
