import * as z from "zod";
import { labelledClasses } from "../customer-class";
import { classifyByLevels } from "../ranking/levels";
import { explainByLevels } from "../ranking/place";
import {
  areAscending,
  labelProblem,
  labelsOption,
  needsOfRank,
  RANKS_BY_TWO,
  ranksByOne,
  shareFields,
} from "../ranking/rank-options";
import { computedLimits } from "../stats/computed-limits";
import { levelsForCount } from "../stats/percentile";
import { levelsAbove, type Standing } from "../stats/standing";
import { triangleLimits } from "../stats/triangle-limits";
import { defineMethod, nameOption } from "./method";

/** The limits of the classes where the data decides them: points of the curve as shares of the ranked customers and of the value. */
export interface AbcFound {
  readonly limits: "triangle" | "computed";
  readonly pareto: { readonly customers: number; readonly value: number };
  /** Computed ABC only. */
  readonly breakEven?: { readonly customers: number; readonly value: number };
  /** The shares of the customers at which A and B end, before customers are counted and equal ones kept together. */
  readonly ends: readonly [number, number];
  /** The customers of A, and those of A and B. */
  readonly customers: readonly [number, number];
}

/** Where the data decides there are three classes. */
const DATA_CLASSES = 3;

/** ABC analysis: classes by cumulative share of the positive total. Source: the project's definitions, section 1. */
export const abc = defineMethod({
  id: "abc",
  options: z
    .strictObject({
      id: z.literal("abc"),
      name: nameOption,
      cuts: z
        .array(z.number().gt(0).lt(1))
        .min(1)
        .max(9)
        .default([0.8, 0.95])
        .describe("Cumulative share at which each class ends, ascending, between 0 and 1"),
      boundary: z
        .enum(["inclusive", "exclusive", "nearest"])
        .default("inclusive")
        .describe("Which class takes the customer that crosses a cut-off"),
      limits: z
        .enum(["cuts", "triangle", "computed"])
        .optional()
        .describe(
          "Where the classes end: at the cut-offs, or for A, B, C as the data says, by the triangle method or by computed ABC analysis; the cut-offs when left out",
        ),
      labels: labelsOption.describe("Names of the classes, best first; A, B, C … when left out"),
      ...shareFields,
    })
    .refine(ranksByOne, RANKS_BY_TWO)
    .refine(({ cuts }) => areAscending(cuts), {
      path: ["cuts"],
      message: "cutsAscending",
    })
    .superRefine(({ cuts, limits = "cuts", labels }, context) => {
      const problem = labelProblem(labels, limits === "cuts" ? cuts.length + 1 : DATA_CLASSES);
      if (problem) context.addIssue({ code: "custom", path: ["labels"], message: problem });
    }),
  needs: needsOfRank,

  *classify(customers, choice) {
    const { cuts, boundary, limits = "cuts", labels } = choice;
    const classes = labelledClasses(labels, limits === "cuts" ? cuts.length + 1 : DATA_CLASSES);
    if (limits === "cuts") {
      return yield* classifyByLevels(customers, { classes, choice }, (standing) =>
        cuts.map((share) => levelsAbove(standing, share, boundary)),
      );
    }
    let found: AbcFound | undefined;
    const outcome = yield* classifyByLevels(customers, { classes, choice }, (standing) => {
      const curve = lookAtCurve(standing, limits);
      found = curve.found;
      return curve.levels;
    });
    return outcome.value && found ? { ...outcome, value: { ...outcome.value, found } } : outcome;
  },

  explain: (classes, { cuts, boundary, limits = "cuts" }, customer) => {
    if (limits === "cuts") {
      return explainByLevels(classes, customer, (place) => ({
        kind: "share",
        boundary,
        within: cuts[place],
        beyond: cuts[place - 1],
      }));
    }
    // `classify` put it there itself.
    const { customers } = (classes.found ?? { customers: [] }) as Pick<AbcFound, "customers">;
    return explainByLevels(classes, customer, (place) => ({
      kind: "top",
      within: customers[place],
      beyond: customers[place - 1],
    }));
  },
});

/** What the curve says: after how many levels A ends, and B, and the points and shares that say so. */
function lookAtCurve(
  standing: Standing,
  limits: AbcFound["limits"],
): { readonly levels: readonly [number, number]; readonly found: AbcFound } {
  const counted = (levels: readonly [number, number]): readonly [number, number] => [
    standing.customers[levels[0] - 1] ?? 0,
    standing.customers[levels[1] - 1] ?? 0,
  ];
  const count = standing.customers.at(-1) ?? 0;
  if (limits === "computed") {
    const { levels, pareto, breakEven } = computedLimits(standing);
    const customers = counted(levels);
    const ends = [customers[0] / count, customers[1] / count] as const;
    return { levels, found: { limits, pareto, breakEven, ends, customers } };
  }
  const { pareto, ends } = triangleLimits(standing);
  // Whole customers, rounded up as in the other shares of customers.
  const levelsTo = (share: number) => levelsForCount(standing, Math.ceil(share * count - 1e-9));
  const levels = [levelsTo(ends[0]), levelsTo(ends[1])] as const;
  return { levels, found: { limits, pareto, ends, customers: counted(levels) } };
}
