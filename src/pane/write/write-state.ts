import type { Columns } from "../../core/columns";
import type { Issue, Outcome } from "../../core/issues";
import type { Policy } from "../../core/policy";
import type { Reading, Revertible, Written } from "../../core/workbook";
import type { Done } from "../done";
import type { Run } from "../result/preview-state";

/** The stages of writing, in their order: rows are read anew, so that what is written is what the workbook holds. */
export type WritingStage = "reading" | "calculating" | "writing";

/** How far writing has come. */
interface Progress {
  readonly stage: WritingStage;
  readonly at?: Done | undefined;
  /** Seconds that the stage will take yet, as far as its pace tells. */
  readonly left?: number | undefined;
}

/** What became of the wish to write. */
export type Writing =
  | { readonly kind: "idle" }
  | ({ readonly kind: "running" } & Progress)
  | { readonly kind: "cancelling" }
  | { readonly kind: "done"; readonly written: Written; readonly issues: readonly Issue[] }
  | { readonly kind: "stopped"; readonly issues: readonly Issue[] };

/** The result is written, and what KA wrote is taken back. */
export type WriteEvent =
  /** With `finish`, over a run that was broken off. */
  | { readonly kind: "writeAsked"; readonly unfinished?: "finish" }
  | { readonly kind: "cancelAsked" }
  | ({ readonly kind: "writeProgressed" } & Progress)
  | { readonly kind: "writeEnded"; readonly outcome: Outcome<Written>; readonly run?: Run | undefined }
  /** What the last run did is to be taken back; sheets that it added go or stay. */
  | { readonly kind: "takeBackAsked"; readonly made: "remove" | "keep"; readonly what?: Revertible }
  /** All that is KA's is to be taken out of the workbook. */
  | { readonly kind: "removeAsked"; readonly sample: "remove" | "keep" }
  | { readonly kind: "takenBack"; readonly issues: readonly Issue[] };

/** What is to be done for it. */
export type WriteEffect =
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
  | { readonly kind: "cancelWrite" }
  | { readonly kind: "takeBack"; readonly made: "remove" | "keep"; readonly what: Revertible }
  | { readonly kind: "removeAll"; readonly sample: "remove" | "keep" };
