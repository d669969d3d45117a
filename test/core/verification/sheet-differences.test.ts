import type { Pivot } from "../../../src/core/plan/drawn";
import type { SheetRole } from "../../../src/core/plan/own-sheets";
import type { CellColumn, Edit, Plan } from "../../../src/core/plan";
import {
  MOST_COMPARED_ROWS,
  compareSheets,
  type ComparedSheet,
} from "../../../src/core/verification/sheet-differences";
import { finish } from "../../../src/core/steps";
import type { CellValue } from "../../../src/core/table";

/** Further sheets and class columns against the plan that wrote them: each difference by its sheet and cell. */

const LINES: readonly (readonly (string | number | null)[])[] = [
  ["Customer", "Month", "Amount"],
  ["Ada", "2025-01", 0.1 + 0.2],
  ["Ada", "2025-02", 20],
  ["Bob", "2025-01", null],
];

function planOf(sheet: SheetRole): Plan {
  const columns = [0, 1, 2].map((place): CellColumn => ({
    values: LINES.map((line) => line[place] ?? null),
    format: "@",
  }));
  const edits: Edit[] = [
    { kind: "openSheet", sheet, name: "Sheet", columns: 3 },
    { kind: "setCells", sheet, at: { row: 0, column: 0 }, columns },
  ];
  return { edits };
}

function compared(sheet: ComparedSheet, cells: readonly (readonly CellValue[])[]) {
  const sheets = new Map([[sheet, { sheet: "Mine", at: { row: 0, column: 0 }, cells }]]);
  return finish(compareSheets(planOf(sheet), { sheets }));
}

const [HEAD = [], ADA = [], LATER = [], BOB = []] = LINES;

test.each<{ about: string; sheet: ComparedSheet; cells: readonly (readonly CellValue[])[]; is: readonly string[] }>([
  { about: "the same cells", sheet: "facts", cells: LINES, is: [] },
  { about: "a sorted list", sheet: "facts", cells: [HEAD, BOB, LATER, ADA], is: [] },
  { about: "a number of fifteen digits", sheet: "facts", cells: [HEAD, BOB, LATER, ["Ada", "2025-01", 0.3]], is: [] },
  {
    about: "another amount in a sorted list",
    sheet: "facts",
    cells: [HEAD, BOB, ["Ada", "2025-02", 21], ADA],
    is: ["sheetCell Mine!C3 20 21"],
  },
  { about: "a line less", sheet: "facts", cells: [HEAD, ADA, LATER], is: ["sheetLine Mine Bob null"] },
  {
    about: "a line more",
    sheet: "facts",
    cells: [...LINES, ["Cy", null, 5]],
    is: ["sheetCell Mine!A5 null Cy", "sheetCell Mine!C5 null 5"],
  },
  {
    about: "lines in another order where places count",
    sheet: "migration",
    cells: [HEAD, LATER, ADA, BOB],
    is: [
      "sheetCell Mine!B2 2025-01 2025-02",
      "sheetCell Mine!C2 0.30000000000000004 20",
      "sheetCell Mine!B3 2025-02 2025-01",
      "sheetCell Mine!C3 20 0.30000000000000004",
    ],
  },
])("$about", ({ sheet, cells, is }) => {
  const { results, compared: count } = compared(sheet, cells);
  expect(count).toBe(12);
  expect(
    results.map(({ kind, name, expected, found }) => [kind, name, String(expected), String(found)].join(" ")),
  ).toEqual(is);
});

test("a sheet that is not there is not missed: it was written on request, and who does not want it deletes it", () => {
  expect(finish(compareSheets(planOf("facts"), { sheets: new Map() }))).toEqual({
    results: [],
    compared: 0,
    notCompared: [],
  });
});

test("class columns are compared where they stand", () => {
  const plan: Plan = {
    edits: [],
    beside: {
      source: { sheet: "Sales", address: "B3:C6" },
      headerRow: 2,
      customers: Int32Array.of(0, -1, 1),
      columns: [{ header: "KA Class", labels: ["A", "B"], of: Uint8Array.of(0, 1) }],
    },
  };
  const columns = { sheet: "Sales", at: { row: 2, column: 3 }, cells: [["KA Class"], ["A"], [], ["A"]] };
  const { results, compared: count } = finish(compareSheets(plan, { sheets: new Map(), columns }));
  expect(count).toBe(4);
  expect(results).toEqual([{ kind: "sheetCell", name: "Sales!D6", header: "", expected: "B", found: "A" }]);
});

test.each([
  { rows: MOST_COMPARED_ROWS, passedOver: [] },
  {
    rows: MOST_COMPARED_ROWS + 1,
    passedOver: [
      { why: "longSheet", sheet: "Mine", name: "", rows: MOST_COMPARED_ROWS + 1 },
      { why: "longColumns", sheet: "Sales", name: "", rows: MOST_COMPARED_ROWS + 1 },
    ],
  },
])("a sheet of $rows rows and the columns beside as many are compared, or named", ({ rows, passedOver }) => {
  const plan: Plan = {
    edits: [
      { kind: "openSheet", sheet: "facts", name: "Sheet", columns: 1 },
      {
        kind: "setCells",
        sheet: "facts",
        at: { row: 0, column: 0 },
        columns: [{ values: Array.from({ length: rows }, (_, i) => i), format: "0" }],
      },
    ],
    beside: {
      source: { sheet: "Sales", address: `A1:A${String(rows)}` },
      headerRow: 0,
      customers: new Int32Array(rows - 1).fill(-1),
      columns: [{ header: "KA Class", labels: [], of: new Uint8Array(0) }],
    },
  };
  const at = { row: 0, column: 0 };
  const sheets = new Map([["facts" as const, { sheet: "Mine", at, cells: Array.from({ length: 3 }, (_, i) => [i]) }]]);
  const { notCompared, compared: count } = finish(
    compareSheets(plan, { sheets, columns: { sheet: "Sales", at, cells: [["KA Class"]] } }),
  );
  expect(notCompared).toEqual(passedOver);
  expect(count).toBe(passedOver.length > 0 ? 0 : 2 * rows);
});

const PIVOT: Pivot = {
  name: "KA_Facts_ByRegion",
  source: { sheet: "facts", table: "KA_Facts" },
  rows: "Region",
  columns: "Class",
  value: { header: "Amount", caption: "Sum of Amount", format: "0" },
  at: { row: 3, column: 0 },
  slicers: [],
  shown: {
    rows: ["North", "South", ""],
    columns: ["A", "B"],
    sums: [
      [10, null, 10],
      [5, 2, 7],
      [null, 1, 1],
      [15, 3, 18],
    ],
    total: "Total",
    blank: "(blank)",
  },
};
const TITLE = [["PivotTables"], ["about"], []];
const HEADS = [
  ["Sum of Amount", "Class"],
  ["Region", "A", "B", "Total"],
];
const [NORTH, SOUTH, BLANK, TOTAL] = [
  ["North", 10, null, 10],
  ["South", 5, 2, 7],
  ["(blank)", null, 1, 1],
  ["Total", 15, 3, 18],
];

test.each<{ about: string; cells: readonly (readonly CellValue[])[]; is: readonly string[]; passedOver?: number }>([
  { about: "as it was made", cells: [...HEADS, NORTH, SOUTH, BLANK, TOTAL], is: [] },
  { about: "its rows sorted", cells: [...HEADS, SOUTH, BLANK, NORTH, TOTAL], is: [] },
  {
    about: "its columns sorted, its total in another language",
    cells: [
      ["Summe", "Class"],
      ["Region", "B", "A", "Gesamt"],
      ["North", null, 10, 10],
      ["South", 2, 5, 7],
      ["(blank)", 1, null, 1],
      ["Gesamtergebnis", 3, 15, 18],
    ],
    is: [],
  },
  {
    about: "a sum as doubles add up",
    cells: [...HEADS, ["North", 10 + 1e-9, null, 10], SOUTH, BLANK, TOTAL],
    is: [],
  },
  {
    about: "other sums, in sorted rows too",
    cells: [...HEADS, SOUTH, BLANK, ["North", 10.01, 0, 10], ["Total", 15, null, 18]],
    is: ["Mine!B8 10 10.01", "Mine!C9 3 null"],
  },
  { about: "filtered", cells: [...HEADS, NORTH, SOUTH, ["Total", 15, 2, 17]], is: [], passedOver: 1 },
  {
    about: "a line more",
    cells: [...HEADS, NORTH, SOUTH, BLANK, ["West", 1, 1, 2], TOTAL],
    is: [],
    passedOver: 1,
  },
  {
    about: "another column",
    cells: [["Sum"], ["Region", "A", "C"], NORTH, SOUTH, BLANK, TOTAL],
    is: [],
    passedOver: 1,
  },
  { about: "gone", cells: [], is: [], passedOver: 1 },
])("a PivotTable, $about", ({ cells, is, passedOver = 0 }) => {
  const plan: Plan = {
    edits: [
      { kind: "openSheet", sheet: "pivot", name: "KA Pivot", columns: 1 },
      {
        kind: "setCells",
        sheet: "pivot",
        at: { row: 0, column: 0 },
        columns: [{ values: ["PivotTables"], format: "@" }],
      },
      { kind: "makePivots", sheet: "pivot", pivots: [PIVOT] },
    ],
  };
  const found = { sheet: "Mine", at: { row: 0, column: 0 }, cells: [...TITLE, ...cells] };
  const {
    results,
    notCompared,
    compared: count,
  } = finish(compareSheets(plan, { sheets: new Map([["pivot", found]]) }));
  expect(results.map(({ name, expected, found: there }) => [name, String(expected), String(there)].join(" "))).toEqual(
    is,
  );
  expect(count).toBe(passedOver > 0 ? 0 : 12);
  expect(notCompared).toEqual(
    passedOver > 0 ? [{ why: "pivot", sheet: "Mine", name: "KA_Facts_ByRegion", rows: 4 }] : [],
  );
});
