import type { Outcome } from "../../core/issues";
import { methodSchema, type MethodChoice } from "../../core/methods/methods";
import type { ComparisonDays, Period, Policy } from "../../core/policy";
import { isPreset } from "../../core/policies/preset-ids";
import { readPolicy } from "../../core/policies/read-policy";
import { choose, type Choices } from "../choices";
import type { Draft } from "../ports";
import type { KeptTexts } from "./texts-state";

/** A draft as it was kept: its policy checked, what only the forms showed still as it was found. */
export interface KeptDraft {
  readonly of: string;
  readonly policy: Outcome<Policy>;
  readonly preset: unknown;
  readonly typed: unknown;
  /** What stood in fields and was not taken. */
  readonly texts: KeptTexts;
  /** `texts`: of the rest, the workbook's policy says the same. */
  readonly only: unknown;
}

/** What the workbook keeps of choices that are not written: those that cannot be used yet as the forms show them, beside the last that can. */
export function draftOf(choices: Choices & { readonly texts: KeptTexts }, of: string): Draft {
  const { policy, methods, period, comparison, preset, problems, texts } = choices;
  return {
    ...{ of, policy },
    ...(preset === undefined ? {} : { preset }),
    ...(problems.length === 0 ? {} : { typed: { methods, period, comparison } }),
    ...(Object.keys(texts).length === 0 ? {} : { texts }),
  };
}

/** Reads a draft; nothing where there is none. */
export function draftFrom(document: unknown): KeptDraft | undefined {
  if (typeof document !== "object" || document === null) return undefined;
  // The keys are looked at, whatever they hold.
  const { of, policy, preset, typed, texts, only } = document as Partial<Record<keyof Draft, unknown>>;
  // An earlier KA kept the policy alone.
  const entered = Object.entries(Object(texts) as object).filter((entry): entry is [string, string] => {
    return typeof entry[1] === "string";
  });
  return {
    of: typeof of === "string" ? of : "",
    policy: readPolicy(policy ?? document),
    ...{ preset, typed, texts: Object.fromEntries(entered), only },
  };
}

/** The choices with what a draft kept beside its policy: what could not be used yet, and the ready-made policy that was chosen. */
export function withDraft<C extends Choices>(choices: C, { preset, typed }: KeptDraft): C {
  const entered = typed === undefined ? choices : { ...choices, ...withTyped(choices, typed) };
  return typeof preset === "string" && isPreset(preset) ? { ...entered, preset } : entered;
}

function withTyped(choices: Choices, typed: unknown): Choices {
  // The keys are looked at, whatever they hold.
  const { methods, period, comparison } = Object(typed) as Partial<Record<keyof Choices, unknown>>;
  if (!Array.isArray(methods) || methods.length === 0 || !methods.every(isShown)) return choices;
  const entered = choose(choices, { kind: "presetChosen", policy: { ...choices.policy, methods } });
  const dated = isDays(period) ? choose(entered, { kind: "periodChanged", period }) : entered;
  return isDays(comparison) ? choose(dated, { kind: "comparisonChanged", comparison }) : dated;
}

/** Whether a form can show it: a method whose values are what they should be, though they may not go together. */
function isShown(choice: unknown): choice is MethodChoice {
  const { error } = methodSchema.safeParse(choice);
  return !error || error.issues.every(({ code }) => code === "custom" || code === "too_small" || code === "too_big");
}

function isDays(days: unknown): days is Period & Partial<ComparisonDays> {
  return typeof days === "object" && days !== null && Object.values(days).every((day) => typeof day === "string");
}
