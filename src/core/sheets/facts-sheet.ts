import { labels, whoColumns, withDistinctHeaders } from "./account-list";
import type { Result } from "../classes";
import type { Gathering } from "../customers";
import { dayToText } from "../days";
import { shownIn, type Entries } from "./entries";
import { refusal, warning, type Issue, type Outcome } from "../issues";
import { layOutList } from "./list-sheet";
import { addValues, inUnits } from "../measures";
import { moneyFormat } from "./money-format";
import { rankingOf } from "../ranking/levels";
import type { Months } from "../gathering/months";
import { orderCustomers } from "./order";
import { FACTS_TABLE } from "../plan/own-sheets";
import type { CellColumn, Edit, ListColumn } from "../plan";
import type { Colouring } from "./colours";
import { overRows, type Steps } from "../steps";
import { LIST_WORDS } from "../text/lists";
import { TEXTS } from "../text/text";

/** Rows of a sheet below the header. */
const MOST_ROWS = 1_048_575;
/** Two sums of as many doubles, added up in another order, may differ by this part. */
const TOLERANCE = 1e-9;
/** What people wrote about a customer is not what it is counted by. */
const NOT_COUNTED_BY: ReadonlySet<string> = new Set(["note", "nextContact", "lastContact"]);

/** What facts are made of. */
export interface FactsListing extends Colouring {
  readonly gathering: Gathering;
  readonly results: readonly Result[];
  /** What people typed: an owner that somebody set counts in the place of the rows'. */
  readonly entries?: Entries;
  /** Rows that a sheet has below its header; as many as Excel's when left out. */
  readonly room?: number;
}

/** One line a customer and month, or quarter. */
interface Lines {
  readonly by: "month" | "quarter";
  readonly customer: Uint32Array;
  readonly period: readonly string[];
  readonly amount: Float64Array;
  readonly orders: Uint32Array;
  readonly profit?: Float64Array;
}

/**
 * The sheet *KA Facts*: a line for each customer and month with all that is known of it, to be counted by a PivotTable or another tool. By
 * quarters where the months are more than a sheet has rows; refused where the quarters are too. The amounts add up to the list's.
 */
export function* layOutFacts(listing: FactsListing): Steps<Outcome<readonly Edit[]>> {
  const { gathering, language, results, room: limit = MOST_ROWS } = listing;
  const { months, amount } = gathering.customers;
  if (!months || !gathering.analysisDate) return { value: [], issues: [warning("factsWithoutDates", {})] };
  const issues: Issue[] = [];
  let lines = yield* linesOf(listing, months, "month");
  if (lines.customer.length > limit) {
    issues.push(warning("factsByQuarter", { months: lines.customer.length, limit }));
    lines = yield* linesOf(listing, months, "quarter");
  }
  const rows = lines.customer.length;
  if (rows > limit) return { value: [], issues: [warning("tooManyFacts", { rows, limit })] };
  const expected = Number(addValues(amount));
  let found = 0;
  let size = 0;
  for (const value of lines.amount) {
    found += value;
    size += Math.abs(value);
  }
  if (Math.abs(found - expected) > size * TOLERANCE)
    return { issues: [refusal("checkFailed", { check: "facts", expected: String(expected), found: String(found) })] };
  const columns = listFacts(listing, lines);
  const { headers, sheets } = TEXTS[language];
  const place = (header: string) => columns.findIndex((column) => column.header === header);
  const edits = layOutList(columns, {
    ...{ sheet: "facts", name: sheets.facts, table: FACTS_TABLE },
    titleColumns: place(headers.customer) + 1,
    classes: { column: place(headers.class), of: results[0], colouring: listing },
  });
  return { value: edits, issues };
}

/** The lines in the order of the account list, each customer's by time. */
function* linesOf({ gathering, results }: FactsListing, months: Months, by: Lines["by"]): Steps<Lines> {
  const { customers } = gathering;
  const [leading] = results;
  const order = yield* orderCustomers(customers, leading ? rankingOf(leading.classes).measure : customers.amount);
  const most = months.month.length;
  const made = { customer: new Uint32Array(most), amount: new Float64Array(most), orders: new Uint32Array(most) };
  const { profit: profits } = months;
  const profit = profits && new Float64Array(most);
  const period: string[] = [];
  const textOf = periodTexts(by);
  yield* overRows(order.length, (from, to) => {
    for (let at = from; at < to; at++) {
      const customer = order[at] ?? 0;
      let before: string | undefined;
      for (let place = months.start[customer] ?? 0; place < (months.start[customer + 1] ?? 0); place++) {
        const text = textOf(months.month[place] ?? 0);
        if (text !== before) period.push(text);
        before = text;
        const line = period.length - 1;
        made.customer[line] = customer;
        made.amount[line] = (made.amount[line] ?? 0) + (months.amount[place] ?? 0);
        made.orders[line] = (made.orders[line] ?? 0) + (months.orders[place] ?? 0);
        if (profit) profit[line] = (profit[line] ?? 0) + (profits[place] ?? 0);
      }
    }
  });
  const count = period.length;
  return {
    ...{ by, period },
    customer: made.customer.subarray(0, count),
    amount: made.amount.subarray(0, count),
    orders: made.orders.subarray(0, count),
    ...(profit ? { profit: profit.subarray(0, count) } : {}),
  };
}

/** The facts as columns. A missing attribute is said, because a PivotTable counts blank cells with nothing. */
function listFacts({ gathering, results, language, entries }: FactsListing, lines: Lines): readonly ListColumn[] {
  const { customers } = gathering;
  const { headers, details, methods } = TEXTS[language];
  const words = LIST_WORDS[language].facts;
  const money = moneyFormat(customers.amount.decimals);
  const order = lines.customer;
  const filled = ({ values, ...rest }: CellColumn): CellColumn => ({
    ...rest,
    values: Array.from(values as readonly (string | null)[], (value) => value || words.blank), // texts, by the format of the columns that it is given
  });
  const text = (header: string, width: number, of: (customer: number) => string): ListColumn => ({
    ...{ header, width },
    cells: filled({ values: Array.from(order, of), format: "@" }),
  });
  const { groups, attributes = [] } = customers;
  return withDistinctHeaders([
    ...whoColumns(customers, order, headers),
    ...(groups ? [text(groups.header, 16, (customer) => groups.names[groups.of[customer] ?? 0] ?? "")] : []),
    ...attributes
      .filter(({ role }) => !NOT_COUNTED_BY.has(role))
      .map(({ role, header, values }) =>
        text(header, 16, (customer) => {
          const source = values[customer] ?? "";
          return role === "owner" ? shownIn(entries?.of.get(customer), "owner", source) : source;
        }),
      ),
    ...results.map((result, place) => ({
      header: place === 0 ? headers.class : `${headers.class} (${result.choice.name ?? methods[result.choice.id]})`,
      width: 14,
      cells: labels(result, order, language),
    })),
    {
      header: words[lines.by],
      width: 12,
      cells: filled({ values: lines.period, format: "@" }),
    },
    {
      header: headers.amount,
      width: 18,
      cells: { values: lines.amount.map((value) => inUnits(customers.amount, value)), format: money },
    },
    { header: details.orders, width: 12, cells: { values: Float64Array.from(lines.orders), format: "#,##0" } },
    ...(lines.profit
      ? [{ header: words.profit, width: 18, cells: { values: lines.profit.map(cents), format: "#,##0.00" } }]
      : []),
  ]);
}

/** What a month, by its first day, or its quarter is called; empty for rows without a day. */
function periodTexts(by: Lines["by"]): (month: number) => string {
  const known = new Map<number, string>();
  return (month) => {
    if (month <= 0) return "";
    let text = known.get(month);
    if (text === undefined) {
      text = dayToText(month).slice(0, 7);
      if (by === "quarter") text = `${text.slice(0, 4)}-Q${Math.ceil(Number(text.slice(5)) / 3)}`;
      known.set(month, text);
    }
    return text;
  };
}

/** Profits are sums of doubles as the cells have them: what lies beyond their digits is dust. */
function cents(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
