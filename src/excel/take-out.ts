import { addressOfArea } from "../core/formula-cells/formula-areas";
import type { Inserted } from "../core/formula-cells/insertion";
import { note, refusal, type Issue } from "../core/issues";
import type { FormulaArea } from "../core/plan";
import { whatForbids } from "./find-formulas";
import { lookAt, rangeOf } from "./frozen-cells";
import { plainArea } from "./insert-formula";

/** Takes out what was put in, where it still stands so. */
export async function takeOut(context: Excel.RequestContext, inserted: Inserted): Promise<readonly Issue[]> {
  const area = areaOf(inserted);
  const where = addressOfArea(area);
  const forbidden = await whatForbids(context, [area.sheet]);
  if (forbidden.length > 0) return forbidden;
  const table = inserted.kind === "rows" ? inserted.table : undefined;
  const [held, tableHeld] = await lookAt(context, table ? [area, table] : [area]);
  const isSame =
    inserted.kind === "values" ? held?.formulas === "none" && held.print === inserted.print : held?.formulas === "all";
  if (!isSame) return [refusal("insertionChanged", { where })];
  rangeOf(context, area).clear(Excel.ClearApplyTo.contents);
  // A table that somebody made his own stays.
  if (table && tableHeld?.formulas === "all") rangeOf(context, table).clear(Excel.ClearApplyTo.contents);
  await context.sync();
  return [note("insertionTakenOut", { where })];
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
    case "rows":
      return inserted.area;
  }
}
