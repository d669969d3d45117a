import type { Issue } from "../issues";
import type { ClassKind } from "../methods/method";
import type { MethodChoice } from "../methods/methods";
import type { Language } from "../policy";
import { en, type Text } from "./en";
import { zh } from "./zh";

/** Every sentence and label of core, by language. */
export const TEXTS: { readonly [L in Language]: Text } = { en, zh };

/** An issue as one sentence: where, what, and what to do next. */
export function describeIssue(issue: Issue, language: Language): string {
  // Kind and facts are paired by construction, which TypeScript does not follow through the lookup.
  const sentence = TEXTS[language].issues[issue.kind] as (facts: Issue["facts"]) => string;
  return sentence(issue.facts);
}

/** The name of a class: its own label, or the language's word for a class beside the rule. */
export function classLabel(
  entry: { readonly kind: ClassKind; readonly label?: string | undefined },
  language: Language,
): string {
  return entry.kind === "labelled" ? (entry.label ?? "") : TEXTS[language].classes[entry.kind];
}

/** The rule of a method with its options, as one sentence. */
export function describeRule(choice: MethodChoice, language: Language): string {
  const text = TEXTS[language];
  if (choice.id === "abc") return text.rule.abc(choice.cuts, choice.boundary);
  if (choice.id === "pareto") return text.rule.pareto(choice.share);
  if (choice.id === "percentile") return text.rule.percentile(choice.parts);
  if (choice.id === "top") return text.rule.top(choice.counts);
  if (choice.id === "breaks") return text.rule.breaks(choice.classes, choice.scale);
  return text.rule.tiers(choice.tiers, text.units[choice.unit], choice.period);
}
