import type { Columns } from "../../core/columns";
import type { Gathering } from "../../core/customers";
import type { Outcome } from "../../core/issues";
import type { Policy } from "../../core/policy";
import type { Report } from "../../core/report";
import type { Reading, Source } from "../../core/workbook";
import type { Done } from "../done";

/** The one job of the preview at a time, with what it is done for: a choice that changes nothing of that does not start it over. */
export type UnderWay =
  | { readonly kind: "loading" }
  | { readonly kind: "looking" }
  | { readonly kind: "reading"; readonly of: string; readonly at?: Done | undefined }
  | { readonly kind: "gathering"; readonly of: string }
  | { readonly kind: "classifying"; readonly of: Policy };

/** What one run over the rows made. */
export interface Run {
  readonly rows: Reading;
  readonly gathering: Gathering;
  readonly report: Report;
}

/** A step from the source to the figures has ended, or got on. */
export type PreviewEvent =
  | { readonly kind: "sampleRead"; readonly outcome: Outcome<Reading> }
  | { readonly kind: "rowsProgressed"; readonly at: Done }
  | { readonly kind: "rowsRead"; readonly outcome: Outcome<Reading> }
  | { readonly kind: "gathered"; readonly outcome: Outcome<Gathering> }
  | { readonly kind: "classified"; readonly outcome: Outcome<Report> };

/** The steps. A newer one takes the place of the one before, which then never speaks again. */
export type PreviewEffect =
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
  | { readonly kind: "dropPreview" };
