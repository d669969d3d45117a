import type { ColumnRole, Role } from "../roles";

/** What is asked of the user when a column cannot be chosen without guessing. */
export interface ColumnChoice {
  readonly role: Role;
  readonly headers: readonly string[];
}

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

/** What is noticed of the columns and where rows are gathered by customer. */
export interface GatheringFacts {
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
  customersDoNotFit: { readonly customers: number; readonly needed: number; readonly room: number };
  /** Different texts of the columns that are read. */
  textsDoNotFit: { readonly texts: number; readonly needed: number; readonly room: number };
  /** Only *KA Facts* asks for the rows side by side. */
  factsDoNotFit: { readonly rows: number; readonly needed: number; readonly room: number };
  roleMissing: { readonly role: Role; readonly method: string };
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
}
