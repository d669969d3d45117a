/**
 * The middle of an ascending list, halfway between the two middle ones where there are two; NaN for none.
 * @example
 * ```ts
 * medianOf(Float64Array.of(1, 2, 4, 9)); // 3
 * ```
 */
export function medianOf(ascending: ArrayLike<number>): number {
  const { length } = ascending;
  const [low = NaN, high = NaN] = [ascending[(length - 1) >> 1], ascending[length >> 1]];
  return low + (high - low) / 2;
}
