/**
 * Running sums of values in descending order.
 * @example
 * ```ts
 * runningSums(Float64Array.of(5, 3, 2)); // Float64Array.of(5, 8, 10)
 * ```
 */
export function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length);
  let [sum, lost] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    // Neumaier's compensation, with what is known here: the sum is never smaller than the value.
    const next = sum + value;
    lost += sum - next + value;
    sum = next;
    sums[i] = sum + lost;
  }
  return sums;
}

/**
 * Share of the total that the largest part of so many customers hold. `sums` are the running sums of the positive values from the largest
 * down; the customers count all, those without a positive value too. The part is rounded up to whole customers: k = ceil(part·n − 1e-9).
 * @example
 * ```ts
 * topShare(runningSums(Float64Array.of(50, 20, 10, 10, 10)), 5, 0.2); // { customers: 1, share: 0.5 }
 * ```
 */
export function topShare(
  sums: Float64Array,
  customers: number,
  part: number,
): { readonly customers: number; readonly share: number } {
  const top = Math.ceil(part * customers - 1e-9);
  return { customers: top, share: pointAt(sums, customers, top).valueShare };
}

/** A point of the Pareto curve: the first so many customers, as a part of all, and the part of the total that they bring. */
export interface CurvePoint {
  readonly customers: number;
  readonly customerShare: number;
  readonly valueShare: number;
}

/**
 * The x/y point of a Pareto curve: the first rank k at which the share of customers and the share of value add up to 1.
 * "26/74" reads: 26 % of the customers bring 74 %. `sums` are the running sums of the positive values, `customers` counts all.
 * @example
 * ```ts
 * xyPoint(runningSums(Float64Array.of(80, 5, 5, 5, 5)), 5); // { customers: 1, customerShare: 0.2, valueShare: 0.8 }
 * ```
 */
export function xyPoint(sums: Float64Array, customers: number): CurvePoint {
  return firstPoint(sums, customers, (point) => point.customerShare + point.valueShare >= 1 - 1e-12);
}

/**
 * The smallest number of customers that bring a share of the total.
 * @example
 * ```ts
 * customersFor(runningSums(Float64Array.of(50, 30, 20)), 3, 0.8); // { customers: 2, customerShare: 2 / 3, valueShare: 0.8 }
 * ```
 */
export function customersFor(sums: Float64Array, customers: number, share: number): CurvePoint {
  return firstPoint(sums, customers, (point) => point.valueShare >= share - 1e-12);
}

/**
 * The point of the curve at a rank.
 * @example
 * ```ts
 * pointAt(runningSums(Float64Array.of(50, 30, 20)), 4, 1); // { customers: 1, customerShare: 0.25, valueShare: 0.5 }
 * ```
 */
export function pointAt(sums: Float64Array, customers: number, rank: number): CurvePoint {
  const total = sums.at(-1) ?? 0;
  const sum = rank === 0 ? 0 : (sums[Math.min(rank, sums.length) - 1] ?? 0);
  return { customers: rank, customerShare: rank / customers, valueShare: sum / total };
}

/** The first point at which a test holds that holds from there on, by bisection. */
function firstPoint(sums: Float64Array, customers: number, holds: (point: CurvePoint) => boolean): CurvePoint {
  let [low, high] = [0, sums.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(pointAt(sums, customers, middle))) high = middle;
    else low = middle + 1;
  }
  return pointAt(sums, customers, low);
}
