import type { FormulaArgument } from "./formula-cells/formula-call";
import type { FoundFormulas } from "./formula-cells/freeze";
import type { CellInput, Inserted, Insertion, RowsInsertion } from "./formula-cells/insertion";
import type { Issue, Outcome } from "./issues";
import type { SourceOfRun } from "./plan/journal";
import type { Unfinished } from "./plan/taking-back";
import { ON_REQUEST, type SheetRole } from "./plan/own-sheets";
import { cellsOf, type FormulaArea, type Plan } from "./plan";
import type { SampleSales } from "./sample-sales";
import type { Table } from "./table";
import type { StandingSheet } from "./sheets/foreseen";
import type { Recalled } from "./sheets/recalled";
import type { Culture } from "./text/culture";

/** What is to be read: what the user has selected, a table by name, or an address on a sheet. */
export type Source =
  | { readonly kind: "selection" }
  | { readonly kind: "table"; readonly name: string }
  | {
      readonly kind: "range";
      readonly sheet: string;
      readonly address: string;
      /** Rows that were added since right below belong to it too: the block of cells, or the table, ended with it. */
      readonly reach?: "end" | "table";
    };

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

/** The rows that a plan was made of: how they are read again, and what they have to be still. */
export interface Basis {
  readonly request: ReadRequest;
  /** As `fingerprintOfRows` gives it. */
  readonly fingerprint: string;
  /** What tells later, and cheaply, whether the rows are still those; left out where nobody asks for it. */
  readonly kept?: Pick<SourceOfRun, "rows" | "headRows" | "figures">;
}

/** What a workbook should know of a plan that it carries out. */
export interface About {
  /** Left out where the rows cannot change meanwhile. */
  readonly basis?: Basis;
  /** As `printPlan` gives it: a plan whose print stands in the workbook, and whose cells do, is not carried out again. */
  readonly print?: string;
  /** Whether an unfinished run may be finished by this one; refused when left out. */
  readonly unfinished?: "finish";
}

/** What became of a plan. */
export interface Written {
  readonly sheets: { readonly accounts: string; readonly summary: string };
  /** Sheets that were written on request, by their names; left out where there are none. */
  readonly also?: readonly string[];
  readonly cells: number;
  /** Everything was there already, and nothing was written; left out where something was. */
  readonly state?: "unchanged";
}

/** What became of a plan, on sheets that are called so; the last of them is the user's own, where it got class columns. */
export function writtenOf(plan: Plan, nameOf: (role: SheetRole) => string | undefined): Written {
  const roles = new Set(plan.edits.map(({ sheet }) => sheet));
  const also = ([...ON_REQUEST, "movers"] as const).flatMap((role) => (roles.has(role) ? (nameOf(role) ?? []) : []));
  if (plan.beside) also.push(plan.beside.source.sheet);
  const sheets = { accounts: nameOf("accounts") ?? "", summary: nameOf("summary") ?? "" };
  return { sheets, ...(also.length > 0 ? { also } : {}), cells: cellsOf(plan) };
}

/** What the workbook says of KA's last run. */
export interface LastRun {
  /** A run that began to write and did not end. */
  readonly unfinished?: Unfinished;
  /** When the run that can be taken back began. */
  readonly revertible?: string;
  /** Cells whose formulas became values last and can come back. */
  readonly frozen?: number;
  /** The rows of the result that stands in the workbook, where they lie now; `gone` where their sheet is. */
  readonly source?: { readonly at: string; readonly place: Source | "gone" };
  /** All sheets of the workbook, KA's by their marks; left out where nobody looked. */
  readonly sheets?: readonly StandingSheet[];
  /** The sheet of sample rows, where one stands there. */
  readonly sample?: string;
}

/** What happened to the rows of the result, as far as the workbook tells it. */
export interface SourceChange {
  /** An ISO time. */
  readonly at: string;
  /** Rows that were edited since the result was written or since the workbook was opened, added and deleted ones among them. */
  readonly rows: number;
  /** Whether somebody else who has the workbook open did some of it. */
  readonly by: "here" | "others";
  readonly what: "rows" | "gone";
}

/** Whether the rows are still those of the result. `same` by all their values, or by what Excel counts and adds up of too many. */
export type SourceState =
  | { readonly kind: "same"; readonly by: "values" | "figures" }
  /** So many rows at least. */
  | { readonly kind: "changed"; readonly rows: number }
  | { readonly kind: "gone" }
  /** No result, or one of rows that KA knows nothing of. */
  | { readonly kind: "unknown" };

/** What may name a customer where the user is: the selected cell, on KA's own lists id and name of its line, in known rows those of its row. */
export interface Pointed {
  readonly where: string;
  readonly texts: readonly string[];
}

/** Rows that KA has read, and the places of their columns that name the customer. */
export interface KnownRows {
  readonly source: Source;
  readonly columns: readonly number[];
}

/** A workbook whose formulas can become values. */
export interface FindsFormulas {
  /** The formulas that call KA; without a value where something forbids to change them. */
  findFormulas(progress?: Progress): Promise<Outcome<FoundFormulas>>;
}

/** A workbook that formulas are put into where the user is. */
export interface TakesFormulas {
  /** Puts a formula into the selected cell; refused where its result would have no room. With a value, what is to be said of it besides. */
  insertFormula(insertion: Insertion): Promise<Outcome<Inserted>>;
  /** Puts values into the selected cell and those below and beside it. */
  insertValues(values: readonly (readonly CellInput[])[]): Promise<Outcome<Inserted>>;
  /** The cells of arguments, on the sheet that is named or the one that is shown; nothing for one that is left out. */
  readArguments(args: readonly FormulaArgument[], sheet?: string): Promise<Outcome<readonly (CellMatrix | null)[]>>;
  /** Puts formulas row by row into the selected column, beside the rows that they read. */
  insertRows(insertion: RowsInsertion): Promise<Outcome<Inserted>>;
  /** The names of the Excel tables that areas lie in, where nothing can spill; nothing for those that lie in none. */
  tablesOf(areas: readonly FormulaArea[]): Promise<Outcome<readonly (string | undefined)[]>>;
  /** Takes out what was put in, where it still stands so. */
  takeOut(inserted: Inserted): Promise<readonly Issue[]>;
}

/**
 * When KA is loaded: with the workbook, so that its formulas answer before anybody opens the pane, or when somebody opens it; `fixed` where Excel lets nobody
 * choose.
 */
export type StartUp = "withWorkbook" | "withPane" | "fixed";

/** A workbook that keeps when KA is loaded with it. */
export interface KeepsStartUp {
  startUp(): Promise<Outcome<StartUp>>;
  setStartUp(startUp: Exclude<StartUp, "fixed">): Promise<Outcome<StartUp>>;
}

/** A table or a named range, which may hold rows to classify. */
export interface NamedSource {
  readonly kind: "table" | "name";
  readonly name: string;
  readonly sheet: string;
  readonly source: Source;
}

/** Sample rows as they were added: the sheet is called so now. */
export interface AddedSample {
  readonly sheet: string;
  readonly sample: SampleSales;
}

/** A workbook that says what else could be read, shows where something stands, and takes sample rows. */
export interface ShowsPlaces {
  /** Tables and named ranges, without KA's own. */
  sources(): Promise<Outcome<readonly NamedSource[]>>;
  /** Brings cells to the front and selects them. */
  show(cells: { readonly sheet: string; readonly address: string }): Promise<readonly Issue[]>;
  /** Adds sample rows on a sheet of their own and selects them. */
  addSample(sample: SampleSales): Promise<Outcome<AddedSample>>;
  /** Takes them out again, where nobody changed them. */
  removeSample(added: AddedSample): Promise<readonly Issue[]>;
}

/** A workbook that says how numbers and days are written where it is open. */
export interface TellsCulture {
  /** Nothing where that cannot be known. */
  culture(): Promise<Culture | undefined>;
}

/** Cells as Excel hands them over, row by row. */
export type CellMatrix = readonly (readonly unknown[])[];

/** A workbook that tells of the rows of its result, and where the user is. */
export interface TellsOfSource {
  /** Calls the listener after every change of the rows of the result, by whomever, until the function it gives back is called. */
  onSourceChanged(listener: (change: SourceChange) => void): Promise<() => Promise<void>>;
  checkSource(): Promise<Outcome<SourceState>>;
  /** Rows that KA knows tell by themselves whose they are. */
  pointed(rows?: KnownRows): Promise<Outcome<Pointed>>;
}

/** What of KA's own sheets is read: the policy, the log, what people typed in the lists, or all of it and what is known of earlier runs. */
export type Recalling = "policy" | "log" | "history" | "typed" | "everything";

/** KA's sheets that hold something to be read back. */
export type RecalledRole = "accounts" | "kept" | "movers" | "policy" | "log" | "history";

/** Which of them are read for it. */
export const SHEETS_RECALLED: { readonly [W in Recalling]: readonly RecalledRole[] } = {
  policy: ["policy"],
  log: ["log"],
  history: ["history"],
  typed: ["accounts", "kept", "movers"],
  everything: ["accounts", "kept", "movers", "policy", "log", "history"],
};

/** All that KA asks of a workbook. Excel, a file or a test can answer. */
export interface Workbook {
  read(request: ReadRequest): Promise<Outcome<Reading>>;
  /** KA's own sheets as far as the workbook has them: what people typed in the lists, unless something else is asked for. */
  recall(what?: Recalling): Promise<Outcome<Recalled>>;
  carryOut(plan: Plan, progress: Progress, about?: About): Promise<Outcome<Written>>;
}

/** What can be taken back, each while the other stays: the last run, and the last freezing of formulas. */
export type Revertible = "run" | "freezing";

/** A workbook in which KA can take back what it did. */
export interface TakesBack {
  lastRun(): Promise<Outcome<LastRun>>;
  /** Brings back what was there before that which is unfinished, else before what is named, the last run unless it is said; sheets that it added go or stay. */
  takeBack(made: "remove" | "keep", what?: Revertible): Promise<readonly Issue[]>;
  /** Takes all that is KA's out of the workbook, and nothing else; a sheet of sample rows only where that is said, and where nobody changed it. */
  removeAll(sample?: "remove" | "keep"): Promise<readonly Issue[]>;
}
