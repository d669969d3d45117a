import type { FormulaArea } from "../core/plan";
import type { SheetBlock } from "./cell-pieces";

/** Columns that the table of cut-offs has, and those that stay free before it. */
const [TABLE_COLUMNS, GAP] = [5, 1];
const MOST_COLUMNS = 16_384;

/** The cell for a table of cut-offs: beside all that the sheet holds, level with the row above the formulas; nothing where the sheet has no columns left. */
export async function tableSpot(
  context: Excel.RequestContext,
  { sheet, row }: SheetBlock,
  formula: string,
): Promise<FormulaArea | undefined> {
  const used = context.workbook.worksheets.getItem(sheet).getUsedRange().load("columnIndex,columnCount");
  await context.sync();
  const column = used.columnIndex + used.columnCount + GAP;
  if (column + TABLE_COLUMNS > MOST_COLUMNS) return undefined;
  return { sheet, row: Math.max(0, row - 1), column, rows: 1, columns: 1, formula, spills: "no" };
}
