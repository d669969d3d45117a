import { layOutHistory } from "../../../src/core/sheets/history-sheet";
import { tableFromRows } from "../../../src/core/intake/head-table";
import type { Edit } from "../../../src/core/plan";
import { finish } from "../../../src/core/steps";
import type { CellValue } from "../../../src/core/table";

const NOW = {
  ids: undefined,
  names: ["Ann", "Ben"],
  classes: ["A", "B"],
  moment: { day: 45_700, minute: 61 },
  language: "en",
} as const;

/** The lines that are written, headers first. */
function linesOf(edits: readonly Edit[]): CellValue[][] {
  const [heads, body] = edits.flatMap((edit) => (edit.kind === "setCells" ? [edit.columns] : []));
  const headers = (heads ?? []).map(({ values }) => values[0] ?? null);
  const rows = body?.[0]?.values.length ?? 0;
  return [headers, ...Array.from({ length: rows }, (_, row) => (body ?? []).map(({ values }) => values[row] ?? null))];
}

function historyOf(before: readonly (readonly CellValue[])[]): ReturnType<typeof linesOf> {
  return linesOf(finish(layOutHistory(NOW, { table: tableFromRows(before, "KA History!A1") })).edits);
}

test("customers who are gone keep their classes, new ones have none before, and added columns stay with their customers", () => {
  const before = [
    ["Customer", "Run 2025-01-01", "Mine"],
    ["Old", "C", "x"],
    ["ben", "A", null],
  ];
  expect(historyOf(before)).toEqual([
    ["Customer", "Run 2025-01-01", "Run 2025-02-12 01:01", "Mine"],
    ["Ann", null, "A", null],
    ["Ben", "A", "B", null],
    ["Old", "C", null, "x"],
  ]);
});

test("24 runs are remembered, and who has no class in any of them is not", () => {
  const runs = Array.from({ length: 24 }, (_, i) => `Run 2025-01-${String(i + 1).padStart(2, "0")}`);
  const old = ["Old", "A", ...runs.slice(1).map(() => null)];
  const [headers = [], ...lines] = historyOf([["Customer", ...runs], old, ["Ann", ...runs.map(() => "B")]]);
  expect(headers).toEqual(["Customer", ...runs.slice(1), "Run 2025-02-12 01:01"]);
  expect(lines.map(([name]) => name)).toEqual(["Ann", "Ben"]);
});

test("a second run in the same minute has a column of its own", () => {
  const [headers] = historyOf([
    ["Customer", "Run 2025-02-12 01:01"],
    ["Ann", "A"],
  ]);
  expect(headers?.at(-1)).toBe("Run 2025-02-12 01:01 (2)");
});

test("a history without its customers is left as it is, which is said", () => {
  const sheet = { table: tableFromRows([["Run 2025-01-01"], ["A"]], "KA History!A1") };
  const { edits, issues } = finish(layOutHistory(NOW, sheet));
  expect(edits).toEqual([]);
  expect(issues.map(({ kind }) => kind)).toEqual(["memoryLeft"]);
});
