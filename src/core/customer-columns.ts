import type { Day } from "./days";
import type { History, Purchases } from "./gathering/history";
import type { Months } from "./gathering/months";
import type { Measure } from "./measures";
import { keyOf, type FiguresNeed } from "./measures/needs";
import type { ColumnRole } from "./roles";

/** The numbers of a column by customer. A mean is NaN where the customer has no number, a sum is 0 there: `cells` tells. */
export interface Figures extends Measure {
  readonly name: "figures";
  /** Header of the column. */
  readonly header: string;
  /** Rows of each customer that have a number. */
  readonly cells: Uint32Array;
}

/** How late invoices are paid. Amounts are the measure's own integers, and so are amounts times days. */
export interface Payments {
  /** The day at which invoices that are still open were judged. */
  readonly asOf: Day;
  /** Amount of the invoices that are paid, or open and overdue; credit notes are none. */
  readonly amount: Measure;
  /** Amount times days after the due date, early payments counting as negative days. */
  readonly signed: Measure;
  /** The same with early payments as 0 days. */
  readonly late: Measure;
  /** Rows of each customer that are judged, and those of them that are open and overdue. */
  readonly invoices: Uint32Array;
  readonly overdue: Uint32Array;
}

/** How many orders each customer placed, and what counts as one. */
export interface Orders {
  readonly by: "order" | "date" | "row";
  readonly counts: Uint32Array;
}

/** The amounts of two windows: so many months and as many before them, or the period and the earlier days that the policy names. */
export interface Comparison {
  readonly by: "months" | "days";
  /** First and last day of the earlier window, first and last day of the later one. */
  readonly days: readonly [Day, Day, Day, Day];
  readonly before: Measure;
  readonly now: Measure;
  /** The earliest day of the data: the earlier window is not covered where it begins before that. */
  readonly since: Day;
}

/** A split of the customers by an attribute, such as the region. */
export interface Groups {
  /** Header of the attribute's column. */
  readonly header: string;
  /** The values of the attribute, in code order. */
  readonly names: readonly string[];
  /** One entry a customer: the place of its group in `names`. */
  readonly of: Uint32Array;
}

/** Something that is known of each customer and shown beside it: its industry, its owner, the day of the last contact. */
export interface Attribute {
  readonly role: ColumnRole;
  /** Header of the column. */
  readonly header: string;
  /** One entry a customer; empty where the column says nothing. Days are written as `2025-01-31`. */
  readonly values: readonly string[];
}

/** Who controls the customers: those of one group count as one where the major customers are named (IFRS 8.34). */
export interface Control {
  /** Header of the column. */
  readonly header: string;
  readonly names: readonly string[];
  /** One entry a customer: the place of its group in `names`, −1 for one that stands alone. */
  readonly of: Int32Array;
}

/** The customers as columns: one entry a customer in every array. */
export interface Customers {
  readonly count: number;
  /** The name to show; the id where there is no name. */
  readonly names: readonly string[];
  /** The id, where the source has a column of ids. */
  readonly ids?: readonly string[];
  /** Rows of the source that make up the customer. */
  readonly rows: Uint32Array;
  readonly amount: Measure;
  /** The groups that are classified each on its own. */
  readonly groups?: Groups;
  /** Who controls the customers, where the source has a column of groups. */
  readonly control?: Control;
  /** What the account list shows of each customer. */
  readonly attributes?: readonly Attribute[];
  /** Amount of the twelve months that end at the analysis date; there when a method asks for it. */
  readonly amountOfLastYear?: Measure;
  /** The latest day of the rows, at which figures "until now" end; there when there is a column of dates. */
  readonly analysisDate?: Day;
  /** The first day that counts: the one that the policy names, or the earliest of the rows. */
  readonly firstDay?: Day;
  /** Stretches of days that the policy leaves out, as first and last day of each. */
  readonly daysLeftOut?: readonly (readonly [Day, Day])[];
  /** The rows by customer and day; there when a method asks for purchases. */
  readonly history?: History;
  readonly purchases?: Purchases;
  /** Columns of numbers that methods ask for, by `keyOf` their need; see `figuresOf`. */
  readonly numbers?: ReadonlyMap<string, Figures>;
  readonly orders?: Orders;
  /** Different products that each customer bought. */
  readonly products?: Uint32Array;
  readonly payments?: Payments;
  /** What each customer brought by month; there when the sheet of facts is asked for. */
  readonly months?: Months;
  /** Windows to compare, by their months. */
  readonly comparisons?: ReadonlyMap<number, Comparison>;
}

/** The column of numbers that a method asked for; nothing where there is no such column. */
export function figuresOf({ numbers }: Customers, need: FiguresNeed): Figures | undefined {
  return numbers?.get(keyOf(need));
}

/** Customers known by bare numbers only, as a formula has them. Empty cells and zeros are the caller's to leave out. */
export function customersOfAmounts(amount: Measure): Customers {
  return { count: amount.values.length, names: [], rows: new Uint32Array(amount.values.length).fill(1), amount };
}
