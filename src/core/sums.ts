import type { Day } from "./days";
import { MAX_DECIMALS, decimalsOf, isSafe, scaleBig, type Exact } from "./exact";
import { startSum, type Measure, type MeasureName, type RunningSum } from "./measures";
import { overRows, type Steps } from "./steps";
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
  yield* overRows(rowCount, (from, to) => {
    let scale = 10 ** decimals;
    let [sumHere, largestHere] = [0, 0];
    for (let row = from; row < to; row++) {
      if (kinds[row] !== NUMBER) continue;
      const size = Math.abs(numbers[row] ?? 0);
      // Nearly every amount has no more decimals than those before it.
      if (Math.round(size * scale) / scale !== size) {
        const needed = decimalsOf(size, decimals);
        if (needed > MAX_DECIMALS) {
          if (inexactRows++ === 0) firstInexactRow = row;
          continue;
        }
        decimals = needed;
        scale = 10 ** decimals;
      }
      sumHere += size;
      if (size > largestHere) largestHere = size;
    }
    sum += sumHere;
    largest = Math.max(largest, largestHere);
  });
  if (inexactRows > 0) return { kind: "rounded", decimals: 0, inexactRows, firstInexactRow };
  const scale = 10 ** decimals;
  return { kind: isSafe(sum * scale, largest * scale) ? "safe" : "big", decimals, inexactRows, firstInexactRow };
}

/** The rows that are added up, and where each belongs. */
export interface Rows {
  /** One entry a row: its customer, where it is used. */
  readonly of: Int32Array;
  /** One entry a row: 0 when it is used, else why not. */
  readonly reasons: Uint8Array;
  readonly customers: number;
}

/** The sums of one measure, and of what is not part of it. */
export interface Sums {
  readonly measure: Measure;
  /** Rows of each customer. */
  readonly rows: Uint32Array;
  /** Sum of every amount, taken on its own. */
  readonly all: Exact;
  /** Sum of the amounts left out, by reason; the entry 0 stays empty. */
  readonly leftOut: readonly Exact[];
}

/** Adds the amounts up by customer, in the measure's own integers. */
export function* sumUp(
  column: Column,
  rows: Rows,
  { name, scale }: { readonly name: MeasureName; readonly scale: Scale },
): Steps<Sums> {
  const { of, reasons, customers } = rows;
  const { kinds, numbers } = column;
  const counts = new Uint32Array(customers);
  const blank = emptyMeasure({ name, scale, customers });
  const leftOut: RunningSum[] = [];
  const leaveOut = (reason: number, amount: Exact) => (leftOut[reason] ??= startSum(blank)).add(amount);
  const amountsLeftOut = () => Array.from(leftOut, (sum?: RunningSum) => sum?.value ?? 0);
  const { values } = blank;

  if (scale.kind === "safe" && values instanceof Float64Array) {
    const factor = 10 ** scale.decimals;
    let all = 0;
    yield* overRows(reasons.length, (from, to) => {
      let here = 0;
      for (let row = from; row < to; row++) {
        const reason = reasons[row] ?? 0;
        if (reason === 0) {
          const amount = Math.round((numbers[row] ?? 0) * factor);
          const customer = of[row] ?? 0;
          here += amount;
          values[customer] = (values[customer] ?? 0) + amount;
          counts[customer] = (counts[customer] ?? 0) + 1;
        } else if (kinds[row] === NUMBER) {
          const amount = Math.round((numbers[row] ?? 0) * factor);
          here += amount;
          leaveOut(reason, amount);
        }
      }
      all += here;
    });
    return { measure: blank, rows: counts, all, leftOut: amountsLeftOut() };
  }

  const all = startSum(blank);
  const sums = Array.from({ length: customers }, () => startSum(blank));
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (kinds[row] !== NUMBER) continue;
      const amount = scale.kind === "big" ? scaleBig(numbers[row] ?? 0, scale.decimals) : (numbers[row] ?? 0);
      all.add(amount);
      const reason = reasons[row] ?? 0;
      if (reason !== 0) leaveOut(reason, amount);
      else {
        const customer = of[row] ?? 0;
        sums[customer]?.add(amount);
        counts[customer] = (counts[customer] ?? 0) + 1;
      }
    }
  });
  const found = sums.map(({ value }) => value);
  const measure = {
    ...blank,
    values: scale.kind === "big" ? found.map((value) => BigInt(value)) : Float64Array.from(found, Number),
  };
  return { measure, rows: counts, all: all.value, leftOut: amountsLeftOut() };
}

/** The amount of every row in the measure's own integers, as the nearest double: for what is not added up to the last digit. */
export function* readAmounts(column: Column, scale: Scale, rowCount: number): Steps<Float64Array> {
  const { numbers } = column;
  const amounts = new Float64Array(rowCount);
  const factor = scale.kind === "rounded" ? 1 : 10 ** scale.decimals;
  yield* overRows(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const amount = (numbers[row] ?? 0) * factor;
      amounts[row] = scale.kind === "rounded" ? amount : Math.round(amount);
    }
  });
  return amounts;
}

/** Adds the amounts up by customer, those of the rows whose day lies after one day and not after another. */
export function* sumBetween(
  column: Column,
  rows: Rows,
  {
    name,
    scale,
    days,
    after,
    until,
  }: {
    readonly name: MeasureName;
    readonly scale: Scale;
    readonly days: Int32Array;
    readonly after: Day;
    readonly until: Day;
  },
): Steps<Measure> {
  const { of, reasons, customers } = rows;
  const blank = emptyMeasure({ name, scale, customers });
  const { values } = blank;
  if (scale.kind === "safe" && values instanceof Float64Array) {
    const { numbers } = column;
    const factor = 10 ** scale.decimals;
    yield* overRows(reasons.length, (from, to) => {
      for (let row = from; row < to; row++) {
        const day = days[row] ?? 0;
        if (day <= after || day > until || reasons[row] !== 0) continue;
        const customer = of[row] ?? 0;
        values[customer] = (values[customer] ?? 0) + Math.round((numbers[row] ?? 0) * factor);
      }
    });
    return blank;
  }
  const within = reasons.map((reason, row) => {
    const day = days[row] ?? 0;
    return reason !== 0 || (day > after && day <= until) ? reason : OUT_OF_PERIOD;
  });
  return (yield* sumUp(column, { ...rows, reasons: within }, { name, scale })).measure;
}

/** A measure of bare amounts, one a customer. */
export function measureOf(amounts: Float64Array, scale: Scale): Measure {
  const measure = emptyMeasure({ name: "amount", scale, customers: amounts.length });
  if (scale.kind === "rounded") return { ...measure, values: amounts };
  if (scale.kind === "big")
    return { ...measure, values: Array.from(amounts, (amount) => scaleBig(amount, scale.decimals)) };
  const factor = 10 ** scale.decimals;
  return { ...measure, values: amounts.map((amount) => Math.round(amount * factor)) };
}

/** Marks rows outside a period; no reason of a row has this number. */
const OUT_OF_PERIOD = 255;

function emptyMeasure({
  name,
  scale,
  customers,
}: {
  readonly name: MeasureName;
  readonly scale: Scale;
  readonly customers: number;
}): Measure {
  return {
    name,
    precision: scale.kind === "rounded" ? "rounded" : "exact",
    decimals: scale.decimals,
    values: scale.kind === "big" ? [] : new Float64Array(customers),
  };
}
