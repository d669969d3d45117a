import type { Ascending } from "./ascending";

/**
 * The values that split an ascending list into so many equal parts: PERCENTILE.INC (type 7) at 1/k … (k − 1)/k; one less than the parts.
 * @example
 * ```ts
 * quantiles(Float64Array.of(1, 2, 3, 4, 5), 4); // [2, 3, 4]
 * ```
 */
export function quantiles(ascending: Ascending, parts: number): number[] {
  const last = ascending.length - 1;
  return Array.from({ length: parts - 1 }, (_, i) => {
    const place = last * (i + 1);
    const below = Math.floor(place / parts);
    const value = ascending.at(below) ?? NaN;
    const next = ascending.at(Math.min(below + 1, last)) ?? NaN;
    // Whole numbers until the division: a cut between two of them never rounds up to the larger one.
    return value + ((next - value) * (place - below * parts)) / parts;
  });
}
