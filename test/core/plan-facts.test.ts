import { placeOf } from "../../src/core/sheets/class-columns";
import { linesOf, type ClassColumns } from "../../src/core/plan/beside";
import { blockOfPivot } from "../../src/core/plan/drawn";
import {
  LISTS,
  OWN_TABLES,
  SHEET_MARKS,
  headersWritten,
  listOn,
  writtenText,
  type SheetRole,
} from "../../src/core/plan/own-sheets";
import { cellsOf, type Edit } from "../../src/core/plan";

const cells = (...lengths: number[]): Edit => ({
  ...{ kind: "setCells", sheet: "accounts", at: { row: 0, column: 0 } },
  columns: lengths.map((length) => ({ values: new Array<null>(length).fill(null), format: "@" })),
});
const BESIDE: ClassColumns = {
  source: { sheet: "Sales", address: "A1:B4" },
  headerRow: 0,
  customers: Int32Array.of(1, -1, 0),
  columns: [
    { header: "KA Class", labels: ["A", "B"], of: Uint8Array.of(0, 1) },
    { header: "KA Final", labels: ["A", "B"], of: Uint8Array.of(1, 1) },
  ],
};

test.each<[string, Parameters<typeof cellsOf>[0], number]>([
  ["no edits", { edits: [] }, 0],
  ["columns of several lengths", { edits: [cells(3, 3, 1), { kind: "clearSheet", sheet: "accounts" }, cells(2)] }, 9],
  ["columns beside the rows, with their headers", { edits: [cells(1)], beside: BESIDE }, 1 + 4 * 2],
])("cells that a plan writes: %s", (_, plan, is) => {
  expect(cellsOf(plan)).toBe(is);
});

test.each<[number, number, string[][]]>([
  [0, 1, [["KA Class", "KA Final"]]],
  [
    0,
    4,
    [
      ["KA Class", "KA Final"],
      ["B", "B"],
      ["", ""],
      ["A", "B"],
    ],
  ],
  [
    2,
    2,
    [
      ["", ""],
      ["A", "B"],
    ],
  ],
  [
    3,
    2,
    [
      ["A", "B"],
      ["", ""],
    ],
  ],
])("lines of the columns beside the rows from %i on, %i of them", (from, count, is) => {
  expect(linesOf(BESIDE, from, count)).toEqual(is);
});

test.each([
  { columns: [], is: { row: 2, column: 3, rows: 4, columns: 2 } },
  // Headers take two rows, and totals a row and a column more.
  { columns: ["A", "B", "C"], is: { row: 2, column: 3, rows: 5, columns: 5 } },
])("the cells that a PivotTable of two rows and the columns $columns takes", ({ columns, is }) => {
  const block = blockOfPivot({
    ...{
      name: "KA_X",
      source: { sheet: "facts", table: "KA_Facts" },
      rows: "Region",
      slicers: [],
      at: { row: 2, column: 3 },
    },
    value: { header: "Amount", caption: "Sum", format: "0" },
    shown: { rows: ["North", "South"], columns, sums: [], total: "Total", blank: "(blank)" },
  });
  expect(block).toEqual(is);
});

// Object.keys forgets which keys it lists.
test.each(Object.keys(SHEET_MARKS) as SheetRole[])(
  "the sheet %s has a mark of its own, and its table where it is a list",
  (role) => {
    expect(SHEET_MARKS[role]).toMatch(/^KA_[A-Z][a-z]+Sheet$/);
    expect(Object.values(SHEET_MARKS).filter((mark) => mark === SHEET_MARKS[role])).toHaveLength(1);
    const isList = !["summary", "migration", "pivot", "charts"].includes(role);
    expect(listOn(role)).toBe(isList ? Object.entries(LISTS).find(([list]) => list === role)?.[1] : undefined);
    expect(listOn(role) === undefined).toBe(!isList);
    if (isList) expect(OWN_TABLES).toContain(listOn(role));
  },
);

test.each<[unknown, string[] | undefined]>([
  [writtenText(["Rank", "Customer"]), ["Rank", "Customer"]],
  [writtenText([]), []],
  [writtenText(7), undefined],
  ['["Rank"', undefined],
  ['{"0":"Rank"}', undefined],
  ["[1]", ["1"]],
  ["", undefined],
  [7, undefined],
  [undefined, undefined],
])("the headers that %j names", (text, is) => {
  expect(headersWritten(text)).toEqual(is);
});

test.each<[string, Parameters<typeof placeOf>, ReturnType<typeof placeOf>]>([
  [
    "below a title and headers",
    [
      { kind: "range", sheet: "S", address: "A1:B9" },
      { firstRow: 4, heading: headed("read", 3) },
    ],
    { sheet: "S", address: "A1:B9", headerRow: 2 },
  ],
  [
    "without headers",
    [
      { kind: "range", sheet: "S", address: "A1:B9" },
      { firstRow: 1, heading: headed("made", 0) },
    ],
    { sheet: "S", address: "A1:B9", headerRow: undefined },
  ],
  [
    "with headers in letters below a title",
    [
      { kind: "range", sheet: "S", address: "A1:B9" },
      { firstRow: 3, heading: headed("made", 2) },
    ],
    { sheet: "S", address: "A1:B9", headerRow: undefined },
  ],
  [
    "nobody knows how",
    [{ kind: "range", sheet: "S", address: "A1" }, { firstRow: 2 }],
    { sheet: "S", address: "A1", headerRow: undefined },
  ],
  ["on no sheet", [{ kind: "range", address: "A1" }, { firstRow: 2 }], undefined],
  ["nowhere on a sheet", [{ kind: "range", sheet: "S" }, { firstRow: 2 }], undefined],
])("where rows stand, %s", (_, [source, table], is) => {
  expect(placeOf(source, table)).toEqual(is);
});

function headed(kind: "read" | "made", rows: number) {
  return { kind, rows, levels: kind === "read" ? 1 : 0, above: 0, headers: ["A", "B"] } as const;
}
