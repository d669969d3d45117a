import { nameOf, type MethodChoice } from "../../core/methods/methods";
import { LANGUAGES, type Language, type Policy } from "../../core/policy";
import { PRESET_IDS } from "../../core/policies/preset-ids";
import { presetPolicy } from "../../core/policies/presets";

/** What a policy says in a language, and what refers to it by name. */
export interface PolicyTexts extends Pick<Policy, "treatments" | "colours" | "overrides"> {
  readonly methods: readonly MethodChoice[];
}

/** Texts of a language by the same ones of another. */
type Dictionary = ReadonlyMap<string, string>;

/** A ready-made policy in the language that a policy is in, and in the one that it shall be in. */
interface Pair {
  readonly own: Policy;
  readonly other: Policy;
}

/**
 * The texts in another language as far as they are those of a ready-made policy: its treatments, and the names of its classes and methods, under which colours and classes by hand stand. What
 * the user has written stays as it is. Nothing where there is nothing to change.
 */
export function textsIn(texts: PolicyTexts, language: Language): PolicyTexts | undefined {
  const { methods, treatments = {}, colours, overrides } = texts;
  const pairs = pairsOf(language).filter(({ own }) =>
    Object.entries(own.treatments ?? {}).some(([name, text]) => treatments[name] === text),
  );
  if (pairs.length === 0) return undefined;
  const classes = methods.map((choice) => dictionaryOf(pairs, choice, labelsOf));
  const names = new Map(
    methods.flatMap((choice): [string, string][] => {
      const name = choice.name && dictionaryOf(pairs, choice, namesOf).get(choice.name);
      return name ? [[nameOf(choice), name]] : [];
    }),
  );
  const classesOf = (method: string) => classes[methods.findIndex((choice) => nameOf(choice) === method)];
  const translated = methods.map((choice, place) => {
    const named = withLabels(choice, classes[place]);
    const own = choice.name === undefined ? named : { ...named, name: said(names, choice.name) };
    if (own.id !== "grid") return own;
    const cells = own.cells?.map((cell) => ({
      ...cell,
      row: said(classesOf(own.rows), cell.row),
      column: said(classesOf(own.columns), cell.column),
    }));
    return { ...own, rows: said(names, own.rows), columns: said(names, own.columns), ...(cells ? { cells } : {}) };
  });
  const leading = methods[0] && nameOf(methods[0]);
  return {
    methods: translated,
    treatments: treatmentsIn(treatments, pairs),
    ...(colours ? { colours: coloursIn(colours, classes) } : {}),
    overrides: overrides?.map((override) => ({
      ...override,
      class: said(classesOf(override.method ?? leading ?? ""), override.class),
      ...(override.method === undefined ? {} : { method: said(names, override.method) }),
    })),
  };
}

function pairsOf(language: Language): readonly Pair[] {
  return PRESET_IDS.flatMap((id) => {
    const other = presetPolicy(id, language).value;
    const owns = LANGUAGES.filter((own) => own !== language).map((own) => presetPolicy(id, own).value);
    return owns.flatMap((own) => (own && other ? [{ own, other }] : []));
  });
}

function treatmentsIn(treatments: NonNullable<PolicyTexts["treatments"]>, pairs: readonly Pair[]) {
  const entries = Object.entries(treatments).map(([name, text]): [string, string] => {
    for (const { own, other } of pairs) {
      const place = Object.keys(own.treatments ?? {}).indexOf(name);
      const [otherName, otherText] = Object.entries(other.treatments ?? {})[place] ?? [];
      if (otherName === undefined || otherText === undefined) continue;
      const isOwn = own.treatments?.[name] === text;
      // A text that the user has changed goes with its class all the same.
      if (isOwn || otherName !== name) return [otherName, isOwn ? otherText : text];
    }
    return [name, text];
  });
  return Object.fromEntries(entries);
}

function coloursIn(colours: NonNullable<PolicyTexts["colours"]>, classes: readonly Dictionary[]) {
  const inOther = (name: string) => classes.find((labels) => labels.has(name))?.get(name) ?? name;
  return Object.fromEntries(Object.entries(colours).map(([name, colour]) => [inOther(name), colour]));
}

/** The texts of a method of the ready-made policies by those of the same method in the language wanted. */
function dictionaryOf(
  pairs: readonly Pair[],
  { id }: MethodChoice,
  textsOf: (choice: MethodChoice) => readonly string[],
): Dictionary {
  return new Map(
    pairs.flatMap(({ own, other }) =>
      own.methods.flatMap((choice, place): [string, string][] => {
        const same = other.methods[place];
        if (choice.id !== id || !same) return [];
        const others = textsOf(same);
        return textsOf(choice).map((text, i) => [text, others[i] ?? text]);
      }),
    ),
  );
}

function said(dictionary: Dictionary | undefined, text: string): string {
  return dictionary?.get(text) ?? text;
}

function namesOf({ name }: MethodChoice): readonly string[] {
  return name === undefined ? [] : [name];
}

function labelsOf(choice: MethodChoice): readonly string[] {
  if ("labels" in choice) return choice.labels ?? [];
  return "tiers" in choice ? choice.tiers.map(({ label }) => label) : [];
}

function withLabels(choice: MethodChoice, dictionary: Dictionary | undefined): MethodChoice {
  if ("labels" in choice && choice.labels)
    return { ...choice, labels: choice.labels.map((label) => said(dictionary, label)) };
  if (choice.id === "tiers") return { ...choice, tiers: choice.tiers.map((tier) => translate(tier, dictionary)) };
  if (choice.id === "scorecard") return { ...choice, tiers: choice.tiers.map((tier) => translate(tier, dictionary)) };
  return choice;
}

function translate<T extends { readonly label: string }>(tier: T, dictionary: Dictionary | undefined): T {
  return { ...tier, label: said(dictionary, tier.label) };
}
