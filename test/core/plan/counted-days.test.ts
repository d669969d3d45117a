import { inDateSystem, writesDays } from "../../../src/core/plan/counted-days";
import type { CellColumn, Edit, Plan } from "../../../src/core/plan";

const cells = (...columns: CellColumn[]): Edit => ({
  kind: "setCells",
  sheet: "accounts",
  at: { row: 1, column: 0 },
  columns,
});

const TEXTS: CellColumn = { format: "@", values: ["46023", null] };
const SUMS: CellColumn = { format: "#,##0.00", values: Float64Array.of(46_023, 1) };
// 1 January 2026 is 46,023 by the days from 1900, and 44,561 by those from 1904: 1,462 fewer.
const DAYS: CellColumn = { format: "yyyy-mm-dd", values: [46_023, null, "soon"] };
const DAYS_1904 = { format: "yyyy-mm-dd", values: [44_561, null, "soon"] };

const widths: Edit = { kind: "setWidths", sheet: "accounts", widths: [46_023] };

function planOf(): Plan {
  const [first, second] = [cells(TEXTS, DAYS), cells(SUMS)];
  const [third, last] = [cells(DAYS), cells(DAYS)];
  return { edits: [first, widths, second, third, last], everyRun: [third], closing: [last] };
}

test.each<[string, Edit[], boolean]>([
  ["days", [widths, cells(SUMS, DAYS)], true],
  ["none", [widths, cells(SUMS, TEXTS)], false],
  ["nothing", [], false],
])("a plan that writes %s", (_, edits, is) => {
  expect(writesDays({ edits })).toBe(is);
});

test("in a workbook whose days count from 1904 each day has 1,462 days fewer, and nothing else is another", () => {
  const plan = inDateSystem(planOf(), 1904);
  expect(plan.edits).toEqual([cells(TEXTS, DAYS_1904), widths, cells(SUMS), cells(DAYS_1904), cells(DAYS_1904)]);
  // What closes the run and what is new in every run are told by being the edits themselves.
  expect(plan.edits[3]).toBe(plan.everyRun?.[0]);
  expect(plan.edits[4]).toBe(plan.closing?.[0]);
});

test("a plan of edits alone stays one of edits alone", () => {
  expect(inDateSystem({ edits: [cells(DAYS)] }, 1904)).toEqual({ edits: [cells(DAYS_1904)] });
});

test.each<[1900 | 1904, Plan]>([
  [1900, planOf()],
  [1904, { edits: [cells(SUMS)] }],
])("counted from %i a plan without other days is the same one", (dateSystem, plan) => {
  expect(inDateSystem(plan, dateSystem)).toBe(plan);
});
