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
function answer(id: string, [amounts, population, scheme]: readonly FunctionArgument[]): Promise<FunctionResult> {
  const cells: readonly (readonly CellValue[])[] = Array.isArray(amounts) ? amounts : [[]];
  if (id === "CUTOFFS")
    return Promise.resolve(
      cells.some(([value]) => Number(value) > 0)
        ? [
            ["Class", "From"],
            ["A", 100],
            ["B", 0],
          ]
        : { error: "#N/A" },
    );
  if (cells.length === 1 && !isGiven(population) && !isGiven(scheme)) return Promise.resolve({ error: "#VALUE!" });
  return Promise.resolve(cells.map((line) => line.map((value) => (Number(value) >= 100 ? "A" : "B"))));
}

function isGiven(cells: FunctionArgument | undefined): boolean {
  return Array.isArray(cells) && cells.length > 1;
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

const TEXT = [["@"], ["@"], ["@"], ["@"]];
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
  expect(await page.call("takeOut")).toEqual([expect.stringMatching(/^Sales!D2 has changed since/)]);
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

test("columns as a whole are read to their ends: a result among them is refused", async () => {
  const workbook = sales();
  const page = await open(workbook);
  workbook.select("Sales!B9");
  const before = workbook.snapshot();
  expect(await page.call("insert", "=KA.TIER(B:B)")).toEqual([
    expect.stringMatching(/^The formula reads Sales!B1:B1048576, and its result would stand among these cells/),
  ]);
  expect(workbook.snapshot()).toEqual(before);
});

test("where only the first cell of a result shows an error, the header of the range is named", async () => {
  const workbook = sales();
  const page = await open(workbook);
  workbook.store.useFunctions((_id, [amounts]) =>
    Promise.resolve(Array.isArray(amounts) ? amounts.map((_, row) => [row === 0 ? { error: "#VALUE!" } : "A"]) : "A"),
  );
  workbook.select("Sales!D1");
  expect(await page.call("insert", "=KA.TIER(B1:B5)")).toEqual([
    "The result fills Sales!D1:D5, and its first cell shows #VALUE!, as it does where the range begins with a header. Give the range without its header if that is so.",
  ]);
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

describe("row by row", () => {
  test("formulas stand in a table beside their rows and look up cut-offs beside all that the sheet holds; all of it is taken out again", async () => {
    const workbook = sales();
    const page = await open(workbook);
    await page.call("makeTable", "Sales", "A1:D5");
    const before = workbook.snapshot();
    workbook.select("Sales!D4");
    expect(await page.call("insertRows", "=KA.TIER(B2:B5)")).toEqual([
      "4 formulas stand in Sales!D2:D5, one a row. They look up a table of cut-offs, which stands from Sales!F1 on and follows your data.",
    ]);
    expect(workbook.formulas("Sales!D2:D5")).toEqual([2, 3, 4, 5].map((row) => [`=KA.TIER(B${row},,$F$1#)`]));
    expect(workbook.values("Sales!D2:D5")).toEqual(CLASSES);
    expect(workbook.formulas("Sales!F1")).toEqual([["=KA.CUTOFFS($B$2:$B$5,,TRUE)"]]);
    expect(await page.call("takeOut")).toEqual(["What was put into Sales!D2:D5 is taken out again."]);
    workbook.select("Sales!A1");
    expect(workbook.snapshot()).toEqual(before);
  });

  test("a scheme is looked up as it is, from another sheet too, and cells for text become cells for formulas", async () => {
    const workbook = sales();
    workbook.store.setNumberFormats(workbook.sheetId("Notes"), { row: 0, column: 2, rows: 4, columns: 1 }, TEXT);
    const page = await open(workbook);
    workbook.select("Notes!C1");
    expect(await page.call("insertRows", "=KA.TIER(Sales!B2:B5,,Sales!$H$2:$I$4)")).toEqual([
      "4 formulas stand in Notes!C1:C4, one a row.",
    ]);
    expect(workbook.formulas("Notes!C4")).toEqual([["=KA.TIER(Sales!B5,,Sales!$H$2:$I$4)"]]);
  });

  test.each([
    { about: "what no single row has an answer to", formula: "=KA.GINI(B2:B5)", says: /cannot be said row by row/ },
    { about: "cut-offs that no table has", formula: "=KA.ABC(B2:B5,,{0.7})", says: /cannot be said row by row/ },
    { about: "more than a call", formula: '=KA.TIER(B2:B5)&"!"', says: /cannot be said row by row/ },
    { about: "what is missing", formula: "=KA.TIER(…)", says: /is not complete yet/ },
    {
      about: "cells that hold something",
      formula: "=KA.TIER(B2:B5)",
      at: "Sales!A3",
      says: /there is something there already/,
    },
    {
      about: "no amount that is positive",
      formula: "=KA.TIER(E2:E5)",
      says: /^The table of cut-offs shows #N\/A, so nothing/,
    },
  ])("$about: nothing is changed", async ({ formula, at = "Sales!D2", says }) => {
    const workbook = sales();
    const page = await open(workbook);
    workbook.select(at);
    const before = workbook.snapshot();
    expect(await page.call("insertRows", formula)).toEqual([expect.stringMatching(says)]);
    expect(workbook.snapshot()).toEqual(before);
  });
});

describe("formulas that were filled down", () => {
  /** All that stands on the user's sheet, and the lines of the log. */
  function standing(workbook: Workbook): unknown {
    return [workbook.formulas("Sales!A1:L6"), workbook.sheetNames().filter((name) => !/before/.test(name))];
  }

  function filledDown(formula = (row: number) => `=KA.TIER(B${row},B$2:B$5)`): Workbook {
    const workbook = sales();
    for (let row = 2; row <= 5; row++) workbook.type(`Sales!D${row}`, formula(row));
    return workbook;
  }

  test("become one, in the same cells, are listed in the log, and come back though the pane was closed", async () => {
    const workbook = filledDown();
    const page = await open(workbook);
    const before = standing(workbook);
    expect(await page.call("filled")).toEqual(["Sales!D2:D5 =KA.TIER(B2:B5)"]);
    expect(await page.call("rewrite", "one")).toEqual([
      "4 formulas in Sales!D2:D5 became one: =KA.TIER(B2:B5). Its result fills the same cells.",
    ]);
    expect(workbook.values("Sales!D2:D5")).toEqual(CLASSES);
    const [headers = [], line = []] = workbook.values("KA Log!A1:O2");
    const of = (header: string) => line[headers.indexOf(header)];
    expect([
      of("Source"),
      of("Classification"),
      of("Formula made values"),
      of("Cells"),
      of("Author (as typed)"),
    ]).toEqual([...["Sales!D2:D5", "Formulas rewritten", "=KA.TIER(B2,B$2:B$5) → =KA.TIER(B2:B5)", 4, "Ann"]]);
    expect(await page.call("filled")).toEqual([]);
    await page.close();
    const next = await open(workbook);
    expect(await next.call("bringBack")).toEqual([
      expect.stringMatching(/again as they were before/),
      "4 cells have their formulas again.",
    ]);
    expect(standing(workbook)).toEqual(before);
  });

  test("look up cut-offs in a table, and come back, the cut-offs with them", async () => {
    const workbook = filledDown();
    const page = await open(workbook);
    await page.call("makeTable", "Sales", "A1:D5");
    const before = standing(workbook);
    expect(await page.call("filled")).toEqual(["Sales!D2:D5 =KA.TIER(B2:B5) =KA.TIER(B2,,…) in Table1"]);
    expect(await page.call("rewrite", "cutOffs")).toEqual([
      "4 formulas in Sales!D2:D5 now look up a table of cut-offs, which stands from Sales!F1 on and follows your data. They show what they showed before.",
    ]);
    expect(workbook.formulas("Sales!D5")).toEqual([["=KA.TIER(B5,,$F$1#)"]]);
    expect(workbook.formulas("Sales!F1")).toEqual([["=KA.CUTOFFS(B$2:B$5,,TRUE)"]]);
    expect(workbook.values("Sales!D2:D5")).toEqual(CLASSES);
    expect(await page.call("bringBack")).toContain("4 cells have their formulas again.");
    expect(standing(workbook)).toEqual(before);
  });

  test("become values in a table, and come back", async () => {
    const workbook = filledDown();
    const page = await open(workbook);
    await page.call("makeTable", "Sales", "A1:D5");
    const before = standing(workbook);
    expect(await page.call("rewrite", "values", CLASSES)).toEqual([
      expect.stringMatching(/^4 formulas in Sales!D2:D5 became values/),
    ]);
    expect(workbook.formulas("Sales!D2:D5")).toEqual(CLASSES);
    expect(await page.call("bringBack")).toContain("4 cells have their formulas again.");
    expect(standing(workbook)).toEqual(before);
  });

  test("that somebody changed since stay, and are said with their formula", async () => {
    const workbook = filledDown();
    const page = await open(workbook);
    await page.call("rewrite", "one");
    workbook.type("Sales!D2", "=KA.TIER(B2:B4)");
    expect(await page.call("bringBack")).toContainEqual(
      expect.stringMatching(/Sales!D2:D5 \(was =KA\.TIER\(B2,B\$2:B\$5\)\)/),
    );
    expect(workbook.formulas("Sales!D2")).toEqual([["=KA.TIER(B2:B4)"]]);
  });

  test("stay where the new one would show something else", async () => {
    // What this answers is not what the function would: the same as if somebody had changed amounts that are not calculated yet.
    const workbook = filledDown();
    realm = await openRealm({ workbook, entry: "test/excel/formulas-door.ts" });
    workbook.store.useFunctions((id, args) =>
      Array.isArray(args[0]) && args[0].length > 1 ? answer(id, [[[1], [1], [1], [1]]]) : answer(id, args),
    );
    await workbook.store.calculation.finished();
    const before = standing(workbook);
    expect(await realm.call("rewrite", "one")).toContainEqual(
      expect.stringMatching(/^In Sales!D2 another formula would show “B” instead of “A”/),
    );
    expect(standing(workbook)).toEqual(before);
  });

  test("stay where one formula would show an error", async () => {
    const workbook = filledDown();
    const page = await open(workbook);
    await page.call("makeTable", "Sales", "A1:D5");
    const before = standing(workbook);
    expect(await page.call("rewrite", "one")).toContainEqual(
      expect.stringMatching(/shows #SPILL!, so they stay as they were/),
    );
    expect(standing(workbook)).toEqual(before);
  });

  test("stay where each row has amounts of its own, and it is said how to correct that", async () => {
    const workbook = filledDown((row) => `=KA.TIER(B${row},B${row}:B${row + 3})`);
    const page = await open(workbook);
    expect(await page.call("filled")).toEqual([
      expect.stringMatching(/^The formulas in Sales!D2:D5 stay as they are: their range moves down/),
    ]);
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
