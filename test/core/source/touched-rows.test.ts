import { afterChange, rowsTouched, type CellChange, type Watched } from "../../../src/core/source/touched-rows";

/** Headers in row 4 (counted from 0: 3), ten rows below them, columns B to D, of which B and D matter. */
const BLOCK: Watched = {
  ...{ row: 3, column: 1, rows: 11, columns: 3 },
  ...{ headRows: 1, wanted: [0, 2], grows: "below", touched: [], gone: 0 },
};

const SHEET = { column: 0, columns: 16_384 };
const edited = (row: number, column: number, rows = 1, columns = 1): CellChange => ({
  how: "edited",
  cells: { row, column, rows, columns },
});
const rows = (how: "rowsInserted" | "rowsDeleted", row: number, count: number): CellChange => ({
  how,
  cells: { ...SHEET, row, rows: count },
});
const columns = (how: "columnsInserted" | "columnsDeleted", column: number, count: number): CellChange => ({
  how,
  cells: { row: 0, rows: 1_048_576, column, columns: count },
});

test.each<{ about: string; changes: readonly CellChange[]; touched: number; lies?: Partial<Watched> }>([
  { about: "a cell of a column that matters", changes: [edited(5, 1)], touched: 1 },
  { about: "the same cell twice is one row", changes: [edited(5, 1), edited(5, 3)], touched: 1 },
  { about: "a column that nobody read", changes: [edited(5, 2)], touched: 0 },
  { about: "a cell beside the block", changes: [edited(5, 0), edited(5, 4)], touched: 0 },
  { about: "a cell above the block", changes: [edited(2, 1)], touched: 0 },
  { about: "pasted over several rows and columns", changes: [edited(5, 0, 4, 9)], touched: 4 },
  { about: "two pastes that overlap", changes: [edited(5, 1, 4), edited(7, 1, 4)], touched: 6 },
  { about: "a header means all rows", changes: [edited(3, 3)], touched: 10 },
  { about: "a whole column", changes: [edited(0, 3, 1_048_576)], touched: 10 },
  { about: "a row added right below grows the block", changes: [edited(14, 1)], touched: 1, lies: { rows: 12 } },
  { about: "and the next one too", changes: [edited(14, 1), edited(15, 1, 3)], touched: 4, lies: { rows: 15 } },
  { about: "a column emptied to its end", changes: [edited(4, 3, 1_048_572)], touched: 10, lies: { rows: 11 } },
  { about: "a row further below is another's", changes: [edited(15, 1)], touched: 0, lies: { rows: 11 } },
  { about: "rows inserted above only move it", changes: [rows("rowsInserted", 0, 2)], touched: 0, lies: { row: 5 } },
  {
    about: "rows inserted inside count, and what was touched below moves along",
    changes: [edited(10, 1), rows("rowsInserted", 6, 3), edited(13, 1)],
    touched: 4,
    lies: { rows: 14 },
  },
  { about: "rows inserted below are nobody's yet", changes: [rows("rowsInserted", 14, 3)], touched: 0 },
  { about: "rows deleted above move it", changes: [rows("rowsDeleted", 0, 2)], touched: 0, lies: { row: 1 } },
  { about: "rows deleted inside count", changes: [rows("rowsDeleted", 6, 3)], touched: 3, lies: { rows: 8 } },
  {
    about: "a touched row that is deleted counts once",
    changes: [edited(6, 1), rows("rowsDeleted", 6, 1)],
    touched: 1,
    lies: { rows: 10 },
  },
  {
    about: "rows deleted over its upper edge",
    changes: [rows("rowsDeleted", 2, 3)],
    touched: 2,
    lies: { row: 2, rows: 9 },
  },
  { about: "a column inserted before it moves it", changes: [columns("columnsInserted", 0, 1)], touched: 0 },
  { about: "a column inserted inside touches all", changes: [columns("columnsInserted", 2, 1)], touched: 10 },
  { about: "a column deleted before it moves it", changes: [columns("columnsDeleted", 0, 1)], touched: 0 },
  { about: "a column deleted inside touches all", changes: [columns("columnsDeleted", 3, 1)], touched: 10 },
  {
    about: "cells pushed down inside touch all",
    changes: [{ how: "cellsInserted", cells: { row: 5, column: 1, rows: 1, columns: 1 } }],
    touched: 10,
  },
  {
    about: "cells pushed down beside it touch none",
    changes: [{ how: "cellsInserted", cells: { row: 5, column: 7, rows: 1, columns: 1 } }],
    touched: 0,
  },
])("$about", ({ changes, touched, lies = {} }) => {
  const after = changes.reduce(afterChange, BLOCK);
  expect(rowsTouched(after)).toBe(touched);
  expect(after).toMatchObject(lies);
});

test("a block that does not grow has no row below it", () => {
  expect(rowsTouched(afterChange({ ...BLOCK, grows: "not" }, edited(14, 1)))).toBe(0);
});
