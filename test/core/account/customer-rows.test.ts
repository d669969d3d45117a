import { requestOf } from "../../../src/core/analyze";
import { judgeAllRows, rowsOfCustomer, type CustomerRows } from "../../../src/core/account/customer-rows";
import { findColumns } from "../../../src/core/columns";
import { dayFrom } from "../../../src/core/days";
import { tableFromRows } from "../../../src/core/intake/head-table";
import { finish } from "../../../src/core/steps";
import { policyOf, type Grid } from "../book";
import { inParts } from "../parts";
import { TODAY, analyzeRows } from "../rows";

const day = (year: number, month: number, date: number) => dayFrom(year, month, date) ?? 0;

const ROWS: Grid = [
  ["Customer ID", "Customer", "Date", "Order", "Product", "Region", "Amount"],
  ["1", "Ada", day(2025, 1, 5), "A1", "Bolts", "North", 100.1],
  ["1", "Ada", day(2025, 1, 5), "A1", "nuts", "North", 50.2],
  ["2", "Bob", day(2025, 1, 6), "B1", "Bolts", "South", 10],
  ["1", "Ada", day(2025, 1, 20), 7, " Nuts", "South", 40],
  ["1", "Ada", day(2025, 4, 1), 7, "", "South", -20],
  ["1", "Ada", day(2030, 4, 1), "A9", "Bolts", "South", 1000],
  ["3", "Cy", day(2024, 1, 1), "C1", "Bolts", "South", "?"],
  ["", "", "", "", "", "", ""],
];

function of(key: string, policy: object = {}, rowsInPart = ROWS.length): CustomerRows {
  const table = tableFromRows(ROWS, "Sales!A1");
  const checked = policyOf(policy);
  const columns = findColumns(table, checked).value;
  if (!columns) throw new Error("the columns are found");
  const judged = finish(judgeAllRows(inParts(table, rowsInPart), columns, requestOf(checked, TODAY))).value;
  if (!judged) throw new Error("the rows are judged");
  return finish(rowsOfCustomer(judged, key));
}

test.each([2, 3, ROWS.length])(
  "rows of a customer are added up by month, product and region, in parts of %i rows too",
  (part) => {
    expect(of("1", {}, part)).toEqual({
      rows: 4,
      amount: 170.3,
      months: [
        { month: day(2025, 1, 1), amount: 190.3, orders: 2 },
        { month: day(2025, 4, 1), amount: -20, orders: 1 },
      ],
      splits: [
        {
          ...{ role: "product", header: "Product" },
          parts: [
            { name: "Bolts", amount: 100.1 },
            { name: "Nuts", amount: 90.2 },
            { name: "", amount: -20 },
          ],
        },
        {
          ...{ role: "region", header: "Region" },
          parts: [
            { name: "North", amount: 150.3 },
            { name: "South", amount: 20 },
          ],
        },
      ],
    });
  },
);

test("rows that do not count are none of the customer's, and what it brought is what the result says", () => {
  const policy = { period: { from: "2025-01-10", to: "2025-12-31" } };
  expect(of("1", policy)).toMatchObject({ rows: 2, amount: 20 });
  const { value } = analyzeRows(ROWS, policy);
  expect(value?.gathering.customers.ids).toEqual(["1"]);
  expect(value?.report.net.value).toBe(20);
});

test("customers that are one have the rows of both; somebody whose rows were all left out, or nobody knows, has none", () => {
  expect(of("1", { merges: [{ into: "1", names: ["2"] }] })).toMatchObject({ rows: 5, amount: 180.3 });
  expect(of("3")).toMatchObject({ rows: 0, amount: 0, months: [] });
  expect(of("none")).toMatchObject({ rows: 0 });
});

test("columns that were not found split nothing, and without days there are no months", () => {
  const policy = { columns: { product: null, region: null, date: null } };
  expect(of("1", policy)).toEqual({ rows: 5, amount: 1170.3, splits: [] });
});
