import { chooseBlock, findBlocks, type FilledRow, type SheetBlock } from "../core/intake/blocks";
import { ROWS_BELOW, endOfBlock, type BlockEnd, type ReadBlock } from "../core/intake/block-end";
import { rowsBelowGaps } from "../core/intake/gaps";
import { refusal, warning, type Outcome } from "../core/issues";
import { finish } from "../core/steps";
import { columnLetters, type CellValue } from "../core/table";
import { loadedValues } from "./cells";
import type { Region } from "./region";

type Area = Pick<SheetBlock, "top" | "left" | "bottom" | "right">;

/** Chooses among the blocks that stand one above the other in a region, as far as its first cells tell. */
export function chooseInRegion(region: Region, cells: readonly (readonly CellValue[])[]): Outcome<Region> {
  if (region.headers === "firstRow") return { value: region, issues: [] };
  const blocks = findBlocks(filledRows(cells, region), "rows");
  if (blocks.length < 2) return { value: region, issues: [] };
  const last = region.row + region.rows - 1;
  // The lowest block may go on below the cells that were looked at.
  const parts = blocks.map((block, i) => (i === blocks.length - 1 ? { ...block, bottom: last } : block));
  const chosen = chooseBlock(parts);
  const addresses = parts.map((part) => partOf(region, part).address);
  if (!chosen) return { issues: [refusal("severalBlocks", { where: region.sheet, blocks: addresses })] };
  const value = partOf(region, chosen);
  const others = addresses.filter((address) => address !== value.address);
  return { value, issues: [warning("blockChosen", { block: value.address, others })] };
}

/** Looks whether another block begins below rows that were read. */
export async function findEnd(
  context: Excel.RequestContext,
  region: Region,
  read: Pick<ReadBlock, "heading" | "columns"> & { readonly start: number; readonly rowCount: number },
): Promise<BlockEnd | undefined> {
  const { start, rowCount, heading, columns } = read;
  const places = finish(rowsBelowGaps(columns, rowCount)).map((row) => start + row);
  if (places.length === 0) return undefined;
  const sheet = context.workbook.worksheets.getItem(region.sheet);
  const last = start + rowCount - 1;
  const ranges = places.map((place) => {
    const rows = Math.min(ROWS_BELOW, last - place + 2);
    const range = sheet.getRangeByIndexes(place - 1, region.column, rows, region.columns);
    range.load("values");
    return { range, place };
  });
  await context.sync();
  const looked = ranges.flatMap(({ range, place }) =>
    filledRows(loadedValues(range) ?? [], { ...region, row: place - 1 }),
  );
  const right = region.column + region.columns - 1;
  const addressOf = (area: Area) => partOf(region, area).address;
  const block = { top: start, left: region.column, bottom: last, right, sheet: region.sheet, heading, columns };
  return endOfBlock({ ...block, addressOf }, places, looked);
}

/** A part of a region, itself a region. */
export function partOf(region: Region, { top, left, bottom, right }: Area): Region {
  const sheet = region.address.slice(0, region.address.lastIndexOf("!") + 1);
  const address = `${sheet}${columnLetters(left)}${top + 1}:${columnLetters(right)}${bottom + 1}`;
  return { ...region, address, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

function filledRows(cells: readonly (readonly CellValue[])[], { row, column }: Region): FilledRow[] {
  return cells.map((values, i) => ({
    row: row + i,
    cells: new Map(
      values.flatMap((value, k) => (value === "" || value === null ? [] : [[column + k, value] as const])),
    ),
  }));
}
