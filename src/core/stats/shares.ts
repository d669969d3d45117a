import { Sum } from "../measures";

/**
 * Share of the total that the largest part of so many customers hold. `values` are the positive ones in descending order; the customers
 * count all, those without a positive value too. The part is rounded up to whole customers: k = ceil(part·n − 1e-9).
 * @example
 * ```ts
 * topShare(Float64Array.of(50, 20, 10, 10, 10), 5, 0.2); // { customers: 1, share: 0.5 }
 * ```
 */
export function topShare(
  values: Float64Array,
  customers: number,
  part: number,
): { readonly customers: number; readonly share: number } {
  const top = Math.ceil(part * customers - 1e-9);
  return { customers: top, share: sumOf(values.subarray(0, top)) / sumOf(values) };
}

/** A point of the Pareto curve: the first so many customers, as a part of all, and the part of the total that they bring. */
export interface CurvePoint {
  readonly customers: number;
  readonly customerShare: number;
  readonly valueShare: number;
}

/**
 * The x/y point of a Pareto curve: the first rank k at which the share of customers and the share of value add up to 1.
 * "26/74" reads: 26 % of the customers bring 74 %. `values` are the positive ones in descending order, `customers` counts all.
 * @example
 * ```ts
 * xyPoint(Float64Array.of(80, 5, 5, 5, 5), 5); // { customers: 1, customerShare: 0.2, valueShare: 0.8 }
 * ```
 */
export function xyPoint(values: Float64Array, customers: number): CurvePoint {
  return firstPoint(values, customers, (point) => point.customerShare + point.valueShare >= 1 - 1e-12);
}

/**
 * The smallest number of customers that bring a share of the total.
 * @example
 * ```ts
 * customersFor(Float64Array.of(50, 30, 20), 3, 0.8); // { customers: 2, customerShare: 2 / 3, valueShare: 0.8 }
 * ```
 */
export function customersFor(values: Float64Array, customers: number, share: number): CurvePoint {
  return firstPoint(values, customers, (point) => point.valueShare >= share - 1e-12);
}

function firstPoint(values: Float64Array, customers: number, holds: (point: CurvePoint) => boolean): CurvePoint {
  const total = sumOf(values);
  const sum = new Sum();
  let point = { customers: 0, customerShare: 0, valueShare: 0 };
  for (let i = 0; i < values.length && !holds(point); i++) {
    sum.add(values[i] ?? 0);
    point = { customers: i + 1, customerShare: (i + 1) / customers, valueShare: sum.value / total };
  }
  return point;
}

function sumOf(values: Float64Array): number {
  const sum = new Sum();
  for (const value of values) sum.add(value);
  return sum.value;
}
