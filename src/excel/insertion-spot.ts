import { addressOfArea } from "../core/formula-cells/formula-areas";
import type { Block } from "../core/plan/block";
import type { Insertion, RowsInsertion } from "../core/formula-cells/insertion";
import { refusal, type Issue } from "../core/issues";
import type { InsertionBlocked } from "../core/issues/insertion";
import { SHEET_MARKS } from "../core/plan/own-sheets";
import type { SheetBlock } from "./cell-pieces";
import { whatForbids } from "./find-formulas";
import { isLost } from "./sheets";

const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];
const PLACE = "rowIndex,columnIndex,rowCount,columnCount";

/** What is to stand in cells from the selected one on. */
export interface Wanted extends Pick<Insertion, "size"> {
  readonly what: "formula" | "values";
  readonly reads: Insertion["reads"];
  /** The row that it is to begin in where it stands on the sheet of the rows that it reads. */
  readonly beside?: RowsInsertion["rows"];
}

/** The cells from the selected one on, and what is in the way there: it only reads. */
export async function findRoom(
  context: Excel.RequestContext,
  { size, what, reads, beside }: Wanted,
): Promise<{ readonly room: SheetBlock; readonly issues: readonly Issue[] }> {
  const cell = context.workbook.getActiveCell().load("rowIndex,columnIndex");
  const worksheet = cell.worksheet.load("name");
  worksheet.tables.load("items/name");
  const marks = Object.values(SHEET_MARKS).map((mark) =>
    context.workbook.names.getItemOrNullObject(mark).load("formula"),
  );
  context.workbook.load("readOnly");
  await context.sync();
  const sheet = worksheet.name;
  const row = beside && (beside.sheet ?? sheet) === sheet ? beside.row : cell.rowIndex;
  const room: SheetBlock = { sheet, row, column: cell.columnIndex, ...size };
  const refuse = (blocked: InsertionBlocked, where: string) => ({
    room,
    issues: [refusal("insertionBlocked", { what: blocked, where })],
  });
  if (context.workbook.readOnly) return { room, issues: [refusal("readOnlyWorkbook", {})] };
  const own = marks.filter((mark) => !isLost(mark)).map((mark) => mark.getRange().worksheet.load("name"));
  const tables = worksheet.tables.items.map((table) => ({
    all: table.getRange().load(PLACE),
    rows: table.getDataBodyRange().load(PLACE),
  }));
  const forbidden = await whatForbids(context, [sheet]);
  if (own.some(({ name }) => name === sheet)) return refuse("ownSheet", sheet);
  if (forbidden.length > 0) return { room, issues: forbidden };
  if (room.row + room.rows > MOST_ROWS || room.column + room.columns > MOST_COLUMNS)
    return refuse("edge", addressOfArea({ ...room, rows: 1, columns: 1 }));
  const read = reads.find((one) => (one.sheet ?? sheet) === sheet && meet(one.block, room));
  if (read) return refuse("reads", addressOfArea({ sheet, ...read.block }));
  const table = tables.find(({ all }) => meet(blockOf(all), room));
  if (table && (what === "formula" || !isIn(room, blockOf(table.rows)))) return refuse("table", addressOfArea(room));
  const range = worksheet.getRangeByIndexes(room.row, room.column, room.rows, room.columns);
  const used = range.getUsedRangeOrNullObject(true).load("address");
  const merged = range.getMergedAreasOrNullObject().load("address");
  await context.sync();
  if (!used.isNullObject) return refuse("content", used.address);
  if (!merged.isNullObject) return refuse("merged", merged.address);
  return { room, issues: [] };
}

function blockOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Block {
  return { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
}

/** The names of the Excel tables that areas lie in, in part at least; nothing for those that lie in none. */
export async function tablesOf(
  context: Excel.RequestContext,
  areas: readonly SheetBlock[],
): Promise<readonly (string | undefined)[]> {
  const names = [...new Set(areas.map(({ sheet }) => sheet))];
  const sheets = names.map((name) => {
    const tables = context.workbook.worksheets.getItem(name).tables.load("items/name");
    return { name, tables };
  });
  await context.sync();
  const asked = sheets.flatMap(({ name, tables }) =>
    tables.items.map((table) => ({ sheet: name, name: table.name, range: table.getRange().load(PLACE) })),
  );
  await context.sync();
  return areas.map(
    (area) => asked.find(({ sheet, range }) => sheet === area.sheet && meet(area, blockOf(range)))?.name,
  );
}

/** Whether two blocks of a sheet have a cell in common. */
export function meet(a: Block, b: Block): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

function isIn(inner: Block, outer: Block): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}
