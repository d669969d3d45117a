import * as z from "zod";
import { classifyByLevels } from "../ranking/levels";
import { explainByLevels } from "../ranking/place";
import { needsOfRank, RANKS_BY_TWO, ranksByOne, shareFields } from "../ranking/rank-options";
import { levelsAbove } from "../stats/standing";
import { defineMethod, nameOption } from "./method";

/** 80/20: the vital few are the smallest set of customers that reaches the share, the rest are the useful many. Definitions, section 2. */
export const pareto = defineMethod({
  id: "pareto",
  options: z
    .strictObject({
      id: z.literal("pareto"),
      name: nameOption,
      share: z
        .number()
        .gt(0)
        .lt(1)
        .default(0.8)
        .describe("Share of the total that the vital few reach, between 0 and 1"),
      ...shareFields,
    })
    .refine(ranksByOne, RANKS_BY_TWO),
  needs: needsOfRank,
  classify: (customers, choice) =>
    classifyByLevels(customers, { classes: [{ kind: "vitalFew" }, { kind: "usefulMany" }], choice }, (standing) => [
      levelsAbove(standing, choice.share, "inclusive"),
    ]),
  explain: (classes, { share }, customer) =>
    explainByLevels(classes, customer, (place) => ({
      kind: "share",
      boundary: "inclusive",
      within: place === 0 ? share : undefined,
      beyond: place === 1 ? share : undefined,
    })),
});
