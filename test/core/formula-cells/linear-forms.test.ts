import { findFilledDown, sizeOfAnswer } from "../../../src/core/formula-cells/linear-forms";
import { readCall } from "../../../src/core/formula-cells/formula-call";
import type { FormulaArea } from "../../../src/core/plan";

function area(formula: string, at: Partial<FormulaArea> = {}): FormulaArea {
  return { sheet: "Sales", row: 1, column: 2, rows: 99, columns: 1, spills: "no", formula, ...at };
}

test.each([
  { formula: "=KA.TIER(B2,B$2:B$100)", is: "=KA.TIER(B2:B100)", why: "the population is the column itself" },
  { formula: "=KA.TIER(B2,$B$2:$B$100)", is: "=KA.TIER(B2:B100)", why: "the same, with dollars" },
  { formula: "=KA.TIER(B2,B$2:B$5000)", is: "=KA.TIER(B2:B100,B$2:B$5000)", why: "a larger population stays" },
  { formula: "=KA.ABC(B2,B$2:B$100,{0.7,0.9})", is: "=KA.ABC(B2:B100,,{0.7,0.9})", why: "cut-offs stay" },
  { formula: "=KA.TIER(B2,,$H$2:$I$5)", is: "=KA.TIER(B2:B100,,$H$2:$I$5)", why: "a scheme stays" },
  { formula: "=KA.TIER(Data!B2,Data!B$2:B$100)", is: "=KA.TIER(Data!B2:B100)", why: "of another sheet" },
  { formula: "=KA.TIER(B2,Amounts)", is: "=KA.TIER(B2:B100,Amounts)", why: "a name is the same for every row" },
  { formula: "=KA.TIER(B2,,H$2#)", is: "=KA.TIER(B2:B100,,H$2#)", why: "so is what a cell spills to" },
  { formula: "=KA.XYZ(D2:O2)", is: "=KA.XYZ(D2:O100)", why: "a row a customer" },
  {
    formula: "=KA.LIFECYCLE(B2,C2,D2,$H$1)",
    is: "=KA.LIFECYCLE(B2:B100,C2:C100,D2:D100,$H$1)",
    why: "several columns",
  },
])("$formula filled down is $is: $why", ({ formula, is }) => {
  expect(findFilledDown([area(formula)])).toEqual([{ area: area(formula), formula: is }]);
});

test.each([
  { formula: "=KA.TIER(B$2,B$2:B$100)", why: "every row asks for the same cell" },
  { formula: "=KA.TIER(B2,B2:B100)", why: "the population goes down with the rows: each row has another one" },
  { formula: "=KA.SHARE(B2)", why: "of a single cell it is always the whole" },
  { formula: '=IF(KA.TIER(B2,B$2:B$100)="A",1,0)', why: "it is more than a call" },
  { formula: "=KA.TIER([@Amount],Sales[Amount])", why: "what a row of a table is, only Excel knows" },
])("$formula stays as it is: $why", ({ formula }) => {
  expect(findFilledDown([area(formula)])).toEqual([]);
});

test("single cells and what spills already stay as they are", () => {
  expect(findFilledDown([area("=KA.TIER(B2,B$2:B$9)", { rows: 1 })])).toEqual([]);
  expect(findFilledDown([area("=KA.TIER(B2:B100)", { spills: "yes" })])).toEqual([]);
});

test("an error among the answers does not part what was filled down", () => {
  const parts = [
    area("=KA.TIER(B12,B$2:B$100)", { row: 11, rows: 89 }),
    area("=KA.TIER(B2,B$2:B$100)", { rows: 9 }),
    area("=KA.TIER(B11,B$2:B$100)", { row: 10, rows: 1 }),
  ];
  expect(findFilledDown(parts)).toEqual([{ area: area("=KA.TIER(B2,B$2:B$100)"), formula: "=KA.TIER(B2:B100)" }]);
});

test.each([
  { formula: "=KA.TIER(B2:B100)", size: { rows: 99, columns: 1 } },
  { formula: "=KA.TIER(B2:K2)", size: { rows: 1, columns: 10 } },
  { formula: "=KA.XYZ(B2:M2)", size: { rows: 1, columns: 1 } },
  { formula: "=KA.XYZ(B2:M50)", size: { rows: 49, columns: 1 } },
  { formula: "=KA.CLASSOF(A2:A9,,KA_Run)", size: { rows: 8, columns: 1 } },
  { formula: "=KA.GINI(B2:B100)", size: { rows: 1, columns: 1 } },
])("$formula fills $size.rows rows of $size.columns", ({ formula, size }) => {
  const call = readCall(formula);
  expect(call && sizeOfAnswer(call)).toEqual(size);
});
