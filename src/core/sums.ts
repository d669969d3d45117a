import type { Day } from "./days";
import { MAX_DECIMALS, decimalsOf, isSafe, scaleAmount, scaleBig, type Exact } from "./exact";
import { Sum, type Measure, type MeasureName } from "./measures";
import { ROWS_PER_SLICE, type Steps } from "./steps";
import { NUMBER, type Column } from "./table";

/** How the amounts are kept: exact with so many decimals, as doubles or as BigInt, or rounded. */
export interface Scale {
  readonly kind: "safe" | "big" | "rounded";
  readonly decimals: number;
  /** Rows with more decimals than can be kept exactly, and the first of them. */
  readonly inexactRows: number;
  readonly firstInexactRow: number;
}

/** Finds the decimals of all amounts and whether their sums stay exact. */
export function* findScale(column: Column, rowCount: number): Steps<Scale> {
  const { kinds, numbers } = column;
  let decimals = 0;
  let inexactRows = 0;
  let firstInexactRow = -1;
  let sum = 0;
  let largest = 0;
  for (let row = 0; row < rowCount; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    if (kinds[row] !== NUMBER) continue;
    const value = numbers[row] ?? 0;
    const needed = decimalsOf(value, decimals);
    if (needed > MAX_DECIMALS) {
      if (inexactRows++ === 0) firstInexactRow = row;
      continue;
    }
    if (needed > decimals) decimals = needed;
    const size = Math.abs(value);
    sum += size;
    if (size > largest) largest = size;
  }
  if (inexactRows > 0) return { kind: "rounded", decimals: 0, inexactRows, firstInexactRow };
  const scale = 10 ** decimals;
  return { kind: isSafe(sum * scale, largest * scale) ? "safe" : "big", decimals, inexactRows, firstInexactRow };
}

/** Sums the amounts of the rows used, by customer; of days after `after` only, where days are given. */
export function* sumUp(
  column: Column,
  given: {
    readonly name: MeasureName;
    readonly of: Int32Array;
    readonly reasons: Uint8Array;
    readonly count: number;
    readonly scale: Scale;
    readonly days?: Int32Array | undefined;
    readonly after?: Day;
  },
): Steps<Measure> {
  const { of, reasons, count, scale, days, after = 0 } = given;
  const { numbers } = column;
  const values = new Float64Array(scale.kind === "big" ? 0 : count);
  const lost = new Float64Array(scale.kind === "rounded" ? count : 0);
  const big = scale.kind === "big" ? new Array<bigint>(count).fill(0n) : [];
  for (let row = 0; row < reasons.length; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    if (reasons[row] !== 0 || (days && (days[row] ?? 0) <= after)) continue;
    const customer = of[row] ?? 0;
    const value = numbers[row] ?? 0;
    if (scale.kind === "safe") values[customer] = (values[customer] ?? 0) + scaleAmount(value, scale.decimals);
    else if (scale.kind === "big") big[customer] = (big[customer] ?? 0n) + scaleBig(value, scale.decimals);
    else addCompensated(values, lost, { customer, value });
  }
  for (let i = 0; i < lost.length; i++) values[i] = (values[i] ?? 0) + (lost[i] ?? 0);
  const precision = scale.kind === "rounded" ? "rounded" : "exact";
  return { name: given.name, precision, decimals: scale.decimals, values: scale.kind === "big" ? big : values };
}

/** Neumaier's step for one of many sums kept in two arrays. */
function addCompensated(
  sums: Float64Array,
  lost: Float64Array,
  { customer, value }: { readonly customer: number; readonly value: number },
): void {
  const sum = sums[customer] ?? 0;
  const next = sum + value;
  lost[customer] = (lost[customer] ?? 0) + (Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum);
  sums[customer] = next;
}

/** One sum of amounts at a scale. */
export class ScaledSum {
  private readonly sum = new Sum();
  private big = 0n;

  constructor(private readonly scale: Scale) {}

  add(value: number): void {
    if (this.scale.kind === "safe") this.sum.add(scaleAmount(value, this.scale.decimals));
    else if (this.scale.kind === "big") this.big += scaleBig(value, this.scale.decimals);
    else this.sum.add(value);
  }

  get value(): Exact {
    return this.scale.kind === "big" ? this.big : this.sum.value;
  }
}
