import { refusal, type Issue } from "../core/issues";
import type { ColumnsBlocked } from "../core/issues/class-columns";
import { ownColumnsOf } from "../core/plan/own-columns";
import { COLUMNS_MARK, OWN_HEADER, type ClassColumns } from "../core/plan/beside";
import type { Block } from "../core/plan/block";
import { askNames, ownColumnsIn, type OwnColumns } from "./own-names";

/** Where class columns go. */
export interface BesideSpot {
  readonly sheet: string;
  /** The defined name over them. */
  readonly name: string;
  /** From the headers down. */
  readonly block: Block;
  /** The columns of an earlier run, which are replaced. */
  readonly before: Block | undefined;
  /** The table that the rows are in, which takes the columns in, and the cells that it takes now. */
  readonly table: (Block & { readonly name: string }) | undefined;
}

const MOST_COLUMNS = 16_384;
const PLACE = "rowIndex,columnIndex,rowCount,columnCount";

/** Looks for the place of class columns, and for all that forbids writing them: it only reads. */
export async function findSpot(
  context: Excel.RequestContext,
  beside: ClassColumns,
): Promise<{ readonly spot?: BesideSpot; readonly issues: readonly Issue[] }> {
  const { sheet } = beside.source;
  const refuse = (what: ColumnsBlocked, where = "") => ({
    issues: [refusal("columnsBlocked", { what, sheet, where })],
  });
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const rows = worksheet.getRange(beside.source.address).load(PLACE);
  const names = askNames(context);
  worksheet.protection.load("protected");
  worksheet.autoFilter.load("isDataFiltered");
  worksheet.tables.load("items/name");
  await context.sync();
  const source = blockOf(rows);
  const own = ownColumnsIn(names);
  const before = ownColumnsOf(
    source,
    own.filter((columns) => columns.sheet === sheet),
  );
  const block: Block = {
    row: beside.headerRow,
    column: before?.column ?? source.column + source.columns,
    rows: beside.customers.length + 1,
    columns: beside.columns.length,
  };
  if (worksheet.protection.protected) return refuse("protected");
  if (worksheet.autoFilter.isDataFiltered) return refuse("filter");
  if (block.column + block.columns >= MOST_COLUMNS) return refuse("edge");

  const asked = worksheet.tables.items.map((table) => {
    table.autoFilter.load("isDataFiltered");
    return { table, range: table.getRange().load(PLACE), headers: table.getHeaderRowRange().load("values") };
  });
  const header = before && blockIn(worksheet, { ...before, rows: 1 }).load("values");
  const written = before && blockIn(worksheet, before).load("address");
  await context.sync();
  const tables = asked.map(({ table, range, headers }) => ({
    ...{ name: table.name, ...blockOf(range), hides: table.autoFilter.isDataFiltered },
    headers: (headers.values[0] ?? []).map(String),
  }));
  if (tables.some((table) => table.hides && rowsMeet(table, block))) return refuse("filter");
  if (before && (before.row !== block.row || !header?.values[0]?.every(isOwnHeader)))
    return refuse("moved", written?.address);
  const table = tables.find((one) => isIn(source, one));
  if (table) {
    const [from, to] = [block.column - table.column, block.column - table.column + (before?.columns ?? 0)];
    // Columns are added to a table, or taken off it, at its end.
    if (block.columns !== (before?.columns ?? 0) && table.columns !== to)
      return before ? refuse("moved", written?.address) : refuse("content", table.headers[from]);
    const others = new Set(table.headers.filter((_, i) => i < from || i >= to).map((name) => name.toLowerCase()));
    const taken = beside.columns.find(({ header: wanted }) => others.has(wanted.toLowerCase()));
    if (taken) return refuse("tableHeader", taken.header);
  }
  const rowsOfTable = table ? table.row + table.rows - block.row : 0;
  const problem = await inTheWay(context, worksheet, {
    block: { ...block, rows: Math.max(block.rows, rowsOfTable) },
    before,
    // Beside rows that are no table, one column stays empty: whatever follows would be taken for a part of them.
    spare: table ? 0 : 1,
  });
  if (problem) return refuse(problem.what, problem.where);
  const kept = table && { name: table.name, ...blockOfTable(table) };
  return { spot: { sheet, name: before?.name ?? freeName(own), block, before, table: kept }, issues: [] };
}

/** Whether a header, or a cell that was to hold one, is KA's. */
export function isOwnHeader(value: unknown): boolean {
  return typeof value === "string" && (value === "" || value.startsWith(OWN_HEADER));
}

function freeName(own: readonly OwnColumns[]): string {
  const taken = new Set(own.map(({ name }) => name));
  for (let i = 1; ; i++) if (!taken.has(`${COLUMNS_MARK}${i}`)) return `${COLUMNS_MARK}${i}`;
}

/** Looks at the cells that are new for KA's columns: whether they are empty, in one piece each, and with nothing drawn over them. */
async function inTheWay(
  context: Excel.RequestContext,
  worksheet: Excel.Worksheet,
  { block, before, spare }: { readonly block: Block; readonly before: Block | undefined; readonly spare: number },
): Promise<{ readonly what: ColumnsBlocked; readonly where: string } | undefined> {
  const added = freshIn(block, before);
  const all = blockIn(worksheet, block);
  const merged = all.getMergedAreasOrNullObject().load("address");
  const filled = added.map((part) => {
    const isRight = part.column + part.columns === block.column + block.columns && part.row === block.row;
    const room = blockIn(worksheet, { ...part, columns: part.columns + (isRight ? spare : 0) });
    return room.getUsedRangeOrNullObject(true).load("address");
  });
  const { charts, shapes } = worksheet;
  for (const drawn of [charts, shapes]) drawn.load("items/name,items/left,items/top,items/width,items/height");
  const edges = added.map((part) => blockIn(worksheet, part).load("left,top,width,height"));
  await context.sync();
  const used = filled.find(({ isNullObject }) => !isNullObject);
  if (used) return { what: "content", where: used.address };
  if (!merged.isNullObject) return { what: "merged", where: merged.address };
  const over = [...charts.items, ...shapes.items].find((drawn) => edges.some((edge) => liesOver(drawn, edge)));
  return over && { what: "drawing", where: over.name };
}

/** The parts of a block that are not in another one, which has the same first cell. */
export function freshIn(block: Block, before: Block | undefined): Block[] {
  if (!before) return [block];
  const [more, below] = [block.columns - before.columns, block.rows - before.rows];
  return [
    ...(more > 0 ? [{ ...block, column: before.column + before.columns, columns: more }] : []),
    ...(below > 0
      ? [{ ...before, row: before.row + before.rows, rows: below, columns: Math.min(block.columns, before.columns) }]
      : []),
  ];
}

type Edges = Pick<Excel.Chart, "left" | "top" | "width" | "height">;

function liesOver(a: Edges, b: Edges): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;
}

function blockOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Block {
  return { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
}

function blockOfTable({ row, column, rows, columns }: Block): Block {
  return { row, column, rows, columns };
}

/** The cells of a block. */
export function blockIn(sheet: Excel.Worksheet, { row, column, rows, columns }: Block): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, columns);
}

function isIn(inner: Block, outer: Block): boolean {
  return (
    inner.row === outer.row &&
    inner.column >= outer.column &&
    inner.column + inner.columns <= outer.column + outer.columns &&
    inner.row + inner.rows <= outer.row + outer.rows
  );
}

function rowsMeet(a: Block, b: Block): boolean {
  return a.row < b.row + b.rows && b.row < a.row + a.rows;
}
