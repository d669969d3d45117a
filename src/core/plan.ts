import type { ClassColumns } from "./plan/beside";
import type { Block, Corner } from "./plan/block";
import type { Chart, Pivot } from "./plan/drawn";
import type { FormulaName, SheetRole } from "./plan/own-sheets";

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

/** What may be typed into cells: a text of a list that stands in other cells of KA's, or a day. */
export type Choices =
  | { readonly kind: "list"; readonly from: { readonly sheet: SheetRole; readonly block: Block } }
  | { readonly kind: "day" };

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
  /** Points a name for formulas to cells of KA's sheet; one of that name that stands for anything of the user's is left to him. */
  | { readonly kind: "setName"; readonly sheet: SheetRole; readonly name: FormulaName; readonly block: Block }
  /** One formula for all cells of the block; what `shows` says is what they show where nothing calculates them yet, as in a file. */
  | {
      readonly kind: "setFormula";
      readonly sheet: SheetRole;
      readonly block: Block;
      readonly formula: string;
      readonly shows?: string;
    }
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

/** Cells of a sheet with one formula, filled in from the first of them; one that spills fills them all itself. */
export interface FormulaArea extends Block {
  readonly sheet: string;
  /** As it stands in the first cell, with its `=`. */
  readonly formula: string;
  readonly spills: "no" | "yes";
}

/** Formulas that look each amount up in a table of cut-offs, instead of reading the whole population again. */
export interface CutOffForm {
  /** The formula of the table, which gives each amount of the population the class that it has among them. */
  readonly table: string;
  /** The formula of the first cell, parted where it names the table. */
  readonly parts: readonly string[];
}

/** What takes the place of formulas that were filled down: one formula that spills, formulas that look up cut-offs, or values. */
export type RewriteWay =
  | { readonly kind: "one"; readonly formula: string }
  | { readonly kind: "cutOffs"; readonly form: CutOffForm }
  | { readonly kind: "values"; readonly values: readonly (readonly (string | number | boolean)[])[] };

/** Formulas of the user's in a column, and what takes their place at his word. */
export interface FormulaRewrite {
  readonly area: FormulaArea;
  readonly way: RewriteWay;
}

/** Lines of *KA Log* by the keys of its columns, and the language that they are in. */
export interface LoggedLines {
  readonly language: string;
  readonly lines: readonly { readonly [column: string]: string | number }[];
}

/** Everything that is to be done to the workbook, in order. */
export interface Plan {
  readonly edits: readonly Edit[];
  /** Formulas of the user's that become the values that they show, at his word, once all edits are read back. */
  readonly freeze?: readonly FormulaArea[];
  /** Formulas of the user's that others, or values, take the place of, likewise. */
  readonly rewrite?: FormulaRewrite;
  /** What is added to *KA Log*: what is taken back out of order leaves these lines to whoever wrote them. */
  readonly logged?: LoggedLines;
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
