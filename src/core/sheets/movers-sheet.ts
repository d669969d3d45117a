import type { Result } from "../classes";
import { refusal, type Outcome } from "../issues";
import type { Colouring } from "./colours";
import { classRules, layOutList } from "./list-sheet";
import type { Migration, Side } from "../migration";
import { moneyFormat } from "./money-format";
import { MOVERS_TABLE } from "../plan/own-sheets";
import type { Edit, ListColumn } from "../plan";
import type { Language } from "../policy";
import { MIGRATION_WORDS } from "../text/migration";
import { TEXTS, classLabel } from "../text/text";

/** Who moved by one method, under the method's own title. */
export interface Compared {
  readonly title: string;
  readonly migration: Migration;
}

/** Two times that were compared, and what is said of them. */
export interface Comparing extends Colouring {
  readonly compared: readonly Compared[];
  /** What stands on each side, such as a file or its days. */
  readonly sides: { readonly before: string; readonly after: string };
  /** What the columns of money are headed with, where more than before and after is to be said. */
  readonly periods?: { readonly before: string; readonly after: string } | undefined;
  /** Further lines of a label and a text: by which rules, and which policy. */
  readonly about: readonly (readonly [label: string, text: string])[];
  /** Decimals of the money. */
  readonly decimals: number;
}

/** Rows of a sheet below the header. */
const MOST_ROWS = 1_048_575;

/** What a class is called on one side of a migration. */
export function sideLabel(
  migration: Migration,
  { side, at }: { readonly side: "before" | "after"; readonly at: Side },
  language: Language,
): string {
  const words = MIGRATION_WORDS[language];
  if (at === "absent") return side === "before" ? words.absentBefore : words.absentAfter;
  return classLabel(migration[side][at] ?? { kind: "none" }, language);
}

/** The listed customers, with classes and money of both times: a list for a sheet or a CSV file. */
export function listMovers({ compared, periods, decimals, language }: Comparing): readonly ListColumn[] {
  const words = MIGRATION_WORDS[language];
  const { headers } = TEXTS[language];
  const money = moneyFormat(decimals);
  const { before, after } = periods ?? words;
  const movers = compared.flatMap(({ title, migration }) =>
    migration.movers.map((mover) => ({ title, migration, ...mover })),
  );
  type Row = (typeof movers)[number];
  const texts = (header: string, width: number, of: (row: Row) => string): ListColumn => ({
    header,
    width,
    cells: { values: movers.map(of), format: "@" },
  });
  const numbers = (header: string, of: (row: Row) => number): ListColumn => ({
    header,
    // A header may be two days, and has the button of the filter beside it.
    width: Math.max(18, header.length + 4),
    cells: { values: movers.map(of), format: money },
  });
  return [
    ...(compared.length > 1 ? [texts(words.method, 18, ({ title }) => title)] : []),
    ...(movers.some(({ id }) => id !== undefined) ? [texts(headers.id, 14, ({ id = "" }) => id)] : []),
    texts(headers.customer, 34, ({ name }) => name),
    texts(words.classBefore, 16, ({ migration, from }) => sideLabel(migration, { side: "before", at: from }, language)),
    texts(words.classAfter, 16, ({ migration, to }) => sideLabel(migration, { side: "after", at: to }, language)),
    texts(words.move, 12, ({ move }) => words.moves[move]),
    numbers(before, ({ moneyBefore }) => moneyBefore),
    numbers(after, ({ moneyAfter }) => moneyAfter),
    numbers(words.change, ({ moneyBefore, moneyAfter }) => roundLike(moneyAfter - moneyBefore, decimals)),
  ];
}

/** The sheet *KA Movers*: the names behind every cell of the matrix, to be filtered by class before and class after. */
export function layOutMovers(comparing: Comparing, colours: Result | undefined): Outcome<readonly Edit[]> {
  const { language } = comparing;
  const words = MIGRATION_WORDS[language];
  const { headers, sheets } = TEXTS[language];
  const columns = listMovers(comparing);
  const rows = columns[0]?.cells.values.length ?? 0;
  if (rows > MOST_ROWS) return { issues: [refusal("tooManyCustomers", { customers: rows, limit: MOST_ROWS })] };
  const place = (header: string) => columns.findIndex((column) => column.header === header);
  const [classBefore, classAfter] = [place(words.classBefore), place(words.classAfter)];
  const edits = layOutList(columns, {
    ...{ sheet: "movers", name: sheets.movers, table: MOVERS_TABLE },
    titleColumns: place(headers.customer) + 1,
    classes: { column: classAfter, of: colours, colouring: comparing },
  });
  const before: Edit = {
    ...{ kind: "colourClasses", sheet: "movers", classColumn: classBefore },
    block: { row: 1, column: classBefore, rows: Math.max(1, rows), columns: 1 },
    rules: classRules(colours, comparing),
  };
  return { value: [...edits, before], issues: [] };
}

/** The difference of two amounts with the digits of the amounts: 0.30 − 0.10 is 0.20. */
export function roundLike(value: number, decimals: number): number {
  return Number(value.toFixed(decimals === 0 ? 0 : Math.max(2, decimals)));
}
