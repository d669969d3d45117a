import type { Issue, Outcome } from "../core/issues";
import type { Moment } from "../core/occasion";
import type { Policy } from "../core/policy";
import type {
  FindsFormulas,
  KeepsStartUp,
  ShowsPlaces,
  TakesBack,
  TakesFormulas,
  TellsOfSource,
  Workbook,
} from "../core/workbook";
import type { Language } from "../core/policy";
import type { PresetId } from "../core/policies/preset-ids";
import type { Choices } from "./choices";
import type { CultureStore } from "./frame/culture";
import type { FunctionFacts } from "./formulas/formulas-state";

/** The workbook as the pane needs it: it also tells when the user selects something else, or changes the policy on its sheet. */
export interface PaneWorkbook
  extends Workbook, TakesBack, TellsOfSource, FindsFormulas, TakesFormulas, KeepsStartUp, ShowsPlaces {
  /** Calls the listener after every change of the selection, in any sheet, until the function it gives back is called. */
  onSelectionChanged(listener: () => void): Promise<() => Promise<void>>;
  /** Calls the listener after every change of KA's sheet of the policy, where the workbook has one by now; asked twice, it calls once. */
  onPolicyChanged(listener: () => void): Promise<void>;
}

/** Choices that are not written yet, and the policy of the workbook that they were made on. */
export interface Draft {
  /** The stamp of that policy; empty where the workbook kept none. */
  readonly of: string;
  /** The last choices that can be used. */
  readonly policy: Policy;
  /** The ready-made policy that they began with. */
  readonly preset?: PresetId;
  /** What the forms showed where it could not be used yet. */
  readonly typed?: Pick<Choices, "methods" | "period" | "comparison">;
  /** What stands in fields and is not taken, by the field. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Nothing was chosen that the policy of the workbook does not say: only the texts are new. */
  readonly only?: "texts";
}

/** Where choices are kept between two sessions until they are written: in the workbook itself. */
export interface DraftStore {
  /** The document as it was kept, unchecked; no value where the workbook has none. */
  load(): Promise<Outcome<unknown>>;
  /** Keeps the document in place of the one before, and says what stood in the way. */
  save(draft: Draft): Promise<readonly Issue[]>;
  /** Forgets it, because the policy of the workbook says the same. */
  drop(): Promise<readonly Issue[]>;
}

/** Where the name of whoever works here is kept: on this machine only. */
export interface AuthorStore {
  load(): string;
  save(author: string): void;
}

/** KA's own functions, asked without a cell, and what their documentation says of them. */
export interface FormulaStore {
  /** The functions in a language; nothing where they cannot be fetched. */
  list(language: Language): Promise<readonly FunctionFacts[] | undefined>;
  /** Asks a function: ranges as rows of cells, single values as they are, what is left out as null. */
  answer(
    id: string,
    args: readonly unknown[],
  ): Promise<
    | { readonly kind: "cells"; readonly cells: readonly (readonly (string | number | boolean)[])[] }
    | { readonly kind: "refused"; readonly sentence: string }
  >;
}

/** What the pane needs of the world. */
export interface World {
  readonly workbook: PaneWorkbook;
  readonly drafts: DraftStore;
  readonly author: AuthorStore;
  readonly formulas: FormulaStore;
  readonly culture: CultureStore;
  /** By the clock of this machine. */
  readonly now: () => Moment;
  /** KA's version. */
  readonly version?: string | undefined;
}
