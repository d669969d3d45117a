import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";

/** Where rows are, through the real Office.js client: listed, shown, and sample rows added and taken out again. */

let realm: NodeRealm | undefined;

afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

async function open(workbook: Workbook): Promise<NodeRealm> {
  realm = await openRealm({ workbook, entry: "test/excel/places-door.ts" });
  return realm;
}

const sales = () =>
  newWorkbook({
    "My sales": [
      ["Customer", "Amount"],
      ["Acme", 900],
      ["Best", 60],
    ],
    "KA Sample": [["mine"]],
  });

test("tables and named ranges are listed in one request, KA's own and single cells are not, and each can be read", async () => {
  const workbook = sales();
  const page = await open(workbook);
  await page.call("addNames");
  const before = page.host.counts.requests;
  expect(await page.call("sources")).toEqual([
    { kind: "table", name: "Orders", sheet: "My sales", source: { kind: "table", name: "Orders" } },
    {
      ...{ kind: "name", name: "Rows", sheet: "My sales" },
      source: { kind: "range", sheet: "My sales", address: "A1:B3" },
    },
  ]);
  expect(page.host.counts.requests - before).toBe(1);
  expect(await page.call("rowsOf", "Orders")).toBe(2);
  expect(await page.call("rowsOf", "Rows")).toBe(2);
});

test("cells are brought to the front; those of a sheet that is gone are said to be", async () => {
  const workbook = sales();
  const page = await open(workbook);
  expect(await page.call("show", "KA Sample", "A1")).toEqual([]);
  expect(await page.call("selected")).toBe("'KA Sample'!A1");
  expect(await page.call("show", "My sales", "A3:B3")).toEqual([]);
  expect(await page.call("selected")).toBe("'My sales'!A3:B3");
  expect(await page.call("show", "Gone", "A1")).toEqual(["Gone!A1 is no longer there. Read the rows again."]);
});

test("sample rows stand on a sheet of their own, and taken out nothing of them stays", async () => {
  const workbook = sales();
  const page = await open(workbook);
  workbook.select("My sales!A1");
  const before = workbook.snapshot();
  expect(await page.call("addSample", "en")).toEqual([
    "The sample stands on a new sheet, “KA Sample 2”; nothing else was changed.",
  ]);
  expect(await page.call("selected")).toBe("'KA Sample 2'!A1:E109");
  expect(workbook.values("KA Sample!A1")).toEqual([["mine"]]);
  expect(await page.call("removeSample")).toEqual(["The sheet “KA Sample 2” is removed."]);
  workbook.select("My sales!A1");
  expect(workbook.snapshot()).toEqual(before);
});

test("a sample that somebody worked on is left alone", async () => {
  const workbook = sales();
  const page = await open(workbook);
  await page.call("addSample", "zh");
  workbook.type("KA 示例!E2", "12");
  expect(await page.call("removeSample")).toEqual([expect.stringMatching(/^“KA 示例” was changed or removed/)]);
  expect(workbook.values("KA 示例!E2")).toEqual([[12]]);
});

describe("the workbook knows of sample rows after the pane was closed", () => {
  async function addedEarlier(language: "en" | "zh" = "en") {
    const workbook = sales();
    const page = await open(workbook);
    await page.call("addSample", language);
    await page.close();
    return { workbook, later: await open(workbook) };
  }

  test("taking KA out takes them along, under whatever name, where that is wished", async () => {
    const { workbook, later } = await addedEarlier("zh");
    workbook.store.renameSheet(workbook.sheetId("KA 示例"), "Try");
    expect(await later.call("sampleSheet")).toBe("Try");
    expect(await later.call("removeAll", "remove")).toEqual(["The sheet “Try” is removed."]);
    expect(workbook.sheetNames()).toEqual(["My sales", "KA Sample"]);
    expect(await later.call("sampleSheet")).toBeUndefined();
  });

  test("they stay where it is not wished", async () => {
    const { workbook, later } = await addedEarlier();
    expect(await later.call("removeAll", "keep")).toEqual(["There is nothing of KA's in this workbook."]);
    expect(workbook.sheetNames()).toContain("KA Sample 2");
  });

  test("where somebody worked on them they stay, and that is said", async () => {
    const { workbook, later } = await addedEarlier();
    workbook.type("KA Sample 2!E2", "12");
    expect(await later.call("removeAll", "remove")).toEqual([
      expect.stringMatching(/^“KA Sample 2” was changed or removed/),
    ]);
    expect(workbook.values("KA Sample 2!E2")).toEqual([[12]]);
  });

  test("the last sheet that is shown stays", async () => {
    const { workbook, later } = await addedEarlier();
    for (const name of ["My sales", "KA Sample"]) workbook.store.removeSheet(workbook.sheetId(name));
    expect(await later.call("removeAll", "remove")).toEqual([expect.stringMatching(/^A workbook needs one sheet/)]);
    expect(workbook.sheetNames()).toEqual(["KA Sample 2"]);
  });
});
