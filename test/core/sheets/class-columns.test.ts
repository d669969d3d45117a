import { assessing } from "../../../src/core/analyze";
import { layOutClassColumns, placeOf } from "../../../src/core/sheets/class-columns";
import { findColumns } from "../../../src/core/columns";
import { tableFromRows } from "../../../src/core/intake/head-table";
import { columnsWithoutOwn, ownColumnsOf } from "../../../src/core/plan/own-columns";
import { linesOf } from "../../../src/core/plan/beside";
import type { Block } from "../../../src/core/plan/block";
import { printPlan } from "../../../src/core/plan/plan-print";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { finish } from "../../../src/core/steps";

/** 30 June 2026. */
const TODAY = 46_203;
const ROWS = [
  ["Sales", "", ""],
  ["", "", ""],
  ["Customer", "Date", "Amount"],
  ["Ann", 45_000, 90],
  ["Bob", 45_001, 8],
  ["", 45_002, 1],
  ["Ann", 45_003, 1],
  ["Total", "", 100],
];

function assessed() {
  const policy = readPolicy({ intake: { totals: "leaveOut" }, outputs: ["columns"] }).value;
  if (!policy) throw new Error("the test's policy is wrong");
  const table = tableFromRows(ROWS);
  const columns = findColumns(table, policy);
  const { value, issues } = finish(assessing([table], columns.value ?? {}, { policy, today: TODAY }));
  if (!value) throw new Error(JSON.stringify(issues));
  return { table, value };
}

const block = (row: number, column: number, rows: number, columns: number): Block => ({ row, column, rows, columns });

test.each<[string, Block, Block[], number]>([
  ["none", block(0, 0, 9, 4), [], 4],
  ["a pair at the end", block(0, 0, 9, 6), [block(0, 4, 9, 2)], 4],
  ["two pairs side by side", block(0, 0, 9, 8), [block(0, 4, 9, 2), block(0, 6, 9, 2)], 4],
  ["a column of the user's behind them", block(0, 0, 9, 7), [block(0, 4, 9, 2)], 7],
  ["those of other rows", block(0, 0, 9, 6), [block(20, 4, 9, 2)], 6],
  ["nothing else: they are what was asked for", block(0, 4, 9, 2), [block(0, 4, 9, 2)], 2],
])("KA's own columns are not read as data: %s", (_, found, own, columns) => {
  expect(columnsWithoutOwn(found, own)).toBe(columns);
});

test.each<[string, Block, Block, "found" | "none"]>([
  ["right beside", block(0, 0, 9, 4), block(0, 4, 9, 2), "found"],
  ["inside", block(0, 0, 9, 7), block(0, 4, 9, 2), "found"],
  ["one column apart: of other rows", block(0, 0, 9, 4), block(0, 5, 9, 2), "none"],
  ["beside rows further down", block(0, 0, 9, 4), block(9, 4, 9, 2), "none"],
])("columns of an earlier run are known by their place: %s", (_, source, own, is) => {
  expect(ownColumnsOf(source, [own])).toEqual(is === "found" ? own : undefined);
});

test("rows that come from no sheet, or have no headers, get no columns", () => {
  const { value } = assessed();
  const kinds = (place: Parameters<typeof layOutClassColumns>[2]["place"]) =>
    layOutClassColumns(value.gathering, value.results, {
      place,
      language: "en",
    }).issues;
  expect(kinds(undefined)).toMatchObject([{ kind: "columnsNeedSheet" }]);
  expect(kinds({ sheet: "S", address: "A1:C8", headerRow: undefined })).toMatchObject([
    { kind: "columnsBlocked", facts: { what: "noHeaders" } },
  ]);
});

test("a row has the class of its customer, one that is left out has none; the headers stand above the first row", () => {
  const { table, value } = assessed();
  const place = placeOf({ kind: "range", sheet: "S", address: "A1:C8" }, table);
  expect(place?.headerRow).toBe(2);
  const { customersOfRows = new Int32Array(0) } = value.gathering;
  expect([...customersOfRows]).toEqual([0, 1, -1, 0, -1]);
  const made = layOutClassColumns(value.gathering, value.results, { place, language: "zh" }).value;
  if (!made) throw new Error("no columns");
  expect(linesOf(made, 0, 6)).toEqual([
    ["KA ABC", "KA ABC（最终）"],
    ...[
      ["A", "A"],
      ["B", "B"],
      ["", ""],
      ["A", "A"],
      ["", ""],
    ],
  ]);
  const print = (customers: Int32Array) => finish(printPlan({ edits: [], beside: { ...made, customers } }));
  expect(print(customersOfRows.slice())).toBe(print(customersOfRows));
  expect(print(Int32Array.of(1, 0, -1, 0, -1))).not.toBe(print(customersOfRows));
});
