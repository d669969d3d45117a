import type { Book } from "../book";
import type { Rect } from "../store";

/** Where cells lie on their sheet, in points from its first corner. */
export interface Position {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The position of some cells; hidden rows and columns take no room. */
export function positionOf({ store }: Book, sheetId: string, { row, column, rows, columns }: Rect): Position {
  const width = (from: number, count: number) =>
    lengthOf(from, count, {
      hidden: (at, of) => store.columnsHidden(sheetId, at, of),
      size: (at, of) => store.columnWidth(sheetId, at, of),
    });
  const height = (from: number, count: number) =>
    lengthOf(from, count, {
      hidden: (at, of) => store.rowsHidden(sheetId, at, of),
      size: (at, of) => store.rowHeight(sheetId, at, of),
    });
  return { left: width(0, column), top: height(0, row), width: width(column, columns), height: height(row, rows) };
}

/** What can be asked of some rows or columns: null where they differ. */
interface Lines {
  readonly hidden: (from: number, count: number) => boolean | null;
  readonly size: (from: number, count: number) => number | null;
}

/** Halves what differs, so that a million equal rows are one question. */
function lengthOf(from: number, count: number, lines: Lines): number {
  if (count === 0) return 0;
  const [hidden, size] = [lines.hidden(from, count), lines.size(from, count)];
  if (hidden === true) return 0;
  if (hidden === false && size !== null) return size * count;
  const half = count >> 1;
  return lengthOf(from, half, lines) + lengthOf(from + half, count - half, lines);
}
