import { addressOfArea, cellsIn } from "../core/formula-cells/formula-areas";
import type { CellInput, Inserted } from "../core/formula-cells/insertion";
import { note, refusal, type Issue, type Outcome } from "../core/issues";
import type { FilledDown } from "../core/formula-cells/linear-forms";
import type { FormulaArea } from "../core/plan";
import { whatForbids } from "./find-formulas";
import { lookAt, rangeOf, writeFormulas } from "./frozen-cells";
import { answered, plainArea, writeValues } from "./insert-formula";
import { meet } from "./insertion-spot";
import type { Clock } from "./patience";

/** Which of the areas lie in an Excel table, in part at least. */
export async function areasInTables(
  context: Excel.RequestContext,
  areas: readonly FormulaArea[],
): Promise<readonly boolean[]> {
  const names = [...new Set(areas.map(({ sheet }) => sheet))];
  const sheets = names.map((name) => {
    const tables = context.workbook.worksheets.getItem(name).tables.load("items/name");
    return { name, tables };
  });
  await context.sync();
  const asked = sheets.flatMap(({ name, tables }) =>
    tables.items.map((table) => ({
      name,
      range: table.getRange().load("rowIndex,columnIndex,rowCount,columnCount"),
    })),
  );
  await context.sync();
  return areas.map((area) =>
    asked.some(({ name, range: { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } }) => {
      return name === area.sheet && meet(area, { row, column, rows, columns });
    }),
  );
}

/** Puts one formula, or values, in place of formulas that were filled down; they come back where its result does not fill the same cells. */
export async function rewriteFilled(
  context: Excel.RequestContext,
  { area, formula }: FilledDown,
  { values, clock }: { readonly values: readonly (readonly CellInput[])[] | undefined; readonly clock: Clock },
): Promise<Outcome<Inserted>> {
  const where = addressOfArea(area);
  const forbidden = await whatForbids(context, [area.sheet]);
  if (forbidden.length > 0) return { issues: forbidden };
  const [held] = await lookAt(context, [area]);
  if (held?.formulas !== "all") return { issues: [refusal("filledChanged", { where })] };
  const cells = cellsIn(area);
  if (values) {
    const print = await writeValues(context, area, values);
    const value: Inserted = { kind: "filled", area, now: { kind: "values", print } };
    return { value, issues: [note("filledMadeValues", { where, cells })] };
  }
  rangeOf(context, area).clear(Excel.ClearApplyTo.contents);
  const first = rangeOf(context, { ...area, rows: 1, columns: 1 });
  first.formulas = [[formula]];
  const answer = await answered(context, first, clock);
  if (answer.error !== undefined || answer.rows !== area.rows) {
    await writeFormulas(context, area);
    await context.sync();
    return { issues: [refusal("filledNotRewritten", { where, shows: answer.error ?? "" })] };
  }
  const value: Inserted = { kind: "filled", area, now: { kind: "formula", formula } };
  return { value, issues: [note("filledRewritten", { where, cells, formula })] };
}

/** Takes out what was put in, where it still stands so; formulas that it replaced come back. */
export async function takeOut(context: Excel.RequestContext, inserted: Inserted): Promise<readonly Issue[]> {
  const area = areaOf(inserted);
  const where = addressOfArea(area);
  const forbidden = await whatForbids(context, [area.sheet]);
  if (forbidden.length > 0) return forbidden;
  const [held] = await lookAt(context, [area]);
  const print = inserted.kind === "values" ? inserted.print : undefined;
  const kept = inserted.kind === "filled" && inserted.now.kind === "values" ? inserted.now.print : print;
  const isSame = kept === undefined ? held?.formulas === "all" : held?.formulas === "none" && held.print === kept;
  if (!isSame) return [refusal("filledChanged", { where })];
  rangeOf(context, area).clear(Excel.ClearApplyTo.contents);
  if (inserted.kind === "filled") await writeFormulas(context, inserted.area);
  await context.sync();
  const cells = cellsIn(area);
  return [inserted.kind === "filled" ? note("filledRestored", { where, cells }) : note("insertionTakenOut", { where })];
}

/** The cells that hold what was put in, as an area of that formula. */
function areaOf(inserted: Inserted): FormulaArea {
  switch (inserted.kind) {
    case "formula": {
      const { sheet, row, column, formula } = inserted;
      return { sheet, row, column, rows: 1, columns: 1, formula, spills: "no" };
    }
    case "values":
      return plainArea({ sheet: inserted.sheet, ...inserted.block });
    case "filled":
      return inserted.now.kind === "values"
        ? plainArea(inserted.area)
        : { ...inserted.area, formula: inserted.now.formula, spills: "yes" };
  }
}
