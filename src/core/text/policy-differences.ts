import { nameOf, type MethodChoice } from "../methods/methods";
import { isPartOption } from "../policies/part-options";
import type { Language, Policy } from "../policy";
import { ROLES } from "../roles";
import type { Step } from "../sheets/setting-lines";
import { MEMORY_WORDS } from "./memory";
import { labelOfSetting, titleOfSetting } from "./settings";
import { describeConditions } from "./methods/rules";
import { sayDayText } from "./culture";
import { group, ungrouped } from "./numbers";
import { OPTION_WORDS, fieldLabel, optionLabel } from "./options";
import type { OptionLabel } from "./option-words";
import { describeRule } from "./rules";
import { TEXTS } from "./text";

/** One setting in which two policies differ, in words; a side that does not have it says nothing. */
export interface PolicyDifference {
  readonly title: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Entries of a list or a record of a policy by what tells them apart: the same key on both sides is the same entry. */
type Entries = ReadonlyMap<string, { readonly title: string; readonly text: string }>;

const WHOLE = ["name", "notes", "language", "amountUnit", "attributes", "criteria", "outputs"] as const;
const PARTED = ["period", "comparison", "intake"] as const;
/** What a part that nobody speaks of stands for: one that says the same does not differ from it. */
const UNSAID: { readonly [key: string]: object } = { intake: { totals: "leaveOut" } };
/** By the names of classes: they are said beside the methods. */
const OF_CLASSES = ["treatments", "colours"] as const;
const LISTED = ["overrides", "leaveOut", "merges", "different"] as const;

/**
 * All settings in which two policies differ, methods first. Methods are the same where their names are, else where they are of one kind; what differs in them is
 * said option by option.
 */
export function policyDifferences(before: Policy, after: Policy, language: Language): readonly PolicyDifference[] {
  const sides = [before, after] as const;
  const named = (path: readonly Step[]) => titleOfSetting(path, { ...after, language });
  const said = (title: string, words: (policy: Policy) => string | undefined) => differing(title, sides.map(words));
  const { noColumn, soughtColumn } = MEMORY_WORDS[language];
  return [
    ...said(named(["name"]), ({ name }) => name),
    ...methodDifferences(before, after, language),
    ...OF_CLASSES.flatMap((key) => entryDifferences(sides.map((policy) => entriesOf(policy, key, language)))),
    ...ROLES.flatMap((role) =>
      said(named(["columns", role]), ({ columns }) => {
        const header = columns[role];
        return header === null ? noColumn : (header ?? soughtColumn);
      }),
    ),
    ...PARTED.flatMap((key) =>
      [...new Set(sides.flatMap((policy) => Object.keys(policy[key] ?? {})))].flatMap((part) =>
        said(named([key, part]), (policy) =>
          inWords(partOf(policy[key] ?? UNSAID[key], part), fieldLabel(labelOfSetting(key, language), part), {
            language,
          }),
        ),
      ),
    ),
    ...WHOLE.slice(1).flatMap((key) =>
      said(named([key]), (policy) => inWords(policy[key], labelOfSetting(key, language), { language })),
    ),
    ...LISTED.flatMap((key) => entryDifferences(sides.map((policy) => entriesOf(policy, key, language)))),
  ];
}

/** The methods of two sides that are one, and those that have none on the other side. */
function methodDifferences(before: Policy, after: Policy, language: Language): PolicyDifference[] {
  const left = [...before.methods];
  const take = (fits: (choice: MethodChoice) => boolean) => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const found: (MethodChoice | undefined)[] = after.methods.map((choice) =>
    take((other) => other.id === choice.id && nameOf(other) === nameOf(choice)),
  );
  const pairs = after.methods.map((choice, at) => found[at] ?? take(({ id }) => id === choice.id));
  const same = pairs.flatMap((choice) => choice ?? []);
  const words = MEMORY_WORDS[language];
  const rule = (choice: MethodChoice | undefined, policy: Policy) => {
    if (!choice) return undefined;
    const { colon } = TEXTS[language].summary;
    return (choice.name === undefined ? "" : choice.name + colon) + describeRule(choice, language, policy);
  };
  const order = (choices: readonly MethodChoice[]) =>
    choices.map((choice) => titleOf(choice, language)).join(TEXTS[language].summary.listed);
  const earlier = before.methods.filter((choice) => same.includes(choice));
  const isMoved = earlier.some((choice, at) => choice !== same[at]);
  return [
    ...after.methods.flatMap((choice, at) => {
      const other = pairs[at];
      // One in the place of another one is one difference.
      const gone = other ? undefined : left.shift();
      return other
        ? optionDifferences(other, choice, language)
        : [{ title: words.method(at + 1), before: rule(gone, before), after: rule(choice, after) }];
    }),
    ...left.map((choice) => ({
      title: words.method(before.methods.indexOf(choice) + 1),
      before: rule(choice, before),
      after: undefined,
    })),
    ...(isMoved ? differing(words.order, [order(earlier), order(same)]) : []),
  ];
}

function optionDifferences(before: MethodChoice, after: MethodChoice, language: Language): PolicyDifference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => key !== "id");
  return keys.flatMap((key) => {
    const label = optionLabel(after.id, key, OPTION_WORDS[language]);
    const saying = { language, ...(isPartOption(after.id, key) && ({ unit: "part" } as const)) };
    const sides = [before, after].map((choice) =>
      choice.id === "rules" && key === "classes"
        ? rulesInWords(choice, language)
        : inWords(partOf(choice, key), label, saying),
    );
    return differing(titleOf(after, language) + TEXTS[language].summary.colon + label.label, sides);
  });
}

function rulesInWords({ classes }: Extract<MethodChoice, { readonly id: "rules" }>, language: Language): string {
  const { colon, semicolon } = TEXTS[language].summary;
  return classes
    .map(({ label, ...conditions }) => label + colon + describeConditions(conditions, language))
    .join(semicolon);
}

function entriesOf(policy: Policy, key: (typeof OF_CLASSES | typeof LISTED)[number], language: Language): Entries {
  const { colon, listed } = TEXTS[language].summary;
  const title = (part: string) => labelOfSetting(key, language).label + colon + part;
  const entry = (part: string, text: string, of = part) => [of, { title: title(part), text }] as const;
  switch (key) {
    case "treatments":
    case "colours":
      return new Map(
        Object.entries(policy[key] ?? {}).map(([name, value]) => {
          const text = inWords(value, labelOfSetting(key, language), { language }) ?? "";
          return [name, { title: titleOfSetting([key, name], { ...policy, language }), text }];
        }),
      );
    case "overrides":
      return new Map(
        (policy.overrides ?? []).map(({ customer, method = "", ...said }) =>
          entry(customer, inWords(said, labelOfSetting(key, language), { language }) ?? "", `${customer}\n${method}`),
        ),
      );
    case "leaveOut":
      return new Map((policy.leaveOut ?? []).map(({ month, order, reason }) => entry(month ?? order ?? "", reason)));
    case "merges":
      return new Map((policy.merges ?? []).map(({ into, names }) => entry(into, names.join(listed))));
    case "different":
      return new Map(
        (policy.different ?? []).map((names) => entry(names[0] ?? "", names.join(listed), names.join("\n"))),
      );
  }
}

function entryDifferences(sides: readonly Entries[]): PolicyDifference[] {
  const [before = new Map() as Entries, after = new Map() as Entries] = sides;
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    return differing(is?.title ?? was?.title ?? "", [was?.text, is?.text]);
  });
}

function differing(title: string, [before, after]: readonly (string | undefined)[]): PolicyDifference[] {
  return before === after ? [] : [{ title, before, after }];
}

/** A value as people say it: shares in per cent, choices by their words, records with the names of their parts; nothing for one that is left out. */
function inWords(
  value: unknown,
  label: OptionLabel,
  { language, unit }: { readonly language: Language; readonly unit?: "part" },
): string | undefined {
  const { listed, semicolon, colon } = TEXTS[language].summary;
  switch (typeof value) {
    case "string":
      return label.choices?.[value] ?? sayDayText(value);
    case "number":
      // Exactly: two shares that differ are never written the same.
      return unit === "part" ? `${ungrouped(String(Number((value * 100).toFixed(10))))}%` : group(String(value));
    case "object":
      break;
    default:
      return undefined;
  }
  if (value === null) return undefined;
  if (Array.isArray(value)) {
    const isRecords = value.some((entry) => typeof entry === "object" && entry !== null);
    const entries = value.map((entry) => inWords(entry, label, { language, ...(unit && { unit }) }));
    return entries.join(isRecords ? semicolon : listed);
  }
  const { label: name, ...parts } = value as Readonly<Record<string, unknown>>; // an object's keys are texts
  const said = Object.entries(parts).flatMap(([key, part]) => {
    const words = fieldLabel(label, key);
    const text = inWords(part, words, { language });
    return text === undefined || text === "" ? [] : [words.label + colon + text];
  });
  return typeof name === "string" ? `${name} (${said.join(listed)})` : said.join(listed);
}

function partOf(value: object | undefined, key: string): unknown {
  return value && Reflect.get(value, key);
}

function titleOf({ id, name }: MethodChoice, language: Language): string {
  return name ?? TEXTS[language].methods[id];
}
