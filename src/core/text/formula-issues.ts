import type { Issue } from "../issues";
import type { Language } from "../policy";
import { formulaIssues as en } from "./en/formulas";
import type { FormulaText, InLanguages } from "./words";
import { formulaIssues as zh } from "./zh/formulas";

const TEXTS: InLanguages<FormulaText> = { en, zh };

/** An issue of a formula as one sentence. Other issues cannot come of bare amounts. */
export function describeFormulaIssue(issue: Issue, language: Language): string {
  const sentences = TEXTS[language];
  if (!(issue.kind in sentences)) throw new Error(`a formula cannot have the issue ${issue.kind}`);
  // Kind and facts are paired by construction, which TypeScript does not follow through the lookup.
  const sentence = sentences[issue.kind as keyof FormulaText] as (facts: Issue["facts"]) => string;
  return sentence(issue.facts);
}
