import type { Standing } from "./standing";

/** A point of the curve of cumulative shares, as parts of 1. */
interface Point {
  readonly customers: number;
  readonly value: number;
}

/** Limits of computed ABC analysis: after how many levels A ends, and B, and the points of the curve that say so. */
export interface ComputedLimits {
  readonly levels: readonly [number, number];
  /** The point nearest to all of the value with none of the customers. */
  readonly pareto: Point;
  /** Where one more customer brings no more than an average one: the slope is 1. */
  readonly breakEven: Point;
  /** The point nearest to all of the value with the customers of the break-even point. */
  readonly submarginal: Point;
}

/**
 * The limits of computed ABC analysis. Equal customers are not parted, so the points are those at which a level ends.
 * Source: Ultsch & Lötsch 2015, doi 10.1371/journal.pone.0129767.
 * @example
 * ```ts
 * const measure = { name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(40, 20, 12, 9, 6, 4, 3, 3, 2, 1) } as const;
 * computedLimits(standingOf(measure)).levels; // [3, 4]
 * ```
 */
export function computedLimits({ levels, customers, through, total }: Standing): ComputedLimits {
  const count = customers.at(-1) ?? 0;
  const pointAt = (ended: number): Point =>
    ended === 0
      ? { customers: 0, value: 0 }
      : { customers: (customers[ended - 1] ?? 0) / count, value: Number(through[ended - 1] ?? 0) / Number(total) };
  const nearestTo = (x: number) => {
    let [nearest, least] = [0, Infinity];
    for (let ended = 0; ended <= levels.length; ended++) {
      const point = pointAt(ended);
      const distance = (point.customers - x) ** 2 + (1 - point.value) ** 2;
      if (distance < least) [nearest, least] = [ended, distance];
    }
    return nearest;
  };
  let even = 0;
  while (even < levels.length && Number(levels[even] ?? 0) * count >= Number(total)) even++;
  const [first, second] = [nearestTo(0), nearestTo(pointAt(even).customers)];
  return {
    levels: [first, Math.max(first, second)],
    pareto: pointAt(first),
    breakEven: pointAt(even),
    submarginal: pointAt(second),
  };
}
