import * as z from "zod";
import { labelledClasses } from "../customer-class";
import { warning } from "../issues";
import { classifyByLevels, rankingOf } from "../ranking/levels";
import { explainByLevels } from "../ranking/place";
import { labelProblem, labelsOption, needsOfRank, rankFields, RANKS_BY_TWO, ranksByOne } from "../ranking/rank-options";
import { levelsForCount } from "../stats/percentile";
import { defineMethod, nameOption } from "./method";

/** Tiers by number of customers: the first 10, the next 40, the rest. Those equal to the last one come along. Definitions, section 4. */
export const top = defineMethod({
  id: "top",
  options: z
    .strictObject({
      id: z.literal("top"),
      name: nameOption,
      counts: z
        .array(z.int().min(1).max(1_048_575))
        .min(1)
        .max(9)
        .default([10, 50])
        .describe("Number of customers, counted from the best, at which each tier ends, ascending"),
      labels: labelsOption.describe("Names of the tiers, best first; A, B, C … when left out"),
      ...rankFields,
    })
    .refine(ranksByOne, RANKS_BY_TWO)
    .refine(({ counts }) => counts.every((value, i) => i === 0 || value > (counts[i - 1] ?? 0)), {
      path: ["counts"],
      message: "countsAscending",
    })
    .superRefine(({ counts, labels }, context) => {
      const problem = labelProblem(labels, counts.length + 1);
      if (problem) context.addIssue({ code: "custom", path: ["labels"], message: problem });
    }),
  needs: needsOfRank,

  *classify(customers, choice) {
    const { counts, labels } = choice;
    const classes = labelledClasses(labels, counts.length + 1);
    const outcome = yield* classifyByLevels(customers, { classes, choice }, (standing) =>
      counts.map((count) => levelsForCount(standing, count)),
    );
    if (!outcome.value) return outcome;
    const { ranked } = outcome.value;
    const { standing } = rankingOf(outcome.value);
    // Cutting through equal customers would be chance: all of them are in, and the user is told how many that makes.
    const exceeded = counts.flatMap((wanted) => {
      const found = standing.customers[levelsForCount(standing, wanted) - 1] ?? 0;
      return found > wanted ? [warning("tiesExceed", { wanted, found, ...ranked?.choice })] : [];
    });
    return { ...outcome, issues: [...outcome.issues, ...exceeded] };
  },

  explain: (classes, { counts }, customer) =>
    explainByLevels(classes, customer, (place) => ({ kind: "top", within: counts[place], beyond: counts[place - 1] })),
});
