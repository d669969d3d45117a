import type { Language, Policy } from "../../core/policy";
import { classLabel, type NamedClass } from "../../core/text/text";

type Treatments = Policy["treatments"];

/** The name under which a class has its text: where it has one already, there; else its kind, which is the same in every language, or its label. */
export function keyOf(entry: NamedClass, language: Language, treatments: Treatments = {}): string {
  const label = classLabel(entry, language);
  if (label in treatments) return label;
  return entry.label === undefined && entry.kind !== "joined" ? entry.kind : label;
}

/** The text of a class, as the account list finds it. */
export function textOf(treatments: Treatments, entry: NamedClass, language: Language): string {
  return treatments?.[classLabel(entry, language)] ?? treatments?.[entry.kind] ?? "";
}

/** The treatments after a class got another name: its text goes with it. Nothing where there is none to go. */
export function renamedTreatments(treatments: Treatments, from: string, to: string): Treatments {
  const text = treatments?.[from];
  if (text === undefined || from === to || to === "") return undefined;
  const { [from]: _text, ...others } = treatments ?? {};
  return { ...others, [to]: text };
}

/** The treatments with the text of a class; without it where it is empty, and none at all where no text is left. */
export function withTreatment(treatments: Treatments, key: string, text: string): Treatments {
  const { [key]: _text, ...others } = treatments ?? {};
  const changed = text.trim() === "" ? others : { ...treatments, [key]: text.trim() };
  return Object.keys(changed).length === 0 ? undefined : changed;
}
