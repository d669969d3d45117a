import { Sum } from "../measures";

/**
 * Pearson's correlation of two lists of equal length, from −1 to 1; undefined for fewer than two pairs or a list of equal values.
 * @example
 * ```ts
 * correlation(Float64Array.of(1, 2, 3), Float64Array.of(6, 4, 2)); // -1
 * ```
 */
export function correlation(first: Float64Array, second: Float64Array): number | undefined {
  const count = first.length;
  const [meanOfFirst, meanOfSecond] = [meanOf(first), meanOf(second)];
  const [product, squares, otherSquares] = [new Sum(), new Sum(), new Sum()];
  for (let i = 0; i < count; i++) {
    const [x, y] = [(first[i] ?? 0) - meanOfFirst, (second[i] ?? 0) - meanOfSecond];
    product.add(x * y);
    squares.add(x * x);
    otherSquares.add(y * y);
  }
  const size = Math.sqrt(squares.value * otherSquares.value);
  if (count < 2 || size === 0) return undefined;
  return Math.max(-1, Math.min(1, product.value / size));
}

function meanOf(values: Float64Array): number {
  const sum = new Sum();
  for (const value of values) sum.add(value);
  return sum.value / values.length;
}
