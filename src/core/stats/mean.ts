/**
 * The mean of numbers with a compensated sum, NaN left out; 0 where there are none.
 * @example
 * ```ts
 * meanOf(Float64Array.of(1, 2, NaN, 6)); // 3
 * ```
 */
export function meanOf(values: Float64Array): number {
  let [sum, lost, count] = [0, 0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (value !== value) continue;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
    count++;
  }
  return count === 0 ? 0 : (sum + lost) / count;
}
