import type { Block } from "../core/plan/block";
import type { Progress } from "../core/workbook";
import { isTooLarge } from "./refusals";

/** A block of cells and its sheet. */
export interface SheetBlock extends Block {
  readonly sheet: string;
}

/** What is read, and who takes it. */
interface Reading {
  /** Properties of a range, as `load` takes them; values are among them. */
  readonly load: string;
  /** Takes a piece of the block of that place: whole rows, from above. */
  readonly take: (place: number, piece: Block, range: Excel.Range) => void;
  readonly progress?: Progress | undefined;
}

/** Cells asked for at once: what they say is well below 5 MB, unless it is very long. */
const CELLS = 20_000;

/** Reads the cells of blocks, many small ones at once and large ones in pieces; `tooLarge` where Excel does not hand over a single row. */
export async function readPieces(
  context: Excel.RequestContext,
  blocks: readonly SheetBlock[],
  { load, take, progress }: Reading,
): Promise<"done" | "tooLarge" | "cancelled"> {
  const total = blocks.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  let [done, budget] = [0, CELLS];
  let [place, row] = [0, 0];
  while (place < blocks.length) {
    if (progress?.signal.aborted) return "cancelled";
    const pieces: { readonly place: number; readonly piece: Block; readonly range: Excel.Range }[] = [];
    let [left, at, from] = [budget, place, row];
    for (; at < blocks.length && left > 0;) {
      const block = blocks[at];
      if (!block) break;
      const rows = Math.min(block.rows - from, Math.max(1, Math.floor(left / block.columns)));
      const piece = { row: block.row + from, column: block.column, rows, columns: block.columns };
      const sheet = context.workbook.worksheets.getItem(block.sheet);
      const range = sheet.getRangeByIndexes(piece.row, piece.column, rows, piece.columns).load(load);
      pieces.push({ place: at, piece, range });
      left -= rows * block.columns;
      from += rows;
      if (from === block.rows) [at, from] = [at + 1, 0];
    }
    if ((await answered(context, pieces)) === "tooLarge") {
      const [first] = pieces;
      if (pieces.length === 1 && first?.piece.rows === 1) return "tooLarge";
      budget = Math.max(1, Math.floor(Math.min(budget, CELLS - left) / 2));
      continue;
    }
    for (const { place: of, piece, range } of pieces) {
      take(of, piece, range);
      done += piece.rows * piece.columns;
      range.untrack();
    }
    [place, row] = [at, from];
    progress?.report(done, total);
  }
  return "done";
}

async function answered(
  context: Excel.RequestContext,
  pieces: readonly { readonly range: Excel.Range }[],
): Promise<"done" | "tooLarge"> {
  try {
    await context.sync();
  } catch (error) {
    if (isTooLarge(error)) return "tooLarge";
    throw error;
  }
  // Null where a range is too large, instead of a refusal, which the type does not say.
  return pieces.every(({ range }) => (range.values as unknown) !== null) ? "done" : "tooLarge";
}
