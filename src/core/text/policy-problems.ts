import type { PolicyProblem, ValueProblem } from "../issues/policy";

type Said = string | ((problem: PolicyProblem) => string);

/** What each problem of a policy is called in one language: those of any value, and those that rules have a name for. */
export type PolicyProblemWords = { readonly [P in ValueProblem]: Said } & { readonly [problem: string]: Said };

/** A problem of a policy in words, without the place where it is. */
export function problemIn(words: PolicyProblemWords, problem: PolicyProblem): string {
  const said = words[problem.problem] ?? words.unfit;
  return typeof said === "string" ? said : said(problem);
}
