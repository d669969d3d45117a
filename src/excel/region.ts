import { isData } from "../core/intake/heading";
import { refusal, type Outcome } from "../core/issues";
import type { Source } from "../core/workbook";
import { loadedValues } from "./cells";
import { isMissing } from "./refusals";

/** Lines of text that stand above rows as their titles, at most. */
const TITLE_ROWS = 3;

/** A block of cells on a sheet, its headers among the first rows; counted from 0. */
export interface Region {
  readonly sheet: string;
  /** As a person writes it: `'My sales'!A1:D500`. */
  readonly address: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** Where the headers stand: a table of Excel has them in its first row. */
  readonly headers: "anywhere" | "firstRow";
  /** Whether the cells end where the block on the sheet, or the table, ends: then rows added below belong to them. */
  readonly reach?: "end" | "table" | undefined;
}

/** Finds the cells that a source means, never more than the sheet uses: whole columns stay bounded. */
export async function findRegion(context: Excel.RequestContext, source: Source): Promise<Outcome<Region>> {
  try {
    return await locate(context, source);
  } catch (error) {
    // The sheet, or the table, was deleted since it was found.
    if (source.kind === "selection" || !isMissing(error)) throw error;
    return { issues: [refusal("sourceGone", {})] };
  }
}

async function locate(context: Excel.RequestContext, source: Source): Promise<Outcome<Region>> {
  if (source.kind === "table") return findTable(context, source.name);
  const chosen =
    source.kind === "selection"
      ? context.workbook.getSelectedRange()
      : context.workbook.worksheets.getItem(source.sheet).getRange(source.address);
  const reaches = source.kind === "range" ? source.reach : undefined;
  const sheet = chosen.worksheet;
  const used = sheet.getUsedRangeOrNullObject(true);
  const tables = chosen.getTables(false);
  chosen.load("address,rowCount,columnCount,rowIndex,columnIndex");
  sheet.load("name");
  used.load("address,rowIndex,columnIndex,rowCount,columnCount");
  tables.load("items/name");
  await context.sync();
  if (used.isNullObject) return { issues: [refusal("emptySheet", { where: sheet.name })] };

  const [table] = tables.items;
  let headerRow: number | undefined;
  if (table && tables.items.length === 1) {
    const header = table.getHeaderRowRange();
    const inside = table.getRange().getIntersectionOrNullObject(chosen);
    header.load("rowIndex");
    inside.load("address");
    await context.sync();
    // Rows of a table without its header row would have no headers: the table itself is meant then.
    headerRow = header.rowIndex;
    const wholly = !inside.isNullObject && inside.address === chosen.address;
    if (wholly && (chosen.rowIndex > header.rowIndex || reaches === "table")) return findTable(context, table.name);
  }

  // A row has no data below its headers: a merged title, or the headers, are chosen to point at what they stand over.
  const single = chosen.rowCount === 1 && (chosen.columnCount === 1 || source.kind === "selection");
  if (table && single) return findTable(context, table.name);
  const below = chosen.getLastRow().getCell(0, 0).getSurroundingRegion();
  const grown =
    reaches === "end" ? chosen.getBoundingRect(below.getLastRow()).getIntersection(chosen.getEntireColumn()) : chosen;
  const wanted = single ? chosen.getSurroundingRegion() : grown;
  const found = wanted.getIntersectionOrNullObject(used);
  found.load("address,rowIndex,columnIndex,rowCount,columnCount");
  below.load("rowIndex,rowCount");
  await context.sync();
  if (single && (await isAboveRows(context, { chosen, found, used })))
    return { value: { ...regionOf(used, sheet.name, "anywhere"), reach: "end" }, issues: [] };
  if (found.isNullObject) return { issues: [refusal("emptySheet", { where: chosen.address })] };
  if (found.rowCount === 1 && found.columnCount === 1)
    return { issues: [refusal("oneCell", { where: found.address })] };
  const headers = found.rowIndex === headerRow ? "firstRow" : "anywhere";
  const last = found.rowIndex + found.rowCount;
  const endsThere = single || last >= Math.min(used.rowIndex + used.rowCount, below.rowIndex + below.rowCount);
  const reach = endsThere ? "end" : undefined;
  return { value: { ...regionOf(found, sheet.name, headers), reach }, issues: [] };
}

/** What is looked at to find out what a cell points at: itself, what stands around it, and all that the sheet uses. */
interface Pointing {
  readonly chosen: Excel.Range;
  readonly found: Excel.Range;
  readonly used: Excel.Range;
}

/** Whether a cell points at no rows, but at what stands above them: titles, or the first cell, where Excel puts whoever opens a workbook. */
async function isAboveRows(context: Excel.RequestContext, { chosen, found, used }: Pointing): Promise<boolean> {
  if (used.rowCount === 1) return false;
  if (found.isNullObject) return chosen.rowIndex === 0 && chosen.columnIndex === 0;
  if (found.rowCount > TITLE_ROWS || found.rowIndex + found.rowCount >= used.rowIndex + used.rowCount) return false;
  found.load("values");
  await context.sync();
  return !(loadedValues(found) ?? []).flat().some(isData);
}

/** The header and body of a table; its totals row, if it has one, is not data. */
async function findTable(context: Excel.RequestContext, name: string): Promise<Outcome<Region>> {
  const table = context.workbook.tables.getItem(name);
  const range = table.getHeaderRowRange().getBoundingRect(table.getDataBodyRange());
  range.load("address,rowIndex,columnIndex,rowCount,columnCount");
  table.worksheet.load("name");
  await context.sync();
  return { value: { ...regionOf(range, table.worksheet.name, "firstRow"), reach: "table" }, issues: [] };
}

function regionOf(range: Excel.Range, sheet: string, headers: Region["headers"]): Region {
  return {
    sheet,
    address: range.address,
    row: range.rowIndex,
    column: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
    headers,
  };
}
