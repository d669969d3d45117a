import type { Columns, FoundColumn } from "./columns";
import { dayToText, type Day } from "./days";
import { chooseNames } from "./keys";
import type { Attribute, Control } from "./measures";
import { foldName } from "./names";
import { ROLES, kindOf, neededBy, type ColumnRole } from "./roles";
import { readDays } from "./rows";
import { overRows, type Steps } from "./steps";
import { EMPTY, ERROR, cellText, isRead, type Column, type Table } from "./table";

/** The rows by customer, and the days of the rows where there are any. */
interface Given {
  /** One entry a row: the customer. */
  readonly of: Int32Array;
  /** One entry a row: 0 where it is used. */
  readonly reasons: Uint8Array;
  readonly customers: number;
  readonly days: Int32Array | undefined;
  readonly today: Day;
}

/**
 * Gathers what the account list shows of each customer. Of texts the most frequent counts, of notes the latest, of last contacts the latest, and of
 * next contacts the one that comes next or, where none is to come, the latest that was planned.
 */
export function* gatherAttributes(table: Table, columns: Columns, given: Given): Steps<readonly Attribute[]> {
  const wanted: FoundColumn[] = ROLES.flatMap((role) => {
    const column = columns[role];
    return column && (neededBy(role) === "account" || role === "group") ? [column] : [];
  });
  wanted.push(...(columns.attributes ?? []));
  const attributes: Attribute[] = [];
  for (const { role, index, header } of wanted) {
    const column = table.columns[index];
    // What splits the customers into groups stands in the list already.
    const isShown = header === columns.within?.header || attributes.some((other) => other.header === header);
    if (!column || !isRead(column) || isShown) continue;
    attributes.push({ role, header, values: yield* valuesOf(role, column, { table, columns, given }) });
  }
  return attributes;
}

function* valuesOf(
  role: ColumnRole,
  column: Column,
  { table, columns, given }: { readonly table: Table; readonly columns: Columns; readonly given: Given },
): Steps<readonly string[]> {
  if (kindOf(role) === "date") {
    const days = yield* readDays(column, table.rowCount);
    return yield* chooseDays(days, given, role === "nextContact" ? "next" : "latest");
  }
  const contacts = columns.lastContact && table.columns[columns.lastContact.index];
  if (role === "note") {
    const days = contacts && isRead(contacts) ? yield* readDays(contacts, table.rowCount) : given.days;
    if (days) return yield* latestTexts(column, days, given);
  }
  const { of, reasons, customers } = given;
  return (yield* chooseNames(column, { of, reasons, ids: new Array<string>(customers).fill("") })).names;
}

/** One day a customer, as text. */
function* chooseDays(
  days: Int32Array,
  { of, reasons, customers, today }: Given,
  which: "latest" | "next",
): Steps<readonly string[]> {
  const chosen = new Int32Array(customers);
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const day = days[row] ?? 0;
      if (reasons[row] !== 0 || day <= 0) continue;
      const customer = of[row] ?? 0;
      const before = chosen[customer] ?? 0;
      const isNext = which === "next" && day >= today && before >= today;
      if (isNext ? day < before : day > before) chosen[customer] = day;
    }
  });
  return Array.from(chosen, (day) => (day > 0 ? dayToText(day) : ""));
}

/** The text of each customer's latest row that has one; of several of one day the first in code order. */
function* latestTexts(column: Column, days: Int32Array, { of, reasons, customers }: Given): Steps<readonly string[]> {
  const rowOf = new Int32Array(customers).fill(-1);
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (reasons[row] !== 0 || column.kinds[row] === EMPTY || column.kinds[row] === ERROR) continue;
      const customer = of[row] ?? 0;
      const best = rowOf[customer] ?? -1;
      const later = best < 0 ? 1 : (days[row] ?? 0) - (days[best] ?? 0);
      if (later > 0 || (later === 0 && cellText(column, row) < cellText(column, best))) rowOf[customer] = row;
    }
  });
  return Array.from(rowOf, (row) => (row < 0 ? "" : cellText(column, row).trim()));
}

/** Gathers who controls each customer, from the column of groups; a customer without one stands alone. */
export function* gatherControl(
  table: Table,
  columns: Columns,
  { of, reasons, customers }: Pick<Given, "of" | "reasons" | "customers">,
): Steps<Control | undefined> {
  const column = columns.group && table.columns[columns.group.index];
  if (!column || !isRead(column)) return undefined;
  const { names: values } = yield* chooseNames(column, { of, reasons, ids: new Array<string>(customers).fill("") });
  const placeOf = new Map<string, number>();
  const names: string[] = [];
  const control = Int32Array.from(values, (value) => {
    const folded = foldName(value);
    if (folded === "") return -1;
    const place = placeOf.get(folded) ?? names.push(value) - 1;
    placeOf.set(folded, place);
    // Of several spellings the first in code order, whatever the row order.
    if (value < (names[place] ?? "")) names[place] = value;
    return place;
  });
  return { header: column.header, names, of: control };
}

/** The control of some of the customers, in the order given. */
export function selectControl(control: Control, customers: Uint32Array): Control {
  return { ...control, of: Int32Array.from(customers, (customer) => control.of[customer] ?? -1) };
}

/** The attributes of some of the customers, in the order given. */
export function selectAttributes(attributes: readonly Attribute[], customers: Uint32Array): readonly Attribute[] {
  return attributes.map((attribute) => ({
    ...attribute,
    values: Array.from(customers, (customer) => attribute.values[customer] ?? ""),
  }));
}
