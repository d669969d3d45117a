import * as z from "zod";
import { levelsAbove } from "../stats/standing";
import {
  classifyByLevels,
  defineMethod,
  explainByLevels,
  labelProblem,
  labelledClasses,
  labelsOption,
  nameOption,
} from "./method";

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
      labels: labelsOption.describe("Names of the classes, best first; A, B, C … when left out"),
    })
    .refine(({ cuts }) => cuts.every((value, i) => i === 0 || value > (cuts[i - 1] ?? 1)), {
      path: ["cuts"],
      message: "cutsAscending",
    })
    .superRefine(({ cuts, labels }, context) => {
      const problem = labelProblem(labels, cuts.length + 1);
      if (problem) context.addIssue({ code: "custom", path: ["labels"], message: problem });
    }),
  needs: () => [],
  classify: (customers, { cuts, boundary, labels }) =>
    classifyByLevels(customers, labelledClasses(labels, cuts.length + 1), (standing) =>
      cuts.map((share) => levelsAbove(standing, share, boundary)),
    ),
  explain: (classes, { cuts, boundary }, customer) =>
    explainByLevels(classes, customer, (place) => ({
      kind: "share",
      boundary,
      within: cuts[place],
      beyond: cuts[place - 1],
    })),
});
