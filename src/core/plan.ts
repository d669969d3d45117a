/** KA's own sheets. What a sheet is called depends on the language; its defined name never does. */
export type SheetRole = "accounts" | "summary" | "kept" | "migration";

/** The workbook-wide defined name that marks KA's sheet, whatever it is called and wherever it is moved. */
export const SHEET_MARKS: { readonly [R in SheetRole]: string } = {
  accounts: "KA_AccountsSheet",
  summary: "KA_SummarySheet",
  kept: "KA_KeptSheet",
  migration: "KA_MigrationSheet",
};

/** The Excel table of the account list. */
export const ACCOUNTS_TABLE = "KA_Accounts";

/** The Excel table of entries whose customers are not in the rows. */
export const KEPT_TABLE = "KA_Kept";

/** The Excel table of customers that moved. */
export const MOVERS_TABLE = "KA_Movers";

/** The Excel table of the classes. */
export const CLASSES_TABLE = "KA_Classes";

/** The table of each sheet that is a list. */
export const LISTS = { accounts: ACCOUNTS_TABLE, kept: KEPT_TABLE, migration: MOVERS_TABLE } as const;

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
  /** How a sheet is printed: so many pages wide, its first rows and columns on every page; what a user set up instead stays. */
  | {
      readonly kind: "setPage";
      readonly sheet: SheetRole;
      readonly orientation: "landscape" | "portrait";
      readonly height: "any" | "onePage";
      readonly across: number;
      readonly titleRows: number;
      readonly titleColumns: number;
    }
  /** One rule a class over the block: the cells take the colours where the text of the class column is the label. */
  | {
      readonly kind: "colourClasses";
      readonly sheet: SheetRole;
      readonly block: Block;
      readonly classColumn: number;
      readonly rules: readonly { readonly label: string; readonly fill: string; readonly font: string }[];
    }
  | { readonly kind: "showSheet"; readonly sheet: SheetRole };

/** Everything that is to be done to the workbook, in order. */
export interface Plan {
  readonly edits: readonly Edit[];
}

/** Cells that a plan writes: what its progress is measured in. */
export function cellsOf(plan: Plan): number {
  return plan.edits.reduce(
    (sum, edit) =>
      edit.kind === "setCells" ? sum + edit.columns.reduce((n, column) => n + column.values.length, 0) : sum,
    0,
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
