import * as z from "zod";
import { measureFields, namesOneMeasure, keyOfMeasure } from "../measures/comparisons";
import type { CustomerClass } from "../customer-class";
import { derive, missingMeasure, traitsOf, wholeValuesOf, type MeasureChoice } from "../measures/derived";
import { note, warning, type Issue } from "../issues";
import { minMax } from "../stats/min-max";
import { percentileRanks } from "../stats/percentile-ranks";
import { standingOf } from "../stats/standing";
import { weightedSums } from "../stats/weighted-sums";
import { inPieces } from "../steps";
import { defineMethod, laterDetail, nameOption, type Detail } from "./method";

/** What one criterion gives to a customer's score. */
export interface Contribution {
  readonly criterion: MeasureChoice;
  /** Points of the score, and the most that it could have given; none where the customer has no value. */
  readonly points?: number | undefined;
  readonly most: number;
  readonly value?: number | undefined;
}

/** Why a customer has its tier: its score from 0 to 100 and where it comes from. */
export interface ScorecardFacts {
  readonly score: number;
  /** What the thresholds are compared with: the score, or its percentile rank. */
  readonly compared: number;
  readonly compare: "score" | "percentileRank";
  readonly contributions: readonly Contribution[];
  readonly from?: number | undefined;
  /** What is missing to the tier above, in points of what is compared. */
  readonly gapUp?: { readonly class: number; readonly gap: number } | undefined;
}

interface ScorecardData {
  readonly scores: Float64Array;
  readonly compared: Float64Array;
  /** By criterion: the values, and from 0 to 1, 1 the best. */
  readonly values: readonly Float64Array[];
  readonly parts: readonly Float64Array[];
}

const criterion = z
  .strictObject({
    ...measureFields,
    weight: z.number().gt(0).max(1_000).default(1).describe("How much it counts beside the others"),
    direction: z
      .enum(["benefit", "cost"])
      .optional()
      .describe("Whether more is better (benefit) or worse (cost); by the nature of the measure when left out"),
    scale: z
      .enum(["minmax", "percentileRank"])
      .default("minmax")
      .describe("From the smallest value to the largest, or by the place among the others"),
  })
  .refine(namesOneMeasure, { message: "oneMeasure" });

const tier = z.strictObject({
  label: z.string().trim().min(1).max(60).describe("Name of the tier"),
  from: z.number().min(0).max(100).describe("Lowest score that has the tier, 0 to 100"),
});

/** Noise of adding doubles is far below this; two equal scores shall be equal. */
const DIGITS = 1e9;

/** A score from 0 to 100 out of weighted criteria, then tiers by thresholds of it. Definitions, section 11. */
export const scorecard = defineMethod({
  id: "scorecard",
  options: z.strictObject({
    id: z.literal("scorecard"),
    name: nameOption,
    criteria: z
      .array(criterion)
      .min(1)
      .max(20)
      .refine((criteria) => new Set(criteria.map(keyOfMeasure)).size === criteria.length, { message: "criteriaUnique" })
      .default([
        { measure: "amount", weight: 40, scale: "percentileRank" },
        { measure: "orders", weight: 30, scale: "percentileRank" },
        { measure: "daysSinceLastOrder", weight: 30, scale: "percentileRank" },
      ])
      .describe("What customers are judged by, with weights"),
    tiers: z
      .array(tier)
      .min(1)
      .max(50)
      .refine((tiers) => tiers.every(({ from }, i) => i === 0 || from < (tiers[i - 1]?.from ?? Infinity)), {
        message: "tiersDescending",
      })
      .refine((tiers) => new Set(tiers.map(({ label }) => label)).size === tiers.length, { message: "labelsUnique" })
      .default([
        { label: "A", from: 80 },
        { label: "B", from: 60 },
        { label: "C", from: 40 },
        { label: "D", from: 0 },
      ])
      .describe("Tiers, the highest threshold first"),
    compare: z
      .enum(["score", "percentileRank"])
      .default("score")
      .describe("What the thresholds are compared with: the score, or its place among all scores, 0 to 100"),
  }),
  needs: ({ criteria }) => criteria.flatMap((entry) => traitsOf(entry).needs),

  *classify(customers, { criteria, tiers, compare }) {
    const issues: Issue[] = [];
    const [values, parts]: [Float64Array[], Float64Array[]] = [[], []];
    for (const entry of criteria) {
      const own = yield* derive(customers, entry);
      if (!own) return { issues: [missingMeasure(entry, "scorecard")] };
      const part = normalise(entry, own, wholeValuesOf(customers, entry));
      values.push(own);
      parts.push(part);
      const { measure, header } = entry;
      const variety = varietyOf(own);
      if (variety === "none") issues.push(warning("criterionEmpty", { measure, header }));
      else if (variety === "constant") issues.push(note("criterionConstant", { measure, header }));
      yield;
    }
    const scores = scoresOf({ criteria, parts });
    yield;
    const compared = compare === "score" ? scores : percentileRanks(scores).map((rank) => round(100 * rank));
    const of = tiersOf(compared, tiers);
    yield;
    tiers.forEach(({ label }, place) => {
      if (!of.includes(place)) issues.push(warning("emptyClass", { label }));
    });
    const list: CustomerClass[] = [
      ...tiers.map(({ label }) => ({ kind: "labelled" as const, label })),
      { kind: "none" },
      { kind: "notRated" },
    ];
    const details: Detail[] = [
      { name: "score", format: "number", values: scores },
      ...criteria.map(({ measure, header }, place) =>
        laterDetail({ name: "points", of: { measure, header }, format: "number" }, () =>
          Float64Array.from(scores, (_, customer) => pointsOf({ criteria, parts }, customer, place)),
        ),
      ),
      laterDetail({ name: "criteriaMissing", format: "count" }, () =>
        Float64Array.from(scores, (_, customer) => parts.filter((part) => Number.isNaN(part[customer] ?? NaN)).length),
      ),
    ];
    const data: ScorecardData = { scores, compared, values, parts };
    return {
      value: { measure: customers.amount, standing: standingOf(customers.amount), list, of, details, data },
      issues,
    };
  },

  explain({ of, data }, { criteria, tiers, compare }, customer) {
    const place = of[customer] ?? 0;
    if (!data || place > tiers.length) return { class: place, facts: undefined };
    const { parts, values } = data;
    const compared = data.compared[customer] ?? 0;
    const weights = weightOf({ criteria, parts }, customer);
    const above = tiers[place - 1];
    const facts: ScorecardFacts = {
      score: data.scores[customer] ?? 0,
      compared,
      compare,
      contributions: criteria.map(({ measure, header, weight }, at): Contribution => {
        const points = pointsOf({ criteria, parts }, customer, at);
        const isKnown = !Number.isNaN(points);
        return {
          criterion: { measure, header },
          points: isKnown ? points : undefined,
          most: isKnown ? (100 * weight) / weights : 0,
          value: isKnown ? values[at]?.[customer] : undefined,
        };
      }),
      from: tiers[place]?.from,
      gapUp: above && { class: place - 1, gap: round(above.from - compared) },
    };
    return { class: place, facts };
  },
});

interface Criterion extends MeasureChoice {
  readonly weight: number;
  readonly direction?: "benefit" | "cost" | undefined;
  readonly scale: "minmax" | "percentileRank";
}

interface Scored {
  readonly criteria: readonly Criterion[];
  readonly parts: readonly Float64Array[];
}

/** From 0 to 1, 1 the best. `whole` are the same values as whole numbers, which are put in order at less cost. */
function normalise(
  { direction, scale, measure, header }: Criterion,
  values: Float64Array,
  whole: Float64Array = values,
): Float64Array {
  const parts = scale === "minmax" ? minMax(values) : percentileRanks(whole);
  const natural = traitsOf({ measure, header }).better === "more" ? "benefit" : "cost";
  if ((direction ?? natural) === "benefit") return parts;
  inPieces(0, parts.length, (from, to) => {
    for (let i = from; i < to; i++) parts[i] = 1 - (parts[i] ?? NaN);
  });
  return parts;
}

/** The score of every customer; NaN for one that has no value of any criterion. */
function scoresOf({ criteria, parts }: Scored): Float64Array {
  const weights = criteria.map(({ weight }) => weight);
  const { sums: scores, weights: all } = weightedSums(parts, weights);
  inPieces(0, scores.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const sum = all[i] ?? 0;
      scores[i] = sum === 0 ? NaN : round((100 * (scores[i] ?? 0)) / sum);
    }
  });
  return scores;
}

/** What a criterion gives to a customer's score; NaN where it has no value. */
function pointsOf({ criteria, parts }: Scored, customer: number, place: number): number {
  const weight = criteria[place]?.weight ?? 0;
  return round((100 * weight * (parts[place]?.[customer] ?? NaN)) / weightOf({ criteria, parts }, customer));
}

/** The tier of every customer; behind the tiers those below the lowest, and behind them those without a score. */
function tiersOf(compared: Float64Array, tiers: readonly { readonly from: number }[]): Uint8Array {
  const bounds = Float64Array.from(tiers, ({ from }) => from);
  const of = new Uint8Array(compared.length);
  inPieces(0, of.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const value = compared[i] ?? NaN;
      let place = 0;
      while (place < bounds.length && value < (bounds[place] ?? 0)) place++;
      of[i] = value === value ? place : bounds.length + 1;
    }
  });
  return of;
}

/** Whether a criterion tells customers apart. */
function varietyOf(values: Float64Array): "none" | "constant" | "varied" {
  let first = NaN;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (value !== value) continue;
    if (first !== first) first = value;
    else if (value !== first) return "varied";
  }
  return first === first ? "constant" : "none";
}

/** Sum of the weights of the criteria that a customer has a value for. */
function weightOf({ criteria, parts }: Scored, customer: number): number {
  return criteria.reduce(
    (sum, { weight }, place) => sum + (Number.isNaN(parts[place]?.[customer] ?? NaN) ? 0 : weight),
    0,
  );
}

function round(value: number): number {
  return Math.round(value * DIGITS) / DIGITS;
}
