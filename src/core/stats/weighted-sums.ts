import { inPieces } from "../steps";

/** What columns give with their weights by entry, and the weights of those that have a number there. */
export interface WeightedSums {
  readonly sums: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Adds columns up entry by entry, each with its weight; NaN gives nothing and does not weigh.
 * @example
 * ```ts
 * const { sums, weights } = weightedSums([Float64Array.of(1, NaN), Float64Array.of(2, 3)], [10, 1]);
 * [Array.from(sums), Array.from(weights)]; // [[12, 3], [11, 1]]
 * ```
 */
export function weightedSums(columns: readonly Float64Array[], weights: readonly number[]): WeightedSums {
  const count = columns[0]?.length ?? 0;
  const found = { sums: new Float64Array(count), weights: new Float64Array(count) };
  for (const [place, column] of columns.entries()) {
    const weight = weights[place] ?? 0;
    inPieces(0, count, (from, to) => {
      add(column.subarray(from, to), weight, {
        sums: found.sums.subarray(from, to),
        weights: found.weights.subarray(from, to),
      });
    });
  }
  return found;
}

/** A function of its own: one made for each column would be compiled for each. */
function add(column: Float64Array, weight: number, { sums, weights }: WeightedSums): void {
  for (let i = 0; i < column.length; i++) {
    const value = column[i] ?? NaN;
    if (value !== value) continue;
    sums[i] = (sums[i] ?? 0) + weight * value;
    weights[i] = (weights[i] ?? 0) + weight;
  }
}
