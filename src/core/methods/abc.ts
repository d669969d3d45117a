import * as z from "zod";
import { refusal, warning, type Issue } from "../issues";
import { levelsAbove, standingOf } from "../stats/standing";
import { classesByLevel, defineMethod, gapUpTo, placeOf, valueRule } from "./method";

const cut = z.number().gt(0).lt(1);

/** ABC analysis: classes by cumulative share of the positive total. Source: the project's definitions, section 1. */
export const abc = defineMethod({
  id: "abc",
  options: z
    .strictObject({
      id: z.literal("abc"),
      cuts: z
        .array(cut)
        .min(1)
        .max(9)
        .default([0.8, 0.95])
        .describe("Cumulative share at which each class ends, ascending, between 0 and 1"),
      boundary: z
        .enum(["inclusive", "exclusive", "nearest"])
        .default("inclusive")
        .describe("Which class takes the customer that crosses a cut-off"),
      labels: z
        .array(z.string().trim().min(1).max(60))
        .min(2)
        .max(10)
        .optional()
        .describe("Names of the classes, best first; A, B, C … when left out"),
    })
    .refine(({ cuts }) => cuts.every((value, i) => i === 0 || value > (cuts[i - 1] ?? 1)), {
      path: ["cuts"],
      message: "cutsAscending",
    })
    .refine(({ cuts, labels }) => !labels || labels.length === cuts.length + 1, {
      path: ["labels"],
      message: "labelsPerClass",
    })
    .refine(({ labels }) => !labels || new Set(labels).size === labels.length, {
      path: ["labels"],
      message: "labelsUnique",
    }),
  measure: () => "amount",

  classify(customers, { cuts, boundary, labels }) {
    const measure = customers.amount;
    const standing = standingOf(measure);
    if (standing.levels.length === 0) return { issues: [refusal("noPositiveTotal", { customers: customers.count })] };
    const names = labels ?? letters(cuts.length + 1);
    const ranked = names.map((label) => ({ kind: "labelled", label }) as const);

    // Where all are equal no rule can tell one customer from another: all are in the first class, and the user is told.
    const allEqual = standing.levels.length === 1;
    const ends = allEqual ? cuts.map(() => 1) : cuts.map((share) => levelsAbove(standing, share, boundary));
    const classes = classesByLevel(measure, standing, ranked, ends);
    const issues: Issue[] = allEqual ? [warning("allEqual", { customers: customers.count })] : [];
    if (!allEqual) {
      classes.list.forEach((entry) => {
        if (entry.kind === "labelled" && entry.lowest === undefined)
          issues.push(warning("emptyClass", { label: entry.label ?? "" }));
      });
    }
    return { value: classes, issues };
  },

  explain(classes, { cuts, boundary }, customer) {
    const { standing } = classes;
    const place = classes.of[customer] ?? 0;
    const value = classes.measure.values[customer] ?? 0;
    const share = { kind: "share", boundary, within: cuts[place], beyond: cuts[place - 1] } as const;
    const rule = valueRule(value) ?? (standing.levels.length === 1 ? ({ kind: "allEqual" } as const) : share);
    return { class: place, value, rule, ...placeOf(standing, value), gapUp: gapUpTo(classes, place, value) };
  },
});

/** The labels A, B, C … for so many classes. */
export function letters(count: number): string[] {
  return Array.from({ length: count }, (_, i) => String.fromCharCode(65 + i));
}
