import { addressOfArea, cellsIn } from "../core/formula-cells/formula-areas";
import { formulaWithTable } from "../core/formula-cells/cut-off-form";
import { note, refusal, type Issue, type Outcome } from "../core/issues";
import type { FormulaArea, FormulaRewrite, Plan } from "../core/plan";
import { Print } from "../core/plan/plan-print";
import { imageMark } from "./before-image";
import { readPieces, type SheetBlock } from "./cell-pieces";
import { tableSpot } from "./cut-off-spot";
import { whatForbids } from "./find-formulas";
import { keepFormulas, keptFormulas, type KeptArea } from "./formula-image";
import { freezeCells, lookAt, rangeOf, writeFormulas, type FreezeJob } from "./frozen-cells";
import { answered, writeValues } from "./insert-formula";
import { wait, type Clock } from "./patience";

/** How often cells are looked at until all of them have an answer, and how long in between, in ms. */
const [LOOKS, BETWEEN] = [40, 250];

/** What a rewriting has to know of its run. */
export interface RewriteJob extends FreezeJob {
  readonly clock: Clock;
}

/** Changes the formulas of the user's that a plan is about; without a value where it was refused. */
export async function changeFormulas(
  context: Excel.RequestContext,
  { freeze = [], rewrite }: Plan,
  job: RewriteJob,
): Promise<Outcome<"changed">> {
  if (rewrite) return rewriteCells(context, rewrite, job);
  const issues = await freezeCells(context, freeze, job);
  return issues.length > 0 ? { issues } : { value: "changed", issues };
}

/**
 * Puts what says the same in place of formulas that were filled down. These are kept on a sheet of KA's first; where what stands there then shows
 * anything else in a cell that showed a value, they come back at once.
 */
async function rewriteCells(
  context: Excel.RequestContext,
  rewrite: FormulaRewrite,
  job: RewriteJob,
): Promise<Outcome<"changed">> {
  const { area } = rewrite;
  const where = addressOfArea(area);
  const forbidden = await whatForbids(context, [area.sheet]);
  if (forbidden.length > 0) return { issues: forbidden };
  const known = job.kept ? await keptFormulas(context, job.kept.image) : undefined;
  if (!known && job.image === undefined) return { issues: [refusal("protectedWorkbook", {})] };
  // A try of this run that was broken off may have begun: then it is the copy that counts.
  if (!known && (await lookAt(context, [area]))[0]?.formulas !== "all")
    return { issues: [refusal("filledChanged", { where })] };
  const before = await shownIn(context, area, job.clock);
  const table = await tableFor(context, rewrite, known);
  if (rewrite.way.kind === "cutOffs" && !table)
    return { issues: [refusal("insertionBlocked", { what: "edge", where })] };
  const now = standingIn(rewrite, table);
  if (!known && job.image !== undefined) {
    await keepFormulas(context, job.image, linesOf(rewrite, { table, now }));
    job.keep({ image: imageMark("formulas"), areas: 1, cells: cellsIn(area) });
    // Noted before the first cell of the user's is touched.
    await context.sync();
  }
  const wrong = await put(context, rewrite, { table, now, before, clock: job.clock });
  if (wrong) {
    if (table) rangeOf(context, table).clear(Excel.ClearApplyTo.contents);
    await writeFormulas(context, area);
    await context.sync();
    return { issues: [wrong] };
  }
  return { value: "changed", issues: [noteOn(rewrite, table)] };
}

interface Standing {
  /** The cell with the table of cut-offs. */
  readonly table: FormulaArea | undefined;
  /** What stands in the cells then; nothing where that is values. */
  readonly now: Pick<FormulaArea, "formula" | "spills"> | undefined;
}

/** Writes what takes the place of the formulas; an issue where it does not show the same. */
async function put(
  context: Excel.RequestContext,
  { area, way }: FormulaRewrite,
  { table, now, before, clock }: Standing & { readonly before: readonly unknown[]; readonly clock: Clock },
): Promise<Issue | undefined> {
  const where = addressOfArea(area);
  if (way.kind === "values") {
    await writeValues(context, area, way.values);
    return undefined;
  }
  if (table) {
    await writeFormulas(context, table);
    const { error } = await answered(context, rangeOf(context, table), clock);
    if (error !== undefined) return refusal("filledNotRewritten", { where, shows: error });
  }
  if (way.kind === "one") {
    // In one action: emptied apart from the formula, the cells would be nobody's where this is broken off.
    await writeFormulas(context, { ...area, formula: way.formula, spills: "yes" });
    const first = rangeOf(context, { ...area, rows: 1, columns: 1 });
    const answer = await answered(context, first, clock);
    if (answer.error === "#SPILL!" || answer.rows !== area.rows)
      return refusal("filledNotRewritten", { where, shows: answer.error ?? "" });
  } else await writeFormulas(context, { ...area, formula: now?.formula ?? area.formula });
  const after = await shownIn(context, area, clock);
  const differs = before.findIndex((value, row) => !isError(value) && value !== after[row]);
  if (differs < 0) return undefined;
  const cell = addressOfArea({ ...area, row: area.row + differs, rows: 1 });
  return refusal("filledShowsOther", { cell, was: String(before[differs]), shows: String(after[differs]) });
}

/** What the cells of a column show, once all of them have an answer or it takes too long. */
async function shownIn(context: Excel.RequestContext, block: SheetBlock, clock: Clock): Promise<readonly unknown[]> {
  for (let look = 0; ; look++) {
    const shown: unknown[] = [];
    await readPieces(context, [block], {
      load: "values",
      take(_place, _piece, { values }) {
        for (const line of values as unknown[][]) shown.push(line[0]);
      },
    });
    if (look >= LOOKS || !shown.includes("#BUSY!")) return shown;
    await wait(clock, BETWEEN);
  }
}

/** Errors and answers under way are texts that begin so; a text of the user's that does is not among classes. */
function isError(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("#");
}

/** The cell for the table of cut-offs: the one of before where an earlier try of this run has chosen it. */
async function tableFor(
  context: Excel.RequestContext,
  { area, way }: FormulaRewrite,
  known: readonly KeptArea[] | undefined,
): Promise<FormulaArea | undefined> {
  if (way.kind !== "cutOffs") return undefined;
  const earlier = known?.find(({ formula }) => formula === "");
  return earlier ? { ...earlier, formula: way.form.table } : tableSpot(context, area, way.form.table);
}

function standingIn({ way }: FormulaRewrite, table: FormulaArea | undefined): Standing["now"] {
  if (way.kind === "one") return { formula: way.formula, spills: "yes" };
  return way.kind === "cutOffs" && table ? { formula: formulaWithTable(way.form, table), spills: "no" } : undefined;
}

/** What is kept: the formulas, and the cell of the table, which was empty. */
function linesOf({ area, way }: FormulaRewrite, { table, now }: Standing): Omit<KeptArea, "id">[] {
  const print = new Print();
  if (way.kind === "values") for (const value of way.values.flat()) print.addValue(value);
  const lines = [{ ...area, print: String(print), now }];
  if (table) lines.push({ ...table, formula: "", print: "", now: { formula: table.formula, spills: "no" } });
  return lines;
}

function noteOn({ area, way }: FormulaRewrite, table: FormulaArea | undefined): Issue {
  const facts = { where: addressOfArea(area), cells: cellsIn(area) };
  if (way.kind === "one") return note("filledRewritten", { ...facts, formula: way.formula });
  if (way.kind === "values" || !table) return note("filledMadeValues", facts);
  return note("filledByCutOffs", { ...facts, table: addressOfArea(table) });
}
