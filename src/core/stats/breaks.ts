import { inPieces } from "../steps";
import { costOf, sumAscending, type Summed, type Sums } from "./sums-of-squares";

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
  return breaksOf(sumAscending(ascending), classes);
}

/**
 * The same of values that are summed up.
 * @example
 * ```ts
 * breaksOf(sumAscending(Float64Array.of(1, 2, 10, 11)), 2); // [0, 2]
 * ```
 */
export function breaksOf({ n, sums, startOf }: Summed, classes: number): number[] {
  if (n <= classes) return Array.from({ length: n }, (_, place) => startOf(place));
  return firstsOf(sums, classes).map(startOf);
}

/** From so many values on a coarse split is worth its trouble: it tells how much a good one costs at most. */
const WORTH = 256;
const COARSE = 16;
/** Rounding makes a cost no larger than by this part of it. */
const NOISE = 1 + 1e-9;

/** The places of the first distinct value of each class, of at least as many values as classes. */
function firstsOf(sums: Sums, classes: number): number[] {
  const n = sums.counts.length - 1;
  const most = n > WORTH && n > COARSE * classes ? roughCost(sums, classes) * NOISE : Infinity;
  // From the last class to the first: a class that alone costs more than a known split is in no better one, which leaves few places for its start.
  const lows = new Array<number>(classes).fill(0);
  let end = n - 1;
  for (let k = classes - 1; k > 0; k--) {
    const least = Math.max(k, firstWithin(sums, end, most));
    lows[k] = least;
    end = least - 1;
  }
  let before = new Float64Array(n);
  const first = before;
  inPieces(end, n, (from, to) => {
    fillFirst(sums, first, { from, to });
  });
  const firsts: Int32Array[] = [];
  for (let k = 1; k < classes; k++) {
    const row = { sums, before, costs: new Float64Array(n), firsts: new Int32Array(n) };
    // Of the last class only its end at the largest value is wanted.
    const from = k === classes - 1 ? n - 1 : (lows[k + 1] ?? 0) - 1;
    fillRow(row, { from, to: n - 1 }, { low: lows[k] ?? k, high: n - 1 });
    firsts.push(row.firsts);
    before = row.costs;
  }
  const places: number[] = [];
  let last = n - 1;
  for (const row of firsts.reverse()) {
    const start = row[last] ?? 0;
    places.unshift(start);
    last = start - 1;
  }
  return [0, ...places];
}

/** Fills in what one class from the first value costs. */
function fillFirst(
  sums: Sums,
  costs: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  for (let end = from; end < to; end++) costs[end] = costOf(sums, 0, end);
}

/** What the best split costs where classes may begin only at every so many values. */
function roughCost({ counts, sums, squares }: Sums, classes: number): number {
  const n = counts.length - 1;
  const blocks = Math.ceil(n / COARSE);
  const coarse = { counts: coarsen(counts), sums: coarsen(sums), squares: coarsen(squares) };
  const firsts = firstsOf(coarse, classes);
  return firsts.reduce((sum, first, i) => sum + costOf(coarse, first, (firsts[i + 1] ?? blocks) - 1), 0);
}

/** Every so many of the entries, and the last. */
function coarsen(entries: Float64Array): Float64Array {
  const last = entries.length - 1;
  const coarse = new Float64Array(Math.ceil(last / COARSE) + 1);
  for (let place = 0; place < coarse.length; place++) coarse[place] = entries[Math.min(place * COARSE, last)] ?? 0;
  return coarse;
}

/** The first value from which on a class up to another costs no more than so much: it grows dearer as it grows longer. */
function firstWithin(sums: Sums, end: number, most: number): number {
  let [low, high] = [0, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (costOf(sums, middle, end) > most) low = middle + 1;
    else high = middle;
  }
  return low;
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
  return fitOf(sumAscending(ascending), breaks);
}

/**
 * The same of values that are summed up.
 * @example
 * ```ts
 * fitOf(sumAscending(Float64Array.of(1, 1, 5, 5)), [0, 2]); // 1
 * ```
 */
export function fitOf({ n, sums, placeOf }: Summed, breaks: readonly number[]): number {
  const last = n - 1;
  const total = costOf(sums, 0, last);
  const within = breaks.reduce((sum, start, i) => {
    const next = breaks[i + 1];
    return sum + costOf(sums, placeOf(start), next === undefined ? last : placeOf(next) - 1);
  }, 0);
  return total === 0 ? 1 : (total - within) / total;
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
