import { isBeside } from "../customer-class";
import { putTiers } from "./formula-names";
import { LIVE_CELL, liveFormula, type LiveSource } from "../source/live-source";
import type { RunFacts } from "./log-sheet";
import { moneyFormat } from "./money-format";
import { summaryPage } from "./pages";
import type { Block } from "../plan/block";
import type { Edit } from "../plan";
import type { Language } from "../policy";
import type { Report } from "../report";
import { putClasses, putGroups } from "./summary-classes";
import { putByHand, putChecks, putConcentration, putLeftOut, putProfit, putSame } from "./summary-findings";
import { CLASSES_ROW, COLUMNS, SummaryLines, WIDTHS, put } from "./summary-lines";
import { putSource } from "./summary-source";
import { TEXTS } from "../text/text";

/** The sheet *KA Summary* in three parts: what says INCOMPLETE first, the figures, and what says complete last. */
export interface SummaryLayout {
  readonly columns: number;
  readonly opening: readonly Edit[];
  readonly body: readonly Edit[];
  readonly closing: readonly Edit[];
  /** Those of the edits that are new in every run: when and by whom. */
  readonly everyRun: readonly Edit[];
}

const STATUS_ROW = 1;

/** The cells of the summary that name the leading method's classes, best first; without what stands beside them, such as customers of no tier. */
export function classCells({ methods: [leading] }: Report): Block | undefined {
  const rows = (leading?.classes ?? []).findLastIndex(({ kind, parts = [] }) => !isBeside({ kind, parts })) + 1;
  return rows > 0 ? { row: CLASSES_ROW + 2, column: 0, rows, columns: 1 } : undefined;
}

/** Lays out the summary: status, classes, source and rule, concentration, what was left out, checks. */
export function layOutSummary(report: Report, run?: RunFacts, live?: LiveSource): SummaryLayout {
  const { language } = report.policy;
  const { summary } = TEXTS[language];
  const sheet = new SummaryLines(moneyFormat(report.decimals));
  putClasses(sheet, report);
  putGroups(sheet, report);
  const everyRun = putSource(sheet, report, run);
  putByHand(sheet, report);
  putConcentration(sheet, report);
  putProfit(sheet, report);
  putSame(sheet, report);
  putLeftOut(sheet, report);
  putChecks(sheet, report);
  putTiers(sheet, report);
  const { edits, row } = sheet;
  edits.push({
    kind: "setLook",
    sheet: "summary",
    block: { row: CLASSES_ROW, column: 0, rows: row - CLASSES_ROW, columns: 1 },
    look: "label",
  });
  if (live) edits.push(...liveLine(live, language));
  edits.push({ kind: "setWidths", sheet: "summary", widths: WIDTHS }, summaryPage(row));

  const titleBlock = { row: 0, column: 0, rows: 1, columns: COLUMNS };
  const statusBlock = { row: STATUS_ROW, column: 1, rows: 1, columns: 1 };
  return {
    columns: COLUMNS,
    everyRun,
    opening: [
      put(0, [[summary.title]]),
      { kind: "setLook", sheet: "summary", block: titleBlock, look: "title" },
      put(STATUS_ROW, [[summary.status, summary.incomplete]]),
      { kind: "setLook", sheet: "summary", block: statusBlock, look: "warning" },
    ],
    body: edits,
    closing: [
      put(STATUS_ROW, [[summary.status, summary.complete]]),
      { kind: "setLook", sheet: "summary", block: statusBlock, look: "label" },
    ],
  };
}

/** The line that says by itself whether the rows are still those of the run. */
function liveLine(live: LiveSource, language: Language): Edit[] {
  const { rowsNow, rowsNowSays } = TEXTS[language].summary;
  const formula = liveFormula(live, rowsNowSays);
  if (formula === undefined) return [];
  const block: Block = { ...LIVE_CELL, rows: 1, columns: 1 };
  return [
    put(LIVE_CELL.row, [[rowsNow]]),
    // The rows were read for this run.
    { kind: "setFormula", sheet: "summary", block, formula, shows: rowsNowSays.same },
    {
      ...{ kind: "colourClasses", sheet: "summary", block, classColumn: LIVE_CELL.column },
      rules: [{ label: rowsNowSays.changed, fill: "#FDE7E9", font: "#A80000" }],
    },
  ];
}
