import type { MethodChoice } from "../methods/methods";
import type { Language } from "../policy";
import { wordsOf } from "./methods/methods";

/** The rule of a method with its options, as one sentence. */
export function describeRule(choice: MethodChoice, language: Language): string {
  return wordsOf(choice)[language].rule(choice);
}

/** What the rule of a method found in the data, one sentence each. */
export function describeFound(
  { choice, found }: { readonly choice: MethodChoice; readonly found?: object | undefined },
  language: Language,
): readonly string[] {
  return found ? (wordsOf(choice)[language].found?.(found, choice) ?? []) : [];
}
