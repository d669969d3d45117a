/** Sides that differ by less than this part of them differ by the rounding of doubles only. */
const NOISE = 1e-12;

/**
 * How far one number lies above another, 0 where only the rounding of doubles parts them: for figures that are shown, not decided by.
 * @example
 * ```ts
 * [distance(1.1 * 3, 3.3), distance(10, 4)]; // [0, 6]
 * ```
 */
export function distance(from: number, to: number): number {
  const gap = from - to;
  return Math.abs(gap) <= NOISE * Math.max(Math.abs(from), Math.abs(to)) ? 0 : gap;
}
