import type { Columns } from "../columns";
import { monthsBefore, type Day } from "../days";
import { gatherFigures, selectFigures, type FiguresRequest } from "./figures";
import { sumsOfDays, type History } from "./history";
import { refusal, type Issue, type Outcome } from "../issues";
import type { Comparison, Customers, Orders } from "../customer-columns";
import { selectMeasure, type Measure } from "../measures";
import type { Need } from "../measures/needs";
import { gatherMonths, selectMonths } from "./months";
import { gatherPayments, selectPayments } from "./payments";
import { countProducts } from "./products";
import { BLANK_ORDER } from "./records";
import { readOrders } from "./rows";
import { overRows, type Steps } from "../steps";
import { amountsOf, readAmounts, type Scale } from "./scale";
import { sumBetween, type Rows } from "./sums";
import type { Column, Table } from "../table";

/** What is known of customers only because a method asks for it. */
export type Facets = Pick<Customers, "numbers" | "orders" | "products" | "payments" | "comparisons" | "months">;

/** The rows that count, and what is known of them. */
export interface FacetRows {
  readonly rows: Rows;
  readonly amountColumn: Column;
  readonly scale: Scale;
  /** Sums of the amounts by customer, and how many rows they are of. */
  readonly totals: { readonly amount: Measure; readonly rows: Uint32Array };
  readonly days: Int32Array | undefined;
  readonly today: Day;
  /** The latest and the earliest day of the rows; 0 without a column of dates. */
  readonly latest: Day;
  readonly earliest: Day;
  /** The day that the policy names as the analysis date. */
  readonly stated?: Day | undefined;
  /** The same rows by customer and day, where a method asks for purchases. */
  readonly history?: History | undefined;
  /** Windows that the policy names, to be compared whatever the months that methods ask for. */
  readonly against?: Against | undefined;
}

/** The period and the earlier days that it is compared with. */
export interface Against {
  /** One entry a row: 0 for one of the earlier days. */
  readonly reasons: Uint8Array;
  readonly days: Comparison["days"];
  /** The earliest day of the data, within the period or not. */
  readonly since: Day;
}

interface MethodNeed {
  readonly need: Need;
  readonly method: string;
}

/** Gathers what the methods ask for besides amounts and purchases. */
export function* gatherFacets(
  table: Table,
  columns: Columns,
  { needs, given }: { readonly needs: readonly MethodNeed[]; readonly given: FacetRows },
): Steps<Outcome<Facets>> {
  const { rows, scale, days, stated, latest } = given;
  const { rowCount } = table;
  const issues: Issue[] = [];
  const facets: { -readonly [F in keyof Facets]: Facets[F] } = {};
  const asked = (kind: Need["kind"]) => needs.find(({ need }) => need.kind === kind);
  const requests = needs.flatMap(({ need, method }): FiguresRequest[] =>
    "role" in need || "header" in need ? [{ need, method }] : [],
  );
  const [payments, products] = [asked("payments"), asked("products")];
  const cells = amountsOf(given.amountColumn, scale);
  const amounts =
    products || asked("months") ? yield* readAmounts(given.amountColumn, scale, rowCount) : new Float64Array(0);

  if (requests.length > 0) {
    const numbers = yield* gatherFigures(table, columns, {
      requests,
      given: { rows, amounts: cells, scale, counts: given.totals.rows },
    });
    issues.push(...numbers.issues);
    if (!numbers.value) return { issues };
    facets.numbers = numbers.value;
  }
  if (asked("orders")) facets.orders = yield* countOrders(columnAt(table, columns, "order"), given);
  if (products) {
    const column = columnAt(table, columns, "product");
    if (!column) return { issues: [...issues, refusal("roleMissing", { role: "product", method: products.method })] };
    facets.products = yield* countProducts(rows, { products: yield* readOrders(column, rowCount), amounts });
  }
  if (payments) {
    const [due, paid] = [columnAt(table, columns, "dueDate"), columnAt(table, columns, "paidDate")];
    if (!due || !paid) {
      const role = due ? "paidDate" : "dueDate";
      return { issues: [...issues, refusal("roleMissing", { role, method: payments.method })] };
    }
    const found = yield* gatherPayments(table, {
      ...{ rows, amounts: cells, scale, totals: given.totals, stated, latest, today: given.today },
      due,
      paid,
    });
    issues.push(...found.issues);
    facets.payments = found.payments;
  }
  if (asked("months") && days) {
    const [order, profit] = [columnAt(table, columns, "order"), columnAt(table, columns, "profit")];
    facets.months = yield* gatherMonths({
      ...{ ...rows, days, amounts },
      orders: order && (yield* readOrders(order, rowCount)),
      profits: profit && (yield* readAmounts(profit, { ...scale, kind: "rounded" }, rowCount)),
    });
  }
  const windows = new Set(needs.flatMap(({ need }) => (need.kind === "before" ? [need.months] : [])));
  if (windows.size > 0 && days) {
    const comparisons = new Map<number, Comparison>();
    const named = given.against && (yield* compareNamed(given, days, given.against));
    for (const months of windows) comparisons.set(months, named ?? (yield* compareWindows(given, days, months)));
    facets.comparisons = comparisons;
  }
  return { value: facets, issues };
}

/** The facets of some of the customers, in the order given. */
export function selectFacets(
  { numbers, orders, products, payments, comparisons, months }: Facets,
  customers: Uint32Array,
): Facets {
  return {
    ...(products ? { products: Uint32Array.from(customers, (customer) => products[customer] ?? 0) } : {}),
    ...(numbers
      ? { numbers: new Map([...numbers].map(([key, figures]) => [key, selectFigures(figures, customers)])) }
      : {}),
    ...(orders
      ? { orders: { by: orders.by, counts: Uint32Array.from(customers, (customer) => orders.counts[customer] ?? 0) } }
      : {}),
    ...(months ? { months: selectMonths(months, customers) } : {}),
    ...(payments ? { payments: selectPayments(payments, customers) } : {}),
    ...(comparisons
      ? { comparisons: new Map([...comparisons].map(([months, of]) => [months, selectComparison(of, customers)])) }
      : {}),
  };
}

function selectComparison(comparison: Comparison, customers: Uint32Array): Comparison {
  const [before, now] = [selectMeasure(comparison.before, customers), selectMeasure(comparison.now, customers)];
  return { ...comparison, before, now };
}

function columnAt(
  table: Table,
  columns: Columns,
  role: "order" | "product" | "profit" | "dueDate" | "paidDate",
): Column | undefined {
  const found = columns[role];
  return found && table.columns[found.index];
}

function* compareWindows(
  { rows, amountColumn, scale, latest, earliest, stated, history }: FacetRows,
  days: Int32Array,
  months: number,
): Steps<Comparison> {
  const end = stated ?? latest;
  const [start, middle] = [monthsBefore(end, 2 * months), monthsBefore(end, months)];
  const windows = { by: "months", days: [start + 1, middle, middle + 1, end], since: earliest } as const;
  // In the order of the customers sums cost less; rounded ones depend on the order of the rows.
  if (history && scale.kind === "safe") {
    const exactly = { name: "amount", precision: "exact", decimals: scale.decimals } as const;
    const { before, now } = yield* sumsOfDays(history, { after: start, middle, until: end });
    return { ...windows, before: { ...exactly, values: before }, now: { ...exactly, values: now } };
  }
  const given = { name: "amount", scale, days } as const;
  const before = yield* sumBetween(amountColumn, rows, { ...given, after: start, until: middle });
  const now = yield* sumBetween(amountColumn, rows, { ...given, after: middle, until: end });
  return { ...windows, before, now };
}

function* compareNamed(
  { rows, amountColumn, scale }: FacetRows,
  days: Int32Array,
  { reasons, since, days: bounds }: Against,
): Steps<Comparison> {
  const given = { name: "amount", scale, days } as const;
  const [first, last, firstNow, end] = bounds;
  const before = yield* sumBetween(amountColumn, { ...rows, reasons }, { ...given, after: first - 1, until: last });
  const now = yield* sumBetween(amountColumn, rows, { ...given, after: firstNow - 1, until: end });
  return { by: "days", days: bounds, before, now, since };
}

/** Counts the orders of every customer: by their numbers, else by their days, else by rows. Returns are work too, and count. */
function* countOrders(column: Column | undefined, { rows, days }: FacetRows): Steps<Orders> {
  const { of, reasons, customers } = rows;
  const codes = column ? yield* readOrders(column, reasons.length) : days;
  const counts = new Uint32Array(customers);
  const by = column ? "order" : days ? "date" : "row";
  // Nearly always an order is one customer's: only where another has the same number are the pairs kept.
  const first = new Map<number, number>();
  const others = new Set<number>();
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (reasons[row] !== 0) continue;
      const customer = of[row] ?? 0;
      const code = codes?.[row] ?? BLANK_ORDER;
      const owner = first.get(code);
      const isNumbered = by !== "row" && code !== BLANK_ORDER;
      if (isNumbered && owner === customer) continue;
      if (isNumbered && owner === undefined) first.set(code, customer);
      else if (isNumbered) {
        const pair = code * customers + customer;
        if (others.has(pair)) continue;
        others.add(pair);
      }
      counts[customer] = (counts[customer] ?? 0) + 1;
    }
  });
  return { by, counts };
}
