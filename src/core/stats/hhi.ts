import { Sum } from "../measures";

/**
 * Herfindahl–Hirschman index of positive values: the sum of the squared shares, 1/n when all are equal, 1 when one has all.
 * Times 10,000 gives points; 1/HHI is the effective number of customers. Undefined when they sum to 0.
 * @example
 * ```ts
 * Math.round((hhi(Float64Array.of(40, 30, 20, 10)) ?? 0) * 10_000); // 3000
 * ```
 */
export function hhi(values: Float64Array): number | undefined {
  const sum = new Sum();
  for (const value of values) sum.add(value);
  if (sum.value === 0) return undefined;
  const squares = new Sum();
  for (const value of values) squares.add((value / sum.value) ** 2);
  return squares.value;
}
