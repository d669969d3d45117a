import { argumentsOnce, readCall, referenceTo, writeCall } from "../../../src/core/formula-cells/formula-call";

test.each([
  { formula: "=KA.TIER(B2)", id: "TIER", args: ["cells"] },
  { formula: "=ka.tier( B2 , B$2:B$500 )", id: "TIER", args: ["cells", "cells"] },
  {
    formula: "=_xldudf_KA_ABC('My sales, 2026'!B2,,{0.8,0.95},\"a,b)\")",
    id: "ABC",
    args: ["cells", "none", "values", "values"],
  },
  { formula: "=KA.TIER(B2:B9,,H2#)", id: "TIER", args: ["cells", "none", "other"] },
  { formula: "=KA.TIER(B2:B9,,KA_Tiers)", id: "TIER", args: ["cells", "none", "other"] },
  { formula: "=KA.ABC([@Amount],Sales[Amount])", id: "ABC", args: ["other", "other"] },
  { formula: "=KA.SEGMENT(KA.RFM(A2:A9,B2:B9,C2:C9))", id: "SEGMENT", args: ["other"] },
])("$formula is one call of $id", ({ formula, id, args }) => {
  const call = readCall(formula);
  expect(call?.id).toBe(id);
  expect(call?.args.map(({ kind }) => kind)).toEqual(args);
});

test.each([
  "=KA.TIER(B2)&KA.TIER(B3)",
  '=IF(KA.TIER(B2)="A",1,0)',
  "=KA.TIER(B2)+SUM(A1)",
  "=SUM(B2:B9)",
  "=XKA.TIER(B2)",
  "text",
])("%s is not one call", (formula) => expect(readCall(formula)).toBeUndefined());

test.each([
  { arg: "'It''s'!$B$2:C9", sheet: "It's", block: { row: 1, column: 1, rows: 8, columns: 2 } },
  { arg: "Sales!AA10", sheet: "Sales", block: { row: 9, column: 26, rows: 1, columns: 1 } },
])("$arg names cells", ({ arg, sheet, block }) => {
  expect(readCall(`=KA.TIER(${arg})`)?.args).toEqual([{ kind: "cells", text: arg, sheet, block }]);
});

test("values that are written out are read as they are", () => {
  expect(readCall('=KA.ABC(B2:B9,,{"a;""b",-1.5;TRUE,2})')?.args[2]).toMatchObject({
    values: [
      ['a;"b', -1.5],
      [true, 2],
    ],
  });
});

test.each([
  { sheet: undefined, is: "B2:C3" },
  { sheet: "Sales", is: "Sales!B2:C3" },
  { sheet: "Q1", is: "'Q1'!B2:C3" },
  { sheet: "It's", is: "'It''s'!B2:C3" },
  { sheet: "2026", is: "'2026'!B2:C3" },
])("cells of $sheet are written $is", ({ sheet, is }) => {
  expect(referenceTo({ row: 1, column: 1, rows: 2, columns: 2 }, sheet)).toBe(is);
});

test("the name of the run says nothing where a call is asked once", () => {
  const call = readCall("=KA.CLASSOF(A2:A9,B1#,ka_run)");
  expect(call && argumentsOnce(call).map(({ kind }) => kind)).toEqual(["cells", "other", "none"]);
});

test("what is left out at the end of a call goes, what is left out in between stays", () => {
  expect(writeCall("TIER", ["B2:B9", "", "H2:I5"])).toBe("=KA.TIER(B2:B9,,H2:I5)");
  expect(writeCall("TIER", ["B2:B9", "", ""])).toBe("=KA.TIER(B2:B9)");
});
