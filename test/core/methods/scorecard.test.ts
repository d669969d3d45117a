import * as fc from "fast-check";
import { describeRule } from "../../../src/core/text/rules";
import { describeIssue } from "../../../src/core/text/sentences";
import { classLabel } from "../../../src/core/text/text";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { whyOf } from "../../../src/core/why";
import type { CellValue } from "../../../src/core/table";
import { analyzeRows, classesByName, kinds } from "../rows";

const HEADER = ["Customer", "Amount", "Satisfaction", "Complaints", "Reach"];
const ROWS: readonly (readonly CellValue[])[] = [
  HEADER,
  ["Ann", 1000, 5, 0, 7],
  ["Ben", 600, 3, 2, 7],
  ["Cleo", 200, null, 4, 7],
  ["Dan", 0, 1, 1, 7],
];

const card = (criteria: readonly object[], rest: object = {}) => ({
  methods: [{ id: "scorecard", criteria, ...rest }],
});

/** The scores by name. */
function scores(rows: readonly (readonly CellValue[])[], policy: object): Record<string, number> {
  const { value } = analyzeRows(rows, policy);
  const values = value?.results[0]?.classes.details?.find(({ name }) => name === "score")?.values ?? [];
  return Object.fromEntries(value?.gathering.customers.names.map((name, i) => [name, Number(values[i])]) ?? []);
}

test.each([
  {
    about: "one criterion from smallest to largest",
    criteria: [{ measure: "amount" }],
    is: { Ann: 100, Ben: 60, Cleo: 20, Dan: 0 },
  },
  {
    about: "by place",
    criteria: [{ measure: "amount", scale: "percentileRank" }],
    is: { Ann: 100, Ben: 200 / 3, Cleo: 100 / 3, Dan: 0 },
  },
  { about: "cost by its nature", criteria: [{ measure: "complaints" }], is: { Ann: 100, Ben: 50, Cleo: 0, Dan: 75 } },
  {
    about: "the direction may be turned",
    criteria: [{ measure: "complaints", direction: "benefit" }],
    is: { Ann: 0, Ben: 50, Cleo: 100, Dan: 25 },
  },
  {
    about: "weights: Ann (2·1 + 1·1)/3, Ben (2·0.6 + 1·0.5)/3, Cleo (2·0.2 + 0)/3, Dan 0.75/3",
    criteria: [{ measure: "amount", weight: 2 }, { measure: "complaints" }],
    is: { Ann: 100, Ben: 56.666666667, Cleo: 13.333333333, Dan: 25 },
  },
  {
    about: "a missing value drops its weight for that customer only",
    criteria: [{ measure: "amount" }, { measure: "satisfaction", weight: 3 }],
    is: { Ann: 100, Ben: 52.5, Cleo: 20, Dan: 0 },
  },
  {
    about: "a constant criterion is worth half, to everyone",
    criteria: [{ measure: "amount" }, { header: "Reach" }],
    is: { Ann: 75, Ben: 55, Cleo: 35, Dan: 25 },
  },
])("$about", ({ criteria, is }) => {
  const found = scores(ROWS, card(criteria));
  for (const [name, score] of Object.entries(is)) expect(found[name]).toBeCloseTo(score, 8);
});

test("tiers by thresholds that the score reaches", () => {
  const outcome = analyzeRows(
    ROWS,
    card([{ measure: "amount" }], {
      tiers: [
        { label: "High", from: 60 },
        { label: "Low", from: 20 },
      ],
    }),
  );
  expect(classesByName(outcome)).toEqual({ Ann: "High", Ben: "High", Cleo: "Low", Dan: "No tier" });
  expect(outcome.value?.report.methods[0]?.checks.every(({ passed }) => passed)).toBe(true);
});

test("thresholds may be places among all scores", () => {
  const tiers = [
    { label: "Best third", from: 66 },
    { label: "Rest", from: 0 },
  ];
  const outcome = analyzeRows(ROWS, card([{ measure: "amount" }], { tiers, compare: "percentileRank" }));
  expect(classesByName(outcome)).toEqual({ Ann: "Best third", Ben: "Best third", Cleo: "Rest", Dan: "Rest" });
});

test("what stands out is said: constant, without a value, empty tiers", () => {
  const outcome = analyzeRows(ROWS, card([{ header: "Reach" }, { measure: "amount" }]));
  const sentences = outcome.issues.map((issue) => describeIssue(issue, "en"));
  expect(sentences).toContain(
    "All customers have the same value of “Reach”, so it tells none from another: each gets half of its points.",
  );
  expect(sentences).toContain("The class “A” has no customer by this rule.");
});

test("a criterion without any value leaves customers without a score, which is said", () => {
  const rows = [
    ["Customer", "Amount", "Satisfaction"],
    ["Ann", 5, null],
    ["Ben", 3, null],
  ];
  const outcome = analyzeRows(rows, {
    ...card([{ measure: "satisfaction" }]),
    columns: { satisfaction: "Satisfaction" },
  });
  expect(classesByName(outcome)).toEqual({ Ann: "Not rated", Ben: "Not rated" });
  expect(kinds(outcome)).toContain("criterionEmpty");
});

test.each([
  {
    about: "one customer",
    rows: [
      ["Customer", "Amount"],
      ["Ann", 5],
    ],
    is: { Ann: "C" },
  },
  {
    about: "all equal",
    rows: [
      ["Customer", "Amount"],
      ["Ann", 5],
      ["Ben", 5],
    ],
    is: { Ann: "C", Ben: "C" },
  },
  {
    about: "sums to zero",
    rows: [
      ["Customer", "Amount"],
      ["Ann", 5],
      ["Ben", -5],
    ],
    is: { Ann: "A", Ben: "D" },
  },
])("$about", ({ rows, is }) => {
  expect(classesByName(analyzeRows(rows, card([{ measure: "amount" }])))).toEqual(is);
});

test("each criterion's points and the gap to the tier above are told, in both languages and in the account list", () => {
  const policy = card([{ measure: "amount", weight: 2 }, { measure: "satisfaction" }, { measure: "complaints" }]);
  const { value } = analyzeRows(ROWS, policy);
  const result = value?.results[0];
  if (!result) throw new Error("no result");
  expect(whyOf(result, "en")(1)).toBe(
    "Score 55 of 100: amount 30/50 (600), satisfaction 12.5/25 (3), complaints 12.5/25 (2); 5 short of B.",
  );
  expect(whyOf(result, "en")(2)).toBe(
    "Score 13.3 of 100: amount 13.3/66.7 (200), complaints 0/33.3 (4); no value for satisfaction, whose weight is left out; 26.7 short of C.",
  );
  expect(whyOf(result, "zh")(1)).toBe(
    "得分 55（满分 100）：金额 30/50（600），满意度 12.5/25（3），投诉次数 12.5/25（2）；距 B 还差 5 分。",
  );
  expect(describeRule(result.choice, "en")).toBe(
    "Scorecard from 0 to 100: amount (weight 2, from smallest to largest), satisfaction (weight 1, from smallest to largest), complaints (weight 1, from smallest to largest); A from 80, B from 60, C from 40, D from 0",
  );
  const headers = value?.plan.edits.find((edit) => edit.kind === "setCells" && edit.sheet === "accounts");
  const names = headers?.kind === "setCells" ? headers.columns.map(({ values }) => values[0]) : [];
  expect(names).toEqual(
    expect.arrayContaining(["Score", "Points: amount", "Points: satisfaction", "Criteria without a value"]),
  );
});

test("within groups the criteria are measured within each", () => {
  const rows = [
    ["Customer", "Region", "Amount"],
    ["N1", "N", 900],
    ["N2", "N", 100],
    ["S1", "S", 9],
    ["S2", "S", 1],
  ];
  const outcome = analyzeRows(rows, { ...card([{ measure: "amount" }]), columns: { within: "Region" } });
  expect(classesByName(outcome)).toEqual({ N1: "A", N2: "D", S1: "A", S2: "D" });
});

test.each([
  {
    about: "neither a measure nor a header",
    criteria: [{ weight: 1 }],
    says: "name either a measure or the header of a column",
  },
  {
    about: "both",
    criteria: [{ measure: "amount", header: "X" }],
    says: "name either a measure or the header of a column",
  },
  {
    about: "twice",
    criteria: [{ measure: "amount" }, { measure: "amount" }],
    says: "the same criterion stands there twice",
  },
  { about: "a measure that is not known", criteria: [{ measure: "charm" }], says: "methods.0.criteria.0.measure" },
])("refused: $about", ({ criteria, says }) => {
  const [issue] = readPolicy(card(criteria)).issues;
  expect(issue && describeIssue(issue, "en")).toContain(says);
});

test("a column that is not there is refused by its name", () => {
  expect(kinds(analyzeRows(ROWS, card([{ header: "Charm" }])))).toEqual(["columnNotThere"]);
  expect(kinds(analyzeRows(ROWS, card([{ measure: "orders" }])))).toEqual(["roleMissing"]);
});

const customers = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 500 })), {
  minLength: 2,
  maxLength: 12,
  selector: ([id]) => id,
});

test("law: neither the order of the rows nor the unit of the amounts nor a row of zero changes a tier", () => {
  fc.assert(
    fc.property(customers, fc.constantFrom("minmax", "percentileRank"), (entries, scale) => {
      const policy = card([{ measure: "amount", scale }]);
      const rows = entries.map(([id, amount]): CellValue[] => [`C${String(id)}`, amount]);
      const tiersOf = (changed: CellValue[][]) =>
        classesByName(analyzeRows([["Customer", "Amount"], ...changed], policy));
      const first = tiersOf(rows);
      expect(tiersOf([...rows].reverse())).toEqual(first);
      expect(tiersOf(rows.map(([name, amount]) => [name ?? null, Number(amount) * 1000]))).toEqual(first);
      expect(tiersOf([...rows, [rows[0]?.[0] ?? null, 0]])).toEqual(first);
    }),
    { numRuns: 40 },
  );
});

test("the words of tiers are the policy's", () => {
  const { value } = analyzeRows(ROWS, card([{ measure: "amount" }]));
  expect(value?.results[0]?.classes.list.map((entry) => classLabel(entry, "zh"))).toEqual([
    "A",
    "B",
    "C",
    "D",
    "未入级",
    "未评级",
  ]);
});
