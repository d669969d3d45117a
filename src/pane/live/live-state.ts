import type { Issue, Outcome } from "../../core/issues";
import type { LastRun, Pointed, SourceChange, SourceState } from "../../core/workbook";

/** Why the result that stands in the workbook is no longer that of its rows. */
export type Stale =
  /** Rows were edited while KA was there to see it. */
  | { readonly kind: "edited"; readonly since: string; readonly rows: number; readonly by: SourceChange["by"] }
  /** Found when the workbook was opened: so many rows at least. */
  | { readonly kind: "found"; readonly rows: number }
  | { readonly kind: "gone" };

/** What is to be done as soon as what it needs is there. */
export type Wanted =
  | { readonly kind: "nothing" }
  | { readonly kind: "revert" }
  | {
      readonly kind: "refresh" | "explain";
      /** `waiting` until the pane has begun, `place` until it is known where the rows lie, `preview` until their figures are there. */
      readonly stage: "waiting" | "place" | "preview";
      readonly pointed?: Pointed;
    };

/** What goes on beside the choices: the rows of the result change, and buttons of the ribbon are pressed. */
export interface Live {
  readonly stale?: Stale | undefined;
  readonly wanted: Wanted;
  readonly issues: readonly Issue[];
  /** Whether the rows still have to be compared with those of the result. */
  readonly check: "due" | "done";
  /** A question that a button of the ribbon asks. */
  readonly asks: "nothing" | "revert";
}

export const NOTHING_LIVE: Live = { wanted: { kind: "nothing" }, issues: [], check: "due", asks: "nothing" };

/** What the workbook and the ribbon tell. */
export type LiveEvent =
  | { readonly kind: "sourceTouched"; readonly change: SourceChange }
  | { readonly kind: "sourceChecked"; readonly outcome: Outcome<SourceState> }
  | { readonly kind: "lastRunRead"; readonly outcome: Outcome<LastRun> }
  | { readonly kind: "refreshAsked" }
  | { readonly kind: "explainAsked" }
  | { readonly kind: "pointed"; readonly outcome: Outcome<Pointed> }
  /** Why there is no card of the customer that was pointed at. */
  | { readonly kind: "notExplained"; readonly issues: readonly Issue[] }
  | { readonly kind: "revertAsked" }
  | { readonly kind: "askTaken" };

/** What is to be done for it. */
export type LiveEffect =
  | { readonly kind: "lookAtLastRun" }
  | { readonly kind: "watchSource" }
  | { readonly kind: "checkSource" }
  | { readonly kind: "readPointed" }
  | { readonly kind: "explain"; readonly pointed: Pointed };
