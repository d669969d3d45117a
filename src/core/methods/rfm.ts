import * as z from "zod";
import { refusal } from "../issues";
import type { Customers } from "../measures";
import { quantiles } from "../stats/quantiles";
import { standingOf } from "../stats/standing";
import { defineMethod, nameOption, type ClassKind } from "./method";

/** What RFM knows of a customer: days since the last purchase, purchases, money, and the three scores. */
export interface RfmFacts {
  readonly days: number;
  readonly orders: number;
  /** In the measure's own integers. */
  readonly money: number;
  readonly scores: readonly [number, number, number];
  readonly bins: number;
  readonly by: "order" | "date";
}

interface RfmData {
  readonly days: Float64Array;
  readonly orders: Float64Array;
  readonly money: Float64Array;
  readonly scores: readonly [Uint8Array, Uint8Array, Uint8Array];
  readonly by: "order" | "date";
}

/** The Chinese eight by near (1) or far (0) R, high (1) or low (0) F, high or low M. Definitions, section 5. */
const EIGHT: readonly ClassKind[] = [
  "importantValue",
  "importantKeep",
  "importantDevelop",
  "importantRetain",
  "generalValue",
  "generalKeep",
  "generalDevelop",
  "generalRetain",
];

/** RFM: recency, frequency and monetary value, each scored from 1 (worst) up to the number of bins. Definitions, section 5. */
export const rfm = defineMethod({
  id: "rfm",
  options: z.strictObject({
    id: z.literal("rfm"),
    name: nameOption,
    bins: z.int().min(2).max(9).default(5).describe("Scores from 1, the worst, to this number, the best"),
  }),
  needs: () => [{ kind: "purchases" }],

  *classify(customers, { bins }) {
    const { purchases, analysisDate, amount } = customers;
    if (!purchases || analysisDate === undefined)
      return { issues: [refusal("roleMissing", { role: "date", method: "rfm" })] };
    const measured = measure(customers);
    yield;
    const scores = [
      score(measured.days, bins, "smallIsBest"),
      score(measured.orders, bins, "largeIsBest"),
      score(measured.money, bins, "largeIsBest"),
    ] as const;
    yield;
    const bounds = [measured.days, measured.orders, measured.money].map(meanOf);
    const [near = 0, frequent = 0, large = 0] = bounds;
    const notRated = EIGHT.length;
    const of = new Uint8Array(customers.count);
    for (let i = 0; i < of.length; i++) {
      const days = measured.days[i] ?? NaN;
      if (Number.isNaN(days)) of[i] = notRated;
      else
        of[i] =
          ((measured.money[i] ?? 0) >= large ? 0 : 4) +
          ((measured.orders[i] ?? 0) >= frequent ? 0 : 2) +
          (days <= near ? 0 : 1);
    }
    const codes = Float64Array.from(of, (place, i) =>
      place === notRated ? NaN : 100 * (scores[0][i] ?? 0) + 10 * (scores[1][i] ?? 0) + (scores[2][i] ?? 0),
    );
    return {
      value: {
        measure: amount,
        standing: standingOf(amount),
        list: [...EIGHT.map((kind) => ({ kind })), { kind: "notRated" as const }],
        of,
        details: [
          { name: "daysSinceLastOrder", format: "count", values: measured.days },
          { name: "orders", format: "count", values: measured.orders },
          { name: "rfmCode", format: "count", values: codes },
        ],
        data: { ...measured, scores, by: purchases.by } satisfies RfmData,
      },
      issues: [],
    };
  },

  explain({ of, data }, { bins }, customer) {
    const place = of[customer] ?? 0;
    if (!data || place === EIGHT.length) return { class: place, facts: undefined };
    const { days, orders, money, scores, by } = data;
    const facts: RfmFacts = {
      days: days[customer] ?? 0,
      orders: orders[customer] ?? 0,
      money: money[customer] ?? 0,
      scores: [scores[0][customer] ?? 0, scores[1][customer] ?? 0, scores[2][customer] ?? 0],
      bins,
      by,
    };
    return { class: place, facts };
  },
});

/** Recency, frequency and money of every customer; NaN for one without a purchase. */
function measure({ count, purchases, analysisDate = 0, amount }: Customers): Omit<RfmData, "scores" | "by"> {
  const [days, orders, money] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i++) {
    const [start, end] = [purchases?.start[i] ?? 0, purchases?.start[i + 1] ?? 0];
    const rated = end > start;
    days[i] = rated ? analysisDate - (purchases?.day[end - 1] ?? 0) : NaN;
    orders[i] = rated ? end - start : NaN;
    money[i] = rated ? Number(amount.values[i] ?? 0) : NaN;
  }
  return { days, orders, money };
}

/** 1 and one more for each cut that a value exceeds, or the reverse where small is best; 0 for NaN. */
function score(values: Float64Array, bins: number, best: "smallIsBest" | "largeIsBest"): Uint8Array {
  const cuts = quantiles(values.filter((value) => !Number.isNaN(value)).sort(), bins);
  return Uint8Array.from(values, (value) => {
    if (Number.isNaN(value)) return 0;
    let over = 0;
    while (over < cuts.length && value > (cuts[over] ?? Infinity)) over++;
    return best === "largeIsBest" ? 1 + over : bins - over;
  });
}

function meanOf(values: Float64Array): number {
  let [sum, count] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}
