import { ascendingOf } from "./ascending";

/**
 * The place of every value among the others as a part of 1: those below it and half of those equal to it, of all the others. So the smallest is
 * 0, the largest 1, and turning the order round turns each rank round. A single value, or values all equal, are in the middle; NaN stays NaN.
 * @example
 * ```ts
 * percentileRanks(Float64Array.of(10, 30, 20, 20, 40)); // Float64Array.of(0, 0.75, 0.375, 0.375, 1)
 * ```
 */
export function percentileRanks(values: Float64Array): Float64Array {
  const ascending = ascendingOf(values);
  const others = ascending.length - 1;
  if (others <= 0) return values.map((value) => (Number.isNaN(value) ? NaN : 0.5));
  const distinct = new Float64Array(ascending.length);
  const rankOf = new Float64Array(ascending.length);
  let levels = 0;
  for (let start = 0, end = 0; start <= others; start = end) {
    const value = ascending[start] ?? 0;
    while (end <= others && ascending[end] === value) end++;
    distinct[levels] = value;
    rankOf[levels++] = (start + (end - start - 1) / 2) / others;
  }
  // Looked up by halving: a map of as many numbers costs several times the sort.
  const ranks = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    let low = 0;
    let high = levels - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((distinct[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    ranks[i] = value === value ? (rankOf[low] ?? NaN) : NaN;
  }
  return ranks;
}
