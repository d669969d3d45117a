import fc from "fast-check";
import {
  BOOLEAN,
  ColumnBuilder,
  EMPTY,
  ERROR,
  NUMBER,
  TEXT,
  cellText,
  columnLetters,
  isRead,
  kindOfText,
  unreadColumn,
  type CellValue,
} from "../../src/core/table";

function columnOf(cells: readonly (CellValue | undefined)[], expected?: number) {
  const builder = new ColumnBuilder("Amount", expected);
  for (const cell of cells) builder.add(cell);
  return builder.finish();
}

test.each<[CellValue | undefined, number, string]>([
  [12.5, NUMBER, "12.5"],
  [0, NUMBER, "0"],
  ["Acme", TEXT, "Acme"],
  [" ", TEXT, " "],
  ["12.5", TEXT, "12.5"],
  [true, BOOLEAN, "TRUE"],
  [false, BOOLEAN, "FALSE"],
  ["#N/A", ERROR, "#N/A"],
  ["", EMPTY, ""],
  [null, EMPTY, ""],
  [undefined, EMPTY, ""],
])("a cell with %j is of the kind %i and reads %j", (cell, kind, text) => {
  const column = columnOf(["before", cell]);
  expect([column.kinds[1], cellText(column, 1)]).toEqual([kind, text]);
});

test.each([
  ["#N/A", ERROR],
  ["#DIV/0!", ERROR],
  ["#SPILL!", ERROR],
  ["#n/a", TEXT],
  ["#N/A!", TEXT],
  [" #N/A", TEXT],
  ["#1", TEXT],
  ["N/A", TEXT],
  ["", TEXT],
])("the text %j is of the kind %i", (text, kind) => {
  expect(kindOfText(text)).toBe(kind);
});

test("a column holds what was added, however many cells were expected, each text kept once", () => {
  const cell = fc.oneof(fc.integer(), fc.constantFrom("a", "b", "", "#N/A", null, true, false));
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 70 }), fc.constantFrom(undefined, 0, 3, 100), (cells, expected) => {
      const column = columnOf(cells, expected);
      expect(column.header).toBe("Amount");
      expect(column.kinds).toHaveLength(cells.length);
      cells.forEach((one, row) => {
        const text = one === null ? "" : typeof one === "boolean" ? String(one).toUpperCase() : String(one);
        expect(cellText(column, row)).toBe(text);
      });
      expect(new Set(column.pool).size).toBe(column.pool.length);
      expect(column.numbers).toHaveLength(cells.some((one) => typeof one === "number") ? cells.length : 0);
      const isText = (one: CellValue) => typeof one === "boolean" || (typeof one === "string" && one !== "");
      expect(column.codes).toHaveLength(cells.some(isText) ? cells.length : 0);
    }),
  );
});

test("numbers and texts that come late stand at their places", () => {
  const empty = new Array<null>(20).fill(null);
  const column = columnOf([...empty, "late", ...empty, 7], 0);
  expect([cellText(column, 20), cellText(column, 41), cellText(column, 0)]).toEqual(["late", "7", ""]);
});

test("a column that was not read has its header and no cells", () => {
  const column = unreadColumn("Note");
  expect(column).toMatchObject({ header: "Note", pool: [] });
  expect([column.kinds, column.numbers, column.codes].map(({ length }) => length)).toEqual([0, 0, 0]);
  expect([isRead(column), isRead(columnOf([null])), isRead(columnOf([]))]).toEqual([false, true, false]);
});

test.each([
  [0, "A"],
  [1, "B"],
  [25, "Z"],
  [26, "AA"],
  [51, "AZ"],
  [52, "BA"],
  [701, "ZZ"],
  [702, "AAA"],
  // The last one of a sheet.
  [16_383, "XFD"],
])("column %i is %s", (index, letters) => {
  expect(columnLetters(index)).toBe(letters);
});
