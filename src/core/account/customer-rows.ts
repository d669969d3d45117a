import type { Columns } from "../columns";
import { takeIn } from "../intake/take-in";
import type { GatherRequest } from "../gathering/gather-request";
import { comparedDays, needsDay } from "../gathering/gather-request";
import { findCustomers, judgeParts, surveyRows, type Judging } from "../gathering/judging";
import { gatherMonths } from "../gathering/months";
import { foldName } from "../gathering/names";
import { columnAt, firstOf, type Parts } from "../gathering/parts";
import { BLANK_ORDER } from "../gathering/records";
import { fillAmounts, amountsOf, type Scale } from "../gathering/scale";
import type { Day } from "../days";
import type { Outcome } from "../issues";
import type { Role } from "../roles";
import { overRows, type Steps } from "../steps";
import { EMPTY, ERROR, cellText, isRead, type Column, type Table } from "../table";

/** What a customer brought in one month. Money is in whole units. */
export interface MonthOfCustomer {
  /** The first day of the month. */
  readonly month: Day;
  readonly amount: number;
  readonly orders: number;
}

/** Columns by whose values the money of a customer is split. */
const SPLIT_BY = ["product", "region"] as const satisfies readonly Role[];

/** The money of a customer by the values of a column, the most first. */
export interface Split {
  readonly role: (typeof SPLIT_BY)[number];
  readonly header: string;
  readonly parts: readonly { readonly name: string; readonly amount: number }[];
}

/** The rows of one customer, added up. */
export interface CustomerRows {
  readonly rows: number;
  /** In whole units. */
  readonly amount: number;
  /** Ascending; only months with rows. Nothing where there is no column of dates. */
  readonly months?: readonly MonthOfCustomer[] | undefined;
  readonly splits: readonly Split[];
}

/** All rows, judged once, so that those of one customer after the other can be looked at. */
export interface JudgedRows {
  readonly parts: Parts;
  readonly columns: Columns;
  readonly judge: Judging;
  readonly scale: Scale;
  /** The customers' keys as written, in the order of their numbers in the judged rows. */
  readonly keys: ReadonlyMap<string, number>;
}

/** Judges the rows as the gathering does. */
export function* judgeAllRows(parts: Parts, columns: Columns, request: GatherRequest): Steps<Outcome<JudgedRows>> {
  const taken = yield* takeIn(parts, columns, request.intake);
  if (!taken.value) return { issues: taken.issues };
  const { codes, keys } = yield* findCustomers(parts, taken.value, { columns, merges: request.merges ?? [] });
  const { today, window } = request;
  const judge = judgeParts(taken.value, columns, {
    ...{ codes, keys },
    request: { today, window, needsDay: needsDay(request), compared: comparedDays(request) },
  });
  const { scale } = yield* surveyRows(parts, judge);
  const places = new Map(keys.labels.map((label, place) => [label, place]));
  return { value: { parts, columns, judge, scale, keys: places }, issues: [] };
}

/** The rows of the customer of a key, as the customers have it: the id where there are ids, else the name. Nobody has no rows. */
export function* rowsOfCustomer(judged: JudgedRows, key: string): Steps<CustomerRows> {
  const { parts, columns, judge, scale } = judged;
  const wanted = judged.keys.get(key) ?? -1;
  const sums = new RowSums(columns, firstOf(parts));
  const [days, amounts, orders]: [number[], number[], number[]] = [[], [], []];
  const codeOf = new Map<string, number>();
  for (const part of parts) {
    const { table, of, reasons, days: daysOfPart, amounts: cells } = yield* judge(part);
    const own: number[] = [];
    yield* overRows(of.length, (from, to) => {
      for (let row = from; row < to; row++) if (of[row] === wanted && reasons[row] === 0) own.push(row);
    });
    if (own.length === 0) continue;
    const scaled = amountsOf(cells, scale);
    const one = new Float64Array(1);
    const order = columns.order && columnAt(table, columns.order.index);
    for (const row of own) {
      fillAmounts(scaled, one, row);
      amounts.push(one[0] ?? 0);
      days.push(daysOfPart?.[row] ?? 0);
      if (order) orders.push(orderAt(order, row, codeOf));
      sums.add(table, row, one[0] ?? 0);
    }
  }
  const unit = scale.kind === "rounded" ? 1 : 10 ** scale.decimals;
  const months =
    columns.date && (yield* monthsOf({ days, amounts, orders, unit, by: columns.order ? "order" : "day" }));
  return {
    rows: amounts.length,
    amount: amounts.reduce((sum, amount) => sum + amount, 0) / unit,
    ...(months ? { months } : {}),
    splits: sums.splits(unit),
  };
}

/** The order of a row as a small whole number, the same for the same order in all parts. */
function orderAt(column: Column, row: number, codeOf: Map<string, number>): number {
  const kind = column.kinds[row];
  if (kind === EMPTY || kind === ERROR) return BLANK_ORDER;
  const text = cellText(column, row);
  const code = codeOf.get(text) ?? codeOf.size;
  codeOf.set(text, code);
  return code;
}

interface OwnRows {
  readonly days: readonly number[];
  readonly amounts: readonly number[];
  readonly orders: readonly number[];
  readonly unit: number;
  readonly by: "order" | "day";
}

/** The months of one customer's rows, as the sheet of facts has them; rows without a readable day are in none. */
function* monthsOf({ days, amounts, orders, unit, by }: OwnRows): Steps<readonly MonthOfCustomer[]> {
  const months = yield* gatherMonths({
    of: new Int32Array(days.length),
    reasons: new Uint8Array(days.length),
    customers: 1,
    days: Int32Array.from(days),
    amounts: Float64Array.from(amounts),
    ...(by === "order" ? { orders: Int32Array.from(orders) } : {}),
  });
  return Array.from(months.month, (month, place) => ({
    month,
    amount: (months.amount[place] ?? 0) / unit,
    orders: months.orders[place] ?? 0,
  })).filter(({ month }) => month > 0);
}

/** Adds money up by the values of the columns that there are. */
class RowSums {
  private readonly by: readonly {
    readonly role: Split["role"];
    readonly index: number;
    readonly header: string;
    readonly sums: Map<string, { name: string; amount: number }>;
  }[];

  constructor(columns: Columns, first: Table) {
    this.by = SPLIT_BY.flatMap((role) => {
      const found = columns[role];
      return found && isReadAt(first, found.index)
        ? [
            {
              role,
              index: found.index,
              header: found.header,
              sums: new Map<string, { name: string; amount: number }>(),
            },
          ]
        : [];
    });
  }

  add(table: Table, row: number, amount: number): void {
    for (const { index, sums } of this.by) {
      const name = cellText(columnAt(table, index), row).trim();
      const key = foldName(name);
      const known = sums.get(key);
      if (!known) sums.set(key, { name, amount });
      else {
        known.amount += amount;
        // Of several spellings the first in code order, whatever the order of the rows.
        if (name < known.name) known.name = name;
      }
    }
  }

  splits(unit: number): readonly Split[] {
    return this.by.map(({ role, header, sums }) => ({
      role,
      header,
      parts: [...sums.values()]
        .map(({ name, amount }) => ({ name, amount: amount / unit }))
        .sort((a, b) => b.amount - a.amount || (a.name < b.name ? -1 : 1)),
    }));
  }
}

function isReadAt({ columns }: Table, index: number): boolean {
  const column: Column | undefined = columns[index];
  return column !== undefined && isRead(column);
}
