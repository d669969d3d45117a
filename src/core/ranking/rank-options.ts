import * as z from "zod";
import { traitsOf } from "../measures/derived";
import { MEANINGS } from "../policies/meanings";
import type { Need } from "../measures/needs";
import { RANK_NAMES, SHARED_NAMES, rankedBy, type RankChoice } from "../measures/ranked";

const BY_COLUMN = z
  .string()
  .min(1)
  .max(32_767)
  .register(MEANINGS, { of: "numbers" })
  .optional()
  .describe("Header of a column of numbers to rank by instead, added up for each customer");

/** What a method that shares out a total may rank by. */
export const shareFields = {
  by: z.enum(SHARED_NAMES).optional().describe("What customers are ranked by; the amount when left out"),
  byColumn: BY_COLUMN,
};

/** What a method that only puts customers in order may rank by. */
export const rankFields = {
  by: z.enum(RANK_NAMES).optional().describe("What customers are ranked by; the amount when left out"),
  byColumn: BY_COLUMN,
};

/** Whether customers are ranked by one thing: what a schema is refined by. */
export function ranksByOne({ by, byColumn }: RankChoice): boolean {
  return by === undefined || byColumn === undefined;
}

/** What is told of a policy that ranks by two things at once. */
export const RANKS_BY_TWO = { path: ["byColumn"], message: "byOrColumn" };

/** What has to be gathered for what a method ranks by. */
export function needsOfRank(choice: RankChoice): readonly Need[] {
  const by = rankedBy(choice);
  return by ? traitsOf(by).needs : [];
}

/** Names of classes, best first, as methods take them. */
export const labelsOption = z.array(z.string().trim().min(1).max(60)).min(2).max(10).optional();

/** Whether there is a name for each class and each is there once; the problem's name where not. */
export function labelProblem(
  labels: readonly string[] | undefined,
  classes: number,
): "labelsPerClass" | "labelsUnique" | undefined {
  if (!labels) return undefined;
  if (labels.length !== classes) return "labelsPerClass";
  return new Set(labels).size === labels.length ? undefined : "labelsUnique";
}

/** Whether shares rise from one to the next. */
export function areAscending(shares: readonly number[]): boolean {
  return shares.every((share, i) => i === 0 || share > (shares[i - 1] ?? 1));
}
