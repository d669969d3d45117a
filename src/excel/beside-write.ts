import { refusal, type Issue } from "../core/issues";
import { linesOf, type ClassColumns } from "../core/plan/beside";
import type { Block } from "../core/plan/block";
import { columnLetters } from "../core/table";
import { blockIn, freshIn, type BesideSpot } from "./beside-spot";
import { bytesOf } from "./cells";
import { isTooLarge } from "./refusals";
import { blockFormula } from "./sheets";

/** Rows made in one piece at most, and bytes of values aimed at in one request. */
const MOST_ROWS = 20_000;
const BYTES = 3_300_000;
/**
 * Writes the columns. The name comes first: whatever is written then is under it, and can be taken out again. With each piece comes what stood in its cells,
 * so that nothing is lost that somebody typed there since they were found empty.
 */
export async function writeBeside(
  context: Excel.RequestContext,
  beside: ClassColumns,
  spot: BesideSpot,
): Promise<Issue | undefined> {
  const { sheet, block, before, table } = spot;
  const { workbook } = context;
  const worksheet = workbook.worksheets.getItem(sheet);
  await nameColumns(context, spot);
  const edge = block.column + block.columns;
  const fit = () =>
    table &&
    worksheet.tables.getItem(table.name).resize(blockIn(worksheet, { ...table, columns: edge - table.column }));
  // A table is at its end where columns are added to it or taken off it.
  const change = table && before?.columns !== block.columns ? block.columns - (before?.columns ?? 0) : 0;
  // An emptied header would be given another name by the table.
  if (change < 0) fit();
  for (const left of leftOver(block, before)) blockIn(worksheet, left).clear();
  if (!before) {
    const likeness = worksheet.getRangeByIndexes(block.row, block.column - 1, 1, 1);
    for (let i = 0; i < block.columns; i++)
      worksheet.getRangeByIndexes(block.row, block.column + i, 1, 1).copyFrom(likeness, Excel.RangeCopyType.formats);
  }
  let most = BYTES;
  for (let row = 0; row < block.rows;) {
    const sent = await sendPiece(context, beside, { spot, row, most });
    if (typeof sent === "object") return sent;
    if (sent === 0 && most < 2) return refusal("tooLargeForExcel", {});
    if (sent === 0) most = Math.floor(most / 2);
    row += sent;
  }
  if (change > 0) fit();
  await context.sync();
  return undefined;
}

/** Writes the lines from one on that fit into a request; gives how many, 0 where Excel found them too many, or why it may not go on. */
async function sendPiece(
  context: Excel.RequestContext,
  beside: ClassColumns,
  { spot, row, most }: { readonly spot: BesideSpot; readonly row: number; readonly most: number },
): Promise<number | Issue> {
  const { block, before, name } = spot;
  const lines = linesOf(beside, row, Math.min(MOST_ROWS, block.rows - row)).map((line) => line.map(asText));
  let [taken, bytes] = [0, 0];
  while (taken < lines.length && (bytes < most || taken === 0)) bytes += bytesOf(lines[taken++] ?? []);
  context.application.suspendApiCalculationUntilNextSync();
  // By the name, which goes along when somebody inserts rows above.
  const all = context.workbook.names.getItem(name).getRange();
  const range = all
    .getRow(row)
    .getResizedRange(taken - 1, 0)
    .load("formulas,numberFormat");
  // One format for all cells of the range, which the types do not know.
  range.numberFormat = "@" as unknown as string[][];
  range.values = lines.slice(0, taken);
  try {
    await context.sync();
  } catch (error) {
    // A single row cannot be made smaller.
    if (isTooLarge(error) && (taken > 1 || most >= 2)) return 0;
    throw error;
  }
  const piece = { ...block, row: block.row + row, rows: taken };
  const typed = firstFilled(range.formulas, piece, before);
  if (typed) return giveBack(context, { spot, piece, range, where: typed });
  range.untrack();
  return taken;
}

/** The first cell of a piece that held something and was not KA's. */
function firstFilled(
  cells: readonly (readonly unknown[])[],
  piece: Block,
  before: Block | undefined,
): { readonly row: number; readonly column: number } | undefined {
  for (const [down, line] of cells.entries()) {
    const row = piece.row + down;
    const own = before && row < before.row + before.rows ? before.columns : 0;
    const across = line.findIndex((cell, i) => i >= own && cell !== "");
    if (across >= 0) return { row, column: piece.column + across };
  }
  return undefined;
}

/** Puts what somebody typed meanwhile back where it was; KA's columns end above it, so that it stays when they go. */
async function giveBack(
  context: Excel.RequestContext,
  {
    spot: { sheet, name, block, before },
    piece,
    range,
    where,
  }: {
    readonly spot: BesideSpot;
    readonly piece: Block;
    readonly range: Excel.Range;
    readonly where: { readonly row: number; readonly column: number };
  },
): Promise<Issue> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const { formulas, numberFormat } = range;
  range.numberFormat = numberFormat;
  range.formulas = formulas;
  const done = piece.row - block.row;
  for (const part of freshIn({ ...block, rows: done }, before))
    if (part.rows > 0 && done > 0) blockIn(worksheet, part).clear();
  const own = context.workbook.names.getItem(name);
  if (before) own.formula = formulaOf(sheet, before);
  else own.delete();
  const cell = worksheet.getRangeByIndexes(where.row, where.column, 1, 1).load("address");
  await context.sync();
  return refusal("columnsBlocked", { what: "content", sheet, where: cell.address });
}

/** Excel swallows a leading apostrophe. */
function asText(text: string): string {
  return text.startsWith("'") ? `'${text}` : text;
}

/** Cells of columns of before that have no part in the new ones. */
export function leftOver(block: Block, before: Block | undefined): Block[] {
  if (!before) return [];
  const [below, beside] = [before.rows - block.rows, before.columns - block.columns];
  return [
    ...(below > 0 ? [{ ...before, row: block.row + block.rows, rows: below }] : []),
    ...(beside > 0 ? [{ ...before, column: block.column + block.columns, columns: beside }] : []),
  ];
}

/** Names the columns. Changed where the name is there: taken away and added anew, the columns of the run before were nobody's where this is broken off. */
async function nameColumns(context: Excel.RequestContext, { sheet, name, block }: BesideSpot): Promise<void> {
  const { names, worksheets } = context.workbook;
  const known = names.getItemOrNullObject(name).load("name");
  await context.sync();
  if (known.isNullObject) names.add(name, blockIn(worksheets.getItem(sheet), block));
  else known.formula = formulaOf(sheet, block);
  await context.sync();
}

/** What the name over columns says. */
export function formulaOf(sheet: string, { row, column, rows, columns }: Block): string {
  const last = `$${columnLetters(column + columns - 1)}$${row + rows}`;
  return blockFormula(sheet, `$${columnLetters(column)}$${row + 1}:${last}`);
}
