import type { MethodChoice } from "../methods/methods";
import type { Language } from "../policy";
import { wordsOf } from "./methods/methods";
import type { RuleWindows } from "./words";

/** The rule of a method with its options, as one sentence; `windows` are those of the policy that the method stands in. */
export function describeRule(choice: MethodChoice, language: Language, windows?: RuleWindows): string {
  return wordsOf(choice)[language].rule(choice, windows);
}

/** What the rule of a method found in the data, one sentence each. */
export function describeFound(
  { choice, found }: { readonly choice: MethodChoice; readonly found?: object | undefined },
  language: Language,
): readonly string[] {
  return found ? (wordsOf(choice)[language].found?.(found, choice) ?? []) : [];
}
