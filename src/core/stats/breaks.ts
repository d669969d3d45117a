import { inPieces } from "../steps";

/**
 * Natural breaks of values in ascending order (Fisher–Jenks): the exact split into classes with the least sum of squared deviations within
 * them. Gives the place of the first value of each class; the first is always 0. Equal values are never split; with fewer distinct values
 * than classes each distinct value is a class of its own.
 * Divide and conquer over the cost matrix, O(k·n·log n) time and k·n integers. Source: H. Wang & M. Song, The R Journal 3/2 (2011), 29–33.
 * @example
 * ```ts
 * naturalBreaks(Float64Array.of(-1, -1, -1, -1, 2, 2, 2, 4, 5, 6), 3); // [0, 4, 7]
 * ```
 */
export function naturalBreaks(ascending: Float64Array, classes: number): number[] {
  const { starts, sums } = sumsOf(ascending);
  const n = starts.length;
  if (n <= classes) return Array.from(starts);

  let before = new Float64Array(n);
  const first = before;
  inPieces(0, n, (from, to) => {
    for (let end = from; end < to; end++) first[end] = costOf(sums, 0, end);
  });
  const firsts: Int32Array[] = [];
  for (let k = 1; k < classes; k++) {
    const row = { sums, before, costs: new Float64Array(n), firsts: new Int32Array(n) };
    // Of the last class only its end at the largest value is wanted.
    fillRow(row, { from: k === classes - 1 ? n - 1 : k, to: n - 1 }, { low: k, high: n - 1 });
    firsts.push(row.firsts);
    before = row.costs;
  }

  const breaks: number[] = [];
  let end = n - 1;
  for (const row of firsts.reverse()) {
    const first = row[end] ?? 0;
    breaks.unshift(starts[first] ?? 0);
    end = first - 1;
  }
  return [0, ...breaks];
}

/**
 * How well classes fit: the part of the squared deviation that lies between them and not within, from 0 to 1 (goodness of variance fit).
 * `breaks` are the places of the first value of each class, as `naturalBreaks` gives them.
 * @example
 * ```ts
 * const values = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
 * goodnessOfFit(values, [0, 3, 6, 9]).toFixed(6); // "0.944056"
 * ```
 */
export function goodnessOfFit(ascending: Float64Array, breaks: readonly number[]): number {
  const { starts, sums } = sumsOf(ascending);
  const placeOf = (value: number) => starts.indexOf(value);
  const last = starts.length - 1;
  const total = costOf(sums, 0, last);
  const within = breaks.reduce((sum, start, i) => {
    const next = breaks[i + 1];
    return sum + costOf(sums, placeOf(start), next === undefined ? last : placeOf(next) - 1);
  }, 0);
  return total === 0 ? 1 : (total - within) / total;
}

/** Counts, sums and sums of squares of the first so many distinct values, each one entry longer than there are values. */
interface Sums {
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/** Splitting values and judging the split ask for the same sums: kept for as long as the values live. */
const known = new WeakMap<Float64Array, { readonly starts: Int32Array; readonly sums: Sums }>();

function sumsOf(ascending: Float64Array): { readonly starts: Int32Array; readonly sums: Sums } {
  const before = known.get(ascending);
  if (before) return before;
  const { values, starts } = distinct(ascending);
  const found = { starts, sums: sumUpTo(values, starts, ascending.length) };
  known.set(ascending, found);
  return found;
}

function sumUpTo(values: Float64Array, starts: Int32Array, length: number): Sums {
  const n = values.length;
  // Around the middle value: the squares of large numbers that lie close together would cancel out.
  const middle = values[n >> 1] ?? 0;
  const [counts, sums, squares] = [new Float64Array(n + 1), new Float64Array(n + 1), new Float64Array(n + 1)];
  inPieces(0, n, (from, to) => {
    for (let i = from; i < to; i++) {
      const next = i + 1 < n ? (starts[i + 1] ?? length) : length;
      const count = next - (starts[i] ?? 0);
      const shifted = (values[i] ?? 0) - middle;
      counts[i + 1] = (counts[i] ?? 0) + count;
      sums[i + 1] = (sums[i] ?? 0) + count * shifted;
      squares[i + 1] = (squares[i] ?? 0) + count * shifted * shifted;
    }
  });
  return { counts, sums, squares };
}

/** The squared deviation within the class from one distinct value to another, both included. */
function costOf({ counts, sums, squares }: Sums, from: number, to: number): number {
  const count = (counts[to + 1] ?? 0) - (counts[from] ?? 0);
  const sum = (sums[to + 1] ?? 0) - (sums[from] ?? 0);
  const cost = (squares[to + 1] ?? 0) - (squares[from] ?? 0) - (sum * sum) / count;
  return cost > 0 ? cost : 0;
}

/** One more class: the least cost up to every value, and the first value of the class that ends there. */
interface Row {
  readonly sums: Sums;
  readonly before: Float64Array;
  readonly costs: Float64Array;
  readonly firsts: Int32Array;
}

/** Fills a row between two values. The best first value never falls as the end rises: halving the ends halves the candidates. */
function fillRow(
  row: Row,
  { from, to }: { readonly from: number; readonly to: number },
  { low, high }: { readonly low: number; readonly high: number },
): void {
  if (from > to) return;
  const middle = (from + to) >> 1;
  const first = fillEnd(row, middle, { low, high: Math.min(high, middle) });
  fillRow(row, { from, to: middle - 1 }, { low, high: first });
  fillRow(row, { from: middle + 1, to }, { low: first, high });
}

/** Finds the class that ends at a value: gives its first value, between two. */
function fillEnd(
  { sums, before, costs, firsts }: Row,
  end: number,
  { low, high }: { readonly low: number; readonly high: number },
): number {
  let best = Infinity;
  let first = low;
  for (let start = high; start >= low; start--) {
    const alone = costOf(sums, start, end);
    // A class only grows dearer as it grows longer.
    if (alone >= best) break;
    const cost = (before[start - 1] ?? 0) + alone;
    if (cost >= best) continue;
    best = cost;
    first = start;
  }
  costs[end] = best;
  firsts[end] = first;
  return first;
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
