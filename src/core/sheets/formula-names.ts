import { earlierLines } from "./earlier-lines";
import { momentToTheSecond } from "../occasion";
import { FORMULA_NAMES } from "../plan/own-sheets";
import type { Block, Corner } from "../plan/block";
import type { Remembered } from "./memory";
import type { Edit } from "../plan";
import type { Language } from "../policy";
import type { Report } from "../report";
import { measureHeaders } from "./summary-classes";
import { put, type Cell, type SummaryLines } from "./summary-lines";
import { measureTitle } from "../text/measures";
import { TEXTS, classLabel } from "../text/text";

/** The cell of *KA Summary* that has another value after each run that writes: formulas that name it are calculated again. */
const RUN_CELL: Corner = { row: 3, column: 1 };

/** A text: some hosts hand an empty cell to a formula as 0, which would be a bound. */
const NO_BOUND = "–";

/** What keeps the name `KA_Run`: the cell that it stands for, and what each run puts there. */
export interface RunLayout {
  readonly naming: Edit;
  /** New in every run, and the last to be written: formulas that are calculated then find the result complete. */
  readonly stamping: Edit;
}

/** Names the run. The log has a line more after each, but a full one loses as many: those are told apart by the second, and where no door knows it, by nothing. */
export function layOutRun({ occasion, recalled }: Remembered, language: Language): RunLayout {
  const stamp = `${momentToTheSecond(occasion.moment)} · ${earlierLines(recalled.log).rows + 1}`;
  const block: Block = { ...RUN_CELL, rows: 1, columns: 1 };
  return {
    naming: { kind: "setName", sheet: "summary", name: FORMULA_NAMES.run, block },
    stamping: put(RUN_CELL.row, [[TEXTS[language].summary.run, stamp]]),
  };
}

/**
 * Puts the tiers for formulas, a label and the lowest value in each line, under the name `KA_Tiers`. Without one ranking of all customers the line says so,
 * which no formula takes for a tier: the name always stands for something.
 */
export function putTiers(sheet: SummaryLines, { methods: [leading], policy: { language } }: Report): void {
  const { summary } = TEXTS[language];
  if (!leading) return;
  sheet.space();
  sheet.heading(summary.forFormulas);
  const measure = leading.ranked ? measureTitle(leading.ranked.by, language) : measureHeaders(leading, language)[0];
  sheet.lines([[summary.tiers, summary.lowest(measure)]], ["@", "@"]);
  const lines: Cell[][] = leading.bounds.map(({ class: entry, from }) => [classLabel(entry, language), from.value]);
  const block = { row: sheet.row, column: 0, rows: Math.max(1, lines.length), columns: 2 };
  const format = leading.ranked && leading.ranked.unit !== "money" ? "General" : sheet.money;
  sheet.lines(lines.length > 0 ? lines : [[summary.noTiers, NO_BOUND]], ["@", format]);
  sheet.edits.push({ kind: "setName", sheet: "summary", name: FORMULA_NAMES.tiers, block });
}
