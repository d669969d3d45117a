import { isAmountKnown, leftOutByMoney, moneyLeftOut, partNoticed, rowOfExample } from "../../src/core/data-quality";
import type { CellValue } from "../../src/core/table";
import { tableFromRows } from "../../src/core/intake/head-table";
import { analyzeRows } from "./rows";

const SALES: readonly (readonly CellValue[])[] = [
  ["Customer", "Amount"],
  ["Ada", 600],
  ["Bob", -100],
  [null, 200],
  [null, -50],
  ["Cid", "n/a"],
  ["Dan", null],
  ["Total", 650],
];

function reportOf(rows: readonly (readonly CellValue[])[]) {
  const { value } = analyzeRows(rows, {});
  if (!value) throw new Error("the rows make classes");
  return value.report;
}

test("the money left out is told with its share of all money, without totals, and rows without an amount are counted apart", () => {
  const report = reportOf(SALES);
  expect(leftOutByMoney(report).map(({ reason, amount }) => [reason, amount.value])).toEqual([
    ["totalRow", 650],
    ["blankCustomer", 150],
    ["blankAmount", 0],
    ["textAmount", 0],
  ]);
  expect(moneyLeftOut(report)).toEqual({
    ...{ amount: { value: 150, text: "150" }, share: 150 / 850, unknownRows: 2 },
  });
  expect(["blankCustomer", "textAmount"].map((reason) => isAmountKnown(reason as "textAmount"))).toEqual([true, false]);
});

test("where nothing is left out, nothing is missed", () => {
  expect(moneyLeftOut(reportOf(SALES.slice(0, 2)))).toEqual({
    ...{ amount: { value: 0, text: "0" }, share: 0, unknownRows: 0 },
  });
});

test("what was read specially is parted from what is to be answered, amounts before names, and its example is found", () => {
  const rows: readonly (readonly CellValue[])[] = [
    ["Customer id", "Customer", "Amount"],
    [1, "Ada", 600],
    [1, "Ada Ltd", "1,234.50"],
    [2, "Bob", "20"],
  ];
  const { issues } = analyzeRows(rows, {});
  const { special, others } = partNoticed(issues);
  expect(special.map(({ kind }) => kind)).toEqual(["decimalTaken", "namesDiffer"]);
  expect(others.map(({ kind }) => kind)).toEqual(["emptyClass"]);
  const [first] = special;
  const table = tableFromRows(rows, "Sales!A1:C4");
  expect(first && rowOfExample(table, first)).toBe(3);
  expect(first && rowOfExample(tableFromRows(rows.slice(0, 2), "Sales!A1:C2"), first)).toBeUndefined();
});
