import * as fc from "fast-check";
import { describeRule } from "../../../src/core/text/rules";
import { wordsOf } from "../../../src/core/text/methods/methods";
import { whyOf } from "../../../src/core/why";
import { analyzeRows, analyzeValues, classesInOrder, kinds } from "../rows";

/** The published table of 43 customers, definitions, section 1. */
const TABLE = [
  131, 66, 54, 48, 44, 39, 37, 34, 28, 28, 27, 27, 26, 26, 25, 25, 24, 22, 21, 21, 21, 21, 18, 17, 17, 16, 16, 16, 15,
  15, 13, 11, 11, 10, 10, 10, 10, 9, 8, 6, 6, 6, 5,
];

const counts = (text: string) => ["A", "B", "C"].map((name) => text.split(" ").filter((of) => of === name).length);
const by = (limits: string, rest: object = {}) => ({ methods: [{ id: "abc", limits, ...rest }] });

test.each([
  {
    // By hand: 20 % + 60 % and 40 % + 80 %: half way, (0.3, 0.7). A (0.21 − 0.09)/1.4 = 8.57 %, B (0.63 + 0.09)/1.4 = 51.43 % of 5.
    about: "triangle, the Pareto point half way between two customers",
    values: [60, 20, 10, 5, 5],
    limits: "triangle",
    is: [1, 2, 2],
    found: { pareto: { customers: 0.3, value: 0.7 }, ends: [0.12 / 1.4, 0.72 / 1.4], customers: [1, 3] },
  },
  {
    // 3.32 customers are 4; 28.19 are 29, and the 30th has the same amount as the 29th.
    about: "triangle, the table of 43",
    values: TABLE,
    limits: "triangle",
    is: [4, 26, 13],
    found: {
      pareto: { customers: 0.36643026, value: 0.63356974 },
      ends: [0.077251156, 0.655609365],
      customers: [4, 30],
    },
  },
  {
    // Nearest to (0, 1) is rank 16, which is also the last with an average amount (1040/43 = 24.19); nearest to (16/43, 1) is rank 23.
    about: "computed, the table of 43",
    values: TABLE,
    limits: "computed",
    is: [16, 7, 20],
    found: {
      pareto: { customers: 16 / 43, value: 665 / 1040 },
      breakEven: { customers: 16 / 43, value: 665 / 1040 },
      ends: [16 / 43, 23 / 43],
      customers: [16, 23],
    },
  },
  {
    about: "computed, one large customer is all of A and nobody is B",
    values: [900, 50, 30, 20],
    limits: "computed",
    is: [1, 0, 3],
    found: { customers: [1, 1] },
  },
])("$about", ({ values, limits, is, found }) => {
  const outcome = analyzeValues(values, by(limits));
  expect(counts(classesInOrder(outcome))).toEqual(is);
  const close = (value: unknown): unknown =>
    typeof value === "number"
      ? expect.closeTo(value, 8)
      : Array.isArray(value)
        ? value.map(close)
        : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, close(inner)])); // plain objects only
  expect(outcome.value?.report.methods[0]?.found).toMatchObject(close(found) as object); // an object of matchers
});

test("the limits found are told, and why a customer stands where it does", () => {
  const { value } = analyzeValues(TABLE, by("computed"));
  const result = value?.results[0];
  if (!result) throw new Error("no result");
  const { en, zh } = wordsOf(result.choice);
  const found = result.classes.found ?? {};
  expect(en.found?.(found, result.choice)).toEqual([
    "Pareto point: 37.2% of the customers bring 63.9%",
    "Break-even point, where one more customer brings the average: 37.2% of the customers, 63.9% of the amount",
    "A ends at 37.2% of the customers (16), B at 53.5% (23)",
  ]);
  expect(zh.found?.(found, result.choice)[2]).toBe(
    "A 到客户数的 37.2% 为止（16 个客户），B 到 53.5% 为止（23 个客户）",
  );
  expect(whyOf(result, "en")(16)).toBe("Rank 17 of 43; not among the first 16 but among the first 23; 1 short of A.");
  expect(describeRule(result.choice, "en")).toBe(
    "ABC with limits from the data, by computed ABC analysis, equal customers together",
  );
  expect(describeRule(result.choice, "zh")).toBe("ABC 分界由数据决定（计算 ABC 分析法），金额相同的客户归在一起");
});

test.each(["triangle", "computed"])("%s: edge cases end in a class or a sentence", (limits) => {
  expect(kinds(analyzeValues([5], by(limits)))).toContain("allEqual");
  expect(classesInOrder(analyzeValues([5, 5, 5], by(limits)))).toBe("A A A");
  expect(kinds(analyzeValues([0, -1], by(limits)))).toEqual(["noPositiveTotal"]);
  expect(classesInOrder(analyzeValues([90, 10, 0, -5], by(limits)))).toMatch(/^A [ABC] Zero Negative$/);
});

test("the cut-offs play no part where the data decides, and there are three names", () => {
  const few = by("triangle", { cuts: [0.5], labels: ["X", "Y", "Z"] });
  expect(classesInOrder(analyzeValues([60, 20, 10, 5, 5], few))).toBe("X Y Y Z Z");
  expect(kinds(analyzeValues([1], by("triangle", { labels: ["X", "Y"] })))).toEqual(["badPolicy"]);
});

test("within groups each group has limits of its own", () => {
  const rows = [
    ["Customer", "Region", "Amount"],
    ...[60, 20, 10, 5, 5].map((amount, i) => [`N${String(i)}`, "N", amount]),
    ...[600, 200, 100, 50, 50].map((amount, i) => [`S${String(i)}`, "S", amount]),
  ];
  const outcome = analyzeRows(rows, { ...by("triangle"), columns: { within: "Region" } });
  expect(classesInOrder(outcome)).toBe("A B B C C A B B C C");
});

test("law: neither order nor unit of the amounts moves a limit that the data decides", () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(amounts, fc.constantFrom("triangle", "computed"), (values, limits) => {
      const first = counts(classesInOrder(analyzeValues(values, by(limits))));
      expect(counts(classesInOrder(analyzeValues([...values].reverse(), by(limits))))).toEqual(first);
      expect(
        counts(
          classesInOrder(
            analyzeValues(
              values.map((value) => value * 1000),
              by(limits),
            ),
          ),
        ),
      ).toEqual(first);
    }),
    { numRuns: 60 },
  );
});

test.each([
  // Of 5 positive and 5 others: the best 40 % of the positive are 2, of all 4. PERCENTILE.INC over all: place 9·0.6 = 5.4, above 50 and 40, 30, 20.
  { whole: undefined, is: "A A B B B Zero Zero Zero Zero Negative" },
  { whole: "positive", is: "A A B B B Zero Zero Zero Zero Negative" },
  { whole: "all", is: "A A A A B Zero Zero Zero Zero Negative" },
])("the parts of percentiles are of $whole customers", ({ whole, is }) => {
  const values = [50, 40, 30, 20, 10, 0, 0, 0, 0, -5];
  const method = { id: "percentile", parts: [0.4], ...(whole === undefined ? {} : { whole }) };
  expect(classesInOrder(analyzeValues(values, { methods: [method] }))).toBe(is);
});
