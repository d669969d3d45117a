import type { Issue } from "../issues";
import type { FormulaFacts } from "../issues/formulas";
import type { Language } from "../policy";
import { formulaIssues as en } from "./en/issues/formulas";
import type { InLanguages, SentencesOf } from "./words";
import { formulaIssues as zh } from "./zh/issues/formulas";

const TEXTS: InLanguages<SentencesOf<FormulaFacts>> = { en, zh };

/** An issue of a formula as one sentence. Other issues cannot come of bare amounts. */
export function describeFormulaIssue(issue: Issue, language: Language): string {
  const sentences = TEXTS[language];
  if (!(issue.kind in sentences)) throw new Error(`a formula cannot have the issue ${issue.kind}`);
  // Kind and facts are paired by construction, which TypeScript does not follow through the lookup.
  const sentence = sentences[issue.kind as keyof FormulaFacts] as (facts: Issue["facts"]) => string;
  return sentence(issue.facts);
}
