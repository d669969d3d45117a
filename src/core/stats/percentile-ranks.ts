import { inPieces } from "../steps";
import { FEW, ascendingOf, countWhole, spreadOf, type Spread } from "./ascending";

/**
 * The place of every value among the others as a part of 1: those below it and half of those equal to it, of all the others. So the smallest is
 * 0, the largest 1, and turning the order round turns each rank round. A single value, or values all equal, are in the middle; NaN stays NaN.
 * @example
 * ```ts
 * percentileRanks(Float64Array.of(10, 30, 20, 20, 40)); // Float64Array.of(0, 0.75, 0.375, 0.375, 1)
 * ```
 */
export function percentileRanks(values: Float64Array): Float64Array {
  const spread = spreadOf(values);
  const others = spread.count - 1;
  if (others <= 0) return values.map((value) => (Number.isNaN(value) ? NaN : 0.5));
  const span = spread.largest - spread.smallest;
  if (spread.isWhole && span < FEW) return ranksByCounts(values, spread);
  return spread.isWhole && 2 * (span + 1) * values.length <= ROOM
    ? ranksByKeys(values, spread)
    : ranksBySorting(values, others);
}

/** Half of the equal ones are behind: `before` stand below, `through` below or equal. */
function rankOf(before: number, through: number, others: number): number {
  return (before + (through - before - 1) / 2) / others;
}

/** Ranks of whole numbers that lie close together: a place for each number. */
function ranksByCounts(values: Float64Array, { smallest, largest, count }: Spread): Float64Array {
  const counts = countWhole(values, smallest, largest - smallest);
  const rankAt = new Float64Array(counts.length);
  let through = 0;
  for (let place = 0; place < counts.length; place++) {
    const before = through;
    through += counts[place] ?? 0;
    rankAt[place] = rankOf(before, through, count - 1);
  }
  const ranks = values.slice();
  inPieces(0, ranks.length, (from, to) => {
    rankCounted(ranks.subarray(from, to), rankAt, smallest);
  });
  return ranks;
}

/** Puts ranks in the place of whole numbers. A function of its own: one made for each list would be compiled for each. */
function rankCounted(values: Float64Array, rankAt: Float64Array, smallest: number): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    values[i] = value === value ? (rankAt[value - smallest] ?? NaN) : NaN;
  }
}

/** Whole numbers below 2^53 are doubles: a value and the place of its customer fit one, where there are not too many of either. */
const ROOM = 2 ** 53;

/** Ranks of whole numbers: put in order together with their places, they need not be looked for. */
function ranksByKeys(values: Float64Array, { smallest, count }: Spread): Float64Array {
  const size = 2 ** Math.ceil(Math.log2(values.length));
  const keys = new Float64Array(count);
  let next = 0;
  inPieces(0, values.length, (from, to) => {
    let end = next;
    for (let i = from; i < to; i++) {
      const value = values[i] ?? NaN;
      if (value === value) keys[end++] = (value - smallest) * size + i;
    }
    next = end;
  });
  // Doubles from 0 up are in the order of their bits, and V8 sorts whole numbers in two thirds of the time.
  new BigUint64Array(keys.buffer).sort();
  const ranks = new Float64Array(values.length).fill(NaN);
  let begin = 0;
  let open = -1;
  const places = new Int32Array(count);
  /** Equal values are known once a larger one comes. */
  const close = (end: number) => {
    const rank = rankOf(begin, end, count - 1);
    for (let i = begin; i < end; i++) ranks[places[i] ?? 0] = rank;
    begin = end;
  };
  inPieces(0, count, (from, to) => {
    for (let i = from; i < to; i++) {
      const key = keys[i] ?? 0;
      const value = Math.floor(key / size);
      places[i] = key - value * size;
      if (value === open) continue;
      close(i);
      open = value;
    }
  });
  close(count);
  return ranks;
}

function ranksBySorting(values: Float64Array, others: number): Float64Array {
  const ascending = ascendingOf(values);
  const distinct = new Float64Array(ascending.length);
  const rankAt = new Float64Array(ascending.length);
  let levels = 0;
  let before = 0;
  inPieces(0, ascending.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const value = ascending[i] ?? 0;
      if (i < others && ascending[i + 1] === value) continue;
      distinct[levels] = value;
      rankAt[levels++] = rankOf(before, i + 1, others);
      before = i + 1;
    }
  });
  // Looked up by halving: a map of as many numbers costs several times the sort.
  const ranks = new Float64Array(values.length);
  inPieces(0, ranks.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const value = values[i] ?? NaN;
      ranks[i] = value === value ? (rankAt[placeIn(distinct, value, levels)] ?? NaN) : NaN;
    }
  });
  return ranks;
}

/** The place of a value among the first so many ascending ones. */
function placeIn(ascending: Float64Array, value: number, count: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
