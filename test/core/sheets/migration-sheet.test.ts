import { finalClasses } from "../../../src/core/classes";
import { findMigration } from "../../../src/core/migration";
import { comparing, describeSide, layOutMigration, sidesOf } from "../../../src/core/sheets/migration-sheet";
import { listMovers, roundLike, type Compared } from "../../../src/core/sheets/movers-sheet";
import type { Edit } from "../../../src/core/plan";
import { finish } from "../../../src/core/steps";
import type { CellValue } from "../../../src/core/table";
import { sheetsOf, type Grid } from "../book";
import { analyzeRows } from "../rows";

const BEFORE: Grid = [
  ["Customer ID", "Customer", "Amount"],
  ["1", "Ada", 900],
  ["2", "Bob", 50.25],
  ["3", "Cy", 30],
];
const AFTER: Grid = [
  ["Customer ID", "Customer", "Amount"],
  ["1", "Ada", 10],
  ["2", "Bob", 900.5],
  ["4", "Eve", 30],
];

function compare(
  { before = BEFORE, after = AFTER, cutOffs = "own" }: { before?: Grid; after?: Grid; cutOffs?: "own" | "before" } = {},
  policy: object = { methods: [{ id: "abc" }, { id: "pareto", name: "Few" }] },
) {
  const [first, second] = [before, after].map((rows) => analyzeRows(rows, policy).value);
  if (!first || !second) throw new Error("the rows make classes");
  const compared = first.results.flatMap((result, i): Compared[] => {
    const own = second.results[i];
    if (!own) return [];
    const side = (of: typeof first, which: typeof result) => ({
      ...{ customers: of.gathering.customers, classes: finalClasses(which) },
    });
    const migration = finish(findMigration(side(first, result), side(second, own)));
    return [{ title: result.choice.name ?? result.choice.id.toUpperCase(), migration }];
  });
  const { language } = first.report.policy;
  return { compared, before: first.report, after: second.report, cutOffs, language };
}

function planOf(...how: Parameters<typeof compare>) {
  const { value } = layOutMigration(compare(...how));
  if (!value) throw new Error("the comparison is laid out");
  return value;
}

const cells = (...how: Parameters<typeof compare>) => sheetsOf(planOf(...how));

test("the movers of several methods stand under each other, told by method and by id", () => {
  expect(cells().get("movers")).toEqual([
    ["Method", "Customer ID", "Customer", "Class before", "Class after", "Move", "Before", "After", "Change"],
    ["ABC", "1", "Ada", "A", "C", "down", 900, 10, -890],
    ["ABC", "2", "Bob", "B", "A", "up", 50.25, 900.5, 850.25],
    ["ABC", "3", "Cy", "C", "gone", "gone", 30, 0, -30],
    ["ABC", "4", "Eve", "new", "C", "new", 0, 30, 30],
    ["Few", "1", "Ada", "Vital few", "Useful many", "down", 900, 10, -890],
    ["Few", "2", "Bob", "Useful many", "Vital few", "up", 50.25, 900.5, 850.25],
    ["Few", "3", "Cy", "Useful many", "gone", "gone", 30, 0, -30],
    ["Few", "4", "Eve", "new", "Useful many", "new", 0, 30, 30],
  ]);
});

test("of one method, and without ids, the movers have no columns for them", () => {
  const without = (rows: Grid) => rows.map((row) => row.slice(1));
  const sheets = cells({ before: without(BEFORE), after: without(AFTER) }, {});
  expect(sheets.get("movers")?.[0]?.slice(0, 2)).toEqual(["Customer", "Class before"]);
  expect(sheets.get("movers")).toHaveLength(5);
});

/** The lines of *KA Migration* that begin with one of these texts. */
const lines = (grid: readonly CellValue[][] | undefined, ...labels: string[]) =>
  (grid ?? [])
    .filter(([label]) => typeof label === "string" && labels.includes(label))
    .map((line) => line.filter((cell) => cell !== null));

test("it says which files, by which rules and which policy, and, with frozen cut-offs, that they are those of before", () => {
  const own = cells().get("migration");
  const prints = lines(own, "Policy fingerprint").flat();
  expect(lines(own, "Before").slice(0, 1)).toEqual([["Before", "Sales!A1"]]);
  expect(prints[1]).toMatch(/^[\da-f]{16}$/);
  expect(lines(own, "Rule").map(([, rule]) => String(rule).slice(0, 4))).toEqual(["ABC:", "Few:"]);
  const frozen = cells({ cutOffs: "before" }).get("migration");
  expect(lines(frozen, "Rule")).toHaveLength(3);
  expect(lines(own, "From \\ to")).toHaveLength(2);
  expect(
    lines(own, "kept", "up", "down", "new", "gone")
      .filter(({ length }) => length === 6)
      .map(([move, customers, share]) => [move, customers, share]),
  ).toEqual(
    [1, 2].flatMap(() => [
      ["kept", 0, 0],
      ["up", 1, 0.25],
      ["down", 1, 0.25],
      ["new", 1, 0.25],
      ["gone", 1, 0.25],
    ]),
  );
});

test("a line too long for a page goes on below, cut where it has a space or a stop", () => {
  const treatments = {
    methods: [{ id: "abc", labels: Array.from({ length: 3 }, (_, i) => `Customers of kind ${i}`) }],
  };
  for (const language of ["en", "zh"] as const) {
    const said = cells({}, { ...treatments, language }).get("migration") ?? [];
    const texts = said.slice(2, 9).map(([, text]) => String(text ?? ""));
    for (const text of texts) expect(text).toBe(text.trim());
    expect(
      Math.max(
        ...texts.map((text) =>
          Array.from(text, (sign) => (sign > "\u2e7f" ? 2 : 1) as number).reduce((a, b) => a + b, 0),
        ),
      ),
    ).toBeLessThanOrEqual(90);
    const { about } = comparing(compare({}, { ...treatments, language }));
    const joined = texts.join("").replaceAll(" ", "");
    for (const [, text] of about) expect(joined).toContain(text.replaceAll(" ", ""));
  }
});

test("every block of the sheet lies below the one before, and the matrix is shaded row by row", () => {
  const edits = planOf().edits.filter((edit) => "sheet" in edit && edit.sheet === "migration");
  const tops = edits.flatMap((edit) => (edit.kind === "setCells" ? [edit.at.row] : []));
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  const ends = edits.flatMap((edit) =>
    edit.kind === "setCells" ? [edit.at.row + Math.max(...edit.columns.map(({ values }) => values.length))] : [],
  );
  ends.slice(0, -1).forEach((end, i) => expect(tops[i + 1]).toBeGreaterThanOrEqual(end));
  const shaded = edits.filter((edit): edit is Extract<Edit, { kind: "shadeCells" }> => edit.kind === "shadeCells");
  expect(shaded.map(({ block: { rows, column } }) => [rows, column])).toEqual(shaded.map(() => [1, 1]));
  expect(shaded).toHaveLength(4 + 3);
  expect(planOf().edits.at(-1)).toEqual({ kind: "showSheet", sheet: "migration" });
});

test("classes that hold nobody on a side have no line there; who was not there comes last", () => {
  const [{ migration }] = compare().compared as [Compared];
  expect(sidesOf(migration, "from")).toEqual([0, 1, 2, "absent"]);
  expect(sidesOf(migration, "to").at(-1)).toBe("absent");
});

test.each([
  { period: undefined, is: "Sales!A1" },
  { period: {}, is: "Sales!A1" },
  { period: { from: "2025-01-01" }, is: "Sales!A1, 2025-01-01 – …" },
  { period: { to: "2025-12-31" }, is: "Sales!A1, … – 2025-12-31" },
  { period: { from: "2025-01-01", to: "2025-12-31" }, is: "Sales!A1, 2025-01-01 – 2025-12-31" },
])("a side is told by its place and its days: $is", ({ period, is }) => {
  const { before } = compare();
  expect(describeSide({ where: before.where, policy: { ...before.policy, period } })).toBe(is);
});

test.each([
  [0.3 - 0.1, 2, 0.2],
  [0.3 - 0.1, 1, 0.2],
  [1.23456, 4, 1.2346],
  [1.236, 1, 1.24],
  [12.6, 0, 13],
])("%d with %i decimals is %d", (value, decimals, is) => {
  expect(roundLike(value, decimals)).toBe(is);
});

test("as a list the movers have formats of their money", () => {
  const columns = listMovers(comparing(compare()));
  expect(columns.map(({ cells: { format } }) => format)).toEqual([
    ...new Array(6).fill("@"),
    ...new Array(3).fill("#,##0.00"),
  ]);
});
