import type { Columns } from "./columns";
import { DAYS_TO_1904, LAST_DAY, dayToText, type Day } from "./days";
import { readDay } from "./intake/written-day";
import { note, warning, type Issue } from "./issues";
import type { Customers } from "./measures";
import { foldName } from "./names";
import type { OnRequest } from "./plan";
import { LANGUAGES, type Override } from "./policy";
import { ROLES } from "./roles";
import { overRows, type Steps } from "./steps";
import { BOOLEAN, NUMBER, cellText, type CellValue, type Column, type Table } from "./table";
import { TEXTS } from "./text/text";

/** Columns of the account list that people type in, beside those of their own. */
export const TYPED = [
  "override",
  "overrideReason",
  "author",
  "since",
  "until",
  "owner",
  "nextContact",
  "note",
] as const;
export type TypedField = (typeof TYPED)[number];

/** What people may know better than the rows that were read. */
export const CARRIED = ["owner", "nextContact", "note"] as const;

const OF_OVERRIDE = ["override", "overrideReason", "author", "since", "until"] as const;
const DAYS: ReadonlySet<TypedField> = new Set(["since", "until", "nextContact"]);

/** Header of the hidden column that says what KA wrote where people type, so that what they changed is known. */
export const BEFORE_HEADER = "KA";

/** One of KA's sheets as it stands in the workbook: a table with people's entries in it. */
export interface OwnSheet {
  readonly table: Table;
  /** Headers of the columns that KA wrote; nothing where that is not known any more. */
  readonly written?: readonly string[];
  /** One number format a column; nothing where they are not known. */
  readonly formats?: readonly string[];
  /** The formula of each column that has one in every line; the same text means the same in every line. */
  readonly formulas?: readonly (string | undefined)[];
}

/** KA's sheets that people type in, as far as the workbook has them. */
export interface Recalled {
  readonly accounts?: OwnSheet;
  /** Customers with entries that are no longer in the rows. */
  readonly kept?: OwnSheet;
  /** Customers with their classes at the two times that were compared last. */
  readonly movers?: OwnSheet;
  /** What was written on request and still stands there. */
  readonly standing?: readonly OnRequest[];
  /** What the workbook remembers: its policy, and its earlier runs. */
  readonly policy?: OwnSheet;
  readonly log?: OwnSheet;
  readonly history?: OwnSheet;
  /** The custom XML parts of KA's namespace. */
  readonly parts?: readonly string[];
  /** KA's sheets that are there without the table that they should have. */
  readonly broken?: readonly ("policy" | "log" | "history")[];
}

/** A column that is none of KA's. */
export interface OwnColumn {
  readonly header: string;
  readonly format: string;
  readonly formula?: string;
}

type Fields = Readonly<Partial<Record<TypedField, string>>>;

/** One line of the list in which somebody changed or added something. */
export interface TypedRow {
  /** As the list has them; empty where it has no such column. */
  readonly id: string;
  readonly name: string;
  /** What the cells hold; a field left out is empty. Days are written as 2025-03-01 where they are readable. */
  readonly cells: Fields;
  /** What KA wrote there last. */
  readonly before: Fields;
  /** One entry for each own column. */
  readonly own: readonly CellValue[];
}

/** All entries of people's in KA's lists. */
export interface Typed {
  readonly ownColumns: readonly OwnColumn[];
  readonly rows: readonly TypedRow[];
  /** What stands there of the last run: to compare this one with, and not to leave any of it as it was. */
  readonly lists?: Lists | undefined;
}

/** KA's lists that say which classes customers had, and the further sheets that are there. */
export type Lists = Pick<Recalled, "accounts" | "movers" | "standing">;

/** The entries by customer. */
export interface Entries {
  readonly ownColumns: readonly OwnColumn[];
  /** The line of each customer that has one. */
  readonly of: ReadonlyMap<number, TypedRow>;
  /** Lines of customers that are not in the rows, and second lines of one customer. */
  readonly kept: readonly TypedRow[];
  /** What the policy sets by hand for the method that the list shows first, by customer. */
  readonly said: ReadonlyMap<number, Override>;
  readonly lists?: Lists | undefined;
}

/** A workbook in which nobody typed anything. */
export const NOTHING_TYPED: Typed = { ownColumns: [], rows: [] };

/**
 * Reads what people typed in KA's lists, in whichever order their columns stand. `found` are the columns of the rows: their headers serve for
 * owner, next contact and note.
 */
export function* readTyped({ accounts, kept, movers, standing = [] }: Recalled, found: Columns): Steps<Typed> {
  const ownColumns: OwnColumn[] = [];
  const rows: TypedRow[] = [];
  for (const sheet of [accounts, kept]) {
    if (!sheet) continue;
    const { columns, rowCount, dateSystem } = sheet.table;
    const places = placesOf(columns, found);
    const known = new Set([...places.values()]);
    const theirs = new Set((sheet.written ?? headersOf(found)).map(foldName));
    const own = columns.flatMap((column, place) => {
      if (known.has(place) || theirs.has(foldName(column.header))) return [];
      const found = ownColumns.findIndex(({ header }) => foldName(header) === foldName(column.header));
      const { [place]: format = "General" } = sheet.formats ?? [];
      const { [place]: formula } = sheet.formulas ?? [];
      const one = { header: column.header, format, ...(formula === undefined ? {} : { formula }) };
      return [{ column, at: found < 0 ? ownColumns.push(one) - 1 : found }];
    });
    yield* overRows(rowCount, (from, to) => {
      for (let row = from; row < to; row++) {
        const textOf = (field: Place) => {
          const place = places.get(field);
          const column = place === undefined ? undefined : columns[place];
          return column ? cellText(column, row).trim() : "";
        };
        const cells = fieldsOf((field) => (DAYS.has(field) ? dayOf(textOf(field), dateSystem) : textOf(field)));
        const before = beforeFrom(textOf("before"));
        const values: CellValue[] = [];
        for (const { column, at } of own) values[at] = valueOf(column, row);
        if (
          TYPED.every((field) => cells[field] === before[field]) &&
          values.every((value) => value === null || value === "")
        )
          continue;
        rows.push({ id: textOf("id"), name: textOf("customer"), cells, before, own: values });
      }
    });
  }
  const lists = { ...(accounts ? { accounts } : {}), ...(movers ? { movers } : {}), standing };
  return { ownColumns, rows, ...(accounts || standing.length > 0 ? { lists } : {}) };
}

/** Gives each line, and each class that the policy sets, to its customer: by id where both sides have one, else by name. */
export function enterTyped(
  { ownColumns, rows, lists }: Typed,
  { ids, names }: Pick<Customers, "ids" | "names">,
  { overrides, leading }: { readonly overrides: readonly Override[]; readonly leading: string },
): { readonly entries: Entries; readonly issues: readonly Issue[] } {
  if (rows.length + overrides.length === 0)
    return { entries: { ownColumns, of: new Map(), kept: [], said: new Map(), lists }, issues: [] };
  const byName = new Map(names.map((name, place) => [foldName(name), place]));
  const byId = ids && new Map(ids.map((id, place) => [foldName(id), place]));
  const said = new Map<number, Override>();
  for (const override of overrides) {
    if ((override.method ?? leading) !== leading) continue;
    const key = foldName(override.customer);
    const customer = byId?.get(key) ?? byName.get(key);
    if (customer !== undefined) said.set(customer, override);
  }
  const of = new Map<number, TypedRow>();
  const kept: TypedRow[] = [];
  const twice: string[] = [];
  for (const row of rows) {
    const customer =
      byId && row.id !== "" ? byId.get(foldName(row.id)) : byName.get(foldName(row.name === "" ? row.id : row.name));
    const other = customer === undefined ? undefined : of.get(customer);
    if (customer !== undefined && !other) of.set(customer, row);
    else if (other === undefined || !isSame(other, row)) {
      kept.push(row);
      if (other) twice.push(row.name === "" ? row.id : row.name);
    }
  }
  const issues: Issue[] = [];
  if (twice.length > 0) issues.push(warning("typedTwice", { count: twice.length, customers: twice.slice(0, 5) }));
  const gone = kept.length - twice.length;
  if (gone > 0) issues.push(note("typedKept", { count: gone }));
  return { entries: { ownColumns, of, kept, said, lists }, issues };
}

/**
 * The classes set by hand: what was changed on the sheet since KA wrote it counts, elsewhere the policy. Both say the same of a customer whose
 * line nobody touched. `leading` is the name of the method whose classes the list shows first; those of other methods are the policy's.
 */
export function overridesWith(
  { of, kept }: Entries,
  { ids, names }: Pick<Customers, "ids" | "names">,
  {
    overrides,
    leading,
    today,
    author: runBy = "",
  }: {
    readonly overrides: readonly Override[];
    readonly leading: string;
    readonly today: Day;
    readonly author?: string | undefined;
  },
): readonly Override[] {
  const isLeading = ({ method = leading }: Override) => method === leading;
  const typed = new Map<string, Override | undefined>();
  const keyed = [...of].map(([customer, row]) => [ids?.[customer] ?? names[customer] ?? "", row] as const);
  for (const [key, row] of [...kept.map((row) => [row.id || row.name, row] as const), ...keyed]) {
    if (!isChanged(row)) continue;
    // Without a day it is new since the last run, and whoever runs KA now is named; an older one stays as nobody signed it.
    const { override, overrideReason = "", since, until } = row.cells;
    const { author = since === undefined ? runBy : "" } = row.cells;
    typed.set(
      foldName(key),
      override === undefined
        ? undefined
        : {
            ...{ customer: key, class: override, reason: overrideReason, author },
            date: since ?? dayToText(today),
            ...(until === undefined ? {} : { expiry: until }),
          },
    );
  }
  if (typed.size === 0) return overrides;
  const others = overrides.filter((override) => !isLeading(override) || !typed.has(foldName(override.customer)));
  return [...others, ...[...typed.values()].filter((override) => override !== undefined)];
}

/** What a customer's cell shows: what somebody typed since KA wrote it, else what the rows say. */
export function shownIn(row: TypedRow | undefined, field: (typeof CARRIED)[number], source: string): string {
  if (!row) return source;
  const typed = row.cells[field] ?? "";
  return typed === (row.before[field] ?? "") ? source : typed;
}

/** What the hidden column keeps of a line: what KA itself has to say where people type. */
export function beforeText(fields: Fields): string {
  const said = Object.entries(fields).filter(([, text]) => text !== "");
  return said.length === 0 ? "" : JSON.stringify(Object.fromEntries(said));
}

/** The policy's own words in the columns of an override. */
export function fieldsOfOverride(override: Override | undefined): Fields {
  if (!override) return {};
  const { class: name, reason, author, date, expiry } = override;
  return fieldsOf(
    (field) => ({ override: name, overrideReason: reason, author, since: date, until: expiry })[field as "until"] ?? "",
  );
}

/** The day that a typed text means, or the text where it means none. */
function dayOf(text: string, dateSystem: Table["dateSystem"]): string {
  if (text === "") return text;
  const serial = Math.floor(Number(text));
  if (!Number.isNaN(serial)) {
    const day = dateSystem === 1904 ? serial + DAYS_TO_1904 : serial;
    return day >= 1 && day <= LAST_DAY ? dayToText(day) : text;
  }
  const read = readDay(text);
  if (read?.kind === "day") return dayToText(read.day);
  const [only, ...others] = read?.orders ?? [];
  return only && others.length === 0 ? dayToText(only.day) : text;
}

function isChanged({ cells, before }: TypedRow): boolean {
  return OF_OVERRIDE.some((field) => (cells[field] ?? "") !== (before[field] ?? ""));
}

function isSame(a: TypedRow, b: TypedRow): boolean {
  return JSON.stringify([a.cells, a.own]) === JSON.stringify([b.cells, b.own]);
}

type Place = TypedField | "id" | "customer" | "before";

/** The place of each column that people type in, and of those that say whose line it is. */
function placesOf(columns: readonly Column[], found: Columns): ReadonlyMap<Place, number> {
  const wanted: readonly Place[] = [...TYPED, "id", "customer", "before"];
  const folded = columns.map(({ header }) => foldName(header));
  const places = new Map<Place, number>();
  for (const field of wanted) {
    const names = [...namesOf(field), ...(isCarried(field) ? [found[field]?.header ?? ""] : [])];
    const place = folded.findIndex((header) => header !== "" && names.some((name) => foldName(name) === header));
    if (place >= 0) places.set(field, place);
  }
  return places;
}

function isCarried(field: Place): field is (typeof CARRIED)[number] {
  return CARRIED.some((carried) => carried === field);
}

/** Every header that KA gives to a column of its lists, for one that does not know any more which were KA's. */
function headersOf(found: Columns): readonly string[] {
  const known = LANGUAGES.flatMap((language) => {
    const { headers, details, typed } = TEXTS[language];
    return [headers, details, typed].flatMap((words) => Object.values<string>(words));
  });
  const ofRows = [...ROLES.flatMap((role) => found[role] ?? []), ...(found.attributes ?? [])];
  return [...known, BEFORE_HEADER, ...ofRows.map(({ header }) => header)];
}

function namesOf(field: Place): readonly string[] {
  if (field === "before") return [BEFORE_HEADER];
  return LANGUAGES.map((language) => {
    const { headers, typed } = TEXTS[language];
    return isCarried(field) ? typed[field] : headers[field];
  });
}

function fieldsOf(textOf: (field: TypedField) => string): Fields {
  const said = TYPED.map((field) => [field, textOf(field)] as const).filter(([, text]) => text !== "");
  return Object.fromEntries<string>(said);
}

/** What the hidden column keeps; nothing where somebody wrote over it: then all that is typed counts. */
function beforeFrom(text: string): Fields {
  if (!text.startsWith("{")) return {};
  try {
    const kept = JSON.parse(text) as Readonly<Record<string, unknown>>; // a text that begins with a brace is an object or no JSON
    return fieldsOf((field) => {
      const said = kept[field];
      return typeof said === "string" ? said : "";
    });
  } catch {
    return {};
  }
}

function valueOf(column: Column, row: number): CellValue {
  const kind = column.kinds[row];
  if (kind === NUMBER) return column.numbers[row] ?? null;
  const text = cellText(column, row);
  return kind === BOOLEAN ? text === "TRUE" : text === "" ? null : text;
}
