import type { Issue, Outcome } from "../../core/issues";
import type { Language, Policy } from "../../core/policy";
import type { PastRun } from "../../core/sheets/past-runs";
import type { SavedPolicy } from "../../core/sheets/saved-policy";
import type { Draft } from "../ports";

/** What the pane knows of the policy that the workbook keeps. */
export interface OwnPolicy {
  /** The stamp of the one that was taken over or written last; empty where there was none. */
  readonly taken: string;
  /** That policy in full; where the pane wrote it, as it was chosen, without the columns that were found. */
  readonly written?: Policy | undefined;
  /** The stamp of the choices when they said the same as the workbook: others are not written yet. */
  readonly settled: string;
  /** Whether one that cannot be read may be replaced, because another was chosen as a whole. */
  readonly unreadable: "replace" | "leave";
  /** One that somebody changed while there were choices that are not written: whose count has to be said. */
  readonly changed?: SavedPolicy | undefined;
  readonly issues: readonly Issue[];
}

/** All that is kept from session to session: in the workbook its policy and choices that were not written, on this machine who works here. */
export interface Kept {
  /** Unchecked: one of a newer KA has to be told from none. */
  readonly draft: unknown;
  /** Neither policy nor issue where the workbook keeps none. */
  readonly own: Outcome<SavedPolicy>;
  readonly author: string;
}

/** What becomes of the policy that the workbook keeps, and of choices that are kept until they are written. */
export type PolicyEvent =
  | { readonly kind: "policyLoaded"; readonly outcome: Outcome<Kept> }
  | { readonly kind: "draftSaved"; readonly issues: readonly Issue[] }
  /** Somebody changed cells of KA's sheet of the policy, and what the workbook says of its policy now. */
  | { readonly kind: "policySheetChanged" }
  | { readonly kind: "policySeen"; readonly own: Outcome<SavedPolicy> }
  /** Whose choices count where the workbook's policy was changed beside some of the pane's. */
  | { readonly kind: "policyTaken"; readonly whose: "workbook" | "pane" }
  /** A policy from a file, or why it is none. */
  | { readonly kind: "policyImported"; readonly file: string; readonly outcome: Outcome<Policy> }
  | { readonly kind: "runsRead"; readonly outcome: Outcome<readonly PastRun[]> }
  | { readonly kind: "authorTyped"; readonly author: string };

/** What is to be done for it. */
export type PolicyEffect =
  | { readonly kind: "loadPolicy" }
  /** Looks after a pause: several cells are typed in one after the other. */
  | { readonly kind: "lookAtPolicy" }
  | { readonly kind: "watchPolicy" }
  | { readonly kind: "saveDraft"; readonly draft: Draft }
  | { readonly kind: "dropDraft" }
  /** What waits to be kept is kept at once: the page may be gone before the pause is over. */
  | { readonly kind: "saveAtOnce" }
  /** Reads the runs that the log tells of. */
  | { readonly kind: "readRuns" }
  | { readonly kind: "saveAuthor"; readonly author: string }
  /** Puts the texts of ready-made policies into a language. */
  | { readonly kind: "translateTexts"; readonly language: Language };
