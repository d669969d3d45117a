/**
 * The seam between the Excel object model of the host and the thing that holds the cells: memory in tests (`memory-store.ts`), a real grid on the
 * preview page. The object model does everything that is Excel's doing (addresses, coercion of what is typed, limits, errors, events on the wire);
 * a store holds plain facts and does as it is told.
 *
 * All calls are synchronous except `settle`. Rows and columns count from 0. Sheet, table and rule ids are the store's own, stable for its life, and are
 * what the client sees as `worksheet.id`, `table.id`, `conditionalFormat.id`. A store throws `Refusal` where Excel would refuse, `Error` for a bug.
 */
export interface CellStore {
  // Sheets, in tab order.
  sheets(): readonly SheetFacts[];
  /** Adds an empty sheet at the end; the active sheet stays active. */
  addSheet(name: string): SheetFacts;
  renameSheet(sheetId: string, name: string): void;
  moveSheet(sheetId: string, position: number): void;
  setVisibility(sheetId: string, visibility: Visibility): void;
  setTabColor(sheetId: string, color: string): void;
  removeSheet(sheetId: string): void;
  activeSheet(): string;
  activateSheet(sheetId: string): void;

  // Cells. A rectangle may reach beyond what is stored, up to `ROW_LIMIT` × `COLUMN_LIMIT`: there it reads as empty.
  /** The smallest rectangle with every cell that has a value or a formula (`formats` counts formatted cells too); undefined for an empty sheet. */
  usedRect(sheetId: string, counting: "values" | "formats"): Rect | undefined;
  /** What cells hold or show: results of formulas, spilled values too. Empty is "". */
  values(sheetId: string, rect: Rect): CellValue[][];
  /** As `values`, but the text of the formula (with its =) where a cell has one. */
  formulas(sheetId: string, rect: Rect): CellValue[][];
  /** Writes what is given, uninterpreted: a string is text even if it begins with =. `null` leaves a cell as it is, "" empties it. */
  setCells(sheetId: string, rect: Rect, contents: readonly (readonly Content[])[]): void;
  /** Empties cells, takes formats back to the default, or both. Tables, rules and merges stay. */
  clear(sheetId: string, rect: Rect, what: "contents" | "formats" | "all"): void;
  insertCells(sheetId: string, rect: Rect, shift: "down" | "right"): void;
  deleteCells(sheetId: string, rect: Rect, shift: "up" | "left"): void;
  /** The area a dynamic array formula in this cell fills, itself included; undefined if it does not spill. */
  spillArea(sheetId: string, row: number, column: number): Rect | undefined;

  // Formats.
  /** One entry a cell. */
  numberFormats(sheetId: string, rect: Rect): string[][];
  /** `null` leaves a cell's format as it is. */
  setNumberFormats(sheetId: string, rect: Rect, formats: readonly (readonly (string | null)[])[]): void;
  /** The format all cells share; a property in which they differ is null. */
  format(sheetId: string, rect: Rect): SharedFormat;
  /** Changes the named properties of every cell; the others stay. */
  setFormat(sheetId: string, rect: Rect, change: Partial<CellFormat>): void;
  /** Width in points, null if the columns differ. */
  columnWidth(sheetId: string, column: number, count: number): number | null;
  setColumnWidth(sheetId: string, column: number, count: number, points: number): void;
  /** Fits the columns to what the rectangle shows. */
  autofitColumns(sheetId: string, rect: Rect): void;
  rowHeight(sheetId: string, row: number, count: number): number | null;
  setRowHeight(sheetId: string, row: number, count: number, points: number): void;
  autofitRows(sheetId: string, rect: Rect): void;

  // Rows and columns that are not shown, whoever hid them.
  /** True, false, or null if some are hidden and some are not. */
  rowsHidden(sheetId: string, row: number, count: number): boolean | null;
  setRowsHidden(sheetId: string, row: number, count: number, state: Shown): void;
  columnsHidden(sheetId: string, column: number, count: number): boolean | null;
  setColumnsHidden(sheetId: string, column: number, count: number, state: Shown): void;

  frozen(sheetId: string): Frozen;
  setFrozen(sheetId: string, frozen: Frozen): void;

  mergedAreas(sheetId: string): readonly Rect[];
  merge(sheetId: string, rect: Rect): void;
  unmerge(sheetId: string, rect: Rect): void;

  // Tables of the whole workbook, oldest first.
  tables(): readonly TableFacts[];
  /** The header row of `rect` already holds the column names. */
  addTable(sheetId: string, rect: Rect, name: string): TableFacts;
  /** Rename, resize (`rect`), restyle, show or hide totals, buttons, bands. */
  setTable(tableId: string, change: TableChange): void;
  /** Forgets the table; its cells stay. */
  removeTable(tableId: string): void;

  // Conditional formats of a sheet, highest priority first.
  rules(sheetId: string): readonly ConditionalRule[];
  /** Adds it with the highest priority; answers its id. Its formula or text may be empty: it is told in the same batch, by `setRule`. */
  addRule(sheetId: string, rule: Omit<ConditionalRule, "id">): string;
  setRule(sheetId: string, rule: ConditionalRule): void;
  removeRule(sheetId: string, ruleId: string): void;

  // What may be typed into cells: a sheet's validations do not lie over each other.
  validations(sheetId: string): readonly Validation[];
  setValidations(sheetId: string, validations: readonly Validation[]): void;

  // Defined names of the workbook.
  names(): readonly NameFacts[];
  /** Adds it or gives it another formula, comment or visibility. */
  setName(name: NameFacts): void;
  removeName(name: string): void;

  /** The filter of a sheet that is not a table's. */
  filter(sheetId: string): FilterFacts | undefined;
  setFilter(sheetId: string, filter: FilterFacts | undefined): void;

  isProtected(sheetId: string): boolean;
  setProtected(sheetId: string, state: "on" | "off"): void;

  // What the user does.
  selection(): SelectionFacts;
  select(sheetId: string, rect: Rect): void;
  isEditingCell(): boolean;

  // Batches: all that is changed between begin and end is the add-in's doing, one undo step, and may be written together at the end (or when it is read).
  beginBatch(): void;
  endBatch(): void;
  /** Awaited before cells are read: resolves when the store's own formulas have their results. It never waits for a custom function. */
  settle(): Promise<void>;
  calculationMode(): CalculationMode;
  setCalculationMode(mode: CalculationMode): void;
  /** Calculates every formula anew, whatever the mode. */
  recalculate(): void;
  /** How the store calls custom functions; set when the add-in is ready for calls. */
  useFunctions(call: CallFunction): void;

  /** Events, in order, as they happen; answers a function that stops them. */
  onEvent(listener: (event: StoreEvent) => void): () => void;
}

/** Excel's sheet. */
export const ROW_LIMIT = 1_048_576;
export const COLUMN_LIMIT = 16_384;

/** A rectangle of cells, from 0. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What a cell shows when it holds no text, number or boolean. */
export interface CellError {
  readonly error: ErrorText;
}
export type ErrorText =
  "#N/A" | "#DIV/0!" | "#NUM!" | "#VALUE!" | "#NULL!" | "#REF!" | "#NAME?" | "#SPILL!" | "#CALC!" | "#BUSY!";
export type CellValue = string | number | boolean | CellError;
/** What can be put in a cell; `null` leaves it. */
export type Content = CellValue | { readonly formula: string } | null;

export type Visibility = "Visible" | "Hidden" | "VeryHidden";
export type Shown = "shown" | "hidden";
export type CalculationMode = "Automatic" | "AutomaticExceptTables" | "Manual";

export interface SheetFacts {
  readonly id: string;
  readonly name: string;
  readonly visibility: Visibility;
  readonly tabColor: string;
}

/** Colours are "#RRGGBB", "" for none (fill) or automatic (font). Sizes are points. */
export interface CellFormat {
  readonly numberFormat: string;
  readonly fill: string;
  readonly fontColor: string;
  readonly fontName: string;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: "None" | "Single" | "Double";
  readonly strikethrough: boolean;
  readonly horizontal:
    "General" | "Left" | "Center" | "Right" | "Fill" | "Justify" | "CenterAcrossSelection" | "Distributed";
  readonly vertical: "Top" | "Center" | "Bottom" | "Justify" | "Distributed";
  readonly indent: number;
  readonly wrap: boolean;
  readonly locked: boolean;
  /** Style, weight and colour by edge, as "Continuous Thin #RRGGBB"; "" for none. */
  readonly borderTop: string;
  readonly borderBottom: string;
  readonly borderLeft: string;
  readonly borderRight: string;
}

/** The format of a cell nobody has touched. */
export const DEFAULT_FORMAT: CellFormat = {
  numberFormat: "General",
  fill: "",
  fontColor: "#000000",
  fontName: "Calibri",
  fontSize: 11,
  bold: false,
  italic: false,
  underline: "None",
  strikethrough: false,
  horizontal: "General",
  vertical: "Bottom",
  indent: 0,
  wrap: false,
  locked: true,
  borderTop: "",
  borderBottom: "",
  borderLeft: "",
  borderRight: "",
};

export type SharedFormat = { readonly [Property in keyof CellFormat]: CellFormat[Property] | null };

/** Rows and columns that stay in place; 0 for none. */
export interface Frozen {
  readonly rows: number;
  readonly columns: number;
}

export interface TableFacts {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  /** Header and totals included, where shown. */
  readonly rect: Rect;
  readonly style: string;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly showFilterButton: boolean;
  readonly showBandedRows: boolean;
  readonly showBandedColumns: boolean;
  readonly highlightFirstColumn: boolean;
  readonly highlightLastColumn: boolean;
  /** Column index within the table → what it is filtered to; empty when unfiltered. */
  readonly criteria: ReadonlyMap<number, Criteria>;
}
export type TableChange = Partial<Omit<TableFacts, "id" | "sheetId">>;

/** A filter as the client sends it: `Excel.FilterCriteria`, plain. */
export type Criteria = Readonly<Record<string, unknown>>;

export interface FilterFacts {
  readonly rect: Rect;
  readonly criteria: ReadonlyMap<number, Criteria>;
}

/** One rule of data validation, as the client sends it. Formulas are with their =. */
export interface Validation {
  readonly rect: Rect;
  readonly rule: Readonly<Record<string, unknown>>;
  readonly alert: ValidationAlert;
  readonly prompt: { readonly showPrompt: boolean; readonly title: string; readonly message: string };
  readonly ignoreBlanks: boolean;
}
export interface ValidationAlert {
  readonly showAlert: boolean;
  readonly style: "Stop" | "Warning" | "Information";
  readonly title: string;
  readonly message: string;
}

export interface ConditionalRule {
  readonly id: string;
  readonly rects: readonly Rect[];
  readonly stopIfTrue: boolean;
  readonly test: RuleTest;
  readonly style: RuleStyle;
}

/** Formulas are in A1 style, written for the top left cell of the first rectangle, with their =. */
export type RuleTest =
  | { readonly kind: "custom"; readonly formula: string }
  | {
      readonly kind: "cellValue";
      readonly operator: ValueOperator;
      readonly formula1: string;
      readonly formula2: string;
    }
  | { readonly kind: "text"; readonly operator: TextOperator; readonly text: string }
  | {
      readonly kind: "dataBar";
      readonly lower: BarBound;
      readonly upper: BarBound;
      readonly fill: string;
      readonly gradient: boolean;
    }
  | { readonly kind: "colorScale"; readonly low: ScaleEnd; readonly high: ScaleEnd };
/** An end of a scale of two colours. */
export interface ScaleEnd {
  readonly type: "LowestValue" | "HighestValue" | "Number" | "Percent" | "Formula" | "Percentile";
  readonly formula: string;
  readonly color: string;
}
/** Where bars begin or end. */
export interface BarBound {
  readonly type: "Automatic" | "LowestValue" | "HighestValue" | "Number" | "Percent" | "Formula" | "Percentile";
  readonly formula: string;
}
export type ValueOperator =
  | "Between"
  | "NotBetween"
  | "EqualTo"
  | "NotEqualTo"
  | "GreaterThan"
  | "LessThan"
  | "GreaterThanOrEqual"
  | "LessThanOrEqual";
export type TextOperator = "Contains" | "NotContains" | "BeginsWith" | "EndsWith";
/** "" leaves it as the cell has it. */
export interface RuleStyle {
  readonly fill: string;
  readonly fontColor: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: "None" | "Single" | "Double";
  readonly strikethrough: boolean;
  readonly numberFormat: string;
}

/** The style of a rule that has been told nothing yet. */
export const PLAIN_RULE_STYLE: RuleStyle = {
  fill: "",
  fontColor: "",
  bold: false,
  italic: false,
  underline: "None",
  strikethrough: false,
  numberFormat: "",
};

export interface NameFacts {
  readonly name: string;
  /** With its =. */
  readonly formula: string;
  readonly comment: string;
  readonly visible: boolean;
}

/** The active sheet's selection; several areas when the user holds Ctrl. */
export interface SelectionFacts {
  readonly sheetId: string;
  readonly rects: readonly Rect[];
}

/** An argument as a formula gives it: a matrix for a range (of one cell too) or an array constant, a value for a literal, null when omitted. Who calls shapes it for the function. */
export type FunctionArgument = CellValue | null | readonly (readonly CellValue[])[];
export type FunctionResult = CellValue | readonly (readonly CellValue[])[];
/** Asks the add-in: `id` is the function's id ("TIER" of =KA.TIER). Never rejects: a failed call answers an error value. */
export type CallFunction = (id: string, args: readonly FunctionArgument[], caller: Caller) => Promise<FunctionResult>;

/** Who wants an answer. */
export interface Caller {
  /** The calling cell ("Sheet1!B2"). */
  readonly address: string;
  /** Fires when nobody waits for the answer any longer: the cell was edited, or is calculated anew. */
  readonly canceled?: AbortSignal | undefined;
}

/** Whose doing it was: the add-in's (between begin and end of a batch), the user's, or that of someone else who has the workbook open. */
export type Source = "addin" | "user" | "coauthor";

export type StoreEvent = { readonly source: Source } & (
  | {
      readonly kind: "changed";
      readonly sheetId: string;
      readonly rect: Rect;
      readonly change: ChangeKind;
      readonly before?: CellValue;
      readonly after?: CellValue;
    }
  | { readonly kind: "formatChanged"; readonly sheetId: string; readonly rect: Rect }
  | { readonly kind: "selectionChanged"; readonly sheetId: string; readonly rects: readonly Rect[] }
  | { readonly kind: "activated"; readonly sheetId: string; readonly previousSheetId: string }
  | { readonly kind: "sheetAdded"; readonly sheetId: string }
  | { readonly kind: "sheetDeleted"; readonly sheetId: string }
  | { readonly kind: "sheetRenamed"; readonly sheetId: string; readonly nameBefore: string; readonly nameAfter: string }
  | { readonly kind: "calculated"; readonly sheetId: string }
  | { readonly kind: "tableAdded"; readonly sheetId: string; readonly tableId: string }
  | { readonly kind: "tableDeleted"; readonly sheetId: string; readonly tableId: string }
);
export type ChangeKind =
  "RangeEdited" | "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted" | "CellInserted" | "CellDeleted";

/** What Excel says no to, with the code the client will see. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
