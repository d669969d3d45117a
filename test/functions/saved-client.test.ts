import { DEVELOPMENT_ORIGIN, describeFunctions } from "../../scripts/functions-metadata.js";
import { dayFrom } from "../../src/core/days";
import type { Seen } from "../excel/door";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";

/** Formulas of the saved result in a workbook: through the real client, beside runs that write, are taken back and removed. */

const TODAY = dayFrom(2026, 6, 30);
const SALES = [
  ["Customer", "Amount"],
  ["Alder", 900],
  ["Birch", 60],
  ["Cedar", 40],
];

let workbook: Workbook;
let realm: NodeRealm;

beforeEach(async () => {
  workbook = newWorkbook({ Sales: SALES, Mine: [["Alder"], ["birch "], ["Nobody"]] });
  const { english } = await describeFunctions(DEVELOPMENT_ORIGIN);
  realm = await openRealm({ workbook, functions: english, entry: "test/functions/saved-entry.ts" });
});

afterEach(() => realm.close());

async function classify(): Promise<Seen> {
  workbook.select("Sales!A1");
  const seen = (await realm.call("classifySelection", {}, TODAY)) as Seen; // what the door answers
  await workbook.store.calculation.finished();
  return seen;
}

async function type(cell: string, formula: string): Promise<unknown> {
  workbook.type(cell, formula);
  await workbook.store.calculation.finished();
  return workbook.values(cell)[0]?.[0];
}

const shown = (cells: string) => workbook.values(`Mine!${cells}`).map(([cell]) => cell);

test("a run that writes has the formulas with KA_Run calculated again, and reads the list once for all of them", async () => {
  expect(await type("Mine!B1", "=KA.CLASSOF(A1)")).toBe("#N/A");
  await classify();
  workbook.type("Mine!B1", "=KA.CLASSOF(A1:A3,,KA_Run)");
  for (let row = 1; row <= 3; row++) workbook.type(`Mine!C${row}`, `=KA.CLASSOF(A${row},"Amount",KA_Run)`);
  workbook.type("Mine!D1", "=KA.WHY(A1,,KA_Run)");
  workbook.type("Mine!E1", '=KA.CLASSOF(A2,"Amount")');
  workbook.type("Mine!F1", "=KA.TIER(100,,KA_Tiers)");
  await workbook.store.calculation.finished();
  expect([shown("B1:B3"), shown("C1:C3"), shown("D1:F1")]).toEqual([
    ["A", "B", "#N/A"],
    [900, 60, "#N/A"],
    ["Rank 1 of 3; no customer is larger."],
  ]);
  expect(workbook.values("Mine!E1:F1")).toEqual([[60, "B"]]);
  const before = await realm.call("readings");

  workbook.type("Sales!B3", 5_000);
  await classify();
  expect([shown("B1:B2"), shown("C1:C2")]).toEqual([
    ["B", "A"],
    [900, 5_000],
  ]);
  // It does not name the run: nothing told Excel to calculate it.
  expect(workbook.values("Mine!E1:F1")).toEqual([[60, "C"]]);
  expect(Number(await realm.call("readings")) - Number(before)).toBe(1);

  const { sent } = realm.host.calls;
  expect((await classify()).state).toBe("unchanged");
  expect(realm.host.calls.sent).toBe(sent);
});

test("what was there before a run is what formulas say once it is taken back; without KA there is nothing", async () => {
  await classify();
  expect(await type("Mine!B1", '=KA.CLASSOF("Birch","Amount",KA_Run)')).toBe(60);
  workbook.type("Sales!B3", 70);
  await classify();
  expect(shown("B1")).toEqual([70]);
  await realm.call("takeBack", "remove");
  await workbook.store.calculation.finished();
  expect(shown("B1")).toEqual([60]);
  await realm.call("removeAll");
  await workbook.store.calculation.finished();
  expect(await type("Mine!B2", '=KA.CLASSOF("Birch","Amount")')).toBe("#N/A");
});

test("what somebody types into the list is what the next look says", async () => {
  await classify();
  expect(await type("Mine!B1", '=KA.CLASSOF("Cedar","Note")')).toBe("");
  const [headers = []] = workbook.values("KA Accounts!A1:Z1");
  const column = String.fromCharCode(65 + headers.indexOf("Note"));
  workbook.type(`KA Accounts!${column}4`, "called");
  expect(await type("Mine!B2", '=KA.CLASSOF("Cedar","Note")')).toBe("called");
});
