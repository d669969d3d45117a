import { cellsOf, type Edit } from "../../src/core/plan";
import type { CellValue } from "../../src/core/table";
import { TEXTS } from "../../src/core/text/text";
import { analyzeRows } from "./rows";

const ROWS: CellValue[][] = [
  ["客户编号", "客户名称", "金额"],
  ["C1", '=HYPERLINK("x")', 900],
  ["C2", "贝塔", 50],
  ["C3", "伽马", 50],
  ["C4", "德尔塔", -4],
];

/** Headers of the columns that people type in, which are empty here, and of the class that they stand against. */
const TYPED = new Set(
  Object.values(TEXTS).flatMap(({ headers, typed }) => [
    ...[headers.systemClass, headers.override, headers.overrideState, headers.overrideReason],
    ...[headers.author, headers.since, headers.until],
    ...Object.values(typed),
  ]),
);

/** KA's part of the account list. */
function accounts(edits: readonly Edit[] = []): (readonly CellValue[])[] {
  const blocks = edits.filter((edit) => edit.kind === "setCells" && edit.sheet === "accounts");
  const [first] = blocks;
  const headers = first?.kind === "setCells" ? first.columns.map(({ values }) => String(values[0])) : [];
  return blocks.flatMap((edit) => {
    const columns = edit.kind === "setCells" ? edit.columns.filter((_, i) => !TYPED.has(headers[i] ?? "")) : [];
    return Array.from({ length: columns[0]?.values.length ?? 0 }, (_, row) =>
      columns.map(({ values }) => values[row] ?? null),
    );
  });
}

test("the account list has one row a customer, the best first, with class and reason", () => {
  const { value } = analyzeRows(ROWS);
  expect(accounts(value?.plan.edits)).toEqual([
    ["Rank", "Customer ID", "Customer", "Class", "Amount", "Share", "Cumulative share", "Why"],
    [1, "C1", '=HYPERLINK("x")', "A", 900, 0.9, 0.9, "Rank 1 of 3; no customer is larger."],
    [
      2,
      "C3",
      "伽马",
      "B",
      50,
      0.05,
      1,
      "Rank 2 of 3 (equal with 1 other); larger customers hold 90%, at or over 80% but under the 95% cut-off; 850 short of A.",
    ],
    [
      2,
      "C2",
      "贝塔",
      "B",
      50,
      0.05,
      1,
      "Rank 2 of 3 (equal with 1 other); larger customers hold 90%, at or over 80% but under the 95% cut-off; 850 short of A.",
    ],
    [null, "C4", "德尔塔", "Negative", -4, null, null, "Returns exceed sales, so it stands outside the ranking."],
  ]);
});

test("the same in Chinese", () => {
  const { value } = analyzeRows(ROWS, { language: "zh" });
  expect(accounts(value?.plan.edits)[2]).toEqual([
    2,
    "C3",
    "伽马",
    "B",
    50,
    0.05,
    1,
    "第 2 名（共 3 个客户，与另外 1 个并列）；排在前面的客户占 90%，达到 80% 但未到分界点 95%；距 A 还差 850。",
  ]);
});

test("the summary says INCOMPLETE before the first figure and is set right by the last edit that writes", () => {
  const edits = analyzeRows(ROWS).value?.plan.edits ?? [];
  const status = edits.flatMap((edit, i) =>
    edit.kind === "setCells" && edit.sheet === "summary" && edit.at.row === 1
      ? [{ i, says: edit.columns[1]?.values[0] }]
      : [],
  );
  const firstFigure = edits.findIndex((edit) => edit.kind === "setCells" && edit.sheet === "accounts");
  const lastWrite = edits.findLastIndex((edit) => edit.kind === "setCells");
  expect(status).toEqual([
    { i: expect.any(Number), says: expect.stringMatching(/^INCOMPLETE/) },
    { i: lastWrite, says: "Complete" },
  ]);
  expect(status[0]?.i).toBeLessThan(firstFigure);
});

test("names and ids are written as text, one colour rule a class, and nothing but KA's sheets is touched", () => {
  const plan = analyzeRows(ROWS).value?.plan ?? { edits: [] };
  const body = plan.edits.filter((edit) => edit.kind === "setCells" && edit.sheet === "accounts")[1];
  expect(body?.kind === "setCells" && body.columns.map(({ format }) => format)).toEqual([
    ...["#,##0", "@", "@", "@"],
    ...["#,##0", "0.00%", "0.00%"],
    ...["@", "@", "@", "@", "@", "yyyy-mm-dd", "yyyy-mm-dd"],
    ...["@", "yyyy-mm-dd", "@", "@"],
  ]);
  const colours = plan.edits.find((edit) => edit.kind === "colourClasses");
  expect(colours).toMatchObject({
    block: { row: 1, column: 3, rows: 4, columns: 1 },
    classColumn: 3,
    rules: [{ label: "A" }, { label: "B" }, { label: "C" }, { label: "Zero" }, { label: "Negative" }],
  });
  expect(cellsOf(plan)).toBeGreaterThan(5 * 8);
  expect(JSON.parse(JSON.stringify(plan))).toBeTruthy();
});

test("several methods stand side by side, the leading one first", () => {
  const { value } = analyzeRows(ROWS, { methods: [{ id: "pareto" }, { id: "abc" }] });
  expect(accounts(value?.plan.edits)[1]?.slice(3)).toEqual([
    "Vital few",
    900,
    0.9,
    0.9,
    "Rank 1 of 3; no customer is larger.",
    "A",
    "Rank 1 of 3; no customer is larger.",
  ]);
});
