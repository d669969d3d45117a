import { intersect } from "../address";
import type { Rect } from "../store";

/** What is left of a rectangle when another is cut out. */
export function without(rect: Rect, cut: Rect): Rect[] {
  const hole = intersect(rect, cut);
  if (!hole) return [rect];
  const { row, column, rows, columns } = rect;
  const parts: Rect[] = [
    { row, column, rows: hole.row - row, columns },
    { row: hole.row + hole.rows, column, rows: row + rows - hole.row - hole.rows, columns },
    { row: hole.row, column, rows: hole.rows, columns: hole.column - column },
    {
      row: hole.row,
      column: hole.column + hole.columns,
      rows: hole.rows,
      columns: column + columns - hole.column - hole.columns,
    },
  ];
  return parts.filter((part) => part.rows > 0 && part.columns > 0);
}
