import { dayFrom } from "../../src/core/days";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";
import type { Seen } from "./door";

const TODAY = dayFrom(2026, 6, 30);
const SALES = [
  ["Customer", "Amount"],
  ["Alder", 900],
  ["R&D <GmbH>", 60],
  ["Cedar", 40],
];
const REMEMBERING = ["KA Policy", "KA Log", "KA History"];

let realm: NodeRealm | undefined;
afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

async function open(workbook = newWorkbook({ Sales: SALES })): Promise<NodeRealm> {
  await realm?.close();
  realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
  return realm;
}

async function classify(page: NodeRealm, policy: object = {}): Promise<Seen> {
  page.workbook.select("Sales!A1");
  return (await page.call("classifySelection", policy, TODAY)) as Seen;
}

const kept = async (page: NodeRealm) => page.call("policyKept") as Promise<Seen & { from?: string; policy?: object }>;
const parts = ({ book }: Workbook) => [...book.xmlParts.values()].filter((xml) => /<(?:k:)?policy xmlns/.test(xml));

/** Line of KA Policy with a setting, counted from 1. */
function lineOf(workbook: Workbook, name: string): number {
  return workbook.values("KA Policy!D1:D40").findIndex(([cell]) => cell === name) + 1;
}

test("policy, log and history are written, and the next pane finds the policy", async () => {
  const page = await open();
  const { workbook } = page;
  await classify(page, { methods: [{ id: "abc", cuts: [0.7, 0.9] }], treatments: { A: "R&D <first>" } });
  expect(workbook.sheetNames().slice(-3)).toEqual(REMEMBERING);
  expect(workbook.values("KA Log!A2:E2")).toEqual([["2026-06-30 08:15", "Ann", "Sales!A1:B4", 3, 3]]);
  expect(workbook.values("KA History!A1:B4")).toEqual([
    ["Customer", "Run 2026-06-30 08:15"],
    ["Alder", "A"],
    ["R&D <GmbH>", "C"],
    ["Cedar", "C"],
  ]);
  const seen = await kept(await open(workbook));
  expect(seen).toMatchObject({ from: "sheet", issues: ["policyOfWorkbook"] });
  expect(seen.policy).toMatchObject({ methods: [{ cuts: [0.7, 0.9] }], treatments: { A: "R&D <first>" } });
  expect(parts(workbook)).toHaveLength(1);
});

test("the same again writes nothing, whoever wrote the document anew or lost it; another document is written over", async () => {
  const page = await open();
  const { workbook } = page;
  await classify(page);
  const [id, xml = ""] = [...workbook.book.xmlParts][0] ?? ["", ""];
  workbook.select("Sales!A1");
  const written = JSON.stringify(workbook.snapshot());
  expect((await classify(page)).state).toBe("unchanged");
  expect(JSON.stringify(workbook.snapshot())).toBe(written);

  const anew = `<?xml version="1.0" encoding="utf-16"?>\n<k:policy xmlns:k="urn:ka-excel:policy"><![CDATA[${xml.replace(/<[^>]*>/g, "")}]]></k:policy>`;
  workbook.book.xmlParts.set(id, anew);
  expect((await classify(page)).state).toBe("unchanged");
  workbook.book.xmlParts.delete(id);
  expect((await classify(page)).state).toBe("unchanged");
  expect(await kept(page)).toMatchObject({ from: "sheet" });
  workbook.book.xmlParts.set(id, xml.replace("0.95", "0.9"));
  expect((await classify(page)).state).toBeUndefined();
  expect(parts(workbook)).toEqual([xml]);
});

test("what is typed on the sheet counts and is said; a sheet that is gone is read from the document", async () => {
  const page = await open();
  const { workbook } = page;
  await classify(page);
  await page.call("watchPolicy");
  await page.host.idle();
  const seen = Number(await page.call("watchPolicy"));
  workbook.type(`KA Policy!B${lineOf(workbook, "methods[0].cuts[0]")}`, 0.75);
  await page.host.idle();
  expect(await page.call("watchPolicy")).toBe(seen + 1);
  const edited = await kept(page);
  expect(edited.issues).toEqual(["policyOfWorkbook", "policyEdited"]);
  expect(edited.policy).toMatchObject({ methods: [{ cuts: [0.75, 0.95] }] });

  workbook.type(`KA Policy!B${lineOf(workbook, "methods[0].cuts[0]")}`, "much");
  const wrong = await kept(page);
  expect(wrong.from).toBeUndefined();
  expect(wrong.sentences.join()).toContain("'KA Policy'!B");

  workbook.store.removeSheet(workbook.sheetId("KA Policy"));
  expect(await kept(page)).toMatchObject({ from: "part", policy: { methods: [{ cuts: [0.8, 0.95] }] } });
});

test("a policy that cannot be read is left as it is, and so is one of a newer KA, over which nothing is written", async () => {
  const page = await open();
  const { workbook } = page;
  await classify(page);
  const line = lineOf(workbook, "methods[0].cuts[0]");
  workbook.type(`KA Policy!B${line}`, "much");
  const left = await classify(page, { methods: [{ id: "pareto" }] });
  expect(left.issues).toContain("policySheetLeft");
  expect(left.sheets).toBeDefined();
  expect(workbook.values(`KA Policy!B${line}`)).toEqual([["much"]]);

  workbook.type(`KA Policy!B${line}`, 0.8);
  workbook.type(`KA Policy!B${lineOf(workbook, "version")}`, 7);
  workbook.select("Sales!A1");
  const before = JSON.stringify(workbook.snapshot());
  const newer = await classify(page);
  expect(newer.issues).toEqual(["newerPolicy"]);
  expect(newer.sheets).toBeUndefined();
  expect(JSON.stringify(workbook.snapshot())).toBe(before);
});

test("the last run taken back brings the policy back, on its sheet and beside it", async () => {
  const page = await open();
  const { workbook } = page;
  await classify(page);
  const before = parts(workbook);
  const lines = workbook.values("KA Policy!A1:D12");
  await classify(page, { methods: [{ id: "pareto", share: 0.6 }] });
  expect(parts(workbook)).not.toEqual(before);
  await page.call("takeBack", "keep");
  expect(parts(workbook)).toEqual(before);
  expect(workbook.values("KA Policy!A1:D12")).toEqual(lines);
  expect(await kept(page)).toMatchObject({ from: "sheet", issues: ["policyOfWorkbook"] });
  await page.call("removeAll");
  expect(workbook.book.xmlParts.size).toBe(0);
});

test("a sheet that was asked for once stays when it is not asked for any more", async () => {
  const page = await open();
  await classify(page, { outputs: ["watch"] });
  expect(page.workbook.store.tables().map(({ name }) => name)).toContain("KA_Watch");
  const { sheets, issues } = await classify(page);
  expect(issues).not.toContain("tableTaken");
  expect(sheets).toBeDefined();
});
