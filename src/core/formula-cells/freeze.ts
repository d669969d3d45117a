import { addressOfArea, cellsBySheet, cellsIn } from "./formula-areas";
import { note, refusal, warning, type Issue, type Outcome } from "../issues";
import { layOutLog, logFreezing } from "../sheets/log-sheet";
import type { Occasion } from "../occasion";
import type { FormulaArea, Plan } from "../plan";
import type { Language } from "../policy";
import type { Recalled } from "../sheets/recalled";
import { TEXTS } from "../text/text";

/** The formulas of a workbook that call KA, as its door found them. */
export interface FoundFormulas {
  /** Those that show a value. */
  readonly areas: readonly FormulaArea[];
  /** Those that keep their formula: it would be lost, and no value won. */
  readonly left: readonly LeftFormulas[];
  /** Sheets with such formulas that are not shown. */
  readonly hidden: readonly string[];
  /** Defined names whose formula calls KA: they are no cells. */
  readonly names: readonly string[];
  /** Sheets whose conditional formats or data validations call KA. */
  readonly rules?: readonly string[];
  /** Whether the values that are shown may be older than what they are calculated from. */
  readonly calculation: "automatic" | "manual";
}

/** Formulas that show an error, or of which no value is kept. */
export interface LeftFormulas {
  readonly area: FormulaArea;
  readonly why: "error" | "noValue";
}

/** What a freezing is noted with. */
export interface Freezing {
  readonly recalled: Recalled;
  readonly occasion: Occasion;
  readonly language: Language;
}

/** Lays out what makes formulas that call KA values: the cells, and a line for each area in *KA Log*. No plan where there is nothing to freeze. */
export function layOutFreeze(found: FoundFormulas, { recalled, occasion, language }: Freezing): Outcome<Plan> {
  const issues = aboutFormulas(found);
  if (found.areas.length === 0) return { issues: [...issues, note("nothingToFreeze", {})] };
  if (recalled.broken?.includes("log"))
    return { issues: [refusal("freezeWithoutLog", { sheet: TEXTS[language].sheets.log })] };
  const logged = logFreezing(found.areas, { occasion, language });
  return { value: { edits: layOutLog(logged, recalled.log), freeze: found.areas, logged }, issues };
}

/** What became of the formulas, once they are values. */
export function frozenNote(areas: readonly FormulaArea[]): Issue {
  return note("frozen", { cells: areas.reduce((sum, area) => sum + cellsIn(area), 0), on: cellsBySheet(areas) });
}

/** What is to be said of formulas before and after they are frozen. */
export function aboutFormulas({ left, hidden, names, rules = [], calculation, areas }: FoundFormulas): Issue[] {
  const issues: Issue[] = [];
  if (areas.length > 0 && hidden.length > 0) issues.push(note("frozenHidden", { sheets: hidden }));
  if (areas.length > 0 && calculation === "manual") issues.push(warning("frozenManual", {}));
  for (const why of ["error", "noValue"] as const) {
    const kept = left.filter((one) => one.why === why).map(({ area }) => area);
    if (kept.length === 0) continue;
    const cells = kept.reduce((sum, area) => sum + cellsIn(area), 0);
    issues.push(warning("formulasLeft", { why, cells, where: kept.slice(0, 9).map(addressOfArea) }));
  }
  if (names.length > 0) issues.push(warning("namesLeft", { names }));
  if (rules.length > 0) issues.push(warning("rulesLeft", { sheets: rules }));
  return issues;
}
