/**
 * Values from 0, the smallest, to 1, the largest. Where all are equal they say nothing, and are in the middle; NaN stays NaN.
 * @example
 * ```ts
 * minMax(Float64Array.of(10, 30, 15)); // Float64Array.of(0, 1, 0.25)
 * ```
 */
export function minMax(values: Float64Array): Float64Array {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return values.map((value) => (Number.isNaN(value) ? NaN : most > least ? (value - least) / (most - least) : 0.5));
}
