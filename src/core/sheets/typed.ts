import type { Columns } from "../columns";
import { DAYS_TO_1904, LAST_DAY, dayToText } from "../days";
import { readDay } from "../intake/written-day";
import { foldName } from "../gathering/names";
import { isListHeader } from "./list-headers";
import { LANGUAGES } from "../policy";
import type { OwnSheet, Recalled } from "./recalled";
import { overRows, type Steps } from "../steps";
import { BOOLEAN, NUMBER, cellText, type CellValue, type Column, type Table } from "../table";
import { TEXTS } from "../text/text";

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

const DAYS: ReadonlySet<TypedField> = new Set(["since", "until", "nextContact"]);

/** Header of the hidden column that says what KA wrote where people type, so that what they changed is known. */
export const BEFORE_HEADER = "KA";

/** A column that is none of KA's. */
export interface OwnColumn {
  readonly header: string;
  readonly format: string;
  readonly formula?: string;
}

/** What the cells of one line hold, by column; a field left out is empty. */
export type Fields = Readonly<Partial<Record<TypedField, string>>>;

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
  /** Said where the account list has entries, and neither ids nor names of customers any more. */
  readonly whose?: "unknown";
  /** What stands there of the last run: to compare this one with, and not to leave any of it as it was. */
  readonly lists?: Lists | undefined;
}

/** KA's lists that say which classes customers had, and the further sheets that are there. */
export type Lists = Pick<Recalled, "accounts" | "movers" | "standing">;

/** A workbook in which nobody typed anything. */
export const NOTHING_TYPED: Typed = { ownColumns: [], rows: [] };

/** What was typed, without entries of which nobody can tell whose they are. */
export function withoutUnclaimed({ whose, ...typed }: Typed): Typed {
  return whose === "unknown" ? { ...typed, rows: [] } : typed;
}

/**
 * Reads what people typed in KA's lists, in whichever order their columns stand. `found` are the columns of the rows: their headers serve for
 * owner, next contact and note.
 */
export function* readTyped({ accounts, kept, movers, standing = [] }: Recalled, found: Columns): Steps<Typed> {
  const ownColumns: OwnColumn[] = [];
  const rows: TypedRow[] = [];
  let whose: Typed["whose"];
  for (const sheet of [accounts, kept]) {
    if (!sheet) continue;
    const { columns, rowCount, dateSystem } = sheet.table;
    const places = placesOf(columns, found);
    const known = new Set([...places.values()]);
    const isTheirs = headersKnown(sheet, found);
    const own = columns.flatMap((column, place) => {
      if (known.has(place) || isTheirs(column.header)) return [];
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
        if (!places.has("id") && !places.has("customer")) whose = "unknown";
        rows.push({ id: textOf("id"), name: textOf("customer"), cells, before, own: values });
      }
    });
  }
  const lists = { ...(accounts ? { accounts } : {}), ...(movers ? { movers } : {}), standing };
  return { ownColumns, rows, ...(whose ? { whose } : {}), ...(accounts || standing.length > 0 ? { lists } : {}) };
}

/** What the hidden column keeps of a line: what KA itself has to say where people type. */
export function beforeText(fields: Fields): string {
  const said = Object.entries(fields).filter(([, text]) => text !== "");
  return said.length === 0 ? "" : JSON.stringify(Object.fromEntries(said));
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

/** Tells which headers are KA's: by what it noted when it wrote them, or by its words. */
function headersKnown({ table, written }: OwnSheet, found: Columns): (header: string) => boolean {
  if (!written) {
    const isOurs = isListHeader(
      table.columns.map(({ header }) => header),
      found,
    );
    return (header) => header === BEFORE_HEADER || isOurs(header);
  }
  const noted = new Set(written.map(foldName));
  return (header) => noted.has(foldName(header));
}

function namesOf(field: Place): readonly string[] {
  if (field === "before") return [BEFORE_HEADER];
  return LANGUAGES.map((language) => {
    const { headers, typed } = TEXTS[language];
    return isCarried(field) ? typed[field] : headers[field];
  });
}

/** The fields that are not empty. */
export function fieldsOf(textOf: (field: TypedField) => string): Fields {
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
