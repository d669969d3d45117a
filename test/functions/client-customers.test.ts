import { DEVELOPMENT_ORIGIN, describeFunctions } from "../../scripts/functions-metadata.js";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";
import { makeLives } from "../core/lives";

/** The functions about customers as a workbook calls them: typed into cells, through the real Office.js client. */

let workbook: Workbook;
let realm: NodeRealm;

const LIVES = makeLives(300, 7);
const END = 46_000;

beforeAll(async () => {
  workbook = newWorkbook({
    Sales: [
      ["Customer", "Amount", "First", "Last", "Orders", "Gap", "RFM"],
      ["Acme", 900, 45_000, 45_990, 12, 30, 555],
      ["Birch", 80, 45_300, 45_900, 4, 60, 155],
      ["Cedar", 20, 45_950, 45_950, 1],
      [""],
      ["Acme", 100],
    ],
    Lives: LIVES.map(({ days, cents, age }) => {
      const repeats = cents.slice(1);
      const mean = repeats.reduce((sum, value) => sum + value, 0) / 100 / repeats.length;
      return [days.length, END - age, END - age + (days.at(-1) ?? 0), repeats.length === 0 ? "" : mean];
    }),
  });
  const { english } = await describeFunctions(DEVELOPMENT_ORIGIN);
  realm = await openRealm({ workbook, functions: english, entry: "src/functions/functions.ts" });
});

afterAll(() => realm.close());

async function answer(formula: string, cells: string): Promise<unknown[][]> {
  workbook.type("Sales!H2", formula);
  await workbook.store.calculation.finished();
  const values = workbook.values(`Sales!${cells}`);
  workbook.type("Sales!H2", "");
  return values;
}

test.each([
  { formula: "=KA.RFM(D2:D5,E2:E5,B2:B5,46000)", cells: "H2:H5", is: [[555], [133], [311], [""]] },
  { formula: "=KA.SEGMENT(G2:G4)", cells: "H2:H4", is: [["Champions"], ["Can't lose them"], [""]] },
  { formula: "=KA.XYZ(B2:D4)", cells: "H2:H4", is: [["Y"], ["Y"], ["Y"]] },
  { formula: "=KA.LIFECYCLE(C2:C5,D2:D5,F2:F5,46000)", cells: "H2:H5", is: [["Active"], ["At risk"], ["New"], [""]] },
  { formula: "=KA.LIFECYCLE(C2,D2,F2,46000)", cells: "H2", is: [["Active"]] },
  { formula: "=KA.LIFECYCLE(C2,D2,F2)", cells: "H2", is: [["#VALUE!"]] },
  {
    formula: "=KA.CLASSIFY(A2:A6,B2:B6)",
    cells: "H2:M4",
    is: [
      ["Rank", "Customer", "Class", "Amount", "Share", "Cumulative share"],
      [1, "Acme", "A", 1000, 1000 / 1100, 1000 / 1100],
      [2, "Birch", "B", 80, 80 / 1100, 1080 / 1100],
    ],
  },
  {
    formula: "=KA.MIGRATION(A2:A4,A2:A4,A3:A4,A3:A4)",
    cells: "H2:L6",
    is: [
      ["From \\ to", "Birch", "Cedar", "Acme", "gone"],
      ["Birch", 1, 0, 0, 0],
      ["Cedar", 0, 1, 0, 0],
      ["Acme", 0, 0, 0, 1],
      ["new", 0, 0, 0, 0],
    ],
  },
])("$formula", async ({ formula, cells, is }) => {
  expect(await answer(formula, cells)).toEqual(is);
});

test("CLV is answered after its models were loaded", async () => {
  const worth = await answer(`=KA.CLV(Lives!A1:A300,Lives!B1:B300,Lives!C1:C300,Lives!D1:D300,${END})`, "H2:H301");
  const found = worth.flat();
  expect(found.filter((value) => typeof value === "number" && value > 0)).toHaveLength(300);
});
