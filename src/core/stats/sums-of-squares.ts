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
  const found = sumDistinct(distinct(ascending));
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
  const values = levels instanceof Float64Array ? levels.slice() : Float64Array.from(levels, Number);
  return sumDistinct({ values: values.reverse(), from: customers.slice().reverse() });
}

/** Distinct values, ascending, and how many of all values are no smaller than each. */
interface Distinct {
  readonly values: Float64Array;
  readonly from: Uint32Array;
}

function sumDistinct(found: Distinct): Summed {
  const n = found.values.length;
  const count = found.from[0] ?? 0;
  const counts = new Float64Array(n + 1);
  const sums: Sums = { counts, sums: new Float64Array(n + 1), squares: new Float64Array(n + 1) };
  inPieces(0, n, (from, to) => {
    sumPiece(found, sums, { from, to });
  });
  return {
    n,
    sums,
    startOf: (place) => count - (found.from[place] ?? 0),
    placeOf: (start) => found.from.indexOf(count - start),
  };
}

/** A function of its own that asks no other: what is asked of each value costs more than its sums. */
function sumPiece(
  { values, from: behind }: Distinct,
  { counts, sums, squares }: Sums,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  // Around the middle value: the squares of large numbers that lie close together would cancel out.
  const middle = values[values.length >> 1] ?? 0;
  const all = behind[0] ?? 0;
  let sum = sums[from] ?? 0;
  let square = squares[from] ?? 0;
  let start = counts[from] ?? 0;
  for (let i = from; i < to; i++) {
    const next = i + 1 < values.length ? all - (behind[i + 1] ?? 0) : all;
    const count = next - start;
    const shifted = (values[i] ?? 0) - middle;
    start = next;
    sum += count * shifted;
    square += count * shifted * shifted;
    counts[i + 1] = next;
    sums[i + 1] = sum;
    squares[i + 1] = square;
  }
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

function distinct(ascending: Float64Array): Distinct {
  const values = new Float64Array(ascending.length);
  const from = new Uint32Array(ascending.length);
  let n = 0;
  let last = NaN;
  inPieces(0, ascending.length, (begin, end) => {
    for (let i = begin; i < end; i++) {
      const value = ascending[i] ?? NaN;
      if (last === value) continue;
      last = value;
      values[n] = value;
      from[n++] = ascending.length - i;
    }
  });
  return { values: values.subarray(0, n), from: from.subarray(0, n) };
}
