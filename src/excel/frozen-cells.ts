import { addressOfArea, cellsIn, formulaIn } from "../core/formula-cells/formula-areas";
import type { FormulasKept } from "../core/plan/journal";
import { note, refusal, warning, type Issue } from "../core/issues";
import type { FormulaArea } from "../core/plan";
import { Print } from "../core/plan/plan-print";
import { readPieces } from "./cell-pieces";
import { whatForbids } from "./find-formulas";
import { keepFormulas, keptFormulas, type KeptArea } from "./formula-image";
import { imageMark } from "./before-image";
import { isLost } from "./sheets";

/** Areas whose cells are changed with one request. */
const AREAS_AT_ONCE = 500;
/** Formulas that are brought back with one request. */
const CELLS_AT_ONCE = 5_000;
/** Cells that a formula spills to and that are emptied with it: what says so is far smaller than a request may be. */
const CELLS_OF_ONE_SPILL = 400_000;

/** What the cells of an area hold: all its formulas, none any more, or something else. */
export interface Held {
  readonly formulas: "all" | "none" | "other";
  /** Cells with their formula. */
  readonly cells: number;
  /** Of the values that they show. */
  readonly print: string;
}

/** What a freezing has to know of its run. */
export interface FreezeJob {
  /** The sheet for the formulas; nothing where the workbook could get none. */
  readonly image: string | undefined;
  /** What an earlier try of the same run kept. */
  readonly kept: FormulasKept | undefined;
  /** Notes what is kept in the journal, with the next request. */
  readonly keep: (formulas: FormulasKept) => void;
}

/**
 * Makes formulas the values that they show. The formulas are kept on a sheet of KA's first, with a print of the values; each cell is looked at right
 * before and right after. Values are copied onto themselves, so that Excel keeps their types and no text is taken for a formula.
 */
export async function freezeCells(
  context: Excel.RequestContext,
  areas: readonly FormulaArea[],
  job: FreezeJob,
): Promise<readonly Issue[]> {
  const forbidden = await whatForbids(context, [...new Set(areas.map(({ sheet }) => sheet))]);
  if (forbidden.length > 0) return forbidden;
  const now = await lookAt(context, areas);
  const known = job.kept ? await keptFormulas(context, job.kept.image) : undefined;
  if (!known && job.image === undefined) return [refusal("protectedWorkbook", {})];
  const changed = areas.find((_, place) => {
    const held = now[place];
    if (!held) return true;
    if (!known) return held.formulas !== "all";
    return held.formulas === "other" || held.print !== known[place]?.print;
  });
  if (changed) return [refusal("formulasChanged", { where: addressOfArea(changed) })];
  if (!known && job.image !== undefined) {
    const lines = areas.map((area, place) => ({ ...area, print: now[place]?.print ?? "" }));
    await keepFormulas(context, job.image, lines);
    job.keep({
      image: imageMark("formulas"),
      areas: areas.length,
      cells: areas.reduce((sum, area) => sum + cellsIn(area), 0),
    });
    // Noted before the first cell of the user's is touched.
    await context.sync();
  }
  for (let from = 0; from < areas.length; from += AREAS_AT_ONCE) {
    context.application.suspendApiCalculationUntilNextSync();
    areas.slice(from, from + AREAS_AT_ONCE).forEach((area, i) => {
      if (now[from + i]?.formulas !== "all") return;
      const range = rangeOf(context, area);
      range.copyFrom(range, Excel.RangeCopyType.values);
    });
    await send(context);
  }
  const then = await lookAt(context, areas);
  const wrong = areas.find((_, place) => then[place]?.formulas !== "none" || then[place].print !== now[place]?.print);
  return wrong ? [refusal("writtenDiffers", { where: addressOfArea(wrong) })] : [];
}

/** Brings the formulas back that something took the place of, where the cells are still as it left them; others stay, and are said with their formula. */
export async function bringFormulasBack(
  context: Excel.RequestContext,
  formulas: FormulasKept | undefined,
): Promise<readonly Issue[]> {
  if (!formulas) return [];
  const mark = context.workbook.names.getItemOrNullObject(formulas.image).load("formula");
  await context.sync();
  const kept = isLost(mark) ? [] : await placed(context, await keptFormulas(context, formulas.image));
  const names = [...new Set(kept.flatMap(({ area }) => area?.sheet ?? []))];
  const closed = new Set(
    (await whatForbids(context, names)).flatMap(({ facts }) => ("sheet" in facts ? facts.sheet : [])),
  );
  const there = kept.flatMap(({ line, area }) => (area && !closed.has(area.sheet) ? [{ line, area }] : []));
  const then = await lookAt(
    context,
    there.map(({ line, area }) => ({ ...area, ...line.now })),
  );
  const before = await lookAt(
    context,
    there.map(({ area }) => area),
  );
  const done = new Set(there.filter((_, i) => before[i]?.formulas === "all").map(({ line }) => line));
  for (const [i, { line, area }] of there.entries()) {
    if (done.has(line) || !isLeft(line, then[i], before[i])) continue;
    await writeFormulas(context, area);
    done.add(line);
  }
  await context.sync();
  // Where there was no formula before, none is brought back or lost.
  const ofUser = kept.filter(({ line }) => line.formula !== "");
  const cells = ofUser.reduce((sum, { line }) => sum + (done.has(line) ? cellsIn(line) : 0), 0);
  const issues: Issue[] = cells > 0 ? [note("formulasBack", { cells })] : [];
  const lost = ofUser.filter(({ line }) => !done.has(line));
  if (lost.length === 0) return issues;
  const areas = lost.map(({ line }) => ({ where: addressOfArea(line), formula: line.formula }));
  return [...issues, warning("formulasNotRestored", { areas })];
}

/** Whether the cells are as KA left them, or as far as it came: what took the place of the formulas beside formulas that it had not come to. */
function isLeft({ now, print, rows, columns }: KeptArea, then: Held | undefined, before: Held | undefined): boolean {
  if (!then || !before) return false;
  if (!now) return then.formulas === "none" && then.print === print;
  return then.formulas === "all" || (now.spills === "no" && then.cells + before.cells === rows * columns);
}

/** The areas on the sheets that they were on, whatever those are called now; none where the sheet is gone. */
async function placed(
  context: Excel.RequestContext,
  kept: readonly KeptArea[],
): Promise<readonly { readonly line: KeptArea; readonly area: FormulaArea | undefined }[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  await context.sync();
  const byId = new Map(worksheets.items.map(({ id, name }) => [id, name]));
  const names = new Set(worksheets.items.map(({ name }) => name));
  return kept.map((line) => {
    const sheet = byId.get(line.id) ?? (names.has(line.sheet) ? line.sheet : undefined);
    return { line, area: sheet === undefined ? undefined : { ...line, sheet } };
  });
}

/** Writes the formulas of an area into its cells. */
export async function writeFormulas(context: Excel.RequestContext, area: FormulaArea): Promise<void> {
  const formula = formulaIn(area);
  if (area.spills === "yes") {
    // What stands where the formula would spill to keeps it from it. Emptied apart from the formula, the area would be nobody's where this is broken off.
    const isSmall = cellsIn(area) <= CELLS_OF_ONE_SPILL;
    if (!isSmall) rangeOf(context, area).clear(Excel.ClearApplyTo.contents);
    const [rows, columns] = isSmall ? [area.rows, area.columns] : [1, 1];
    rangeOf(context, { ...area, rows, columns }).formulas = Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (__, across) => (down + across === 0 ? area.formula : "")),
    );
    return;
  }
  const most = Math.max(1, Math.floor(CELLS_AT_ONCE / area.columns));
  for (let from = 0; from < area.rows; from += most) {
    const rows = Math.min(most, area.rows - from);
    const range = rangeOf(context, { ...area, row: area.row + from, rows });
    range.formulas = Array.from({ length: rows }, (_, down) =>
      Array.from({ length: area.columns }, (__, across) => formula(area.row + from + down, area.column + across) ?? ""),
    );
    if (area.rows > most) await send(context);
  }
}

/** What the cells of areas hold now. */
export async function lookAt(context: Excel.RequestContext, areas: readonly FormulaArea[]): Promise<readonly Held[]> {
  const seen = areas.map((area) => ({ formula: formulaIn(area), print: new Print(), same: 0, own: 0 }));
  const read = await readPieces(context, areas, {
    load: "formulas,values",
    take(place, { row, column }, { formulas, values }) {
      const area = areas[place];
      const one = seen[place];
      if (!area || !one) return;
      for (const [down, line] of values.entries()) {
        for (const [across, value] of (line as unknown[]).entries()) {
          one.print.addValue(valueOf(value));
          const said: unknown = formulas[down]?.[across];
          if (typeof said !== "string" || !said.startsWith("=") || said === value) continue;
          one.own++;
          if (said === one.formula(row + down, column + across)) one.same++;
        }
      }
    },
  });
  if (read !== "done") throw new Error("Excel does not hand over a single row");
  const spills = await spillsNow(context, areas);
  return seen.map(({ print, same, own }, place): Held => {
    const area = areas[place];
    const wanted = area?.spills === "yes" ? 1 : area ? cellsIn(area) : 0;
    // What a formula fills has none of its own, whatever Excel says of it.
    const all = same === wanted && (own === wanted || area?.spills === "yes") && spills[place] !== "moved";
    return { formulas: all ? "all" : own === 0 ? "none" : "other", cells: same, print: String(print) };
  });
}

/** Whether what spills still fills the same cells. */
async function spillsNow(
  context: Excel.RequestContext,
  areas: readonly FormulaArea[],
): Promise<readonly ("same" | "moved" | undefined)[]> {
  const asked = areas.map((area) => {
    if (area.spills === "no") return undefined;
    const first = rangeOf(context, { ...area, rows: 1, columns: 1 });
    return first.getSpillingToRangeOrNullObject().load("rowCount,columnCount");
  });
  if (asked.some((one) => one !== undefined)) await context.sync();
  return asked.map((range, place) => {
    if (!range || range.isNullObject) return undefined;
    const area = areas[place];
    return range.rowCount === area?.rows && range.columnCount === area.columns ? "same" : "moved";
  });
}

function valueOf(value: unknown): string | number | boolean | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** The cells of an area. */
export function rangeOf(
  { workbook }: Excel.RequestContext,
  { sheet, row, column, rows, columns }: FormulaArea,
): Excel.Range {
  return workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, rows, columns);
}

function send(context: Excel.RequestContext): Promise<void> {
  return context.sync();
}
