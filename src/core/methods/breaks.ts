import * as z from "zod";
import { labelledClasses } from "../customer-class";
import { note } from "../issues";
import { classifyByLevels } from "../ranking/levels";
import { explainByLevels } from "../ranking/place";
import { labelProblem, labelsOption, needsOfRank, rankFields, RANKS_BY_TWO, ranksByOne } from "../ranking/rank-options";
import { breaksOf, fitOf } from "../stats/breaks";
import { sumAscending, sumStanding } from "../stats/sums-of-squares";
import { ascendingIn, type Standing } from "../stats/standing";
import { defineMethod, nameOption } from "./method";

/** Tiers by natural breaks (Fisher–Jenks, exact): the split that leaves the least variance within the tiers. Definitions, section 4. */
export const breaks = defineMethod({
  id: "breaks",
  options: z
    .strictObject({
      id: z.literal("breaks"),
      name: nameOption,
      classes: z.int().min(2).max(10).default(3).describe("Number of tiers"),
      scale: z
        .enum(["linear", "log"])
        .default("linear")
        .describe("Compare amounts, or their logarithms where few customers are very large"),
      labels: labelsOption.describe("Names of the tiers, best first; A, B, C … when left out"),
      ...rankFields,
    })
    .refine(ranksByOne, RANKS_BY_TWO)
    .superRefine(({ classes, labels }, context) => {
      const problem = labelProblem(labels, classes);
      if (problem) context.addIssue({ code: "custom", path: ["labels"], message: problem });
    }),
  needs: needsOfRank,

  *classify(customers, choice) {
    const classes = labelledClasses(choice.labels, choice.classes);
    let fit: number | undefined;
    const outcome = yield* classifyByLevels(customers, { classes, choice }, (standing) => {
      const summed = choice.scale === "log" ? sumAscending(ascendingIn(standing).map(Math.log)) : sumStanding(standing);
      const starts = breaksOf(summed, choice.classes);
      // Of one value alone there is no variance to explain.
      if (summed.n > 1) fit = fitOf(summed, starts);
      return endsOf(standing, starts);
    });
    if (!outcome.value) return outcome;
    return fit === undefined ? outcome : { ...outcome, issues: [...outcome.issues, note("breaksFit", { fit })] };
  },

  explain: (classes, _options, customer) =>
    explainByLevels(classes, customer, (place) => ({
      kind: "break",
      from: classes.list[place]?.lowest,
      below: classes.list.slice(0, place).findLast(({ lowest }) => lowest !== undefined)?.lowest,
    })),
});

/** After how many levels each tier but the last ends, from the places at which the ascending groups begin. */
function endsOf(standing: Standing, starts: readonly number[]): number[] {
  const count = standing.customers.at(-1) ?? 0;
  const sizes = starts
    .slice(1)
    .reverse()
    .map((start) => count - start);
  return sizes.map((size) => standing.customers.indexOf(size) + 1);
}
