import { dayFrom } from "../../src/core/days";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";
import type { Seen } from "./door";

const TODAY = dayFrom(2026, 6, 30);
const SALES = [
  ["Customer", "Amount"],
  ["Alder", 900],
  ["Birch", 60],
  ["Cedar", 40],
];

let realm: NodeRealm | undefined;
afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

async function open(): Promise<NodeRealm> {
  realm = await openRealm({ workbook: newWorkbook({ Sales: SALES }), entry: "test/excel/door.ts" });
  return realm;
}

async function classify(page: NodeRealm, policy: object = {}): Promise<Seen> {
  page.workbook.select("Sales!A1");
  return (await page.call("classifySelection", policy, TODAY)) as Seen; // what the door answers
}

function named({ store }: Workbook): Readonly<Record<string, string>> {
  const own = store.names().filter(({ name }) => name === "KA_Run" || name === "KA_Tiers");
  return Object.fromEntries(own.map(({ name, formula }) => [name, formula]));
}

function cells(workbook: Workbook, name: string): readonly (readonly unknown[])[] {
  return workbook.values((named(workbook)[name] ?? "").replaceAll(/[=$']/g, ""));
}

test("each run that writes gives the run another value and the tiers their cells; one that writes nothing leaves both", async () => {
  const page = await open();
  const { workbook } = page;
  await classify(page);
  expect(cells(workbook, "KA_Run")).toEqual([["2026-06-30 08:15 · 1"]]);
  expect(cells(workbook, "KA_Tiers")).toEqual([
    ["A", 900],
    ["B", 60],
    ["C", 40],
  ]);
  expect((await classify(page)).state).toBe("unchanged");
  expect(cells(workbook, "KA_Run")).toEqual([["2026-06-30 08:15 · 1"]]);

  const tiers = [
    { label: "Gold", from: 500 },
    { label: "Other", from: 50 },
  ];
  await classify(page, { methods: [{ id: "tiers", tiers, period: "window" }], amountUnit: "one" });
  expect(cells(workbook, "KA_Run")).toEqual([["2026-06-30 08:15 · 2"]]);
  expect(cells(workbook, "KA_Tiers")).toEqual([
    ["Gold", 500],
    ["Other", 50],
  ]);
});

test("what the names stood for comes back with the run before, and they go with KA", async () => {
  const page = await open();
  const { workbook } = page;
  await classify(page);
  const before = [named(workbook), cells(workbook, "KA_Run"), cells(workbook, "KA_Tiers")];
  await classify(page, { methods: [{ id: "abc", cuts: [0.5] }] });
  expect(cells(workbook, "KA_Tiers")).toHaveLength(2);
  await page.call("takeBack", "remove");
  expect([named(workbook), cells(workbook, "KA_Run"), cells(workbook, "KA_Tiers")]).toEqual(before);
  await page.call("removeAll");
  expect(workbook.store.names()).toEqual([]);
});

test("a first run that is taken back leaves no name", async () => {
  const page = await open();
  await classify(page);
  await page.call("takeBack", "remove");
  expect(named(page.workbook)).toEqual({});
});

test("a name that somebody deleted comes back, one of the user's stays his and is said", async () => {
  const page = await open();
  const { workbook } = page;
  await classify(page);
  workbook.store.removeName("KA_Run");
  const theirs = { name: "KA_Tiers", formula: "=Sales!$A$1:$B$2", comment: "", visible: true };
  workbook.store.setName(theirs);
  const seen = await classify(page);
  expect(seen.state).toBeUndefined();
  expect(seen.issues).toContain("nameLeft");
  expect(named(workbook)).toEqual({ KA_Run: "='KA Summary'!$B$4", KA_Tiers: theirs.formula });
  await page.call("takeBack", "remove");
  expect(named(workbook)).toEqual({ KA_Tiers: theirs.formula });
  await page.call("removeAll");
  expect(named(workbook)).toEqual({ KA_Tiers: theirs.formula });
});
