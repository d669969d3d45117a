import type { Day } from "../days";
import { isSafe, type CellAmounts } from "../measures/exact";
import type { Measure } from "../measures";
import { dayAt, daysOfPool } from "./rows";
import { inPieces } from "../steps";
import type { Scale } from "./scale";
import type { Rows } from "./sums";
import type { Column } from "../table";

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

/** Days after the due date of an invoice with an amount; nothing where it is not judged. */
export function daysLate(
  due: number,
  paid: number,
  { today, asOf }: { readonly today: Day; readonly asOf: Day },
): number | undefined {
  if (due <= 0 || paid < 0 || paid > today) return undefined;
  if (paid > 0) return paid - due;
  return due < asOf ? asOf - due : undefined;
}

/** Amounts, and amounts times days, of judged invoices by customer: added up in doubles while the rows go by. */
export class InvoiceSums {
  /** Two entries a customer, side by side in memory: amounts times days of its invoices paid late, and of those paid early. */
  private readonly products: Float64Array;
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
  /** Open invoices: not yet due, and overdue. */
  notDue = 0;
  pastDue = 0;
  /** Rows of invoices that nobody has paid: they are judged when the day of that is known. */
  private readonly open: number[] = [];
  private lastPaid = 0;
  /** Sum and largest of the absolute products: in a list, because a field that begins as 0 changes its kind when it gets a fraction. */
  private readonly sizes = new Float64Array(2);
  /** The days of the texts of both columns. */
  private readonly dueOfCode: Int32Array;
  private readonly paidOfCode: Int32Array;

  constructor(private readonly given: InvoiceRows) {
    const { customers } = given.rows;
    this.products = new Float64Array(2 * customers);
    this.dueOfCode = daysOfPool(given.due.pool);
    this.paidOfCode = daysOfPool(given.paid.pool);
    this.otherAmount = new Float64Array(customers);
    this.otherRows = new Uint32Array(customers);
    this.overdue = new Uint32Array(customers);
  }

  /** Adds up the paid invoices among some rows. */
  judge(from: number, to: number): void {
    const { products, sizes, dueOfCode, paidOfCode } = this;
    const { due, paid, today } = this.given;
    const { numbers, factor, rounds } = this.given.amounts;
    const { of, reasons } = this.given.rows;
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
      const size = value * Math.abs(paidOn - dueOn);
      const place = 2 * customer + (paidOn < dueOn ? 1 : 0);
      products[place] = (products[place] ?? 0) + size;
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
    const { products, overdue, sizes, given } = this;
    for (const row of this.open) {
      const dueOn = dayAt(given.due, row, this.dueOfCode);
      const customer = given.rows.of[row] ?? 0;
      const value = this.valueOf(row);
      if (dueOn >= asOf) {
        this.notDue++;
        this.leaveOut(customer, value);
        continue;
      }
      const product = value * (asOf - dueOn);
      products[2 * customer] = (products[2 * customer] ?? 0) + product;
      overdue[customer] = (overdue[customer] ?? 0) + 1;
      this.pastDue++;
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
    const { products, otherAmount, otherRows, overdue, given } = this;
    const { customers } = given.rows;
    const { amount: all, rows } = given.totals;
    const totals = all.values instanceof Float64Array ? all.values : new Float64Array(customers);
    const [signed, late] = [new Float64Array(customers), new Float64Array(customers)];
    const amount = otherAmount;
    const invoices = otherRows;
    inPieces(0, customers, (from, to) => {
      for (let i = from; i < to; i++) {
        amount[i] = (totals[i] ?? 0) - (otherAmount[i] ?? 0);
        late[i] = products[2 * i] ?? 0;
        signed[i] = (products[2 * i] ?? 0) - (products[2 * i + 1] ?? 0);
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
