import { SHADES } from "./colours";
import type { Outcome } from "../issues";
import type { Migration, Side } from "../migration";
import { moneyFormat } from "./money-format";
import { layOutMovers, roundLike, sideLabel, type Compared, type Comparing } from "./movers-sheet";
import { fittedPage, lettersOf } from "./pages";
import type { CellColumn, CellLook, Edit, Plan } from "../plan";
import type { Language } from "../policy";
import type { Report } from "../report";
import { MIGRATION_WORDS } from "../text/migration";
import { describeRule } from "../text/rules";
import { TEXTS } from "../text/text";

/** What was compared by reports of both times, and how. */
export interface ComparedReports {
  readonly compared: readonly Compared[];
  readonly before: Report;
  readonly after: Report;
  /** Whose cut-offs the later customers were judged by. */
  readonly cutOffs: "own" | "before";
  readonly language: Language;
}

type Cell = string | number | null;

const sheet = "migration";
const [FIRST_WIDTH, WIDTH] = [30, 16];
/** Columns in which the two tables have money before and after, under the days that it is of. */
const MONEY_COLUMNS = [3, 4, 5];
/** Characters of a line beside its label. */
const LINE = 90;

/** The classes that have customers on one side, best first, those that were not there last. */
export function sidesOf({ cells }: Migration, side: "from" | "to"): readonly Side[] {
  const places = [...new Set(cells.map((cell) => cell[side]))];
  return places.sort((a, b) => Number(a === "absent") - Number(b === "absent") || Number(a) - Number(b));
}

/** Two reports as what is said of them. */
export function comparing({ compared, before, after, cutOffs, language }: ComparedReports): Comparing {
  const words = MIGRATION_WORDS[language];
  const { summary } = TEXTS[language];
  const rules = compared.flatMap(({ title }, i): (readonly [string, string])[] => {
    const method = after.methods[i];
    return method
      ? [[summary.rule, `${title}${summary.colon}${describeRule(method.choice, language, after.policy)}`]]
      : [];
  });
  return {
    ...{ compared, language },
    sides: { before: describeSide(before), after: describeSide(after) },
    about: [
      ...rules,
      ...(cutOffs === "before" ? [[summary.rule, words.frozen] as const] : []),
      [summary.policy, [...new Set([before.fingerprint, after.fingerprint])].join(" / ")],
    ],
    decimals: Math.max(before.decimals, after.decimals),
  };
}

/** Lays a comparison out as a plan of edits to a workbook of its own: matrix and money, and who moved. */
export function layOutMigration(reports: ComparedReports): Outcome<Plan> {
  const said = comparing(reports);
  const movers = layOutMovers(said, undefined);
  if (!movers.value) return { issues: movers.issues };
  const edits: Edit[] = [...layOutMatrix(said), ...movers.value, { kind: "showSheet", sheet }];
  return { value: { edits }, issues: [] };
}

/** The sheet *KA Migration*: how many moved with what money, the matrix shaded row by row, and the money of each of its cells. */
export function layOutMatrix({ compared, sides, periods, about, decimals, language }: Comparing): readonly Edit[] {
  const words = MIGRATION_WORDS[language];
  const { sheets } = TEXTS[language];
  const money = moneyFormat(decimals);
  const edits: Edit[] = [];
  let row = 0;
  const lines = (rows: readonly (readonly Cell[])[], formats: readonly string[]) => {
    if (rows.length > 0) edits.push(put(row, rows, formats));
    row += rows.length;
  };
  const looks = (look: CellLook, columns: number) =>
    edits.push({ kind: "setLook", sheet, block: { row, column: 0, rows: 1, columns }, look });
  const headed = (titles: readonly string[]) => {
    looks("heading", titles.length);
    lines(
      [titles],
      titles.map(() => "@"),
    );
  };
  const { before, after } = periods ?? words;
  const moneyHeaders = [words.customers, words.share, before, after, words.change];
  const changed = (from: number, to: number) => [from, to, roundLike(to - from, decimals)];

  looks("title", 1);
  lines([[sheets.migration]], ["@"]);
  row++;
  const said: Cell[][] = [[words.before, sides.before], [words.after, sides.after], ...about].flatMap(
    ([label = "", text = ""]) => inLines(text).map((line, i) => [i === 0 ? label : null, line]),
  );
  lines(said, ["@", "@"]);
  for (const { title, migration } of compared) {
    const { cells, totals, customers } = migration;
    const [from, to] = [sidesOf(migration, "from"), sidesOf(migration, "to")];
    row++;
    looks("label", 1);
    lines([[words.title(title)]], ["@"]);
    headed([words.move, ...moneyHeaders.with(1, words.shareOfAll)]);
    lines(
      totals.map((total) => [
        words.moves[total.move],
        total.customers,
        customers === 0 ? null : total.customers / customers,
        ...changed(total.moneyBefore, total.moneyAfter),
      ]),
      ["@", "#,##0", "0.0%", money, money, money],
    );
    row++;
    looks("label", 1);
    lines([[words.matrix]], ["@"]);
    headed([words.from, ...to.map((side) => sideLabel(migration, { side: "after", at: side }, language))]);
    const top = row;
    lines(
      from.map((side) => [
        sideLabel(migration, { side: "before", at: side }, language),
        ...to.map((other) => cells.find((cell) => cell.from === side && cell.to === other)?.customers ?? null),
      ]),
      ["@", ...to.map(() => "#,##0")],
    );
    // Row by row: a small class would be pale beside a large one, and what counts is where its customers went.
    for (const place of from.keys()) {
      const block = { row: top + place, column: 1, rows: 1, columns: to.length };
      edits.push({ kind: "shadeCells", sheet, block, ...SHADES });
    }
    lines([[words.shaded]], ["@"]);
    row++;
    looks("label", 1);
    lines([[words.money]], ["@"]);
    headed([words.classBefore, words.classAfter, ...moneyHeaders]);
    lines(
      cells.map((cell) => [
        sideLabel(migration, { side: "before", at: cell.from }, language),
        sideLabel(migration, { side: "after", at: cell.to }, language),
        cell.customers,
        cell.share,
        ...changed(cell.moneyBefore, cell.moneyAfter),
      ]),
      ["@", "@", "#,##0", "0.0%", money, money, money],
    );
  }
  row++;
  lines([[words.names(sheets.movers)]], ["@"]);
  const columns = Math.max(7, ...compared.map(({ migration }) => sidesOf(migration, "to").length + 1));
  const moneyWidth = Math.max(WIDTH, ...Object.values(periods ?? {}).map((period) => lettersOf(period) + 2));
  const widths = Array.from({ length: columns }, (_, i) =>
    i === 0 ? FIRST_WIDTH : MONEY_COLUMNS.includes(i) ? moneyWidth : WIDTH,
  );
  return [
    { kind: "openSheet", sheet, name: sheets.migration, columns },
    { kind: "clearSheet", sheet },
    ...edits,
    { kind: "setWidths", sheet, widths },
    fittedPage(sheet, widths),
  ];
}

/** Where the rows of one side come from, and the days that count. */
export function describeSide({ where, policy: { period, language } }: Pick<Report, "where" | "policy">): string {
  const days =
    period?.from === undefined && period?.to === undefined
      ? ""
      : `${TEXTS[language].summary.comma}${period.from ?? "…"} – ${period.to ?? "…"}`;
  return `${where}${days}`;
}

/** A text in lines that do not reach beyond the tables, which a page would be made smaller for. */
function inLines(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const part of text.split(/(?<=[ ，；、。])/)) {
    if (line !== "" && lettersOf(line + part) > LINE) {
      lines.push(line.trim());
      line = "";
    }
    line += part;
  }
  return [...lines, line.trim()];
}

function put(row: number, rows: readonly (readonly Cell[])[], formats: readonly string[]): Edit {
  const columns = formats.map((format, i): CellColumn => ({ values: rows.map((line) => line[i] ?? null), format }));
  return { kind: "setCells", sheet, at: { row, column: 0 }, columns };
}
