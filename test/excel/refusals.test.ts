import { dayFrom } from "../../src/core/days";
import { openRealm, type NodeRealm } from "../host/realm";
import type { Content } from "../host/store";
import { newWorkbook, type Workbook } from "../host/workbook";
import type { Seen } from "./door";

const TODAY = dayFrom(2026, 6, 30);
const SALES: Content[][] = [
  ["Customer", "Amount"],
  ["Ann", 90],
  ["Bob", 8],
  ["Cid", 2],
];

let realm: NodeRealm | undefined;

async function open(workbook: Workbook): Promise<NodeRealm> {
  realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
  return realm;
}

async function classify(page: NodeRealm): Promise<Seen> {
  return (await page.call("classifySelection", {}, TODAY)) as Seen;
}

afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

describe("what cannot be read ends in a sentence and touches nothing", () => {
  test.each<{ about: string; sheets: Record<string, Content[][]>; select: string; kind: string }>([
    { about: "an empty sheet", sheets: { Sheet1: [] }, select: "Sheet1!B3", kind: "emptySheet" },
    { about: "a cell far from everything", sheets: { Sheet1: SALES }, select: "Sheet1!Z99", kind: "emptySheet" },
    { about: "one lonely cell", sheets: { Sheet1: [["x"]] }, select: "Sheet1!A1", kind: "oneCell" },
    {
      about: "headers only",
      sheets: { Sheet1: [["Customer", "Amount"]] },
      select: "Sheet1!A1:B1",
      kind: "headersOnly",
    },
    {
      about: "no numbers",
      sheets: {
        Sheet1: [
          ["Customer", "City"],
          ["Ann", "Rome"],
        ],
      },
      select: "Sheet1!A1",
      kind: "noNumericColumn",
    },
    {
      about: "error cells only",
      sheets: {
        Sheet1: [
          ["Customer", "Amount"],
          ["Ann", { error: "#DIV/0!" }],
        ],
      },
      select: "Sheet1!A1",
      kind: "noRowsLeft",
    },
    {
      about: "negative customers only",
      sheets: {
        Sheet1: [
          ["Customer", "Amount"],
          ["Ann", -5],
        ],
      },
      select: "Sheet1!A1",
      kind: "noPositiveTotal",
    },
  ])("$about: $kind", async ({ sheets, select, kind }) => {
    const workbook = newWorkbook(sheets);
    workbook.select(select);
    const before = workbook.snapshot();
    const seen = await classify(await open(workbook));
    expect(seen.issues).toContain(kind);
    expect(seen.sheets).toBeUndefined();
    expect(workbook.snapshot()).toEqual(before);
  });

  test.each([
    { kind: "range", sheet: "Gone", address: "A1:B4" },
    { kind: "table", name: "Gone" },
  ])("a $kind that was deleted since: sourceGone", async (source) => {
    const page = await open(newWorkbook({ Sheet1: SALES }));
    const seen = (await page.call("read", source)) as Seen;
    expect(seen.issues).toEqual(["sourceGone"]);
  });

  test("several areas", async () => {
    const workbook = newWorkbook({ Sheet1: SALES });
    workbook.store.select(
      workbook.sheetId("Sheet1"),
      { row: 0, column: 0, rows: 2, columns: 1 },
      { row: 2, column: 1, rows: 1, columns: 1 },
    );
    expect((await classify(await open(workbook))).issues).toEqual(["severalAreas"]);
  });

  test("a cell in edit mode", async () => {
    const workbook = newWorkbook({ Sheet1: SALES });
    workbook.store.setEditing("begin");
    const page = await open(workbook);
    expect((await classify(page)).issues).toEqual(["cellEditing"]);
    workbook.store.setEditing("end");
    workbook.select("Sheet1!A1");
    expect((await classify(page)).sheets).toBeDefined();
  });
});

describe("what is selected", () => {
  const table: Content[][] = [
    ["x", "", ""],
    ["", "Customer", "Amount"],
    ["", "Ann", 5],
    ["", "Bob", 3],
  ];

  test.each([
    { select: "Sheet1!B3", where: "Sheet1!A1:C4", about: "one cell means its region" },
    { select: "Sheet1!B2:C4", where: "Sheet1!B2:C4", about: "a block means itself" },
    { select: "Sheet1!B:C", where: "Sheet1!B1:C4", about: "whole columns mean what is used of them" },
    { select: "Sheet1!2:4", where: "Sheet1!A2:C4", about: "whole rows mean what is used of them" },
  ])("$about: $select is $where", async ({ select, where }) => {
    const workbook = newWorkbook({ Sheet1: table });
    workbook.select(select);
    const page = await open(workbook);
    expect(await page.call("read", { kind: "selection" })).toMatchObject({ where });
    expect(page.host.counts.largestResponse).toBeLessThan(10_000);
  });

  test.each([
    { about: "a title", select: "Sheet1!A1" },
    { about: "a merged title", select: "Sheet1!A1:C1" },
    { about: "the line below it", select: "Sheet1!A2" },
  ])("$about that an empty row parts from the rows means the rows below it", async ({ select }) => {
    const titled: Content[][] = [["Sales 2025", "", ""], ["in euros", "", ""], ["", "", ""], ...table.slice(1)];
    const workbook = newWorkbook({ Sheet1: titled });
    workbook.select(select);
    const cells = [expect.anything(), ["Customer", "Ann", "Bob"], ["Amount", 5, 3]];
    const page = await open(workbook);
    expect(await page.call("read", { kind: "selection" })).toMatchObject({ where: "Sheet1!A1:C6", rows: 2, cells });
  });

  test.each([
    {
      about: "a small block of rows",
      above: [
        ["Plan", "Amount"],
        ["Ann", 5],
      ],
      where: "Sheet1!A1:B2",
    },
    {
      about: "a list of texts",
      above: ["Ann", "Bob", "Cid", "Dan"].map((name) => [name, "North"]),
      where: "Sheet1!A1:B4",
    },
  ])("$about above other rows is no title: a cell in it means it", async ({ above, where }) => {
    const workbook = newWorkbook({ Sheet1: [...above, ["", ""], ...SALES] });
    workbook.select("Sheet1!A1");
    const page = await open(workbook);
    expect(await page.call("read", { kind: "selection" })).toMatchObject({ where });
  });

  test.each([
    { about: "the row of the headers", select: "Sheet1!B2:C2" },
    { about: "a row of data", select: "Sheet1!B4:C4" },
  ])("$about means the region around it", async ({ select }) => {
    const workbook = newWorkbook({ Sheet1: table });
    workbook.select(select);
    const page = await open(workbook);
    expect(await page.call("read", { kind: "selection" })).toMatchObject({ where: "Sheet1!A1:C4", rows: 2 });
  });

  test("the first cell, where nothing stands, means what the sheet holds; any other empty cell means nothing", async () => {
    const aside = [["", "", ""], ["", "", ""], ...SALES.map((row) => ["", ...row])];
    const workbook = newWorkbook({ Sheet1: aside });
    const page = await open(workbook);
    workbook.select("Sheet1!A1");
    expect(await page.call("read", { kind: "selection" })).toMatchObject({ where: "Sheet1!B3:C6", rows: 3 });
    workbook.select("Sheet1!A9");
    expect(await page.call("read", { kind: "selection" })).toMatchObject({ issues: ["emptySheet"] });
  });

  test("a cell or rows of a table mean the table, its totals row left out", async () => {
    const workbook = newWorkbook({ "My 'sales'": [...SALES, ["Total", 100]] });
    const id = workbook.sheetId("My 'sales'");
    const facts = workbook.store.addTable(id, { row: 0, column: 0, rows: 5, columns: 2 }, "Deals");
    workbook.store.setTable(facts.id, { showTotals: true });
    const page = await open(workbook);
    for (const select of ["'My ''sales'''!A3", "'My ''sales'''!A2:B3"]) {
      workbook.select(select);
      expect(await page.call("read", { kind: "selection" })).toMatchObject({ where: "'My ''sales'''!A1:B4", rows: 3 });
    }
    expect(await page.call("read", { kind: "table", name: "Deals" })).toMatchObject({ rows: 3, issues: [] });
  });

  test("cells come as they are: numbers, texts, errors, booleans, emoji, long texts", async () => {
    const long = "长".repeat(32_767);
    const rows: Content[][] = [
      ["Customer", "Amount"],
      [long, 1.5],
      ["👩‍🚀", { error: "#N/A" }],
      [true, ""],
      ["=not a formula", "12"],
    ];
    const workbook = newWorkbook({ Sheet1: rows });
    workbook.select("Sheet1!A1:B5");
    expect((await (await open(workbook)).call("read", { kind: "selection" })) as Seen).toMatchObject({
      cells: [
        ["Customer", long, "👩‍🚀", "TRUE", "=not a formula"],
        ["Amount", 1.5, "#N/A", null, "12"],
      ],
    });
  });
});

describe("what forbids writing is said before anything is written", () => {
  test("a sheet of the same name that is not KA's is left alone", async () => {
    const workbook = newWorkbook({ Sheet1: SALES, "KA Accounts": [["mine"]] });
    workbook.select("Sheet1!A1");
    const page = await open(workbook);
    const seen = await classify(page);
    expect(seen.issues).toEqual(["foreignSheet"]);
    expect(seen.sheets).toEqual({ accounts: "KA Accounts (2)", summary: "KA Summary" });
    expect(workbook.values("KA Accounts!A1:B2")).toEqual([
      ["mine", ""],
      ["", ""],
    ]);
    workbook.select("Sheet1!A1");
    expect((await classify(page)).sheets).toEqual({ accounts: "KA Accounts (2)", summary: "KA Summary" });
    const remembering = ["KA Policy", "KA Log", "KA History"];
    expect(workbook.sheetNames()).toEqual(["Sheet1", "KA Accounts", "KA Accounts (2)", "KA Summary", ...remembering]);
  });

  test.each([
    {
      about: "KA's sheet is protected",
      spoil: (w: Workbook) => w.store.setProtected(w.sheetId("KA Accounts"), "on"),
      kind: "protectedSheet",
    },
    {
      about: "something stands beside KA's columns",
      spoil: (w: Workbook) => w.type("KA Accounts!Z2", "my note"),
      kind: "foreignContent",
    },
    {
      about: "something stands below KA's rows",
      spoil: (w: Workbook) => w.type("KA Summary!A90", "my note"),
      kind: "foreignContent",
    },
    {
      about: "a table of the user's has KA's name",
      spoil: (w: Workbook) => {
        const own = w.store.tables().find(({ name }) => name === "KA_Accounts");
        if (own) w.store.removeTable(own.id);
        w.store.addTable(w.sheetId("Sheet1"), { row: 0, column: 0, rows: 4, columns: 2 }, "KA_Accounts");
      },
      kind: "tableTaken",
    },
  ])("$about: $kind", async ({ spoil, kind }) => {
    const workbook = newWorkbook({ Sheet1: SALES });
    workbook.select("Sheet1!A1");
    const page = await open(workbook);
    await classify(page);
    spoil(workbook);
    const before = workbook.snapshot();
    workbook.select("Sheet1!A1");
    const seen = await classify(page);
    expect(seen.issues).toContain(kind);
    expect(seen.sheets).toBeUndefined();
    expect({ ...(workbook.snapshot() as object), active: "" }).toEqual({ ...(before as object), active: "" });
  });

  test("the user may filter KA's list: a run that has something to write puts every row where it belongs", async () => {
    const workbook = newWorkbook({ Sheet1: SALES });
    workbook.select("Sheet1!A1");
    const page = await open(workbook);
    await classify(page);
    const table = workbook.store.tables().find(({ name }) => name === "KA_Accounts");
    workbook.store.setTable(table?.id ?? "", { criteria: new Map([[2, { filterOn: "Values", values: ["A"] }]]) });
    workbook.select("Sheet1!A1");
    expect(await classify(page)).toMatchObject({ issues: [], state: "unchanged" });
    expect(workbook.store.tables().map(({ criteria }) => criteria.size)).toEqual([1, 0, 0, 0, 0]);
    workbook.type("Sheet1!B2", 7_000);
    workbook.select("Sheet1!A1");
    expect((await classify(page)).state).toBeUndefined();
    expect(workbook.store.tables().map(({ criteria }) => criteria.size)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("refusals of Excel", () => {
  async function refuse(
    code: number | string,
    failing: number,
  ): Promise<{ readonly seen: Seen; readonly workbook: Workbook }> {
    const workbook = newWorkbook({ Sheet1: SALES });
    workbook.select("Sheet1!A1");
    const page = await open(workbook);
    page.host.fault = (batchNo, actionNo) =>
      batchNo === failing && actionNo === 0 ? { kind: "refuse", code } : undefined;
    const seen = await classify(page);
    await page.close();
    realm = undefined;
    return { seen, workbook };
  }

  test.each([
    { code: 5102, kind: "excelBusy" },
    { code: 5012, kind: "excelSessionLost" },
    { code: "MergedRangeConflict", kind: "somethingInTheWay" },
    { code: "ApiNotFound", kind: "excelTooOld" },
    { code: "Whatever", kind: "excelRefused" },
    { code: "AccessDenied", kind: "excelRefused" },
  ])("$code is the issue $kind", async ({ code, kind }) => {
    expect((await refuse(code, 2)).seen.issues).toEqual([kind]);
  });

  test("whichever batch is refused, the workbook is as it was", async () => {
    let failing = 0;
    for (;;) {
      const { seen, workbook } = await refuse("Whatever", ++failing);
      if (seen.sheets) break;
      expect(seen.issues).toContain("excelRefused");
      expect(workbook.values("Sheet1!A1:B4")).toEqual(SALES);
      expect(workbook.sheetNames()).toEqual(["Sheet1"]);
      expect(workbook.store.names()).toEqual([]);
      expect(workbook.book.settings.size).toBe(0);
    }
    expect(failing).toBeGreaterThan(8);
  });

  test("pieces that are too large are halved until they fit", async () => {
    const workbook = newWorkbook({ Sheet1: SALES });
    workbook.select("Sheet1!A1:B4");
    const page = await open(workbook);
    const refused = new Set([4, 5]);
    page.host.fault = (batchNo, actionNo) =>
      refused.has(batchNo) && actionNo === 0 ? { kind: "refuse", code: 5104 } : undefined;
    expect(await page.call("read", { kind: "selection" })).toMatchObject({ rows: 3, issues: [] });
  });
});

test("cancelled while writing, what was there before is there again, and the next run writes", async () => {
  const many: Content[][] = [
    ["Customer", "Amount"],
    ...Array.from({ length: 25_000 }, (_, i): Content[] => [`Customer ${i}`, 1 + (i % 97)]),
  ];
  const workbook = newWorkbook({ Sheet1: many });
  workbook.select("Sheet1!A1");
  const page = await open(workbook);
  // The rows are reported in some pieces while they are read, then as they are written.
  await page.call("cancelOnceWriting");
  const seen = await classify(page);
  expect(seen.issues.slice(-2)).toEqual(["cancelled", "broughtBack"]);
  expect(seen.sentences.at(-2)).toBe("Cancelled. Nothing was written.");
  expect(workbook.sheetNames()).toEqual(["Sheet1"]);
  expect(workbook.values("Sheet1!A1:B3")).toEqual(many.slice(0, 3));
});
