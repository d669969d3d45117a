/** KA's own sheets. What a sheet is called depends on the language; its defined name never does. */
export type SheetRole =
  | "accounts"
  | "summary"
  | "kept"
  | "migration"
  | "movers"
  | "watch"
  | "facts"
  | "policy"
  | "log"
  | "history"
  | "pivot"
  | "charts";

/** The workbook-wide defined name that marks KA's sheet, whatever it is called and wherever it is moved. */
export const SHEET_MARKS: { readonly [R in SheetRole]: string } = {
  accounts: "KA_AccountsSheet",
  summary: "KA_SummarySheet",
  kept: "KA_KeptSheet",
  migration: "KA_MigrationSheet",
  movers: "KA_MoversSheet",
  watch: "KA_WatchSheet",
  facts: "KA_FactsSheet",
  policy: "KA_PolicySheet",
  log: "KA_LogSheet",
  history: "KA_HistorySheet",
  pivot: "KA_PivotSheet",
  charts: "KA_ChartsSheet",
};

/** Sheets that are written on request only, each under the request's own name. */
export const ON_REQUEST = ["watch", "migration", "facts", "pivot", "charts"] as const;
export type OnRequest = (typeof ON_REQUEST)[number];

/** The Excel table of the account list. */
export const ACCOUNTS_TABLE = "KA_Accounts";

/** The Excel table of entries whose customers are not in the rows. */
export const KEPT_TABLE = "KA_Kept";

/** The Excel table of customers with their classes at two times. */
export const MOVERS_TABLE = "KA_Movers";

/** The Excel table of customers to watch. */
export const WATCH_TABLE = "KA_Watch";

/** The Excel table of amounts by customer and month. */
export const FACTS_TABLE = "KA_Facts";

/** The Excel table of the classes. */
export const CLASSES_TABLE = "KA_Classes";

/** The Excel tables of what a workbook remembers: a line for each setting, for each run, for each customer. */
export const [POLICY_TABLE, LOG_TABLE, HISTORY_TABLE] = ["KA_Policy", "KA_Log", "KA_History"] as const;

/** The table of each sheet that is a list. */
export const LISTS = {
  accounts: ACCOUNTS_TABLE,
  kept: KEPT_TABLE,
  movers: MOVERS_TABLE,
  watch: WATCH_TABLE,
  facts: FACTS_TABLE,
  policy: POLICY_TABLE,
  log: LOG_TABLE,
  history: HISTORY_TABLE,
} as const;

/** The table of a sheet that is a list; nothing for other sheets. */
export function listOn(role: SheetRole): string | undefined {
  return Object.entries(LISTS).find(([list]) => list === role)?.[1];
}

/** All of KA's tables. */
export const OWN_TABLES: readonly string[] = [...Object.values(LISTS), CLASSES_TABLE];

/** One column of cells. `null` leaves a cell empty. A text is written as text, whatever it looks like. */
export interface CellColumn {
  readonly values: readonly (string | number | boolean | null)[] | Float64Array;
  /** Excel's number format; `@` for text. */
  readonly format: string;
}

/** A column of a list: its header, its cells from the first line down, its width in characters; of width 0 it is hidden. */
export interface ListColumn {
  readonly header: string;
  readonly cells: CellColumn;
  readonly width: number;
}

/** How a block of cells looks. */
export type CellLook = "title" | "heading" | "label" | "warning" | "wrapped";

/** Where a block begins, counted from 0. */
export interface Corner {
  readonly row: number;
  readonly column: number;
}

/** A block of cells. */
export interface Block extends Corner {
  readonly rows: number;
  readonly columns: number;
}

/** What may be typed into cells: a text of a list that stands in other cells of KA's, or a day. */
export type Choices =
  | { readonly kind: "list"; readonly from: { readonly sheet: SheetRole; readonly block: Block } }
  | { readonly kind: "day" };

/** Colours of what is drawn for one class: its area and the line around it. */
export interface DrawnColours {
  readonly fill: string;
  readonly line: string;
}

/** One series of a chart: a column of its data. */
export interface ChartSeries extends DrawnColours {
  readonly drawn: "columns" | "line";
  /** The axis at the left, or the one at the right. */
  readonly axis: "first" | "second";
}

/** What an axis says, and Excel's number format of its numbers. */
export interface ChartAxis {
  readonly title: string;
  readonly format: string;
  /** The axis ends at 1: shares of a whole. */
  readonly upTo?: 1;
}

/** A chart over cells, so that it changes with them. Plain data. */
export interface Chart {
  /** What it is called in the workbook: by this a later run finds it. */
  readonly name: string;
  /** `stacked`: columns one above the other; `shares`: the same as bars of 100 %; `curve`: points by two numbers, joined. */
  readonly kind: "stacked" | "shares" | "curve";
  readonly title: string;
  /** The cells on the same sheet: the first row names the series, the first column what stands across (of a curve: its numbers). */
  readonly data: Block;
  /** One a column of the data, after the first. */
  readonly series: readonly ChartSeries[];
  readonly across: ChartAxis;
  readonly up: ChartAxis;
  readonly second?: ChartAxis;
  /** The cells that it lies over when it is new; where a user put it later, it stays. */
  readonly at: Block;
}

/** KA's own cells on the sheet of PivotTables: title and a sentence. No cell of a PivotTable itself can be written. */
export const ABOVE_PIVOTS = { rows: 2, columns: 1 } as const;

/** The cells that a PivotTable takes: headers, values, totals. */
export function blockOfPivot({ at, shown: { rows, columns } }: Pivot): Block {
  return columns.length === 0
    ? { ...at, rows: rows.length + 2, columns: 2 }
    : { ...at, rows: rows.length + 3, columns: columns.length + 2 };
}

/** A slicer of a PivotTable: a box of buttons that filters it by the values of one column. Plain data. */
export interface Slicer {
  /** What it is called in the workbook: by this a later run finds it. */
  readonly name: string;
  /** The header of the column of the table. */
  readonly field: string;
  /** The cells that it lies over when it is new; where a user put it later, it stays. */
  readonly at: Block;
}

/** A PivotTable over one of KA's tables. Plain data. */
export interface Pivot {
  /** What it is called in the workbook: by this a later run finds it. */
  readonly name: string;
  readonly source: { readonly sheet: SheetRole; readonly table: string };
  /** Headers of the columns of the table whose values stand down and across; nothing across where there is one column of sums. */
  readonly rows: string;
  readonly columns?: string;
  /** What is added up: its header, what the sum is called, its number format. */
  readonly value: { readonly header: string; readonly caption: string; readonly format: string };
  readonly at: Corner;
  /** The slicers above it. */
  readonly slicers: readonly Slicer[];
  /** What it shows until it is calculated anew: the values down and across, their sums by row, and what the totals are called. */
  readonly shown: PivotCells;
}

/** What a PivotTable shows. The last row and, where something stands across, the last entry of each row are the totals; null where there is nothing. */
export interface PivotCells {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly sums: readonly (readonly (number | null)[])[];
  readonly total: string;
  /** What a missing value is called. */
  readonly blank: string;
}

/** A sheet made as small as it takes to be so many pages wide; where pages end is found then. */
export interface FittedPages {
  readonly across: number;
  readonly height: "any" | "onePage";
}

/** A sheet of one size, in per cent, with a new page before each of these rows: Excel passes over such breaks where it fits a sheet to pages. */
export interface CutPages {
  readonly percent: number;
  readonly breaks: readonly number[];
}

/**
 * One small change to KA's own sheets. Plain data: it can be printed, tested, replayed. The order of the edits is the safety: the summary
 * says INCOMPLETE before the first figure is written and is set right by the last edit.
 */
export type Edit =
  /** Finds KA's sheet by its mark or adds it; a sheet of that name that is not KA's is left alone and the next free name is used. */
  | {
      readonly kind: "openSheet";
      readonly sheet: SheetRole;
      readonly name: string;
      readonly columns: number;
      /** Headers of KA's own columns on a sheet that people add columns to. */
      readonly headers?: readonly string[];
    }
  /** Empties KA's sheet of values, formats and rules, the tables kept. */
  | { readonly kind: "clearSheet"; readonly sheet: SheetRole }
  | {
      readonly kind: "setCells";
      readonly sheet: SheetRole;
      readonly at: Corner;
      readonly columns: readonly CellColumn[];
    }
  /** Makes the table over a block whose first row is the header, or moves the one of that name there. */
  | {
      readonly kind: "makeTable";
      readonly sheet: SheetRole;
      readonly name: string;
      readonly block: Block;
      readonly style: string;
    }
  /** One formula for all cells of the block. */
  | { readonly kind: "setFormula"; readonly sheet: SheetRole; readonly block: Block; readonly formula: string }
  | { readonly kind: "setLook"; readonly sheet: SheetRole; readonly block: Block; readonly look: CellLook }
  | { readonly kind: "setWidths"; readonly sheet: SheetRole; readonly widths: readonly number[] }
  | { readonly kind: "freezeRows"; readonly sheet: SheetRole; readonly rows: number }
  /** How a sheet is printed, its first rows and columns on every page; what a user set up instead stays. */
  | ({
      readonly kind: "setPage";
      readonly sheet: SheetRole;
      readonly orientation: "landscape" | "portrait";
      readonly titleRows: number;
      readonly titleColumns: number;
    } & (FittedPages | CutPages))
  /** One rule a class over the block: the cells take the colours where the text of the class column is the label. */
  | {
      readonly kind: "colourClasses";
      readonly sheet: SheetRole;
      readonly block: Block;
      readonly classColumn: number;
      readonly rules: readonly { readonly label: string; readonly fill: string; readonly font: string }[];
    }
  /** What is offered where people type. Anything else can be typed all the same, after the question whether it is meant. */
  | {
      readonly kind: "setChoices";
      readonly sheet: SheetRole;
      readonly block: Block;
      readonly choices: Choices;
      /** At most 32 characters of title and 225 of text. */
      readonly asks: { readonly title: string; readonly text: string };
    }
  /** A bar in each cell of the block, from nothing at 0 to the whole cell at the largest number. */
  | { readonly kind: "drawBars"; readonly sheet: SheetRole; readonly block: Block; readonly colour: string }
  /** Shades the numbers of a block from the smallest to the largest. */
  | {
      readonly kind: "shadeCells";
      readonly sheet: SheetRole;
      readonly block: Block;
      readonly low: string;
      readonly high: string;
    }
  /** All of KA's charts on a sheet: those that are there are changed, missing ones added, others of KA's taken away; a user's own stay. */
  | { readonly kind: "makeCharts"; readonly sheet: SheetRole; readonly charts: readonly Chart[] }
  /** All of KA's PivotTables on a sheet, in the same way. */
  | { readonly kind: "makePivots"; readonly sheet: SheetRole; readonly pivots: readonly Pivot[] }
  /** Keeps a document in the workbook beside its sheet, in the custom XML part of its namespace: one, replaced in place. */
  | {
      readonly kind: "setXmlPart";
      readonly sheet: SheetRole;
      readonly namespace: string;
      readonly xml: string;
    }
  | { readonly kind: "showSheet"; readonly sheet: SheetRole };

/** What the headers of KA's columns beside the rows begin with: by this, and by the name over them, a later run knows them. */
export const OWN_HEADER = "KA ";

/** The defined names over KA's columns beside rows begin with this; a number tells them apart where several sources have such columns. */
export const COLUMNS_MARK = "KA_Columns_";

/** A column of classes beside the rows: the label of a row is `labels[of[customer]]`. */
export interface ClassColumn {
  readonly header: string;
  readonly labels: readonly string[];
  /** One entry a customer. */
  readonly of: Uint8Array;
}

/** Columns of classes beside the rows that were read: the one thing that a plan writes to a sheet of the user's, and only on request. Plain data. */
export interface ClassColumns {
  /** The block that was read, its headers included. */
  readonly source: { readonly sheet: string; readonly address: string };
  /** The row of the headers, counted from 0; the rows follow it. */
  readonly headerRow: number;
  /** One entry for each row below the headers: its customer, or −1 for a row that is left out, whose cells stay empty. */
  readonly customers: Int32Array;
  readonly columns: readonly ClassColumn[];
}

/** So many lines of the columns from one on, as they should stand; line 0 are the headers. */
export function linesOf({ columns, customers }: ClassColumns, from: number, count: number): string[][] {
  return Array.from({ length: count }, (_, i) => {
    const line = from + i;
    const customer = line === 0 ? -1 : (customers[line - 1] ?? -1);
    return columns.map(({ header, labels, of }) =>
      line === 0 ? header : customer < 0 ? "" : (labels[of[customer] ?? 0] ?? ""),
    );
  });
}

/** Cells of a sheet with one formula, filled in from the first of them; one that spills fills them all itself. */
export interface FormulaArea extends Block {
  readonly sheet: string;
  /** As it stands in the first cell, with its `=`. */
  readonly formula: string;
  readonly spills: "no" | "yes";
}

/** Everything that is to be done to the workbook, in order. */
export interface Plan {
  readonly edits: readonly Edit[];
  /** Formulas of the user's that become the values that they show, at his word, once all edits are read back. */
  readonly freeze?: readonly FormulaArea[];
  /** Written after the edits that do not close the run, once the rows were looked at again. */
  readonly beside?: ClassColumns;
  /** Those of the edits, the last ones, that say that the result is complete: they wait until all before them was read back. */
  readonly closing?: readonly Edit[];
  /** Those of the edits that are new in every run, such as its time: a run that has nothing else to write, writes nothing. */
  readonly everyRun?: readonly Edit[];
}

/** Cells that a plan writes: what its progress is measured in. */
export function cellsOf({ edits, beside }: Plan): number {
  return edits.reduce(
    (sum, edit) =>
      edit.kind === "setCells" ? sum + edit.columns.reduce((n, column) => n + column.values.length, 0) : sum,
    beside ? (beside.customers.length + 1) * beside.columns.length : 0,
  );
}

/** What a sheet's property keeps of what KA wrote: the headers of a list that people add columns to, else how many columns. */
export function writtenText(written: readonly string[] | number): string {
  return typeof written === "number" ? String(written) : JSON.stringify(written);
}

/** The headers that the property names; nothing where it counts columns only, or is not what KA wrote. */
export function headersWritten(text: unknown): string[] | undefined {
  if (typeof text !== "string" || !text.startsWith("[")) return undefined;
  try {
    const headers: unknown = JSON.parse(text);
    return Array.isArray(headers) ? headers.map(String) : undefined;
  } catch {
    return undefined;
  }
}
