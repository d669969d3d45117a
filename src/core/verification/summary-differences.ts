import type { Compared, Difference } from "./differences";
import type { Plan } from "../plan";
import { LANGUAGES } from "../policy";
import type { CellValue } from "../table";
import { MEMORY_WORDS } from "../text/memory";
import { TEXTS } from "../text/text";
import { cellsWritten, isSameValue } from "../plan/written-cells";

type Cells = readonly (CellValue | undefined)[];

/** A line of the summary, told by its section and its label from all others. */
interface Line {
  readonly section: string;
  readonly label: string;
  readonly cells: Cells;
}

/**
 * Compares *KA Summary* as it stands with what a plan writes to it, line by line: a line more in one section moves none of the others. When and by whom the
 * run was made is not compared.
 */
export function compareSummary(plan: Plan, found: readonly (readonly CellValue[])[] | undefined): Compared {
  const written = cellsWritten(plan, plan.everyRun).find(({ sheet }) => sheet === "summary");
  const wanted = linesOf(written?.piece(0, written.rows) ?? []);
  const compared = [...wanted.values()].reduce((sum, { cells }) => sum + cells.length, 0);
  const results: Difference[] = [];
  const overrides: Difference[] = [];
  if (!found) {
    const missing = { kind: "summaryMissing", name: "", header: "", expected: null, found: null } as const;
    return { results: [missing], overrides, compared };
  }
  const byHand = new Set(LANGUAGES.map((language) => TEXTS[language].summary.byHand));
  const ofEveryRun = new Set(
    LANGUAGES.flatMap((language) => {
      const { log, when, author } = MEMORY_WORDS[language];
      return [log.when, log.author, when, author, TEXTS[language].summary.rowsNow];
    }),
  );
  const there = linesOf(found);
  for (const key of new Set([...wanted.keys(), ...there.keys()])) {
    const [should, is] = [wanted.get(key), there.get(key)];
    const { section, label, cells } = should ?? is ?? { section: "", label: "", cells: [] };
    if ((!should || !is) && ofEveryRun.has(label)) continue;
    const width = Math.max(cells.length, is?.cells.length ?? 0);
    const place = Array.from({ length: width }, (_, i) => i).find((i) => !isAsWanted(should, i, is?.cells[i] ?? ""));
    if (place === undefined) continue;
    const differences = byHand.has(section) ? overrides : results;
    const [expected, cell] = [should?.cells[place] ?? null, is?.cells[place] ?? null];
    differences.push({ kind: "summary", name: label, header: section, expected, found: cell });
  }
  return { results, overrides, compared };
}

/** What a formula shows no plan knows: it is of the rows as they are now. */
function isAsWanted(should: Line | undefined, place: number, found: CellValue): boolean {
  if (should && place < should.cells.length && should.cells[place] === undefined) return true;
  return isSameValue(should?.cells[place] ?? null, found);
}

const RUN = new Set<string>(LANGUAGES.map((language) => TEXTS[language].summary.run));

/** Lines by section, label, and how often the label stood there before. A section begins after an empty line. */
function linesOf(rows: readonly Cells[]): Map<string, Line> {
  const lines = new Map<string, Line>();
  let [section, isAfterEmpty] = ["", true];
  for (const cells of rows) {
    // Cells that nobody knows are new in every run; so is the line of `KA_Run`, which begins no section.
    if ((cells[0] === undefined && cells.length > 0) || RUN.has(String(cells[0] ?? ""))) continue;
    const isEmpty = cells.every((cell) => cell === null || cell === undefined || cell === "");
    const label = String(cells[0] ?? "");
    if (!isEmpty && isAfterEmpty) section = label;
    isAfterEmpty = isEmpty;
    if (isEmpty) continue;
    for (let times = 1; ; times++) {
      const key = JSON.stringify([section, label, times]);
      if (lines.has(key)) continue;
      lines.set(key, { section, label, cells });
      break;
    }
  }
  return lines;
}
