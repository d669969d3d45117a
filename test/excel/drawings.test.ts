import { dayFrom } from "../../src/core/days";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";
import type { Seen } from "./door";

let realm: NodeRealm | undefined;

afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

const ROWS = [
  ["Customer", "Region", "Industry", "Amount"],
  ["Acme", "North", "Steel", 900],
  ["Best", "South", "Steel", 60],
  ["Cole", "North", "Paper", 30],
  ["Dunn", "", "Paper", 10],
];

async function run(workbook: Workbook, policy: object = {}): Promise<Seen> {
  workbook.select("Sales!A1");
  realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
  const seen = await realm.call("classifySelection", { outputs: ["pivot", "charts"], ...policy }, dayFrom(2026, 6, 30));
  await realm.close();
  // What the door answers.
  return seen as Seen;
}

async function classify(workbook: Workbook, policy: object = {}): Promise<readonly string[]> {
  return (await run(workbook, policy)).issues;
}

function drawn(workbook: Workbook) {
  return workbook.book.charts(workbook.sheetId("KA Charts"));
}

test("charts are drawn over their tables, one series a class in its colours, the cumulative share on an axis of its own", async () => {
  const workbook = newWorkbook({ Sales: ROWS });
  expect(await classify(workbook)).toEqual([]);
  const [pareto, shares, ...others] = drawn(workbook);
  expect(others).toEqual([]);
  expect(pareto).toMatchObject({
    name: "KA_Pareto",
    type: "ColumnStacked",
    data: { rect: { row: 3, column: 11, rows: 5, columns: 5 } },
    at: { row: 3, column: 0, rows: 20, columns: 8 },
    title: { text: "Pareto: all customers with their cumulative share", visible: true },
    legend: { visible: true, position: "Bottom" },
    series: [
      { type: "ColumnStacked", axis: "Primary", fill: "#74BF98", line: "#04291B" },
      { type: "ColumnStacked", axis: "Primary", fill: "#D6E6F9", line: "#0B335E" },
      { type: "ColumnStacked", axis: "Primary", fill: "#F0C46C", line: "#3F2A00" },
      { type: "Line", axis: "Secondary", line: "#404040", marker: "None" },
    ],
  });
  expect(pareto?.axes.get("Value Secondary")).toMatchObject({ minimum: 0, maximum: 1, numberFormat: "0%" });
  expect(workbook.values("KA Charts!L4:P8")).toEqual([
    ["Customer", "A", "B", "C", "Cumulative share"],
    ["Acme", 900, "", "", 0.9],
    ["Best", "", 60, "", 0.96],
    ["Cole", "", "", 30, 0.99],
    ["Dunn", "", "", 10, 1],
  ]);
  expect(shares).toMatchObject({ name: "KA_ClassShares", type: "BarStacked100" });
});

test("PivotTables stand over the account list: region and industry by class", async () => {
  const workbook = newWorkbook({ Sales: ROWS });
  await classify(workbook);
  expect(workbook.book.pivots.map(({ name, source, rows, columns }) => ({ name, source, rows, columns }))).toEqual([
    { name: "KA_Accounts_ByRegion", source: { table: "KA_Accounts" }, rows: ["Region"], columns: ["Class"] },
    { name: "KA_Accounts_ByIndustry", source: { table: "KA_Accounts" }, rows: ["Industry"], columns: ["Class"] },
  ]);
  expect(workbook.values("KA Pivot!A4:E9")).toEqual([
    ["Sum of Amount", "Class", "", "", ""],
    ["Region", "A", "B", "C", "Grand Total"],
    ["North", 900, "", 30, 930],
    ["South", "", 60, "", 60],
    ["(blank)", "", "", 10, 10],
    ["Grand Total", 900, 60, 40, 1000],
  ]);
});

test("a second run leaves one chart and one PivotTable of each, where the user put them and as the user set them", async () => {
  const workbook = newWorkbook({ Sales: ROWS });
  await classify(workbook);
  const [pareto] = drawn(workbook);
  const ids = [...drawn(workbook), ...workbook.book.pivots].map(({ id }) => id);
  const moved = { row: 60, column: 2, rows: 30, columns: 10 };
  if (pareto) pareto.at = moved;
  workbook.put("Sales!D5", [[15]]);
  expect(await classify(workbook)).toEqual([]);
  expect([...drawn(workbook), ...workbook.book.pivots].map(({ id }) => id)).toEqual(ids);
  expect(drawn(workbook)[0]?.at).toEqual(moved);
  expect(workbook.values("KA Charts!L8:O8")).toEqual([["Dunn", "", "", 15]]);
  expect(workbook.values("KA Pivot!A9:E9")[0]?.at(-1)).toBe(1005);
});

test("title, colours and formats that a user gave a chart stay when rows change, and go where KA draws another chart", async () => {
  const workbook = newWorkbook({ Sales: ROWS });
  await classify(workbook);
  const pareto = () => drawn(workbook)[0];
  const [series] = pareto()?.series ?? [];
  const chart = pareto();
  if (!series || !chart) throw new Error("no chart");
  const mine = { title: { text: "Board, June", visible: true }, fill: "#FF00FF" };
  chart.title = { ...mine.title };
  series.fill = mine.fill;
  // A customer more: the chart is over a row more.
  workbook.put("Sales!A6", [["Evan", "North", "Paper", 5]]);
  expect(await classify(workbook)).toEqual([]);
  expect(pareto()).toMatchObject({ title: mine.title, data: { rect: { rows: 6 } } });
  expect(pareto()?.series.map(({ fill, type, axis }) => [fill, type, axis])).toEqual([
    [mine.fill, "ColumnStacked", "Primary"],
    ["#D6E6F9", "ColumnStacked", "Primary"],
    ["#F0C46C", "ColumnStacked", "Primary"],
    [expect.anything(), "Line", "Secondary"],
  ]);
  // What the command wrote meanwhile may be another chart.
  workbook.store.setName({ name: "KA_Print", formula: '="other"', comment: "", visible: false });
  workbook.put("Sales!D6", [[6]]);
  await classify(workbook);
  expect(pareto()?.title.text).not.toBe(mine.title.text);
  chart.title = { ...mine.title };
  // In other words and with other classes it is another chart.
  await classify(workbook, { methods: [{ id: "pareto" }] });
  expect(pareto()).toMatchObject({ title: { text: "Pareto: all customers with their cumulative share" } });
  expect(pareto()?.series[0]?.fill).not.toBe(mine.fill);
});

test.each<{ about: string; take: (workbook: Workbook) => void }>([
  { about: "a chart", take: (workbook) => drawn(workbook).splice(0, 1) },
  {
    about: "a PivotTable",
    take: ({ book, store }) => {
      for (const { sheetId, shown } of book.pivots.splice(0, 1)) store.clear(sheetId, shown, "all");
    },
  },
  { about: "a slicer", take: ({ book }) => book.slicers.splice(1, 1) },
])("$about that somebody deleted is missed by a run of the same rows, and made anew", async ({ take }) => {
  const outputs = ["slicers", "charts"];
  const workbook = newWorkbook({ Sales: ROWS });
  await classify(workbook, { outputs });
  const names = () =>
    [...drawn(workbook), ...workbook.book.pivots, ...workbook.book.slicers].map(({ name }) => name).sort();
  const before = names();
  expect(await run(workbook, { outputs })).toMatchObject({ state: "unchanged", issues: [] });
  take(workbook);
  expect(names()).not.toEqual(before);
  const again = await run(workbook, { outputs });
  expect(again).toMatchObject({ issues: [] });
  expect(again.state).toBeUndefined();
  expect(names()).toEqual(before);
  expect(await run(workbook, { outputs })).toMatchObject({ state: "unchanged" });
});

test("a PivotTable whose place has moved is made anew, and KA's that are no longer wanted go, a user's own stay", async () => {
  const workbook = newWorkbook({ Sales: ROWS });
  await classify(workbook);
  const before = workbook.book.pivots.map(({ id }) => id);
  const [chart] = drawn(workbook);
  if (!chart) throw new Error("there is no chart");
  drawn(workbook).push({ ...chart, id: "own", name: "My chart" }, { ...chart, id: "stale", name: "KA_WhaleCurve" });
  expect(await classify(workbook, { methods: [{ id: "abc", cuts: [0.5, 0.8, 0.95] }] })).toEqual(["emptyClass"]);
  expect(drawn(workbook).map(({ name }) => name)).toEqual(["KA_Pareto", "KA_ClassShares", "My chart"]);
  expect(workbook.book.pivots.map(({ name }) => name)).toEqual(["KA_Accounts_ByRegion", "KA_Accounts_ByIndustry"]);
  expect(workbook.book.pivots[0]?.id).toBe(before[0]);
});

test("slicers stand above the PivotTables that they filter, by class, region and industry but for what stands down, each over its cells", async () => {
  const workbook = newWorkbook({ Sales: ROWS });
  expect(await classify(workbook, { outputs: ["slicers"] })).toEqual([]);
  const [region, industry] = workbook.book.pivots;
  expect(workbook.book.slicers).toMatchObject([
    { name: "KA_Accounts_ByRegion_Class", caption: "Class", pivotId: region?.id, field: "Class", left: 0, top: 45 },
    { name: "KA_Accounts_ByRegion_Industry", pivotId: region?.id, field: "Industry", top: 45 },
    { name: "KA_Accounts_ByIndustry_Class", pivotId: industry?.id, field: "Class", top: 45 },
    { name: "KA_Accounts_ByIndustry_Region", pivotId: industry?.id, field: "Region", top: 45 },
  ]);
  const places = workbook.book.slicers.map(({ left, width, top, height }) => ({
    left,
    right: left + width,
    bottom: top + height,
  }));
  for (const [i, { left, bottom }] of places.entries()) {
    expect(left).toBeGreaterThanOrEqual(places[i - 1]?.right ?? 0);
    expect(bottom).toBeLessThan((region?.corner.row ?? 0) * 15);
  }
});

test("a second run leaves slicers as the user set them and adds one that he took away; not asked for, they go", async () => {
  const workbook = newWorkbook({ Sales: ROWS });
  await classify(workbook, { outputs: ["slicers"] });
  const [first, second] = workbook.book.slicers;
  if (!first || !second) throw new Error("there are no slicers");
  workbook.book.slicers.push({ ...first, id: "own", name: "My slicer", selected: [] });
  first.left = 700;
  first.selected.push("A");
  workbook.book.slicers.splice(1, 1);
  workbook.put("Sales!D5", [[15]]);
  expect(await classify(workbook, { outputs: ["slicers"] })).toEqual([]);
  expect(workbook.book.slicers.map(({ name }) => name).sort()).toEqual([
    "KA_Accounts_ByIndustry_Class",
    "KA_Accounts_ByIndustry_Region",
    "KA_Accounts_ByRegion_Class",
    "KA_Accounts_ByRegion_Industry",
    "My slicer",
  ]);
  expect(workbook.book.slicers[0]).toMatchObject({ id: first.id, left: 700, selected: ["A"] });
  // Calculated anew, by what the user picked.
  expect(workbook.values("KA Pivot!A19:C20")).toEqual([
    ["North", 900, 900],
    ["Grand Total", 900, 900],
  ]);
  await classify(workbook, { outputs: ["pivot"] });
  expect(workbook.book.slicers.map(({ name }) => name)).toEqual(["My slicer"]);
  expect(workbook.book.pivots.map(({ corner }) => corner.row)).toEqual([3, 3]);
});

test("an Excel without slicers for add-ins gets the PivotTables", async () => {
  const workbook = newWorkbook({ Sales: ROWS });
  workbook.select("Sales!A1");
  realm = await openRealm({ workbook, entry: "test/excel/door.ts", sets: { ExcelApi: "1.9" } });
  await realm.call("classifySelection", { outputs: ["slicers"] }, dayFrom(2026, 6, 30));
  expect(workbook.book.pivots.length).toBe(2);
  expect(workbook.book.slicers).toEqual([]);
});

test("what a user wrote where a PivotTable would stand stays, and the PivotTables stand to the right of it", async () => {
  const workbook = newWorkbook({ Sales: ROWS });
  await classify(workbook);
  // As if the user had taken them away.
  for (const { sheetId, shown } of workbook.book.pivots.splice(0)) workbook.store.clear(sheetId, shown, "all");
  workbook.put("KA Pivot!C6", [["mine"]]);
  workbook.put("Sales!D5", [[12]]);
  expect(await classify(workbook)).toEqual([]);
  expect(workbook.values("KA Pivot!C6")).toEqual([["mine"]]);
  expect(workbook.book.pivots.map(({ corner }) => corner)).toEqual([
    { row: 3, column: 5 },
    { row: 3, column: 12 },
  ]);
});

test("scores of recency and frequency are shaded by their customers and their money", async () => {
  const workbook = newWorkbook({
    Sales: [
      ["Customer", "Date", "Amount"],
      ["Acme", "2026-06-01", 900],
      ["Acme", "2026-05-01", 90],
      ["Best", "2026-03-01", 60],
      ["Cole", "2025-06-01", 30],
    ],
  });
  await classify(workbook, { methods: [{ id: "rfm" }], outputs: ["charts"] });
  const rules = workbook.store.rules(workbook.sheetId("KA Charts"));
  expect(
    rules.map(({ test: { kind }, rects }) => ({ kind, size: rects.map(({ rows, columns }) => [rows, columns]) })),
  ).toEqual([
    { kind: "colorScale", size: [[5, 5]] },
    { kind: "colorScale", size: [[5, 5]] },
  ]);
});

test("an Excel that cannot draw them gets the tables", async () => {
  const workbook = newWorkbook({ Sales: ROWS });
  workbook.select("Sales!A1");
  realm = await openRealm({ workbook, entry: "test/excel/door.ts", sets: { ExcelApi: "1.7" } });
  await realm.call("classifySelection", { outputs: ["pivot", "charts"] }, dayFrom(2026, 6, 30));
  expect(drawn(workbook)).toEqual([]);
  expect(workbook.book.pivots).toEqual([]);
  expect(workbook.values("KA Charts!L4:M5")).toEqual([
    ["Customer", "A"],
    ["Acme", 900],
  ]);
});

test("a later run that fails on the way leaves PivotTables and tables as they were", async () => {
  const workbook = newWorkbook({ Sales: ROWS });
  await classify(workbook);
  const cells = () =>
    ["KA Pivot!A1:M12", "KA Charts!L3:P9", "KA Accounts!A1:F5"].map((address) => workbook.values(address));
  const before = cells();
  workbook.put("Sales!D5", [[15]]);
  workbook.select("Sales!A1");
  realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
  // The first request after the PivotTable was calculated anew.
  let broken: number | undefined;
  realm.host.fault = (batchNo) => {
    if (workbook.values("KA Pivot!E9")[0]?.[0] === 1005) broken ??= batchNo;
    return broken === batchNo ? { kind: "refuse", code: "AccessDenied" } : undefined;
  };
  const seen = await realm.call("classifySelection", { outputs: ["pivot", "charts"] }, dayFrom(2026, 6, 30));
  expect((seen as { readonly issues: readonly string[] }).issues).toContain("broughtBack");
  expect(broken).toBeGreaterThan(1);
  expect(cells()).toEqual(before);
});
