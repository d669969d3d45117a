import type { Day } from "../days";
import { scaleBig, type Exact } from "../measures/exact";
import { startSum, type Measure, type MeasureName, type RunningSum } from "../measures";
import { overRows, type Steps } from "../steps";
import { NUMBER, type Column } from "../table";
import type { Scale } from "./scale";

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

/** What is added up, and for how many customers. */
export interface SumRequest {
  readonly name: MeasureName;
  readonly scale: Scale;
  readonly customers: number;
  /** How many rows each customer has, where that is known: they are not counted again. */
  readonly counts?: Uint32Array | undefined;
}

/** Rows to add up in doubles, and where; they are counted too where `counts` are not empty. Of one kind for all columns, as compiled code wants them. */
class SummedRows {
  readonly of: Int32Array;
  readonly reasons: Uint8Array;
  readonly kinds: Uint8Array;
  readonly numbers: Float64Array;
  readonly values: Float64Array;
  readonly counts: Uint32Array;

  constructor(
    { of, reasons }: Omit<Rows, "customers">,
    { kinds, numbers }: Column,
    { values, counts }: { readonly values: Float64Array; readonly counts: Uint32Array | undefined },
  ) {
    this.of = of;
    this.reasons = reasons;
    this.kinds = kinds;
    this.numbers = numbers;
    this.values = values;
    this.counts = counts ?? new Uint32Array(0);
  }
}

/** Adds amounts up by customer, in the measure's own integers; the rows come part by part. */
export class Summing {
  private readonly blank: Measure;
  private readonly counts: Uint32Array;
  private readonly leftOut: RunningSum[] = [];
  /** Sums that are more than an integer each; none where doubles do. */
  private readonly sums: readonly RunningSum[];
  private readonly all: RunningSum;
  /** What makes an amount a whole number. Of its own: what is compiled with one request in sight is given up with the next. */
  private readonly factor: number;

  constructor(private readonly request: SumRequest) {
    const { scale, customers } = request;
    this.factor = 10 ** scale.decimals;
    this.blank = emptyMeasure(request);
    this.counts = request.counts ?? new Uint32Array(customers);
    this.all = startSum(this.blank);
    this.sums = scale.kind === "safe" ? [] : Array.from({ length: customers }, () => startSum(this.blank));
  }

  *take(column: Column, places: Omit<Rows, "customers">): Steps<void> {
    const { kinds, numbers } = column;
    const { of, reasons } = places;
    const { blank, counts, all, sums } = this;
    const { scale } = this.request;
    const { values } = blank;
    const isCounted = this.request.counts !== undefined;
    if (scale.kind === "safe" && values instanceof Float64Array) {
      const rows = new SummedRows(places, column, { values, counts: isCounted ? undefined : counts });
      yield* overRows(reasons.length, (from, to) => {
        this.add(rows, from, to);
      });
      return;
    }
    yield* overRows(reasons.length, (from, to) => {
      for (let row = from; row < to; row++) {
        if (kinds[row] !== NUMBER) continue;
        const amount = scale.kind === "big" ? scaleBig(numbers[row] ?? 0, scale.decimals) : (numbers[row] ?? 0);
        all.add(amount);
        const reason = reasons[row] ?? 0;
        if (reason !== 0) this.leaveOut(reason, amount);
        else {
          const customer = of[row] ?? 0;
          sums[customer]?.add(amount);
          if (!isCounted) counts[customer] = (counts[customer] ?? 0) + 1;
        }
      }
    });
  }

  /** Adds up some rows in doubles: a method, whose compiled code the next column finds. */
  private add({ of, reasons, kinds, numbers, values, counts }: SummedRows, from: number, to: number): void {
    const { factor } = this;
    const isCounting = counts.length > 0;
    let sum = 0;
    for (let row = from; row < to; row++) {
      const reason = reasons[row] ?? 0;
      if (reason === 0) {
        const amount = Math.round((numbers[row] ?? 0) * factor);
        const customer = of[row] ?? 0;
        sum += amount;
        values[customer] = (values[customer] ?? 0) + amount;
        if (isCounting) counts[customer] = (counts[customer] ?? 0) + 1;
      } else if (kinds[row] === NUMBER) {
        const amount = Math.round((numbers[row] ?? 0) * factor);
        sum += amount;
        this.leaveOut(reason, amount);
      }
    }
    this.all.add(sum);
  }

  /** Takes the rows whose day lies after one day and not after another; what is left out is not added up. */
  *takeBetween(column: Column, { of, reasons }: Omit<Rows, "customers">, { days, after, until }: Stretch): Steps<void> {
    const { scale } = this.request;
    const { values } = this.blank;
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
      return;
    }
    const within = reasons.map((reason, row) => {
      const day = days[row] ?? 0;
      return reason !== 0 || (day > after && day <= until) ? reason : OUT_OF_PERIOD;
    });
    yield* this.take(column, { of, reasons: within });
  }

  get measure(): Measure {
    if (this.request.scale.kind === "safe") return this.blank;
    const found = this.sums.map(({ value }) => value);
    const isBig = this.request.scale.kind === "big";
    return { ...this.blank, values: isBig ? found.map((value) => BigInt(value)) : Float64Array.from(found, Number) };
  }

  get result(): Sums {
    const leftOut = Array.from(this.leftOut, (sum?: RunningSum) => sum?.value ?? 0);
    return { measure: this.measure, rows: this.counts, all: this.all.value, leftOut };
  }

  private leaveOut(reason: number, amount: Exact): void {
    (this.leftOut[reason] ??= startSum(this.blank)).add(amount);
  }
}

/** Adds the amounts of a column up by customer. */
export function* sumUp(column: Column, rows: Rows, request: Omit<SumRequest, "customers">): Steps<Sums> {
  const summing = new Summing({ ...request, customers: rows.customers });
  yield* summing.take(column, rows);
  return summing.result;
}

/** A stretch of days: after one day and not after another. */
export interface Stretch {
  /** The day of each row. */
  readonly days: Int32Array;
  readonly after: Day;
  readonly until: Day;
}

/** Adds the amounts up by customer, those of the rows whose day lies within a stretch. */
export function* sumBetween(
  column: Column,
  rows: Rows,
  { name, scale, ...stretch }: Stretch & { readonly name: MeasureName; readonly scale: Scale },
): Steps<Measure> {
  const summing = new Summing({ name, scale, customers: rows.customers });
  yield* summing.takeBetween(column, rows, stretch);
  return summing.measure;
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

function emptyMeasure({ name, scale, customers }: SumRequest): Measure {
  return {
    name,
    precision: scale.kind === "rounded" ? "rounded" : "exact",
    decimals: scale.decimals,
    values: scale.kind === "big" ? [] : new Float64Array(customers),
  };
}
