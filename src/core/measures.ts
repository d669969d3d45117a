import type { Day } from "./days";
import type { Exact } from "./exact";
import type { History, Purchases } from "./history";

/** What can be known of every customer as a number. */
export type MeasureName = "amount" | "amountOfLastYear";

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
  | { readonly kind: "purchases" };

/** A split of the customers by an attribute, such as the region. */
export interface Groups {
  /** Header of the attribute's column. */
  readonly header: string;
  /** The values of the attribute, in code order. */
  readonly names: readonly string[];
  /** One entry a customer: the place of its group in `names`. */
  readonly of: Uint32Array;
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
  /** Amount of the twelve months that end at the analysis date; there when a method asks for it. */
  readonly amountOfLastYear?: Measure;
  /** The latest day of the rows, at which figures "until now" end; there when there is a column of dates. */
  readonly analysisDate?: Day;
  /** The rows by customer and day; there when a method asks for purchases. */
  readonly history?: History;
  readonly purchases?: Purchases;
}

/** A value of a measure in whole units, as the nearest double: for display and for writing to a sheet. */
export function inUnits(measure: Measure, value: Exact): number {
  if (measure.decimals === 0) return Number(value);
  return typeof value === "bigint" ? Number(`${value}e-${measure.decimals}`) : value / 10 ** measure.decimals;
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
