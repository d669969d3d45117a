import { ROWS_PER_SUM, overRows, type Steps } from "../steps";
import { thinOut, type HistoryCounts } from "./history-counts";
import { fitFromStarts, type Fit } from "./likelihood";
import type { Objective } from "./minimum";

/**
 * BG/NBD: customers buy at a rate of their own, which varies among them as a gamma(r, alpha), and after each purchase may stop for good, with
 * a probability that varies as a beta(a, b). Time is in weeks. Source: Fader, Hardie & Lee, "Counting Your Customers" the Easy Way, Marketing
 * Science 24 (2005).
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** The days of a week, the model's unit of time. */
export const DAYS_PER_WEEK = 7;

/**
 * Minus the mean log-likelihood of a customer, by the logarithms of r, alpha, a and b. Repeats are whole numbers, so every quotient of gamma
 * functions is a product of few factors: Γ(r + x)/Γ(r) is r·(r + 1) … (r + x − 1), and needs no gamma function at all.
 * @example
 * ```ts
 * const once = { repeats: Uint32Array.of(0), last: Uint32Array.of(0), age: Uint32Array.of(7), customers: Uint32Array.of(1), total: 1 };
 * const reading = bgNbdObjective(once)([0, 0, 0, 0]);
 * reading.next(); // walks over the histories
 * Math.exp(-reading.next().value.value); // 0.5
 * ```
 */
export function bgNbdObjective({ repeats, last, age, customers, total }: HistoryCounts): Objective {
  const mostRepeats = repeats.at(-1) ?? 0;
  const mostDays = age.reduce((most, days) => Math.max(most, days), 0);
  // Customers with more than so many repeats: each of them brings the factor of that number.
  const beyond = new Float64Array(mostRepeats);
  for (let i = 0; i < repeats.length; i++) {
    const x = repeats[i] ?? 0;
    if (x > 0) beyond[x - 1] = (beyond[x - 1] ?? 0) + (customers[i] ?? 0);
  }
  for (let k = mostRepeats - 2; k >= 0; k--) beyond[k] = (beyond[k] ?? 0) + (beyond[k + 1] ?? 0);
  const logs = new Float64Array(mostDays + 1);
  const inverses = new Float64Array(mostDays + 1);

  return function* ([logR = 0, logAlpha = 0, logA = 0, logB = 0]) {
    const [r, alpha, a, b] = [Math.exp(logR), Math.exp(logAlpha), Math.exp(logA), Math.exp(logB)];
    let value = total * r * logAlpha;
    let [byR, byAlpha, byA, byB] = [total * logAlpha, (total * r) / alpha, 0, 0];
    for (let k = 0; k < mostRepeats; k++) {
      const count = beyond[k] ?? 0;
      value += count * Math.log(((r + k) * (b + k)) / (a + b + k));
      byR += count / (r + k);
      byA -= count / (a + b + k);
      byB += count * (1 / (b + k) - 1 / (a + b + k));
    }
    for (let days = 0; days <= mostDays; days++) {
      const weeks = alpha + days / DAYS_PER_WEEK;
      logs[days] = Math.log(weeks);
      inverses[days] = 1 / weeks;
    }
    yield* overRows(
      repeats.length,
      (from, to) => {
        let x = -1;
        let logStop = 0;
        let product = 1;
        let [sum, sumR, sumAlpha, sumA, sumB] = [0, 0, 0, 0, 0];
        for (let i = from; i < to; i++) {
          const count = customers[i] ?? 0;
          const ageDays = age[i] ?? 0;
          if (repeats[i] !== x) {
            x = repeats[i] ?? 0;
            logStop = logA - Math.log(b + x - 1);
          }
          const logAge = logs[ageDays] ?? 0;
          if (x === 0) {
            sum -= count * r * logAge;
            sumR -= count * logAge;
            sumAlpha -= count * r * (inverses[ageDays] ?? 0);
            continue;
          }
          const lastDays = last[i] ?? 0;
          const logLast = logs[lastDays] ?? 0;
          // Two ways to the same history: still there, or stopped after the last purchase; `odds` is the second against the first.
          const logOdds = logStop + (r + x) * (logAge - logLast);
          const small = Math.exp(-Math.abs(logOdds));
          const stopped = logOdds > 0 ? 1 / (1 + small) : small / (1 + small);
          const there = 1 - stopped;
          sum += count * ((logOdds > 0 ? logOdds : 0) - (r + x) * logAge);
          // One logarithm of a product costs far less than many logarithms; each factor is at most 2.
          if (count === 1) product *= 1 + small;
          else sum += count * Math.log1p(small);
          if (product > 1e300) {
            sum += Math.log(product);
            product = 1;
          }
          sumR -= count * (there * logAge + stopped * logLast);
          sumAlpha -= count * (r + x) * (there * (inverses[ageDays] ?? 0) + stopped * (inverses[lastDays] ?? 0));
          sumA += count * stopped;
          sumB -= (count * stopped) / (b + x - 1);
        }
        value += sum + Math.log(product);
        byR += sumR;
        byAlpha += sumAlpha;
        byA += sumA / a;
        byB += sumB;
      },
      ROWS_PER_SUM,
    );
    return {
      value: -value / total,
      gradient: [r * byR, alpha * byAlpha, a * byA, b * byB].map((slope) => -slope / total),
    };
  };
}

/** Histories that are enough to find the way. */
const SAMPLE = 4_096;

/** Fits the model by maximum likelihood, from several starts. */
export function* fitBgNbd(counts: HistoryCounts): Steps<Fit<BgNbd>> {
  let [purchases, weeks] = [0, 0];
  for (let i = 0; i < counts.repeats.length; i++) {
    purchases += (counts.customers[i] ?? 0) * (counts.repeats[i] ?? 0);
    weeks += ((counts.customers[i] ?? 0) * (counts.age[i] ?? 0)) / DAYS_PER_WEEK;
  }
  const rate = purchases / Math.max(weeks, 1 / DAYS_PER_WEEK);
  // Of one mind about the mean rate, but not about how customers differ: much alike or not at all, leaving soon or hardly ever.
  const starts = [
    [1, 1, 1],
    [0.3, 0.5, 2],
    [3, 0.3, 6],
  ].map(([r = 1, a = 1, b = 1]) => [r, r / (2 * rate), a, b].map(Math.log));
  const objective = bgNbdObjective(counts);
  const every = Math.ceil(counts.repeats.length / SAMPLE);
  const fit = yield* fitFromStarts(objective, starts, every === 1 ? objective : bgNbdObjective(thinOut(counts, every)));
  if (fit.problem !== undefined) return fit;
  const [r = 0, alpha = 0, a = 0, b = 0] = fit.parameters.map(Math.exp);
  return { ...fit, parameters: { r, alpha, a, b }, logLikelihood: -fit.value * counts.total };
}

/**
 * Probability that a customer is still one: repeats, weeks from the first purchase to the last, and to the end. 1 by construction for one who
 * never came back, which is no knowledge: show "unknown".
 * @example
 * ```ts
 * const model = { r: 0.24259, alpha: 4.41353, a: 0.79289, b: 2.42575 };
 * Math.round(aliveProbability(model, { repeats: 1, last: 1.71, age: 38.86 }) * 1e4) / 1e4; // 0.2122
 * ```
 */
export function aliveProbability(
  { r, alpha, a, b }: BgNbd,
  { repeats, last, age }: { readonly repeats: number; readonly last: number; readonly age: number },
): number {
  if (repeats === 0) return 1;
  return 1 / (1 + (a / (b + repeats - 1)) * ((alpha + age) / (alpha + last)) ** (r + repeats));
}

/** Terms smaller than this beside the sum no longer show in a double. */
const NOTHING = 1e-17;

/**
 * Purchases expected in so many weeks to come of a customer who is still there; times `aliveProbability` it is E[Y(t) | x, tx, T]. With no
 * repeats and an age of 0 it is E[X(t)] of a new customer.
 *
 * The closed form has the hypergeometric function 2F1 and loses all its digits near a = 1, where it is 0/0. The same as a sum of positive
 * terms: opportunities to buy come as a negative binomial, and of n of them 1 + E[1 − p] + … + E[(1 − p)^(n − 1)] are used before the
 * customer stops.
 * @example
 * ```ts
 * const model = { r: 0.24259, alpha: 4.41353, a: 0.79289, b: 2.42575 };
 * Math.round(purchasesWhileThere(model, { repeats: 0, age: 0 }, 32) * 1e4) / 1e4; // 1.0437
 * ```
 */
export function purchasesWhileThere(
  { r, alpha, a, b }: BgNbd,
  { repeats, age }: { readonly repeats: number; readonly age: number },
  weeks: number,
): number {
  if (weeks <= 0) return 0;
  const [shape, stay] = [r + repeats, b + repeats];
  const share = weeks / (alpha + age + weeks);
  let weight = share * shape;
  let [used, left] = [1, stay];
  let [weights, sum] = [1, 0];
  for (let n = 1; ; n++) {
    weights += weight;
    sum += weight * used;
    const step = (share * (shape + n)) / (n + 1);
    const slowest = Math.max(share, step);
    if (slowest < 1 && weight * (used + 1 / (1 - slowest)) <= NOTHING * (1 - slowest) * sum) return sum / weights;
    used += left / (a + stay - 1 + n);
    left *= (stay + n) / (a + stay - 1 + n);
    weight *= step;
    // Only the proportions of the weights matter: that of none at all, 1 here, may be far below the smallest double.
    if (weights > 1e200) {
      weight *= 1e-200;
      weights *= 1e-200;
      sum *= 1e-200;
    }
  }
}
