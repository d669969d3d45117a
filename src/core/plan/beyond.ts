import type { Block } from "./block";

/** How far a sheet reaches, counted from its first cell. */
type Reach = Pick<Block, "rows" | "columns">;

/** What of a sheet lies right of KA's own columns or, where nothing does, below its rows; all that is used where nothing lies beyond either. */
export function beyond(used: Reach, own: Reach): Block {
  if (used.columns > own.columns)
    return { row: 0, column: own.columns, rows: Math.max(1, used.rows), columns: used.columns - own.columns };
  const row = used.rows > own.rows ? own.rows : 0;
  return { row, column: 0, rows: Math.max(1, used.rows - row), columns: Math.max(1, used.columns) };
}
