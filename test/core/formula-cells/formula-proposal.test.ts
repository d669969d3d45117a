import { proposeColumns, proposedFormula, type OfferedColumn } from "../../../src/core/formula-cells/formula-proposal";

const column = (at: number, role: OfferedColumn["role"]): OfferedColumn => ({
  header: `Column ${at}`,
  sheet: "Sales",
  block: { row: 1, column: at, rows: 4, columns: 1 },
  role,
});
const customers = column(0, "customer");
const amounts = column(3, "amount");

test("parameters mean the columns of their role; those that nothing is known of mean none", () => {
  const parameters = [
    { key: "customers", takes: "range" },
    { key: "values", takes: "range" },
    { key: "orders", takes: "range" },
    { key: "customer", takes: "value" },
  ] as const;
  expect(proposeColumns(parameters, [amounts, customers])).toEqual([customers, amounts, undefined, undefined]);
});

test("what is required and has no column yet is an ellipsis, what is optional is left out", () => {
  const chosen = [
    { key: "values", needed: "required", column: amounts },
    { key: "orders", needed: "required", column: undefined },
    { key: "asOf", needed: "optional", column: undefined },
  ] as const;
  expect(proposedFormula("RFM", chosen, "no result")).toBe("=KA.RFM(Sales!D2:D5,…)");
});

test.each([
  ["result", "=KA.CLASSOF(Sales!A2:A5,,KA_Run)"],
  ["no result", "=KA.CLASSOF(Sales!A2:A5)"],
] as const)("where the workbook holds a %s, a lookup in it is %s", (result, formula) => {
  const chosen = [
    { key: "customer", needed: "required", column: customers },
    { key: "field", needed: "optional", column: undefined },
    { key: "run", needed: "optional", column: undefined },
  ] as const;
  expect(proposedFormula("CLASSOF", chosen, result)).toBe(formula);
});
