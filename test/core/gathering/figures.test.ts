import { findColumns } from "../../../src/core/columns";
import { gatherCustomers } from "../../../src/core/customers";
import { figuresOf } from "../../../src/core/customer-columns";
import { inUnits, valueOf } from "../../../src/core/measures";
import type { FiguresNeed } from "../../../src/core/measures/needs";
import { defaultPolicy } from "../../../src/core/policy";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { finish } from "../../../src/core/steps";
import { tableFromRows } from "../../../src/core/intake/head-table";
import type { CellValue } from "../../../src/core/table";
import { TODAY } from "../rows";

const ROWS: CellValue[][] = [
  ["Customer", "Amount", "Visits", "Satisfaction", "Hours"],
  ["A", 1, 0.1, 8, 1],
  ["A", 2, 0.2, null, 2],
  ["B", 3, null, null, 30],
  ["A", 4, "three", 9, "many"],
  ["C", null, 100, 1, 100],
  ["B", 5, -4, "#N/A", 10],
];

function gather(need: FiguresNeed, rows: readonly (readonly CellValue[])[] = ROWS) {
  const table = tableFromRows(rows, "Sales!A1");
  const columns =
    findColumns(table, readPolicy(rows === ROWS ? { criteria: ["Hours"] } : {}).value ?? defaultPolicy()).value ?? {};
  const outcome = finish(gatherCustomers([table], columns, { today: TODAY, needs: [{ need, method: "margin" }] }));
  const figures = outcome.value && figuresOf(outcome.value.customers, need);
  return { figures, issues: outcome.issues, names: outcome.value?.customers.names };
}

test.each<{ about: string; need: FiguresNeed; values: number[]; cells: number[]; strange: number[] }>([
  {
    about: "a sum is exact, and a blank adds nothing",
    need: { kind: "sum", role: "visits", missing: "refuse" },
    values: [0.3, -4],
    cells: [2, 1],
    strange: [5],
  },
  {
    about: "a mean is that of the cells that are there",
    need: { kind: "mean", role: "satisfaction", missing: "leave" },
    values: [8.5, NaN],
    cells: [2, 0],
    strange: [7],
  },
  {
    about: "a criterion is the mean of a column that the policy names",
    need: { kind: "criterion", header: "Hours" },
    values: [1.5, 20],
    cells: [2, 2],
    strange: [5],
  },
])("$about", ({ need, values, cells, strange }) => {
  const { figures, issues, names } = gather(need);
  // The row of C has no amount and does not count here either.
  expect(names).toEqual(["A", "B"]);
  expect(figures && Array.from(names ?? [], (_, i) => inUnits(figures, valueOf(figures, i)))).toEqual(values);
  expect(Array.from(figures?.cells ?? [])).toEqual(cells);
  expect(issues.filter(({ kind }) => kind === "figuresNotRead").map(({ facts }) => facts)).toEqual([
    { header: figures?.header, rows: strange.length, firstRows: strange },
  ]);
});

test("a column that is not there is refused only where the method cannot do without it", () => {
  const rows = ROWS.map((row) => row.slice(0, 2));
  const refused = gather({ kind: "sum", role: "visits", missing: "refuse" }, rows);
  expect(refused.issues).toContainEqual({
    kind: "roleMissing",
    severity: "error",
    facts: { role: "visits", method: "margin" },
  });
  expect(gather({ kind: "sum", role: "visits", missing: "leave" }, rows)).toMatchObject({ names: ["A", "B"] });
});

test("sums beyond the doubles stay exact", () => {
  const rows: CellValue[][] = [
    ["Customer", "Amount", "Visits"],
    ["A", 1, 9_007_199_254_740],
    ["A", 1, 9_007_199_254_740],
    ["A", 1, 0.0001],
  ];
  const { figures } = gather({ kind: "sum", role: "visits", missing: "refuse" }, rows);
  expect(figures?.values).toEqual([180_143_985_094_800_001n]);
});
