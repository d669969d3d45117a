import type { SheetRole } from "../../src/core/own-sheets";
import type { CellColumn, Edit, Plan } from "../../src/core/plan";
import { compareSheets, type ComparedSheet } from "../../src/core/sheet-differences";
import { finish } from "../../src/core/steps";
import type { CellValue } from "../../src/core/table";

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
  expect(finish(compareSheets(planOf("facts"), { sheets: new Map() }))).toEqual({ results: [], compared: 0 });
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
