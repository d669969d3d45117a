import { refusal, type Outcome } from "./issues";
import { moneyFormat } from "./account-list";
import type { Migration, Side } from "./migration";
import { MOVERS_TABLE, type CellColumn, type Edit, type ListColumn, type Plan } from "./plan";
import type { Language } from "./policy";
import type { Report } from "./report";
import { describeRule } from "./text/rules";
import { MIGRATION_WORDS } from "./text/migration";
import { TEXTS, classLabel } from "./text/text";

/** Who moved by one method, under the method's own title. */
export interface Compared {
  readonly title: string;
  readonly migration: Migration;
}

/** What was compared, and how. */
export interface ComparedReports {
  readonly compared: readonly Compared[];
  readonly before: Report;
  readonly after: Report;
  /** Whose cut-offs the later customers were judged by. */
  readonly cutOffs: "own" | "before";
  readonly language: Language;
}

const SHEET_ROWS = 1_048_576;
const WIDTHS = [30, 30, 18, 18, 18, 18, 18, 18, 18];

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

/** The classes that have customers on one side, best first, those that were not there last. */
export function sidesOf({ cells }: Migration, side: "from" | "to"): readonly Side[] {
  const places = [...new Set(cells.map((cell) => cell[side]))];
  return places.sort((a, b) => Number(a === "absent") - Number(b === "absent") || Number(a) - Number(b));
}

/** Everyone who moved, with the money of both times: a list for a sheet or a CSV file. */
export function listMovers({ compared, before, after, language }: ComparedReports): readonly ListColumn[] {
  const words = MIGRATION_WORDS[language];
  const { headers } = TEXTS[language];
  const money = moneyFormat(Math.max(before.decimals, after.decimals));
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
    width: 18,
    cells: { values: movers.map(of), format: money },
  });
  return [
    ...(compared.length > 1 ? [texts(words.method, 18, ({ title }) => title)] : []),
    ...(movers.some(({ id }) => id !== undefined) ? [texts(headers.id, 14, ({ id = "" }) => id)] : []),
    texts(headers.customer, 34, ({ name }) => name),
    texts(words.classBefore, 16, ({ migration, from }) => sideLabel(migration, { side: "before", at: from }, language)),
    texts(words.classAfter, 16, ({ migration, to }) => sideLabel(migration, { side: "after", at: to }, language)),
    texts(words.move, 12, ({ move }) => words.moves[move]),
    numbers(words.before, ({ moneyBefore }) => moneyBefore),
    numbers(words.after, ({ moneyAfter }) => moneyAfter),
    numbers(words.change, ({ moneyBefore, moneyAfter }) => roundLike(moneyAfter - moneyBefore, money)),
  ];
}

/** Lays a comparison out as a plan of edits to KA's own sheet: matrix, money and who moved. */
export function layOutMigration(reports: ComparedReports): Outcome<Plan> {
  const { compared, before, after, cutOffs, language } = reports;
  const words = MIGRATION_WORDS[language];
  const { sheets, summary, headers } = TEXTS[language];
  const money = moneyFormat(Math.max(before.decimals, after.decimals));
  const edits: Edit[] = [];
  let row = 2;
  const heading = (title: string) => {
    edits.push(put(row, [[title]], ["@"]), look(row, "heading"));
    row++;
  };
  const lines = (rows: readonly (readonly (string | number | null)[])[], formats: readonly string[]) => {
    if (rows.length > 0) edits.push(put(row, rows, formats));
    row += rows.length;
  };

  const rules = compared.flatMap(({ title }, i) => {
    const method = after.methods[i];
    return method ? [[summary.rule, `${title}: ${describeRule(method.choice, language, after.policy)}`]] : [];
  });
  lines(
    [
      [words.before, describeSide(before)],
      [words.after, describeSide(after)],
      ...rules,
      ...(cutOffs === "before" ? [[summary.rule, words.frozen]] : []),
      [summary.policy, [...new Set([before.fingerprint, after.fingerprint])].join(" / ")],
    ],
    ["@", "@"],
  );
  row++;

  for (const { title, migration } of compared) {
    const [from, to] = [sidesOf(migration, "from"), sidesOf(migration, "to")];
    heading(words.title(title));
    lines([[words.matrix]], ["@"]);
    lines(
      [[words.from, ...to.map((side) => sideLabel(migration, { side: "after", at: side }, language))]],
      [...to, ""].map(() => "@"),
    );
    lines(
      from.map((side) => [
        sideLabel(migration, { side: "before", at: side }, language),
        ...to.map(
          (other) => migration.cells.find((cell) => cell.from === side && cell.to === other)?.customers ?? null,
        ),
      ]),
      ["@", ...to.map(() => "#,##0")],
    );
    row++;
    lines([[words.money]], ["@"]);
    lines(
      [[words.classBefore, words.classAfter, words.customers, words.share, words.before, words.after, words.change]],
      ["@", "@", "@", "@", "@", "@", "@"],
    );
    lines(
      migration.cells.map(({ from: first, to: second, customers, share, moneyBefore, moneyAfter }) => [
        sideLabel(migration, { side: "before", at: first }, language),
        sideLabel(migration, { side: "after", at: second }, language),
        customers,
        share,
        moneyBefore,
        moneyAfter,
        roundLike(moneyAfter - moneyBefore, money),
      ]),
      ["@", "@", "#,##0", "0.0%", money, money, money],
    );
    row++;
    lines(
      [[words.move, "", words.customers, "", words.before, words.after, words.change]],
      ["@", "@", "@", "@", "@", "@", "@"],
    );
    lines(
      migration.totals.map(({ move, customers, moneyBefore, moneyAfter }) => [
        words.moves[move],
        null,
        customers,
        null,
        moneyBefore,
        moneyAfter,
        roundLike(moneyAfter - moneyBefore, money),
      ]),
      ["@", "@", "#,##0", "@", money, money, money],
    );
    row++;
  }

  const list = listMovers(reports);
  const movers = list[0]?.cells.values.length ?? 0;
  if (row + movers + 2 > SHEET_ROWS)
    return { issues: [refusal("tooManyCustomers", { customers: movers, limit: SHEET_ROWS - row - 2 })] };
  heading(words.movers);
  const top = row;
  lines(
    [list.map(({ header }) => header)],
    list.map(() => "@"),
  );
  if (movers > 0) {
    edits.push({
      kind: "setCells",
      sheet: "migration",
      at: { row, column: 0 },
      columns: list.map(({ cells }) => cells),
    });
    const block = { row: top, column: 0, rows: movers + 1, columns: list.length };
    edits.push({ kind: "makeTable", sheet: "migration", name: MOVERS_TABLE, block, style: "TableStyleLight1" });
  } else lines([[headers.customers, 0]], ["@", "#,##0"]);

  const columns = Math.max(list.length, ...compared.map(({ migration }) => sidesOf(migration, "to").length + 1));
  return {
    value: {
      edits: [
        { kind: "openSheet", sheet: "migration", name: sheets.migration, columns },
        { kind: "clearSheet", sheet: "migration" },
        put(0, [[sheets.migration]], ["@"]),
        look(0, "title"),
        ...edits,
        { kind: "setWidths", sheet: "migration", widths: Array.from({ length: columns }, (_, i) => WIDTHS[i] ?? 18) },
        { kind: "showSheet", sheet: "migration" },
      ],
    },
    issues: [],
  };
}

/** Where the rows of one side come from, and the days that count. */
function describeSide({ where, policy: { period } }: Report): string {
  const days =
    period?.from === undefined && period?.to === undefined ? "" : `, ${period.from ?? "…"} – ${period.to ?? "…"}`;
  return `${where}${days}`;
}

/** The difference of two amounts with the digits of the amounts: 0.30 − 0.10 is 0.20. */
function roundLike(value: number, format: string): number {
  return Number(value.toFixed(/\.(0+)/.exec(format)?.[1]?.length ?? 0));
}

function put(row: number, rows: readonly (readonly (string | number | null)[])[], formats: readonly string[]): Edit {
  const columns = formats.map((format, i): CellColumn => ({ values: rows.map((line) => line[i] ?? null), format }));
  return { kind: "setCells", sheet: "migration", at: { row, column: 0 }, columns };
}

function look(row: number, kind: "title" | "heading"): Edit {
  return { kind: "setLook", sheet: "migration", block: { row, column: 0, rows: 1, columns: 7 }, look: kind };
}
