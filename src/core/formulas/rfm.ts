import { refusal, type Outcome } from "../issues";
import { rfm } from "../methods/rfm";
import { scoreBuying, sortBuying, type Buying } from "../segments/buying";
import { boundLadders, boundsOf, quantileLadders } from "../segments/ladders";
import { finish } from "../steps";
import { countFrom, dayOf, isCount, type RowAnswer, type RowAnswers } from "./answers";
import { measureOfNumbers } from "./exact-amounts";

/** What a formula knows of how customers buy: one entry a customer in every list, 0 where nothing is known. */
export interface BuyingFigures {
  /** Serial numbers. */
  readonly lastPurchases: Float64Array;
  readonly orders: Float64Array;
  /** Money in whole units. */
  readonly amounts: Float64Array;
}

/** How scores are given: so many by PERCENTILE.INC, or 2 for near or high and 1 for far or low, against the mean or the median. */
export type Scoring = number | "mean" | "median";

/** The scoring that a formula asks for by a number or a word that nobody has checked yet; five scores when nothing is asked. */
export function scoringOf(bins: number | string | undefined): Outcome<Scoring> {
  const { shape } = rfm.options;
  const checked =
    typeof bins === "string" ? shape.bound.unwrap().safeParse(bins.trim().toLowerCase()) : shape.bins.safeParse(bins);
  return checked.success ? { value: checked.data, issues: [] } : { issues: [refusal("badBins", {})] };
}

/**
 * The RFM code of every customer, such as 543, by the rule of the method: who has not bought is not rated and moves nobody's score. `asOf` is the day
 * that recency is counted from, the latest purchase when left out.
 */
export function rfmCodes(figures: BuyingFigures, asOf: number | undefined, scoring: Scoring): Outcome<RowAnswers> {
  const { lastPurchases, orders, amounts } = figures;
  const from = countFrom(asOf, lastPurchases);
  if (from.value === undefined) return { issues: from.issues };
  const amount = measureOfNumbers(amounts);
  const count = amounts.length;
  const buying: Buying = {
    days: new Float64Array(count).fill(NaN),
    orders: new Float64Array(count).fill(NaN),
    money: new Float64Array(count).fill(NaN),
  };
  const answers = new Array<RowAnswer>(count).fill("");
  for (let i = 0; i < count; i++) {
    const [last = 0, times = 0] = [lastPurchases[i], orders[i]];
    if (last === 0 || times === 0) continue;
    const day = dayOf(last);
    if (day === undefined) answers[i] = refusal("notADay", {});
    else if (!isCount(times)) answers[i] = refusal("notACount", {});
    else if (day > from.value) answers[i] = refusal("boughtAfterAsOf", {});
    else {
      buying.days[i] = from.value - day;
      buying.orders[i] = times;
      buying.money[i] = Number(amount.values[i] ?? 0);
    }
  }
  const sorted = finish(sortBuying(buying, undefined));
  if (sorted[0].length === 0) return { value: answers, issues: [] };
  const money = amount.precision === "exact" ? "whole" : "fractional";
  const ladders =
    typeof scoring === "number"
      ? quantileLadders(sorted, scoring, money)
      : boundLadders(boundsOf(buying, sorted, { amount, bound: scoring }), money);
  const [r, f, m] = finish(scoreBuying(buying, ladders));
  for (let i = 0; i < count; i++) if (r[i]) answers[i] = 100 * (r[i] ?? 0) + 10 * (f[i] ?? 0) + (m[i] ?? 0);
  return { value: answers, issues: [] };
}
