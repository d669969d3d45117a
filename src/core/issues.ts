import type { ColumnRole, Role } from "./roles";
import type { AmountUnit } from "./units";

/** How much an issue matters: an error stops the work, a warning needs a look, a note is for the record. */
export type Severity = "error" | "warning" | "note";

/** What is asked of the user when a column cannot be chosen without guessing. */
export interface ColumnChoice {
  readonly role: Role;
  readonly headers: readonly string[];
}

/** What customers are ranked by where that is not the amount: a measure by its name, or the header of a column that is added up. */
export interface RankedBy {
  readonly measure?: string | undefined;
  readonly total?: string | undefined;
}

/** What forbids class columns beside the rows. */
export type ColumnsBlocked =
  | "noHeaders"
  | "protected"
  | "filter"
  | "merged"
  | "content"
  | "drawing"
  | "edge"
  | "moved"
  | "tableHeader"
  | "linkedTable"
  | "encoding";

/** The facts of every kind of issue. `core/text` turns each into one sentence that says where, what and what to do. */
export interface IssueFacts {
  // The table that was read
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
  whichDecimal: { readonly header: string; readonly example: string };
  mixedDecimals: { readonly header: string; readonly point: string; readonly comma: string };
  decimalTaken: { readonly header: string; readonly decimal: "point" | "comma"; readonly example: string };
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
  tableNotThere: { readonly table: string; readonly tables: readonly string[] };
  noSheetWithData: { readonly path: string; readonly sheets: readonly string[] };
  badAddress: { readonly address: string };
  sheetChosen: { readonly sheet: string; readonly others: readonly string[] };
  severalBlocks: { readonly where: string; readonly blocks: readonly string[] };
  blockChosen: { readonly block: string; readonly others: readonly string[] };
  mergedCells: { readonly where: string; readonly areas: readonly string[] };
  formulasWithoutValues: { readonly where: string; readonly cells: number; readonly first: string };

  // The rows as they stand in the sheet
  headersFound: {
    readonly where: string;
    readonly rows: readonly number[];
    readonly above: number;
    readonly example: string;
  };
  monthsGathered: {
    readonly kind: "month" | "quarter";
    readonly columns: number;
    readonly first: string;
    readonly last: string;
    readonly totals: readonly string[];
    readonly dated: "yes" | "no";
  };
  whichHiddenRows: { readonly where: string; readonly rows: number; readonly filter: "on" | "off" };
  hiddenRowsUsed: { readonly where: string; readonly rows: number; readonly filter: "on" | "off" };
  totalsFound: { readonly rows: number; readonly labels: readonly string[] };
  numbersMeant: { readonly header: string; readonly example: string; readonly value: string };
  severalCurrencies: {
    readonly header: string;
    readonly found: readonly { readonly currency: string; readonly rows: number }[];
  };
  whichDateOrder: { readonly header: string; readonly example: string; readonly orders: readonly DateOrderName[] };
  mixedDateOrders: { readonly header: string; readonly examples: readonly string[] };
  dateOrderTaken: { readonly header: string; readonly order: DateOrderName; readonly example: string };
  datesFromDigits: { readonly header: string; readonly example: string; readonly day: string };
  damagedIds: {
    readonly header: string;
    readonly rows: number;
    readonly firstRows: readonly number[];
    readonly example: string;
  };
  amountUnitTaken: { readonly header: string; readonly unit: AmountUnit; readonly format?: string | undefined };
  unitUnclear: { readonly header: string; readonly format: string };
  severalUnits: {
    readonly header: string;
    /** A unit is a power of ten: 4 for 万. */
    readonly found: readonly { readonly power: number; readonly rows: number }[];
  };
  unitsDiffer: {
    readonly header: string;
    readonly unit: AmountUnit;
    readonly amount: string;
    readonly unitOfAmount: AmountUnit;
  };
  zerosKept: { readonly header: string; readonly digits: number; readonly example: string };

  // The columns
  columnNotThere: { readonly role: ColumnRole; readonly header: string; readonly headers: readonly string[] };
  columnUsedTwice: { readonly header: string; readonly roles: readonly Role[] };
  noCustomerColumn: { readonly headers: readonly string[] };
  noNumericColumn: { readonly where: string; readonly headers: readonly string[] };
  whichColumn: ColumnChoice;
  rowsDoNotFit: {
    readonly method: string;
    readonly rows: number;
    /** What they take and what there is, in millions of bytes. */
    readonly needed: number;
    readonly room: number;
  };
  roleMissing: { readonly role: Role; readonly method: string };

  // The rows
  rowsLeftOut: {
    readonly reason: LeftOutReason;
    readonly rows: number;
    readonly firstRows: readonly number[];
    readonly amount: string;
  };
  /** `reason` is that of most rows. */
  noRowsLeft: { readonly rows: number; readonly reason?: LeftOutReason | undefined };
  periodHasNoRows: { readonly from: string; readonly to: string; readonly first: string; readonly last: string };
  periodNeedsColumn: { readonly role: "date" | "order" };
  datesNotRead: { readonly rows: number; readonly firstRows: readonly number[] };
  mergesUnknown: { readonly names: readonly string[] };
  namesDiffer: { readonly customers: number; readonly example: string };
  inexactAmounts: { readonly rows: number; readonly firstRow: number };
  figuresNotRead: { readonly header: string; readonly rows: number; readonly firstRows: readonly number[] };
  ratesOutOfRange: { readonly header: string; readonly row: number; readonly rate: string };
  invoicesNotJudged: {
    readonly reason: "noDueDate" | "unreadPaidDate" | "paidInFuture";
    readonly rows: number;
    readonly firstRows: readonly number[];
  };
  openInvoices: { readonly asOf: string; readonly overdue: number; readonly notDue: number };

  // The method
  noPositiveTotal: { readonly customers: number } & RankedBy;
  allEqual: { readonly customers: number } & RankedBy;
  tiesExceed: { readonly wanted: number; readonly found: number } & RankedBy;
  breaksFit: { readonly fit: number };
  groupsUnranked: {
    readonly groups: readonly string[];
    readonly problem: "allEqual" | "noPositiveTotal";
  } & RankedBy;
  emptyClass: { readonly label: string };
  clvNotForecast: {
    readonly problem: ForecastProblem;
    readonly customers: number;
    readonly repeatBuyers: number;
    readonly groups?: readonly string[];
  };
  clvModels: {
    readonly customers: number;
    readonly repeatBuyers: number;
    readonly purchases: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number };
    readonly logLikelihood: number;
    readonly values: { readonly p: number; readonly q: number; readonly v: number };
    readonly valueLogLikelihood: number;
    readonly correlation: number;
    readonly correlated: "little" | "much";
  };
  nothingToDeduct: { readonly method: string };
  discountUnclear: { readonly header: string; readonly asks: readonly ("salesAre" | "discountAs")[] };
  costsMissing: { readonly roles: readonly Role[] };
  profitUnknown: { readonly customers: number };
  profitPartlyUnknown: { readonly customers: number; readonly header: string };
  nothingBefore: WindowFacts;
  windowNotCovered: WindowFacts;
  windowsDiffer: { readonly before: number; readonly now: number };
  segmentHole: { readonly path: string; readonly r: number; readonly f: number; readonly m: number };
  segmentNeverFires: { readonly path: string; readonly rule: number; readonly label: string };
  scoresNotGiven: { readonly score: "R" | "F" | "M"; readonly levels: number; readonly missing: readonly number[] };
  noPurchases: { readonly customers: number; readonly days?: number | undefined };
  tooFewPeriods: { readonly periods: number };
  seasonalGaps: { readonly customers: number; readonly gap?: number | undefined };
  gapUnknown: Record<string, never>;
  churnWarning: { readonly customers: number; readonly amount: string };
  amountUnitUnknown: Record<string, never>;
  badPolicy: PolicyProblem;
  newerPolicy: { readonly version: number };
  /** The sheet of the policy without its table, or the columns that it needs. */
  policySheetBroken: { readonly where: string; readonly columns: readonly string[] };
  /** What KA keeps of the policy beside the sheet is damaged, or there are several that differ, and no sheet says which counts. */
  policyPartBroken: { readonly problem: "damaged" | "several" };
  noPolicyKept: { readonly path: string };
  policyTooLarge: { readonly kilobytes: number; readonly most: number };
  /** The workbook's own policy is used; `edited` are settings that somebody changed on its sheet. */
  policyOfWorkbook: { readonly from: "sheet" | "part"; readonly fingerprint: string };
  policyEdited: { readonly settings: readonly string[]; readonly count: number };
  /** The policy's sheet was left as it is, because it cannot be read. */
  policySheetLeft: { readonly sheet: string };
  policySheetReplaced: { readonly sheet: string };
  /** The policy on the sheet is no longer the one that the pane took over. */
  policyChanged: Record<string, never>;
  /** Choices that were kept and never written: whether they count, or the workbook's policy, which was written since. */
  draftOfPolicy: { readonly counts: "draft" | "policy" };
  policyImported: { readonly file: string };
  /** A file that was chosen to import a policy from and holds none. */
  notPolicyFile: { readonly file: string; readonly found: "workbook" | "large" | "unreadable" };
  /** A sheet that remembers earlier runs cannot be read, and was left as it is. */
  memoryLeft: { readonly sheet: string; readonly columns: readonly string[] };
  historyCut: { readonly customers: number };
  methodNotBefore: { readonly path: string; readonly wanted: string; readonly known: readonly string[] };
  classUnknown: { readonly method: string; readonly class: string; readonly known: readonly string[] };
  criterionConstant: { readonly measure?: string | undefined; readonly header?: string | undefined };
  criterionEmpty: { readonly measure?: string | undefined; readonly header?: string | undefined };
  gridTooLarge: { readonly cells: number; readonly most: number };
  unknownMethod: { readonly method: string; readonly known: readonly string[] };
  checkFailed: { readonly check: string; readonly expected: string; readonly found: string };

  overridesChecked: {
    readonly state: "agrees" | "expired" | "gone" | "unknownClass" | "noReason" | "unclearDay";
    readonly count: number;
    readonly customers: readonly string[];
  };
  /** Customers with entries in the account list that are not in the rows. */
  /** A list of KA's that no longer begins in the first cell of its sheet. */
  listMoved: { readonly sheet: string; readonly where: string };
  /** Formulas that somebody put into one of KA's lists, where the door cannot move them. */
  formulasInList: { readonly sheet: string };
  /** Formulas of an added column that are not the same in every line. */
  formulasDiffer: { readonly header: string };
  typedKept: { readonly count: number };
  nothingToWatch: Record<string, never>;
  slicersNeedExcel: Record<string, never>;
  /** Sheets that nobody asked for this time and that stand there from an earlier run: brought up to date, or not. */
  alsoRefreshed: { readonly sheets: readonly string[] };
  notRefreshed: { readonly sheets: readonly string[] };
  nothingToCompare: Record<string, never>;
  otherClassesBefore: { readonly classes: readonly string[] };
  windowNotCompared: { readonly from: string; readonly to: string };
  factsWithoutDates: Record<string, never>;
  factsByQuarter: { readonly months: number; readonly limit: number };
  tooManyFacts: { readonly rows: number; readonly limit: number };
  /** Customers with entries in two lines of the account list. */
  typedTwice: { readonly count: number; readonly customers: readonly string[] };
  overrideOfNoMethod: { readonly method: string; readonly methods: readonly string[] };

  // Formulas
  populationNeeded: { readonly formula: string };
  populationTooLarge: { readonly cells: number; readonly limit: number; readonly formula: string };
  unknownBoundary: { readonly boundary: string; readonly known: readonly string[] };
  badCuts: Record<string, never>;
  badScheme: Record<string, never>;
  notANumber: Record<string, never>;
  notOneLine: Record<string, never>;

  // Writing
  tooManyCustomers: { readonly customers: number; readonly limit: number };
  foreignSheet: { readonly sheet: string; readonly used: string };
  foreignContent: { readonly sheet: string; readonly where: string };
  protectedSheet: { readonly sheet: string };
  protectedWorkbook: Record<string, never>;
  columnsNeedSheet: Record<string, never>;
  /** `where` is an address, or the name of a drawing or table; empty where the sheet says enough. */
  columnsBlocked: { readonly what: ColumnsBlocked; readonly sheet: string; readonly where: string };
  /** Class columns that the last run changed, emptied and not restored, as the rows are in another order now. */
  columnsNotRestored: { readonly sheet: string };
  /** Class columns that KA does not take out, as it cannot be sure that nothing else goes with them. */
  columnsLeft: { readonly where: string };
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

  // Formulas that become values
  nothingToFreeze: Record<string, never>;
  frozen: { readonly cells: number; readonly on: readonly { readonly sheet: string; readonly cells: number }[] };
  frozenHidden: { readonly sheets: readonly string[] };
  frozenManual: Record<string, never>;
  formulasLeft: { readonly why: "error" | "noValue"; readonly cells: number; readonly where: readonly string[] };
  namesLeft: { readonly names: readonly string[] };
  formulasChanged: { readonly where: string };
  formulasFiltered: { readonly sheet: string };
  formulasBack: { readonly cells: number };
  formulasNotRestored: { readonly areas: readonly { readonly where: string; readonly formula: string }[] };
  freezeWithoutLog: { readonly sheet: string };

  onlyOwnSheets: Record<string, never>;
  readOnlyWorkbook: Record<string, never>;
  excelSilent: Record<string, never>;
  sameFile: { readonly path: string };
  cannotWrite: { readonly path: string; readonly code: string; readonly kept: string };
  wrongExtension: { readonly path: string; readonly extension: string };
  unknownOutput: { readonly path: string };
  nameTaken: { readonly name: string };
  /** A table of the user's has a name of KA's. */
  tableTaken: { readonly sheet: string; readonly table: string };
  textsClipped: { readonly sheet: string; readonly cells: number };
  signatureDropped: Record<string, never>;
}

/** In which order a date has day, month and year. */
export type DateOrderName = "dayFirst" | "monthFirst" | "yearFirst";

export type IssueKind = keyof IssueFacts;

/** How a value of a policy can fall short of the shape that it has to have, whichever setting it is of. */
export const VALUE_PROBLEMS = [
  "unknownSettings",
  "missing",
  "notNumber",
  "notWhole",
  "notText",
  "notList",
  "notObject",
  "notOneOf",
  "blank",
  "tooShort",
  "tooLong",
  "tooFew",
  "tooMany",
  "below",
  "notAbove",
  "above",
  "notBelow",
  "unfit",
] as const;
export type ValueProblem = (typeof VALUE_PROBLEMS)[number];

/** The earlier window of a comparison, the first day of the data, and whether the policy names the window by its days. */
export interface WindowFacts {
  readonly from: string;
  readonly to: string;
  readonly since: string;
  readonly by?: "days" | undefined;
}

/** What is wrong in a policy: where, and a problem of any value or one that a rule of KA's has a name for. */
export interface PolicyProblem {
  readonly path: string;
  readonly problem: string;
  /** What could stand there, or the settings that are not known. */
  readonly known?: readonly string[] | undefined;
  /** The bound that was broken, of the number, the length of the text or that of the list; the line that is not JSON. */
  readonly bound?: number | undefined;
}

/** The limits that keep a file from taking all memory or time. */
export type SafetyLimit = "parts" | "size" | "ratio" | "overlap" | "part" | "doctype";

/** Why lifetime values are not forecast; those of the values' model begin with `values`. */
export type ForecastProblem =
  | "fewCustomers"
  | "fewRepeatBuyers"
  | "edge"
  | "indistinct"
  | "notFound"
  | "valuesEdge"
  | "valuesIndistinct"
  | "valuesNotFound"
  | "valuesWithoutMean";

/** Why a row of the source is not part of the result. */
export type LeftOutReason =
  | "hiddenRow"
  | "repeatedHeader"
  | "totalRow"
  | "otherCurrency"
  | "emptyRow"
  | "blankCustomer"
  | "errorCustomer"
  | "blankAmount"
  | "textAmount"
  | "errorAmount"
  | "futureDate"
  | "noDate"
  | "outsidePeriod"
  | "excluded";

/** Something noticed: a kind with facts, never a sentence. */
export type Issue = {
  readonly [K in IssueKind]: { readonly kind: K; readonly severity: Severity; readonly facts: IssueFacts[K] };
}[IssueKind];

/** What a step made and what it noticed. Without a value, it could not go on. */
export interface Outcome<T> {
  readonly value?: T;
  readonly issues: readonly Issue[];
}

/** An issue that stops the work. */
export function refusal<K extends IssueKind>(kind: K, facts: IssueFacts[K]): Issue {
  return issue("error", kind, facts);
}

/** An issue that needs a look, but does not stop the work. */
export function warning<K extends IssueKind>(kind: K, facts: IssueFacts[K]): Issue {
  return issue("warning", kind, facts);
}

/** An issue for the record. */
export function note<K extends IssueKind>(kind: K, facts: IssueFacts[K]): Issue {
  return issue("note", kind, facts);
}

function issue<K extends IssueKind>(severity: Severity, kind: K, facts: IssueFacts[K]): Issue {
  // TypeScript cannot follow that kind and facts stay paired through the mapped type.
  return { kind, severity, facts } as Issue;
}
