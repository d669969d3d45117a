import type { Issue } from "../issues";
import type { ClassKind } from "../methods/method";
import type { Language } from "../policy";
import { en } from "./en/en";
import type { InLanguages, Text } from "./words";
import { zh } from "./zh/zh";

/** Every sentence and label of core, by language. */
export const TEXTS: InLanguages<Text> = { en, zh };

/** An issue as one sentence: where, what, and what to do next. */
export function describeIssue(issue: Issue, language: Language): string {
  // Kind and facts are paired by construction, which TypeScript does not follow through the lookup.
  const sentence = TEXTS[language].issues[issue.kind] as (facts: Issue["facts"]) => string;
  return sentence(issue.facts);
}

/** As much of a class as its name needs. */
interface NamedClass {
  readonly kind: ClassKind;
  readonly label?: string | undefined;
  readonly parts?: readonly NamedClass[] | undefined;
}

/** The name of a class: its own label, or the language's word for it. */
export function classLabel({ kind, label, parts }: NamedClass, language: Language): string {
  if (parts) return joinLabels(parts.map((part) => classLabel(part, language)));
  return label ?? (kind === "labelled" ? "" : TEXTS[language].classes[kind]);
}

/** Two classes as one: letters as they stand in the literature, `AX`, longer names with a dot between. */
function joinLabels(labels: readonly string[]): string {
  return labels.join(labels.every((label) => label.length === 1) ? "" : " · ");
}
