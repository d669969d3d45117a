import { ROWS_PER_SUM, overRows, type Steps } from "../steps";
import { digamma, logGamma } from "./gamma";
import { fitFromStarts, type Fit } from "./likelihood";
import type { Objective } from "./minimum";
import { Sum } from "../measures";

/**
 * Gamma-Gamma: the value of a purchase varies around a customer's mean as a gamma of shape p, and the means vary among customers. v is in the
 * unit of the values. Source: Fader & Hardie, The Gamma-Gamma Model of Monetary Value (2013).
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** What customers spent: one entry a customer with repeat purchases. */
export interface SpendingCounts {
  /** Repeat purchases, at least one. */
  readonly repeats: Uint32Array;
  /** Mean value of a repeat purchase, above zero. */
  readonly means: Float64Array;
}

/**
 * Minus the mean log-likelihood of a customer, by the logarithms of p, q and v.
 * @example
 * ```ts
 * const reading = gammaGammaObjective({ repeats: Uint32Array.of(1), means: Float64Array.of(1) })([0, 0, 0]);
 * reading.next(); // walks over the customers
 * Math.round(Math.exp(-reading.next().value.value) * 1e12) / 1e12; // 0.25
 * ```
 */
export function gammaGammaObjective({ repeats, means }: SpendingCounts): Objective {
  const total = repeats.length;
  const most = repeats.reduce((so, x) => Math.max(so, x), 0);
  const customers = new Float64Array(most + 1);
  const spent = new Float64Array(total);
  const [weighted, plain] = [new Sum(), new Sum()];
  for (let i = 0; i < total; i++) {
    const [x, mean] = [repeats[i] ?? 0, means[i] ?? 0];
    customers[x] = (customers[x] ?? 0) + 1;
    spent[i] = x * mean;
    weighted.add(x * Math.log(x * mean));
    plain.add(Math.log(mean));
  }
  return function* ([logP = 0, logQ = 0, logV = 0]) {
    const [p, q, v] = [Math.exp(logP), Math.exp(logQ), Math.exp(logV)];
    let value = p * weighted.value - plain.value + total * (q * logV - logGamma(q));
    let [byP, byQ, byV] = [weighted.value, total * (logV - digamma(q)), (total * q) / v];
    for (let x = 1; x <= most; x++) {
      const count = customers[x] ?? 0;
      if (count === 0) continue;
      const both = digamma(p * x + q);
      value += count * (logGamma(p * x + q) - logGamma(p * x));
      byP += count * x * (both - digamma(p * x));
      byQ += count * both;
    }
    yield* overRows(
      total,
      (from, to) => {
        let [sum, sumP, sumQ, sumV] = [0, 0, 0, 0];
        for (let i = from; i < to; i++) {
          const x = repeats[i] ?? 0;
          const scale = v + (spent[i] ?? 0);
          const log = Math.log(scale);
          sum += (p * x + q) * log;
          sumP += x * log;
          sumQ += log;
          sumV += (p * x + q) / scale;
        }
        value -= sum;
        byP -= sumP;
        byQ -= sumQ;
        byV -= sumV;
      },
      ROWS_PER_SUM,
    );
    return { value: -value / total, gradient: [p * byP, q * byQ, v * byV].map((slope) => -slope / total) };
  };
}

/** Fits the model by maximum likelihood, from several starts. */
export function* fitGammaGamma({ repeats, means }: SpendingCounts): Steps<Fit<GammaGamma>> {
  const sum = new Sum();
  for (const mean of means) sum.add(mean);
  // In units of the mean value no currency is too small or too large for the search.
  const unit = sum.value / means.length;
  const scaled = means.map((mean) => mean / unit);
  const starts = [
    [1, 2, 1],
    [6, 4, 0.5],
    [2, 10, 5],
  ].map((start) => start.map(Math.log));
  const fit = yield* fitFromStarts(gammaGammaObjective({ repeats, means: scaled }), starts);
  if (fit.problem !== undefined) return fit;
  const [p = 0, q = 0, v = 0] = fit.parameters.map(Math.exp);
  const logLikelihood = -(fit.value + Math.log(unit)) * means.length;
  return { ...fit, parameters: { p, q, v: v * unit }, logLikelihood };
}

/**
 * Value expected of a purchase of a customer with so many repeat purchases of such a mean; the mean of all customers where there are none.
 * Has a meaning for q above 1 only.
 * @example
 * ```ts
 * expectedValue({ p: 6, q: 4, v: 15 }, { repeats: 0, mean: 0 }); // 30
 * ```
 */
export function expectedValue(
  { p, q, v }: GammaGamma,
  { repeats, mean }: { readonly repeats: number; readonly mean: number },
): number {
  return (p * (v + repeats * mean)) / (p * repeats + q - 1);
}
