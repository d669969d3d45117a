import type { MethodChoice, MethodId } from "../methods/methods";
import type { PresetId } from "../presets";
import { optionWords as en } from "./en/options";
import type { InLanguages } from "./words";
import { optionWords as zh } from "./zh/options";

type ChoiceOf<M extends MethodId> = Extract<MethodChoice, { readonly id: M }>;

/** What a form calls one option: its label, its choices by name, and the parts of a record by key. */
type OptionWordsOf<V> = {
  readonly label: string;
  readonly fields?: Readonly<Record<string, string>>;
} & ([V] extends [string]
  ? string extends V
    ? unknown
    : { readonly choices: { readonly [C in V]: string } }
  : unknown);

/** All that forms of methods say in one language. Shares are typed as per cents there, while a policy holds parts of 1. */
export interface OptionWords {
  readonly ownName: string;
  readonly presets: { readonly [P in PresetId]: string };
  readonly methods: {
    readonly [M in MethodId]: {
      readonly [K in Exclude<keyof ChoiceOf<M>, "id" | "name">]-?: OptionWordsOf<NonNullable<ChoiceOf<M>[K]>>;
    };
  };
}

/** The words of one option, whichever method it is of. */
export interface OptionLabel {
  readonly label: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly choices?: Readonly<Record<string, string>>;
}

/** What forms of methods say. Beside `TEXTS`, because formulas, which load first, have no forms. */
export const OPTION_WORDS: InLanguages<OptionWords> = { en, zh };

/** The words of an option in a language. */
export function optionLabel(method: MethodId, key: string, words: OptionWords): OptionLabel {
  if (key === "name") return { label: words.ownName };
  // Each method has its own keys, which TypeScript does not follow through the lookup; the schema names no others.
  const ofMethod = words.methods[method] as Readonly<Record<string, OptionLabel>>;
  return ofMethod[key] ?? { label: key };
}
