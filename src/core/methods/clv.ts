import * as z from "zod";
import { labelledClasses } from "../customer-class";
import { note, refusal, warning, type Issue } from "../issues";
import {
  amountOf,
  averageMonths,
  forecast,
  readComings,
  worthAsMeasure,
  type Averages,
  type Comings,
  type Forecast,
} from "../measures/lifetime";
import { figuresOf } from "../customer-columns";
import { inUnits, valueOf, type Measure } from "../measures";
import type { FiguresNeed } from "../measures/needs";
import { classifyByLevels } from "../ranking/levels";
import { explainByLevels, type LevelFacts } from "../ranking/place";
import { areAscending, labelProblem, labelsOption } from "../ranking/rank-options";
import { DAYS_PER_WEEK } from "../stats/bg-nbd";
import { levelsAbove } from "../stats/standing";
import { defineMethod, nameOption, type Detail } from "./method";

/** Where a customer's lifetime value comes from. Money is in whole units of the amounts. */
export type ClvBasis =
  | { readonly model: "historic"; readonly total: number }
  | {
      readonly model: "simple";
      readonly total: number;
      readonly months: number;
      readonly average: number;
    }
  | {
      readonly model: "predictive";
      /** Purchases on later days than the first. */
      readonly repeats: number;
      /** Weeks from the first purchase to the last, and to the analysis date. */
      readonly last: number;
      readonly age: number;
      /** Probability that the customer still is one; nothing where nobody can know. */
      readonly alive?: number | undefined;
      readonly purchases: number;
      /** Value of one purchase. */
      readonly value: number;
    }
  /** No purchase above zero. */
  | { readonly model: "none" };

/** Why a customer has its class by lifetime value. */
export interface ClvFacts {
  readonly value: number;
  readonly basis: ClvBasis;
  readonly horizon: number;
  readonly retention: number;
  readonly margin: number;
  readonly level: LevelFacts;
}

interface ClvData {
  readonly totals: (customer: number) => number;
  readonly comings: Comings;
  readonly averages?: Averages | undefined;
  readonly forecast?: Forecast | undefined;
}

const PROFIT: FiguresNeed = { kind: "sum", role: "profit", missing: "refuse" };
/** Above this, purchases and values go together so much that the models, which take them apart, should not be trusted blindly. */
const CORRELATED = 0.3;

/** Customer lifetime value: what a customer brought so far, or is going to bring; classes by cumulative share of it. Definitions, section 12. */
export const clv = defineMethod({
  id: "clv",
  options: z
    .strictObject({
      id: z.literal("clv"),
      name: nameOption,
      model: z
        .enum(["historic", "simple", "predictive"])
        .default("predictive")
        .describe(
          "historic: all that the customer brought; simple: average a month x months x retention; predictive: BG/NBD with Gamma-Gamma, or simple where the data does not bear it",
        ),
      horizon: z.int().min(1).max(120).default(12).describe("Months to come that are counted"),
      discount: z
        .number()
        .min(0)
        .max(1)
        .default(0.1)
        .describe("Discount a year on what is to come, a part of 1 (predictive)"),
      retention: z
        .number()
        .gt(0)
        .max(1)
        .default(0.8)
        .describe("Part of the customers expected to stay, a part of 1 (simple)"),
      of: z
        .enum(["amount", "profit"])
        .default("amount")
        .describe("What is counted: the amount, or the column of profit (historic and simple)"),
      margin: z.number().gt(0).max(1).default(1).describe("Part of it that is contribution, a part of 1"),
      cuts: z
        .array(z.number().gt(0).lt(1))
        .min(1)
        .max(9)
        .default([0.8, 0.95])
        .describe("Cumulative share at which each class ends, ascending, between 0 and 1"),
      labels: labelsOption.describe("Names of the classes, best first; A, B, C … when left out"),
    })
    .refine(({ cuts }) => areAscending(cuts), {
      path: ["cuts"],
      message: "cutsAscending",
    })
    .refine(({ of, model }) => of === "amount" || model !== "predictive", {
      path: ["of"],
      message: "profitNotForecast",
    })
    .superRefine(({ cuts, labels }, context) => {
      const problem = labelProblem(labels, cuts.length + 1);
      if (problem) context.addIssue({ code: "custom", path: ["labels"], message: problem });
    }),
  needs: ({ model, of }) => [
    ...(model === "historic" ? [] : [{ kind: "purchases" as const }]),
    ...(of === "profit" ? [PROFIT] : []),
  ],

  *classify(customers, options) {
    const { model, horizon, discount, retention, of, margin, cuts, labels } = options;
    const profit = of === "profit" ? figuresOf(customers, PROFIT) : undefined;
    if (of === "profit" && !profit) return { issues: [refusal("roleMissing", { role: "profit", method: "clv" })] };
    if (model !== "historic" && !customers.purchases)
      return { issues: [refusal("roleMissing", { role: "date", method: "clv" })] };

    const totals = profit
      ? (customer: number) => inUnits(profit, valueOf(profit, customer))
      : (customer: number) => amountOf(customers, customer);
    const issues: Issue[] = [];
    const comings = yield* readComings(customers);
    const ahead = model === "predictive" ? yield* forecast(comings, { months: horizon, discount }) : undefined;
    if (ahead?.problem !== undefined) {
      const { problem, customers: count, repeatBuyers } = ahead;
      issues.push(warning("clvNotForecast", { problem, customers: count, repeatBuyers }));
    } else if (ahead) {
      const say = Math.abs(ahead.models.correlation) > CORRELATED ? warning : note;
      issues.push(say("clvModels", { ...ahead.models, correlated: say === warning ? "much" : "little" }));
    }
    const found = ahead?.problem === undefined ? ahead : undefined;
    const averages = model === "historic" || found ? undefined : averageMonths(customers, comings, totals);
    const worth = new Float64Array(customers.count);
    for (let i = 0; i < worth.length; i++) {
      const before = found ? found.worth[i] : averages ? (averages.amount[i] ?? 0) * horizon * retention : totals(i);
      worth[i] = (before ?? 0) * margin;
    }
    yield;
    const measure = worthAsMeasure(worth, customers.amount.decimals);
    const ranked = yield* classifyByLevels(
      { ...customers, amount: measure },
      { classes: labelledClasses(labels, cuts.length + 1) },
      (standing) => cuts.map((share) => levelsAbove(standing, share, "inclusive")),
    );
    if (!ranked.value) return { issues: [...issues, ...ranked.issues] };
    const data: ClvData = { totals, comings, averages, forecast: found };
    return {
      value: { ...ranked.value, details: detailsOf(measure, found), data },
      issues: [...issues, ...ranked.issues],
    };
  },

  explain(classes, { cuts, horizon, retention, margin }, customer) {
    const { class: place, facts: level } = explainByLevels(classes, customer, (at) => ({
      kind: "share",
      boundary: "inclusive",
      within: cuts[at],
      beyond: cuts[at - 1],
    }));
    const value = inUnits(classes.measure, valueOf(classes.measure, customer));
    const basis: ClvBasis = classes.data ? basisOf(classes.data, customer) : { model: "none" };
    return { class: place, facts: { value, basis, horizon, retention, margin, level } };
  },
});

/** The same columns by every model, so that those of several groups fit together. */
function detailsOf(measure: Measure, ahead: Forecast | undefined): readonly Detail[] {
  const worth = Float64Array.from({ length: measure.values.length }, (_, i) => inUnits(measure, valueOf(measure, i)));
  const none = new Float64Array(worth.length).fill(NaN);
  return [
    { name: "lifetimeValue", format: "money", values: worth },
    { name: "purchasesExpected", format: "number", values: ahead?.purchases.map(shorten) ?? none },
    { name: "aliveProbability", format: "share", values: ahead?.alive.map(shorten) ?? none },
  ];
}

/** To four decimals: more would claim what no forecast knows. */
function shorten(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function basisOf({ totals, comings, averages, forecast: ahead }: ClvData, customer: number): ClvBasis {
  if (!averages && !ahead) return { model: "historic", total: totals(customer) };
  const repeats = comings.repeats[customer] ?? -1;
  if (repeats < 0) return { model: "none" };
  if (averages) {
    const [months, average] = [averages.months[customer] ?? 1, averages.amount[customer] ?? 0];
    return { model: "simple", total: totals(customer), months, average };
  }
  const alive = ahead?.alive[customer] ?? NaN;
  return {
    model: "predictive",
    repeats,
    last: (comings.last[customer] ?? 0) / DAYS_PER_WEEK,
    age: (comings.age[customer] ?? 0) / DAYS_PER_WEEK,
    alive: Number.isNaN(alive) ? undefined : alive,
    purchases: ahead?.purchases[customer] ?? 0,
    value: ahead?.values[customer] ?? 0,
  };
}
