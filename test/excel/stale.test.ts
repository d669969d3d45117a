import type { LastRun } from "../../src/core/workbook";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";

const SALES = [
  ["Customer ID", "Customer", "Colour", "Amount"],
  ["C1", "Alder", "", 900],
  ["C2", "Birch", "", 30.5],
  ["C2", "Birch", "", 19.5],
  ["C3", "Cedar", "", 50],
];

let realm: NodeRealm | undefined;
afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

async function open(workbook: Workbook): Promise<NodeRealm> {
  realm = await openRealm({ workbook, entry: "test/excel/stale-door.ts" });
  return realm;
}

/** A workbook with a result of its sales rows, which somebody watches. */
async function written(sheets: Record<string, (string | number)[][]> = { Sales: SALES }) {
  const workbook = newWorkbook({ ...sheets, Other: [["nothing", 1]] });
  workbook.select("Sales!B2");
  const page = await open(workbook);
  expect(await page.call("write")).toEqual([]);
  await page.call("watch");
  return { workbook, page };
}

function insertRows(workbook: Workbook, row: number, rows: number): void {
  workbook.store.insertCells(workbook.sheetId("Sales"), { row, column: 0, rows, columns: 16_384 }, "down");
}

function deleteRows(workbook: Workbook, row: number, rows: number): void {
  workbook.store.deleteCells(workbook.sheetId("Sales"), { row, column: 0, rows, columns: 16_384 }, "up");
}

async function told(page: NodeRealm) {
  await page.host.idle();
  return (await page.call("changes")) as { rows: number; by: string; what: string; at: string }[];
}

describe("while the workbook is open", () => {
  test.each<{ about: string; change: (workbook: Workbook) => void; rows: number; by?: string; what?: string }>([
    { about: "an amount", change: (workbook) => workbook.type("Sales!D2", 901), rows: 1 },
    {
      about: "two amounts, one of them a co-author's",
      change(workbook) {
        workbook.type("Sales!D2", 901);
        workbook.store.asCoauthor(() => workbook.type("Sales!D5", 51));
      },
      rows: 2,
      by: "others",
    },
    { about: "a column that nobody read", change: (workbook) => workbook.type("Sales!C2", "new"), rows: 0 },
    { about: "another sheet", change: (workbook) => workbook.type("Other!A2", 5), rows: 0 },
    { about: "a name typed once more as it was", change: (workbook) => workbook.type("Sales!B2", "Alder"), rows: 0 },
    { about: "a row added below", change: (workbook) => workbook.type("Sales!A6:D6", [["C4", "Dog", "", 7]]), rows: 1 },
    { about: "rows inserted inside", change: (workbook) => insertRows(workbook, 2, 3), rows: 3 },
    { about: "a row deleted", change: (workbook) => deleteRows(workbook, 2, 1), rows: 1 },
    {
      about: "rows inserted above, and then an amount further down",
      change(workbook) {
        insertRows(workbook, 0, 5);
        workbook.type("Sales!D7", 901);
      },
      rows: 1,
    },
    {
      about: "another name of the sheet",
      change: (workbook) => workbook.store.renameSheet(workbook.sheetId("Sales"), "Turnover"),
      rows: 0,
    },
    {
      about: "the sheet deleted",
      change: (workbook) => workbook.store.removeSheet(workbook.sheetId("Sales")),
      rows: 4,
      what: "gone",
    },
  ])("$about: $rows rows", async ({ change, rows, by = "here", what = "rows" }) => {
    const { workbook, page } = await written();
    change(workbook);
    const last = (await told(page)).at(-1);
    expect(last).toEqual(rows === 0 ? undefined : { at: "2026-06-30T08:00:00.000Z", rows, by, what });
  });

  test("what KA writes itself is no change, and nothing is told after the watching ended", async () => {
    const { workbook, page } = await written();
    await page.call("write");
    expect(await told(page)).toEqual([]);
    await page.call("unwatch");
    workbook.type("Sales!D2", 901);
    expect(await told(page)).toEqual([]);
  });

  test("a change writes nothing", async () => {
    const { workbook, page } = await written();
    const before = workbook.snapshot();
    workbook.store.asCoauthor(() => workbook.type("Sales!D2", 901));
    expect(await told(page)).toHaveLength(1);
    workbook.store.asCoauthor(() => workbook.type("Sales!D2", 900));
    await page.host.idle();
    expect(workbook.snapshot()).toEqual(before);
  });
});

describe("when the workbook is opened again", () => {
  test.each<{ about: string; change: (workbook: Workbook) => void; is: object; place?: object | string }>([
    { about: "nothing changed", change: () => undefined, is: { kind: "same", by: "values" } },
    { about: "an amount", change: (workbook) => workbook.type("Sales!D2", 901), is: { kind: "changed", rows: 1 } },
    {
      about: "two customers that changed places, which no count and no sum tells",
      change(workbook) {
        workbook.type("Sales!B2", "Cedar");
        workbook.type("Sales!B5", "Alder");
      },
      is: { kind: "changed", rows: 1 },
    },
    {
      about: "rows added below",
      change: (workbook) =>
        workbook.type("Sales!A6:D7", [
          ["C4", "Dog", "", 7],
          ["C5", "Elm", "", 8],
        ]),
      is: { kind: "changed", rows: 2 },
    },
    {
      about: "rows inserted above",
      change: (workbook) => insertRows(workbook, 0, 3),
      is: { kind: "same", by: "values" },
      place: { kind: "range", sheet: "Sales", address: "A4:D8", reach: "end" },
    },
    {
      about: "another name of the sheet",
      change: (workbook) => workbook.store.renameSheet(workbook.sheetId("Sales"), "Turnover"),
      is: { kind: "same", by: "values" },
      place: { kind: "range", sheet: "Turnover", address: "A1:D5", reach: "end" },
    },
    {
      about: "the sheet deleted",
      change: (workbook) => workbook.store.removeSheet(workbook.sheetId("Sales")),
      is: { kind: "gone" },
      place: "gone",
    },
    {
      about: "a column that nobody read",
      change: (w) => w.type("Sales!C2", "new"),
      is: { kind: "same", by: "values" },
    },
  ])("$about", async ({ change, is, place }) => {
    const { workbook, page } = await written();
    change(workbook);
    await page.close();
    const later = await open(workbook);
    expect(await later.call("check")).toEqual(is);
    if (place) expect(await later.call("lastRun")).toMatchObject({ source: { place } });
  });

  test("of more rows than are read, Excel counts and adds up, and hands over none", async () => {
    const { workbook, page } = await written();
    expect(await page.call("checkFew")).toEqual({ kind: "same", by: "figures" });
    workbook.type("Sales!B2", "Cedar");
    expect(await page.call("checkFew")).toEqual({ kind: "same", by: "figures" });
    workbook.type("Sales!B2", "");
    expect(await page.call("checkFew")).toEqual({ kind: "changed", rows: 1 });
    workbook.type("Sales!B2", "Alder");
    workbook.type("Sales!D2", 900.01);
    expect(await page.call("checkFew")).toEqual({ kind: "changed", rows: 1 });
  });

  test("no result, nothing known", async () => {
    const page = await open(newWorkbook({ Sales: SALES }));
    expect(await page.call("check")).toEqual({ kind: "unknown" });
    expect(await page.call("lastRun")).toEqual({ sheets: [{ name: "Sales" }] });
  });
});

test("KA's sheets are told from the user's by their marks, whatever they are called", async () => {
  const { workbook, page } = await written();
  workbook.store.renameSheet(workbook.sheetId("KA Accounts"), "Key customers");
  workbook.store.removeSheet(workbook.sheetId("KA Summary"));
  const { sheets = [] } = (await page.call("lastRun")) as LastRun;
  expect(sheets.filter(({ role }) => role !== undefined)).toEqual([{ name: "Key customers", role: "accounts" }]);
  expect(sheets).toContainEqual({ name: "Sales" });
});

test("a colleague without KA sees no #NAME?: no formula of KA's sheets is one of its functions", async () => {
  const { workbook } = await written();
  const formulas = ["KA Accounts!A1:Z9", "KA Summary!A1:E60"]
    .flatMap((address) => workbook.formulas(address).flat())
    .filter((cell) => typeof cell === "string" && cell.startsWith("="));
  expect(formulas).toHaveLength(1);
  expect(formulas.filter((formula) => /\bKA\.|_xldudf/i.test(String(formula)))).toEqual([]);
});

test("a run that is taken back leaves the rows of the one before, and removing KA no name", async () => {
  const { workbook, page } = await written();
  workbook.type("Sales!D2", 901);
  await page.call("write", { kind: "range", sheet: "Sales", address: "A1:D5" });
  expect(await page.call("check")).toEqual({ kind: "same", by: "values" });
  await page.call("takeBack", "remove");
  expect(await page.call("check")).toEqual({ kind: "changed", rows: 1 });
  workbook.type("Sales!D2", 900);
  expect(await page.call("check")).toEqual({ kind: "same", by: "values" });
  // The summary looks after its rows by itself: not a value of then, which would be said for ever.
  expect(workbook.formulas("KA Summary!A3:B3")).toEqual([
    ["Rows now", expect.stringMatching(/^=IFERROR\(IF\(AND\(ROWS/)],
  ]);
  expect(workbook.formulas("KA Summary!B3").flat().join()).toContain("ABS(SUM(Sales!$D$2:$D$6)-(1000))<=1e-9");
  await page.call("removeAll");
  expect(workbook.store.names()).toEqual([]);
  expect(await page.call("check")).toEqual({ kind: "unknown" });
});

test.each([
  { about: "a name in the rows, before the rest of its row", at: "Sales!B3", texts: ["Birch", "C2"] },
  { about: "an id in the rows, before the rest of its row", at: "Sales!A3", texts: ["C2", "Birch"] },
  { about: "anywhere in a line of the account list", at: "KA Accounts!E3", texts: ["C2", "Birch"] },
  { about: "the headers of the account list", at: "KA Accounts!E1", texts: ["Amount"] },
  { about: "an empty cell", at: "Other!F9", texts: [] },
])("what names a customer: $about", async ({ at, texts }) => {
  const { workbook, page } = await written();
  workbook.select(at);
  expect(((await page.call("pointed")) as { texts: string[] }).texts).toEqual(texts);
});

test.each([
  { about: "its row", at: "Sales!D3", texts: ["C2", "Birch"] },
  { about: "the cell where the row is none of those rows", at: "Sales!B9", texts: [] },
  { about: "the cell on another sheet", at: "Other!F9", texts: [] },
  {
    about: "the texts of its line on another sheet, behind what the cell says",
    at: "Other!B2",
    texts: ["12", "Birch"],
  },
  { about: "the line where it is one of KA's lists", at: "KA Accounts!E3", texts: ["C2", "Birch"] },
])("of rows that KA knows, a customer is named by $about", async ({ at, texts }) => {
  const { workbook, page } = await written();
  workbook.type("Other!A2", "Birch");
  workbook.type("Other!B2", 12);
  workbook.select(at);
  const rows = { source: { kind: "range", sheet: "Sales", address: "A1:D5" }, columns: [0, 1] };
  const found = (await page.call("pointed", rows)) as { texts: string[] };
  expect(found.texts.slice(0, 2)).toEqual(texts);
});
