import fc from "fast-check";
import type { CellValue } from "../../../src/core/table";
import { whyOf } from "../../../src/core/why";
import { analyzeRows, classesByName, kinds } from "../rows";

const policyOf = (options: object = {}) => ({ methods: [{ id: "margin", ...options }] });

function netsOf(rows: readonly (readonly CellValue[])[], options: object = {}): number[] {
  const details = analyzeRows(rows, policyOf(options)).value?.results[0]?.classes.details ?? [];
  return Array.from(details[0]?.values ?? [], Number);
}

// Worked by hand from the definitions, section 10. One customer, two orders of three rows.
const SHEET: CellValue[][] = [
  ["Customer", "Order", "Amount", "Cost", "Discount", "Freight", "Visits", "Service minutes", "Due date", "Paid date"],
  ["A", 1, 100, 60, 10, 2.5, 1, 30, 45_000, 45_010],
  ["A", 1, 200, 120, 0, 0, 0, 0, 45_000, 44_990],
  ["A", 2, 300, 150, 20, 1.25, 2, 15, 45_000, 45_073],
];
/** The sheet without some of its columns. */
const without = (...headers: string[]) =>
  SHEET.map((row) => row.filter((_, place) => !headers.includes(String(SHEET[0]?.[place]))));

test.each([
  { about: "sales less cost and freight", options: { salesAre: "after" }, net: 266.25 },
  { about: "discounts of money", options: { salesAre: "before", discountAs: "money" }, net: 236.25 },
  { about: "discounts in per cent", options: { salesAre: "before", discountAs: "percent" }, net: 196.25 },
  { about: "a cost of orders", options: { salesAre: "after", costPerOrder: 7.25 }, net: 251.75 },
  { about: "a cost of visits", options: { salesAre: "after", costPerVisit: 10 }, net: 236.25 },
  { about: "a cost of service", options: { salesAre: "after", costPerMinute: 0.5 }, net: 243.75 },
  // (100 · 10 + 300 · 73) days and units at 10 % a year
  { about: "interest on late days", options: { salesAre: "after", financingRate: 0.1 }, net: 266.25 - 2_290 / 365 },
  {
    about: "all of it",
    options: { salesAre: "before", discountAs: "money", costPerOrder: 7.25, costPerVisit: 10, costPerMinute: 0.5 },
    net: 236.25 - 14.5 - 30 - 22.5,
  },
])("$about leaves $net", ({ options, net }) => {
  expect(netsOf(SHEET, options)[0]).toBeCloseTo(net, 9);
});

test("a column of profit wins over all others, and what has a price is taken off it", () => {
  const rows = SHEET.map((row, i) => [...row, i === 0 ? "Profit" : 50]);
  expect(netsOf(rows)).toEqual([150]);
  expect(netsOf(rows, { costPerOrder: 5 })).toEqual([140]);
});

test("discounts are asked about, what is missing is said, and sales alone make no margin", () => {
  expect(analyzeRows(SHEET, policyOf()).issues).toMatchObject([
    { kind: "discountUnclear", facts: { header: "Discount", asks: ["salesAre", "discountAs"] } },
  ]);
  expect(analyzeRows(SHEET, policyOf({ salesAre: "before" })).issues).toMatchObject([
    { kind: "discountUnclear", facts: { asks: ["discountAs"] } },
  ]);
  expect(analyzeRows(SHEET, policyOf({ salesAre: "before", discountAs: "rate" })).issues).toMatchObject([
    { kind: "ratesOutOfRange", facts: { header: "Discount", row: 2, rate: "10" } },
  ]);
  expect(analyzeRows(without("Discount", "Freight"), policyOf()).issues).toMatchObject([
    { kind: "costsMissing", facts: { roles: ["discount", "freight"] } },
  ]);
  expect(kinds(analyzeRows(without("Discount", "Freight", "Cost"), policyOf()))).toEqual(["nothingToDeduct"]);
  expect(analyzeRows(without("Discount", "Visits"), policyOf({ costPerVisit: 1 })).issues).toMatchObject([
    { kind: "roleMissing", facts: { role: "visits", method: "margin" } },
  ]);
  expect(kinds(analyzeRows(SHEET, policyOf({ high: 0.1 })))).toEqual(["badPolicy"]);
});

test("rates of discount are taken off exactly", () => {
  const rows: CellValue[][] = [
    ["Customer", "Amount", "Discount", "Cost"],
    ["A", 33.33, 0.15, 0],
    ["A", 66.67, 0.05, 0],
    ["B", 1e14, 0.0001, 1],
  ];
  const { value } = analyzeRows(rows, policyOf({ salesAre: "before", discountAs: "rate" }));
  expect(netsOf(rows, { salesAre: "before", discountAs: "rate" })).toEqual([91.667, 99_990_000_000_000 - 1]);
  expect(value?.report.profit?.total).toBe(99_990_000_000_090.667);
});

test.each([
  { about: "exactly at the bound of high", sales: 100, cost: 70, is: "High margin" },
  { about: "a cent below it", sales: 100, cost: 70.01, is: "Middle margin" },
  { about: "exactly at the bound of middle", sales: 0.3, cost: 0.27, is: "Middle margin" },
  { about: "nothing left", sales: 5, cost: 5, is: "Low margin" },
  { about: "a cent lost", sales: 5, cost: 5.01, is: "Loss-making" },
  { about: "returns only", sales: -5, cost: 0, is: "Loss-making" },
  { about: "nothing sold, nothing spent", sales: 0, cost: 0, is: "Not rated" },
  { about: "cost unknown", sales: 5, cost: null, is: "Not rated" },
])("$about: $is", ({ sales, cost, is }) => {
  const rows: CellValue[][] = [
    ["Customer", "Amount", "Cost"],
    ["A", sales, cost],
    ["B", 10, 1],
  ];
  expect(classesByName(analyzeRows(rows, policyOf()))).toEqual({ A: is, B: "High margin" });
});

test("cells that are no number, and rows without one, are said", () => {
  const rows: CellValue[][] = [
    ["Customer", "Amount", "Cost"],
    ["A", 10, 1],
    ["A", 10, "n/a"],
    ["B", 10, "#N/A"],
    ["", 10, "left out anyway"],
    ["C", 10, null],
    ["D", 10, 3],
  ];
  const outcome = analyzeRows(rows, policyOf());
  expect(outcome.issues).toEqual([
    expect.objectContaining({ kind: "rowsLeftOut" }),
    { kind: "figuresNotRead", severity: "warning", facts: { header: "Cost", rows: 2, firstRows: [3, 4] } },
    { kind: "costsMissing", severity: "note", facts: { roles: ["discount", "freight"] } },
    { kind: "profitPartlyUnknown", severity: "warning", facts: { header: "Cost", customers: 1 } },
    { kind: "profitUnknown", severity: "warning", facts: { customers: 2 } },
  ]);
  expect(classesByName(outcome)).toEqual({ A: "High margin", B: "Not rated", C: "Not rated", D: "High margin" });
  expect(outcome.value?.report.profit).toMatchObject({ customers: 2, unknown: 2, total: 26 });
});

test("orders are counted once for each customer, by number, by day or by row", () => {
  const counted = (headers: CellValue[], ...rows: CellValue[][]) =>
    netsOf([["Customer", "Amount", "Profit", ...headers], ...rows], { costPerOrder: 1 });
  const rows: CellValue[][] = [
    ["A", 1, 10, 7],
    ["A", 1, 10, 7],
    ["B", 1, 10, 7],
    ["A", 1, 10, 8],
    ["B", 1, 10, 7],
  ];
  expect(counted(["Order"], ...rows)).toEqual([28, 19]);
  expect(counted(["Date"], ...rows)).toEqual([28, 19]);
  expect(counted(["Weather"], ...rows)).toEqual([27, 18]);
  expect(counted(["Order"], ...rows.map((row) => [...row.slice(0, 3), null]))).toEqual([27, 18]);
});

test("within groups customers have the margins they have alone", () => {
  const rows: CellValue[][] = [
    ["Customer", "Amount", "Cost", "Region"],
    ["A", 10, 9.5, "North"],
    ["B", 10, 1, "South"],
    ["C", 10, 11, "South"],
  ];
  const outcome = analyzeRows(rows, { ...policyOf(), columns: { within: "Region" } });
  expect(classesByName(outcome)).toEqual({ A: "Low margin", B: "High margin", C: "Loss-making" });
  expect(outcome.value?.report.profit?.losers).toEqual({ customers: 1, profit: -1, share: -1 / 8.5 });
});

test("sales and margin crossed: star, volume, niche and drain", () => {
  const rows: CellValue[][] = [
    ["Customer", "Amount", "Cost"],
    ["Big and good", 1000, 500],
    ["Big and thin", 900, 890],
    ["Small and good", 50, 10],
    ["Small and bad", 40, 60],
  ];
  const outcome = analyzeRows(rows, {
    methods: [
      { id: "abc", cuts: [0.8], labels: ["Large", "Small"] },
      { id: "margin" },
      { id: "grid", names: "salesMargin", rows: "abc", columns: "margin" },
    ],
  });
  expect(kinds(outcome)).toEqual(["costsMissing"]);
  const grid = outcome.value?.results[2]?.classes;
  expect(Array.from(grid?.of ?? [], (place) => grid?.list[place]?.kind)).toEqual(["star", "volume", "niche", "drain"]);
});

const row = fc.tuple(
  fc.constantFrom("P", "Q", "R"),
  fc.integer({ min: -500, max: 5_000 }).map((cents) => cents / 100),
  fc.integer({ min: 0, max: 4_000 }).map((cents) => cents / 100),
);

test("the order of the rows, a scale, halves, rows of nothing and other names change no class", () => {
  const classesOf = (rows: readonly (readonly CellValue[])[]) =>
    classesByName(analyzeRows([["Customer", "Amount", "Cost"], ...rows], policyOf()));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 15 }), (rows) => {
      const classes = classesOf(rows);
      expect(classesOf([...rows].reverse())).toEqual(classes);
      expect(
        classesOf(rows.map(([name, sales, cost]) => [name, Math.round(sales * 1000), Math.round(cost * 1000)])),
      ).toEqual(classes);
      const halves = rows.flatMap(([name, sales, cost]): CellValue[][] => [
        [name, sales - 1, cost - 1],
        [name, 1, 1],
        [name, 0, 0],
      ]);
      expect(classesOf(halves)).toEqual(classes);
      const renamed = classesOf(rows.map(([name, ...rest]) => [`x${name}`, ...rest]));
      expect(renamed).toEqual(Object.fromEntries(Object.entries(classes).map(([name, is]) => [`x${name}`, is])));
    }),
    { numRuns: 40 },
  );
});

describe("why", () => {
  const rows: CellValue[][] = [
    ["Customer", "Amount", "Cost"],
    ["A", 200, 120],
    ["B", 200, 160],
    ["C", 200, 190],
    ["D", 200, 220],
    ["E", -5, 1],
    ["F", 200, null],
    ["G", 0, 0],
  ];
  const outcome = analyzeRows(rows, policyOf());
  const result = outcome.value?.results[0];

  test.each([
    {
      at: 0,
      says: "Sales 200, cost of goods -120 leave 80, a margin of 40%: from 30%; 20 may be lost before it falls a class.",
    },
    {
      at: 1,
      says: "Sales 200, cost of goods -160 leave 40, a margin of 20%: from 10%, below 30%; 20 short of High margin; 20 may be lost before it falls a class.",
    },
    {
      at: 2,
      says: "Sales 200, cost of goods -190 leave 10, a margin of 5%: from 0%, below 10%; 10 short of Middle margin; 10 may be lost before it falls a class.",
    },
    { at: 3, says: "Sales 200, cost of goods -220 leave -20, a margin of -10%: below 0%; 20 short of Low margin." },
    { at: 4, says: "Sales -5, cost of goods -1 leave -6; sales are not above zero, so it only costs." },
    { at: 5, says: "Neither profit nor cost is known, or there are no sales, so it is not rated." },
    { at: 6, says: "Neither profit nor cost is known, or there are no sales, so it is not rated." },
  ])("customer $at: $says", ({ at, says }) => {
    expect(result && whyOf(result, "en")(at)).toBe(says);
  });

  test("contribution and margin stand in the account list, none where nothing is known or sold", () => {
    const [nets, margins] = (result?.classes.details ?? []).map(({ values }) => Array.from(values, Number));
    expect(nets).toEqual([80, 40, 10, -20, -6, NaN, 0]);
    expect(margins).toEqual([0.4, 0.2, 0.05, -0.1, NaN, NaN, NaN]);
  });
});
