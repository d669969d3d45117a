import { addressOfArea, cellsIn } from "../core/formula-cells/formula-areas";
import { formulaWithTable } from "../core/formula-cells/cut-off-form";
import type { Inserted, RowsInsertion } from "../core/formula-cells/insertion";
import { note, refusal, warning, type Issue, type Outcome } from "../core/issues";
import type { FormulaArea } from "../core/plan";
import { tableSpot } from "./cut-off-spot";
import { rangeOf, writeFormulas } from "./frozen-cells";
import { answered } from "./insert-formula";
import { findRoom } from "./insertion-spot";
import type { Clock } from "./patience";

/**
 * Puts a formula into every row of the selected column beside the rows that it reads, which an Excel table allows, and the table of cut-offs that they
 * look up beside all that the sheet holds.
 */
export async function insertRows(
  context: Excel.RequestContext,
  { rows: beside, formula }: RowsInsertion,
  clock: Clock,
): Promise<Outcome<Inserted>> {
  const { room, issues } = await findRoom(context, {
    ...{ size: { rows: beside.rows, columns: 1 }, reads: [], what: "values", beside },
  });
  if (issues.length > 0) return { issues };
  const table = typeof formula === "string" ? undefined : await tableSpot(context, room, formula.table);
  if (typeof formula !== "string" && !table)
    return { issues: [refusal("insertionBlocked", { what: "edge", where: addressOfArea(room) })] };
  const said = typeof formula === "string" ? formula : table ? formulaWithTable(formula, table) : "";
  const area: FormulaArea = { ...room, formula: said, spills: "no" };
  const first = rangeOf(context, { ...area, rows: 1 }).load("numberFormat");
  await context.sync();
  // In cells for text, formulas would be texts. One format for all cells of the range, which the types do not know.
  if (first.numberFormat[0]?.[0] === "@") rangeOf(context, area).numberFormat = "General" as unknown as string[][];
  if (table) {
    await writeFormulas(context, table);
    const { error } = await answered(context, rangeOf(context, table), clock);
    if (error !== undefined) {
      rangeOf(context, table).clear(Excel.ClearApplyTo.contents);
      await context.sync();
      return { issues: [refusal("cutOffsFailed", { shows: error })] };
    }
  }
  await writeFormulas(context, area);
  const { error } = await answered(context, first, clock);
  const facts = { where: addressOfArea(area), cells: cellsIn(area), ...(table ? { table: addressOfArea(table) } : {}) };
  const about: Issue =
    error === undefined
      ? note("rowsInserted", facts)
      : warning("formulaShowsError", { where: facts.where, error, cells: facts.cells });
  return { value: { kind: "rows", area, table }, issues: [about] };
}
