import type { Issue } from "../issues";
import type { Language } from "../policy";
import { issues as en } from "./en/issues";
import type { InLanguages, IssueSentences } from "./words";
import { issues as zh } from "./zh/issues";

/** The sentence of every kind of issue, by language. They are much text: whoever shows itself before it has anything to say gets them later. */
export const SENTENCES: InLanguages<IssueSentences> = { en, zh };

/** An issue as one sentence: where, what, and what to do next. */
export function describeIssue(issue: Issue, language: Language): string {
  // Kind and facts are paired by construction, which TypeScript does not follow through the lookup.
  const sentence = SENTENCES[language][issue.kind] as (facts: Issue["facts"]) => string;
  return sentence(issue.facts);
}
