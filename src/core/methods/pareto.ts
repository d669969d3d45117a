import * as z from "zod";
import { refusal, warning } from "../issues";
import { levelsAbove, standingOf } from "../stats/standing";
import { classesByLevel, defineMethod, gapUpTo, placeOf, valueRule } from "./method";

/** 80/20: the vital few are the smallest set of customers that reaches the share, the rest are the useful many. Definitions, section 2. */
export const pareto = defineMethod({
  id: "pareto",
  options: z.strictObject({
    id: z.literal("pareto"),
    share: z.number().gt(0).lt(1).default(0.8).describe("Share of the total that the vital few reach, between 0 and 1"),
  }),
  measure: () => "amount",

  classify(customers, { share }) {
    const measure = customers.amount;
    const standing = standingOf(measure);
    if (standing.levels.length === 0) return { issues: [refusal("noPositiveTotal", { customers: customers.count })] };
    const allEqual = standing.levels.length === 1;
    const ends = [allEqual ? 1 : levelsAbove(standing, share, "inclusive")];
    const classes = classesByLevel(measure, standing, [{ kind: "vitalFew" }, { kind: "usefulMany" }], ends);
    return { value: classes, issues: allEqual ? [warning("allEqual", { customers: customers.count })] : [] };
  },

  explain(classes, { share }, customer) {
    const { standing } = classes;
    const place = classes.of[customer] ?? 0;
    const value = classes.measure.values[customer] ?? 0;
    const byShare = {
      kind: "share",
      boundary: "inclusive",
      within: place === 0 ? share : undefined,
      beyond: place === 1 ? share : undefined,
    } as const;
    const rule = valueRule(value) ?? (standing.levels.length === 1 ? ({ kind: "allEqual" } as const) : byShare);
    return { class: place, value, rule, ...placeOf(standing, value), gapUp: gapUpTo(classes, place, value) };
  },
});
