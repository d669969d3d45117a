import type { Standing } from "./standing";

/** Limits of ABC classes that come from the curve itself. Shares are parts of 1 of the ranked customers. */
export interface TriangleLimits {
  /** Where the shares of customers and of value add up to 1. */
  readonly pareto: { readonly customers: number; readonly value: number };
  /** At which share of the customers A ends, and B. */
  readonly ends: readonly [number, number];
}

/**
 * The limits of the triangle method: from the Pareto point (x, y) of the curve, A ends at the share (xy − x²)/2y of the customers and B at
 * (3xy + x²)/2y. Between two customers the curve is a line. Definitions, section 1.
 * @example
 * ```ts
 * const measure = { name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(75, 10, 10, 5) } as const;
 * triangleLimits(standingOf(measure)).pareto; // { customers: 0.25, value: 0.75 }
 * ```
 */
export function triangleLimits({ customers, through, total }: Standing): TriangleLimits {
  const count = customers.at(-1) ?? 0;
  let [x0, y0] = [0, 0];
  for (let level = 0; level < customers.length; level++) {
    const [x1, y1] = [(customers[level] ?? 0) / count, Number(through[level] ?? 0) / Number(total)];
    if (x1 + y1 >= 1) {
      const part = (1 - x0 - y0) / (x1 - x0 + y1 - y0);
      const [x, y] = [x0 + part * (x1 - x0), y0 + part * (y1 - y0)];
      return { pareto: { customers: x, value: y }, ends: [(x * y - x * x) / (2 * y), (3 * x * y + x * x) / (2 * y)] };
    }
    [x0, y0] = [x1, y1];
  }
  return { pareto: { customers: 1, value: 1 }, ends: [0, 1] };
}
