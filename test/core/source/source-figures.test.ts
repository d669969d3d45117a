import { tableFromRows } from "../../../src/core/intake/head-table";
import { figuresOfRows, isSameFigures } from "../../../src/core/source/source-figures";
import { finish } from "../../../src/core/steps";
import type { CellValue } from "../../../src/core/table";
import { inParts } from "../parts";

const figures = (rows: readonly (readonly CellValue[])[], partRows = Infinity) =>
  finish(figuresOfRows(inParts(tableFromRows(rows, "Sales!A1"), partRows)));

const ROWS: CellValue[][] = [
  ["Customer", "Amount", "Rate", "Note"],
  ["Ann", 10, 0.5, null],
  ["", -4, "#N/A", null],
  ["Ben", "", 2, "late"],
  ["Cleo", 1.25, 7, ""],
];

test("empty cells are counted and numbers added up, column by column; where an error stands there is no sum", () => {
  expect(figures(ROWS)).toEqual([
    { column: 0, empty: 1, sum: 0, tolerance: 0 },
    // The size of all amounts is 15.25, whatever their signs.
    { column: 1, empty: 1, sum: 7.25, tolerance: 15.25e-12 },
    { column: 2, empty: 0 },
    { column: 3, empty: 3, sum: 0, tolerance: 0 },
  ]);
});

test.each([1, 2, 3])("they are the same of rows that come %i at a time", (partRows) => {
  expect(figures(ROWS, partRows)).toEqual(figures(ROWS));
});

test("columns that were not read have none, and those behind them keep their places", () => {
  const table = tableFromRows(ROWS, "Sales!A1");
  const columns = table.columns.map((column, place) =>
    place === 1 ? { ...column, kinds: column.kinds.slice(0, 0), numbers: column.numbers.slice(0, 0) } : column,
  );
  expect(finish(figuresOfRows([{ ...table, columns }])).map(({ column }) => column)).toEqual([0, 2, 3]);
});

test("months across that were made into rows have none", () => {
  const months = ["2025-01", "2025-02", "2025-03", "2025-04"];
  expect(
    figures([
      ["Customer", ...months],
      ["Ann", 1, 2, 3, 4],
      ["Ben", 1, 2, 3, 4],
    ]),
  ).toEqual([]);
});

test.each([
  { about: "the same", then: { empty: 1, sum: 5, tolerance: 0.1 }, now: { empty: 1, sum: 5 }, same: true },
  {
    about: "as far apart as allowed",
    then: { empty: 1, sum: 5, tolerance: 0.5 },
    now: { empty: 1, sum: 5.5 },
    same: true,
  },
  { about: "further apart", then: { empty: 1, sum: 5, tolerance: 0.5 }, now: { empty: 1, sum: 5.75 }, same: false },
  {
    about: "further apart below",
    then: { empty: 1, sum: 5, tolerance: 0.5 },
    now: { empty: 1, sum: 4.25 },
    same: false,
  },
  { about: "without a tolerance, the same", then: { empty: 1, sum: 5 }, now: { empty: 1, sum: 5 }, same: true },
  { about: "without a tolerance, others", then: { empty: 1, sum: 5 }, now: { empty: 1, sum: 5.001 }, same: false },
  { about: "a cell emptied", then: { empty: 1, sum: 5, tolerance: 1 }, now: { empty: 2, sum: 5 }, same: false },
  { about: "an error that stayed", then: { empty: 1 }, now: { empty: 1 }, same: true },
  { about: "an error that is gone", then: { empty: 1 }, now: { empty: 1, sum: 5 }, same: false },
  { about: "an error that is new", then: { empty: 1, sum: 5, tolerance: 1 }, now: { empty: 1 }, same: false },
])("figures of a column, $about: same is $same", ({ then, now, same }) => {
  expect(isSameFigures({ column: 0, ...then }, now)).toBe(same);
});
