import { inPieces } from "../steps";

/** Numbers in ascending order, of which few are looked at: those of a list, or of what has been counted or ranked. */
export type Ascending = Pick<readonly number[], "length" | "at">;

/** From this length on a sort by digits is worth its tables, and its code has become warm on the way. */
const WORTH = 1 << 18;
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
/** Whole numbers that lie closer together than this are counted instead of moved: days and purchases do. */
export const FEW = 1 << 13;

/**
 * The positive values in ascending order, as a new array. Whole numbers below 2^32, which amounts in their smallest unit mostly are, are sorted
 * by their digits, at a fraction of what comparing them costs.
 * @example
 * ```ts
 * Array.from(positiveAscending(Float64Array.of(30, -5, 10, 0, 20))); // [10, 20, 30]
 * ```
 */
export function positiveAscending(values: Float64Array): Float64Array {
  const positive = new Float64Array(values.length);
  let [count, largest, others] = [0, 0, 0];
  inPieces(0, values.length, (from, to) => {
    let end = count;
    let most = largest;
    let unlike = 0;
    for (let i = from; i < to; i++) {
      const value = values[i] ?? 0;
      if (!(value > 0)) continue;
      positive[end++] = value;
      if (value > most) most = value;
      if (value >>> 0 !== value) unlike++;
    }
    count = end;
    largest = most;
    others += unlike;
  });
  const found = positive.subarray(0, count);
  return others === 0 && count >= WORTH ? byDigits(found, largest) : found.sort();
}

/**
 * All values in ascending order, as a new array; NaN is left out. Whole numbers that lie close enough together are sorted by their digits.
 * @example
 * ```ts
 * Array.from(ascendingOf(Float64Array.of(30, NaN, -5, 10))); // [-5, 10, 30]
 * ```
 */
export function ascendingOf(values: Float64Array): Float64Array {
  return sortSpread(values, spreadOf(values));
}

/**
 * The same for who looks at few of them: numbers that lie close enough together are counted and not written out.
 * @example
 * ```ts
 * const ascending = orderOf(Float64Array.of(30, NaN, -5, 10));
 * [ascending.length, ascending.at(0), ascending.at(2), ascending.at(3)]; // [3, -5, 30, undefined]
 * ```
 */
export function orderOf(values: Float64Array): Ascending {
  const spread = spreadOf(values);
  const { count, smallest, largest, isWhole } = spread;
  if (count === 0 || !isWhole || largest - smallest >= FEW) return sortSpread(values, spread);
  const through = countWhole(values, smallest, largest - smallest);
  for (let place = 1; place < through.length; place++)
    through[place] = (through[place] ?? 0) + (through[place - 1] ?? 0);
  const at = (wanted: number) => {
    if (wanted >= count) return undefined;
    let [low, high] = [0, through.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((through[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return smallest + low;
  };
  return { length: count, at };
}

function sortSpread(values: Float64Array, { count, smallest, largest, isWhole }: Spread): Float64Array {
  const span = largest - smallest;
  if (count > 0 && isWhole && span < FEW) return byCounts(countWhole(values, smallest, span), smallest, count);
  const found = new Float64Array(count);
  let next = 0;
  inPieces(0, values.length, (from, to) => {
    let end = next;
    for (let i = from; i < to; i++) {
      const value = values[i] ?? NaN;
      if (value === value) found[end++] = value;
    }
    next = end;
  });
  if (!isWhole || count < WORTH || span >= 2 ** 32) return found.sort();
  for (let i = 0; i < count; i++) found[i] = (found[i] ?? 0) - smallest;
  byDigits(found, span);
  for (let i = 0; i < count; i++) found[i] = (found[i] ?? 0) + smallest;
  return found;
}

/** How many values are numbers, between which they lie, and whether all are whole. */
export interface Spread {
  readonly count: number;
  readonly smallest: number;
  readonly largest: number;
  readonly isWhole: boolean;
}

/**
 * Between which numbers values lie; NaN is left out.
 * @example
 * ```ts
 * spreadOf(Float64Array.of(30, NaN, -5, 10)); // { count: 3, smallest: -5, largest: 30, isWhole: true }
 * ```
 */
export function spreadOf(values: Float64Array): Spread {
  const finder = new SpreadFinder();
  inPieces(0, values.length, (from, to) => {
    finder.take(values, from, to);
  });
  return finder.spread;
}

/** A class, so that lists share what is compiled for the first of them. */
class SpreadFinder {
  private count = 0;
  private fractions = 0;
  private smallest = Infinity;
  private largest = -Infinity;

  take(values: Float64Array, from: number, to: number): void {
    let { count, fractions, smallest, largest } = this;
    for (let i = from; i < to; i++) {
      const value = values[i] ?? NaN;
      if (value !== value) continue;
      count++;
      if (value < smallest) smallest = value;
      if (value > largest) largest = value;
      if (Math.floor(value) !== value) fractions++;
    }
    this.count = count;
    this.fractions = fractions;
    this.smallest = smallest;
    this.largest = largest;
  }

  get spread(): Spread {
    const { count, fractions, smallest, largest } = this;
    return { count, smallest, largest, isWhole: fractions === 0 };
  }
}

/**
 * How often each whole number from the smallest on occurs; NaN is left out.
 * @example
 * ```ts
 * Array.from(countWhole(Float64Array.of(7, NaN, 5, 7), 5, 2)); // [1, 0, 2]
 * ```
 */
export function countWhole(values: Float64Array, smallest: number, span: number): Uint32Array {
  const counts = new Uint32Array(span + 1);
  inPieces(0, values.length, (from, to) => {
    countPiece(values.subarray(from, to), counts, smallest);
  });
  return counts;
}

function countPiece(values: Float64Array, counts: Uint32Array, smallest: number): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (value === value) counts[value - smallest] = (counts[value - smallest] ?? 0) + 1;
  }
}

/** The numbers that were counted, in ascending order. */
function byCounts(counts: Uint32Array, smallest: number, length: number): Float64Array {
  const values = new Float64Array(length);
  let end = 0;
  for (let place = 0; place < counts.length; place++) {
    const start = end;
    end += counts[place] ?? 0;
    values.fill(smallest + place, start, end);
  }
  return values;
}

/** Sorts whole numbers below 2^32 from their last digit to their first. */
function byDigits(values: Float64Array, largest: number): Float64Array {
  const count = values.length;
  let from = Uint32Array.from(values);
  let to = new Uint32Array(count);
  for (let shift = 0; shift < 32 && largest >>> shift > 0; shift += DIGIT_BITS) {
    const starts = new Uint32Array(DIGITS + 1);
    for (let i = 0; i < count; i++) {
      const next = (((from[i] ?? 0) >>> shift) & (DIGITS - 1)) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let digit = 1; digit < DIGITS; digit++) starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
    for (let i = 0; i < count; i++) {
      const value = from[i] ?? 0;
      const digit = (value >>> shift) & (DIGITS - 1);
      const place = starts[digit] ?? 0;
      to[place] = value;
      starts[digit] = place + 1;
    }
    [from, to] = [to, from];
  }
  for (let i = 0; i < count; i++) values[i] = from[i] ?? 0;
  return values;
}
