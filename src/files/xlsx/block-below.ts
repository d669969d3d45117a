import { ROWS_BELOW, endOfBlock, type BlockEnd, type ReadBlock } from "../../core/intake/block-end";
import { rowsBelowGaps } from "../../core/intake/gaps";
import { finish } from "../../core/steps";
import { lookAtSheet, rowsOfLooks, type OpenBook } from "./open-book";
import type { SheetEntry } from "./workbook-parts";

/** Looks whether another block begins below rows that were read; the sheet is scanned again only where an empty row makes it likely. */
export async function findEnd(book: OpenBook, sheet: SheetEntry, block: ReadBlock): Promise<BlockEnd | undefined> {
  const { top, left, bottom, right, columns } = block;
  const places = finish(rowsBelowGaps(columns, bottom - top + 1)).map((row) => top + row);
  const [first] = places;
  if (first === undefined) return undefined;
  const only = new Set(places.flatMap((place) => Array.from({ length: ROWS_BELOW }, (_, i) => place - 1 + i)));
  const { look } = await lookAtSheet(book, sheet, { top: first - 1, left, bottom, right, only });
  const [rows = []] = await rowsOfLooks(book, [look]);
  return endOfBlock(block, places, rows);
}
