import type { Ascending } from "./ascending";

/**
 * The middle of an ascending list, halfway between the two middle ones where there are two; NaN for none.
 * @example
 * ```ts
 * medianOf(Float64Array.of(1, 2, 4, 9)); // 3
 * ```
 */
export function medianOf(ascending: Ascending): number {
  const { length } = ascending;
  if (length === 0) return NaN;
  const [low = NaN, high = NaN] = [ascending.at((length - 1) >> 1), ascending.at(length >> 1)];
  return low + (high - low) / 2;
}
