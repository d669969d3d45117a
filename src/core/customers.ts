import type { Columns } from "./columns";
import { dayToText, monthsBefore, type Day } from "./days";
import type { Exact } from "./exact";
import { takeIn } from "./intake/take-in";
import { gatherFacets, selectFacets } from "./facets";
import { note, refusal, type Issue, type Outcome } from "./issues";
import { gatherHistory, gatherPurchases, selectHistory, type History } from "./history";
import { gatherAttributes, gatherControl, selectAttributes, selectControl } from "./attributes";
import { chooseNames, groupKeys } from "./keys";
import { mergeKeys } from "./merges";
import type { MethodNeed } from "./methods/methods";
import { selectMeasure, type Customers, type Groups, type Need } from "./measures";
import { asksForDays, type Window } from "./period";
import {
  describeRows,
  judgeRows,
  leaveOutBy,
  listLeftOut,
  lookAtDays,
  readDays,
  readOrders,
  type LeftOut,
} from "./rows";
import type { Policy } from "./policy";
import type { Steps } from "./steps";
import { findScale, readAmounts, sumBetween, sumUp } from "./sums";
import type { Column, Table } from "./table";

const NO_DAYS = { latest: 0, earliest: 0, unread: [] } as const;

/** The group of customers without a value of the attribute, as pivot tables call it. */
const NO_GROUP = "(blank)";

/** What is wanted of the rows. */
export interface GatherRequest {
  readonly today: Day;
  readonly needs: readonly MethodNeed[];
  /** The rows that count; all of them when left out. */
  readonly window?: Window | undefined;
  /** How the cells are meant, as far as the policy says. */
  readonly intake?: Policy["intake"];
  /** Customers that the policy says are one. */
  readonly merges?: Policy["merges"];
}

/** The customers, and what became of every row that was read. */
export interface Gathering {
  readonly customers: Customers;
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly leftOut: readonly LeftOut[];
  /** Sum of every amount read, taken on its own: it has to equal what was used plus what was left out. */
  readonly amountRead: Exact;
  /** The latest date of the rows used, where there is a date column; figures "of the last year" end here. */
  readonly analysisDate?: Day;
}

/**
 * Gathers the rows by customer. Each row is used or left out for one reason, and every amount is accounted for. Rows dated after `today` are
 * left out before the analysis date is chosen. Row order changes nothing but the order of the customers.
 */
export function* gatherCustomers(
  read: Table,
  columns: Columns,
  { today, needs, window, intake, merges }: GatherRequest,
): Steps<Outcome<Gathering>> {
  const taken = yield* takeIn(read, columns, intake);
  if (!taken.value) return { issues: taken.issues };
  const table = taken.value;
  const keyColumn = columnAt(table, columns.customerId?.index ?? columns.customer?.index);
  const amountColumn = columnAt(table, columns.amount?.index);
  const dateColumn = columns.date ? columnAt(table, columns.date.index) : undefined;
  const asks = (kind: Need["kind"]) => needs.find(({ need }) => need.kind === kind);
  const [ofLastYear, ofPurchases] = [asks("amountOfLastYear"), asks("purchases")];
  const dated = ofLastYear ?? ofPurchases ?? asks("before");
  if (dated && !dateColumn) return { issues: [refusal("roleMissing", { role: "date", method: dated.method })] };

  const needsDay = dated !== undefined || asksForDays(window);
  if (needsDay && !dateColumn) return { issues: [refusal("periodNeedsColumn", { role: "date" })] };
  const orderColumn = columns.order && columnAt(table, columns.order.index);
  if (window && window.orders.size > 0 && !orderColumn)
    return { issues: [refusal("periodNeedsColumn", { role: "order" })] };

  const merged = yield* mergeKeys(yield* groupKeys(keyColumn, table.rowCount), merges ?? []);
  const { keys } = merged;
  const days = dateColumn && (yield* readDays(dateColumn, table.rowCount));
  const reasons = yield* judgeRows(keyColumn, amountColumn, {
    keys: keys.of,
    days,
    today,
    needsDay,
    rowCount: table.rowCount,
    setAside: table.setAside,
  });
  const inWindow = window ? reasons.slice() : reasons;
  if (window) yield* leaveOutBy(window, reasons, { days, orders: orderColumn });
  const scale = yield* findScale(amountColumn, table.rowCount);
  const used = { of: keys.of, reasons, customers: keys.count };
  const sums = yield* sumUp(amountColumn, used, { name: "amount", scale });
  const { rows } = sums;

  const { firstRow, rowOf } = table;
  const numberOf = (row: number) => rowOf?.[row] ?? firstRow + row;
  const leftOut = yield* listLeftOut(reasons, sums.leftOut, numberOf);
  const { latest, earliest, unread } = days ? yield* lookAtDays(days, reasons, numberOf) : NO_DAYS;
  const analysisDate = window?.analysisDate ?? latest;
  const issues = [...taken.issues, ...merged.issues, ...describeRows(leftOut, { scale, unread, numberOf })];
  const rowsUsed = table.rowCount - leftOut.reduce((sum, { rows: away }) => sum + away.length, 0);
  if (rowsUsed === 0) {
    const missed = days && window && (yield* missedBy(window, days, inWindow));
    return { issues: [...issues, missed ?? refusal("noRowsLeft", { rows: table.rowCount })] };
  }

  const ofYear =
    ofLastYear && days
      ? yield* sumBetween(amountColumn, used, {
          ...{ name: "amountOfLastYear", scale, days },
          ...{ after: monthsBefore(analysisDate, 12), until: Infinity },
        })
      : undefined;

  const history =
    ofPurchases && days
      ? yield* gatherHistory({
          ...used,
          days,
          amounts: yield* readAmounts(amountColumn, scale, table.rowCount),
          orders: orderColumn && (yield* readOrders(orderColumn, table.rowCount)),
        })
      : undefined;

  const facets = yield* gatherFacets(table, columns, {
    needs,
    given: { ...{ rows: used, amountColumn, scale, days, today, latest, earliest }, stated: window?.analysisDate },
  });
  issues.push(...facets.issues);
  if (!facets.value) return { issues };

  // Customers all of whose rows were left out are not customers of this result.
  const kept = rows.includes(0)
    ? Uint32Array.from([...rows.keys()].filter((customer) => (rows[customer] ?? 0) > 0))
    : undefined;
  const naming = columns.customerId && columns.customer ? columnAt(table, columns.customer.index) : undefined;
  const shown = naming
    ? yield* chooseNames(naming, { of: keys.of, reasons, ids: keys.labels })
    : { names: keys.labels, differ: [] };
  if (shown.differ.length > 0) {
    issues.push(
      note("namesDiffer", { customers: shown.differ.length, example: shown.names[shown.differ[0] ?? 0] ?? "" }),
    );
  }
  const within = columns.within && columnAt(table, columns.within.index);
  const attribute =
    within && (yield* chooseNames(within, { of: keys.of, reasons, ids: new Array<string>(keys.count).fill(NO_GROUP) }));
  const rowsOfCustomers = { of: keys.of, reasons, customers: keys.count, days, today };
  const control = yield* gatherControl(table, columns, rowsOfCustomers);
  const attributes = yield* gatherAttributes(table, columns, rowsOfCustomers);
  const customers: Customers = {
    count: kept?.length ?? keys.count,
    names: pick(shown.names, kept),
    ...(columns.customerId ? { ids: pick(keys.labels, kept) } : {}),
    rows: kept ? rows.filter((count) => count > 0) : rows,
    amount: selectMeasure(sums.measure, kept),
    ...(attribute ? { groups: groupBy(within.header, pick(attribute.names, kept)) } : {}),
    ...(control ? { control: kept ? selectControl(control, kept) : control } : {}),
    ...(attributes.length > 0 ? { attributes: kept ? selectAttributes(attributes, kept) : attributes } : {}),
    ...(ofYear ? { amountOfLastYear: selectMeasure(ofYear, kept) } : {}),
    ...(analysisDate > 0 ? { analysisDate } : {}),
    ...(analysisDate > 0 ? { firstDay: window && window.first > 0 ? window.first : earliest } : {}),
    ...(window && window.without.length > 0 ? { daysLeftOut: window.without } : {}),
    ...(history ? yield* behaviour(kept ? selectHistory(history, kept) : history) : {}),
    ...(kept ? selectFacets(facets.value, kept) : facets.value),
  };
  return {
    value: {
      customers,
      rowsRead: table.rowCount,
      rowsUsed,
      leftOut,
      amountRead: sums.all,
      ...(days && analysisDate > 0 ? { analysisDate } : {}),
    },
    issues,
  };
}

/** Says which days the data has where the window has none of them. */
function* missedBy(window: Window, days: Int32Array, reasons: Uint8Array): Steps<Issue | undefined> {
  const { latest, earliest } = yield* lookAtDays(days, reasons, (row) => row);
  if (latest === 0) return undefined;
  const written = (day: Day) => (Number.isFinite(day) ? dayToText(day) : "");
  const [from, to] = [written(window.first), written(window.last)];
  return refusal("periodHasNoRows", { from, to, first: dayToText(earliest), last: dayToText(latest) });
}

function* behaviour(history: History): Steps<Pick<Customers, "history" | "purchases">> {
  return { history, purchases: yield* gatherPurchases(history) };
}

function columnAt(table: Table, index: number | undefined): Column {
  const column = index === undefined ? undefined : table.columns[index];
  if (!column) throw new Error("gatherCustomers needs columns that findColumns found in this table");
  return column;
}

function groupBy(header: string, values: readonly string[]): Groups {
  const names = [...new Set(values)].sort();
  const placeOf = new Map(names.map((name, place) => [name, place]));
  return { header, names, of: Uint32Array.from(values, (value) => placeOf.get(value) ?? 0) };
}

function pick(texts: readonly string[], kept: Uint32Array | undefined): readonly string[] {
  return kept ? Array.from(kept, (customer) => texts[customer] ?? "") : texts;
}
