import * as z from "zod";
import type { CustomerClass } from "../customer-class";
import { refusal, warning, type Issue } from "../issues";
import { inUnits, type Measure } from "../measures";
import { measureBuying, moneyInUnits, scoreBuying, sortBuying, type Buying, type Three } from "../segments/buying";
import { boundLadders, boundsOf, ownLadders, quantileLadders, type RfmCuts } from "../segments/ladders";
import { EIGHT, EIGHT_SCORES, WESTERN, WESTERN_SCORES } from "../segments/maps";
import {
  betterByMoney,
  betterByOrders,
  cellOf,
  ruleAt,
  staysUntil,
  type Better,
  type Placed,
  type Stay,
} from "../segments/moves";
import { coverCells, ownMapSchema, proveMap, rescale, type ScoreConditions } from "../segments/score-map";
import { standingOf } from "../stats/standing";
import { overRows, type Steps } from "../steps";
import { defineMethod, laterDetail, nameOption, type Detail } from "./method";

const cutList = z.array(z.number()).max(8);

const options = z
  .strictObject({
    id: z.literal("rfm"),
    name: nameOption,
    bins: z.int().min(2).max(9).default(5).describe("Scores from 1, the worst, to this number, the best"),
    monetary: z
      .enum(["total", "averageOrder"])
      .default("total")
      .describe("What M is: the amount in all, or the average amount of an order"),
    window: z
      .int()
      .min(1)
      .max(36_500)
      .optional()
      .describe("Count only so many days up to the analysis date; all of them when left out"),
    segments: z
      .enum(["western", "eight"])
      .default("western")
      .describe("The segments: the western ten by scores, or the Chinese eight (RFM 八类) by near or far, high or low"),
    bound: z.enum(["mean", "median"]).default("mean").describe("What the eight compare with: the mean or the median"),
    ownBounds: z
      .strictObject({ recency: z.number().min(0), frequency: z.number().min(0), monetary: z.number() })
      .optional()
      .describe("What the eight compare with instead: days, orders and money of your own"),
    map: ownMapSchema
      .optional()
      .describe(
        "Segments of your own instead: rules with a label and ranges of r, f, m or fm; the first that fits wins",
      ),
    cuts: z
      .strictObject({ recency: cutList, frequency: cutList, monetary: cutList })
      .optional()
      .describe(
        "Cut-offs of your own, or those of an earlier run to keep: a value has to exceed one for the next score",
      ),
    weights: z
      .strictObject({ r: z.number().min(0), f: z.number().min(0), m: z.number().min(0) })
      .optional()
      .describe("Weights of the scores; their weighted sum is then shown for each customer"),
  })
  .superRefine(({ bins, cuts, map }, context) => {
    for (const key of ["recency", "frequency", "monetary"] as const) {
      const list = cuts?.[key] ?? [];
      if (cuts && list.length !== bins - 1)
        context.addIssue({ code: "custom", path: ["cuts", key], message: "cutsPerScore" });
      // Cut-offs of an earlier run may coincide.
      else if (list.some((cut, i) => cut < (list[i - 1] ?? -Infinity)))
        context.addIssue({ code: "custom", path: ["cuts", key], message: "cutsFall" });
    }
    for (const problem of map ? proveMap(map, bins) : []) {
      const path = "rule" in problem ? ["map", problem.rule - 1] : ["map"];
      context.addIssue({ code: "custom", path, message: "segmentMap", params: { ...problem } });
    }
  });

type Options = z.infer<typeof options>;

/** What the rule found: what F counts, how many customers are rated, the cut-offs that were used, and the bounds of the eight. */
export interface RfmFound {
  readonly frequency: "order" | "date";
  readonly rated: number;
  readonly cuts: RfmCuts<readonly number[]>;
  readonly bounds?: RfmCuts<number>;
}

/** Why a customer has its segment. Money is in the measure's own integers. */
export interface RfmFacts {
  readonly days: number;
  readonly orders: number;
  readonly money: number;
  readonly scores: readonly [number, number, number];
  readonly bins: number;
  readonly by: "order" | "date";
  readonly monetary: Options["monetary"];
  /** The rule that fired: its number in a map of the user's own, what it asks for; the bounds where the eight were compared with them. */
  readonly rule: {
    readonly number?: number;
    readonly asks: ScoreConditions;
    readonly bounds?: readonly [number, number, number];
  };
  readonly byOrders?: Better | undefined;
  readonly byMoney?: Better | undefined;
  readonly stays?: Stay | undefined;
}

interface RfmData extends Buying {
  readonly scores: Three<Uint8Array>;
  readonly by: "order" | "date";
  readonly placed: Placed;
  readonly bounds?: Three<number>;
}

/** RFM: recency, frequency and monetary value, each scored from 1 (worst) up to the number of bins. Definitions, section 5. */
export const rfm = defineMethod({
  id: "rfm",
  options,
  needs: () => [{ kind: "purchases" }],

  *classify(customers, chosen) {
    const { purchases, analysisDate, amount, count } = customers;
    const { bins } = chosen;
    if (!purchases || analysisDate === undefined)
      return { issues: [refusal("roleMissing", { role: "date", method: "rfm" })] };
    const buying = yield* measureBuying(customers, chosen);
    const standing = standingOf(amount);
    yield;
    const isAmount = chosen.monetary === "total" && chosen.window === undefined && amount.precision === "exact";
    const sorted = yield* sortBuying(buying, isAmount ? standing : undefined);
    const rated = sorted[0].length;
    if (rated === 0) return { issues: [refusal("noPurchases", { customers: count, days: chosen.window })] };

    const money = amount.precision === "exact" && chosen.monetary === "total" ? "whole" : "fractional";
    const ladders = chosen.cuts ? ownLadders(chosen.cuts, amount, money) : quantileLadders(sorted, bins, money);
    const scores = yield* scoreBuying(buying, ladders);
    const bounds =
      chosen.segments === "eight" && !chosen.map
        ? boundsOf(buying, sorted, { amount, bound: chosen.bound, ownBounds: chosen.ownBounds })
        : undefined;
    const cube = bounds ? EIGHT_SCORES : bins;
    const placing = bounds ? boundLadders(bounds, money) : ladders;
    const levels = bounds ? yield* scoreBuying(buying, placing) : scores;
    const { rules, list, placeOf } = segmentsOf(chosen);
    const placed = { ladders: placing, cube, rules, ruleOf: coverCells(rules, cube), placeOf, analysisDate };
    const of = yield* placeAll(levels, placed, list.length);

    const units = (value: number) => inUnits(amount, value);
    const found: RfmFound = {
      frequency: purchases.by,
      rated,
      cuts: { recency: ladders[0].cuts, frequency: ladders[1].cuts, monetary: ladders[2].cuts.map(units) },
      ...(bounds ? { bounds: { recency: bounds[0], frequency: bounds[1], monetary: units(bounds[2]) } } : {}),
    };
    const isAlike = sorted.every((values) => values.at(0) === values.at(rated - 1));
    const data: RfmData = { ...buying, scores, by: purchases.by, placed, ...(bounds ? { bounds } : {}) };
    const details = detailsOf(data, chosen, amount);
    return {
      value: { measure: amount, standing, list: [...list, { kind: "notRated" }], of, details, found, data },
      issues: isAlike ? [warning("allAlike", { customers: rated })] : chosen.cuts ? [] : scoresNotGiven(scores, bins),
    };
  },

  explain({ of, data }, { bins, monetary, map }, customer) {
    const days = data?.days[customer] ?? NaN;
    if (!data || Number.isNaN(days)) return { class: of[customer] ?? 0, facts: undefined };
    const { orders, money, scores, by, placed, bounds } = data;
    const at = { days, orders: orders[customer] ?? 0, money: money[customer] ?? 0 };
    const rule = ruleAt(placed, cellOf(placed, at));
    const facts: RfmFacts = {
      ...at,
      money: Math.round(at.money),
      scores: [scores[0][customer] ?? 0, scores[1][customer] ?? 0, scores[2][customer] ?? 0],
      bins,
      by,
      monetary,
      rule: {
        ...(map ? { number: rule + 1 } : {}),
        asks: placed.rules[rule] ?? {},
        ...(bounds ? { bounds: [bounds[0], bounds[1], Math.ceil(bounds[2])] } : {}),
      },
      byOrders: betterByOrders(placed, at),
      byMoney: betterByMoney(placed, at),
      stays: staysUntil(placed, at),
    };
    return { class: of[customer] ?? 0, facts };
  },
});

/** The rules of the chosen segments, their classes from the best down, and the place of each rule's class. */
function segmentsOf({ segments, map, bins }: Options): {
  readonly rules: readonly ScoreConditions[];
  readonly list: readonly CustomerClass[];
  readonly placeOf: readonly number[];
} {
  if (map) {
    const labels = [...new Set(map.map(({ label }) => label))];
    const list = labels.map((label) => ({ kind: "labelled" as const, label }));
    return { rules: map, list, placeOf: map.map(({ label }) => labels.indexOf(label)) };
  }
  const rules = segments === "eight" ? EIGHT : rescale(WESTERN, { of: WESTERN_SCORES, scores: bins });
  return { rules, list: rules.map(({ kind }) => ({ kind })), placeOf: rules.map((_, place) => place) };
}

/** The class of every customer by its scores; `beside` for those that are not rated. */
function* placeAll([r, f, m]: Three<Uint8Array>, { cube, ruleOf, placeOf }: Placed, beside: number): Steps<Uint8Array> {
  const placeOfCell = ruleOf.map((rule) => placeOf[rule] ?? 0);
  const of = new Uint8Array(r.length);
  yield* overRows(of.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const score = r[i] ?? 0;
      const cell = ((score - 1) * cube + (f[i] ?? 0) - 1) * cube + (m[i] ?? 0) - 1;
      of[i] = score === 0 ? beside : (placeOfCell[cell] ?? 0);
    }
  });
  return of;
}

function detailsOf({ days, orders, money, scores: [r, f, m] }: RfmData, chosen: Options, amount: Measure): Detail[] {
  const weigh = (wr: number, wf: number, wm: number) => {
    const sums = new Float64Array(r.length);
    for (let i = 0; i < sums.length; i++) sums[i] = r[i] ? wr * (r[i] ?? 0) + wf * (f[i] ?? 0) + wm * (m[i] ?? 0) : NaN;
    return sums;
  };
  const { weights, monetary } = chosen;
  return [
    { name: "daysSinceLastOrder", format: "count", values: days },
    { name: "orders", format: "count", values: orders },
    ...(monetary === "averageOrder"
      ? [laterDetail({ name: "averageOrder", format: "money" }, () => moneyInUnits(amount, money))]
      : []),
    laterDetail({ name: "rfmCode", format: "count" }, () => weigh(100, 10, 1)),
    ...(weights
      ? [laterDetail({ name: "rfmWeighted", format: "number" }, () => weigh(weights.r, weights.f, weights.m))]
      : []),
  ];
}

/** Says which scores nobody has: cut-offs coincide where many values are equal, or there are fewer customers than scores. */
function scoresNotGiven(scores: Three<Uint8Array>, bins: number): Issue[] {
  return (["R", "F", "M"] as const).flatMap((score, i) => {
    const missing = Array.from({ length: bins }, (_, at) => at + 1).filter((value) => !scores[i]?.includes(value));
    return missing.length === 0 ? [] : [warning("scoresNotGiven", { score, levels: bins - missing.length, missing })];
  });
}
