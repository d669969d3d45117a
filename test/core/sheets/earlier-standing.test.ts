import { earlierOf, readLastRun, standingsOf, type Listed } from "../../../src/core/sheets/earlier-standing";
import { tableFromRows } from "../../../src/core/intake/head-table";
import type { Customers } from "../../../src/core/customer-columns";
import type { Measure } from "../../../src/core/measures";
import type { OwnSheet } from "../../../src/core/sheets/recalled";
import { finish } from "../../../src/core/steps";
import type { Grid } from "../book";

const sheet = (rows: Grid): OwnSheet => ({ table: tableFromRows(rows, "KA Accounts!A1") });
const listOf = (rows: Grid) => finish(readLastRun({ accounts: sheet(rows) })).accounts;

test.each<[string, Grid, object | undefined]>([
  [
    "by names",
    [
      ["Rank", "Customer", "Class", "Amount"],
      [1, "Ann", "A", 10.5],
      [2, "Ben", null, "soon"],
    ],
    { names: ["Ann", "Ben"], classes: ["A", ""], amounts: Float64Array.of(10.5, 0) },
  ],
  [
    "by ids and names, in Chinese",
    [
      ["金额", "类别", "客户", "客户编号"],
      [7, "A", "甲", "1"],
    ],
    { ids: ["1"], names: ["甲"], classes: ["A"], amounts: Float64Array.of(7) },
  ],
  [
    "by ids alone, which then are the names",
    [
      ["Customer ID", "Class", "Amount"],
      ["1", "A", 7],
    ],
    { ids: ["1"], names: ["1"], classes: ["A"], amounts: Float64Array.of(7) },
  ],
  [
    "without names",
    [
      ["Class", "Amount"],
      ["A", 7],
    ],
    undefined,
  ],
  [
    "without classes",
    [
      ["Customer", "Amount"],
      ["Ann", 7],
    ],
    undefined,
  ],
  [
    "without amounts",
    [
      ["Customer", "Class"],
      ["Ann", "A"],
    ],
    undefined,
  ],
])("the account list of the last run, %s", (_, rows, is) => {
  expect(listOf(rows)).toEqual(is);
});

test("nothing of lists that are not there", () => {
  expect(finish(readLastRun({}))).toEqual({ accounts: undefined });
});

const MOVERS: Grid = [
  ["Customer", "Class before", "Class after", "Move", "Before", "After"],
  ["Ann", "A", "B", "down", 10, 5],
  ["Eve", "new", "C", "new", 0, 3],
  ["Di", "C", "gone", "gone", 4, 0],
];

test("of the list of movers each time has those who were there", () => {
  expect(finish(readLastRun({ movers: sheet(MOVERS) })).compared).toEqual({
    before: { names: ["Ann", "Di"], classes: ["A", "C"], amounts: Float64Array.of(10, 4) },
    after: { names: ["Ann", "Eve"], classes: ["B", "C"], amounts: Float64Array.of(5, 3) },
  });
});

test.each([1, 2, 3, 4, 5])("a list of movers that lost its column %i says nothing", (column) => {
  const rows = MOVERS.map((row) => row.filter((_, place) => place !== column));
  expect(finish(readLastRun({ movers: sheet(rows) }))).toEqual({ accounts: undefined });
});

const listed = (names: string[], amounts: number[], ids?: string[]): Listed => ({
  ...(ids ? { ids } : {}),
  ...{ names, classes: names.map(() => "A"), amounts: Float64Array.from(amounts) },
});
const customers = (names: string[], cents: number[], ids?: string[]): Customers => ({
  ...{ count: names.length, names, rows: new Uint32Array(names.length).fill(1), ...(ids ? { ids } : {}) },
  amount: { name: "amount", precision: "exact", decimals: 2, values: Float64Array.from(cents) },
});

test.each<[string, Listed, Customers, "same" | "other"]>([
  ["the same", listed(["Ann", "Ben"], [1.5, 2]), customers(["ben", "Ann"], [200, 150]), "same"],
  ["another amount", listed(["Ann", "Ben"], [1.5, 2.01]), customers(["ben", "Ann"], [200, 150]), "other"],
  ["another in the first line", listed(["Ann", "Ben"], [1.49, 2]), customers(["ben", "Ann"], [200, 150]), "other"],
  ["an amount that sums to another last digit", listed(["Ann"], [1e7 + 0.009]), customers(["Ann"], [1e9]), "same"],
  ["an amount too far from it", listed(["Ann"], [1e7 + 0.011]), customers(["Ann"], [1e9]), "other"],
  ["hardly anything", listed(["Ann"], [0.9e-9]), customers(["Ann"], [0]), "same"],
  ["a customer fewer", listed(["Ann"], [1.5]), customers(["Ann", "Ben"], [150, 0]), "other"],
  ["another customer", listed(["Ann"], [1.5]), customers(["Ben"], [150]), "other"],
  ["other names of the same ids", listed(["Ann"], [1.5], ["1"]), customers(["Anna"], [150], ["1"]), "same"],
  ["ids on one side alone, names the same", listed(["Ann"], [1.5], ["1"]), customers(["Ann"], [150]), "same"],
  ["other ids of the same names", listed(["Ann"], [1.5], ["1"]), customers(["Ann"], [150], ["2"]), "other"],
])("with today's rows compared, the list of the last run has %s", (_, accounts, now, is) => {
  // Of the same rows there is nothing earlier; a list of movers says what was before them.
  expect(finish(earlierOf({ accounts }, now))).toBe(is === "same" ? undefined : accounts);
  const before = listed(["Old"], [1]);
  const compared = { before, after: accounts };
  expect(finish(earlierOf({ accounts, compared }, now))).toBe(is === "same" ? before : accounts);
});

const MEASURE: Measure = { name: "amount", precision: "exact", decimals: 2, values: new Float64Array(0) };
const LIST = [{ kind: "labelled", label: "A" }, { kind: "zero" }] as const;

test.each([
  {
    about: "amounts of as many digits are exact",
    amounts: [1.25, -3],
    is: { precision: "exact", decimals: 2, values: [125, -300] },
  },
  {
    about: "with one of more digits they are rounded",
    amounts: [1.25, 3.001],
    is: { precision: "rounded", decimals: 0, values: [1.25, 3.001] },
  },
  {
    about: "beyond the whole numbers of doubles they are rounded",
    amounts: [1.25, 2 ** 60],
    is: { precision: "rounded", decimals: 0, values: [1.25, 2 ** 60] },
  },
])("money of an earlier list: $about", ({ amounts, is }) => {
  const { customers: earlier } = standingsOf(listed(["Ann", "Ben"], amounts), { list: LIST, amount: MEASURE });
  const { values, ...others } = earlier.amount;
  expect({ ...others, values: [...values] }).toEqual({ name: "amount", ...is });
  const rounded = standingsOf(listed(["Ann"], [1.25]), { list: LIST, amount: { ...MEASURE, precision: "rounded" } });
  expect(rounded.customers.amount).toMatchObject({ precision: "rounded", decimals: 0 });
});

test("classes are known by their names in either language, others stand behind those of today, each once", () => {
  const before: Listed = {
    ...listed(["a", "b", "c", "d", "e"], [1, 2, 3, 4, 5]),
    classes: ["零", "a", "Gold", "Zero", "gold"],
  };
  const { classes, customers: earlier } = standingsOf(before, { list: LIST, amount: MEASURE });
  expect(classes.list).toEqual([...LIST, { kind: "labelled", label: "Gold" }]);
  expect([...Array.from(classes.of)]).toEqual([1, 0, 2, 1, 2]);
  expect(earlier).not.toHaveProperty("ids");
});
