import { DayRange, RowCount, RowLedger, judgeRows, readDays, readOrders } from "../../src/core/gathering/rows";
import { finish } from "../../src/core/steps";
import { SET_ASIDE, ColumnBuilder, type CellValue, type Column } from "../../src/core/table";
import { analyzeRows } from "./rows";

function columnOf(cells: readonly CellValue[]): Column {
  const builder = new ColumnBuilder("", cells.length);
  for (const cell of cells) builder.add(cell);
  return builder.finish();
}

test.each<[CellValue, number]>([
  [45_292, 45_292],
  [45_292.99, 45_292],
  [1, 1],
  [0.5, -1],
  [-3, -1],
  [2_958_465, 2_958_465],
  [2_958_465.5, 2_958_465],
  [2_958_466, -1],
  ["2024-01-01", 45_292],
  ["soon", -1],
  ["#N/A", -1],
  [true, -1],
  ["", 0],
  [null, 0],
])("the day of a cell %p is %d", (cell, is) => {
  // Behind another day, so that both the texts and the numbers of the column are read.
  expect([...finish(readDays(columnOf([cell, "2024-01-02", 45_294]), 3))]).toEqual([is, 45_293, 45_294]);
});

describe("orders as numbers", () => {
  /** Which rows are of one order: the place of the first row with the same one, −1 for none. */
  const same = (cells: readonly CellValue[]) => {
    const orders = [...finish(readOrders(columnOf(cells), cells.length))];
    expect(orders.every((order) => Number.isInteger(order) && order >= -1)).toBe(true);
    return orders.map((order) => (order < 0 ? -1 : orders.indexOf(order)));
  };

  test.each<[string, CellValue[], number[]]>([
    ["running numbers", [1001, 1002, 1001, 1003], [0, 1, 0, 3]],
    ["numbers far apart", [1, 900_000_000, 1, 5], [0, 1, 0, 3]],
    ["numbers with decimals", [1.5, 2.5, 1.5, 2], [0, 1, 0, 3]],
    ["numbers below zero", [-5, -4, -5, 0], [0, 1, 0, 3]],
    ["texts", ["A-1", "A-2", "A-1"], [0, 1, 0]],
    ["texts and running numbers", ["A-1", 7, "A-2", 8, 7, "A-1"], [0, 1, 2, 3, 1, 0]],
    ["texts and numbers far apart", ["A-1", 7, "A-2", 900_000_000, 7], [0, 1, 2, 3, 1]],
    ["empty cells and errors are no orders", [7, "", "#REF!", 7], [0, -1, -1, 0]],
    ["exactly four times the rows apart", [0, 12, 0], [0, 1, 0]],
  ])("%s", (_, cells, is) => {
    expect(same(cells)).toEqual(is);
  });

  test("numbers close together are kept small, without a map", () => {
    expect([...finish(readOrders(columnOf([1005, 1003, 1010]), 3))]).toEqual([2, 0, 7]);
    expect([...finish(readOrders(columnOf([1015, 1003, 1010]), 3))]).toEqual([0, 1, 2]);
    expect([...finish(readOrders(columnOf([1014, 1003, 1010]), 3))]).toEqual([11, 0, 7]);
  });
});

describe("why a row is left out: the first reason that applies", () => {
  const HEAD = ["Customer", "Amount", "Date"];
  const left = (...row: CellValue[]) => {
    const rows = [HEAD, ["Acme", 5, 45_000], row, ["Best", 6, 45_000]];
    const outcome = analyzeRows(rows, { period: { from: "2000-01-01" } });
    return outcome.value?.report.leftOut.map(({ reason, firstRows }) => `${reason} ${firstRows.join()}`) ?? ["refused"];
  };

  test.each<[CellValue[], string[]]>([
    [["Cove", 7, 45_000], []],
    [["", "", ""], ["emptyRow 3"]],
    [["", "", 45_000], ["emptyRow 3"]],
    [["", 7, 45_000], ["blankCustomer 3"]],
    [["  ", "", 45_000], ["blankCustomer 3"]],
    [["#N/A", "", 99_999], ["errorCustomer 3"]],
    [["Cove", "", 99_999], ["blankAmount 3"]],
    [["Cove", "x", 99_999], ["textAmount 3"]],
    [["Cove", true, 99_999], ["textAmount 3"]],
    [["Cove", "#DIV/0!", 99_999], ["errorAmount 3"]],
    [["Cove", 7, 99_999], ["futureDate 3"]],
    [["Cove", 7, 46_203], []],
    [["Cove", 7, 46_204], ["futureDate 3"]],
    [["Cove", 7, ""], ["noDate 3"]],
    [["Cove", 7, "soon"], ["noDate 3"]],
    [["Cove", 7, 36_525], ["outsidePeriod 3"]],
    [["Cove", 7, 36_526], []],
  ])("%p", (row, is) => {
    expect(left(...row)).toEqual(is);
  });

  test("rows that intake set aside keep its reason", () => {
    const [names, amounts] = [columnOf(["Acme", "", "Best"]), columnOf([5, "", "x"])];
    const given = { keys: Int32Array.of(0, -1, 1), days: undefined, today: 0, needsDay: false, rowCount: 3 };
    const setAside = Uint8Array.of(0, SET_ASIDE.indexOf("totalRow") + 1, SET_ASIDE.indexOf("hiddenRow") + 1);
    const reasons = finish(judgeRows(names, amounts, { ...given, setAside }));
    expect([...reasons]).toEqual([0, 3, 1]);
    expect([...setAside]).toEqual([0, 3, 1]);
    expect([...finish(judgeRows(names, amounts, { ...given, setAside: undefined }))].map((one) => one > 0)).toEqual([
      false,
      true,
      true,
    ]);
  });
});

test("the numbers of the first five rows are kept, each once", () => {
  const count = new RowCount();
  for (const number of [3, 3, 4, 4, 7, 8, 9, 10]) count.add(number);
  expect([count.rows, count.firstRows]).toEqual([8, [3, 4, 7, 8, 9]]);
  const wide = new RowCount();
  for (let i = 0; i < 250; i++) wide.add(Math.floor(i / 50));
  // The first hundred rows are looked at: those of two rows of the source.
  expect([wide.rows, wide.firstRows]).toEqual([250, [0, 1]]);
});

test("the latest and the earliest day of the rows used, over several parts", () => {
  const range = new DayRange();
  expect([range.earliest, range.latest]).toEqual([0, 0]);
  finish(range.take(Int32Array.of(0, -1, 9), Uint8Array.of(0, 0, 1)));
  expect([range.earliest, range.latest]).toEqual([0, 0]);
  finish(range.take(Int32Array.of(50, 40, 0), Uint8Array.of(0, 0, 0)));
  finish(range.take(Int32Array.of(45, 60, 10, 70), Uint8Array.of(0, 0, 1, 1)));
  expect([range.earliest, range.latest]).toEqual([40, 60]);
});

test("the ledger counts every row once, and says the dates that were not read of used rows only", () => {
  const ledger = new RowLedger();
  finish(ledger.take(Uint8Array.of(0, 5, 0, 6), Int32Array.of(-1, -1, 45_000, 0), (row) => row + 2));
  finish(ledger.take(Uint8Array.of(5, 0), undefined, (row) => row + 6));
  expect([ledger.rows, ledger.used]).toEqual([6, 3]);
  const leftOut = ledger.leftOut([0, 0, 0, 0, 0, 12, 700n]);
  expect(leftOut).toEqual([
    { reason: "emptyRow", rows: 2, firstRows: [3, 6], amount: 12 },
    { reason: "blankCustomer", rows: 1, firstRows: [5], amount: 700n },
  ]);
  const scale = { kind: "safe", decimals: 2, inexactRows: 3, firstInexactRow: 4 } as const;
  const said = (kind: "safe" | "rounded") =>
    ledger.issues(leftOut, { ...scale, kind }).map(({ kind: what, severity, facts }) => ({ what, severity, facts }));
  expect(said("safe")).toEqual([
    {
      what: "rowsLeftOut",
      severity: "note",
      facts: { reason: "emptyRow", rows: 2, firstRows: [3, 6], amount: "0.12" },
    },
    {
      what: "rowsLeftOut",
      severity: "warning",
      facts: { reason: "blankCustomer", rows: 1, firstRows: [5], amount: "7.00" },
    },
    { what: "datesNotRead", severity: "warning", facts: { rows: 1, firstRows: [2] } },
    { what: "inexactAmounts", severity: "note", facts: { rows: 3, firstRow: 4 } },
  ]);
  expect(said("rounded")[1]?.facts).toMatchObject({ amount: "700" });
});
