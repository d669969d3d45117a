import type { Exact } from "./measures/exact";
import { inPieces } from "./steps";

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

/** A value of a measure in whole units, as the nearest double: for display and for writing to a sheet. */
export function inUnits(measure: Measure, value: Exact): number {
  if (measure.decimals === 0) return Number(value);
  return typeof value === "bigint" ? Number(`${value}e-${measure.decimals}`) : value / 10 ** measure.decimals;
}

/** All values of a measure in whole units, as `inUnits` has them. */
export function inWholeUnits({ values, decimals }: Measure): Float64Array {
  if (!(values instanceof Float64Array)) return Float64Array.from(values, (value) => Number(`${value}e-${decimals}`));
  const unit = 10 ** decimals;
  const found = values.slice();
  inPieces(0, found.length, (from, to) => {
    dividePiece(found.subarray(from, to), unit);
  });
  return found;
}

/** A function of its own: one made for each measure would be compiled for each. */
function dividePiece(values: Float64Array, unit: number): void {
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / unit;
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
    // Both are worked out, as one of them is new to code that was compiled of many sums where the next one begins.
    const [ofValue, ofSum] = [this.sum - next + value, value - next + this.sum];
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? ofValue : ofSum;
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

class NumberSum extends Sum implements RunningSum {
  override add(value: Exact): void {
    super.add(Number(value));
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
