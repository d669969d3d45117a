import {
  DERIVED_NAMES,
  derive,
  missingMeasure,
  traitsOf,
  type MeasureChoice,
} from "../../../src/core/measures/derived";
import { customersOfAmounts } from "../../../src/core/customer-columns";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { finish } from "../../../src/core/steps";
import type { CellValue } from "../../../src/core/table";
import { measureName, measureValue } from "../../../src/core/text/measures";
import { analyzeRows } from "../rows";

/** Ann: orders on days 0, 10, 30 and 400 before the last; a return on the last day. Ben: one purchase. Cleo: returns only. */
const ROWS: CellValue[][] = [
  ["Customer", "Date", "Order", "Amount", "Profit", "Satisfaction", "Visits", "Due date", "Paid date", "Product"],
  ["Ann", "2024-05-27", "1", 100, 10, 5, 1, "2024-06-01", "2024-06-11", "Tea"],
  ["Ann", "2025-06-01", "2", 200, 30, 4, null, "2025-06-10", "2025-06-05", 7],
  ["Ann", "2025-06-21", "3", 50, 5, null, 2, null, null, "Tea"],
  ["Ann", "2025-06-21", "3", 50, 5, null, null, null, null, null],
  ["Ann", "2025-07-01", "4", 300, 40, null, null, null, null, 8],
  ["Ben", "2025-06-30", "5", 100, null, null, null, null, null, "Tea"],
  ["Cleo", "2025-06-30", "6", -40, -10, 1, 1, null, null, "Tea"],
];

/** The values of a measure for Ann, Ben and Cleo. */
function valuesOf(choice: MeasureChoice): readonly number[] {
  const policy = readPolicy({ methods: [{ id: "scorecard", criteria: [choice] }] }).value;
  const outcome = analyzeRows(ROWS, policy);
  const customers = outcome.value?.gathering.customers;
  return [...((customers && finish(derive(customers, choice))) ?? [])];
}

test.each<{ choice: MeasureChoice; is: readonly number[] }>([
  { choice: { measure: "amount" }, is: [700, 100, -40] },
  { choice: { measure: "amountOfLastYear" }, is: [600, 100, -40] },
  { choice: { measure: "share" }, is: [0.875, 0.125, -0.05] },
  { choice: { measure: "rank" }, is: [1, 2, NaN] },
  { choice: { measure: "orders" }, is: [4, 1, 0] },
  { choice: { measure: "ordersOfLastYear" }, is: [3, 1, 0] },
  // A row without a product is none, and one that was only returned was not bought.
  { choice: { measure: "products" }, is: [3, 1, 0] },
  { choice: { measure: "averageOrder" }, is: [175, 100, NaN] },
  { choice: { measure: "daysSinceLastOrder" }, is: [0, 1, NaN] },
  { choice: { measure: "tenure" }, is: [400, 1, NaN] },
  { choice: { measure: "usualGap" }, is: [20, NaN, NaN] },
  { choice: { measure: "growth" }, is: [5, NaN, NaN] },
  { choice: { measure: "growthInMoney" }, is: [500, 100, -40] },
  { choice: { measure: "profit" }, is: [90, NaN, -10] },
  { choice: { measure: "margin" }, is: [90 / 700, NaN, NaN] },
  { choice: { measure: "satisfaction" }, is: [4.5, NaN, 1] },
  { choice: { measure: "visits" }, is: [3, NaN, 1] },
  { choice: { header: "Visits" }, is: [1.5, NaN, 1] },
  // 100 ten days late and 200 five days early, which counts as 0: 1000/300.
  { choice: { measure: "daysBeyondTerms" }, is: [10 / 3, NaN, NaN] },
])("$choice of each customer", ({ choice, is }) => {
  const found = valuesOf(choice);
  expect(found).toHaveLength(is.length);
  is.forEach((value, i) => {
    if (Number.isNaN(value)) expect(found[i]).toBeNaN();
    else expect(found[i]).toBeCloseTo(value, 10);
  });
});

test.each(DERIVED_NAMES)(
  "%s is named in both languages, and says what is missing where it was not gathered",
  (measure) => {
    expect(measureName({ measure }, "en")).not.toBe("");
    expect(measureName({ measure }, "zh")).toMatch(/\p{Script=Han}/u);
    const bare = customersOfAmounts({ name: "amount", precision: "exact", decimals: 0, values: Float64Array.of(1, 2) });
    const values = finish(derive(bare, { measure }));
    if (traitsOf({ measure }).needs.length === 0) expect(values).toHaveLength(2);
    else {
      expect(values).toBeUndefined();
      expect(missingMeasure({ measure }, "rules").kind).toBe("roleMissing");
    }
  },
);

test.each<{ choice: MeasureChoice; value: number; en: string; zh: string }>([
  { choice: { measure: "amount" }, value: 1234567.5, en: "1,234,567.50", zh: "1,234,567.50" },
  { choice: { measure: "amount" }, value: 500000, en: "500,000", zh: "500,000" },
  { choice: { measure: "usualGap" }, value: 1, en: "1 day", zh: "1 天" },
  { choice: { measure: "usualGap" }, value: 20.25, en: "20.3 days", zh: "20.3 天" },
  { choice: { measure: "orders" }, value: 1200, en: "1,200", zh: "1,200" },
  { choice: { measure: "growth" }, value: -0.05, en: "-5%", zh: "-5%" },
  { choice: { header: "Reach" }, value: 10, en: "10", zh: "10" },
  { choice: { header: "Reach" }, value: 0.00001, en: "0", zh: "0" },
])("$value of $choice is read as $en", ({ choice, value, en, zh }) => {
  expect(measureValue(choice, value, "en")).toBe(en);
  expect(measureValue(choice, value, "zh")).toBe(zh);
});

test("the last year begins on the day after the one a year before the analysis date", () => {
  const rows: CellValue[][] = [
    ["Customer", "Date", "Amount"],
    ["Ann", "2024-07-01", 10],
    ["Ann", "2024-07-02", 20],
    ["Ann", "2025-07-01", 30],
  ];
  const criteria = [{ measure: "ordersOfLastYear" }, { measure: "amountOfLastYear" }];
  const customers = analyzeRows(rows, { methods: [{ id: "scorecard", criteria }] }).value?.gathering.customers;
  expect(customers && [...(finish(derive(customers, { measure: "ordersOfLastYear" })) ?? [])]).toEqual([2]);
  expect(customers && [...(finish(derive(customers, { measure: "amountOfLastYear" })) ?? [])]).toEqual([50]);
});

test.each([
  { about: "alone", growth: [], days: {}, is: [350, 4] },
  { about: "beside growth, which compares it with the year before", growth: [12], days: {}, is: [350, 4] },
  { about: "beside growth by other months", growth: [6], days: {}, is: [350, 4] },
  {
    about: "beside growth of windows of one's own",
    growth: [12],
    days: {
      period: { from: "2024-05-01", to: "2025-07-01" },
      comparison: { from: "2024-01-01", to: "2024-04-30" },
    },
    is: [350, 4],
  },
  { about: "up to an analysis date", growth: [12], days: { period: { analysisDate: "2025-06-30" } }, is: [50, 0] },
])("the amount of the last year is added up $about", ({ growth, days, is }) => {
  const rows: CellValue[][] = [
    ["Customer", "Date", "Amount"],
    ["Ann", "2024-06-01", 1000],
    ["Ann", "2024-12-30", 50],
    ["Ann", "2025-07-01", 300],
    ["Ben", "2024-01-01", 8],
    ["Ben", "2025-07-01", 4],
  ];
  const criteria = [{ measure: "ordersOfLastYear" }, { measure: "amountOfLastYear" }];
  const methods = [{ id: "scorecard", criteria }, ...growth.map((months) => ({ id: "growth", months }))];
  const customers = analyzeRows(rows, { methods, ...days }).value?.gathering.customers;
  expect(customers && [...(finish(derive(customers, { measure: "amountOfLastYear" })) ?? [])]).toEqual(is);
});
