import type { Corner } from "../core/plan/block";
import { columnLetters } from "../core/table";
import { isSameValue, type WrittenCells } from "../core/plan/written-cells";
import { bytesOf, loadedValues } from "./cells";
import { isTooLarge } from "./refusals";

/** Bytes of values aimed at in one answer; Excel on the web refuses more than 5 MB. */
const BYTES = 3_300_000;
/** Rows compared in one piece at most. */
const MOST_ROWS = 5_000;

/** Cells of a sheet as they should be. */
export interface Expected extends Pick<WrittenCells, "rows" | "columns" | "piece"> {
  /** The name of the sheet. */
  readonly name: string;
  /** Where the block begins; at the first cell of the sheet when left out. */
  readonly at?: Corner;
}

/**
 * Reads the sheets as they stand and looks for the first cell that is not what the plan says; gives its address. Cell by cell, because a sum agrees
 * where two customers have changed their places.
 */
export async function findDifference(
  context: Excel.RequestContext,
  sheets: readonly Expected[],
): Promise<string | undefined> {
  let pieces: Piece[] = [];
  let bytes = 0;
  for (const sheet of sheets) {
    for (let row = 0; row < sheet.rows;) {
      const cells = sheet.piece(row, Math.min(MOST_ROWS, sheet.rows - row));
      let taken = 0;
      while (taken < cells.length && (bytes < BYTES || taken === 0)) bytes += bytesOf(cells[taken++] ?? []);
      pieces.push({ sheet, row, cells: cells.slice(0, taken) });
      row += taken;
      if (bytes < BYTES) continue;
      const difference = await compare(context, pieces);
      if (difference !== undefined) return difference;
      [pieces, bytes] = [[], 0];
    }
  }
  return pieces.length > 0 ? compare(context, pieces) : undefined;
}

interface Piece {
  readonly sheet: Expected;
  readonly row: number;
  readonly cells: readonly (readonly (string | number | boolean | null | undefined)[])[];
}

async function compare(context: Excel.RequestContext, pieces: readonly Piece[]): Promise<string | undefined> {
  const ranges = pieces.map(({ sheet, row, cells }) => {
    const worksheet = context.workbook.worksheets.getItem(sheet.name);
    const { row: top = 0, column = 0 } = sheet.at ?? {};
    return worksheet.getRangeByIndexes(top + row, column, cells.length, sheet.columns).load("values");
  });
  try {
    await context.sync();
  } catch (error) {
    if (isTooLarge(error)) return inHalves(context, pieces, error);
    throw error;
  }
  for (const [i, { sheet, row, cells }] of pieces.entries()) {
    const range = ranges[i];
    const found = range && loadedValues(range);
    // Excel may hand over null where a range is too large, instead of refusing it.
    if (!found) return inHalves(context, pieces, new Error("Excel does not hand over a single row"));
    range.untrack();
    for (const [down, line] of cells.entries()) {
      const across = line.findIndex((cell, place) => cell !== undefined && !isSameValue(cell, found[down]?.[place]));
      if (across < 0) continue;
      const { row: top = 0, column = 0 } = sheet.at ?? {};
      return `${sheet.name}!${columnLetters(column + across)}${top + row + down + 1}`;
    }
  }
  return undefined;
}

/** The same in two requests; `error` where there is nothing left to part. */
async function inHalves(
  context: Excel.RequestContext,
  pieces: readonly Piece[],
  error: unknown,
): Promise<string | undefined> {
  const [only, ...others] = pieces;
  if (only && others.length === 0) {
    const { sheet, row, cells } = only;
    if (cells.length < 2) throw error;
    const half = cells.length >> 1;
    const upper = { sheet, row, cells: cells.slice(0, half) };
    const lower = { sheet, row: row + half, cells: cells.slice(half) };
    return (await compare(context, [upper])) ?? (await compare(context, [lower]));
  }
  const half = pieces.length >> 1;
  return (await compare(context, pieces.slice(0, half))) ?? (await compare(context, pieces.slice(half)));
}
