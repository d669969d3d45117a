import type { Columns } from "../core/columns";
import type { Gathering } from "../core/customers";
import type { Issue, Outcome } from "../core/issues";
import type { Language, Policy } from "../core/policy";
import type { Report } from "../core/report";
import type { LastRun, Reading, Revertible, Source, Written } from "../core/workbook";
import type { PastRun } from "../core/sheets/past-runs";
import type { SavedPolicy } from "../core/sheets/saved-policy";
import type { ChoiceEvent } from "./choices";
import type { CustomerEffect, CustomerEvent } from "./customer/customer-state";
import type { FormulasEffect, FormulasEvent } from "./formulas/formulas-state";
import type { PlacesEffect, PlacesEvent } from "./data/places-state";
import type { Tab } from "./frame/tabs";
import type { FreezeEffect, FreezeEvent } from "./freeze/freeze-state";
import type { LiveEffect, LiveEvent } from "./live/live-state";
import type { FurtherEffect, FurtherEvent } from "./result/further-state";
import type { Kept } from "./policy/kept-policy";
import type { Draft } from "./ports";
import type { Done, PaneState, Run, WritingStage } from "./state";

/** Everything that can happen to the pane: by the user, by the workbook, or by an effect that ended. */
export type PaneEvent =
  | { readonly kind: "started" }
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
  /** The last choice is taken back, or the one that was taken back last made again. */
  | { readonly kind: "undone" }
  | { readonly kind: "redone" }
  /** Something else is touched: the next choice is a step of its own. */
  | { readonly kind: "touched" }
  | { readonly kind: "authorTyped"; readonly author: string }
  | { readonly kind: "selectionChanged" }
  | { readonly kind: "pageHidden" }
  | { readonly kind: "pageShown" }
  | { readonly kind: "pinned" }
  | { readonly kind: "unpinned" }
  | { readonly kind: "readAgain" }
  | { readonly kind: "sampleRead"; readonly outcome: Outcome<Reading> }
  | { readonly kind: "rowsProgressed"; readonly at: Done }
  | { readonly kind: "rowsRead"; readonly outcome: Outcome<Reading> }
  | { readonly kind: "gathered"; readonly outcome: Outcome<Gathering> }
  | { readonly kind: "classified"; readonly outcome: Outcome<Report> }
  | ChoiceEvent
  | LiveEvent
  | FreezeEvent
  | FormulasEvent
  | PlacesEvent
  | CustomerEvent
  | FurtherEvent
  /** The form and the figures of another method of the policy. */
  | { readonly kind: "methodShown"; readonly place: number }
  | { readonly kind: "tabChosen"; readonly tab: Tab }
  | { readonly kind: "languageChosen"; readonly language: Language }
  /** An entry that cannot be used yet, and that it can now, or is gone. */
  | { readonly kind: "entryBegun"; readonly id: string }
  | { readonly kind: "entryEnded"; readonly id: string }
  /** With `finish`, over a run that was broken off. */
  | { readonly kind: "writeAsked"; readonly unfinished?: "finish" }
  | { readonly kind: "cancelAsked" }
  /** A job threw: a bug of KA's. */
  | { readonly kind: "broke" }
  | {
      readonly kind: "writeProgressed";
      readonly stage: WritingStage;
      readonly at?: Done | undefined;
      readonly left?: number | undefined;
    }
  | { readonly kind: "writeEnded"; readonly outcome: Outcome<Written>; readonly run?: Run | undefined }
  | { readonly kind: "lastRunRead"; readonly outcome: Outcome<LastRun> }
  /** What the last run did is to be taken back; sheets that it added go or stay. */
  | { readonly kind: "takeBackAsked"; readonly made: "remove" | "keep"; readonly what?: Revertible }
  /** All that is KA's is to be taken out of the workbook. */
  | { readonly kind: "removeAsked"; readonly sample: "remove" | "keep" }
  | { readonly kind: "takenBack"; readonly issues: readonly Issue[] };

/** What is to be done outside the state. A newer effect of the preview takes the place of the one before, which then never speaks again. */
export type Effect =
  | { readonly kind: "watchSelection" }
  | { readonly kind: "loadPolicy" }
  /** Looks after a pause: several cells are typed in one after the other. */
  | { readonly kind: "lookAtPolicy" }
  | { readonly kind: "watchPolicy" }
  | { readonly kind: "saveDraft"; readonly draft: Draft }
  | { readonly kind: "dropDraft" }
  /** Reads the runs that the log tells of. */
  | { readonly kind: "readRuns" }
  | { readonly kind: "saveAuthor"; readonly author: string }
  /** What waits to be kept is kept at once: the page may be gone before the pause is over. */
  | { readonly kind: "saveAtOnce" }
  | { readonly kind: "readSample"; readonly source: Source; readonly rows: number; readonly after: "pause" | "atOnce" }
  | { readonly kind: "readRows"; readonly source: Source; readonly columns: readonly number[] }
  | { readonly kind: "gather"; readonly rows: Reading; readonly columns: Columns; readonly policy: Policy }
  | {
      readonly kind: "classify";
      readonly rows: Reading;
      readonly columns: Columns;
      readonly gathering: Gathering;
      readonly policy: Policy;
    }
  | { readonly kind: "dropPreview" }
  /** Puts the texts of ready-made policies into a language. */
  | { readonly kind: "translateTexts"; readonly language: Language }
  | {
      readonly kind: "write";
      readonly sample: Reading;
      readonly columns: Columns;
      readonly policy: Policy;
      readonly unfinished?: "finish";
      /** The stamp of the workbook's policy that was taken over, and whether one that cannot be read may be replaced. */
      readonly taken: string;
      readonly unreadable: "replace" | "leave";
    }
  | { readonly kind: "lookAtLastRun" }
  | LiveEffect
  | FreezeEffect
  | FormulasEffect
  | PlacesEffect
  | CustomerEffect
  | FurtherEffect
  | { readonly kind: "takeBack"; readonly made: "remove" | "keep"; readonly what: Revertible }
  | { readonly kind: "removeAll"; readonly sample: "remove" | "keep" }
  | { readonly kind: "cancelWrite" };

/** A state with what it asks for. */
export interface Turn {
  readonly state: PaneState;
  readonly effects: readonly Effect[];
}

/** A state that asks for nothing. */
export function stay(state: PaneState): Turn {
  return { state, effects: [] };
}
