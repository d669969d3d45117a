import { classColumnIssues } from "../class-columns";
import { freezeIssues } from "../freeze";
import { insertionIssues } from "../insertion";
import { placesIssues } from "../places";
import type { IssueSentences } from "../words";
import { figuresIssues } from "./issues/figures";
import { formulaIssues } from "./issues/formulas";
import { gatheringIssues } from "./issues/gathering";
import { intakeIssues } from "./issues/intake";
import { lifetimeIssues } from "./issues/lifetime";
import { listIssues } from "./issues/lists";
import { methodIssues } from "./issues/methods";
import { policyIssues } from "./issues/policy";
import { readingIssues } from "./issues/reading";
import { writingIssues } from "./issues/writing";

/** Every issue as a sentence in English: where, what, and what to do next. */
export const issues: IssueSentences = {
  ...readingIssues,
  ...intakeIssues,
  ...gatheringIssues,
  ...figuresIssues,
  ...methodIssues,
  ...lifetimeIssues,
  ...policyIssues,
  ...listIssues,
  ...formulaIssues,
  ...writingIssues,
  ...classColumnIssues.en,
  ...freezeIssues.en,
  ...insertionIssues.en,
  ...placesIssues.en,
};
