import type { MethodChoice, MethodId } from "../methods/methods";

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
  readonly methods: {
    readonly [M in MethodId]: {
      readonly [K in Exclude<keyof ChoiceOf<M>, "id" | "name">]-?: OptionWordsOf<NonNullable<ChoiceOf<M>[K]>>;
    };
  };
}
