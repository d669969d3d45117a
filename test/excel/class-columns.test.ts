import fc from "fast-check";
import { dayFrom } from "../../src/core/days";
import type { ChartFacts } from "../host/drawn";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";
import type { Seen } from "./door";

/** The request with which a run reads the rows for the first time. */
const FIRST_READ = 8;
const TODAY = dayFrom(2026, 6, 30);
const ROWS = [
  ["Customer", "Date", "Amount"],
  ["Acme", 45_000, 900],
  ["Best", 45_001, 60],
  ["Acme", 45_002, 30],
  ["Cole", 45_003, 30],
  ["Total", "", 1_020],
];
const COLUMNS = [
  ["KA ABC", "KA ABC, final"],
  ["A", "A"],
  ["B", "B"],
  ["A", "A"],
  ["C", "C"],
  ["", ""],
];

let realm: NodeRealm | undefined;

afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

async function open(workbook: Workbook): Promise<NodeRealm> {
  realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
  return realm;
}

async function write(page: NodeRealm, policy: object = {}): Promise<Seen> {
  // What the door answers is what `Seen` says.
  return (await page.call("classifySelection", { outputs: ["columns"], ...policy }, TODAY)) as Seen;
}

function sales(): Workbook {
  const workbook = newWorkbook({ Sales: ROWS });
  workbook.select("Sales!A1");
  return workbook;
}

test("class and final class of each row's customer stand beside the rows; a total has none; a second run writes nothing", async () => {
  const workbook = sales();
  const page = await open(workbook);
  const seen = await write(page);
  expect(seen).toMatchObject({ where: "Sales!A1:C6", issues: expect.not.arrayContaining(["columnsBlocked"]) });
  expect(seen.sheets).toBeDefined();
  expect(workbook.values("Sales!D1:F6")).toEqual(COLUMNS.map((line) => [...line, ""]));
  expect(workbook.values("Sales!A1:C6")).toEqual(ROWS);
  expect(workbook.store.names().find(({ name }) => name.startsWith("KA_Columns"))).toMatchObject({
    name: "KA_Columns_1",
    formula: "=Sales!$D$1:$E$6",
  });
  workbook.select("Sales!A1");
  const before = workbook.snapshot();
  expect(await write(page)).toMatchObject({ where: "Sales!A1:C6", state: "unchanged" });
  expect(workbook.snapshot()).toEqual(before);
});

test("a run that is not asked for the columns leaves them, and says so", async () => {
  const workbook = sales();
  const page = await open(workbook);
  expect(await write(page)).toMatchObject({ issues: expect.not.arrayContaining(["columnsStanding"]) });
  workbook.select("Sales!A1");
  expect(await write(page, { outputs: ["watch"] })).toMatchObject({
    issues: expect.arrayContaining(["columnsStanding"]),
  });
  expect(workbook.values("Sales!D1:E6")).toEqual(COLUMNS);
});

test("the columns of a table become its own", async () => {
  const workbook = sales();
  const { id } = workbook.store.addTable(
    workbook.sheetId("Sales"),
    { row: 0, column: 0, rows: 6, columns: 3 },
    "Orders",
  );
  const page = await open(workbook);
  const methods = [{ id: "abc", name: "客户" }, { id: "pareto" }];
  await write(page, { language: "zh", methods });
  expect(workbook.values("Sales!D1:G2")).toEqual([
    ["KA 客户", "KA 客户（最终）", "KA 二八法则", "KA 二八法则（最终）"],
    ["A", "A", "关键少数", "关键少数"],
  ]);
  expect(workbook.store.tables().find((table) => table.id === id)?.rect).toEqual({
    row: 0,
    column: 0,
    rows: 6,
    columns: 7,
  });

  // One method less: the table becomes narrower again.
  workbook.select("Sales!A1");
  await write(page);
  expect(workbook.values("Sales!D1:G6")).toEqual(COLUMNS.map((line) => [...line, "", ""]));
  expect(workbook.store.tables().find((table) => table.id === id)?.rect.columns).toBe(5);
});

test("classes set by hand in KA Accounts are the final ones", async () => {
  const workbook = sales();
  const page = await open(workbook);
  await write(page);
  const [headers = []] = workbook.values("KA Accounts!A1:Z1");
  const [override, reason] = ["Set by hand", "Reason"].map((header) => headers.indexOf(header));
  expect([override, reason]).not.toContain(-1);
  const cell = (column = 0) => `KA Accounts!${String.fromCharCode(65 + column)}2`;
  workbook.type(cell(override), "C");
  workbook.type(cell(reason), "Leaves us");
  workbook.select("Sales!A1");
  await write(page);
  expect(workbook.values("Sales!D1:E4")).toEqual([COLUMNS[0], ["A", "C"], ["B", "B"], ["A", "C"]]);
});

const chartOn = (sheetId: string): ChartFacts => {
  const at = { row: 2, column: 3, rows: 3, columns: 2 };
  return {
    ...{ id: "1", name: "My chart", type: "Line", by: "Columns", at, data: { sheetId, rect: at } },
    ...{
      title: { text: "", visible: false },
      legend: { visible: true, position: "Right" },
      series: [],
      axes: new Map(),
    },
  };
};

describe("where classes could land wrong, nothing is written and the sentence says what else there is", () => {
  test.each<{ about: string; make: (workbook: Workbook, sheet: string) => void; what: RegExp }>([
    { about: "a protected sheet", make: ({ store }, sheet) => store.setProtected(sheet, "on"), what: /protected/ },
    {
      about: "an active filter",
      make: ({ store }, sheet) =>
        store.setFilter(sheet, {
          rect: { row: 0, column: 0, rows: 6, columns: 3 },
          criteria: new Map([[0, { filterOn: "Values", values: ["Acme"] }]]),
        }),
      what: /Rows of “Sales” are filtered/,
    },
    {
      about: "an active filter of the table",
      make: ({ store }, sheet) => {
        const { id } = store.addTable(sheet, { row: 0, column: 0, rows: 6, columns: 3 }, "Orders");
        store.setTable(id, { criteria: new Map([[0, { filterOn: "Values", values: ["Acme"] }]]) });
      },
      what: /Rows of “Sales” are filtered/,
    },
    {
      about: "merged cells in the way",
      make: ({ store }, sheet) => store.merge(sheet, { row: 2, column: 4, rows: 1, columns: 3 }),
      what: /Merged cells .*Sales!E3:G3/,
    },
    {
      about: "data beside, one empty column apart",
      make: (workbook) => workbook.type("Sales!E4", "mine"),
      what: /Something stands .*Sales!E4/,
    },
    {
      about: "data right behind, which would be taken for a part of the rows",
      make: (workbook) => workbook.type("Sales!F4", "mine"),
      what: /Something stands .*Sales!F4/,
    },
    {
      about: "a spill",
      make: (workbook) => workbook.type("Sales!E2", "={1;2;3}"),
      what: /Something stands .*Sales!E2:E4/,
    },
    {
      about: "a chart over the cells",
      make: ({ book }, sheet) => book.charts(sheet).push(chartOn(sheet)),
      what: /“My chart” lies on “Sales”/,
    },
    {
      about: "a picture over the cells",
      make: ({ book }, sheet) =>
        book.shapes(sheet).push({ id: "2", name: "Logo", left: 200, top: 0, width: 60, height: 40 }),
      what: /“Logo” lies on “Sales”/,
    },
    {
      about: "a column of the table that is called the same",
      make: (workbook, sheet) => {
        workbook.put(
          "Sales!D1:D6",
          COLUMNS.map(() => ["x"]),
        );
        workbook.put("Sales!D1", [["KA ABC"]]);
        workbook.store.addTable(sheet, { row: 0, column: 0, rows: 6, columns: 4 }, "Orders");
      },
      what: /a column “KA ABC” of its own/,
    },
    {
      about: "no headers",
      make: ({ store }, sheet) => store.deleteCells(sheet, { row: 0, column: 0, rows: 1, columns: 16_384 }, "up"),
      what: /no header row/,
    },
  ])("$about", async ({ make, what }) => {
    const workbook = sales();
    make(workbook, workbook.sheetId("Sales"));
    const page = await open(workbook);
    const before = workbook.snapshot();
    const seen = await write(
      page,
      what.source.includes("header row") ? { columns: { customer: "A", amount: "C" } } : {},
    );
    expect(seen.sheets).toBeUndefined();
    expect(seen.issues).toContain("columnsBlocked");
    expect(seen.sentences.join("\n")).toMatch(what);
    expect(seen.sentences.join("\n")).toContain("=XLOOKUP(A2,KA_Accounts[Customer],KA_Accounts[Class])");
    expect(workbook.snapshot()).toEqual(before);
  });

  test("a column of the user's between KA's", async () => {
    const workbook = sales();
    const page = await open(workbook);
    await write(page);
    workbook.type("Sales!E1", "My note");
    workbook.select("Sales!A1");
    const before = workbook.snapshot();
    const seen = await write(page);
    expect(seen.sentences.join("\n")).toMatch(/Sales!D1:E6.* no longer as KA wrote them/);
    expect(workbook.snapshot()).toEqual(before);
  });
});

test("hidden rows get their classes, too", async () => {
  const workbook = sales();
  workbook.store.setRowsHidden(workbook.sheetId("Sales"), 2, 1, "hidden");
  const page = await open(workbook);
  await write(page, { intake: { hiddenRows: "include" } });
  expect(workbook.values("Sales!D1:E6")).toEqual(COLUMNS);
});

test("a wide sheet under a title and two rows of headers: one class a row", async () => {
  const workbook = newWorkbook({
    Sales: [
      ["Sales", "", "", "", ""],
      ["", "2024", "", "", ""],
      ["Customer", "Jan", "Feb", "Mar", "Apr"],
      ["Acme", 900, 0, "", 7],
      ["Best", 5, 60, 3, 1],
      ["Cole", "", "", "", ""],
    ],
  });
  workbook.select("Sales!A1:E6");
  const page = await open(workbook);
  const seen = await write(page);
  expect(seen.sheets).toBeDefined();
  expect(workbook.values("Sales!F1:G6")).toEqual([
    ["", ""],
    ["", ""],
    ["KA ABC", "KA ABC, final"],
    ["A", "A"],
    ["B", "B"],
    ["", ""],
  ]);
});

describe("taken back", () => {
  test("the first run: the columns are gone, from the table too", async () => {
    const workbook = sales();
    workbook.store.addTable(workbook.sheetId("Sales"), { row: 0, column: 0, rows: 6, columns: 3 }, "Orders");
    const before = workbook.snapshot();
    const page = await open(workbook);
    await write(page);
    expect(await page.call("takeBack", "remove")).toMatchObject({ issues: ["broughtBack"] });
    expect(plain(workbook.snapshot())).toEqual(plain(before));
  });

  test.each<{ about: string; sorted: string; issues: string[]; is: string[][] }>([
    { about: "a later run: the columns of before", sorted: "no", issues: ["broughtBack"], is: COLUMNS },
    {
      ...{ about: "a later run, the rows sorted since: none, which is said", sorted: "yes" },
      ...{ issues: ["broughtBack", "columnsNotRestored"], is: COLUMNS.map(() => ["", ""]) },
    },
  ])("$about", async ({ sorted, issues, is }) => {
    const workbook = sales();
    const page = await open(workbook);
    await write(page);
    workbook.select("Sales!A1");
    await write(page, { methods: [{ id: "abc", cuts: [0.1, 0.2] }] });
    expect(workbook.values("Sales!D1:E6")).not.toEqual(COLUMNS);
    if (sorted === "yes") workbook.put("Sales!A2:C3", [ROWS[2] ?? [], ROWS[1] ?? []]);
    expect(await page.call("takeBack", "keep")).toMatchObject({ issues });
    expect(workbook.values("Sales!D1:E6")).toEqual(is);
  });

  test("KA removed: only where its mark stands", async () => {
    const workbook = sales();
    const before = workbook.snapshot();
    const page = await open(workbook);
    await write(page);
    await page.call("removeAll");
    expect(plain(workbook.snapshot())).toEqual(plain(before));

    workbook.select("Sales!A1");
    await write(page);
    workbook.type("Sales!E1", "Mine now");
    expect(await page.call("removeAll")).toMatchObject({ issues: ["removed", "columnsLeft"] });
    expect(workbook.values("Sales!E1:E2")).toEqual([["Mine now"], ["A"]]);
  });
});

/** What a person sees of a workbook: not which cells once had a format. */
function plain(snapshot: unknown): unknown {
  const { sheets, tables, names } = snapshot as {
    readonly sheets: readonly { readonly name: string; readonly cells: { readonly values: unknown } | undefined }[];
    readonly tables: unknown;
    readonly names: unknown;
  };
  return { sheets: sheets.map(({ name, cells }) => [name, cells?.values]), tables, names };
}

describe("while others work in the workbook", () => {
  const acts: readonly ((workbook: Workbook, sheet: string) => void)[] = [
    function sortsTheRows(workbook) {
      workbook.put("Sales!A2:E5", [...workbook.values("Sales!A2:E5")].reverse());
    },
    function insertsARowAbove({ store }, sheet) {
      store.insertCells(sheet, { row: 0, column: 0, rows: 1, columns: 16_384 }, "down");
    },
    function insertsARowInside({ store }, sheet) {
      store.insertCells(sheet, { row: 2, column: 0, rows: 1, columns: 16_384 }, "down");
    },
    function deletesARow({ store }, sheet) {
      store.deleteCells(sheet, { row: 3, column: 0, rows: 1, columns: 16_384 }, "up");
    },
    function typesBeside(workbook) {
      workbook.type("Sales!D3", "mine");
    },
  ];

  test.each(acts.map((act) => ({ act, about: act.name })))(
    "$about at any moment: no class beside another's row, and nothing lost",
    async ({ act }) => {
      const alone = await open(sales());
      await write(alone);
      const last = alone.host.counts.requests;
      await alone.close();
      const moments = fc.sample(fc.integer({ min: FIRST_READ, max: last }), { numRuns: 2, seed: 20_261_122 });
      for (const at of [...moments, last]) {
        const workbook = sales();
        const sheet = workbook.sheetId("Sales");
        const page = await open(workbook);
        page.host.fault = (batchNo, actionNo) => {
          if (batchNo === at && actionNo === 0) workbook.store.asCoauthor(() => act(workbook, sheet));
          return undefined;
        };
        const seen = await write(page);
        await page.close();
        realm = undefined;
        const lines = workbook.values("Sales!A1:E8");
        for (const [customer = "", , , ...classes] of lines) {
          const own = customer === "Customer" ? ["KA ABC", "KA ABC, final"] : [CLASS_OF[String(customer)] ?? ""];
          const wrong = classes.filter((cell) => cell !== "" && cell !== "mine" && !own.includes(String(cell)));
          expect({ at, issues: seen.issues, customer, wrong }).toMatchObject({ wrong: [] });
        }
        if (act.name === "typesBeside") expect([at, lines.flat().includes("mine")]).toEqual([at, true]);
        else if (seen.sheets) expect(lines.flat()).toContain("KA ABC");
        else expect(lines.flat()).not.toContain("KA ABC");
      }
    },
    120_000,
  );
});

const CLASS_OF: Readonly<Record<string, string>> = { Acme: "A", Best: "B", Cole: "C" };
