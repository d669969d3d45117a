import { addedColumns, earlierCell, earlierLines } from "./earlier-lines";
import { addressOfArea, cellsIn } from "../formula-cells/formula-areas";
import { shownFormula } from "../formula-cells/formula-text";
import { layOutList } from "./list-sheet";
import { momentText, type Occasion } from "../occasion";
import { LOG_TABLE } from "../plan/own-sheets";
import type { Edit, FormulaArea, ListColumn, LoggedLines } from "../plan";
import { LANGUAGES, type Language } from "../policy";
import type { Report } from "../report";
import { LOG_COLUMNS, MEMORY_WORDS, RARE_LOG_COLUMNS, type LogColumn } from "../text/memory";
import { money as grouped, some } from "../text/numbers";
import { TEXTS, classLabel } from "../text/text";
import { some as someZh } from "../text/zh/some";
import type { OwnSheet } from "./recalled";

/** Bytes of all lines at most: with the largest policy they are 1 MB. The oldest lines go first. */
export const MOST_LOG_BYTES = 300_000;

/** Bytes of the lines of one freezing at most, and characters of a formula: what is beyond is counted in one line. */
const [MOST_FROZEN_BYTES, MOST_OF_FORMULA] = [100_000, 2_000];

const LOOKS: { readonly [C in LogColumn]: { readonly width: number; readonly format: string } } = {
  when: { width: 18, format: "@" },
  author: { width: 16, format: "@" },
  source: { width: 30, format: "@" },
  rows: { width: 12, format: "#,##0" },
  customers: { width: 12, format: "#,##0" },
  method: { width: 16, format: "@" },
  counts: { width: 30, format: "@" },
  sums: { width: 40, format: "@" },
  net: { width: 18, format: "#,##0.00" },
  checks: { width: 14, format: "@" },
  policy: { width: 20, format: "@" },
  sourceFingerprint: { width: 20, format: "@" },
  version: { width: 12, format: "@" },
  policyName: { width: 24, format: "@" },
  formula: { width: 40, format: "@" },
  cells: { width: 12, format: "#,##0" },
};

/** What a run was made of, besides its report. */
export interface RunFacts {
  readonly occasion: Occasion;
  /** As `fingerprintOfRows` gives it. */
  readonly source: string;
}

type Line = LoggedLines["lines"][number] & { readonly [C in LogColumn]?: string | number };

/** The line of a run. */
export function logRun(report: Report, run: RunFacts): LoggedLines {
  return { language: report.policy.language, lines: [lineOf(report, run)] };
}

/** A line for each area whose formulas become values. */
export function logFreezing(
  areas: readonly FormulaArea[],
  { occasion, language }: { readonly occasion: Occasion; readonly language: Language },
): LoggedLines {
  return { language, lines: frozenLines(areas, occasion, language) };
}

/** A line for formulas that something else took the place of: a formula, or values. */
export function logRewriting(
  { area, becomes }: { readonly area: FormulaArea; readonly becomes: string | undefined },
  { occasion, language }: { readonly occasion: Occasion; readonly language: Language },
): LoggedLines {
  const { lines } = logFreezing([area], { occasion, language });
  const to = becomes === undefined ? "" : ` → ${shownFormula(becomes)}`;
  const { rewritten } = MEMORY_WORDS[language];
  return { language, lines: lines.map((line) => ({ ...line, method: rewritten, formula: `${line["formula"]}${to}` })) };
}

/** Lays *KA Log* out: the lines that it has, as they stand, and those that are added. */
export function layOutLog({ language: written, lines: added }: LoggedLines, sheet: OwnSheet | undefined): Edit[] {
  const language = LANGUAGES.find((known) => known === written) ?? "en";
  const words = MEMORY_WORDS[language].log;
  const earlier = earlierLines(sheet);
  const columnOf = (key: LogColumn) => earlier.column(LANGUAGES.map((other) => MEMORY_WORDS[other].log[key]));
  // Most workbooks have no formulas of KA's and no name for their policy, and their log no columns for them.
  const rare = RARE_LOG_COLUMNS.filter((key) => columnOf(key) || added.some((line) => line[key] !== undefined));
  const keys: readonly LogColumn[] = [...LOG_COLUMNS, ...rare];
  const known = keys.map(columnOf);
  const others = earlier.columns.filter((column) => !known.includes(column));
  const lines = Array.from({ length: earlier.rows }, (_, row) => row).filter((row) =>
    earlier.columns.some((column) => earlierCell(column, row) !== null),
  );
  const sizes = lines.map((row) => sum(earlier.columns.map((column) => bytesOf(earlierCell(column, row)))));
  let room = MOST_LOG_BYTES - sum(added.map(bytesOfLine));
  const first = sizes.length - sizes.toReversed().findIndex((bytes) => (room -= bytes) < 0);
  const kept = first > sizes.length ? lines : lines.slice(first);
  const own = keys.map((key, place): ListColumn => ({
    header: words[key],
    width: LOOKS[key].width,
    cells: {
      values: [...kept.map((row) => earlierCell(known[place], row)), ...added.map((line) => line[key] ?? null)],
      format: LOOKS[key].format,
    },
  }));
  const columns = [...own, ...addedColumns(earlier, others, [...kept, ...added.map(() => -1)])];
  const look = { sheet: "log", name: TEXTS[language].sheets.log, table: LOG_TABLE, titleColumns: 1 } as const;
  return layOutList(columns, look).map((edit) =>
    edit.kind === "openSheet" ? { ...edit, headers: own.map(({ header }) => header) } : edit,
  );
}

/** A line an area; those for which there is no room are counted in the last one. */
function frozenLines(areas: readonly FormulaArea[], { moment, author, version }: Occasion, language: Language): Line[] {
  const words = MEMORY_WORDS[language];
  const line = (source: string, formula: string, cells: number): Line => ({
    ...{ when: momentText(moment), author: author ?? "", source, method: words.frozen },
    ...{ version: version ?? "", formula, cells },
  });
  const lines: Line[] = [];
  let room = MOST_FROZEN_BYTES;
  for (const [place, area] of areas.entries()) {
    const formula = shownFormula(area.formula);
    const said = formula.length > MOST_OF_FORMULA ? `${formula.slice(0, MOST_OF_FORMULA)}…` : formula;
    const next = line(addressOfArea(area), said, cellsIn(area));
    room -= bytesOfLine(next);
    if (room < 0) {
      const rest = areas.slice(place);
      const sheets = [...new Set(rest.map(({ sheet }) => sheet))];
      return [
        ...lines,
        line(language === "zh" ? someZh(sheets) : some(sheets), words.moreFrozen(rest.length), sum(rest.map(cellsIn))),
      ];
    }
    lines.push(next);
  }
  return lines;
}

function lineOf(report: Report, { occasion, source }: RunFacts): Line {
  const { language } = report.policy;
  const [leading] = report.methods;
  const checks = report.methods.flatMap((method) => method.checks);
  const each = (say: (entry: NonNullable<typeof leading>["classes"][number]) => string) =>
    (leading?.classes ?? [])
      .map((entry) => `${classLabel(entry, language)} ${say(entry)}`)
      .join(TEXTS[language].summary.semicolon);
  return {
    when: momentText(occasion.moment),
    author: occasion.author ?? "",
    source: report.where,
    rows: report.rowsRead,
    customers: report.customers,
    method: leading ? nameOfChoice(leading.choice, language) : "",
    counts: each(({ customers }) => String(customers)),
    sums: each(({ amount }) => grouped(amount.text)),
    net: report.net.value,
    checks: MEMORY_WORDS[language].passed(checks.filter(({ passed }) => passed).length, checks.length),
    policy: report.fingerprint,
    sourceFingerprint: source,
    version: occasion.version ?? "",
    ...(report.policy.name === undefined ? {} : { policyName: report.policy.name }),
  };
}

function nameOfChoice({ id, name }: Report["methods"][number]["choice"], language: Language): string {
  return name ?? TEXTS[language].methods[id];
}

function bytesOfLine(line: Line): number {
  return sum(Object.values(line).map(bytesOf));
}

/** Bytes of a cell as UTF-8, at most. */
function bytesOf(cell: string | number | boolean | null): number {
  return typeof cell === "string" ? new TextEncoder().encode(cell).length + 1 : 9;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
