import { addedColumns, earlierCell, earlierLines } from "./earlier-lines";
import { layOutList } from "./list-sheet";
import { momentText, type Occasion } from "./occasion";
import { LOG_TABLE, type Edit, type ListColumn } from "./plan";
import { LANGUAGES, type Language } from "./policy";
import type { Report } from "./report";
import { LOG_COLUMNS, MEMORY_WORDS, type LogColumn } from "./text/memory";
import { money as grouped } from "./text/numbers";
import { TEXTS, classLabel } from "./text/text";
import type { OwnSheet } from "./recalled";

/** Bytes of all lines at most: with the largest policy they are 1 MB. The oldest lines go first. */
export const MOST_LOG_BYTES = 300_000;

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
};

/** What a run was made of, besides its report. */
export interface RunFacts {
  readonly occasion: Occasion;
  /** As `fingerprintOfRows` gives it. */
  readonly source: string;
}

type Line = { readonly [C in LogColumn]: string | number };

/** Lays *KA Log* out: the lines that it has, as they stand, and one for this run. */
export function layOutLog(report: Report, run: RunFacts, sheet: OwnSheet | undefined): Edit[] {
  const { language } = report.policy;
  const words = MEMORY_WORDS[language].log;
  const earlier = earlierLines(sheet);
  const known = LOG_COLUMNS.map((key) => earlier.column(LANGUAGES.map((other) => MEMORY_WORDS[other].log[key])));
  const added = earlier.columns.filter((column) => !known.includes(column));
  const line = lineOf(report, run);
  const lines = Array.from({ length: earlier.rows }, (_, row) => row).filter((row) =>
    earlier.columns.some((column) => earlierCell(column, row) !== null),
  );
  const sizes = lines.map((row) => sum(earlier.columns.map((column) => bytesOf(earlierCell(column, row)))));
  let room = MOST_LOG_BYTES - sum(Object.values(line).map(bytesOf));
  const first = sizes.length - sizes.toReversed().findIndex((bytes) => (room -= bytes) < 0);
  const order = [...(first > sizes.length ? lines : lines.slice(first)), -1];
  const own = LOG_COLUMNS.map((key, place): ListColumn => ({
    header: words[key],
    width: LOOKS[key].width,
    cells: {
      values: order.map((row) => (row < 0 ? line[key] : earlierCell(known[place], row))),
      format: LOOKS[key].format,
    },
  }));
  const columns = [...own, ...addedColumns(earlier, added, order)];
  const look = { sheet: "log", name: TEXTS[language].sheets.log, table: LOG_TABLE, titleColumns: 1 } as const;
  return layOutList(columns, look).map((edit) =>
    edit.kind === "openSheet" ? { ...edit, headers: own.map(({ header }) => header) } : edit,
  );
}

function lineOf(report: Report, { occasion, source }: RunFacts): Line {
  const { language } = report.policy;
  const [leading] = report.methods;
  const checks = report.methods.flatMap((method) => method.checks);
  const each = (say: (entry: NonNullable<typeof leading>["classes"][number]) => string) =>
    (leading?.classes ?? []).map((entry) => `${classLabel(entry, language)} ${say(entry)}`).join("; ");
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
  };
}

function nameOfChoice({ id, name }: Report["methods"][number]["choice"], language: Language): string {
  return name ?? TEXTS[language].methods[id];
}

/** Bytes of a cell as UTF-8, at most. */
function bytesOf(cell: string | number | boolean | null): number {
  return typeof cell === "string" ? new TextEncoder().encode(cell).length + 1 : 9;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
