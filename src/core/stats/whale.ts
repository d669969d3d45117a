import { Sum } from "../measures";

/** A point of a whale curve: so many of the customers, the most profitable first, and the profit that they make together. */
export interface WhalePoint {
  readonly customers: number;
  readonly profit: number;
}

/** What a whale curve says. Profits are in the unit of the values, and stand in any relation to the total where that is not positive. */
export interface Whale {
  readonly customers: number;
  readonly total: number;
  /** The highest point: all profitable customers. Its profit over the total, less 1, is the erosion by the others. */
  readonly peak: WhalePoint;
  /** The best fifth of the customers, rounded up, and the last three tenths, rounded up. */
  readonly top20: WhalePoint;
  readonly bottom30: WhalePoint;
  /** Those who lose money, and what they lose, below zero. */
  readonly losers: WhalePoint;
  /** From no customer to all, thinned to about a hundred points. */
  readonly curve: readonly WhalePoint[];
}

const CURVE_POINTS = 100;

/**
 * The whale curve of profits in any order: cumulative profit from the most profitable customer down. Definitions, section 3.
 * @example
 * ```ts
 * const { total, peak, bottom30, losers } = whale(Float64Array.of(-10, 80, 40, 0, -10));
 * [total, peak.customers, peak.profit, bottom30.profit, losers.profit]; // [100, 2, 120, -20, -20]
 * ```
 */
export function whale(profits: Float64Array): Whale {
  const ascending = profits.slice().sort();
  const n = ascending.length;
  const running = new Float64Array(n + 1);
  const sum = new Sum();
  for (let rank = 1; rank <= n; rank++) {
    sum.add(ascending[n - rank] ?? 0);
    running[rank] = sum.value;
  }
  const total = running[n] ?? 0;
  const upTo = (customers: number): WhalePoint => ({ customers, profit: running[customers] ?? 0 });
  const last = (customers: number): WhalePoint => {
    const profit = new Sum();
    for (let i = 0; i < customers; i++) profit.add(ascending[i] ?? 0);
    return { customers, profit: profit.value };
  };
  const losing = firstNotBelow(ascending, 0);
  const profitable = n - firstAbove(ascending, 0);
  return {
    customers: n,
    total,
    peak: upTo(profitable),
    top20: upTo(partOf(n, 0.2)),
    bottom30: last(partOf(n, 0.3)),
    losers: last(losing),
    curve: thin(n).map(upTo),
  };
}

function partOf(customers: number, part: number): number {
  return Math.max(0, Math.ceil(part * customers - 1e-9));
}

function firstNotBelow(ascending: Float64Array, bound: number): number {
  const place = ascending.findIndex((value) => value >= bound);
  return place < 0 ? ascending.length : place;
}

function firstAbove(ascending: Float64Array, bound: number): number {
  const place = ascending.findIndex((value) => value > bound);
  return place < 0 ? ascending.length : place;
}

function thin(customers: number): number[] {
  const points = Math.min(CURVE_POINTS, customers);
  return Array.from({ length: points + 1 }, (_, i) => Math.round((customers * i) / Math.max(1, points)));
}
