import type { Issue } from "../core/issues";
import type { Merge } from "../core/gathering/merges";
import { methodSchema, nameOf, type MethodChoice, type MethodId } from "../core/methods/methods";
import type { ComparisonDays, Language, Period, Policy } from "../core/policy";
import { readPolicy } from "../core/policies/read-policy";
import type { PresetId } from "../core/policies/preset-ids";
import type { Role } from "../core/roles";
import type { FormSetting } from "../core/text/option-words";
import { TEXTS } from "../core/text/text";
import type { AmountUnit } from "../core/measures/units";
import { withAnswer, withoutAnswer, type IntakeAnswer } from "./data/intake-answers";
import type { PolicyTexts } from "./policy/preset-language";

/** A policy may have so many methods. */
export const MOST_METHODS = 10;

/** All that the user has chosen. */
export interface Choices {
  /** The last choices that can be used. */
  readonly policy: Policy;
  /** The methods as their forms show them, whether they can be used or not; the leading one first. */
  readonly methods: readonly MethodChoice[];
  /** Place of the method whose form and figures are shown. */
  readonly place: number;
  /** The options that each method had when another one took its place. */
  readonly putAside: { readonly [M in MethodId]?: MethodChoice };
  /** The period as its fields show it. */
  readonly period: Period;
  /** The earlier days that the period is compared with, as their fields show them. */
  readonly comparison: Partial<ComparisonDays>;
  /** The ready-made policy that was chosen last; its methods may have been changed since. */
  readonly preset?: PresetId | undefined;
  /** What is wrong with methods or days; without any, they are in the policy. */
  readonly problems: readonly Issue[];
}

/** What the user can choose; each is an event of the pane. */
export type ChoiceEvent =
  /** A header, `null` for no column, or `undefined` to let KA find it. */
  | { readonly kind: "columnChosen"; readonly role: Role; readonly header: string | null | undefined }
  | { readonly kind: "unitChosen"; readonly unit: AmountUnit }
  /** Methods and treatments of a ready-made policy; without its name, those of a first run. */
  | { readonly kind: "presetChosen"; readonly preset?: PresetId; readonly policy: Policy }
  /** Another method instead of the one that is shown. */
  | { readonly kind: "methodChosen"; readonly method: MethodId }
  | { readonly kind: "methodAdded"; readonly method: MethodId }
  | { readonly kind: "methodRemoved"; readonly place: number }
  /** The method before it goes behind it. */
  | { readonly kind: "methodRaised"; readonly place: number }
  | { readonly kind: "optionsChanged"; readonly choice: MethodChoice }
  | { readonly kind: "periodChanged"; readonly period: Period }
  | { readonly kind: "comparisonChanged"; readonly comparison: Partial<ComparisonDays> }
  /** The texts of ready-made policies in the language that was chosen. */
  | { readonly kind: "textsTranslated"; readonly texts: PolicyTexts }
  | {
      readonly kind: "settingChanged";
      readonly change: {
        readonly [S in FormSetting | "treatments" | "colours" | "name" | "notes"]?: Policy[S] | undefined;
      };
    }
  | { readonly kind: "intakeAnswered"; readonly answer: IntakeAnswer }
  | { readonly kind: "intakeAskedAgain"; readonly answer: IntakeAnswer }
  | { readonly kind: "customersMerged"; readonly into: string; readonly name: string }
  | { readonly kind: "mergeUndone"; readonly into: string; readonly name: string }
  | { readonly kind: "customersDiffer"; readonly names: readonly string[] }
  | { readonly kind: "differenceUndone"; readonly place: number };

/** The choices as a policy has them. */
export function choicesOf(policy: Policy): Choices {
  const { methods, period = {}, comparison = {} } = policy;
  return { policy, methods, place: 0, putAside: {}, period, comparison, problems: [] };
}

/** The choices after one more. */
export function choose(choices: Choices, event: ChoiceEvent): Choices {
  const { policy, methods, place } = choices;
  switch (event.kind) {
    case "columnChosen":
      return withPolicy(choices, { columns: { ...policy.columns, [event.role]: event.header } });
    case "unitChosen":
      return withPolicy(choices, { amountUnit: event.unit });
    case "presetChosen":
      return takePreset(choices, event.preset, event.policy);
    case "methodChosen": {
      const [before] = methods.slice(place);
      const putAside = before ? { ...choices.putAside, [before.id]: before } : choices.putAside;
      const chosen = choices.putAside[event.method] ?? standardOptions(event.method);
      const others = methods.filter((_, i) => i !== place);
      return takeMethods({ ...choices, putAside }, methods.with(place, named(chosen, others)));
    }
    case "methodAdded":
      if (methods.length >= MOST_METHODS) return choices;
      return takeMethods({ ...choices, place: methods.length }, [
        ...methods,
        named(referring(standardOptions(event.method), methods), methods),
      ]);
    case "methodRemoved": {
      if (methods.length === 1) return choices;
      const left = methods.filter((_, i) => i !== event.place);
      const shown = place > event.place || place === left.length ? place - 1 : place;
      return takeMethods({ ...choices, place: shown }, left);
    }
    case "methodRaised": {
      const [above, raised] = [methods[event.place - 1], methods[event.place]];
      if (!above || !raised) return choices;
      const moved = methods.with(event.place - 1, raised).with(event.place, above);
      return takeMethods({ ...choices, place: event.place - 1 }, moved);
    }
    case "optionsChanged":
      return takeMethods(choices, methods.with(place, event.choice));
    case "periodChanged":
      return settle({ ...choices, period: event.period });
    case "comparisonChanged":
      return settle({ ...choices, comparison: event.comparison });
    case "textsTranslated": {
      const { methods: translated, ...texts } = event.texts;
      return settle({ ...withPolicy(choices, texts), methods: translated });
    }
    case "settingChanged":
      return withPolicy(choices, event.change);
    case "intakeAnswered":
      return withPolicy(choices, { intake: withAnswer(policy.intake, event.answer) });
    case "intakeAskedAgain":
      return withPolicy(choices, { intake: withoutAnswer(policy.intake, event.answer) });
    case "customersMerged":
      return withPolicy(choices, { merges: withMerge(policy.merges ?? [], event) });
    case "mergeUndone": {
      const merges = withoutMerge(policy.merges ?? [], event);
      return withPolicy(choices, { merges: merges.length > 0 ? merges : undefined });
    }
    case "customersDiffer":
      return withPolicy(choices, { different: [...(policy.different ?? []), [...event.names]] });
    case "differenceUndone": {
      const different = (policy.different ?? []).toSpliced(event.place, 1);
      return withPolicy(choices, { different: different.length > 0 ? different : undefined });
    }
  }
}

/** The choices in another language. Texts of ready-made policies follow once they are fetched: see `textsTranslated`. */
export function inLanguage(choices: Choices, language: Language): Choices {
  return withPolicy(choices, { language });
}

/** What is wrong with one part of the choices, such as `period` or `methods.1`. */
export function problemsAt({ problems }: Choices, part: string): readonly Issue[] {
  return problems.filter((issue) => `${pathOf(issue).join(".")}.`.startsWith(`${part}.`));
}

/** Where in the policy something is wrong: keys and places, from the outside in. */
export function pathOf({ facts }: Issue): readonly string[] {
  return "path" in facts ? facts.path.split(".") : [];
}

/** What a classification is called: its own name, or the method's. */
export function methodLabel({ id, name }: MethodChoice, language: Language): string {
  return name ?? TEXTS[language].methods[id];
}

/** A method with its standard options. */
export function standardOptions(method: MethodId): MethodChoice {
  return methodSchema.parse({ id: method });
}

function withPolicy(choices: Choices, change: { readonly [K in keyof Policy]?: Policy[K] | undefined }): Choices {
  return { ...choices, policy: { ...choices.policy, ...change } as Policy }; // the type of a spread forgets which keys may be undefined
}

function takeMethods(choices: Choices, methods: readonly MethodChoice[]): Choices {
  return settle({ ...choices, methods });
}

/** Puts methods and days into the policy when they can be used. */
function settle(choices: Choices): Choices {
  const { methods, period, comparison } = choices;
  const { methods: _methods, period: _period, comparison: _comparison, ...others } = choices.policy;
  const wanted = {
    ...others,
    methods,
    ...(hasDays(period) ? { period } : {}),
    ...(hasDays(comparison) ? { comparison } : {}),
  };
  const { value: policy, issues: problems } = readPolicy(wanted);
  // What was not asked about stays the same object: a hundred steps back would else be a hundred copies of long lists.
  return { ...choices, problems, ...(policy ? { policy: { ...policy, ...others } } : {}) };
}

function hasDays(days: Period | Partial<ComparisonDays>): boolean {
  return Object.values(days).some((day) => day !== undefined);
}

/** Methods and treatments of a policy, and its colours where it has some; all that was said of the data stays. */
function takePreset(choices: Choices, preset: PresetId | undefined, { methods, treatments, colours }: Policy): Choices {
  const ofClasses = { treatments, ...(colours ? { colours } : {}) };
  return settle({ ...withPolicy(choices, ofClasses), methods, place: 0, preset });
}

/** A method under a name that no other one has: its own, else its id with a number. */
function named(choice: MethodChoice, others: readonly MethodChoice[]): MethodChoice {
  const taken = new Set(others.map(nameOf));
  if (!taken.has(nameOf(choice))) return choice;
  let number = 2;
  while (taken.has(`${choice.id} ${number}`)) number++;
  return { ...choice, name: `${choice.id} ${number}` };
}

/** A grid of the two methods before it, where it would otherwise name some that are not there. */
function referring(choice: MethodChoice, before: readonly MethodChoice[]): MethodChoice {
  if (choice.id !== "grid") return choice;
  const names = before.map(nameOf);
  if (names.includes(choice.rows) && names.includes(choice.columns)) return choice;
  const [rows, columns] = names.slice(-2);
  return rows !== undefined && columns !== undefined ? { ...choice, rows, columns } : choice;
}

function withMerge(
  merges: readonly Merge[],
  { into, name }: { readonly into: string; readonly name: string },
): Merge[] {
  const known = merges.findIndex((merge) => merge.into === into);
  if (known < 0) return [...merges, { into, names: [name] }];
  return merges.map((merge, i) => (i === known ? { ...merge, names: [...merge.names, name] } : merge));
}

function withoutMerge(
  merges: readonly Merge[],
  { into, name }: { readonly into: string; readonly name: string },
): Merge[] {
  return merges
    .map((merge) => (merge.into === into ? { ...merge, names: merge.names.filter((other) => other !== name) } : merge))
    .filter(({ names }) => names.length > 0);
}
