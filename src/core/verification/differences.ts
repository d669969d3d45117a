import type { CellValue } from "../table";

/** One thing in a workbook that is not as it should be. `expected` is what KA calculates now, or noted at its last run; `found` is what is there. */
export interface Difference {
  readonly kind:
    | "cell"
    | "lineMissing"
    | "lineAdded"
    | "lineTwice"
    | "columnMissing"
    | "listMissing"
    | "summaryMissing"
    | "summary"
    | "sheetCell"
    | "sheetLine"
    | "rows"
    | "net"
    | "fingerprint"
    | "setting"
    | "override";
  /** The customer, by id where there are ids; the setting; the label of a line of the summary; a cell, or a sheet. */
  readonly name: string;
  /** The column, the section of the summary, or what became of a class set by hand; empty where there is none. */
  readonly header: string;
  readonly expected: CellValue;
  readonly found: CellValue;
}

/** Cells that nobody compared, and why: more rows than are compared, or a PivotTable that does not stand there as KA made it. */
export interface NotCompared {
  readonly why: "longSheet" | "longColumns" | "pivot";
  readonly sheet: string;
  /** The PivotTable; empty where it is a sheet or its class columns. */
  readonly name: string;
  readonly rows: number;
}

/** What differs on one of KA's sheets, apart by what it is about, and how many cells were compared. */
export interface Compared {
  readonly results: readonly Difference[];
  readonly overrides: readonly Difference[];
  readonly compared: number;
}

/** What is verified, in the order in which it is said. */
export const VERIFIED = ["results", "source", "policy", "overrides"] as const;
export type Verified = (typeof VERIFIED)[number];

/** `unchecked` where the workbook does not say what was there at its last run. */
export type Agreement = "agrees" | "differs" | "unchecked";

/** Whether one of the four agrees, and the first few things that do not. */
export interface Verdict {
  readonly state: Agreement;
  /** All differences. */
  readonly count: number;
  readonly differences: readonly Difference[];
  /** Things that were compared: cells, rows, settings, classes set by hand. */
  readonly compared: number;
}

export type Verification = { readonly [V in Verified]: Verdict } & {
  /** When the last run was, as the log says it; empty where it does not. */
  readonly when: string;
  /** What of the results was passed over. */
  readonly notCompared: readonly NotCompared[];
};
