import { dayToText, type Day } from "./days";
import { isSafe, type CellAmounts } from "./exact";
import { rowOf } from "./figures";
import { note, warning, type Issue } from "./issues";
import { selectMeasure, type Measure, type Payments } from "./measures";
import { fillDays, readDays } from "./rows";
import { ROWS_PER_SLICE, overRows, type Steps } from "./steps";
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
  const measure = (values: Float64Array): Measure => ({
    ...{ name: "figures", precision: "exact", decimals: scale.decimals },
    values,
  });
  return {
    ...{ amount: measure(sums.amount), signed: measure(sums.signed), late: measure(sums.late) },
    ...{ invoices: sums.invoices, overdue: sums.overdue },
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
  /** By customer: amounts, amounts times days, the same of late days only, invoices, and overdue ones. */
  readonly amount: Float64Array;
  readonly signed: Float64Array;
  readonly late: Float64Array;
  readonly invoices: Uint32Array;
  readonly overdue: Uint32Array;
  notDue = 0;
  /** Sum and largest of the absolute products: in a list, because a field that begins as 0 changes its kind when it gets a fraction. */
  private readonly sizes = new Float64Array(2);

  constructor(
    customers: number,
    private readonly on: { readonly today: Day; readonly asOf: Day },
  ) {
    this.amount = new Float64Array(customers);
    this.signed = new Float64Array(customers);
    this.late = new Float64Array(customers);
    this.invoices = new Uint32Array(customers);
    this.overdue = new Uint32Array(customers);
  }

  /** Adds up the invoices of a slice, and puts the days after the due date, or why there are none, in the place of the due dates. */
  judge({ reasons, of, days, paid, values }: Slice): void {
    const { amount, signed, late, invoices, overdue, sizes, on } = this;
    let sum = 0;
    let largest = 0;
    let notDue = 0;
    for (let i = 0; i < of.length; i++) {
      const value = values[i] ?? 0;
      // A credit note is not paid, and a row of nothing is no invoice.
      const after = reasons[i] === 0 && value > 0 ? daysLate(days[i] ?? 0, paid[i] ?? 0, on) : NO_INVOICE;
      days[i] = after;
      if (after < FEWEST_DAYS) {
        if (after === NOT_DUE) notDue++;
        continue;
      }
      const customer = of[i] ?? 0;
      const product = value * after;
      amount[customer] = (amount[customer] ?? 0) + value;
      signed[customer] = (signed[customer] ?? 0) + product;
      late[customer] = (late[customer] ?? 0) + Math.max(product, 0);
      invoices[customer] = (invoices[customer] ?? 0) + 1;
      if (paid[i] === 0) overdue[customer] = (overdue[customer] ?? 0) + 1;
      const size = Math.abs(product);
      sum += size;
      largest = Math.max(largest, size);
    }
    sizes[0] = (sizes[0] ?? 0) + sum;
    sizes[1] = Math.max(sizes[1] ?? 0, largest);
    this.notDue += notDue;
  }

  get areSafe(): boolean {
    return isSafe(this.sizes[0] ?? 0, this.sizes[1] ?? 0);
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
