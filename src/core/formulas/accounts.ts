import { refusal, type Issue, type Outcome } from "../issues";
import { gatherHistory, type Purchases } from "../gathering/history";
import { BLANK, KeyCodes, customersOf, groupKeys } from "../gathering/keys";
import { inUnits, inWholeUnits, valueOf } from "../measures";
import { orderCustomers, rankFigures } from "../sheets/order";
import { standingOf } from "../stats/standing";
import { finish } from "../steps";
import { amountsOf } from "../gathering/scale";
import { sumUp } from "../gathering/sums";
import { EMPTY, NUMBER, TEXT, type Column } from "../table";
import { details, headers } from "../text/en/labels";
import { scaleOf } from "./amounts";
import { dayOf } from "./answers";
import { classifyAmounts, type FormulaRule } from "./classes";
import { columnOfNumbers } from "./exact-amounts";

/** Rows to be gathered by customer: one entry a row in every list. */
export interface AccountRows {
  /** `""` where no customer stands. */
  readonly customers: readonly (string | number)[];
  /** Money in whole units, 0 where none stands. */
  readonly amounts: Float64Array;
  /** Serial numbers, 0 where none stands. */
  readonly dates?: Float64Array | undefined;
  /** Rows that cannot be read, by their places, with what is wrong with them. */
  readonly errors: { readonly [L in "customers" | "amounts" | "dates"]: ReadonlyMap<number, unknown> };
}

/** A cell of the table; in the place of one that cannot be known, why, or the row whose own error it is. */
export type AccountCell =
  string | number | Issue | { readonly errorOf: number; readonly list: keyof AccountRows["errors"] };

/** The headers of the table: as in the account list, in English for every reader. */
const HEADERS = [headers.rank, headers.customer, headers.class, headers.amount, headers.share, headers.cumulativeShare];
const DATE_HEADERS = [details.orders, details.firstPurchase, details.lastPurchase];

/**
 * The account table of bare rows: gathered by customer as everywhere, the largest first, with their classes. Customers of whom a row cannot be read
 * stand last and count nowhere, and so does money that has no customer.
 */
export function accountTable(rows: AccountRows, rule: FormulaRule): Outcome<readonly (readonly AccountCell[])[]> {
  const { amounts, dates, errors } = rows;
  const column = keyColumn(rows.customers);
  const codes = new KeyCodes(column);
  // Only who has seen the numbers knows their codes.
  const ofRows = finish(codes.of(column));
  const keys = finish(groupKeys(codes.pool));
  const of = finish(customersOf(ofRows, keys));
  const broken = brokenCustomers(of, keys.count, errors.amounts);
  const reasons = Uint8Array.from(of, (customer) => (customer < 0 || broken[customer] !== BLANK ? 1 : 0));
  const money = columnOfNumbers(amounts);
  const scale = scaleOf(amounts.map((amount, row) => (reasons[row] === 0 ? amount : 0)));
  const { measure } = finish(sumUp(money, { of, reasons, customers: keys.count }, { name: "amount", scale }));
  const whole = inWholeUnits(measure);
  if (!whole.every(Number.isFinite) || !Number.isFinite(Number(standingOf(measure).total)))
    return { issues: [refusal("amountsTooLarge", {})] };
  const { value: classes, issues } = classifyAmounts(whole, whole, rule);
  if (!classes) return { issues };

  const names = namesOf(column, of, keys.labels);
  const count = keys.count;
  const customers = { count, names: keys.labels, rows: new Uint32Array(count), amount: measure };
  const all = finish(orderCustomers(customers, measure));
  const order = all.filter((customer) => broken[customer] === BLANK);
  const { ranks, shares, running } = finish(rankFigures(order, measure, standingOf(measure)));
  const days = dates && daysOf({ of, reasons, dates, errors: errors.dates, counts: count, money, scale });
  const table: AccountCell[][] = [dates ? [...HEADERS, ...DATE_HEADERS] : HEADERS];
  order.forEach((customer, place) => {
    table.push([
      ranks[place] ?? "",
      names[customer] ?? "",
      classes[customer] ?? "",
      inUnits(measure, valueOf(measure, customer)),
      shares[place] ?? "",
      running[place] ?? "",
      ...(days?.(customer) ?? []),
    ]);
  });
  const width = table[0]?.length ?? 0;
  const line = (customer: AccountCell, cell: AccountCell): AccountCell[] =>
    Array.from({ length: width }, (_, at) => (at === 1 ? customer : at === 2 || at === 3 ? cell : ""));
  for (const customer of all) {
    const errorOf = broken[customer] ?? BLANK;
    if (errorOf !== BLANK) table.push(line(names[customer] ?? "", { errorOf, list: "amounts" }));
  }
  table.push(...ownerless(rows, line));
  return { value: table, issues: [] };
}

/** One line for money that has no customer, and one for customers that are errors themselves. */
function ownerless(
  { customers, amounts, errors }: AccountRows,
  line: (customer: AccountCell, cell: AccountCell) => AccountCell[],
): AccountCell[][] {
  let [rows, first] = [0, 0];
  customers.forEach((customer, row) => {
    if (customer !== "" || errors.customers.has(row)) return;
    if (amounts[row] === 0 && !errors.amounts.has(row)) return;
    if (rows++ === 0) first = row + 1;
  });
  const [errorOf] = errors.customers.keys();
  return [
    ...(rows === 0 ? [] : [line(refusal("amountsWithoutCustomer", { rows, first }), "")]),
    ...(errorOf === undefined ? [] : [line({ errorOf, list: "customers" }, "")]),
  ];
}

function keyColumn(customers: readonly (string | number)[]): Column {
  const pool: string[] = [];
  const codeOf = new Map<string, number>();
  const kinds = new Uint8Array(customers.length);
  const codes = new Int32Array(customers.length);
  const numbers = new Float64Array(customers.length);
  customers.forEach((customer, row) => {
    if (typeof customer === "number") {
      kinds[row] = NUMBER;
      numbers[row] = customer;
    } else if (customer.trim() === "") kinds[row] = EMPTY;
    else {
      kinds[row] = TEXT;
      let code = codeOf.get(customer);
      if (code === undefined) codeOf.set(customer, (code = pool.push(customer) - 1));
      codes[row] = code;
    }
  });
  return { header: "", kinds, numbers: kinds.includes(NUMBER) ? numbers : new Float64Array(0), codes, pool };
}

/** The customers as the source writes them: a number stays one, so that other formulas find it. */
function namesOf({ kinds, numbers }: Column, of: Int32Array, labels: readonly string[]): readonly (string | number)[] {
  const names = new Array<string | number | undefined>(labels.length);
  of.forEach((customer, row) => {
    if (customer < 0 || typeof names[customer] === "string") return;
    names[customer] = kinds[row] === NUMBER ? (numbers[row] ?? 0) : (labels[customer] ?? "");
  });
  return names.map((name) => name ?? "");
}

/** The first row of each customer that cannot be read, BLANK where all can. */
function brokenCustomers(of: Int32Array, count: number, errors: ReadonlyMap<number, unknown>): Int32Array {
  const broken = new Int32Array(count).fill(BLANK);
  for (const row of errors.keys()) {
    const customer = of[row] ?? BLANK;
    if (customer >= 0 && broken[customer] === BLANK) broken[customer] = row;
  }
  return broken;
}

interface DatedRows {
  readonly of: Int32Array;
  readonly reasons: Uint8Array;
  readonly dates: Float64Array;
  readonly errors: ReadonlyMap<number, unknown>;
  readonly counts: number;
  readonly money: Column;
  readonly scale: Parameters<typeof amountsOf>[1];
}

/** Days with purchases, the first and the last of each customer; a row without a day is no purchase. */
function daysOf(rows: DatedRows): (customer: number) => readonly AccountCell[] {
  const { of, dates, errors, money, scale } = rows;
  const days = new Int32Array(dates.length);
  const reasons = rows.reasons.slice();
  const counts = new Uint32Array(rows.counts);
  const wrong = new Map<number, AccountCell>();
  let [earliest, latest] = [Infinity, 0];
  for (let row = 0; row < days.length; row++) {
    if (reasons[row] !== 0) continue;
    const customer = of[row] ?? 0;
    const day = dayOf(dates[row] ?? 0);
    if (errors.has(row)) wrong.set(customer, wrong.get(customer) ?? { errorOf: row, list: "dates" });
    else if (day === undefined && dates[row] !== 0) wrong.set(customer, wrong.get(customer) ?? refusal("notADay", {}));
    if (day === undefined || errors.has(row)) {
      reasons[row] = 1;
      continue;
    }
    days[row] = day;
    counts[customer] = (counts[customer] ?? 0) + 1;
    earliest = Math.min(earliest, day);
    latest = Math.max(latest, day);
  }
  const range = { earliest: Number.isFinite(earliest) ? earliest : 0, latest };
  const amounts = amountsOf(money, scale);
  const { purchases } = finish(gatherHistory({ of, reasons, counts, days, range, amounts }));
  return (customer) => {
    const error = wrong.get(customer);
    return error === undefined ? purchaseDays(purchases, customer) : [error, error, error];
  };
}

function purchaseDays({ start, day }: Purchases, customer: number): readonly AccountCell[] {
  const [begin, end] = [start[customer] ?? 0, start[customer + 1] ?? 0];
  return end === begin ? ["", "", ""] : [end - begin, day[begin] ?? 0, day[end - 1] ?? 0];
}
