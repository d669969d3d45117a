import { classify } from "../../../src/core/classes";
import { METHOD_IDS, type MethodId } from "../../../src/core/methods/methods";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { finish } from "../../../src/core/steps";
import type { CellValue } from "../../../src/core/table";
import { whyOf } from "../../../src/core/why";
import { analyzeRows } from "../rows";

/** What all methods have in common, method by method. */

const HEAD = [..."Customer,Order No,Date,Amount,Cost,Due date,Paid date,Potential,Satisfaction".split(",")];
const ROWS: readonly (readonly CellValue[])[] = Array.from({ length: 60 }, (_, i) => [
  `Customer ${i % 9}`,
  `SO-${i}`,
  45_300 + 11 * i,
  (100 + ((i * 37) % 91) * (1 + (i % 9))) / 4,
  20 + (i % 7),
  45_330 + 11 * i,
  45_320 + 12 * i,
  (i % 9) * 10,
  1 + (i % 5),
]);
const OPTIONS: { readonly [id in MethodId]?: object } = {
  tiers: { period: "window", tiers: [{ label: "Gold", from: 100 }] },
  grid: { rows: "abc", columns: "xyz" },
  rules: { rest: "others", classes: [{ label: "often", all: [{ measure: "orders", is: ">=", value: 7 }] }] },
  clv: { model: "simple" },
  scorecard: { criteria: [{ measure: "amount" }, { measure: "satisfaction" }] },
};
const POLICY = { amountUnit: "one", methods: METHOD_IDS.map((id) => ({ id, ...OPTIONS[id] })) };
const ALL = analyzeRows([HEAD, ...ROWS], POLICY);

test.each<[MethodId, string]>([
  ["abc", ""],
  ["pareto", ""],
  ["tiers", ""],
  ["percentile", ""],
  ["top", ""],
  ["breaks", ""],
  ["rfm", "daysSinceLastOrder as count, orders as count, rfmCode as count"],
  ["xyz", "variation as number"],
  ["lifecycle", "firstPurchase as day, lastPurchase as day, usualGap as number, atStake as money"],
  ["payment", "daysLate as number, daysBeyondTerms as number, overdueInvoices as count"],
  ["margin", "contribution as money, margin as share"],
  ["growth", "amountBefore as money, amountNow as money, growthInMoney as money, growthShare as share"],
  ["grid", ""],
  ["scorecard", "score as number, points as number, points as number, criteriaMissing as count"],
  ["rules", ""],
  ["clv", "lifetimeValue as money, purchasesExpected as number, aliveProbability as share"],
])("%s adds to the account list: %s", (id, columns) => {
  const result = ALL.value?.results.find(({ choice }) => choice.id === id);
  const details = result?.classes.details ?? [];
  expect(details.map(({ name, format }) => `${String(name)} as ${format}`).join(", ")).toBe(columns);
});

/** Customers of whom only the amount is known, as a formula has them. */
const BARE = analyzeRows([
  ["Customer", "Amount"],
  ["A", 3],
  ["B", 2],
  ["C", 1],
]);

test.each([
  { id: "rfm", role: "date" },
  { id: "xyz", role: "date" },
  { id: "lifecycle", role: "date" },
  { id: "payment", role: "dueDate" },
  { id: "growth", role: "date" },
  { id: "clv", role: "date" },
  { id: "clv", model: "historic", of: "profit", role: "profit" },
])("$id of customers without what it needs is refused, and says that $role is missing", ({ role, ...choice }) => {
  const policy = readPolicy({ methods: [choice] }).value;
  const customers = BARE.value?.gathering.customers;
  if (!policy || !customers) throw new Error("no policy or no customers");
  const { value, issues } = finish(classify(customers, policy));
  expect(value).toBeUndefined();
  expect(issues).toEqual([
    { kind: "roleMissing", severity: "error", facts: expect.objectContaining({ role, method: choice.id }) as unknown },
  ]);
});

test.each([{ id: "abc" }, { id: "clv", model: "simple" }, { id: "breaks" }, { id: "percentile" }, { id: "top" }])(
  "labels of $id: one a class, all different",
  (choice) => {
    const problems = (labels: readonly string[]) =>
      readPolicy({ methods: [{ ...choice, labels }] }).issues.map(({ facts }) => facts);
    const at = (problem: string) => [expect.objectContaining({ path: "methods.0.labels", problem }) as unknown];
    expect(problems(["x", "y"])).toEqual(at("labelsPerClass"));
    expect(problems(["x", "y", "y"])).toEqual(at("labelsUnique"));
    expect(problems(["x", "y", "z"])).toEqual([]);
  },
);

test.each(METHOD_IDS)("%s has a sentence of its own for every customer, in both languages", (id) => {
  const result = ALL.value?.results.find(({ choice }) => choice.id === id);
  if (!result) throw new Error(`${id} gave no result`);
  const { count } = ALL.value?.gathering.customers ?? { count: 0 };
  for (const language of ["en", "zh"] as const) {
    const why = whyOf(result, language);
    for (let customer = 0; customer < count; customer++) expect(why(customer)).toMatch(/^(?!.*(undefined|NaN)).{5,}/);
  }
});

const OUTSIDE = [
  "Sales add up to zero, so it stands outside the ranking.",
  "Returns exceed sales, so it stands outside the ranking.",
];
test.each([
  { id: "abc", says: OUTSIDE },
  { id: "pareto", says: OUTSIDE },
  { id: "percentile", says: OUTSIDE },
  { id: "top", says: OUTSIDE },
  { id: "breaks", says: OUTSIDE },
  {
    id: "tiers",
    period: "window",
    tiers: [{ label: "Gold", from: 100 }],
    says: ["Below 100; 100 short of Gold.", "Below 100; 103 short of Gold."],
  },
])("$id says what it does with sums of nothing and below", ({ says, ...choice }) => {
  const { value } = analyzeRows(
    [
      ["Customer", "Amount"],
      ["A", 20],
      ["B", 10],
      ["C", 9],
      ["D", 0],
      ["E", -3],
    ],
    { amountUnit: "one", methods: [choice] },
  );
  const [result] = value?.results ?? [];
  expect(result && [3, 4].map(whyOf(result, "en"))).toEqual(says);
});

test.each([
  { id: "xyz", cuts: [0.5, 0.5], at: "cuts", problem: "cutsAscending" },
  { id: "xyz", cuts: [0.6, 0.5], at: "cuts", problem: "cutsAscending" },
  { id: "top", counts: [3, 3], at: "counts", problem: "countsAscending" },
  { id: "top", counts: [5, 3], at: "counts", problem: "countsAscending" },
  {
    id: "scorecard",
    tiers: [
      { label: "A", from: 50 },
      { label: "B", from: 50 },
    ],
    at: "tiers",
    problem: "tiersDescending",
  },
  {
    id: "scorecard",
    tiers: [
      { label: "A", from: 50 },
      { label: "B", from: 60 },
      { label: "C", from: 10 },
    ],
    at: "tiers",
    problem: "tiersDescending",
  },
  {
    id: "scorecard",
    tiers: [
      { label: "A", from: 50 },
      { label: "A", from: 40 },
    ],
    at: "tiers",
    problem: "labelsUnique",
  },
])("$id is refused for its $at: $problem", ({ at, problem, ...choice }) => {
  const scored = choice.id === "scorecard" ? { criteria: [{ measure: "amount" }] } : {};
  expect(readPolicy({ methods: [{ ...scored, ...choice }] }).issues.map(({ facts }) => facts)).toEqual([
    expect.objectContaining({ path: `methods.0.${at}`, problem }),
  ]);
});

test("top counts of two classes, tiers that descend and cuts that rise are taken", () => {
  const { issues } = readPolicy({
    methods: [
      { id: "top", counts: [3, 5] },
      { id: "xyz", cuts: [0.5, 0.6] },
      {
        id: "scorecard",
        criteria: [{ measure: "amount" }],
        tiers: [
          { label: "A", from: 60 },
          { label: "B", from: 50 },
        ],
      },
    ],
  });
  expect(issues).toEqual([]);
});

test.each([
  {
    id: "abc",
    says: [
      "Rank 1 of 4; no customer is larger.",
      "Rank 2 of 4; larger customers hold 50% under the 80% cut-off.",
      "Rank 3 of 4; larger customers hold 80%, at or over 80% but under the 95% cut-off; 15 short of A.",
      "Rank 4 of 4; larger customers already hold 95%, at or over the 95% cut-off; 10 short of B.",
    ],
  },
  {
    id: "pareto",
    says: [
      "Rank 1 of 4; no customer is larger.",
      "Rank 2 of 4; larger customers hold 50% under the 80% cut-off.",
      "Rank 3 of 4; larger customers already hold 80%, at or over the 80% cut-off; 15 short of Vital few.",
      "Rank 4 of 4; larger customers already hold 95%, at or over the 80% cut-off; 25 short of Vital few.",
    ],
  },
  {
    id: "percentile",
    says: [
      "Rank 1 of 4; among the best 5% of the customers.",
      "Rank 2 of 4; not among the best 20% of the customers; 20 short of A.",
      "Rank 3 of 4; not among the best 20% of the customers; 35 short of A.",
      "Rank 4 of 4; not among the best 20% of the customers; 45 short of A.",
    ],
  },
  {
    id: "top",
    counts: [1, 2],
    says: [
      "Rank 1 of 4; among the first 1.",
      "Rank 2 of 4; not among the first 1 but among the first 2; 20 short of A.",
      "Rank 3 of 4; not among the first 2; 15 short of B.",
      "Rank 4 of 4; not among the first 2; 25 short of B.",
    ],
  },
])("$id says how far a customer is from the next class", ({ says, ...choice }) => {
  const { value } = analyzeRows(
    [
      ["Customer", "Amount"],
      ["A", 50],
      ["B", 30],
      ["C", 15],
      ["D", 5],
    ],
    { methods: [choice] },
  );
  const [result] = value?.results ?? [];
  expect(result && [0, 1, 2, 3].map(whyOf(result, "en"))).toEqual(says);
});

test.each<[MethodId, string, readonly [number, number, number, number]]>([
  ["xyz", "amounts that are zero", [0, 0, 45_300, 45_301]],
  ["payment", "credit notes only", [-5, 0, 45_300, 45_301]],
  ["margin", "no sales", [0, 0, 45_300, 45_301]],
])("%s says that it rates nobody: %s", (id, _, [amount, cost, due, paid]) => {
  const rows = Array.from({ length: 12 }, (_row, i) => [`C${i % 2}`, 45_000 + 31 * i, amount, cost, due, paid]);
  const { value, issues } = analyzeRows([["Customer", "Date", "Amount", "Cost", "Due date", "Paid date"], ...rows], {
    methods: [{ id }],
  });
  expect(value).toBeDefined();
  expect(issues).toContainEqual({ kind: "noneRated", severity: "warning", facts: { method: id, customers: 2 } });
});
