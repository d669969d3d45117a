import type { ClassKind } from "../customer-class";
import type { Language } from "../policy";
import { en } from "./en/en";
import type { InLanguages, Text } from "./words";
import { zh } from "./zh/zh";

/** The words of core, by language; the sentences of issues are apart: see `sentences.ts`. */
export const TEXTS: InLanguages<Text> = { en, zh };

/** As much of a class as its name needs. */
export interface NamedClass {
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
