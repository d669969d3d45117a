import * as z from "zod";
import type { CustomerClass } from "../customer-class";
import { traitsOf } from "../measures/derived";
import { ceilShare, type Exact } from "../measures/exact";
import { refusal, warning } from "../issues";
import type { Measure } from "../measures";
import { rankedBy } from "../measures/ranked";
import { assignClasses, findRanked, withRanked } from "../ranking/levels";
import { explainRank } from "../ranking/place";
import { needsOfRank, rankFields, RANKS_BY_TWO, ranksByOne } from "../ranking/rank-options";
import { standingOf } from "../stats/standing";
import { AMOUNT_UNITS, AMOUNT_UNIT_NAMES } from "../measures/units";
import { defineMethod, nameOption, type Classes } from "./method";

/** China Post's key account tiers, in yuan a year, lower bounds included. Definitions, section 4. */
export const CHINA_POST_TIERS = [
  { label: "钻石", from: 5_000_000 },
  { label: "白金", from: 1_000_000 },
  { label: "黄金", from: 500_000 },
  { label: "贵宾", from: 10_000 },
];

const tier = z.strictObject({
  label: z.string().trim().min(1).max(60).describe("Name of the tier"),
  from: z.number().min(-1e15).max(1e15).describe("Lowest value that has the tier"),
});

/** Tiers by fixed thresholds: the highest tier whose lower bound the value reaches. Definitions, section 4. */
export const tiers = defineMethod({
  id: "tiers",
  options: z
    .strictObject({
      id: z.literal("tiers"),
      name: nameOption,
      tiers: z.array(tier).min(1).max(50).default(CHINA_POST_TIERS).describe("Tiers, the highest threshold first"),
      unit: z.enum(AMOUNT_UNIT_NAMES).default("one").describe("Unit of the thresholds"),
      period: z
        .enum(["year", "window"])
        .default("year")
        .describe(
          "What a threshold of the amount is compared with: the twelve months that end at the analysis date, or all rows",
        ),
      ...rankFields,
    })
    .refine(ranksByOne, RANKS_BY_TWO)
    .refine(({ tiers }) => tiers.every((entry, i) => i === 0 || entry.from < (tiers[i - 1]?.from ?? Infinity)), {
      path: ["tiers"],
      message: "tiersDescending",
    })
    .refine(({ tiers }) => new Set(tiers.map((entry) => entry.label)).size === tiers.length, {
      path: ["tiers"],
      message: "labelsUnique",
    }),
  needs: (options) =>
    !rankedBy(options) && options.period === "year" ? [{ kind: "amountOfLastYear" }] : needsOfRank(options),

  *classify(customers, options, { amountUnit }) {
    const found = yield* findRanked(customers, options);
    if (!found.value) return { issues: found.issues };
    const ranked = found.value === "amount" ? undefined : found.value;
    const isMoney = !ranked || traitsOf(ranked.choice).unit === "money";
    const amount = options.period === "year" ? customers.amountOfLastYear : customers.amount;
    const measure = ranked?.measure ?? amount;
    if (isMoney && !amountUnit) return { issues: [refusal("amountUnitUnknown", {})] };
    if (!measure) return { issues: [refusal("roleMissing", { role: "date", method: "tiers" })] };
    const scale = isMoney && amountUnit ? AMOUNT_UNITS[options.unit] / AMOUNT_UNITS[amountUnit] : 1;
    const bounds = options.tiers.map((entry) => boundOf(entry.from, scale, measure));
    yield;
    const none = options.tiers.length;
    const of = assignClasses(measure, bounds, { positive: none, zero: none, negative: none });

    const list = options.tiers.map(({ label }, place): CustomerClass => {
      // The lowest value reached is for "short of" figures; a tier's own bound is nearer to the truth than its smallest member.
      const lowest = bounds[place];
      return lowest === undefined ? { kind: "labelled", label } : { kind: "labelled", label, lowest };
    });
    const empty = options.tiers.filter((_, place) => !of.includes(place));
    const classes: Classes = {
      measure,
      // Thresholds need no order: only who asks for an explanation sorts the values.
      get standing() {
        return standingOf(measure);
      },
      list: [...list, { kind: "none" }],
      of,
    };
    return {
      value: ranked ? withRanked(customers, classes, ranked) : classes,
      issues: empty.map(({ label }) => warning("emptyClass", { label })),
    };
  },

  explain: (classes, _options, customer) =>
    explainRank(classes, customer, (place) => ({
      kind: "threshold",
      from: classes.list[place]?.lowest,
      below: classes.list[place - 1]?.lowest,
    })),
});

/** A threshold in the measure's own integers, rounded up, so that "reaches it" stays exact. */
function boundOf(from: number, scale: number, measure: Measure): Exact {
  if (measure.precision === "rounded") return from * scale;
  return ceilShare(10n ** BigInt(measure.decimals), from, scale);
}
