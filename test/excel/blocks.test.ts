import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook } from "../host/workbook";
import type { Seen } from "./door";

/** One block above another in what is selected: the same choice as in a file. */

let realm: NodeRealm | undefined;

afterEach(async () => {
  await realm?.close();
  realm = undefined;
});

const EMPTY = ["", "", ""];
const SALES = [
  ["Customer", "Date", "Amount"],
  ["Acme", 45_000, 900],
  ["Best", 45_001, 30],
];
const LONG = [SALES[0] ?? [], ...Array.from({ length: 300 }, (_, i) => [`Customer ${i}`, 45_000, i])];

test.each([
  [
    "targets below",
    [...SALES, EMPTY, ["Region", "Target", ""], ["North", 5, ""]],
    { where: "Sales!A1:C3", rows: 2, issues: ["blockChosen"] },
  ],
  [
    "targets above",
    [["Region", "Target", ""], ["North", 5, ""], EMPTY, ...SALES],
    { where: "Sales!A4:C6", rows: 2, issues: ["blockChosen"] },
  ],
  [
    "sales below",
    [...SALES, EMPTY, ["Client", "Day", "Revenue"], ["Cove", 45_002, 5]],
    { where: undefined, issues: ["severalBlocks"] },
  ],
  [
    "targets further down than the first rows",
    [...LONG, EMPTY, ["Region", "Target", "Year"], ["North", 5, 2026]],
    { where: "Sales!A1:C301", rows: 300, issues: ["blockChosen"] },
  ],
  [
    "sales further down than the first rows",
    [...LONG, EMPTY, ["Client", "Day", "Revenue"], ["Cove", 45_002, 5]],
    { where: undefined, issues: ["severalBlocks"] },
  ],
  ["empty rows only", [...SALES, EMPTY, EMPTY, ["Cove", 45_002, 5]], { where: "Sales!A1:C6", rows: 5, issues: [] }],
])("%s", async (_, rows, is) => {
  const workbook = newWorkbook({ Sales: rows });
  workbook.select("Sales!A:C");
  realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
  const seen = (await realm.call("read", { kind: "selection" })) as Seen;
  expect(seen).toMatchObject(is);
});

test("the sentence names both ranges", async () => {
  const workbook = newWorkbook({ "My sales": [...SALES, EMPTY, ["Client", "Day", "Revenue"], ["Cove", 45_002, 5]] });
  workbook.select("'My sales'!A:C");
  realm = await openRealm({ workbook, entry: "test/excel/door.ts" });
  const { sentences } = (await realm.call("read", { kind: "selection" })) as Seen;
  expect(sentences).toEqual([
    "My sales holds several blocks, each with headers of its own: 'My sales'!A1:C3, 'My sales'!A5:C6. Select the one to read, or name it: a table with --table, a range with --range.",
  ]);
});
