import type { CellValue } from "../../src/core/table";
import { analyzeRows, analyzeValues } from "./rows";

const concentrationOf = (values: readonly number[]) => analyzeValues(values).value?.report.concentration;

describe("customers of none but earlier days, which growth compares, are none of the period", () => {
  const HEAD: CellValue[] = ["Customer", "Date", "Amount"];
  const EARLIER: CellValue[][] = [
    ["Old 1", "2024-03-01", 10],
    ["Old 2", "2024-04-01", 10],
  ];
  const NOW: CellValue[][] = [
    ["Ada", "2025-03-01", 100],
    ["Bob", "2025-03-01", 50],
    ["Neg", "2025-03-01", -30],
  ];
  const growth = {
    period: { from: "2025-01-01", to: "2025-12-31" },
    comparison: { from: "2024-01-01", to: "2024-12-31" },
    methods: [{ id: "growth" }],
  };

  test.each([
    ["above", [...EARLIER, ...NOW]],
    ["between", [...NOW.slice(0, 1), ...EARLIER, ...NOW.slice(1)]],
    ["below", [...NOW, ...EARLIER]],
  ])("their rows standing %s", (_, rows) => {
    const found = analyzeRows([HEAD, ...rows], growth).value?.report.concentration;
    // Of 100 and 50 by hand: 2 (1·50 + 2·100) / (2·150) − 3/2 = 1/6, times 2/1.
    expect(found?.gini).toBeCloseTo(1 / 6, 12);
    expect(found?.giniCorrected).toBeCloseTo(1 / 3, 12);
    expect(found?.negativesLeftOut).toBe(1);
    expect(found).toEqual(analyzeRows([HEAD, ...NOW]).value?.report.concentration);
  });
});

test.each([
  {
    values: [50, 30, 10, 5, 5],
    top20: { customers: 1, share: 0.5 },
    for80: { customers: 2, customerShare: 0.4, valueShare: 0.8 },
  },
  { values: [5, 5], top20: { customers: 1, share: 0.5 }, for80: { customers: 2, customerShare: 1, valueShare: 1 } },
  {
    values: [80, 0, 0, 0, -5],
    top20: { customers: 1, share: 1 },
    for80: { customers: 1, customerShare: 0.2, valueShare: 1 },
  },
])("$values: the first fifth and those who bring 80 %", ({ values, top20, for80 }) => {
  expect(concentrationOf(values)).toMatchObject({ top20, for80 });
});

test.each([
  { values: [38, 37, 5, 5, 5, 5, 5, 0], holds: true },
  { values: [30, 30, 25, ...Array.from({ length: 17 }, (_, i) => (i < 15 ? 1 : 0))], holds: true },
  { values: [75, 7, 6, 6, 6], holds: false },
  { values: [85, 4, 4, 4, 3], holds: true },
  { values: [86, 4, 4, 3, 3], holds: false },
  { values: [74, 7, 7, 6, 6], holds: false },
  { values: [40, 40, 5, 5, 5, 5, 0, 0], holds: true },
  { values: [42, 40, 5, 5, 5, 3, 0], holds: false },
  { values: [50, 20, 10, 10, 10], holds: false },
  { values: [10, 10, 10, 10], holds: false },
  { values: [97, 1, 1, 1, 0, 0, 0, 0, 0, 0], holds: false },
])("80/20 holds for $values: $holds", ({ values, holds }) => {
  const found = concentrationOf(values);
  expect(found?.holds8020).toBe(holds);
});

test("one customer: no inequality, one effective customer", () => {
  expect(concentrationOf([7])).toMatchObject({
    gini: 0,
    giniCorrected: 0,
    hhi: 1,
    effectiveCustomers: 1,
    negativesLeftOut: 0,
  });
});

test("who has a tenth of the net total or more, the largest first, equal ones by name", () => {
  const major = (values: readonly number[]) =>
    concentrationOf(values)?.major.map(({ name, share, customers }) => [name, Number(share.toFixed(12)), customers]);
  expect(major([10, 10, 30, 9.99, 40.01])).toEqual([
    ["Customer 0005", 0.4001, undefined],
    ["Customer 0003", 0.3, undefined],
    ["Customer 0001", 0.1, undefined],
    ["Customer 0002", 0.1, undefined],
  ]);
  // With more taken back than sold there is no total to have a part of.
  expect(major([10, -20])).toEqual([]);
  expect(major([10, -10])).toEqual([]);
});

test("those under common control count as one, with how many they are", () => {
  const rows: CellValue[][] = [
    ["Customer", "Parent company", "Amount"],
    ["Ada", "Holding", 6],
    ["Bob", "Holding", 7],
    ["Cy", "", 80],
    ["Dee", "", 7],
  ];
  expect(analyzeRows(rows).value?.report.concentration?.major).toEqual([
    { name: "Cy", share: 0.8 },
    { name: "Holding", share: 0.13, customers: 2 },
  ]);
});

test.each([1, 2, 99, 100, 101, 250, 1000])(
  "the curve of %d customers begins at none, ends at all and has some hundred points",
  (count) => {
    const curve = concentrationOf(Array.from({ length: count }, (_, i) => i + 1))?.curve ?? [];
    expect(curve[0]).toEqual({ customers: 0, customerShare: 0, valueShare: 0 });
    expect(curve.at(-1)).toEqual({ customers: count, customerShare: 1, valueShare: 1 });
    expect(curve.length).toBeGreaterThanOrEqual(Math.min(count, 100) + 1);
    expect(curve.length).toBeLessThanOrEqual(102);
    const places = curve.map(({ customers }) => customers);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
  },
);

test("a customer of zero counts as the least, one below zero not at all", () => {
  const found = concentrationOf([60, 40, 0, -10]);
  // Of 0, 40 and 60 by hand: 2 (2·40 + 3·60) / (3·100) − 4/3 = 2/5, times 3/2.
  expect(found?.gini).toBeCloseTo(0.4, 12);
  expect(found?.giniCorrected).toBeCloseTo(0.6, 12);
  expect(found?.negativesLeftOut).toBe(1);
  // Shares of 0.6 and 0.4: 0.36 + 0.16.
  expect(found?.hhi).toBeCloseTo(0.52, 12);
  expect(found?.effectiveCustomers).toBeCloseTo(1 / 0.52, 12);
});

test("who has a tenth or more: the largest first, equal ones by name, whatever the order of the rows", () => {
  const rows: CellValue[][] = [
    ["Bob", 40],
    ["Ann", 40],
    ["Cy", 10],
    ["Di", 9.99],
    ["Ed", 0.01],
  ];
  for (const body of [rows, rows.toReversed()]) {
    const { major } = analyzeRows([["Customer", "Amount"], ...body]).value?.report.concentration ?? {};
    expect(major).toEqual([
      { name: "Ann", share: 0.4 },
      { name: "Bob", share: 0.4 },
      { name: "Cy", share: 0.1 },
    ]);
  }
});
