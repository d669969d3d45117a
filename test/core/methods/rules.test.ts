import { describeConditions } from "../../../src/core/text/methods/rules";
import { describeRule } from "../../../src/core/text/rules";
import { describeIssue } from "../../../src/core/text/sentences";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { whyOf } from "../../../src/core/why";
import type { CellValue } from "../../../src/core/table";
import { analyzeRows, classesByName, kinds } from "../rows";

/** Definitions, section 4: "R <= 30 days and F >= 15 a year and M >= 500,000", and a softer class below it. */
const COMPOUND = [
  {
    label: "Key",
    all: [
      { measure: "daysSinceLastOrder", is: "<=", value: 30 },
      { measure: "ordersOfLastYear", is: ">=", value: 15 },
      { measure: "amountOfLastYear", is: ">=", value: 50 },
    ],
  },
  {
    label: "Loose",
    any: [
      { measure: "ordersOfLastYear", is: ">=", value: 3 },
      { measure: "amount", is: ">=", value: 20 },
    ],
  },
];

const policy = (classes: readonly object[], rest: object = { rest: "Other" }) => ({
  amountUnit: "one",
  methods: [{ id: "rules", classes, ...rest }],
});

/** So many orders of a customer, one a week, the last on a day of June 2025. */
function orders(name: string, count: number, { amount, last }: { amount: number; last: number }): CellValue[][] {
  return Array.from({ length: count }, (_, i) => {
    const day = new Date(Date.UTC(2025, 5, last - 7 * i));
    return [name, day.toISOString().slice(0, 10), amount / count];
  });
}

const ROWS: CellValue[][] = [
  ["Customer", "Date", "Amount"],
  ...orders("Ann", 15, { amount: 600_000, last: 30 }),
  ...orders("Ben", 15, { amount: 420_000, last: 30 }),
  ...orders("Cleo", 3, { amount: 90_000, last: 1 }),
  ...orders("Dan", 1, { amount: 250_000, last: 1 }),
  ...orders("Eve", 1, { amount: 5_000, last: 1 }),
];

const inTenThousands = { rest: "Other", unit: "tenThousand" };

test("the first rule that fits wins; sums of money are in the rule's unit", () => {
  const outcome = analyzeRows(ROWS, policy(COMPOUND, inTenThousands));
  expect(classesByName(outcome)).toEqual({ Ann: "Key", Ben: "Loose", Cleo: "Loose", Dan: "Loose", Eve: "Other" });
  expect(outcome.value?.report.methods[0]?.checks.every(({ passed }) => passed)).toBe(true);
  expect(outcome.value?.results[0]?.classes.list.map(({ label, kind }) => label ?? kind)).toEqual([
    "Key",
    "Loose",
    "Other",
    "notRated",
  ]);
});

test("what fits and what is missing is told in both languages", () => {
  const { value } = analyzeRows(ROWS, policy(COMPOUND, inTenThousands));
  const result = value?.results[0];
  if (!result) throw new Error("no result");
  const [en, zh] = [whyOf(result, "en"), whyOf(result, "zh")];
  expect(en(0)).toBe(
    "Fits: days since the last order 0 days ≤ 30 days, orders of the last 12 months 15, amount of the last 12 months 600,000 ≥ 500,000.",
  );
  expect(en(1)).toBe(
    "Fits: orders of the last 12 months 15 ≥ 3, amount 420,000 ≥ 200,000; for Key it lacks amount of the last 12 months ≥ 500,000 (now 420,000, 80,000 short).",
  );
  expect(en(2)).toBe(
    "Fits: orders of the last 12 months 3; for Key it lacks orders of the last 12 months ≥ 15 (now 3, 12 short), amount of the last 12 months ≥ 500,000 (now 90,000, 410,000 short).",
  );
  expect(en(4)).toBe(
    "Fits none of the rules; for Loose it lacks orders of the last 12 months ≥ 3 (now 1, 2 short) or amount ≥ 200,000 (now 5,000, 195,000 short).",
  );
  expect(zh(4)).toBe(
    "不符合任何一条规则；要达到 Loose，还缺近 12 个月订单数 ≥ 3（现为 1，还差 2）或金额 ≥ 200,000（现为 5,000，还差 195,000）。",
  );
  expect(describeRule(result.choice, "en")).toBe(
    "Ordered rules, the first that fits: Key if days since the last order ≤ 30 days and orders of the last 12 months ≥ 15 and amount of the last 12 months ≥ 50; Loose if orders of the last 12 months ≥ 3 or amount ≥ 20; all others Other; unit of money: ten thousand (万)",
  );
});

test("in Chinese what joins conditions stands apart from figures, and lists have marks of their own", () => {
  const { value } = analyzeRows(ROWS, policy(COMPOUND, inTenThousands));
  const choice = value?.results[0]?.choice;
  expect(choice && describeRule(choice, "zh")).toMatch(
    / 30 天且近 12 个月订单数 ≥ 15 且近 12 个月金额 ≥ 50；Loose：.* ≥ 3 或金额 ≥ 20；/,
  );
  const conditions = {
    all: [{ measure: "amount", is: ">=", value: 9 }],
    any: ["orders", "amount"].map((measure) => ({ measure, is: ">=", value: 2 })),
  } as Parameters<typeof describeConditions>[0]; // as a policy has them
  expect(describeConditions(conditions, "zh")).toMatch(/^金额 ≥ 9 且（.* ≥ 2 或金额 ≥ 2）$/);
});

test("too many days are told as such", () => {
  const classes = [{ label: "Fresh", all: [{ measure: "daysSinceLastOrder", is: "<=", value: 7 }] }];
  const { value } = analyzeRows(ROWS, policy(classes));
  const result = value?.results[0];
  expect(result && whyOf(result, "en")(4)).toBe(
    "Fits none of the rules; for Fresh it lacks days since the last order ≤ 7 days (now 29 days, 22 days too much).",
  );
});

test.each([
  { about: "at the bound", is: ">=", value: 100, of: "In" },
  { about: "at the bound, not above", is: ">", value: 100, of: "Out" },
  { about: "at the bound from below", is: "<=", value: 100, of: "In" },
  { about: "at the bound, not below", is: "<", value: 100, of: "Out" },
  { about: "equal", is: "=", value: 100, of: "In" },
  { about: "a cent apart is not equal", is: "=", value: 100.01, of: "Out" },
])("$about", ({ is, value, of }) => {
  const rows = [
    ["Customer", "Amount"],
    ["Ann", 33.1],
    ["Ann", 33.1],
    ["Ann", 33.8],
  ];
  const outcome = analyzeRows(
    rows,
    policy([{ label: "In", all: [{ measure: "amount", is, value }] }], { rest: "Out" }),
  );
  expect(classesByName(outcome)).toEqual({ Ann: of });
});

test("without the value a comparison does not hold, and where there is no rest the customer is not rated", () => {
  const rows = [
    ["Customer", "Amount", "Satisfaction"],
    ["Ann", 5, 4],
    ["Ben", 5, null],
    ["Cleo", 5, 2],
  ];
  const classes = [
    { label: "Happy", all: [{ measure: "satisfaction", is: ">=", value: 3 }] },
    { label: "Unhappy", all: [{ measure: "satisfaction", is: "<", value: 3 }] },
  ];
  const outcome = analyzeRows(rows, policy(classes, {}));
  expect(classesByName(outcome)).toEqual({ Ann: "Happy", Ben: "Not rated", Cleo: "Unhappy" });
  const result = outcome.value?.results[0];
  expect(result && whyOf(result, "en")(1)).toBe(
    "Fits none of the rules, and values are missing; for Unhappy it lacks satisfaction < 3 (it has no value).",
  );
});

test("the standard rules fit everyone", () => {
  const outcome = analyzeRows(ROWS, { amountUnit: "one", methods: [{ id: "rules" }] });
  expect(classesByName(outcome)).toEqual({ Ann: "A", Ben: "B", Cleo: "C", Dan: "C", Eve: "C" });
});

test.each([
  {
    about: "a rule that another covers",
    classes: [
      { label: "Large", all: [{ measure: "amount", is: ">=", value: 10 }] },
      { label: "Huge", all: [{ measure: "amount", is: ">=", value: 100 }] },
    ],
    says: "methods.0.classes.1: this class can never be given, because the ones before it take all its customers",
  },
  {
    about: "a rule that contradicts itself",
    classes: [
      {
        label: "None",
        all: [
          { measure: "amount", is: ">", value: 10 },
          { measure: "amount", is: "<", value: 5 },
        ],
      },
    ],
    says: "methods.0.classes.0: this class can never be given, because its conditions contradict each other",
  },
  {
    about: "a hole without a name of the rest",
    rest: {},
    classes: [{ label: "Large", all: [{ measure: "amount", is: ">=", value: 10 }] }],
    says: "methods.0.rest: not every customer fits one of the classes",
  },
  { about: "a class without conditions", classes: [{ label: "Any" }], says: "the class has no conditions" },
  {
    about: "two classes of one name",
    classes: [{ label: "Other", all: [{ measure: "amount", is: ">=", value: 10 }] }],
    says: "two classes have the same name",
  },
])("refused: $about", ({ classes, rest, says }) => {
  const sentences = readPolicy(policy(classes, rest)).issues.map((issue) => describeIssue(issue, "en"));
  expect(sentences.join("\n")).toContain(says);
});

test("a class that could be given and is not is a warning", () => {
  const classes = [{ label: "Huge", all: [{ measure: "amount", is: ">=", value: 1e9 }] }];
  expect(analyzeRows(ROWS, policy(classes)).issues).toEqual([
    { kind: "emptyClass", severity: "warning", facts: { label: "Huge" } },
  ]);
});

test("sums of money are not compared before the unit of the sheet is known", () => {
  const { amountUnit: _unit, ...rest } = policy(COMPOUND);
  expect(kinds(analyzeRows(ROWS, rest))).toEqual(["amountUnitUnknown"]);
});

test("what is not there is named", () => {
  const rows = [
    ["Customer", "Amount"],
    ["Ann", 5],
  ];
  expect(kinds(analyzeRows(rows, policy(COMPOUND)))).toEqual(["roleMissing"]);
});
