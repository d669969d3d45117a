import type { OnRequest } from "../plan/own-sheets";
import type { Table } from "../table";

/** One of KA's sheets as it stands in the workbook: a table with people's entries in it. */
export interface OwnSheet {
  readonly table: Table;
  /** Headers of the columns that KA wrote; nothing where that is not known any more. */
  readonly written?: readonly string[];
  /** One number format a column; nothing where they are not known. */
  readonly formats?: readonly string[];
  /** The formula of each column that has one in every line; the same text means the same in every line. */
  readonly formulas?: readonly (string | undefined)[];
}

/** KA's sheets that people type in, as far as the workbook has them. */
export interface Recalled {
  readonly accounts?: OwnSheet;
  /** Customers with entries that are no longer in the rows. */
  readonly kept?: OwnSheet;
  /** Customers with their classes at the two times that were compared last. */
  readonly movers?: OwnSheet;
  /** What was written on request and still stands there. */
  readonly standing?: readonly OnRequest[];
  /** What the workbook remembers: its policy, and its earlier runs. */
  readonly policy?: OwnSheet;
  readonly log?: OwnSheet;
  readonly history?: OwnSheet;
  /** The custom XML parts of KA's namespace. */
  readonly parts?: readonly string[];
  /** KA's sheets that are there without the table that they should have. */
  readonly broken?: readonly ("policy" | "log" | "history")[];
}
