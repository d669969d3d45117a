import type { Block } from "./block";

/**
 * How many columns of a block that was found are the user's: KA's own class columns at its right end are not read as data, so that a second run reads what the
 * first one did. `own` are the blocks on the same sheet under the names of such columns.
 */
export function columnsWithoutOwn(block: Block, own: readonly Block[]): number {
  let right = block.column + block.columns;
  for (;;) {
    const last = own.find(
      ({ row, column, rows, columns }) =>
        column > block.column &&
        column < right &&
        column + columns >= right &&
        row < block.row + block.rows &&
        row + rows > block.row,
    );
    if (!last) return right - block.column;
    right = last.column;
  }
}

/** The block of class columns that belongs to a source: in its rows, inside of it or right beside it; nothing where it has none yet. */
export function ownColumnsOf<B extends Block>(source: Block, own: readonly B[]): B | undefined {
  return own.find(
    ({ row, column, rows }) =>
      column > source.column &&
      column <= source.column + source.columns &&
      row < source.row + source.rows &&
      row + rows > source.row,
  );
}
