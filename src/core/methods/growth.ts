import * as z from "zod";
import { ratedClasses, type ClassKind } from "../customer-class";
import type { Day } from "../days";
import { dayToText } from "../days";
import { refusal, warning } from "../issues";
import { MEANINGS } from "../policies/meanings";
import type { Comparison } from "../customer-columns";
import { inUnits, inWholeUnits, type Measure } from "../measures";
import { countSides } from "../stats/against-share";
import { combine } from "../stats/combine";
import { distance } from "../stats/distance";
import { standingOf } from "../stats/standing";
import { inPieces } from "../steps";
import { defineMethod, laterDetail, nameOption } from "./method";

/** Why a customer has its class by growth. Money is in whole units of the amounts. */
export interface GrowthFacts {
  readonly before: number;
  readonly now: number;
  /** Change in money, and as a part of the amount before where that is above zero. */
  readonly change: number;
  readonly share?: number | undefined;
  /** First day of the earlier window, first day of the later one, last day of that. */
  readonly days: readonly [Day, Day, Day];
  /** Last day of the earlier window, where it does not end the day before the later one begins as a matter of course. */
  readonly until?: Day | undefined;
  /** What is missing to the class above, and what may be lost before the class below. */
  readonly gapUp?: { readonly class: number; readonly gap: number } | undefined;
  readonly slack?: { readonly class: number; readonly gap: number } | undefined;
}

interface GrowthData {
  readonly comparison: Comparison;
}

const CLASSES: readonly ClassKind[] = ["growing", "newCustomer", "stable", "declining", "lost"];
const place = (kind: ClassKind) => CLASSES.indexOf(kind);
const [GROWING, NEW, STABLE, DECLINING, LOST] = [
  place("growing"),
  place("newCustomer"),
  place("stable"),
  place("declining"),
  place("lost"),
];
const NOT_RATED = CLASSES.length;

/**
 * Growth: the amount of the window that ends at the analysis date against that of the window before it, or the period's against that of the earlier
 * days that the policy names. Definitions, section 11.
 */
export const growth = defineMethod({
  id: "growth",
  options: z.strictObject({
    id: z.literal("growth"),
    name: nameOption,
    months: z
      .int()
      .min(1)
      .max(120)
      .default(12)
      .describe(
        "Length of each of the two windows in months; without effect where the policy names a comparison window",
      ),
    growing: z
      .number()
      .gt(0)
      .max(100)
      .register(MEANINGS, { of: "part" })
      .default(0.1)
      .describe("Growth from which a customer is growing, a part of 1"),
    declining: z.number().gt(0).max(1).default(0.1).describe("Loss from which a customer is declining, a part of 1"),
  }),
  needs: ({ months }) => [{ kind: "before", months }],

  *classify(customers, options) {
    const comparison = customers.comparisons?.get(options.months);
    if (!comparison) return { issues: [refusal("roleMissing", { role: "date", method: "growth" })] };
    const { amount } = customers;
    const { by, since } = comparison;
    const [first, last] = comparison.days;
    const facts = {
      ...{ from: dayToText(first), to: dayToText(last), since: dayToText(since) },
      ...(by === "days" ? { by } : {}),
    };
    if (since > last) return { issues: [refusal("nothingBefore", facts)] };
    const { before, now } = comparison;
    const change = combine([
      { measure: now, factor: 1 },
      { measure: before, factor: -1 },
    ]);
    const of = placesOf(comparison, change, options);
    const changes = () => inWholeUnits(change).map((value, i) => (of[i] === NOT_RATED ? NaN : value));
    const shares = () => {
      const befores = inWholeUnits(before);
      return changes().map((value, i) => ((befores[i] ?? 0) > 0 ? value / (befores[i] ?? 0) : NaN));
    };
    yield;
    const issues = since <= first ? [] : [warning("windowNotCovered", facts)];
    const lengths = lengthsOf(comparison);
    if (Math.abs(lengths.before - lengths.now) > ALIKE && by === "days") issues.push(warning("windowsDiffer", lengths));
    return {
      value: {
        measure: amount,
        standing: standingOf(amount),
        list: ratedClasses(CLASSES),
        of,
        details: [
          laterDetail({ name: "amountBefore", format: "money" }, () => inWholeUnits(before)),
          laterDetail({ name: "amountNow", format: "money" }, () => inWholeUnits(now)),
          laterDetail({ name: "growthInMoney", format: "money" }, changes),
          laterDetail({ name: "growthShare", format: "share" }, shares),
        ],
        data: { comparison } satisfies GrowthData,
      },
      issues,
    };
  },

  explain({ of, data }, { growing, declining }, customer) {
    const place = of[customer] ?? 0;
    if (!data || place === NOT_RATED) return { class: place, facts: undefined };
    const { by, before: measure, now: later, days: all } = data.comparison;
    const [first, last, firstNow, lastNow] = all;
    const before = inUnits(measure, measure.values[customer] ?? 0);
    const now = inUnits(later, later.values[customer] ?? 0);
    const [high, low] = [before * (1 + growing), before * (1 - declining)];
    const facts: GrowthFacts = {
      before,
      now,
      change: distance(now, before),
      share: before > 0 ? distance(now, before) / before : undefined,
      days: [first, firstNow, lastNow],
      ...(by === "days" ? { until: last } : {}),
      gapUp:
        place === STABLE
          ? { class: GROWING, gap: distance(high, now) }
          : place === DECLINING || place === LOST
            ? { class: STABLE, gap: distance(low, now) }
            : undefined,
      slack:
        place === GROWING
          ? { class: STABLE, gap: distance(now, high) }
          : place === STABLE
            ? { class: DECLINING, gap: distance(now, low) }
            : undefined,
    };
    return { class: place, facts };
  },
});

/** Days by which windows of as many months may differ. */
const ALIKE = 3;

/** The days of both windows. */
function lengthsOf({ days: [first, last, firstNow, lastNow] }: Comparison) {
  return { before: last - first + 1, now: lastNow - firstNow + 1 };
}

/** The class of every customer by its change from one window to the next. */
function placesOf(
  { before, now }: Comparison,
  change: Measure,
  options: { readonly growing: number; readonly declining: number },
): Uint8Array {
  const short = countSides(change, before, { shares: [options.growing], side: "below" });
  const holds = countSides(change, before, { shares: [-options.declining], side: "above" });
  const of = new Uint8Array(short.length);
  const [befores, nows] = [before.values, now.values];
  inPieces(0, of.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const then = befores[i] ?? 0;
      const today = nows[i] ?? 0;
      if (then <= 0) of[i] = today > 0 ? NEW : NOT_RATED;
      else if (today <= 0) of[i] = LOST;
      else if (short[i] === 0) of[i] = GROWING;
      else of[i] = holds[i] === 0 ? DECLINING : STABLE;
    }
  });
  return of;
}
