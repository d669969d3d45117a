import type { Language, Policy } from "../policy";
import { ROLES } from "../roles";
import type { Step } from "../sheets/setting-lines";
import { MEMORY_WORDS } from "./memory";
import type { OptionLabel } from "./option-words";
import { OPTION_WORDS, fieldLabel, optionLabel } from "./options";
import { describeRule } from "./rules";
import { TEXTS } from "./text";

const COLONS: { readonly [L in Language]: string } = { en: ": ", zh: "：" };

/** What a setting is called: `ABC: Names of the classes 2`. */
export function titleOfSetting(path: readonly Step[], policy: Policy): string {
  const { language } = policy;
  const words = MEMORY_WORDS[language];
  const [first, second] = path;
  if (first === "columns" && path.length === 2) return words.column(roleName(second, language));
  const choice = first === "methods" && typeof second === "number" ? policy.methods[second] : undefined;
  if (choice && typeof second === "number") {
    const title = choice.name ?? TEXTS[language].methods[choice.id];
    if (path[2] === "id") return words.method(second + 1);
    const parts = partsOf(path.slice(2), language, (key) => optionLabel(choice.id, key, OPTION_WORDS[language]));
    return title + COLONS[language] + parts;
  }
  if ((first === "treatments" || first === "colours") && typeof second === "string")
    return labelOfSetting(first, language).label + COLONS[language] + className(second, language);
  return partsOf(path, language, (key) => labelOfSetting(key, language));
}

/** What a value means, where the cell itself does not say it: the rule of a method, the name of a choice. */
export function meaningOfSetting(path: readonly Step[], policy: Policy): string {
  const { language } = policy;
  const [first, second, key, ...rest] = path;
  const value = path.reduce<unknown>(
    // What is asked of any value is whether something stands there.
    (inner, step) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, step) : undefined),
    policy,
  );
  if (first === "columns") return value === null ? MEMORY_WORDS[language].noColumn : "";
  const choice = first === "methods" && typeof second === "number" ? policy.methods[second] : undefined;
  if (choice && key === "id")
    return TEXTS[language].methods[choice.id] + COLONS[language] + describeRule(choice, language, policy);
  if (typeof value !== "string") return "";
  const label = choice
    ? innermost(optionLabel(choice.id, String(key), OPTION_WORDS[language]), rest)
    : // The steps into colours are the names of classes.
      innermost(labelOfSetting(String(first), language), first === "colours" ? [] : path.slice(1));
  return label.choices?.[value] ?? "";
}

/** The words of a setting beside the methods. */
export function labelOfSetting(key: string, language: Language): OptionLabel {
  const forms: Readonly<Record<string, OptionLabel>> = OPTION_WORDS[language].settings;
  return MEMORY_WORDS[language].settings[key] ?? forms[key] ?? { label: key };
}

/** What a class is called that a policy names by its own name, or by KA's for one that has none of its own. */
function className(name: string, language: Language): string {
  const known: Readonly<Record<string, string>> = TEXTS[language].classes;
  return (Object.hasOwn(known, name) ? known[name] : undefined) ?? name;
}

function roleName(role: Step | undefined, language: Language): string {
  const known = ROLES.find((name) => name === role);
  return known ? TEXTS[language].roles[known] : String(role);
}

function innermost(label: OptionLabel, path: readonly Step[]): OptionLabel {
  return path.reduce<OptionLabel>((outer, step) => (typeof step === "number" ? outer : fieldLabel(outer, step)), label);
}

/** The label of the first step and those of the others behind it; places in lists count from 1. */
function partsOf(
  [first = "", ...rest]: readonly Step[],
  language: Language,
  labelOf: (key: string) => OptionLabel,
): string {
  let label = labelOf(String(first));
  let text = label.label;
  for (const step of rest) {
    if (typeof step === "number") text += ` ${step + 1}`;
    else {
      label = fieldLabel(label, step);
      text += COLONS[language] + label.label;
    }
  }
  return text;
}
