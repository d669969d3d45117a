import fc from "fast-check";
import { formatAddress, parseAddress } from "./address";
import { display } from "./display";
import { Column, Texts } from "./memory/column";
import { parseFormula } from "./memory/formula";
import { Runs } from "./memory/runs";
import type { CellValue } from "./store";
import { newWorkbook } from "./workbook";

test("runs are as a plain list of numbers, whatever is done to them", () => {
  const length = 40;
  const step = fc.oneof(
    fc.record({
      kind: fc.constant("fill" as const),
      from: fc.nat(39),
      count: fc.integer({ min: 1, max: 40 }),
      value: fc.nat(3),
    }),
    fc.record({
      kind: fc.constant("shift" as const),
      from: fc.nat(39),
      count: fc.integer({ min: -10, max: 10 }),
      value: fc.nat(0),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const runs = new Runs(0, length);
      let list: number[] = Array.from({ length }, () => 0);
      for (const { kind, from, count, value } of steps) {
        if (kind === "fill") {
          const many = Math.min(count, length - from);
          runs.map(from, many, () => value);
          list.fill(value, from, from + many);
        } else {
          runs.shift(from, count);
          const moved =
            count >= 0 ? [...Array.from({ length: count }, () => 0), ...list.slice(from)] : list.slice(from - count);
          list = [...list.slice(0, from), ...moved, ...Array.from({ length }, () => 0)].slice(0, length);
        }
      }
      expect(list.map((_, index) => runs.at(index))).toEqual(list);
      expect([...runs.within(0, length)].flatMap((run) => Array.from({ length: run.count }, () => run.value))).toEqual(
        list,
      );
      expect(runs.end()).toBe(list.findLastIndex((value) => value !== 0) + 1);
    }),
  );
});

test("a column is as a plain list of values, whatever is done to it", () => {
  const value = fc.oneof(
    fc.constant<CellValue>(""),
    fc.double({ noNaN: true }),
    fc.string({ minLength: 1 }),
    fc.boolean(),
    fc.constantFrom<CellValue>({ error: "#N/A" }, { error: "#BUSY!" }),
  );
  const step = fc.oneof(
    fc.record({ kind: fc.constant("set" as const), row: fc.nat(150), value, count: fc.constant(0) }),
    fc.record({
      kind: fc.constant("shift" as const),
      row: fc.nat(150),
      value,
      count: fc.integer({ min: -20, max: 20 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const column = new Column(new Texts());
      let list: CellValue[] = [];
      for (const one of steps) {
        while (list.length <= one.row + 1) list.push("");
        if (one.kind === "set") {
          column.set(one.row, one.value);
          list[one.row] = one.value;
        } else {
          column.shift(one.row, one.count);
          const rest =
            one.count >= 0
              ? [...Array.from({ length: one.count }, () => ""), ...list.slice(one.row)]
              : list.slice(one.row - one.count);
          list = [...list.slice(0, one.row), ...rest];
        }
      }
      expect(list.map((_, row) => column.get(row))).toEqual(list);
      expect(column.end()).toBe(list.findLastIndex((cell) => cell !== "") + 1);
      expect(column.start()).toBe(list.findIndex((cell) => cell !== ""));
    }),
  );
});

test("addresses are read as they are written, whatever the sheet is called", () => {
  const rect = fc
    .record({
      row: fc.nat(1_048_575),
      column: fc.nat(16_383),
      rows: fc.integer({ min: 1, max: 1_048_576 }),
      columns: fc.integer({ min: 1, max: 16_384 }),
    })
    .map((one) => ({
      ...one,
      rows: Math.min(one.rows, 1_048_576 - one.row),
      columns: Math.min(one.columns, 16_384 - one.column),
    }));
  const name = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 31 })
    .filter((text) => !/[:\\/?*[\]]|^'|'$/.test(text));
  fc.assert(
    fc.property(name, rect, (sheet, cells) => {
      expect(parseAddress(formatAddress(sheet, cells))).toEqual({ sheet, rect: cells });
    }),
  );
});

test.each([
  [0, "General", "0"],
  [1e11, "General", "1E+11"],
  [0.1 + 0.2, "General", "0.3"],
  [-1234.567, "#,##0.00", "-1,234.57"],
  [-1234.567, "#,##0.00;(#,##0.00)", "(1,234.57)"],
  [0, '0.00;-0.00;"nil"', "nil"],
  [0.4567, "0.0%", "45.7%"],
  [5, '"¥"#,##0', "¥5"],
  [1.5, "[$€-407] 0.00", "€ 1.50"],
  [45352.75, "yyyy-mm-dd hh:mm", "2024-03-01 18:00"],
  [59, "m/d/yyyy", "2/28/1900"],
  [61, "m/d/yyyy", "3/1/1900"],
  ["text", "0.00", "text"],
  [true, "0.00", "TRUE"],
] as const)("%p as %s shows %s", (value, format, shown) => {
  expect(display(value, format)).toBe(shown);
});

test.each([
  ["=-5", { kind: "value", value: -5 }],
  ['="a ""b"""', { kind: "value", value: 'a "b"' }],
  ["=#N/A", { kind: "value", value: { error: "#N/A" } }],
  [
    '={1,TRUE;"x",-2}',
    {
      kind: "array",
      values: [
        [1, true],
        ["x", -2],
      ],
    },
  ],
  [
    "='My sheet'!$A$1:B2",
    { kind: "reference", address: { sheet: "My sheet", rect: { row: 0, column: 0, rows: 2, columns: 2 } } },
  ],
  ["=D2#", { kind: "spilled", address: { rect: { row: 1, column: 3, rows: 1, columns: 1 } } }],
  ["=Accounts[Net amount]", { kind: "tableColumn", table: "Accounts", column: "Net amount" }],
  ["=Everyone", { kind: "name", name: "Everyone" }],
  [
    "=ka.abc( B:B ,, {0.8,0.95} )",
    {
      kind: "call",
      name: "KA.ABC",
      args: [
        { kind: "reference", address: { rect: { row: 0, column: 1, rows: 1_048_576, columns: 1 } } },
        undefined,
        { kind: "array", values: [[0.8, 0.95]] },
      ],
    },
  ],
  ["=A1+1", { kind: "unknown" }],
  ["=(A1)", { kind: "unknown" }],
  ["=KA.ABC(", { kind: "call", name: "KA.ABC", args: [{ kind: "unknown" }] }],
] as const)("%s is read", (formula, expression) => {
  expect(parseFormula(formula)).toEqual(expression);
});

test("a formula that reads itself ends", () => {
  const workbook = newWorkbook();
  workbook.type("Sheet1!A1", "=A1");
  workbook.type("Sheet1!A2", "=A3");
  workbook.type("Sheet1!A3", "=A2");
  expect(workbook.values("Sheet1!A1:A3")).toEqual([[0], [0], [0]]);
});

test("names follow their sheet", () => {
  const workbook = newWorkbook({ "My sheet": [[1]], Other: [] });
  workbook.store.setName({ name: "Mine", formula: "='My sheet'!$A$1", comment: "", visible: true });
  workbook.store.renameSheet(workbook.sheetId("My sheet"), "Yours");
  expect(workbook.store.names()[0]?.formula).toBe("=Yours!$A$1");
  workbook.store.removeSheet(workbook.sheetId("Yours"));
  expect(workbook.store.names()[0]?.formula).toBe("=#REF!");
});

test("a hundred thousand rows filtered alternately, then formatted as one", () => {
  const runs = new Runs(0, 200_000);
  for (let row = 0; row < 200_000; row += 2) runs.map(row, 1, () => 1);
  runs.map(0, 200_000, (value) => value + 2);
  expect([runs.at(0), runs.at(1), runs.at(199_998), runs.at(199_999)]).toEqual([3, 2, 3, 2]);
});
