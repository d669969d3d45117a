/** A block of whole cells, counted from 0. */
export interface Cells {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What a workbook tells of a change: how, and which cells. */
export interface CellChange {
  readonly how:
    | "edited"
    | "rowsInserted"
    | "rowsDeleted"
    | "columnsInserted"
    | "columnsDeleted"
    | "cellsInserted"
    | "cellsDeleted"
    | "other";
  readonly cells: Cells;
}

/** A block of rows that is watched. */
export interface Watched extends Cells {
  /** Rows above the data. */
  readonly headRows: number;
  /** Places of the columns that matter, from the left of the block; all where nothing is said. */
  readonly wanted?: readonly number[] | undefined;
  /** Whether rows that are added right below belong to it. */
  readonly grows: "below" | "not";
  /** First and last of the rows that were touched, ascending, none of them beside another. */
  readonly touched: readonly (readonly [number, number])[];
  /** Rows that went. */
  readonly gone: number;
}

/** Rows that were edited, added or deleted. */
export function rowsTouched({ touched, gone }: Watched): number {
  return touched.reduce((sum, [from, to]) => sum + to - from + 1, gone);
}

/** The block after a change: where it lies now, and which of its rows were touched. A change elsewhere on the sheet may only move it. */
export function afterChange(block: Watched, change: CellChange): Watched {
  const { cells } = change;
  switch (change.how) {
    case "rowsInserted":
      return insertRows(block, cells);
    case "rowsDeleted":
      return deleteRows(block, cells);
    case "columnsInserted":
      if (cells.column <= block.column) return { ...block, column: block.column + cells.columns };
      return cells.column < block.column + block.columns ? touchAll(block) : block;
    case "columnsDeleted": {
      const left = cells.column + cells.columns;
      if (left <= block.column) return { ...block, column: block.column - cells.columns };
      return cells.column < block.column + block.columns ? touchAll(block) : block;
    }
    case "edited":
      return edit(block, cells);
    default:
      return shiftCells(block, cells);
  }
}

function edit(block: Watched, cells: Cells): Watched {
  const { headRows, wanted, grows } = block;
  const places = wanted ?? Array.from({ length: block.columns }, (_, place) => place);
  const hits = places.some((place) => isWithin(block.column + place, cells.column, cells.columns));
  if (!hits) return block;
  // A header that changed changes what all rows mean.
  if (cells.row < block.row + headRows && cells.row + cells.rows > block.row) return touchAll(block);
  const end = block.row + block.rows;
  const [from, to] = [Math.max(cells.row, block.row), cells.row + cells.rows];
  // Whoever empties or formats a column to its end adds no rows.
  if (grows === "below" && from <= end && to > end && to < MOST_ROWS)
    return touch({ ...block, rows: to - block.row }, from, to - 1);
  return from < Math.min(to, end) ? touch(block, from, Math.min(to, end) - 1) : block;
}

const MOST_ROWS = 1_048_576;

function insertRows(block: Watched, { row, rows }: Cells): Watched {
  if (row <= block.row) return moved(block, block.row, rows);
  const end = block.row + block.rows;
  if (row >= end) return block;
  const shifted = { ...block, rows: block.rows + rows, touched: shift(block.touched, row, rows) };
  return touch(shifted, row, row + rows - 1);
}

function deleteRows(block: Watched, { row, rows }: Cells): Watched {
  const [end, to] = [block.row + block.rows, row + rows];
  if (row >= end) return block;
  if (to <= block.row) return moved(block, to, -rows);
  const lost = Math.min(to, end) - Math.max(row, block.row);
  const touched = block.touched.flatMap(([first, last]): [number, number][] => {
    const above: [number, number] = [first, Math.min(last, row - 1)];
    const below: [number, number] = [Math.max(first, to) - rows, last - rows];
    return [above, below].filter(([from, until]) => from <= until);
  });
  const left = { ...block, row: Math.min(block.row, row), rows: block.rows - lost, touched: merged(touched) };
  return { ...left, gone: block.gone + lost };
}

/** Single cells that others made room for, or that left a gap: everything below or beside them moved. */
function shiftCells(block: Watched, cells: Cells): Watched {
  const beside = cells.row + cells.rows <= block.row && cells.column + cells.columns <= block.column;
  const right = cells.column >= block.column + block.columns;
  const below = cells.row >= block.row + block.rows;
  return beside || right || below ? block : touchAll(block);
}

function moved(block: Watched, from: number, by: number): Watched {
  return { ...block, row: block.row + by, touched: shift(block.touched, from, by) };
}

function touchAll(block: Watched): Watched {
  return block.rows <= block.headRows ? block : touch(block, block.row + block.headRows, block.row + block.rows - 1);
}

function touch(block: Watched, from: number, to: number): Watched {
  return { ...block, touched: merged([...block.touched, [from, to]]) };
}

function shift(touched: Watched["touched"], from: number, by: number): [number, number][] {
  return touched.flatMap(([first, last]): [number, number][] => {
    if (last < from) return [[first, last]];
    if (first >= from) return [[first + by, last + by]];
    return [
      [first, from - 1],
      [from + by, last + by],
    ];
  });
}

function merged(touched: readonly (readonly [number, number])[]): Watched["touched"] {
  const result: [number, number][] = [];
  for (const [from, to] of touched.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

function isWithin(place: number, from: number, count: number): boolean {
  return place >= from && place < from + count;
}
