import type { Outcome } from "./issues";
import type { Plan } from "./plan";
import type { Table } from "./table";
import type { Recalled } from "./typed";

/** What is to be read: what the user has selected, a table by name, or an address on a sheet. */
export type Source =
  | { readonly kind: "selection" }
  | { readonly kind: "table"; readonly name: string }
  | { readonly kind: "range"; readonly sheet: string; readonly address: string };

/** How far a job is, and whether it is still wanted. */
export interface Progress {
  report(done: number, total: number): void;
  readonly signal: AbortSignal;
}

/** What to read of a source. */
export interface ReadRequest {
  readonly source: Source;
  /** At most so many data rows: a sample is enough to find the columns. All when left out. */
  readonly rows?: number;
  /** Places of the columns to read; the others keep their header only. All when left out. */
  readonly columns?: readonly number[];
  readonly progress?: Progress;
}

/** Rows of a source with its full size: a sample knows how many rows there are in all. */
export interface Reading {
  readonly table: Table;
  readonly source: Source;
  readonly rowsInSource: number;
}

/** What became of a plan. */
export interface Written {
  readonly sheets: { readonly accounts: string; readonly summary: string };
  readonly cells: number;
}

/** All that KA asks of a workbook. Excel, a file or a test can answer. */
export interface Workbook {
  read(request: ReadRequest): Promise<Outcome<Reading>>;
  /** KA's lists with what people typed there, as far as the workbook has them. */
  recall(): Promise<Outcome<Recalled>>;
  carryOut(plan: Plan, progress: Progress): Promise<Outcome<Written>>;
}
