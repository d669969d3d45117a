import {
  areSalesHeaders,
  blockBelow,
  chooseBlock,
  findBlocks,
  folded,
  type FilledRow,
} from "../../../src/core/intake/blocks";
import { sheet } from "./sheet";

/** Rows of a sheet, those without a value left out; the first one is row 0. */
function rowsOf(lines: readonly string[]): FilledRow[] {
  return sheet(...lines)
    .map((cells, row) => ({
      row,
      cells: new Map(cells.flatMap((cell, column) => (cell == null ? [] : [[column, cell] as const]))),
    }))
    .filter(({ cells }) => cells.size > 0);
}

/** Each block as first row, first column, last row, last column, header row, rows with values and what it holds. */
function found(lines: readonly string[], direction: "rows and columns" | "rows" = "rows and columns"): string[] {
  return findBlocks(rowsOf(lines), direction).map(
    ({ top, left, bottom, right, head, rows, holds }) => `${top},${left} ${bottom},${right} ${head} ${rows} ${holds}`,
  );
}

const SALES = ["Customer | Amount", "Acme | 5", "Best | 6"];
const TARGETS = ["Region | Target", "North | 50"];
const beside = (left: readonly string[], right: readonly string[]) =>
  Array.from({ length: Math.max(left.length, right.length) }, (_, i) => `${left[i] ?? " | "} | | ${right[i] ?? ""}`);

test.each<{ about: string; lines: string[]; is: string[] }>([
  { about: "nothing", lines: ["", ""], is: [] },
  { about: "a block alone is not asked what it holds", lines: SALES, is: ["0,0 2,1 0 3 other"] },
  { about: "a title is part of its block", lines: ["Sales", "", ...SALES], is: ["0,0 4,1 2 4 other"] },
  { about: "one above the other", lines: [...SALES, "", ...TARGETS], is: ["0,0 2,1 0 3 sales", "4,0 5,1 4 2 other"] },
  { about: "side by side", lines: beside(SALES, TARGETS), is: ["0,0 2,1 0 3 sales", "0,3 1,4 0 2 other"] },
  {
    about: "a wide one below two side by side",
    lines: [...beside(SALES, TARGETS), "", "City | Code | Country | Area | Zip", "Rome | 1 | It | 3 | 4"],
    is: ["0,0 2,1 0 3 sales", "0,3 1,4 0 2 other", "4,0 5,4 4 2 other"],
  },
  { about: "the same columns going on", lines: [...SALES, "", "Cove | 7"], is: ["0,0 4,1 0 4 other"] },
  { about: "the same headers again", lines: [...SALES, "", ...SALES], is: ["0,0 6,1 0 6 other"] },
  {
    about: "other headers, wider or narrower by one",
    lines: [...SALES, "", "Customer | Amount | Note", "Cove | 7 | x"],
    is: ["0,0 2,1 0 3 sales", "4,0 5,2 4 2 sales"],
  },
  {
    about: "the block below has a title of its own",
    lines: [...SALES, "", "Targets", "Region | Target", "North | 50"],
    is: ["0,0 2,1 0 3 sales", "4,0 6,1 5 3 other"],
  },
  {
    about: "a row with an unknown value is data, not headers",
    lines: [...SALES, "", "Cove | n/a", "Dove | 7"],
    is: ["0,0 5,1 0 5 other"],
  },
  {
    about: "a note on a customer in rows parted by empty ones",
    lines: [...SALES, "", "Cove | see mail", "", "Dove | 7", "Elm | 9"],
    is: ["0,0 7,1 0 6 other"],
  },
  {
    about: "a note on a customer and one more row",
    lines: [...SALES, "", "Cove | see mail", "Dove | 7"],
    is: ["0,0 5,1 0 5 other"],
  },
  { about: "a note on a customer at the end", lines: [...SALES, "", "Cove | see mail"], is: ["0,0 4,1 0 4 other"] },
  {
    about: "an amount that is pending is no header, however many rows follow",
    lines: [...SALES, "", "Cove | pending", "Dove | 7", "Elm | 9", "Fox | 3"],
    is: ["0,0 7,1 0 7 other"],
  },
  {
    about: "unknown headers over two rows",
    lines: [...SALES, "", "Depot | Stock", "North | 50", "South | 60"],
    is: ["0,0 2,1 0 3 sales", "4,0 6,1 4 3 other"],
  },
  {
    about: "unknown headers over one row, beyond the columns above",
    lines: [...SALES, "", "Depot | Stock | Floor", "North | 50 | 2"],
    is: ["0,0 2,1 0 3 sales", "4,0 5,2 4 2 other"],
  },
  {
    about: "texts that are twice the same are no headers",
    lines: [...SALES, "", "Cove | Cove", "Dove | 7"],
    is: ["0,0 5,1 0 5 other"],
  },
  {
    about: "headers that do not stand over every value are none",
    lines: [...SALES, "", "Region | Target", "North | 50 | 60"],
    is: ["0,0 5,2 0 5 other"],
  },
  {
    about: "headers of two levels cover together",
    lines: [...SALES, "", "Region | Plan | | Note", " | Low | High", "North | 50 | 60 | x"],
    is: ["0,0 2,1 0 3 sales", "4,0 6,3 4 3 other"],
  },
  {
    about: "lines about the sheet above a wider block",
    lines: ["Author | Li", "Version | 2", "", "Customer | City | Day | Size | Amount", "Acme | Rome | x | L | 5"],
    is: ["0,0 4,4 0 4 other"],
  },
  {
    about: "a small block with headers, half as wide as the one below",
    lines: ["Author | Version", "Li | 2", "", "Customer | City | Size | Amount", "Acme | Rome | L | 5"],
    is: ["0,0 1,1 0 2 other", "3,0 4,3 3 2 sales"],
  },
  {
    about: "a small block with headers, narrower than half of the one below",
    lines: ["Author | Version", "Li | 2", "", "Customer | City | Day | Size | Amount", "Acme | Rome | x | L | 5"],
    is: ["0,0 4,4 0 4 other"],
  },
  {
    about: "nine rows without headers above",
    lines: [...Array.from({ length: 9 }, (_, i) => `x${i} | ${i}`), "", ...TARGETS],
    is: ["0,0 11,1 0 11 other"],
  },
  {
    about: "ten rows without headers above",
    lines: [...Array.from({ length: 10 }, (_, i) => `x${i} | ${i}`), "", ...TARGETS],
    is: ["0,0 9,1 0 10 other", "11,0 12,1 11 2 other"],
  },
  {
    about: "customers with months across are sales",
    lines: [...TARGETS, "", "Customer | Jan | Feb", "Acme | 1 | 2"],
    is: ["0,0 1,1 0 2 other", "3,0 4,2 3 2 sales"],
  },
])("$about", ({ lines, is }) => {
  expect(found(lines)).toEqual(is);
});

test("in rows only an empty column parts nothing, an empty row still does", () => {
  expect(found(beside(SALES, TARGETS), "rows")).toEqual(["0,0 2,4 0 3 other"]);
  expect(found([...SALES, "", ...TARGETS], "rows")).toEqual(["0,0 2,1 0 3 sales", "4,0 5,1 4 2 other"]);
});

test("the order in which rows are handed in does not matter", () => {
  const rows = rowsOf([...SALES, "", ...TARGETS]);
  expect(findBlocks(rows.toReversed(), "rows and columns")).toEqual(findBlocks(rows, "rows and columns"));
});

describe("the block that is meant", () => {
  const block = (rows: number, [left, right]: [number, number], holds: "sales" | "other") => ({
    ...{ top: 0, bottom: rows - 1, head: 0, left, right, rows, holds },
  });
  const choose = (...blocks: ReturnType<typeof block>[]) => {
    const chosen = chooseBlock(blocks);
    return chosen ? blocks.indexOf(chosen) : undefined;
  };
  type Span = [left: number, right: number];
  const [ab, bc, de]: [Span, Span, Span] = [
    [0, 1],
    [1, 2],
    [3, 4],
  ];

  test.each([
    ["the only one", [block(2, ab, "other")], 0],
    ["none", [], undefined],
    ["the one of sales, however small", [block(90, ab, "other"), block(2, ab, "sales")], 1],
    ["neither of two of sales below each other", [block(90, ab, "sales"), block(2, bc, "sales")], undefined],
    ["the larger of two of sales side by side", [block(2, ab, "sales"), block(90, de, "sales")], 1],
    ["one three times as large", [block(30, ab, "other"), block(10, bc, "other")], 0],
    ["neither of two that are nearly as large", [block(29, ab, "other"), block(10, bc, "other")], undefined],
    ["the larger one side by side", [block(9, ab, "other"), block(10, de, "other")], 1],
    ["the wider one of equal ones side by side", [block(9, de, "other"), block(9, [0, 2], "other")], 1],
    ["the wider one, whichever comes first", [block(9, [0, 2], "other"), block(9, de, "other")], 0],
  ] as const)("%s", (_, blocks, is) => {
    expect(choose(...blocks)).toBe(is);
  });
});

test.each<[string[], "months" | "none", boolean]>([
  [["Customer", "Amount"], "none", true],
  [["客户编号", "销售额"], "none", true],
  [["Customer", "Colour"], "none", false],
  [["Customer", "Colour"], "months", true],
  [["Colour", "Amount"], "none", false],
  [["Colour", "Jan"], "months", false],
])("%p with %s are headers of sales: %p", (headers, months, is) => {
  expect(areSalesHeaders(headers, months)).toBe(is);
});

test("rows below are a block of their own unless their headers are those above", () => {
  const headers = new Map([
    [0, "customer"],
    [1, "amount"],
  ]);
  const above = { headers, rows: 3 };
  expect(blockBelow(rowsOf(TARGETS), above)).toMatchObject({ top: 0, bottom: 1, holds: "other" });
  expect(blockBelow(rowsOf(SALES), above)).toBeUndefined();
  expect(blockBelow(rowsOf(["Acme | 5"]), above)).toBeUndefined();
  expect(blockBelow([], above)).toBeUndefined();
});

test("headers without rows take those below an empty row, unless these have headers that are known", () => {
  const headers = new Map([
    [0, "customer"],
    [1, "amount"],
  ]);
  const texts = rowsOf(["Cove | Dove", "Acme | 5", "Best | 6"]);
  expect(blockBelow(texts, { headers, rows: 3 })).toMatchObject({ holds: "other" });
  expect(blockBelow(texts, { headers, rows: 0 })).toBeUndefined();
  expect(blockBelow(rowsOf(SALES.with(0, "Client | Revenue")), { headers, rows: 0 })).toMatchObject({ holds: "sales" });
});

test("headers are compared without their spaces and case", () => {
  expect([" Net \n sales ", null, 5, "AMOUNT"].map(folded)).toEqual(["net sales", "", "5", "amount"]);
});
