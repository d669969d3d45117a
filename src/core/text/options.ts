import type { MethodId } from "../methods/methods";
import { optionWords as en } from "./en/options";
import type { OptionLabel, OptionWords } from "./option-words";
import type { InLanguages } from "./words";
import { optionWords as zh } from "./zh/options";

/** What forms of methods say. Beside `TEXTS`, because formulas, which load first, have no forms. */
export const OPTION_WORDS: InLanguages<OptionWords> = { en, zh };

/** The words of an option in a language. */
export function optionLabel(method: MethodId, key: string, words: OptionWords): OptionLabel {
  if (key === "name") return { label: words.ownName };
  // Each method has its own keys, which TypeScript does not follow through the lookup; the schema names no others.
  const ofMethod = words.methods[method] as Readonly<Record<string, OptionLabel>>;
  return ofMethod[key] ?? { label: key };
}

/** The words of a field of a record; its key where there are none. */
export function fieldLabel({ fields }: OptionLabel, key: string): OptionLabel {
  const words = fields?.[key] ?? key;
  return typeof words === "string" ? { label: words } : words;
}
