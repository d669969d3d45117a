import { dayToText, type Day } from "./days";
import { isSafe } from "./exact";
import { rowOf } from "./figures";
import { note, warning, type Issue } from "./issues";
import { selectMeasure, type Measure, type Payments } from "./measures";
import { overRows, type Steps } from "./steps";
import { sumUp, type Rows, type Scale } from "./sums";
import { NUMBER, type Table } from "./table";

/** The invoices: one entry a row, days as `readDays` gives them, amounts in the measure's own integers. */
export interface InvoiceRows {
  readonly rows: Rows;
  readonly amounts: Float64Array;
  readonly scale: Scale;
  readonly due: Int32Array;
  readonly paid: Int32Array;
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
  const { days, judged, overdue, notDue, issues } = yield* daysLate(table, invoices, asOf);
  const sums = yield* addUp(invoices, days, judged);
  const open = overdue.reduce((sum, count) => sum + count, 0);
  if (open + notDue > 0) issues.push(note("openInvoices", { asOf: dayToText(asOf), overdue: open, notDue }));
  return { payments: { asOf, ...sums, overdue }, issues };
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
  let last = latest;
  yield* overRows(paid.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const day = paid[row] ?? 0;
      if (rows.reasons[row] === 0 && day > last && day <= today) last = day;
    }
  });
  return last;
}

/** Days after the due date of every invoice that is judged, and what the others lack. */
function* daysLate(
  table: Table,
  { rows, amounts, due, paid, today }: InvoiceRows,
  asOf: Day,
): Steps<{
  readonly days: Int32Array;
  readonly judged: Uint8Array;
  readonly overdue: Uint32Array;
  readonly notDue: number;
  readonly issues: Issue[];
}> {
  const days = new Int32Array(paid.length);
  const judged = new Uint8Array(paid.length).fill(NOT_JUDGED);
  const overdue = new Uint32Array(rows.customers);
  let notDue = 0;
  const lacking: { readonly [R in UnjudgedReason]: number[] } = { noDueDate: [], unreadPaidDate: [], paidInFuture: [] };
  yield* overRows(paid.length, (from, to) => {
    for (let row = from; row < to; row++) {
      // A credit note is not paid, and a row of nothing is no invoice.
      if (rows.reasons[row] !== 0 || (amounts[row] ?? 0) <= 0) continue;
      const [dueDay, paidDay] = [due[row] ?? 0, paid[row] ?? 0];
      if (dueDay <= 0) lacking.noDueDate.push(row);
      else if (paidDay < 0) lacking.unreadPaidDate.push(row);
      else if (paidDay > today) lacking.paidInFuture.push(row);
      else if (paidDay > 0 || dueDay < asOf) {
        judged[row] = 0;
        days[row] = (paidDay || asOf) - dueDay;
        const customer = rows.of[row] ?? 0;
        if (paidDay === 0) overdue[customer] = (overdue[customer] ?? 0) + 1;
      } else notDue++;
    }
  });
  const reasons: readonly UnjudgedReason[] = ["noDueDate", "unreadPaidDate", "paidInFuture"];
  const issues = reasons.flatMap((reason) => {
    const found = lacking[reason];
    const firstRows = found.slice(0, FIRST_ROWS).map((row) => rowOf(table, row));
    return found.length > 0 ? [warning("invoicesNotJudged", { reason, rows: found.length, firstRows })] : [];
  });
  return { days, judged, overdue, notDue, issues };
}

/** The amounts of the judged invoices, and amounts times days, by customer. */
function* addUp(
  { rows, amounts, scale }: InvoiceRows,
  days: Int32Array,
  judged: Uint8Array,
): Steps<Pick<Payments, "amount" | "signed" | "late" | "invoices">> {
  const { of, customers } = rows;
  const [amount, signed, late] = [
    new Float64Array(customers),
    new Float64Array(customers),
    new Float64Array(customers),
  ];
  const invoices = new Uint32Array(customers);
  let [sum, largest] = [0, 0];
  yield* overRows(judged.length, (from, to) => {
    let [sumHere, largestHere] = [0, 0];
    for (let row = from; row < to; row++) {
      if (judged[row] !== 0) continue;
      const customer = of[row] ?? 0;
      const value = amounts[row] ?? 0;
      const product = value * (days[row] ?? 0);
      amount[customer] = (amount[customer] ?? 0) + value;
      signed[customer] = (signed[customer] ?? 0) + product;
      if (product > 0) late[customer] = (late[customer] ?? 0) + product;
      invoices[customer] = (invoices[customer] ?? 0) + 1;
      const size = Math.abs(product);
      sumHere += size;
      if (size > largestHere) largestHere = size;
    }
    sum += sumHere;
    largest = Math.max(largest, largestHere);
  });
  if (scale.kind === "safe" && isSafe(sum, largest)) {
    const measure = (values: Float64Array): Measure => ({
      ...{ name: "figures", precision: "exact", decimals: scale.decimals },
      values,
    });
    return { amount: measure(amount), signed: measure(signed), late: measure(late), invoices };
  }
  const taken = { ...rows, reasons: judged };
  const weighted = (weigh: (days: number) => number) =>
    sumProducts(
      amounts.map((value, row) => value * weigh(days[row] ?? 0)),
      { rows: taken, scale },
    );
  return {
    amount: yield* weighted(() => 1),
    signed: yield* weighted((late) => late),
    late: yield* weighted((late) => Math.max(late, 0)),
    invoices,
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
