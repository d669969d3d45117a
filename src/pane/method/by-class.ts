import type { ColourName } from "../../core/policies/colour-names";
import type { Language, Policy } from "../../core/policy";
import { classLabel, type NamedClass } from "../../core/text/text";

type Treatments = Policy["treatments"];
type Colours = Policy["colours"];

/** What a policy says of classes by their names. */
type OfClasses = Pick<Policy, "treatments" | "colours">;

/** The name under which something is said of a class: where it is said already, there; else its kind, which is the same in every language, or its label. */
export function keyOf(entry: NamedClass, language: Language, said: Treatments | Colours = {}): string {
  const label = classLabel(entry, language);
  if (Object.hasOwn(said, label)) return label;
  return entry.label === undefined && entry.kind !== "joined" ? entry.kind : label;
}

/** The text of a class, as the account list finds it. */
export function textOf(treatments: Treatments, entry: NamedClass, language: Language): string {
  return treatments?.[classLabel(entry, language)] ?? treatments?.[entry.kind] ?? "";
}

/** What is said of classes after one got another name: its text and its colour go with it. Nothing where there is none to go. */
export function renamedClass({ treatments, colours }: OfClasses, from: string, to: string): OfClasses | undefined {
  const [texts, painted] = [renamed(treatments, from, to), renamed(colours, from, to)];
  if (!texts && !painted) return undefined;
  return { ...(texts ? { treatments: texts } : {}), ...(painted ? { colours: painted } : {}) };
}

/** What is said of classes that are the same in every language, under their names as well; nothing where there is nothing. */
export function underNames(
  { treatments, colours }: OfClasses,
  names: readonly (readonly [key: string, name: string])[],
): OfClasses | undefined {
  const copied = <V extends string>(said: Entries<V>): Record<string, V> | undefined => {
    const found = names.flatMap(([key, name]): [string, V][] => {
      const value = said && Object.hasOwn(said, key) ? said[key] : undefined;
      return value === undefined ? [] : [[name, value]];
    });
    return found.length === 0 ? undefined : { ...Object.fromEntries(found), ...said };
  };
  const [texts, painted] = [copied(treatments), copied(colours)];
  if (!texts && !painted) return undefined;
  return { ...(texts ? { treatments: texts } : {}), ...(painted ? { colours: painted } : {}) };
}

/** The treatments with the text of a class; without it where it is empty, and none at all where no text is left. */
export function withTreatment(treatments: Treatments, key: string, text: string): Treatments {
  return withEntry(treatments, key, text.trim() === "" ? undefined : text.trim());
}

/** The colours with that of a class; without it where it goes by rank, and none at all where no colour is left. */
export function withColour(colours: Colours, key: string, colour: ColourName | undefined): Colours {
  return withEntry(colours, key, colour);
}

type Entries<V> = Readonly<Record<string, V>> | undefined;

function renamed<V extends string>(entries: Entries<V>, from: string, to: string): Record<string, V> | undefined {
  const value = entries && Object.hasOwn(entries, from) ? entries[from] : undefined;
  if (value === undefined || from === to || to === "") return undefined;
  return withEntry(withEntry(entries, from, undefined), to, value);
}

function withEntry<V extends string>(
  entries: Entries<V>,
  key: string,
  value: V | undefined,
): Record<string, V> | undefined {
  const { [key]: _value, ...others } = entries ?? {};
  const changed = value === undefined ? others : { ...entries, [key]: value };
  return Object.keys(changed).length === 0 ? undefined : changed;
}
