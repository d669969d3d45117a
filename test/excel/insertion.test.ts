import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";
import type { CellValue, FunctionArgument, FunctionResult } from "../host/store";

/** Formulas put into cells through the real Office.js client: where they may stand, what they fill, and how they are taken out again. */

let realm: NodeRealm | undefined;

afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

/** KA's functions, as far as it matters here: a class for each amount, an error for a single one. */
function answer(_id: string, [amounts]: readonly FunctionArgument[]): Promise<FunctionResult> {
  const cells: readonly (readonly CellValue[])[] = Array.isArray(amounts) ? amounts : [[]];
  if (cells.length === 1) return Promise.resolve({ error: "#VALUE!" });
  return Promise.resolve(cells.map((line) => line.map((value) => (Number(value) >= 100 ? "A" : "B"))));
}

async function open(workbook: Workbook): Promise<NodeRealm> {
  realm = await openRealm({ workbook, entry: "test/excel/formulas-door.ts" });
  workbook.store.useFunctions(answer);
  await workbook.store.calculation.finished();
  return realm;
}

function sales(): Workbook {
  return newWorkbook({
    Sales: [
      ["Customer", "Amount"],
      ["Acme", 900],
      ["Best", 60],
      ["Cole", 300],
      ["Dora", 20],
    ],
    Notes: [["x"]],
  });
}

const CLASSES = [["A"], ["B"], ["A"], ["B"]];

test("a formula stands in the selected cell, and what it fills is said; taken out, nothing of it stays", async () => {
  const workbook = sales();
  const page = await open(workbook);
  const before = workbook.snapshot();
  workbook.select("Sales!D2");
  expect(await page.call("insert", "=KA.TIER(Sales!B2:B5)")).toEqual([
    "The formula stands in the first cell of Sales!D2:D5; its result fills 4 cells.",
  ]);
  expect(workbook.values("Sales!D2:D5")).toEqual(CLASSES);
  expect(workbook.formulas("Sales!D2")).toEqual([["=KA.TIER(Sales!B2:B5)"]]);
  expect(await page.call("takeOut")).toEqual(["What was put into Sales!D2 is taken out again."]);
  workbook.select("Sales!A1");
  expect(workbook.snapshot()).toEqual(before);
});

test("what was changed since is not taken out", async () => {
  const workbook = sales();
  const page = await open(workbook);
  workbook.select("Sales!D2");
  await page.call("insert", "=KA.TIER(B2:B5)");
  workbook.type("Sales!D2", "=KA.TIER(B2:B4)");
  expect(await page.call("takeOut")).toEqual([expect.stringMatching(/^Sales!D2 has changed meanwhile/)]);
  expect(workbook.formulas("Sales!D2")).toEqual([["=KA.TIER(B2:B4)"]]);
});

test.each([
  {
    about: "content below",
    at: "Sales!D2",
    typed: ["Sales!D4", "mine"],
    says: /^The result would fill Sales!D4 too/,
  },
  { about: "a result of another formula", at: "Sales!D2", typed: ["Sales!D5", "=B2"], says: /^The result would fill/ },
  { about: "the cells that it reads", at: "Sales!B3", says: /^The formula reads Sales!B2:B5/ },
  { about: "the end of the sheet", at: "Sales!D1048575", says: /^From Sales!D1048575 on there are not enough rows/ },
  { about: "a sheet of KA's", at: "Notes!C1", mark: true, says: /^“Notes” is a sheet of KA's/ },
  { about: "a protected sheet", at: "Sales!D2", isProtected: true, says: /protected/ },
  {
    about: "a table",
    at: "Sales!C2",
    table: true,
    says: /is in an Excel table, where a formula cannot fill other cells/,
  },
])("$about is in the way, and nothing is changed", async ({ at, typed, mark, isProtected, table, says }) => {
  const workbook = sales();
  if (typed) workbook.type(typed[0] ?? "", typed[1]);
  if (mark) workbook.store.setName({ name: "KA_LogSheet", formula: "=Notes!$A$1", comment: "", visible: true });
  const page = await open(workbook);
  if (table) await page.call("makeTable", "Sales", "A1:D5");
  if (isProtected) workbook.store.setProtected(workbook.sheetId("Sales"), "on");
  workbook.select(at);
  const before = workbook.snapshot();
  expect(await page.call("insert", "=KA.TIER(Sales!B2:B5)")).toEqual([expect.stringMatching(says)]);
  expect(workbook.snapshot()).toEqual(before);
});

test("a formula whose size nobody knew before is taken out where it finds no room", async () => {
  const workbook = sales();
  workbook.type("Sales!D4", "mine");
  const page = await open(workbook);
  const before = workbook.snapshot();
  workbook.select("Sales!D2");
  expect(await page.call("insert", '=IF(TRUE,KA.TIER(B2:B5),"")')).toEqual([expect.stringMatching(/#NAME\?/)]);
  await page.call("takeOut");
  expect(await page.call("insert", "=KA.BREAKS(B2:B5,2)")).toEqual([
    expect.stringMatching(/^The result does not fit from Sales!D2 on.*taken out again/),
  ]);
  workbook.select("Sales!A1");
  expect(workbook.snapshot()).toEqual(before);
});

test.each(["", "KA.TIER(B2:B5)", "=KA.RFM(…,…,B2:B5)"])(
  "%p is not complete, and nothing is written",
  async (formula) => {
    const workbook = sales();
    const page = await open(workbook);
    expect(await page.call("insert", formula)).toEqual([expect.stringMatching(/is not complete yet/)]);
  },
);

test("values are written as they are, into a table too, and taken out again", async () => {
  const workbook = sales();
  const page = await open(workbook);
  await page.call("makeTable", "Sales", "A1:D5");
  const before = workbook.snapshot();
  workbook.select("Sales!D2");
  const labels = [["A"], ["543"], ["=1+1"], [12.5]];
  expect(await page.call("insertPlain", labels)).toEqual([
    "4 values were written to Sales!D2:D5. Values do not follow later changes of your data.",
  ]);
  expect(workbook.values("Sales!D2:D5")).toEqual(labels);
  await page.call("takeOut");
  workbook.select("Sales!A1");
  expect(workbook.snapshot()).toEqual(before);
});

describe("formulas that were filled down", () => {
  function filledDown(): Workbook {
    const workbook = sales();
    for (let row = 2; row <= 5; row++) workbook.type(`Sales!D${row}`, `=KA.TIER(B${row},B$2:B$5)`);
    return workbook;
  }

  test("become one, in the same cells, and come back", async () => {
    const workbook = filledDown();
    const page = await open(workbook);
    const before = workbook.formulas("Sales!A1:E6");
    expect(await page.call("filled")).toEqual(["Sales!D2:D5 =KA.TIER(B2:B5)"]);
    expect(await page.call("rewrite")).toEqual([
      "4 formulas in Sales!D2:D5 became one: =KA.TIER(B2:B5). Its result fills the same cells.",
    ]);
    expect(workbook.values("Sales!D2:D5")).toEqual(CLASSES);
    expect(await page.call("filled")).toEqual([]);
    expect(await page.call("takeOut")).toEqual(["4 cells in Sales!D2:D5 have their formulas again."]);
    expect(workbook.formulas("Sales!A1:E6")).toEqual(before);
  });

  test("become values in a table, and come back", async () => {
    const workbook = filledDown();
    const page = await open(workbook);
    await page.call("makeTable", "Sales", "A1:D5");
    const before = workbook.formulas("Sales!A1:E6");
    expect(await page.call("filled")).toEqual(["Sales!D2:D5 =KA.TIER(B2:B5) in a table"]);
    expect(await page.call("rewrite", CLASSES)).toEqual([
      expect.stringMatching(/^4 formulas in Sales!D2:D5 became values/),
    ]);
    expect(workbook.formulas("Sales!D2:D5")).toEqual(CLASSES);
    expect(await page.call("takeOut")).toEqual(["4 cells in Sales!D2:D5 have their formulas again."]);
    expect(workbook.formulas("Sales!A1:E6")).toEqual(before);
  });

  test("stay where one formula would show an error", async () => {
    const workbook = filledDown();
    const page = await open(workbook);
    await page.call("makeTable", "Sales", "A1:D5");
    const before = workbook.formulas("Sales!A1:E6");
    expect(await page.call("rewrite")).toEqual([expect.stringMatching(/shows #SPILL!, so they stay as they were/)]);
    expect(workbook.formulas("Sales!A1:E6")).toEqual(before);
  });
});

test("the workbook keeps whether KA is loaded with it, for the next page too, until it is taken back", async () => {
  const workbook = sales();
  const page = await open(workbook);
  expect(await page.call("startUp")).toBe("withPane");
  expect(await page.call("startUp", "withWorkbook")).toBe("withWorkbook");
  await page.close();
  const next = await open(workbook);
  expect(await next.call("startUp")).toBe("withWorkbook");
  expect(await next.call("startUp", "withPane")).toBe("withPane");
  expect(await next.call("startUp")).toBe("withPane");
});
