/** What is noticed where a workbook or a file is written, refreshed, brought back or cleared of KA. */
export interface WritingFacts {
  tooManyCustomers: { readonly customers: number; readonly limit: number };
  foreignSheet: { readonly sheet: string; readonly used: string };
  foreignContent: { readonly sheet: string; readonly where: string };
  protectedSheet: { readonly sheet: string };
  protectedWorkbook: Record<string, never>;
  cellEditing: Record<string, never>;
  tooLargeForExcel: Record<string, never>;
  excelBusy: Record<string, never>;
  excelSessionLost: Record<string, never>;
  excelTooOld: { readonly member: string };
  somethingInTheWay: { readonly code: string };
  excelRefused: { readonly code: string; readonly where: string };
  cancelled: { readonly written: "nothing" | "part" };
  /** `at` is when the run began. */
  unfinishedRun: { readonly at: string };
  sourceChanged: { readonly where: string };
  writtenDiffers: { readonly where: string };
  otherRun: Record<string, never>;
  broughtBack: Record<string, never>;
  /** Cells of KA's lists where what was offered comes from something that is gone. */
  choicesNotRestored: { readonly where: readonly string[] };
  notBroughtBack: Record<string, never>;
  nothingToTakeBack: Record<string, never>;
  nothingToRefresh: Record<string, never>;
  refreshStopped: Record<string, never>;
  explainStopped: Record<string, never>;
  sourceGone: Record<string, never>;
  noCustomerPointed: { readonly where: string };
  noSuchCustomer: { readonly name: string; readonly where: string; readonly similar: readonly string[] };
  removed: { readonly sheets: readonly string[] };
  /** A result beside which nothing earlier is kept, and where it would be. */
  noEarlierFile: { readonly path: string; readonly kept: string };
  /** Parts of a workbook, or sheets, with formulas over what was taken out. */
  usesRemoved: { readonly parts: readonly string[] };
  stylesLeft: Record<string, never>;
  /** What people typed stands on sheets that are to go. */
  typedWouldGo: { readonly customers: readonly string[]; readonly count: number; readonly columns: readonly string[] };
  nothingToRemove: Record<string, never>;
  onlyOwnSheets: Record<string, never>;
  readOnlyWorkbook: Record<string, never>;
  excelSilent: Record<string, never>;
  sameFile: { readonly path: string };
  cannotWrite: { readonly path: string; readonly code: string; readonly kept: string };
  wrongExtension: { readonly path: string; readonly extension: string };
  unknownOutput: { readonly path: string };
  nameTaken: { readonly name: string };
  /** A name for formulas that the user gave to something of his. */
  nameLeft: { readonly name: string };
  /** A table of the user's has a name of KA's. */
  tableTaken: { readonly sheet: string; readonly table: string };
  textsClipped: { readonly sheet: string; readonly cells: number };
  signatureDropped: Record<string, never>;
}
