import type { Edit } from "../../../src/core/plan";
import type {
  CellFormat,
  CellValue,
  Frozen,
  NameFacts,
  Rect,
  RuleStyle,
  RuleTest,
  TableFacts,
  Visibility,
} from "../../host/store";

/** A sentence in both languages of the page. */
export interface Sentence {
  readonly en: string;
  readonly zh: string;
}

/** A workbook file as the grid is told of it. */
export interface OpenedBook {
  /** By which the server knows the file when it is saved. */
  readonly id: string;
  readonly name: string;
  /** What cells look like, by the number that they carry. */
  readonly formats: readonly Partial<CellFormat>[];
  /** Those with cells, in the order of their tabs. */
  readonly sheets: readonly OpenedSheet[];
  /** The place among the sheets of the one that is shown first. */
  readonly active: number;
  readonly names: readonly NameFacts[];
  /** Whether sheets may be added. */
  readonly structure: "free" | "protected";
  /** The documents of the workbook's custom XML. */
  readonly documents: readonly string[];
  /** What is in the file and not in the grid. */
  readonly unshown: readonly Sentence[];
}

/** A sheet of a workbook file. */
export interface OpenedSheet {
  readonly name: string;
  readonly visibility: Visibility;
  /** "#RRGGBB"; "" for none. */
  readonly tabColor: string;
  readonly cells: readonly OpenedCell[];
  readonly columns: readonly OpenedLine[];
  readonly rows: readonly OpenedLine[];
  /** Pixels; left out where the file does not say. */
  readonly defaultWidth?: number;
  readonly defaultHeight?: number;
  readonly gridlines: "shown" | "hidden";
  readonly frozen: Frozen;
  readonly merged: readonly Rect[];
  readonly tables: readonly Omit<TableFacts, "id" | "sheetId" | "criteria">[];
  /** The highest priority first. */
  readonly rules: readonly OpenedRule[];
  readonly protection: "on" | "off";
  readonly properties: readonly (readonly [name: string, value: string])[];
}

/** A cell of a workbook file. */
export interface OpenedCell {
  readonly row: number;
  readonly column: number;
  readonly format: number;
  /** "" for none. */
  readonly value: CellValue;
  /** With its `=`; left out where another cell of the same `shared` number has it. */
  readonly formula?: string;
  /** A number for all cells that share one formula. */
  readonly shared?: string;
  /** The cells that the result of an array formula fills. */
  readonly area?: Rect;
}

/** Columns or rows that are alike. */
export interface OpenedLine {
  readonly first: number;
  readonly last: number;
  /** Pixels; left out where the file does not say. */
  readonly size?: number;
  readonly state: "shown" | "hidden";
  readonly format: number;
}

/** A conditional format: of a kind that add-ins may ask for, or one that is only drawn, as Univer has it. */
export type OpenedRule = { readonly rects: readonly Rect[]; readonly stopIfTrue: boolean } & (
  | { readonly kind: "test"; readonly test: RuleTest; readonly style: RuleStyle }
  | { readonly kind: "drawn"; readonly config: object; readonly style?: RuleStyle }
);

/** What opening a file came to. */
export type OpenAnswer = { readonly book: OpenedBook } | { readonly refused: readonly Sentence[] };

/** What has to go into the file. */
export interface BookChanges {
  /** Makes KA's own sheets; empty where they are as they were. */
  readonly plan: readonly Edit[];
  readonly sheets: readonly SheetChange[];
}

/** Cells of one sheet that are not as they were. */
export interface SheetChange {
  readonly sheet: string;
  readonly kind: "existing" | "new";
  readonly cells: readonly CellChange[];
}

/** What a cell holds from now on; its look stays. */
export interface CellChange {
  readonly row: number;
  readonly column: number;
  /** "" for none; of a formula its result. */
  readonly value: CellValue;
  /** With its `=`. */
  readonly formula?: string;
  /** Only the result is new: the formula stays as it stands in the file. */
  readonly kept?: "formula";
  /** The cells that the result fills. */
  readonly area?: Rect;
}

/** What saving came to: with a file, what was noticed; without, why there is none. */
export interface SaveAnswer {
  readonly notes: readonly Sentence[];
}
