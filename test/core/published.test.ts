import { analyzeRows, analyzeValues, classesByName, classesInOrder } from "./rows";

const CHINESE_43 = [
  131, 66, 54, 48, 44, 39, 37, 34, 28, 28, 27, 27, 26, 26, 25, 25, 24, 22, 21, 21, 21, 21, 18, 17, 17, 16, 16, 16, 15,
  15, 13, 11, 11, 10, 10, 10, 10, 9, 8, 6, 6, 6, 5,
];

function figures(values: readonly number[], cuts: readonly number[], boundary: string): unknown {
  const { value } = analyzeValues(values, { methods: [{ id: "abc", cuts, boundary }] });
  const classes = value?.report.methods[0]?.classes ?? [];
  return {
    counts: classes.map(({ customers }) => customers).join("/"),
    sums: classes.map(({ amount }) => amount.value).join("/"),
  };
}

describe("ABC on published tables", () => {
  test.each([
    { cuts: [0.55, 0.85], boundary: "inclusive", counts: "14/14/15", sums: "615/280/145" },
    { cuts: [0.55, 0.85], boundary: "exclusive", counts: "12/13/18", sums: "563/284/193" },
    { cuts: [0.8, 0.95], boundary: "inclusive", counts: "25/12/6", sums: "847/153/40" },
    { cuts: [0.8, 0.95], boundary: "exclusive", counts: "23/10/10", sums: "813/147/80" },
  ])("43 customers at $cuts $boundary: $counts", ({ cuts, boundary, counts, sums }) => {
    expect(figures(CHINESE_43, cuts, boundary)).toEqual({ counts, sums });
  });

  test.each([
    { values: [900, 50, 30, 20], cuts: [0.8, 0.95], boundary: "exclusive", is: "B B C C" },
    { values: [900, 50, 30, 20], cuts: [0.8, 0.95], boundary: "inclusive", is: "A B C C" },
    {
      values: [27000, 24000, 18000, 16000, 6000, 5000, 4000],
      cuts: [0.7, 0.9],
      boundary: "exclusive",
      is: "A A A B C C C",
    },
    {
      values: [27000, 24000, 18000, 16000, 6000, 5000, 4000],
      cuts: [0.7, 0.9],
      boundary: "inclusive",
      is: "A A A A B C C",
    },
  ])("$values at $cuts $boundary: $is", ({ values, cuts, boundary, is }) => {
    expect(classesInOrder(analyzeValues(values, { methods: [{ id: "abc", cuts, boundary }] }))).toBe(is);
  });

  test.each([
    { boundary: "exclusive", is: 3 },
    { boundary: "inclusive", is: 4 },
  ])("the 80 % set of 8 customers is $is, $boundary", ({ boundary, is }) => {
    const classes = classesInOrder(
      analyzeValues([2780, 1090, 1060, 1035, 290, 220, 180, 145], { methods: [{ id: "abc", boundary }] }),
    );
    expect(classes.split("A").length - 1).toBe(is);
  });

  test.each([
    {
      values: [70, 20, 10],
      cuts: [0.8],
      is: "A A B",
      why: "70 to 90 around 80: as near on both sides, so the upper class",
    },
    { values: [70, 25, 5], cuts: [0.8], is: "A B B", why: "70 to 95 around 80: 10 below is nearer than 15 above" },
    { values: [75, 20, 5], cuts: [0.9], is: "A A B", why: "75 to 95 around 90: 5 above is nearer than 15 below" },
    { values: [50, 20, 20, 10], cuts: [0.6], is: "A B B B", why: "two of 20 move as one: 50 to 90 around 60" },
  ])("nearest: $why", ({ values, cuts, is }) => {
    expect(classesInOrder(analyzeValues(values, { methods: [{ id: "abc", cuts, boundary: "nearest" }] }))).toBe(is);
  });
});

describe("exactly at a cut-off", () => {
  test("a share of exactly 80 % is within an exclusive cut-off of 80 %", () => {
    // As doubles 0.1 + 0.7 is 0.7999999999999999 and 0.3 + 0.3 + 0.2 is more than 0.8 of their total: only integers get both right.
    const exclusive = { methods: [{ id: "abc", cuts: [0.8], boundary: "exclusive" }] };
    expect(
      classesInOrder(
        analyzeValues([0.7, 0.1, 0.1, 0.1], { methods: [{ id: "abc", cuts: [0.7], boundary: "exclusive" }] }),
      ),
    ).toBe("A B B B");
    expect(classesInOrder(analyzeValues([0.3, 0.3, 0.2, 0.1, 0.1], exclusive))).toBe("A A A B B");
  });

  test("a share before of exactly 80 % is no longer under an inclusive cut-off of 80 %", () => {
    expect(classesInOrder(analyzeValues([0.3, 0.3, 0.2, 0.15, 0.05], { methods: [{ id: "abc", cuts: [0.8] }] }))).toBe(
      "A A A B B",
    );
  });

  test("amounts beyond 2^53 in their smallest unit are as exact", () => {
    const big = [400_000_000_000_000, 400_000_000_000_000, 100_000_000_000_000, 99_999_999_999_999.9];
    const { value } = analyzeValues(big, { methods: [{ id: "abc", cuts: [0.8], boundary: "exclusive" }] });
    expect(value?.report.net.text).toBe("999999999999999.9");
    expect(value?.report.methods[0]?.checks.every(({ passed }) => passed)).toBe(true);
  });
});

describe("80/20 and concentration on published values", () => {
  const TEN = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];

  test("Gini and Herfindahl of ten incomes", () => {
    const concentration = analyzeValues(TEN).value?.report.concentration;
    expect(concentration?.gini).toBeCloseTo(0.4620911, 7);
    expect(concentration?.giniCorrected).toBeCloseTo(0.5134346, 7);
    expect(concentration?.hhi).toBeCloseTo(0.1840812, 7);
  });

  test.each([
    { values: [30, 30, 20, 20], is: 2600 },
    { values: [40, 30, 20, 10], is: 3000 },
  ])("HHI of shares $values is $is points", ({ values, is }) => {
    expect((analyzeValues(values).value?.report.concentration?.hhi ?? 0) * 10_000).toBeCloseTo(is, 9);
  });

  test("80/20 names the smallest set that reaches 80 %", () => {
    expect(classesInOrder(analyzeValues([50, 30, 10, 5, 5], { methods: [{ id: "pareto" }] }))).toBe(
      "Vital few Vital few Useful many Useful many Useful many",
    );
  });
});

describe("tiers by fixed thresholds", () => {
  const chinaPost = { amountUnit: "tenThousand", methods: [{ id: "tiers", period: "window" }] };

  test.each([
    { value: 500, is: "钻石" },
    { value: 499.99, is: "白金" },
    { value: 100, is: "白金" },
    { value: 50, is: "黄金" },
    { value: 1, is: "贵宾" },
    { value: 0.99, is: "No tier" },
  ])("China Post: $value 万元 is $is", ({ value, is }) => {
    expect(classesInOrder(analyzeValues([value], chinaPost))).toBe(is);
  });

  test("three rows of 0.1 reach a bound of 0.3 and not one of 0.30001", () => {
    const tiers = [
      { label: "Gold", from: 0.30001 },
      { label: "Silver", from: 0.3 },
    ];
    const rows = [
      ["Customer", "Amount"],
      ["X", 0.1],
      ["X", 0.1],
      ["X", 0.1],
    ];
    expect(
      classesByName(analyzeRows(rows, { amountUnit: "one", methods: [{ id: "tiers", period: "window", tiers }] })),
    ).toEqual({ X: "Silver" });
  });
});
