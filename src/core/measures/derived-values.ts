import { monthsBefore, type Day } from "../days";
import { countPurchases, type PurchaseCounts, type Purchases } from "../gathering/history";
import { figuresOf, type Customers } from "../customer-columns";
import { inUnits, inWholeUnits, valueOf } from "../measures";
import type { FiguresNeed } from "./needs";
import { levelOf, standingOf } from "../stats/standing";
import { overRows, type Steps } from "../steps";

/** Months of the windows that growth compares. */
export const YEAR = 12;

/** A figure of a column of numbers by customer, in units; NaN where none of the customer's cells has a number, nothing where it was not gathered. */
export function ofFigures(customers: Customers, need: FiguresNeed): Float64Array | undefined {
  const figures = figuresOf(customers, need);
  // A sum of no number at all is not nothing: nobody knows.
  return figures && inWholeUnits(figures).map((value, i) => (figures.cells[i] === 0 ? NaN : value));
}

/** Share of the amount of all customers, 0 to 1; NaN where that is not above zero. */
export function shares({ amount }: Customers): Float64Array {
  const total = Number(standingOf(amount).total);
  const values = new Float64Array(amount.values.length);
  for (let i = 0; i < values.length; i++) values[i] = total > 0 ? Number(valueOf(amount, i)) / total : NaN;
  return values;
}

/** Place by amount, 1 the largest; equal amounts share the first of their places. NaN without an amount above zero. */
export function ranks({ amount }: Customers): Float64Array {
  const standing = standingOf(amount);
  const values = new Float64Array(amount.values.length);
  for (let i = 0; i < values.length; i++) {
    const value = valueOf(amount, i);
    const level = levelOf(standing, value);
    values[i] = value > 0 ? 1 + (level === 0 ? 0 : (standing.customers[level - 1] ?? 0)) : NaN;
  }
  return values;
}

/** One of the counts by customer that `countPurchases` knows; without an analysis date those that need none. */
export function* countsOf(
  purchases: Purchases,
  which: keyof PurchaseCounts,
  analysisDate: Day = 0,
): Steps<Float64Array> {
  return (yield* countPurchases(purchases, analysisDate))[which];
}

/** Mean amount of a purchase in units; NaN without one. */
export function averageOrders({ count, purchases, amount }: Customers): Steps<Float64Array> | undefined {
  if (!purchases) return undefined;
  const { start, amount: amounts } = purchases;
  return overCustomers(count, (i) => {
    const from = start[i] ?? 0;
    const to = start[i + 1] ?? 0;
    let sum = 0;
    for (let at = from; at < to; at++) sum += amounts[at] ?? 0;
    return from === to ? NaN : inUnits(amount, sum) / (to - from);
  });
}

/** The days of all purchases, of which those of one customer stand, ascending, from one place up to another. */
type OwnDays = (days: Int32Array, from: number, to: number) => number;

/** A figure of the days of each customer's purchases; nothing where there are no days. */
export function perCustomer(
  { count, purchases, analysisDate }: Customers,
  of: OwnDays,
): Steps<Float64Array> | undefined {
  if (!purchases || analysisDate === undefined) return undefined;
  const { start, day } = purchases;
  return overCustomers(count, (i) => of(day, start[i] ?? 0, start[i + 1] ?? 0));
}

/** Days from a customer's first purchase to the analysis date; NaN where it has none. */
export function tenure(customers: Customers): Steps<Float64Array> | undefined {
  const { analysisDate = 0 } = customers;
  return perCustomer(customers, (days, from, to) => (from === to ? NaN : analysisDate - (days[from] ?? NaN)));
}

/** Purchases of the twelve months up to the analysis date. */
export function ordersOfLastYear(customers: Customers): Steps<Float64Array> | undefined {
  const before = monthsBefore(customers.analysisDate ?? 0, YEAR);
  return perCustomer(customers, (days, from, to) => {
    let first = to;
    while (first > from && (days[first - 1] ?? 0) > before) first--;
    return to - first;
  });
}

function* overCustomers(count: number, of: (customer: number) => number): Steps<Float64Array> {
  const values = new Float64Array(count);
  yield* overRows(count, (from, to) => {
    for (let i = from; i < to; i++) values[i] = of(i);
  });
  return values;
}

/** The median of the gaps between days with a purchase; NaN with fewer than three of them. */
export function usualGap(days: Int32Array, from: number, to: number): number {
  const gaps: number[] = [];
  for (let i = from + 1; i < to; i++) {
    const gap = (days[i] ?? 0) - (days[i - 1] ?? 0);
    if (gap > 0) gaps.push(gap);
  }
  if (gaps.length < 2) return NaN;
  gaps.sort((a, b) => a - b);
  const middle = gaps.length / 2;
  return ((gaps[Math.ceil(middle) - 1] ?? 0) + (gaps[Math.floor(middle)] ?? 0)) / 2;
}

/**
 * The last twelve months against the twelve before: in units of money, or as a share of the earlier amount, 0.1 for a tenth more; then NaN where that is not
 * above zero.
 */
export function growth({ comparisons }: Customers, as: "share" | "money"): Float64Array | undefined {
  const comparison = comparisons?.get(YEAR);
  if (!comparison) return undefined;
  const [before, now] = [inWholeUnits(comparison.before), inWholeUnits(comparison.now)];
  if (as === "money") return now.map((value, i) => value - (before[i] ?? 0));
  return now.map((value, i) => ((before[i] ?? 0) > 0 ? value / (before[i] ?? 0) - 1 : NaN));
}

/** Profit as a share of sales, 0 to 1; NaN where sales are not above zero. */
export function margins(customers: Customers): Float64Array | undefined {
  const profit = ofFigures(customers, { kind: "sum", role: "profit", missing: "refuse" });
  const { amount } = customers;
  return profit?.map((value, i) => {
    const sales = inUnits(amount, valueOf(amount, i));
    return sales > 0 ? value / sales : NaN;
  });
}

/** Mean days after the due date, by amount, early payments counting as none; NaN without an amount above zero. */
export function daysBeyondTerms({ payments }: Customers): Float64Array | undefined {
  if (!payments) return undefined;
  const [late, amount] = [inWholeUnits(payments.late), inWholeUnits(payments.amount)];
  return late.map((value, i) => ((amount[i] ?? 0) > 0 ? value / (amount[i] ?? 0) : NaN));
}
