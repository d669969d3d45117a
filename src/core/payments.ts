import { dayToText, type Day } from "./days";
import { isSafe, type CellAmounts } from "./exact";
import { rowOf } from "./figures";
import { note, warning, type Issue } from "./issues";
import { selectMeasure, type Measure, type Payments } from "./measures";
import { fillDays, readDays } from "./rows";
import { ROWS_PER_SLICE, inPieces, overRows, type Steps } from "./steps";
import { fillAmounts, sumUp, type Rows, type Scale } from "./sums";
import { NUMBER, type Column, type Table } from "./table";

/** The invoices: one entry a row in every column. */
export interface InvoiceRows {
  readonly rows: Rows;
  readonly amounts: CellAmounts;
  readonly scale: Scale;
  readonly due: Column;
  readonly paid: Column;
  readonly today: Day;
  /** The day that the policy names as the analysis date. */
  readonly stated?: Day | undefined;
  /** The latest day of the rows' own dates; 0 without such a column. */
  readonly latest: Day;
}

/** Why an invoice is not judged by its payment, though it has an amount. */
export type UnjudgedReason = "noDueDate" | "unreadPaidDate" | "paidInFuture";

const FIRST_ROWS = 5;
/** Marks rows that are no judged invoice; no reason of a row has this number. */
const NOT_JUDGED = 253;

/**
 * Tells how long after their due dates invoices are paid. One that is open and overdue counts up to the analysis date; one that is not yet due says
 * nothing. Where the policy names no analysis date, it is the latest day on which something was sold or paid.
 */
export function* gatherPayments(
  table: Table,
  invoices: InvoiceRows,
): Steps<{ readonly payments: Payments; readonly issues: readonly Issue[] }> {
  const asOf = yield* dayOfJudgement(invoices);
  const { lacking, notDue, overdue, isExact, ...judged } = yield* judgeInvoices(invoices, asOf);
  const sums = isExact ? judged : { ...(yield* addUpAnew(invoices, asOf)), invoices: judged.invoices };
  const reasons: readonly UnjudgedReason[] = ["noDueDate", "unreadPaidDate", "paidInFuture"];
  const issues: Issue[] = reasons.flatMap((reason) => {
    const found = lacking[reason];
    const firstRows = found.slice(0, FIRST_ROWS).map((row) => rowOf(table, row));
    return found.length > 0 ? [warning("invoicesNotJudged", { reason, rows: found.length, firstRows })] : [];
  });
  const open = overdue.reduce((sum, count) => sum + count, 0);
  if (open + notDue > 0) issues.push(note("openInvoices", { asOf: dayToText(asOf), overdue: open, notDue }));
  const { amount, signed, late } = sums;
  return { payments: { asOf, amount, signed, late, invoices: sums.invoices, overdue }, issues };
}

/** The payments of some of the customers, in the order given. */
export function selectPayments(payments: Payments, customers: Uint32Array): Payments {
  const counts = (values: Uint32Array) => Uint32Array.from(customers, (customer) => values[customer] ?? 0);
  return {
    asOf: payments.asOf,
    amount: selectMeasure(payments.amount, customers),
    signed: selectMeasure(payments.signed, customers),
    late: selectMeasure(payments.late, customers),
    invoices: counts(payments.invoices),
    overdue: counts(payments.overdue),
  };
}

function* dayOfJudgement({ rows, paid, today, stated, latest }: InvoiceRows): Steps<Day> {
  if (stated !== undefined) return stated;
  const { reasons } = rows;
  const days = new Int32Array(Math.min(ROWS_PER_SLICE, reasons.length));
  let last = latest;
  yield* overRows(reasons.length, (from, to) => {
    fillDays(paid, days.subarray(0, to - from), from);
    for (let row = from; row < to; row++) {
      const day = days[row - from] ?? 0;
      if (day > last && day <= today && reasons[row] === 0) last = day;
    }
  });
  return last;
}

/** What stands for the days of an invoice that is not judged: no number of days is as low. */
const [NO_DUE_DATE, UNREAD, IN_FUTURE, NOT_DUE, NO_INVOICE] = [
  -(2 ** 30),
  1 - 2 ** 30,
  2 - 2 ** 30,
  3 - 2 ** 30,
  4 - 2 ** 30,
];
const FEWEST_DAYS = -(2 ** 29);

/** Days after the due date of an invoice with an amount, or why it is not judged. */
function daysLate(due: number, paid: number, { today, asOf }: { readonly today: Day; readonly asOf: Day }): number {
  if (due <= 0) return NO_DUE_DATE;
  if (paid < 0) return UNREAD;
  if (paid > today) return IN_FUTURE;
  if (paid > 0) return paid - due;
  return due < asOf ? asOf - due : NOT_DUE;
}

interface Judged extends Pick<Payments, "amount" | "signed" | "late" | "invoices" | "overdue"> {
  /** Whether the sums are right to the last digit. */
  readonly isExact: boolean;
  /** Rows that are not judged, by what they lack. */
  readonly lacking: { readonly [R in UnjudgedReason]: readonly number[] };
  readonly notDue: number;
}

/** The numbers of one customer stand together, in memory that is fetched at once: amount, amount times days, the same of late days only, and counts. */
const [WIDTH, SIGNED, LATE, COUNTS] = [4, 1, 2, 3];
/** Invoices and overdue ones are counted in one number: an overdue one adds this as well. There are never as many rows. */
const OVERDUE = 2 ** 26;

/** Judges every invoice and adds up their amounts, and amounts times days, by customer. */
function* judgeInvoices(invoices: InvoiceRows, asOf: Day): Steps<Judged> {
  const { rows, amounts, scale } = invoices;
  const sums = new InvoiceSums(rows.customers, { today: invoices.today, asOf });
  const lacking: { readonly [R in UnjudgedReason]: number[] } = { noDueDate: [], unreadPaidDate: [], paidInFuture: [] };
  const note = (row: number, days: number) => {
    if (days === NO_DUE_DATE) lacking.noDueDate.push(row);
    else if (days === UNREAD) lacking.unreadPaidDate.push(row);
    else if (days === IN_FUTURE) lacking.paidInFuture.push(row);
  };
  const length = Math.min(ROWS_PER_SLICE, rows.reasons.length);
  const slice = { days: new Int32Array(length), paid: new Int32Array(length), values: new Float64Array(length) };
  yield* overRows(rows.reasons.length, (from, to) => {
    const { days, paid, values } = slice;
    fillDays(invoices.due, days.subarray(0, to - from), from);
    fillDays(invoices.paid, paid.subarray(0, to - from), from);
    fillAmounts(amounts, values.subarray(0, to - from), from);
    sums.judge({ reasons: rows.reasons.subarray(from, to), of: rows.of.subarray(from, to), days, paid, values });
    for (let i = 0; i < to - from; i++) if ((days[i] ?? 0) < NOT_DUE) note(from + i, days[i] ?? 0);
  });
  const measure = (place: number): Measure => ({
    ...{ name: "figures", precision: "exact", decimals: scale.decimals },
    values: sums.column(place),
  });
  return {
    ...{ amount: measure(0), signed: measure(SIGNED), late: measure(LATE) },
    ...sums.counts(),
    ...{ isExact: scale.kind === "safe" && sums.areSafe, lacking, notDue: sums.notDue },
  };
}

/** Some of the rows: one entry each in every list, those of days and amounts may be longer. */
interface Slice {
  readonly reasons: Uint8Array;
  readonly of: Int32Array;
  /** The due day; once judged, the days after it. */
  readonly days: Int32Array;
  readonly paid: Int32Array;
  readonly values: Float64Array;
}

class InvoiceSums {
  private readonly sums: Float64Array;
  /** Sum and largest of the absolute products: in a list, because a field that begins as 0 changes its kind when it gets a fraction. */
  private readonly sizes = new Float64Array(2);
  notDue = 0;

  constructor(
    customers: number,
    private readonly on: { readonly today: Day; readonly asOf: Day },
  ) {
    this.sums = new Float64Array(WIDTH * customers);
  }

  /** Adds up the invoices of a slice, and puts the days after the due date, or why there are none, in the place of the due dates. */
  judge({ reasons, of, days, paid, values }: Slice): void {
    const { sums, sizes, on } = this;
    let sum = 0;
    let largest = 0;
    let notDue = 0;
    for (let i = 0; i < of.length; i++) {
      const value = values[i] ?? 0;
      // A credit note is not paid, and a row of nothing is no invoice.
      const late = reasons[i] === 0 && value > 0 ? daysLate(days[i] ?? 0, paid[i] ?? 0, on) : NO_INVOICE;
      days[i] = late;
      if (late < FEWEST_DAYS) {
        if (late === NOT_DUE) notDue++;
        continue;
      }
      const at = WIDTH * (of[i] ?? 0);
      const product = value * late;
      sums[at] = (sums[at] ?? 0) + value;
      sums[at + SIGNED] = (sums[at + SIGNED] ?? 0) + product;
      sums[at + LATE] = (sums[at + LATE] ?? 0) + (product > 0 ? product : 0);
      sums[at + COUNTS] = (sums[at + COUNTS] ?? 0) + (paid[i] === 0 ? OVERDUE + 1 : 1);
      const size = Math.abs(product);
      sum += size;
      if (size > largest) largest = size;
    }
    sizes[0] = (sizes[0] ?? 0) + sum;
    sizes[1] = Math.max(sizes[1] ?? 0, largest);
    this.notDue += notDue;
  }

  get areSafe(): boolean {
    return isSafe(this.sizes[0] ?? 0, this.sizes[1] ?? 0);
  }

  column(place: number): Float64Array {
    const { sums } = this;
    const values = new Float64Array(sums.length / WIDTH);
    inPieces(0, values.length, (from, to) => {
      for (let i = from; i < to; i++) values[i] = sums[WIDTH * i + place] ?? 0;
    });
    return values;
  }

  counts(): Pick<Payments, "invoices" | "overdue"> {
    const both = this.column(COUNTS);
    const [invoices, overdue] = [new Uint32Array(both.length), new Uint32Array(both.length)];
    inPieces(0, both.length, (from, to) => {
      for (let i = from; i < to; i++) {
        const count = both[i] ?? 0;
        const open = Math.floor(count / OVERDUE);
        overdue[i] = open;
        invoices[i] = count - open * OVERDUE;
      }
    });
    return { invoices, overdue };
  }
}

/** The sums of the judged invoices where doubles do not hold them: amounts times days are large, or the amounts rounded. */
function* addUpAnew(
  { rows, amounts: cells, scale, due, paid, today }: InvoiceRows,
  asOf: Day,
): Steps<Pick<Payments, "amount" | "signed" | "late">> {
  const count = rows.reasons.length;
  const amounts = new Float64Array(count);
  fillAmounts(cells, amounts, 0);
  const [dueDays, paidDays] = [yield* readDays(due, count), yield* readDays(paid, count)];
  const days = new Int32Array(count);
  const reasons = new Uint8Array(count).fill(NOT_JUDGED);
  const on = { today, asOf };
  yield* overRows(count, (from, to) => {
    for (let row = from; row < to; row++) {
      if (rows.reasons[row] !== 0 || (amounts[row] ?? 0) <= 0) continue;
      const late = daysLate(dueDays[row] ?? 0, paidDays[row] ?? 0, on);
      if (late < FEWEST_DAYS) continue;
      days[row] = late;
      reasons[row] = 0;
    }
  });
  const weighted = (weigh: (days: number) => number) =>
    sumProducts(
      amounts.map((value, row) => value * weigh(days[row] ?? 0)),
      { rows: { ...rows, reasons }, scale },
    );
  return {
    amount: yield* weighted(() => 1),
    signed: yield* weighted((late) => late),
    late: yield* weighted((late) => Math.max(late, 0)),
  };
}

/** Adds up numbers of rows by customer: as BigInt where whole numbers are too large for doubles, with compensation where they are rounded. */
function* sumProducts(
  numbers: Float64Array,
  { rows, scale }: { readonly rows: Rows; readonly scale: Scale },
): Steps<Measure> {
  let [sum, largest] = [0, 0];
  for (const number of numbers) {
    sum += Math.abs(number);
    largest = Math.max(largest, Math.abs(number));
  }
  yield;
  const kind = scale.kind === "rounded" ? "rounded" : isSafe(sum, largest) ? "safe" : "big";
  const kinds = new Uint8Array(numbers.length).fill(NUMBER);
  const column = { header: "", kinds, numbers, codes: new Int32Array(0), pool: [] };
  const { measure } = yield* sumUp(column, rows, {
    name: "figures",
    scale: { kind, decimals: 0, inexactRows: 0, firstInexactRow: -1 },
  });
  return { ...measure, decimals: scale.kind === "rounded" ? 0 : scale.decimals };
}
