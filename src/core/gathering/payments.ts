import { dayToText, type Day } from "../days";
import { isSafe } from "../measures/exact";
import { rowOf } from "./figures";
import { InvoiceSums, daysLate, type InvoiceRows, type UnjudgedReason } from "./invoice-sums";
import { note, warning, type Issue } from "../issues";
import type { Payments } from "../customer-columns";
import { selectMeasure, type Measure } from "../measures";
import { readDays } from "./rows";
import { overRows, type Steps } from "../steps";
import { fillAmounts, type Scale } from "./scale";
import { sumUp, type Rows } from "./sums";
import { NUMBER, type Table } from "../table";

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
  const { asOf, lacking, notDue, pastDue, overdue, isExact, ...judged } = yield* judgeInvoices(invoices);
  const sums = isExact ? judged : { ...(yield* addUpAnew(invoices, asOf)), invoices: judged.invoices };
  const reasons: readonly UnjudgedReason[] = ["noDueDate", "unreadPaidDate", "paidInFuture"];
  const issues: Issue[] = reasons.flatMap((reason) => {
    const found = lacking[reason];
    const firstRows = found.slice(0, FIRST_ROWS).map((row) => rowOf(table, row));
    return found.length > 0 ? [warning("invoicesNotJudged", { reason, rows: found.length, firstRows })] : [];
  });
  if (pastDue + notDue > 0) issues.push(note("openInvoices", { asOf: dayToText(asOf), overdue: pastDue, notDue }));
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

interface Judged extends Pick<Payments, "asOf" | "amount" | "signed" | "late" | "invoices" | "overdue"> {
  /** Whether the sums are right to the last digit. */
  readonly isExact: boolean;
  /** Rows that are not judged, by what they lack. */
  readonly lacking: { readonly [R in UnjudgedReason]: readonly number[] };
  readonly notDue: number;
  readonly pastDue: number;
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
    ...{ lacking: sums.lacking, notDue: sums.notDue, pastDue: sums.pastDue },
    isExact: scale.kind === "safe" && sums.areSafe,
  };
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
