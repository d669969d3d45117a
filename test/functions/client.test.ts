import { DEVELOPMENT_ORIGIN, describeFunctions } from "../../scripts/functions-metadata.js";
import { openRealm, type NodeRealm } from "../host/realm";
import { newWorkbook, type Workbook } from "../host/workbook";

/** The functions as a workbook calls them: typed into cells, through the real Office.js client, by their published description. */

let workbook: Workbook;
let realm: NodeRealm;

beforeAll(async () => {
  workbook = newWorkbook({
    Sales: [["Amount", "Tier", "From"], [900, "Gold", 500], [50, "Silver", 40], [30], [20], [""], [-5]],
  });
  workbook.type("Sales!D2", 90);
  workbook.type("Sales!D3", "#DIV/0!");
  workbook.type("Sales!D4", true);
  workbook.type("Sales!D5", 10);
  const { english } = await describeFunctions(DEVELOPMENT_ORIGIN);
  realm = await openRealm({ workbook, functions: english, entry: "test/functions/client-entry.ts" });
});

afterAll(() => realm.close());

async function answer(formula: string, cells: string): Promise<unknown> {
  workbook.type("Sales!F2", formula);
  const deadline = Date.now() + 10_000;
  while (JSON.stringify(workbook.values(`Sales!${cells}`)).includes("#BUSY!")) {
    if (Date.now() > deadline) throw new Error(`${formula} was not answered`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const values = workbook.values(`Sales!${cells}`);
  workbook.type("Sales!F2", "");
  return values;
}

test.each([
  { formula: "=KA.ABC(A2:A7)", cells: "F2:F7", is: [["A"], ["B"], ["C"], ["C"], [""], ["Negative"]] },
  { formula: "=KA.TIER(A2:A7)", cells: "F2:F7", is: [["A"], ["B"], ["C"], ["C"], [""], ["Negative"]] },
  { formula: "=KA.TIER(A3,A$2:A$7)", cells: "F2", is: [["B"]] },
  { formula: "=KA.TIER(A6,A$2:A$7)", cells: "F2", is: [[""]] },
  { formula: "=KA.TIER(A3)", cells: "F2", is: [["#VALUE!"]] },
  { formula: '=KA.ABC(A2:A5,,,"exclusive")', cells: "F2:F5", is: [["B"], ["B"], ["C"], ["C"]] },
  { formula: '=KA.ABC(A2:A5,,,"middle")', cells: "F2", is: [["#VALUE!"]] },
  { formula: "=KA.TIER(A2:A5,,B2:C3)", cells: "F2:F5", is: [["Gold"], ["Silver"], [""], [""]] },
  { formula: "=KA.TIER(A2:A5,,B1:C3)", cells: "F2:F5", is: [["Gold"], ["Silver"], [""], [""]] },
  { formula: "=KA.TIER(A2:A5,,A1:B3)", cells: "F2", is: [["#VALUE!"]] },
  {
    formula: "=KA.PARETO(A2:A7,0.9)",
    cells: "F2:F7",
    is: [["vital few"], ["useful many"], ["useful many"], ["useful many"], [""], ["Negative"]],
  },
  { formula: "=KA.SHARE(A2:A7)", cells: "F2:F7", is: [[0.9], [0.05], [0.03], [0.02], [""], [""]] },
  { formula: "=KA.CUMSHARE(D2:D5)", cells: "F2:F5", is: [[0.9], ["#DIV/0!"], ["#VALUE!"], [1]] },
  { formula: "=KA.BREAKS(A1:A7,2)", cells: "F2:F3", is: [[50], [900]] },
  { formula: "=KA.BREAKS(A1:A7,1)", cells: "F2", is: [["#VALUE!"]] },
  {
    formula: "=KA.CUTOFFS(A1:A7)",
    cells: "F2:J5",
    is: [
      ["A", 900, 1, 900, 0.9],
      ["B", 50, 1, 50, 0.05],
      ["C", 0, 2, 50, 0.05],
      ["Negative", -5, 1, -5, ""],
    ],
  },
  { formula: "=KA.CUTOFFS(A1:A7,B1:C3,TRUE)", cells: "F2:G3", is: [["Class", "From"], ["Gold", 500]] }, // prettier-ignore
  { formula: "=KA.GINI(A2:A7)", cells: "F2", is: [[0.665]] },
  { formula: "=KA.GINI(A6:A7)", cells: "F2", is: [["#N/A"]] },
  { formula: "=KA.HHI(A2:A4)", cells: "F2", is: [[(900 ** 2 + 50 ** 2 + 30 ** 2) / 980 ** 2]] },
  { formula: "=KA.TOPSHARE(A2:A5,1)", cells: "F2", is: [[0.9]] },
  { formula: "=KA.XYPOINT(A2:A5)", cells: "F2:G2", is: [[0.25, 0.9]] },
  { formula: "=KA.ABC(D2:D5)", cells: "F2:F5", is: [["A"], ["#DIV/0!"], ["#VALUE!"], ["B"]] },
  { formula: "=KA.ABC(A1:A3)", cells: "F2:F4", is: [["#VALUE!"], ["A"], ["B"]] },
])("$formula", async ({ formula, cells, is }) => {
  expect(await answer(formula, cells)).toEqual(is);
});

test("the sentence of a refusal reaches Excel, in the language that the page chose", async () => {
  const { CustomFunctions } = realm.window as unknown as {
    CustomFunctions: { _association: { mappings: Record<string, (...cells: unknown[]) => unknown> } };
  };
  const tier = CustomFunctions._association.mappings.TIER;
  await realm.call("explainIn", "zh");
  expect(() => tier?.([[5]], null, null)).toThrow("单个值没有类别");
  await realm.call("explainIn", "en");
  expect(() => tier?.([[5]], null, null)).toThrow("=KA.TIER(B2,B$2:B$500)");
});
