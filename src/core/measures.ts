import type { Day } from "./days";
import type { Exact } from "./measures/exact";
import type { History, Purchases } from "./gathering/history";
import type { Months } from "./gathering/months";
import type { ColumnRole, Role } from "./roles";

/** What can be known of every customer as a number. */
export type MeasureName = "amount" | "amountOfLastYear" | "figures" | "lifetimeValue";

/**
 * One number a customer. `exact`: integers in units of 1/10^decimals, as doubles or, above 2^53, as BigInt.
 * `rounded`: compensated sums in whole units (decimals is 0), compared with a tolerance.
 */
export interface Measure {
  readonly name: MeasureName;
  readonly precision: "exact" | "rounded";
  readonly decimals: number;
  readonly values: Float64Array | readonly bigint[];
}

/** What a method needs to have gathered besides the amount. */
export type Need =
  /** The amount of the twelve months that end at the analysis date. */
  | { readonly kind: "amountOfLastYear" }
  /** The purchases with their days. */
  | { readonly kind: "purchases" }
  | FiguresNeed
  /** How many orders a customer placed. */
  | { readonly kind: "orders" }
  /** How many different products a customer bought. */
  | { readonly kind: "products" }
  /** Amount, orders and profit by month. */
  | { readonly kind: "months" }
  /** How long after their due dates invoices are paid. */
  | { readonly kind: "payments" }
  /** The amounts of the months that end at the analysis date, and of as many months before them; or those of the windows that the policy names. */
  | { readonly kind: "before"; readonly months: number };

/**
 * A column of numbers for every customer: added up, its mean, or, for rates of the amount, added up times the amount of the row. `missing` says
 * whether the method can do without the column. A criterion is a mean and a total a sum, of a column that the policy or the method names by its header.
 */
export type FiguresNeed =
  | { readonly kind: "sum" | "mean"; readonly role: Role; readonly missing: "refuse" | "leave" }
  /** `per` is the rate that stands for all of the amount: 1, or 100 where rates are per cents. */
  | { readonly kind: "sumOfRates"; readonly role: Role; readonly per: 1 | 100; readonly missing: "refuse" | "leave" }
  | { readonly kind: "criterion" | "total"; readonly header: string };

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

/** What a column of numbers is found by among the customers' numbers. */
export function keyOf(need: FiguresNeed): string {
  return `${need.kind} ${"header" in need ? need.header : need.role}`;
}

/** The column of numbers that a method asked for; nothing where there is no such column. */
export function figuresOf({ numbers }: Customers, need: FiguresNeed): Figures | undefined {
  return numbers?.get(keyOf(need));
}

/** The roles whose columns tell what a method needs. */
export function rolesOf(need: Need): readonly Role[] {
  switch (need.kind) {
    case "amountOfLastYear":
    case "before":
      return ["date"];
    case "purchases":
    case "orders":
      return ["date", "order"];
    case "products":
      return ["product"];
    case "months":
      return ["date", "order", "profit"];
    case "payments":
      return ["date", "dueDate", "paidDate"];
    case "criterion":
    case "total":
      return [];
    default:
      return [need.role];
  }
}

/** A value of a measure in whole units, as the nearest double: for display and for writing to a sheet. */
export function inUnits(measure: Measure, value: Exact): number {
  if (measure.decimals === 0) return Number(value);
  return typeof value === "bigint" ? Number(`${value}e-${measure.decimals}`) : value / 10 ** measure.decimals;
}

/** All values of a measure in whole units, as `inUnits` has them. */
export function inWholeUnits({ values, decimals }: Measure): Float64Array {
  if (!(values instanceof Float64Array)) return Float64Array.from(values, (value) => Number(`${value}e-${decimals}`));
  const unit = 10 ** decimals;
  const found = new Float64Array(values.length);
  for (let i = 0; i < found.length; i++) found[i] = (values[i] ?? 0) / unit;
  return found;
}

/** The measure of some of the customers, in the order given; of all when none are named. */
export function selectMeasure(measure: Measure, customers: Uint32Array | undefined): Measure {
  const { values } = measure;
  if (!customers) return measure;
  const selected =
    values instanceof Float64Array
      ? Float64Array.from(customers, (customer) => values[customer] ?? 0)
      : Array.from(customers, (customer) => values[customer] ?? 0n);
  return { ...measure, values: selected };
}

/** A customer's value as stored: see `Measure.values`. */
export function valueOf(measure: Measure, customer: number): Exact {
  return measure.values[customer] ?? 0;
}

/**
 * A running sum with Neumaier's compensation; sums of integers below 2^53 come out exact.
 * Source: A. Neumaier, ZAMM 54 (1974).
 */
export class Sum {
  private sum = 0;
  private lost = 0;

  add(value: number): void {
    const next = this.sum + value;
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
  }

  get value(): number {
    return this.sum + this.lost;
  }
}

/** A running sum in the kind of number that a measure uses. */
export interface RunningSum {
  add(value: Exact): void;
  readonly value: Exact;
}

class NumberSum implements RunningSum {
  private readonly sum = new Sum();

  add(value: Exact): void {
    this.sum.add(Number(value));
  }

  get value(): number {
    return this.sum.value;
  }
}

class BigSum implements RunningSum {
  value = 0n;

  add(value: Exact): void {
    this.value += BigInt(value);
  }
}

/** Starts a sum of values of a measure. */
export function startSum(measure: Measure): RunningSum {
  return measure.values instanceof Float64Array ? new NumberSum() : new BigSum();
}

/** Adds up stored values of a measure. */
export function addAll(measure: Measure, values: ArrayLike<Exact>): Exact {
  const sum = startSum(measure);
  for (let i = 0; i < values.length; i++) sum.add(values[i] ?? 0);
  return sum.value;
}

/** Adds up the customers' values, those that are wanted. */
export function addValues(measure: Measure, wanted: (value: Exact) => boolean = () => true): Exact {
  const sum = startSum(measure);
  for (let i = 0; i < measure.values.length; i++) {
    const value = measure.values[i] ?? 0;
    if (wanted(value)) sum.add(value);
  }
  return sum.value;
}

/** Customers known by bare numbers only, as a formula has them. Empty cells and zeros are the caller's to leave out. */
export function customersOfAmounts(amount: Measure): Customers {
  return { count: amount.values.length, names: [], rows: new Uint32Array(amount.values.length).fill(1), amount };
}
