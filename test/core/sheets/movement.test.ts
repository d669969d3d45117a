import type { Analysis } from "../../../src/core/analyze";
import { dayFrom } from "../../../src/core/days";
import type { Outcome } from "../../../src/core/issues";
import type { SheetRole } from "../../../src/core/plan/own-sheets";
import type { Edit } from "../../../src/core/plan";
import type { CellValue } from "../../../src/core/table";
import type { OwnSheet, Recalled } from "../../../src/core/sheets/recalled";
import { tableFromRows } from "../../../src/core/intake/head-table";
import { analyzeRows, kinds } from "../rows";

type Grid = readonly (readonly CellValue[])[];

function cellsOn({ value }: Outcome<Analysis>, role: SheetRole): CellValue[][] {
  const edits = (value?.plan.edits ?? []).filter(
    (edit): edit is Extract<Edit, { kind: "setCells" }> => edit.kind === "setCells" && edit.sheet === role,
  );
  return edits.flatMap(({ columns }) =>
    Array.from({ length: columns[0]?.values.length ?? 0 }, (_, row) =>
      columns.map(({ values }) => values[row] ?? null),
    ),
  );
}

/** What the next run finds in the workbook. */
function recalledFrom(outcome: Outcome<Analysis>): Recalled {
  const own = (role: SheetRole): OwnSheet | undefined => {
    const cells = cellsOn(outcome, role);
    return cells.length > 1 ? { table: tableFromRows(cells, `${role}!A1`) } : undefined;
  };
  const [accounts, movers] = [own("accounts"), own("movers")];
  return { ...(accounts ? { accounts } : {}), ...(movers ? { movers } : {}) };
}

const names = (outcome: Outcome<Analysis>) => cellsOn(outcome, "movers").slice(1);

const JANUARY: Grid = [
  ["Customer", "Amount"],
  ["Ada", 900],
  ["Bob", 50],
  ["Cy", 30],
  ["Di", 20],
];
const FEBRUARY: Grid = [
  ["Customer", "Amount"],
  ["ada", 10],
  ["Bob", 900.5],
  ["Cy", 60],
  ["Eve", 30],
];
const asked = { outputs: ["migration"] };

test("the first run has nothing to compare with, and says so", () => {
  const first = analyzeRows(JANUARY, asked);
  expect(kinds(first)).toEqual(["nothingToCompare"]);
  expect(cellsOn(first, "movers")).toEqual([]);
});

test("a later run says who moved since, with names and money of both times; those who stayed come last", () => {
  const first = analyzeRows(JANUARY);
  const second = analyzeRows(FEBRUARY, asked, recalledFrom(first));
  expect(kinds(second)).toEqual([]);
  expect(cellsOn(second, "movers")).toEqual([
    ["Customer", "Class before", "Class after", "Move", "Before", "After", "Change"],
    ["ada", "A", "C", "down", 900, 10, -890],
    ["Bob", "B", "A", "up", 50, 900.5, 850.5],
    ["Cy", "C", "B", "up", 30, 60, 30],
    ["Eve", "new", "C", "new", 0, 30, 30],
    ["Di", "C", "gone", "gone", 20, 0, -20],
  ]);
  const matrix = cellsOn(second, "migration");
  const top = matrix.findIndex(([cell]) => cell === "From \\ to");
  expect(matrix.slice(top, top + 5)).toEqual([
    ["From \\ to", "A", "B", "C", "gone"],
    ["A", null, null, 1, null],
    ["B", 1, null, null, null],
    ["C", null, 1, null, 1],
    ["new", null, null, 1, null],
  ]);
});

test.each([
  { about: "the same rows again", rows: FEBRUARY, policy: asked },
  {
    about: "the same rows, a class set by hand meanwhile",
    rows: FEBRUARY,
    policy: {
      ...asked,
      overrides: [{ customer: "Cy", class: "A", reason: "key account", date: "2026-01-01" }],
    },
  },
  {
    about: "the same rows in another order",
    rows: [...FEBRUARY.slice(0, 1), ...FEBRUARY.slice(1).toReversed()],
    policy: asked,
  },
])("$about are compared with what the run before was compared with", ({ rows, policy }) => {
  const first = analyzeRows(JANUARY);
  const second = analyzeRows(FEBRUARY, asked, recalledFrom(first));
  const third = analyzeRows(rows, policy, recalledFrom(second));
  const before = (outcome: Outcome<Analysis>) =>
    names(outcome)
      .map(([name, from, , , money]) => [name, from, money])
      .sort();
  expect(before(third)).toEqual(before(second));
  if (policy === asked) expect(cellsOn(third, "migration")).toEqual(cellsOn(second, "migration"));
});

test("other rows are compared with the run just before, in whichever language it was written", () => {
  const second = analyzeRows(FEBRUARY, { ...asked, language: "zh" }, recalledFrom(analyzeRows(JANUARY)));
  const march: Grid = [...FEBRUARY.slice(0, 4), ["Eve", 31]];
  const third = analyzeRows(march, asked, recalledFrom(second));
  expect(names(third)).toEqual(
    [
      ["Bob", "A", "A", "kept", 900.5, 900.5, 0],
      ["Cy", "B", "B", "kept", 60, 60, 0],
      ["Eve", "C", "C", "kept", 30, 31, 1],
      ["ada", "C", "C", "kept", 10, 10, 0],
    ].sort((a, b) => Number(b[6]) - Number(a[6]) || (String(a[0]) < String(b[0]) ? -1 : 1)),
  );
});

test("a list of classes of another rule is not compared, and says so; one class that is gone is told apart", () => {
  const first = recalledFrom(analyzeRows(JANUARY));
  const pareto = analyzeRows(FEBRUARY, { ...asked, methods: [{ id: "pareto" }] }, first);
  expect(kinds(pareto)).toEqual(["otherClassesBefore"]);
  const renamed = analyzeRows(FEBRUARY, { ...asked, methods: [{ id: "abc", labels: ["A", "Mid", "C"] }] }, first);
  expect(names(renamed).map(([name, from, to, move]) => [name, from, to, move])).toContainEqual([
    "Bob",
    "B",
    "A",
    "other classes",
  ]);
});

const day = (year: number, month: number) => dayFrom(year, month, 15) ?? 0;
const TWO_YEARS: Grid = [
  ["Customer", "Date", "Amount"],
  ["Ada", day(2024, 3), 900],
  ["Bob", day(2024, 4), 80],
  ["Ada", day(2025, 3), 50],
  ["Bob", day(2025, 4), 900],
  ["Cy", day(2025, 5), 10],
];

test("where the policy names earlier days, they are compared, whatever the workbook remembers", () => {
  const policy = {
    ...asked,
    comparison: { from: "2024-01-01", to: "2024-12-31" },
    period: { from: "2025-01-01", to: "2025-12-31" },
  };
  const outcome = analyzeRows(TWO_YEARS, policy, recalledFrom(analyzeRows(JANUARY)));
  expect(cellsOn(outcome, "movers")).toEqual([
    ["Customer", "Class before", "Class after", "Move", "2024-01-01 – 2024-12-31", "2025-01-01 – 2025-12-31", "Change"],
    ["Ada", "A", "B", "down", 900, 50, -850],
    ["Bob", "B", "A", "up", 80, 900, 820],
    ["Cy", "new", "C", "new", 0, 10, 10],
  ]);
  const nobody = { ...policy, comparison: { from: "2020-01-01", to: "2020-12-31" } };
  expect(kinds(analyzeRows(TWO_YEARS, nobody))).toContain("windowNotCompared");
});
