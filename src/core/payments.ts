import { dayToText, type Day } from "./days";
import { isSafe, type CellAmounts } from "./exact";
import { rowOf } from "./figures";
import { note, warning, type Issue } from "./issues";
import { selectMeasure, type Measure, type Payments } from "./measures";
import { dayAt, daysOfPool, readDays } from "./rows";
import { inPieces, overRows, type Steps } from "./steps";
import { fillAmounts, sumUp, type Rows, type Scale } from "./sums";
import { NUMBER, type Column, type Table } from "./table";

/** The invoices: one entry a row in every column. */
export interface InvoiceRows {
  readonly rows: Rows;
  readonly amounts: CellAmounts;
  readonly scale: Scale;
  /** Sums of all rows by customer, in the measure's own integers where they are exact, and how many rows they are of. */
  readonly totals: { readonly amount: Measure; readonly rows: Uint32Array };
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
  const { asOf, lacking, notDue, overdue, isExact, ...judged } = yield* judgeInvoices(invoices);
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

/** Days after the due date of an invoice with an amount; nothing where it is not judged. */
function daysLate(
  due: number,
  paid: number,
  { today, asOf }: { readonly today: Day; readonly asOf: Day },
): number | undefined {
  if (due <= 0 || paid < 0 || paid > today) return undefined;
  if (paid > 0) return paid - due;
  return due < asOf ? asOf - due : undefined;
}

interface Judged extends Pick<Payments, "asOf" | "amount" | "signed" | "late" | "invoices" | "overdue"> {
  /** Whether the sums are right to the last digit. */
  readonly isExact: boolean;
  /** Rows that are not judged, by what they lack. */
  readonly lacking: { readonly [R in UnjudgedReason]: readonly number[] };
  readonly notDue: number;
}

/** Judges every invoice and adds up their amounts, and amounts times days, by customer. */
function* judgeInvoices(invoices: InvoiceRows): Steps<Judged> {
  const { rows, scale } = invoices;
  const sums = new InvoiceSums(invoices);
  yield* overRows(rows.reasons.length, (from, to) => {
    sums.judge(from, to);
  });
  const asOf = sums.dayOfJudgement;
  sums.judgeOpen(asOf);
  const measure = (values: Float64Array): Measure => ({
    ...{ name: "figures", precision: "exact", decimals: scale.decimals },
    values,
  });
  const { amount, signed, late, ...counts } = sums.result;
  return {
    ...{ asOf, amount: measure(amount), signed: measure(signed), late: measure(late), ...counts },
    ...{ isExact: scale.kind === "safe" && sums.areSafe, lacking: sums.lacking, notDue: sums.notDue },
  };
}

class InvoiceSums {
  /** By customer: amounts times days of invoices paid late, and of those paid early; a row goes to one of them, which memory is quicker with. */
  private readonly late: Float64Array;
  private readonly early: Float64Array;
  /** By customer: amounts and numbers of the rows that are no judged invoice, nearly always few. */
  private readonly otherAmount: Float64Array;
  private readonly otherRows: Uint32Array;
  /** Invoices of each customer that are open and overdue. */
  private readonly overdue: Uint32Array;
  readonly lacking: { readonly [R in UnjudgedReason]: number[] } = {
    noDueDate: [],
    unreadPaidDate: [],
    paidInFuture: [],
  };
  notDue = 0;
  /** Rows of invoices that nobody has paid: they are judged when the day of that is known. */
  private readonly open: number[] = [];
  private lastPaid = 0;
  /** Sum and largest of the absolute products: in a list, because a field that begins as 0 changes its kind when it gets a fraction. */
  private readonly sizes = new Float64Array(2);

  constructor(private readonly given: InvoiceRows) {
    const { customers } = given.rows;
    this.late = new Float64Array(customers);
    this.early = new Float64Array(customers);
    this.otherAmount = new Float64Array(customers);
    this.otherRows = new Uint32Array(customers);
    this.overdue = new Uint32Array(customers);
  }

  /** Adds up the paid invoices among some rows. */
  judge(from: number, to: number): void {
    const { late, early, sizes } = this;
    const { due, paid, today } = this.given;
    const { numbers, factor, rounds } = this.given.amounts;
    const { of, reasons } = this.given.rows;
    const [dueOfCode, paidOfCode] = [daysOfPool(due.pool), daysOfPool(paid.pool)];
    let last = this.lastPaid;
    let sum = 0;
    let largest = 0;
    for (let row = from; row < to; row++) {
      if (reasons[row] !== 0) continue;
      const paidOn = dayAt(paid, row, paidOfCode);
      if (paidOn > last && paidOn <= today) last = paidOn;
      const number = (numbers[row] ?? 0) * factor;
      const value = rounds ? Math.round(number) : number;
      const dueOn = dayAt(due, row, dueOfCode);
      const customer = of[row] ?? 0;
      // A credit note is not paid, and a row of nothing is no invoice.
      if (!(value > 0) || dueOn <= 0 || paidOn <= 0 || paidOn > today) {
        if (value > 0) this.setAside(row, dueOn, paidOn);
        else this.leaveOut(customer, value);
        continue;
      }
      const product = value * (paidOn - dueOn);
      if (product > 0) late[customer] = (late[customer] ?? 0) + product;
      else if (product < 0) early[customer] = (early[customer] ?? 0) - product;
      const size = Math.abs(product);
      sum += size;
      if (size > largest) largest = size;
    }
    this.lastPaid = last;
    sizes[0] = (sizes[0] ?? 0) + sum;
    sizes[1] = Math.max(sizes[1] ?? 0, largest);
  }

  /** The day that the policy names, or the latest on which something was sold or paid. */
  get dayOfJudgement(): Day {
    return this.given.stated ?? Math.max(this.given.latest, this.lastPaid);
  }

  /** Adds up the invoices that are open and overdue on a day. */
  judgeOpen(asOf: Day): void {
    const { late, overdue, sizes, given } = this;
    const dueOfCode = daysOfPool(given.due.pool);
    for (const row of this.open) {
      const dueOn = dayAt(given.due, row, dueOfCode);
      const customer = given.rows.of[row] ?? 0;
      const value = this.valueOf(row);
      if (dueOn >= asOf) {
        this.notDue++;
        this.leaveOut(customer, value);
        continue;
      }
      const product = value * (asOf - dueOn);
      late[customer] = (late[customer] ?? 0) + product;
      overdue[customer] = (overdue[customer] ?? 0) + 1;
      sizes[0] = (sizes[0] ?? 0) + product;
      sizes[1] = Math.max(sizes[1] ?? 0, product);
    }
  }

  /** What is judged: the amounts of all rows less those of the others. */
  get result(): {
    readonly amount: Float64Array;
    readonly signed: Float64Array;
    readonly late: Float64Array;
    readonly invoices: Uint32Array;
    readonly overdue: Uint32Array;
  } {
    const { late, early, otherAmount, otherRows, overdue, given } = this;
    const { amount: all, rows } = given.totals;
    const totals = all.values instanceof Float64Array ? all.values : new Float64Array(late.length);
    const [amount, signed] = [otherAmount, early];
    const invoices = otherRows;
    inPieces(0, late.length, (from, to) => {
      for (let i = from; i < to; i++) {
        amount[i] = (totals[i] ?? 0) - (otherAmount[i] ?? 0);
        signed[i] = (late[i] ?? 0) - (early[i] ?? 0);
        invoices[i] = (rows[i] ?? 0) - (otherRows[i] ?? 0);
      }
    });
    return { amount, signed, late, invoices, overdue };
  }

  get areSafe(): boolean {
    return isSafe(this.sizes[0] ?? 0, this.sizes[1] ?? 0);
  }

  /** Notes an invoice that is not paid, or not known to be. */
  private setAside(row: number, due: number, paid: number): void {
    const { lacking } = this;
    if (due > 0 && paid === 0) {
      this.open.push(row);
      return;
    }
    (due <= 0 ? lacking.noDueDate : paid < 0 ? lacking.unreadPaidDate : lacking.paidInFuture).push(row);
    this.leaveOut(this.given.rows.of[row] ?? 0, this.valueOf(row));
  }

  private leaveOut(customer: number, value: number): void {
    const { otherAmount, otherRows } = this;
    otherAmount[customer] = (otherAmount[customer] ?? 0) + value;
    otherRows[customer] = (otherRows[customer] ?? 0) + 1;
  }

  private valueOf(row: number): number {
    const { numbers, factor, rounds } = this.given.amounts;
    const number = (numbers[row] ?? 0) * factor;
    return rounds ? Math.round(number) : number;
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
      if (late === undefined) continue;
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
