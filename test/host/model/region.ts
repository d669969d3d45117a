import { COLUMN_LIMIT, ROW_LIMIT, type CellStore, type Rect } from "../store";
import type { Place } from "./place";

const ROWS_AT_ONCE = 4096;

/** The block of cells around a place up to empty rows and columns: what Ctrl+* selects. */
export function regionAround(store: CellStore, { sheetId, rect }: Place): Rect {
  const isFilled = (strip: Rect): boolean =>
    store.formulas(sheetId, strip).some((row) => row.some((value) => value !== ""));
  let { row: top, column: left } = rect;
  let bottom = top + rect.rows;
  let right = left + rect.columns;
  for (let before = ""; before !== `${top} ${bottom} ${left} ${right}`;) {
    before = `${top} ${bottom} ${left} ${right}`;
    const columns = {
      column: Math.max(0, left - 1),
      columns: Math.min(COLUMN_LIMIT, right + 1) - Math.max(0, left - 1),
    };
    bottom += filledBelow(store, sheetId, { ...columns, row: bottom });
    while (top > 0 && isFilled({ ...columns, row: top - 1, rows: 1 })) top--;
    const rows = { row: Math.max(0, top - 1), rows: Math.min(ROW_LIMIT, bottom + 1) - Math.max(0, top - 1) };
    while (left > 0 && isFilled({ ...rows, column: left - 1, columns: 1 })) left--;
    while (right < COLUMN_LIMIT && isFilled({ ...rows, column: right, columns: 1 })) right++;
  }
  return { row: top, column: left, rows: bottom - top, columns: right - left };
}

/** How many rows from `row` on have something in these columns before the first that has not. */
function filledBelow(
  store: CellStore,
  sheetId: string,
  from: { readonly row: number; readonly column: number; readonly columns: number },
): number {
  let filled = 0;
  // A single row first: most looks find an empty one there.
  for (let rows = 1; from.row + filled < ROW_LIMIT; rows = ROWS_AT_ONCE) {
    const row = from.row + filled;
    const strip = { ...from, row, rows: Math.min(rows, ROW_LIMIT - row) };
    const empty = store.formulas(sheetId, strip).findIndex((values) => values.every((value) => value === ""));
    if (empty >= 0) return filled + empty;
    filled += strip.rows;
  }
  return filled;
}
