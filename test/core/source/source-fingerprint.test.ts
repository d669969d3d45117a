import fc from "fast-check";
import { dayFromText } from "../../../src/core/days";
import { tableFromRows } from "../../../src/core/intake/head-table";
import { momentText } from "../../../src/core/occasion";
import { fingerprintOfRows } from "../../../src/core/source/source-fingerprint";
import { finish } from "../../../src/core/steps";
import { unreadColumn, type CellValue, type Table } from "../../../src/core/table";

const ROWS: readonly (readonly CellValue[])[] = [
  ["Customer", "Net", "Date"],
  ["Alder", 600, 45_700],
  ["Birch", 200.5, 45_701],
  ["Alder", -3, null],
];

function tableOf(rows: readonly (readonly CellValue[])[]): Table {
  return tableFromRows(rows, "Sales!A1:C4");
}

const before = finish(fingerprintOfRows([tableOf(ROWS)]));

test("a fingerprint of rows is 16 hexadecimal digits, the same for the same rows", () => {
  expect(before).toMatch(/^[0-9a-f]{16}$/);
  expect(finish(fingerprintOfRows([tableOf(ROWS)]))).toBe(before);
});

test.each([
  { about: "another number", rows: ROWS.with(2, ["Birch", 200.51, 45_701]) },
  { about: "another text", rows: ROWS.with(2, ["Birk", 200.5, 45_701]) },
  { about: "a number written as text", rows: ROWS.with(1, ["Alder", "600", 45_700]) },
  { about: "an empty cell", rows: ROWS.with(1, ["Alder", null, 45_700]) },
  { about: "another header", rows: ROWS.with(0, ["Customer", "Gross", "Date"]) },
  { about: "rows in another order", rows: [ROWS[0] ?? [], ROWS[2] ?? [], ROWS[1] ?? [], ROWS[3] ?? []] },
  { about: "a row less", rows: ROWS.slice(0, 3) },
  { about: "an empty row more", rows: [...ROWS, [null, null, null]] },
  { about: "two columns swapped", rows: ROWS.map(([a = null, b = null, c = null]) => [b, a, c]) },
])("$about changes it", ({ rows }) => {
  expect(finish(fingerprintOfRows([tableOf(rows)]))).not.toBe(before);
});

test("neither where the rows stand, nor columns that were not read, nor the order of texts in the pool change it", () => {
  const table = tableOf(ROWS);
  const moved = { ...table, where: "Other!B7:D10", firstRow: 8 };
  expect(finish(fingerprintOfRows([moved]))).toBe(before);
  const more = { ...table, columns: [...table.columns, unreadColumn("Note")] };
  expect(finish(fingerprintOfRows([more]))).toBe(before);
  const [customer, ...others] = table.columns;
  const turned = customer && {
    ...customer,
    pool: [...customer.pool].reverse(),
    codes: customer.codes.map((code) => customer.pool.length - 1 - code),
  };
  expect(finish(fingerprintOfRows([{ ...table, columns: turned ? [turned, ...others] : [] }]))).toBe(before);
});

test("a number that LibreOffice has written is the same one: it writes 15 digits", () => {
  const print = (values: readonly number[]) =>
    finish(fingerprintOfRows([tableOf([["Amount"], ...values.map((value) => [value])])]));
  // Whole numbers count in full: two ids of 16 digits are two.
  const finite = fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((value) => !Number.isSafeInteger(value) || Math.abs(value) < 1e15);
  // What formulas give: sums and products of amounts.
  const product = fc
    .tuple(fc.integer({ min: -1e7, max: 1e7 }), fc.integer({ min: 1, max: 999 }))
    .map(([a, b]) => (a / 100) * (b / 10));
  fc.assert(
    fc.property(fc.array(fc.oneof(finite, product), { minLength: 1, maxLength: 20 }), (values) => {
      expect(print(values.map((value) => Number(value.toPrecision(15))))).toBe(print(values));
    }),
    { numRuns: 500 },
  );
  expect(print([41.09999999999999, -0])).toBe(print([41.1, 0]));
  expect(print([41.1000000000001])).not.toBe(print([41.1]));
  expect(print([9_007_199_254_740_991])).not.toBe(print([9_007_199_254_740_990]));
});

test("rows in parts have the fingerprint of all of them in one", () => {
  const [first, second] = [tableOf(ROWS.slice(0, 2)), tableOf([ROWS[0] ?? [], ...ROWS.slice(2)])];
  expect(finish(fingerprintOfRows([first, second]))).toBe(before);
});

test.each([
  { minute: undefined, text: "2025-03-01" },
  { minute: 0, text: "2025-03-01 00:00" },
  { minute: 8 * 60 + 5, text: "2025-03-01 08:05" },
])("a moment is written as $text", ({ minute, text }) => {
  expect(momentText({ day: dayFromText("2025-03-01") ?? 0, minute })).toBe(text);
});
