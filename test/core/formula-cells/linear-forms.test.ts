import { filledColumns, linearForms, sizeOfAnswer } from "../../../src/core/formula-cells/linear-forms";
import { namingTable } from "../../../src/core/formula-cells/cut-off-form";
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
  expect(formsOf(area(formula))).toEqual({ filled: [{ area: area(formula), formula: is }], left: [] });
});

/** What is offered for areas, of which a table may hold all. */
function formsOf(areas: FormulaArea | readonly FormulaArea[], table?: string): ReturnType<typeof linearForms> {
  return linearForms(filledColumns([areas].flat()).map((one) => ({ area: one, table })));
}

const CUT_OFFS = "=KA.CUTOFFS(B$2:B$100,,TRUE)";

test.each([
  {
    formula: '=IF(KA.TIER(B2,B$2:B$100)="A",1,0)',
    table: CUT_OFFS,
    is: '=IF(KA.TIER(B2,,$H$2#)="A",1,0)',
    why: "inside another function nothing can spill",
  },
  {
    formula: '=IFERROR(KA.ABC(B2,$B$2:$B$100)&KA.TIER(B2,B$2:B$100),"KA.TIER(B2,B3)")',
    table: "=KA.CUTOFFS($B$2:$B$100,,TRUE)",
    is: '=IFERROR(KA.TIER(B2,,$H$2#)&KA.TIER(B2,,$H$2#),"KA.TIER(B2,B3)")',
    why: "two calls over one population have one table, and a text is no call",
  },
  {
    formula: '=IF(B2>0,KA.TIER(B$2,Sales!B$2:B$100),"")',
    table: "=KA.CUTOFFS(Sales!B$2:B$100,,TRUE)",
    is: '=IF(B2>0,KA.TIER(B$2,,$H$2#),"")',
    why: "the same amount in every row",
  },
  {
    formula: "=KA.TIER(B$2,B$2:B$100)",
    table: CUT_OFFS,
    is: "=KA.TIER(B$2,,$H$2#)",
    why: "one cell cannot be asked over all the rows",
  },
  {
    formula: '=XLOOKUP(KA.TIER(Sales[@Amount],Sales[Amount]),{"A","B"},{1,2})',
    table: "=KA.CUTOFFS(Sales[Amount],,TRUE)",
    is: '=XLOOKUP(KA.TIER(Sales[@Amount],,$H$2#),{"A","B"},{1,2})',
    why: "a row of the table whose column is the population",
  },
])("$formula filled down looks up cut-offs: $why", ({ formula, table, is }) => {
  const { filled, left } = formsOf(area(formula));
  expect(left).toEqual([]);
  expect(filled.map(({ byCutOffs: form }) => form && [form.table, namingTable(form, "$H$2#")])).toEqual([[table, is]]);
});

test.each([
  { formula: "=KA.TIER([@Amount],Sales[Amount])", is: "=KA.TIER([@Amount],,$H$2#)", values: undefined },
  { formula: "=KA.TIER([@[Net '[EUR'] sum]],Sales[Net '[EUR'] sum])", is: "=KA.TIER([@[Net '[EUR'] sum]],,$H$2#)" },
  { formula: "=KA.ABC(sales[[#This Row],[Amount]],Sales[amount])", is: "=KA.TIER(sales[[#This Row],[Amount]],,$H$2#)" },
  { formula: "=KA.TIER(B2,B$2:B$100)", is: "=KA.TIER(B2,,$H$2#)", values: "=KA.TIER(B2:B100)" },
])("in a table $formula looks up cut-offs, or becomes values where all rows can be asked at once", (one) => {
  const { filled, left } = formsOf(area(one.formula), "Sales");
  expect(left).toEqual([]);
  expect(filled.map(({ byCutOffs: form, formula }) => [form && namingTable(form, "$H$2#"), formula])).toEqual([
    [one.is, one.values],
  ]);
});

test("with cut-offs of its own a formula in a table can become values only", () => {
  const own = area("=KA.ABC(B2,B$2:B$100,{0.7,0.9})");
  expect(formsOf(own, "Sales").filled).toEqual([{ area: own, table: "Sales", formula: "=KA.ABC(B2:B100,,{0.7,0.9})" }]);
});

test.each([
  { formula: "=KA.TIER(B2,B2:B100)", why: "movingPopulation" },
  { formula: '=IF(KA.TIER(B2,B2:B100)="A",1,0)', why: "movingPopulation" },
  { formula: '=IF(KA.ABC(B2,B$2:B$100,{0.7})="A",1,0)', why: "ownCuts" },
  { formula: '=IF(KA.TIER(C2,B$2:B$100)="A",1,0)', why: "otherAmounts" },
  { formula: '=IF(KA.TIER(B2,B$2:B$99)="A",1,0)', why: "otherAmounts" },
  { formula: '=IF(KA.TIER(Data!B2,B$2:B$100)="A",1,0)', why: "otherAmounts" },
  { formula: '=IF(KA.TIER(B2*2,B$2:B$100)="A",1,0)', why: "otherAmounts" },
  { formula: '=IF(KA.TIER(B2,Amounts)="A",1,0)', why: "otherAmounts" },
  { formula: "=KA.TIER([@Amount],Sales[Amount])", why: "otherAmounts" },
  { formula: "=KA.TIER(Sales[@Amount],Sales[Profit])", why: "otherAmounts" },
  { formula: "=KA.TIER(B2,B$2:B$100)&KA.TIER(C2,C$2:C$100)", why: "severalPopulations" },
  { formula: "=KA.SHARE(B2)", why: "alone" },
  { formula: "=ROUND(KA.CUMSHARE(Sales[@Amount]),2)", why: "alone" },
] as const)("$formula stays as it is, and why is said: $why", ({ formula, why }) => {
  expect(formsOf(area(formula))).toEqual({ filled: [], left: [{ area: area(formula), why }] });
});

test.each([
  { formula: '=IF(KA.TIER(B2,,$H$2#)="A",1,0)', why: "it looks up cut-offs already" },
  { formula: '=KA.CLASSOF(A2,,KA_Run)&"!"', why: "it asks the saved result" },
  { formula: '=IF(A2="KA.TIER(B2,B$2:B$100)",1,0)', why: "it only says so" },
])("of $formula nothing is said: $why", ({ formula }) => {
  expect(formsOf(area(formula))).toEqual({ filled: [], left: [] });
});

test("in a table, formulas that read no population stay as they are", () => {
  expect(formsOf(area("=KA.TIER(B2,,$H$2:$I$5)"), "Sales")).toEqual({ filled: [], left: [] });
});

test("single cells and what spills already stay as they are", () => {
  expect(filledColumns([area("=KA.TIER(B2,B$2:B$9)", { rows: 1 })])).toEqual([]);
  expect(filledColumns([area("=KA.TIER(B2:B100)", { spills: "yes" })])).toEqual([]);
});

test("an error among the answers does not part what was filled down", () => {
  const parts = [
    area("=KA.TIER(B12,B$2:B$100)", { row: 11, rows: 89 }),
    area("=KA.TIER(B2,B$2:B$100)", { rows: 9 }),
    area("=KA.TIER(B11,B$2:B$100)", { row: 10, rows: 1 }),
  ];
  expect(filledColumns(parts)).toEqual([area("=KA.TIER(B2,B$2:B$100)")]);
});

test("columns beside each other are one formula each", () => {
  expect(formsOf(area("=KA.TIER(B2,B$2:B$100)", { column: 4, columns: 2 })).filled).toEqual([
    { area: area("=KA.TIER(B2,B$2:B$100)", { column: 4 }), formula: "=KA.TIER(B2:B100)" },
    { area: area("=KA.TIER(C2,C$2:C$100)", { column: 5 }), formula: "=KA.TIER(C2:C100)" },
  ]);
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
