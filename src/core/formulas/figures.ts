import { positiveDescending } from "../concentration";
import { refusal, type Outcome } from "../issues";
import { customersOfAmounts } from "../customer-columns";
import { gini } from "../stats/gini";
import { hhi } from "../stats/hhi";
import { pointAt, runningSums, topShare, xyPoint, type CurvePoint } from "../stats/shares";
import { amountsThatCount } from "./amounts";
import { isCountable } from "./shares";

/** Part of the customers that the top share is of when nothing else is said. */
const TOP = 0.2;

/** What the figures of concentration are calculated from: the positive amounts, and how many customers there are in all. */
interface Curve {
  /** Descending, in whole units. */
  readonly positive: Float64Array;
  readonly sums: Float64Array;
  readonly customers: number;
}

/** Gini coefficient of the positive amounts, from 0 to (n − 1)/n. */
export function giniOf(amounts: Float64Array): Outcome<number> {
  return withCurve(amounts, ({ positive }) => gini(positive.toReversed()));
}

/** Herfindahl–Hirschman index of the positive amounts, from 1/n to 1. */
export function hhiOf(amounts: Float64Array): Outcome<number> {
  return withCurve(amounts, ({ positive }) => hhi(positive));
}

/** Part of the positive total that the largest customers bring: a part of all of them below 1, rounded up, or so many from 1 on. */
export function topShareOf(amounts: Float64Array, top = TOP): Outcome<number> {
  const isPart = top > 0 && top < 1;
  if (!isPart && !(Number.isSafeInteger(top) && top >= 1)) return { issues: [refusal("badTop", {})] };
  return withCurve(amounts, ({ sums, customers }) =>
    isPart ? topShare(sums, customers, top).share : pointAt(sums, customers, top).valueShare,
  );
}

/** The point of the curve at which the part of the customers and the part of the total add up to 1. */
export function xyPointOf(amounts: Float64Array): Outcome<CurvePoint> {
  return withCurve(amounts, ({ sums, customers }) => xyPoint(sums, customers));
}

function withCurve<T>(amounts: Float64Array, find: (curve: Curve) => T | undefined): Outcome<T> {
  const measure = amountsThatCount(amounts);
  const customers = measure.values.length;
  // Gini adds up each amount as often as its place, and twice that.
  if (!isCountable(measure, 2 * customers)) return { issues: [refusal("amountsTooLarge", {})] };
  const positive = positiveDescending(customersOfAmounts(measure));
  const found = positive.length > 0 ? find({ positive, sums: runningSums(positive), customers }) : undefined;
  return found === undefined ? { issues: [refusal("nothingPositive", {})] } : { value: found, issues: [] };
}
