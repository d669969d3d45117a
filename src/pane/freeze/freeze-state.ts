import type { Issue } from "../../core/issues";
import type { Done } from "../done";

/** What became of the wish to make formulas values: nothing happens before the user was told how many, and agreed. */
export type Freezing =
  | { readonly kind: "idle" }
  | { readonly kind: "looking" | "running"; readonly at?: Done | undefined }
  | {
      readonly kind: "asking";
      readonly on: readonly { readonly sheet: string; readonly cells: number }[];
      readonly cells: number;
      readonly issues: readonly Issue[];
    }
  | { readonly kind: "ended"; readonly issues: readonly Issue[] };

/** Formulas that were found, by sheet, with what is to be said of them; without any where there is nothing to ask. */
export interface FormulasFound {
  readonly on: Extract<Freezing, { readonly kind: "asking" }>["on"];
  readonly issues: readonly Issue[];
}

/** What happens on the way. */
export type FreezeEvent =
  | { readonly kind: "freezeAsked" }
  | { readonly kind: "formulasFound"; readonly found: FormulasFound }
  | { readonly kind: "freezeConfirmed" }
  | { readonly kind: "freezeCancelled" }
  | { readonly kind: "freezeProgressed"; readonly at: Done }
  | { readonly kind: "formulasFrozen"; readonly issues: readonly Issue[] };

/** What is to be done for it. */
export type FreezeEffect = { readonly kind: "findFormulas" } | { readonly kind: "freeze" };
