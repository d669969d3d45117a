import { TOLERANCE } from "../measures/exact";
import { inPieces } from "../steps";
import type { Ascending } from "./ascending";
import { quantiles } from "./quantiles";

/** Cut-offs that put values on levels, ascending. A value's level is 1 and one more for each cut-off that it gets past. */
export interface Ladder {
  /** The cut-offs as they are printed, in the unit of the values. */
  readonly cuts: readonly number[];
  /** The smallest value that gets past each cut-off: whole numbers for whole values. */
  readonly past: readonly number[];
}

/**
 * Whether values are whole numbers, which are compared exactly, or not, which are compared with a relative tolerance of 1e-12, and whether a
 * value has to exceed a cut-off or to reach it.
 */
export interface Comparison {
  readonly values: "whole" | "fractional";
  readonly gets: "above" | "from";
}

/**
 * A ladder of given cut-offs.
 * @example
 * ```ts
 * ladderOf([2.5, 4], { values: "whole", gets: "above" }).past; // [3, 5]
 * ```
 */
export function ladderOf(cuts: readonly number[], { values, gets }: Comparison): Ladder {
  const past = cuts.map((cut) => {
    if (values === "whole") return gets === "above" ? Math.floor(cut) + 1 : Math.ceil(cut);
    const slack = cut === 0 ? Number.MIN_VALUE : Math.abs(cut) * TOLERANCE;
    return gets === "above" ? cut + slack : cut - slack;
  });
  return { cuts, past };
}

/**
 * The ladder that splits an ascending list into so many equal parts: PERCENTILE.INC at 1/k … (k − 1)/k, which a value has to exceed.
 * @example
 * ```ts
 * quantileLadder(Float64Array.of(10, 10, 10, 40), 2, "whole"); // { cuts: [10], past: [11] }
 * ```
 */
export function quantileLadder(ascending: Ascending, parts: number, values: Comparison["values"]): Ladder {
  return ladderOf(ascending.length === 0 ? [] : quantiles(ascending, parts), { values, gets: "above" });
}

/**
 * The level of a value.
 * @example
 * ```ts
 * levelOn({ cuts: [10, 20], past: [11, 21] }, 20); // 2
 * ```
 */
export function levelOn({ past }: Ladder, value: number): number {
  let level = 1;
  for (let i = 0; i < past.length && value >= (past[i] ?? Infinity); i++) level++;
  return level;
}

/**
 * The level of every value, 0 for NaN. Where the smallest values are the best, levels count down from the last one.
 * @example
 * ```ts
 * Array.from(levelsOn({ cuts: [10, 20], past: [11, 21] }, Float64Array.of(5, NaN, 20, 21))); // [1, 0, 2, 3]
 * ```
 */
export function levelsOn({ past }: Ladder, values: Float64Array, best: "largest" | "smallest" = "largest"): Uint8Array {
  const bounds = Float64Array.from(past);
  const [first, step] = best === "largest" ? [1, 1] : [bounds.length + 1, -1];
  const levelling = new Levelling(values, bounds, { first, step });
  inPieces(0, values.length, (from, to) => {
    levelling.take(from, to);
  });
  return levelling.levels;
}

/** Finds levels that count up or down from the first. A class, whose method is compiled once for all ladders. */
class Levelling {
  readonly levels: Uint8Array;

  constructor(
    private readonly values: Float64Array,
    private readonly bounds: Float64Array,
    private readonly counting: { readonly first: number; readonly step: number },
  ) {
    this.levels = new Uint8Array(values.length);
  }

  take(from: number, to: number): void {
    const { values, bounds, levels } = this;
    const { first, step } = this.counting;
    for (let i = from; i < to; i++) {
      const value = values[i] ?? NaN;
      if (value !== value) continue;
      let level = 0;
      while (level < bounds.length && value >= (bounds[level] ?? Infinity)) level++;
      levels[i] = first + step * level;
    }
  }
}
