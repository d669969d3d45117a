/** The limits that keep a file from taking all memory or time. */
export type SafetyLimit = "parts" | "size" | "ratio" | "overlap" | "part" | "doctype";

/** Lines of a text file, counted from 1, the ends included; to the end of the file where none is named. */
export interface FileLines {
  readonly from: number;
  readonly to?: number;
}

/** What is noticed where rows are looked for and read: the selection, the file, its sheets and blocks. */
export interface ReadingFacts {
  nothingSelected: Record<string, never>;
  oneCell: { readonly where: string };
  severalAreas: Record<string, never>;
  emptySheet: { readonly where: string };
  headersOnly: { readonly where: string };
  noHeaders: { readonly where: string };
  duplicateHeader: { readonly header: string; readonly count: number };
  readFailed: { readonly where: string; readonly code: string };
  raggedRow: { readonly line: number; readonly fields: number; readonly expected: number; readonly count: number };
  unclosedQuote: { readonly line: number };
  badQuote: { readonly line: number; readonly count: number };
  notInEncoding: { readonly encoding: string; readonly line: number };
  encodingTaken: { readonly encoding: string };
  fileNotFound: { readonly path: string };
  fileUnreadable: { readonly path: string; readonly code: string };
  fileChanged: { readonly path: string };
  cannotSetAside: { readonly folder: string; readonly code: string };
  unknownFileType: { readonly path: string };
  notWorkbook: { readonly path: string };
  otherFormat: { readonly path: string; readonly format: "xls" | "xlsb" | "ods" };
  encryptedWorkbook: { readonly path: string };
  damagedWorkbook: { readonly path: string; readonly part: string; readonly problem: string };
  unsafeWorkbook: { readonly path: string; readonly limit: SafetyLimit; readonly found: number; readonly most: number };
  sheetNotThere: { readonly sheet: string; readonly sheets: readonly string[] };
  sheetHasNoCells: { readonly sheet: string; readonly sheets: readonly string[] };
  /** `names` are those of ranges. */
  tableNotThere: { readonly table: string; readonly tables: readonly string[]; readonly names: readonly string[] };
  nameIsNoRange: { readonly name: string; readonly formula: string };
  /** Each of the sheets has a name of its own that is the same. */
  nameOfSeveralSheets: { readonly name: string; readonly sheets: readonly string[] };
  /** `sheets` are those that are not KA's; of these there are `own`. */
  noSheetWithData: { readonly path: string; readonly sheets: readonly string[]; readonly own: number };
  badAddress: { readonly address: string };
  sheetChosen: { readonly sheet: string; readonly others: readonly string[] };
  severalBlocks: { readonly where: string; readonly blocks: readonly string[] };
  blockChosen: { readonly block: string; readonly others: readonly string[] };
  severalTables: { readonly where: string; readonly tables: readonly FileLines[] };
  linesChosen: { readonly where: string; readonly lines: FileLines; readonly others: readonly FileLines[] };
  mergedCells: { readonly where: string; readonly areas: readonly string[] };
  formulasWithoutValues: { readonly where: string; readonly cells: number; readonly first: string };
}
