import type { CellValue } from "../../../src/core/table";
import type { Edit } from "../../../src/core/plan";
import { analyzeRows, analyzeValues } from "../rows";

/** The sheets of charts and PivotTables as plans: what they show, and when they are not written at all. */

function edits(plan: { readonly edits: readonly Edit[] } | undefined, sheet: "charts" | "pivot"): readonly Edit[] {
  return (plan?.edits ?? []).filter((edit) => edit.sheet === sheet);
}

/** The cells of a block of the sheet as the plan leaves them. */
function cells(
  of: readonly Edit[],
  { row, column, rows, columns }: { row: number; column: number; rows: number; columns: number },
) {
  return Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (_, across): CellValue | undefined => {
      const [r, c] = [row + down, column + across];
      const edit = of.findLast((one) => {
        const source = one.kind === "setCells" ? one.columns[c - one.at.column] : undefined;
        return (
          one.kind === "setCells" && source !== undefined && r >= one.at.row && r < one.at.row + source.values.length
        );
      });
      return edit?.kind === "setCells"
        ? (edit.columns[c - edit.at.column]?.values[r - edit.at.row] ?? null)
        : undefined;
    }),
  );
}

function chartsOf(of: readonly Edit[]) {
  return of.flatMap((edit) => (edit.kind === "makeCharts" ? edit.charts : []));
}

test("a sheet that is not asked for is not written", () => {
  const { value } = analyzeValues([3, 2, 1]);
  expect([...edits(value?.plan, "charts"), ...edits(value?.plan, "pivot")]).toEqual([]);
});

test("the Pareto has the 50 largest customers and the others, by class, and ends at the whole", () => {
  const values = Array.from({ length: 120 }, (_, i) => 1000 - i * 8 + 0.1);
  const { value } = analyzeValues([...values, 0, -5], { outputs: ["charts"] });
  const sheet = edits(value?.plan, "charts");
  const [pareto] = chartsOf(sheet);
  if (!pareto) throw new Error("no chart");
  expect(pareto.title).toBe("Pareto: the 50 largest customers and the others, with their cumulative share");
  const table = cells(sheet, pareto.data);
  expect(table[0]).toEqual(["Customer", "A", "B", "C", "Cumulative share"]);
  expect(table.length).toBe(1 + 50 + 1);
  expect(table[1]?.slice(0, 2)).toEqual(["Customer 0001", 1000.1]);
  const others = table.at(-1) ?? [];
  expect(others[0]).toBe("Others (70)");
  expect(others.at(-1)).toBe(1);
  const sum = table
    .slice(1)
    .flatMap((line) => line.slice(1, -1))
    .reduce<number>((all, one) => all + Number(one ?? 0), 0);
  expect(sum).toBeCloseTo(
    values.reduce((all, one) => all + one, 0),
    6,
  );
  // 50 of 120: the rest of the total is what the 51st to the last have.
  const rest = values.slice(50).reduce((all, one) => all + one, 0);
  expect(table[50]?.at(-1)).toBeCloseTo(1 - rest / sum, 12);
});

test.each([
  { about: "51 customers, who all have a column", count: 51, rows: 51, title: /^Pareto: all customers/ },
  { about: "52 customers, two of whom are the others", count: 52, rows: 51, title: /^Pareto: the 50 largest/ },
  { about: "one customer", count: 1, rows: 1, title: /^Pareto: all customers/ },
])("the Pareto of $about", ({ count, rows, title }) => {
  const { value } = analyzeValues(
    Array.from({ length: count }, (_, i) => i + 1),
    { outputs: ["charts"] },
  );
  const [pareto] = chartsOf(edits(value?.plan, "charts"));
  expect(pareto?.data.rows).toBe(rows + 1);
  expect(pareto?.title).toMatch(title);
});

test("a leading method whose values do not add up has no Pareto", () => {
  const { value } = analyzeRows(
    [
      ["Customer", "Amount", "Profit"],
      ["Acme", 100, 50],
      ["Best", 300, 30],
    ],
    { outputs: ["charts"], methods: [{ id: "percentile", by: "margin" }, { id: "margin" }] },
  );
  expect(chartsOf(edits(value?.plan, "charts")).map(({ name }) => name)).toEqual([
    "KA_ClassShares",
    "KA_ClassShares2",
    "KA_WhaleCurve",
  ]);
});

test("every method has its shares; profit has the whale curve; recency and frequency are counted at their scores", () => {
  const rows: CellValue[][] = [["Customer", "Date", "Amount", "Profit"]];
  for (let i = 0; i < 10; i++)
    for (let order = 0; order <= i; order++)
      rows.push([`C${i}`, `2026-0${(order % 6) + 1}-1${i}`, 100 + i, i < 2 ? -10 : 10 * i]);
  const { value, issues } = analyzeRows(rows, {
    outputs: ["charts"],
    methods: [{ id: "abc" }, { id: "rfm" }, { id: "margin" }],
  });
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  const sheet = edits(value?.plan, "charts");
  const charts = chartsOf(sheet);
  expect(charts.map(({ name }) => name)).toEqual([
    ...["KA_Pareto", "KA_ClassShares", "KA_ClassShares2", "KA_ClassShares3"],
    "KA_WhaleCurve",
  ]);
  const whale = charts.at(-1);
  const curve = whale ? cells(sheet, whale.data) : [];
  expect([curve[1], curve.at(-1)]).toEqual([
    [0, 0],
    [1, 1],
  ]);
  expect(Math.max(...curve.slice(1).map(([, share]) => Number(share)))).toBeGreaterThan(1);
  const shades = sheet.flatMap((edit) => (edit.kind === "shadeCells" ? [edit.block] : []));
  expect(shades.map(({ rows: down, columns }) => [down, columns])).toEqual([
    [5, 5],
    [5, 5],
  ]);
  const counts = shades[0] ? cells(sheet, shades[0]).flat().map(Number) : [];
  expect(counts.reduce((all, one) => all + one, 0)).toBe(10);
  expect(counts.every((count) => count >= 0)).toBe(true);
  // No two things on the sheet lie over each other.
  for (const [i, one] of charts.entries()) expect(one.at.row).toBe(3 + i * 21);
  expect(shades[0]?.row).toBeGreaterThan(3 + charts.length * 21);
});

test("a PivotTable shows exact sums, a missing value last, and totals that add up", () => {
  const { value } = analyzeRows(
    [
      ["Customer", "Region", "Amount"],
      ["Acme", "South", 0.1],
      ["Best", "South", 0.2],
      ["Cole", "", 900],
      ["Dunn", "North", 50],
    ],
    { outputs: ["pivot"] },
  );
  const [pivot] = edits(value?.plan, "pivot").flatMap((edit) => (edit.kind === "makePivots" ? edit.pivots : []));
  expect(pivot).toMatchObject({
    name: "KA_Accounts_ByRegion",
    rows: "Region",
    columns: "Class",
    value: { header: "Amount", caption: "Sum of Amount" },
    shown: {
      rows: ["North", "South", ""],
      columns: ["A", "B", "C"],
      sums: [
        [null, 50, null, 50],
        [null, null, expect.closeTo(0.3, 12), expect.closeTo(0.3, 12)],
        [900, null, null, 900],
        [900, 50, expect.closeTo(0.3, 12), expect.closeTo(950.3, 9)],
      ],
    },
  });
});

test("without region and industry the classes alone are added up; in Chinese too", () => {
  const { value } = analyzeRows(
    [
      ["客户名称", "金额"],
      ["甲", 900],
      ["乙", 60],
    ],
    { outputs: ["pivot", "charts"], language: "zh" },
  );
  const [opened] = edits(value?.plan, "pivot");
  expect(opened).toMatchObject({ kind: "openSheet", name: "KA 透视表" });
  const pivots = edits(value?.plan, "pivot").flatMap((edit) => (edit.kind === "makePivots" ? edit.pivots : []));
  expect(pivots).toMatchObject([
    { name: "KA_Accounts_ByClass", shown: { columns: [], sums: [[900], [60], [960]], total: "总计" } },
  ]);
  expect(edits(value?.plan, "charts")[0]).toMatchObject({ kind: "openSheet", name: "KA 图表" });
});
