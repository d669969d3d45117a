/**
 * The place of every value among the others as a part of 1: those below it and half of those equal to it, of all the others. So the smallest is
 * 0, the largest 1, and turning the order round turns each rank round. A single value, or values all equal, are in the middle; NaN stays NaN.
 * @example
 * ```ts
 * percentileRanks(Float64Array.of(10, 30, 20, 20, 40)); // Float64Array.of(0, 0.75, 0.375, 0.375, 1)
 * ```
 */
export function percentileRanks(values: Float64Array): Float64Array {
  const ascending = values.filter((value) => !Number.isNaN(value)).sort();
  const others = ascending.length - 1;
  if (others <= 0) return values.map((value) => (Number.isNaN(value) ? NaN : 0.5));
  const rankOf = new Map<number, number>();
  for (let start = 0, end = 0; start <= others; start = end) {
    const value = ascending[start] ?? 0;
    while (end <= others && ascending[end] === value) end++;
    rankOf.set(value, (start + (end - start - 1) / 2) / others);
  }
  return values.map((value) => rankOf.get(value) ?? NaN);
}
