import { dayFrom } from "../../src/core/days";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";
import type { Seen } from "./door";

const TODAY = dayFrom(2026, 6, 30);
const SALES = [
  ["Customer", "Amount", "Owner"],
  ["Ada", 900, "Wang"],
  ["Bob", 50, "Wang"],
  ["Cy", 30, "Li"],
  ["Di", 20, "Li"],
];

let page: NodeRealm | undefined;

async function classify(workbook: Workbook, rows = 5): Promise<Seen> {
  page ??= await openRealm({ workbook, entry: "test/excel/door.ts" });
  workbook.select(`Sales!A1:C${String(rows)}`);
  return (await page.call("classifySelection", {}, TODAY)) as Seen;
}

afterEach(async () => {
  await page?.close();
  page = undefined;
});

/** The account list as it stands: the headers, and the cells by customer and header. */
function list(workbook: Workbook): {
  place: (customer: string, header: string) => string;
  cell: (customer: string, header: string) => unknown;
} {
  const [headers = [], ...rows] = workbook.values("KA Accounts!A1:Z9");
  const place = (customer: string, header: string): string => {
    const row = rows.findIndex((cells) => cells[headers.indexOf("Customer")] === customer);
    const column = headers.indexOf(header);
    if (row < 0 || column < 0) throw new Error(`no ${customer} or no ${header}`);
    return `KA Accounts!${String.fromCharCode(65 + column)}${String(row + 2)}`;
  };
  return { place, cell: (customer, header) => workbook.values(place(customer, header))[0]?.[0] };
}

function type(workbook: Workbook, customer: string, entries: Readonly<Record<string, unknown>>): void {
  for (const [header, value] of Object.entries(entries)) workbook.type(list(workbook).place(customer, header), value);
}

/** Adds a column to the list, as somebody who types beside it. */
function addColumn(workbook: Workbook, cells: readonly (string | boolean)[]): void {
  const table = workbook.store.tables().find(({ name }) => name === "KA_Accounts");
  if (!table) throw new Error("no list");
  const { rect } = table;
  cells.forEach((cell, row) =>
    workbook.type(`KA Accounts!${String.fromCharCode(65 + rect.columns)}${String(row + 1)}`, cell),
  );
  workbook.store.setTable(table.id, { rect: { ...rect, columns: rect.columns + 1 } });
}

test("a class typed into the list is there after the next run, and its line has moved with its customer", async () => {
  const workbook = newWorkbook({ Sales: SALES });
  await classify(workbook);
  type(workbook, "Di", {
    "Set by hand": "A",
    Reason: "strategic",
    Author: "Li Na",
    Until: "2026-12-31",
    Owner: "Zhao",
  });
  workbook.type("Sales!B5", 40);
  const seen = await classify(workbook);
  expect(seen.sentences).toEqual([]);
  const { cell } = list(workbook);
  const headers = ["Class", "KA's class", "Set by hand", "State", "Reason", "Author", "Until", "Owner"];
  expect(headers.map((header) => cell("Di", header))).toEqual([
    ...["A", "B", "A", "holds", "strategic", "Li Na"],
    dayFrom(2026, 12, 31),
    "Zhao",
  ]);
  expect(cell("Cy", "Owner")).toBe("Li");
});

test("a column that somebody added stays with its customers, with its formula", async () => {
  const workbook = newWorkbook({ Sales: SALES });
  await classify(workbook);
  addColumn(workbook, ["Gift", "wine", true, "'=1+1", "1/2"]);
  addColumn(workbook, ["Twice", "=2*1", "=2*1", "=2*1", "=2*1"]);
  workbook.type("Sales!B5", 40);
  const seen = await classify(workbook);
  expect(seen.sentences).toEqual([]);
  const { cell, place } = list(workbook);
  expect(["Ada", "Bob", "Cy", "Di"].map((name) => cell(name, "Gift"))).toEqual(["wine", true, "=1+1", "1/2"]);
  expect(["Ada", "Di"].flatMap((name) => workbook.formulas(place(name, "Twice")))).toEqual([["=2*1"], ["=2*1"]]);
});

test("formulas that differ from line to line cannot move with their customers: nothing is written", async () => {
  const workbook = newWorkbook({ Sales: SALES });
  await classify(workbook);
  addColumn(workbook, ["Twice", "=1*2", "=2*2", "=3*2", "=4*2"]);
  workbook.select("Sales!A1:C5");
  const before = workbook.snapshot();
  const seen = await classify(workbook);
  expect(seen.issues).toEqual(["formulasDiffer"]);
  expect(workbook.snapshot()).toEqual(before);
});

test.each([
  { about: "a note beside the list", at: "KA Accounts!Z3", where: "S1:Z5" },
  { about: "a note below the list", at: "KA Accounts!A9", where: "A6:R9" },
])("$about is left alone and found: nothing is written", async ({ at, where }) => {
  const workbook = newWorkbook({ Sales: SALES });
  await classify(workbook);
  workbook.type(at, "mine");
  workbook.select("Sales!A1:C5");
  const before = workbook.snapshot();
  const seen = await classify(workbook);
  expect(seen.issues).toContain("foreignContent");
  expect(seen.sentences.join(" ")).toContain(`“KA Accounts” (${where}).`);
  expect(workbook.snapshot()).toEqual(before);
});

test("entries of a customer that is gone stand on a sheet of their own, and come back", async () => {
  const workbook = newWorkbook({ Sales: SALES });
  await classify(workbook);
  type(workbook, "Di", { "Set by hand": "A", Reason: "strategic" });
  const without = await classify(workbook, 4);
  expect(without.issues).toContain("typedKept");
  expect(workbook.sheetNames()).toContain("KA Kept");
  expect(workbook.values("KA Kept!A2:D2")).toEqual([["", "Di", "A", "strategic"]]);
  await classify(workbook);
  expect(list(workbook).cell("Di", "Reason")).toBe("strategic");
  expect(workbook.values("KA Kept!A2:D2")).toEqual([["", "", "", ""]]);
  const twice = workbook.values("KA Accounts!A1:Z9");
  await classify(workbook);
  expect(workbook.values("KA Accounts!A1:Z9")).toEqual(twice);
});
