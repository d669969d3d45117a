import type { MethodChoice, MethodId } from "../methods/methods";

/** The settings of a policy, beside its methods, that have plain forms. */
export type FormSetting = "overrides" | "leaveOut" | "attributes" | "criteria" | "outputs";

type ChoiceOf<M extends MethodId> = Extract<MethodChoice, { readonly id: M }>;

/** The words of one option, or of one field of a record: its label, its choices by name, and the parts of a record by key. */
export interface OptionLabel {
  readonly label: string;
  readonly fields?: Readonly<Record<string, string | OptionLabel>>;
  readonly choices?: Readonly<Record<string, string>>;
  /** The choice that is meant where nothing is chosen. */
  readonly leftOut?: string;
}

/** What a form calls one option: its label, its choices by name, and the parts of a record by key. */
type OptionWordsOf<V> = {
  readonly label: string;
  readonly fields?: Readonly<Record<string, string | OptionLabel>>;
} & ([V] extends [string]
  ? string extends V
    ? unknown
    : { readonly choices: { readonly [C in V]: string }; readonly leftOut?: V }
  : unknown);

/** All that forms of methods say in one language. Shares are typed as per cents there, while a policy holds parts of 1. */
export interface OptionWords {
  readonly ownName: string;
  readonly settings: { readonly [S in FormSetting]: OptionLabel };
  readonly methods: {
    readonly [M in MethodId]: {
      readonly [K in Exclude<keyof ChoiceOf<M>, "id" | "name">]-?: OptionWordsOf<NonNullable<ChoiceOf<M>[K]>>;
    };
  };
}
