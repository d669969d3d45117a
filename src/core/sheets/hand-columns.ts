import { dayFromText } from "../days";
import type { Result, StandingOverride } from "../classes";
import type { Customers } from "../customer-columns";
import type { ListColumn } from "../plan";
import type { Language } from "../policy";
import { TEXTS, classLabel } from "../text/text";
import { fieldsOfOverride, shownIn, type Entries } from "./entries";
import { BEFORE_HEADER, CARRIED, TYPED, beforeText, type TypedField, type TypedRow } from "./typed";

const NOBODY: Entries["of"] = new Map();

/** What was set by hand, and what it stands against: only where any class of the method was. */
export function handColumns(result: Result, order: Uint32Array, language: Language): ListColumn[] {
  return result.overrides ? overrideColumns(result, order, { language }) : [];
}

/** The columns of an override, for every customer: the list in a workbook is where people type them. */
export function overrideColumns(
  result: Result,
  order: Uint32Array,
  { language, typed = NOBODY }: { readonly language: Language; readonly typed?: Entries["of"] },
): ListColumn[] {
  const { headers, overrideStates } = TEXTS[language];
  const nothing = blank(order);
  const entries = new Map((result.overrides ?? []).map((entry) => [entry.customer, entry]));
  const names = result.classes.list.map((entry) => classLabel(entry, language));
  const column = (
    [header, field]: readonly [string, TypedField?],
    width: number,
    textOf: (entry: StandingOverride) => string,
  ): ListColumn => {
    if (entries.size + typed.size === 0) return { header, width, cells: { values: nothing, format: "@" } };
    const textAt = (customer: number) => {
      const entry = entries.get(customer);
      // A reason that was typed before its class is no override yet, and stays.
      return entry ? textOf(entry) : (field && typed.get(customer)?.cells[field]) || "";
    };
    return { header, width, cells: { values: inOrder(order, textAt), format: "@" } };
  };
  return [
    {
      header: headers.systemClass,
      cells: { values: inOrder(order, (customer) => names[result.classes.of[customer] ?? 0] ?? ""), format: "@" },
      width: 14,
    },
    column([headers.override, "override"], 14, ({ override }) => override.class),
    column([headers.overrideState], 16, ({ state }) => overrideStates[state]),
    column([headers.overrideReason, "overrideReason"], 30, ({ override }) => override.reason),
    column([headers.author, "author"], 14, ({ override }) => override.author),
    daysOf(column([headers.since, "since"], 12, ({ override }) => override.date)),
    daysOf(column([headers.until, "until"], 12, ({ override }) => override.expiry ?? "")),
  ];
}

/** Owner, next contact and note: what the rows say unless somebody typed something else since. */
export function carriedColumns(
  customers: Customers,
  order: Uint32Array,
  { entries, language }: { readonly entries: Entries; readonly language: Language },
): ListColumn[] {
  const nothing = blank(order);
  return CARRIED.map((field) => {
    const source = customers.attributes?.find(({ role }) => role === field);
    const textAt = (customer: number) => shownIn(entries.of.get(customer), field, source?.values[customer] ?? "");
    const column: ListColumn = {
      header: source?.header ?? TEXTS[language].typed[field],
      width: field === "note" ? 40 : 16,
      cells: { values: source || entries.of.size > 0 ? inOrder(order, textAt) : nothing, format: "@" },
    };
    return field === "nextContact" ? daysOf(column) : column;
  });
}

/** The hidden column by which the next run knows what was typed, where KA has something to say there, and the columns that people added. */
export function ownColumns(customers: Customers, order: Uint32Array, entries: Entries): ListColumn[] {
  const sources = CARRIED.map((field) => [field, customers.attributes?.find(({ role }) => role === field)] as const);
  const before = (customer: number) =>
    beforeText({
      ...fieldsOfOverride(entries.said.get(customer)),
      ...Object.fromEntries(sources.map(([field, source]) => [field, source?.values[customer] ?? ""])),
    });
  const saysSomething = entries.said.size > 0 || sources.some(([, source]) => source !== undefined);
  const hidden = saysSomething
    ? [{ header: BEFORE_HEADER, width: 0, cells: { values: inOrder(order, before), format: "@" } }]
    : [];
  const own = entries.ownColumns.map(({ header, format, formula }, place) => ({
    header,
    width: Math.max(12, header.length + 4),
    cells: {
      values:
        formula === undefined
          ? inOrder(order, (customer) => entries.of.get(customer)?.own[place] ?? null)
          : blank(order),
      format,
    },
  }));
  return [...hidden, ...own];
}

/** The lines of customers that are not in the rows, as columns of a list of their own. */
export function keptColumns(entries: Entries, rows: readonly TypedRow[], language: Language): ListColumn[] {
  const { headers, typed } = TEXTS[language];
  const column = (header: string, width: number, textOf: (row: TypedRow) => string): ListColumn => ({
    header,
    width,
    cells: { values: rows.map(textOf), format: "@" },
  });
  const headerOf = (field: TypedField) =>
    field === "owner" || field === "nextContact" || field === "note" ? typed[field] : headers[field];
  return [
    column(headers.id, 14, ({ id }) => id),
    column(headers.customer, 34, ({ name }) => name),
    ...TYPED.map((field) => column(headerOf(field), field === "note" ? 40 : 16, ({ cells }) => cells[field] ?? "")),
    column(BEFORE_HEADER, 0, ({ before }) => beforeText(before)),
    ...entries.ownColumns.map(({ header, format }, place) => ({
      header,
      width: Math.max(12, header.length + 4),
      cells: { values: rows.map(({ own }) => own[place] ?? null), format },
    })),
  ];
}

/** Days as Excel's own, so that they sort and filter; what is none stays as it was typed. */
function daysOf({ cells, ...column }: ListColumn): ListColumn {
  const values = new Array<string | number | null>(cells.values.length);
  for (let place = 0; place < values.length; place++) {
    const text = String(cells.values[place] ?? "");
    values[place] = text === "" ? null : (dayFromText(text) ?? text);
  }
  return { ...column, cells: { values, format: "yyyy-mm-dd" } };
}

/** A column in which nobody typed anything yet. */
function blank(order: Uint32Array): null[] {
  return new Array<null>(order.length).fill(null);
}

/** `Array.from` goes through an iterator, which costs several times as much. */
export function inOrder<T>(order: Uint32Array, cellOf: (customer: number) => T): T[] {
  const values = new Array<T>(order.length);
  for (let place = 0; place < order.length; place++) values[place] = cellOf(order[place] ?? 0);
  return values;
}
