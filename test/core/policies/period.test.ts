import { analyzeRows, kinds } from "../rows";

const ROWS = [
  ["Customer", "Order", "Date", "Amount"],
  ["Ada", "1", "2025-01-31", 100],
  ["Ada", "2", "2025-02-01", 20],
  ["Bob", "3", "2025-03-15", 50],
  ["Bob", "4", "2025-04-01", 5],
  ["Cy", "5", "", 7],
] as const;

test.each([
  { about: "all rows", policy: {}, net: 182, leftOut: [] },
  {
    about: "from a day on, that day included",
    policy: { period: { from: "2025-02-01" } },
    net: 75,
    leftOut: ["noDate 7", "outsidePeriod 100"],
  },
  {
    about: "up to a day, that day included",
    policy: { period: { to: "2025-03-15" } },
    net: 170,
    leftOut: ["noDate 7", "outsidePeriod 5"],
  },
  {
    about: "up to the analysis date",
    policy: { period: { analysisDate: "2025-02-10" } },
    net: 120,
    leftOut: ["noDate 7", "outsidePeriod 55"],
  },
  {
    about: "without a month",
    policy: { leaveOut: [{ month: "2025-02", reason: "fair" }] },
    net: 155,
    leftOut: ["noDate 7", "excluded 20"],
  },
  {
    about: "without an order, which needs no date",
    policy: { leaveOut: [{ order: "3", reason: "one-off" }] },
    net: 132,
    leftOut: ["excluded 50"],
  },
])("counts $about", ({ policy, net, leftOut }) => {
  const { value } = analyzeRows(ROWS, policy);
  expect(value?.report.net.value).toBe(net);
  expect(value?.report.leftOut.map(({ reason, amount }) => `${reason} ${String(amount.value)}`)).toEqual(leftOut);
  expect(value?.report.rowsRead).toBe(5);
});

test("the analysis date is the policy's, else the latest day that counts", () => {
  const dateOf = (policy: object) => analyzeRows(ROWS, policy).value?.report.analysisDate;
  expect(dateOf({ period: { analysisDate: "2025-12-31" } })).toBe(46_022);
  expect(dateOf({ period: { to: "2025-03-20" } })).toBe(45_731);
});

test.each([
  { about: "a period before the data", policy: { period: { to: "2024-12-31" } }, kind: "periodHasNoRows" },
  {
    about: "an analysis date before the data",
    policy: { period: { analysisDate: "2020-01-01" } },
    kind: "periodHasNoRows",
  },
  {
    about: "a period that ends before it begins",
    policy: { period: { from: "2025-02-01", to: "2025-01-01" } },
    kind: "badPolicy",
  },
  { about: "a day that is none", policy: { period: { from: "2025-02-30" } }, kind: "badPolicy" },
  {
    about: "a month with an order",
    policy: { leaveOut: [{ month: "2025-02", order: "1", reason: "x" }] },
    kind: "badPolicy",
  },
  { about: "no reason", policy: { leaveOut: [{ month: "2025-02", reason: " " }] }, kind: "badPolicy" },
])("refuses $about", ({ policy, kind }) => {
  expect(kinds(analyzeRows(ROWS, policy))).toContain(kind);
});

test("a period without a column of dates is refused", () => {
  const rows = ROWS.map(([customer, , , amount]) => [customer, amount]);
  expect(kinds(analyzeRows(rows, { period: { from: "2025-01-01" } }))).toContain("periodNeedsColumn");
  expect(kinds(analyzeRows(rows, { leaveOut: [{ order: "1", reason: "x" }] }))).toContain("periodNeedsColumn");
});
