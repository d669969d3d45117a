import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Purchases } from "../../src/core/gathering/history";
import type { Customers } from "../../src/core/customer-columns";
import { methodSchema } from "../../src/core/methods/methods";
import { rfm, type RfmFound } from "../../src/core/methods/rfm";
import { finish } from "../../src/core/steps";
import { rowsOf } from "./independent";

const folder = process.env["KA_DATA"] ?? "";
if (!existsSync(folder)) throw new Error("Name the folder of the data sets: npm run test:data -- ../shared/data");

const ANALYSIS_DATE = 40_000;

/** The published customers, each with so many purchases, all on the day of its last one. */
function publishedCustomers(): Customers {
  const rows = rowsOf(join(folder, "rfm_data_customer.csv.gz"));
  const of = (key: string) => Float64Array.from(rows, (row) => Number(row[key]));
  const [orders, days] = [of("number_of_orders"), of("recency_days")];
  const start = new Uint32Array(rows.length + 1);
  orders.forEach((count, i) => (start[i + 1] = (start[i] ?? 0) + count));
  const day = new Int32Array(start.at(-1) ?? 0);
  days.forEach((ago, i) => day.fill(ANALYSIS_DATE - ago, start[i], start[i + 1]));
  const purchases: Purchases = { by: "order", start, day, amount: new Float64Array(day.length).fill(1) };
  return {
    count: rows.length,
    names: rows.map((row) => row["customer_id"] ?? ""),
    rows: new Uint32Array(rows.length).fill(1),
    amount: { name: "amount", precision: "exact", decimals: 0, values: of("revenue") },
    analysisDate: ANALYSIS_DATE,
    purchases,
  };
}

const choice = methodSchema.parse({ id: "rfm" });
if (choice.id !== "rfm") throw new Error("rfm was asked for");
const customers = publishedCustomers();
const { value } = finish(rfm.classify(customers, choice, { before: new Map() }));
const codes = Array.from(value?.details?.find(({ name }) => name === "rfmCode")?.values ?? [], Number);

test("the cut-offs of the published customers", () => {
  // Source: R package rfm, rfm_data_customer; the definitions, section 5.
  const found = value?.found as RfmFound; // RFM's own
  expect(found.cuts).toEqual({
    recency: [76, 125, 176, 265],
    frequency: [7, 9, 10, 12],
    monetary: [640, 826, 1002, 1225],
  });
});

test("the scores of the published customers are counted as published", () => {
  const counts = [100, 10, 1].map((place) =>
    [1, 2, 3, 4, 5].map((score) => codes.filter((code) => Math.floor(code / place) % 10 === score).length),
  );
  expect(counts).toEqual([
    [7994, 7957, 7889, 8108, 8051],
    [9427, 9764, 4945, 8204, 7659],
    [8016, 7998, 8008, 7997, 7980],
  ]);
});

test.each([
  { days: 232, orders: 9, money: 777, code: 222 },
  { days: 115, orders: 16, money: 1555, code: 455 },
  { days: 43, orders: 5, money: 336, code: 511 },
  { days: 64, orders: 12, money: 1189, code: 544 },
  { days: 23, orders: 12, money: 1229, code: 545 },
])("($days days, $orders orders, $money) is $code", ({ days, orders, money, code }) => {
  const rows = rowsOf(join(folder, "rfm_data_customer.csv.gz"));
  const at = rows.findIndex(
    (row) =>
      Number(row["recency_days"]) === days &&
      Number(row["number_of_orders"]) === orders &&
      Number(row["revenue"]) === money,
  );
  expect(codes[at]).toBe(code);
});
