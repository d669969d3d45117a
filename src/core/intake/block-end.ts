import { refusal, warning, type Issue } from "../issues";
import { EMPTY, type Column, type Heading } from "../table";
import { areSalesHeaders, blockBelow, chooseBlock, folded, type FilledRow, type SheetBlock } from "./blocks";

/** Rows to look at for a block that begins below an empty one: that one, a title or two, headers of two levels, data. */
export const ROWS_BELOW = 7;

/** A block that was read to its end, by its data rows; counted from 0, the ends included. */
export interface ReadBlock {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly sheet: string;
  readonly heading: Heading;
  /** The columns that were read. */
  readonly columns: readonly Column[];
  /** An address with its sheet, as a person writes it. */
  readonly addressOf: (area: Pick<SheetBlock, "top" | "left" | "bottom" | "right">) => string;
}

/** How many data rows a block has, because another one begins below them, and what is to be said of that. */
export interface BlockEnd {
  readonly rows: number;
  readonly issue: Issue;
}

/**
 * Finds the first block with headers of its own below an empty row, however far down: what stands there is no part of the block above. `places`
 * are rows that `rowsBelowGaps` named, by their numbers on the sheet, `looked` what the rows from the one before them on hold.
 */
export function endOfBlock(
  block: ReadBlock,
  places: readonly number[],
  looked: readonly FilledRow[],
): BlockEnd | undefined {
  const { top, left, heading } = block;
  const headers = new Map(heading.headers.map((header, i) => [left + i, folded(header)]));
  for (const place of places) {
    const rows = looked.filter(({ row, cells }) => row >= place - 1 && row < place - 1 + ROWS_BELOW && cells.size > 0);
    // The columns that were not read may hold something where the others have a gap.
    if (rows[0]?.row !== place) continue;
    const end = lastFilled(block.columns, place - top);
    const found = blockBelow(rows, { headers, rows: end });
    if (!found) continue;
    return { rows: end, issue: issueOf(block, top + end - 1, found) };
  }
  return undefined;
}

function issueOf(block: ReadBlock, end: number, found: SheetBlock): Issue {
  const { heading, sheet, addressOf } = block;
  const sales = heading.kind === "read" && areSalesHeaders(heading.headers, heading.months ? "months" : "none");
  const area = { left: block.left, right: block.right, top: block.top - heading.levels, bottom: end };
  const upper: SheetBlock = { ...area, head: area.top, rows: end - area.top, holds: sales ? "sales" : "other" };
  const lower = { ...found, bottom: block.bottom, rows: block.bottom - found.top };
  const [read, other] = [addressOf(area), addressOf(lower)];
  if (chooseBlock([upper, lower]) === upper) return warning("blockChosen", { block: read, others: [other] });
  return refusal("severalBlocks", { where: sheet, blocks: [read, other] });
}

/** Rows up to the last one before a place that holds something. */
function lastFilled(columns: readonly Column[], before: number): number {
  const isEmpty = (row: number) => columns.every(({ kinds }) => (kinds[row] ?? EMPTY) === EMPTY);
  let rows = before;
  while (rows > 0 && isEmpty(rows - 1)) rows--;
  return rows;
}
