import * as z from "zod";
import { labelledClasses } from "../customer-class";
import { classifyByLevels } from "../ranking/levels";
import { explainByLevels } from "../ranking/place";
import {
  areAscending,
  labelProblem,
  labelsOption,
  needsOfRank,
  rankFields,
  RANKS_BY_TWO,
  ranksByOne,
} from "../ranking/rank-options";
import { percentileLevels } from "../stats/percentile";
import { defineMethod, nameOption } from "./method";

/**
 * Tiers by share of the number of customers: the best 5 %, the next 15 % and so on, by PERCENTILE.INC over the positive values. Equal values
 * stay together, so the real share may differ from the wanted one. Definitions, section 4.
 */
export const percentile = defineMethod({
  id: "percentile",
  options: z
    .strictObject({
      id: z.literal("percentile"),
      name: nameOption,
      parts: z
        .array(z.number().gt(0).lt(1))
        .min(1)
        .max(9)
        .default([0.05, 0.2])
        .describe("Part of the customers, counted from the best, at which each tier ends, ascending, between 0 and 1"),
      whole: z
        .enum(["positive", "all"])
        .optional()
        .describe("Whose number the parts are of: customers with a positive amount, or all; the former when left out"),
      labels: labelsOption.describe("Names of the tiers, best first; A, B, C … when left out"),
      ...rankFields,
    })
    .refine(ranksByOne, RANKS_BY_TWO)
    .refine(({ parts }) => areAscending(parts), {
      path: ["parts"],
      message: "cutsAscending",
    })
    .superRefine(({ parts, labels }, context) => {
      const problem = labelProblem(labels, parts.length + 1);
      if (problem) context.addIssue({ code: "custom", path: ["labels"], message: problem });
    }),
  needs: needsOfRank,
  classify: (customers, choice) => {
    const { parts, whole, labels } = choice;
    const classes = labelledClasses(labels, parts.length + 1);
    return classifyByLevels(customers, { classes, choice }, (standing) =>
      parts.map((part) => percentileLevels(standing, part, whole === "all" ? customers.count : undefined)),
    );
  },
  explain: (classes, { parts }, customer) =>
    explainByLevels(classes, customer, (place) => ({
      kind: "percentile",
      within: parts[place],
      beyond: parts[place - 1],
    })),
});
