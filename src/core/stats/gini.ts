import { Sum } from "../measures";

/**
 * Gini coefficient of non-negative values given in ascending order: 0 when all are equal, (n − 1)/n when one has all.
 * 0 for one value; undefined for none, or when they sum to 0. Formula: 2·Σ(i·x_i)/(n·Σx) − (n + 1)/n.
 * @example
 * ```ts
 * const gini10 = gini(Float64Array.of(541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261));
 * Math.round((gini10 ?? 0) * 1e7) / 1e7; // 0.4620911
 * ```
 */
export function gini(ascending: Float64Array): number | undefined {
  const n = ascending.length;
  const sum = new Sum();
  const weighted = new Sum();
  for (let i = 0; i < n; i++) {
    const value = ascending[i] ?? 0;
    sum.add(value);
    weighted.add((i + 1) * value);
  }
  if (n === 0 || sum.value === 0) return undefined;
  return (2 * weighted.value) / (n * sum.value) - (n + 1) / n;
}
