import fc from "fast-check";
import { analyzeValues, classesInOrder, kinds } from "./rows";

const by = (method: object) => ({ methods: [method] });

describe("tiers by share of the customers", () => {
  test.each([
    { values: [50, 40, 30, 20, 10], parts: [0.2], is: "A B B B B", why: "PERCENTILE.INC at 80 % of 10…50 is 42" },
    { values: [50, 40, 30, 20, 10], parts: [0.5], is: "A A B B B", why: "the median is 30, and 30 does not exceed it" },
    { values: [50, 40, 40, 20, 10], parts: [0.25], is: "A B B B B", why: "the percentile is 40 itself" },
    { values: [50, 40, 40, 20, 10], parts: [0.3], is: "A B B B B", why: "40 again: between two equal values" },
    { values: [50, 40, 40, 20, 10], parts: [0.6], is: "A A A B B", why: "the percentile is 32" },
    {
      values: [50, 40, 0, -3, 10],
      parts: [0.5],
      is: "A B Zero Negative B",
      why: "zero and negative customers do not count: the median is 40",
    },
  ])("$values at $parts: $is ($why)", ({ values, parts, is }) => {
    expect(classesInOrder(analyzeValues(values, by({ id: "percentile", parts })))).toBe(is);
  });

  test("agrees with PERCENTILE.INC worked out by hand", () => {
    const values = fc
      .array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 30 })
      .filter((list) => new Set(list).size > 1);
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 19 }), (list, twentieths) => {
        const ascending = [...list].sort((a, b) => a - b);
        // In twentieths, so that nothing is rounded.
        const place = (ascending.length - 1) * (20 - twentieths);
        const [low, part] = [Math.floor(place / 20), place % 20];
        const [a = 0, b = a] = [ascending[low], ascending[low + 1]];
        const percentile = a * 20 + (b - a) * part;
        const classes = classesInOrder(analyzeValues(list, by({ id: "percentile", parts: [twentieths / 20] })));
        expect(classes).toBe(list.map((value) => (value * 20 > percentile ? "A" : "B")).join(" "));
      }),
    );
  });

  test("ties that empty a tier are said", () => {
    expect(kinds(analyzeValues([9, 9, 9, 9, 1], by({ id: "percentile", parts: [0.05, 0.2] })))).toEqual([
      "emptyClass",
      "emptyClass",
    ]);
  });
});

describe("tiers by number of customers", () => {
  test.each([
    { values: [5, 4, 3, 2, 1], counts: [1, 3], is: "A B B C C", issues: [] },
    { values: [5, 4, 4, 2, 1], counts: [2, 4], is: "A A A B C", issues: ["tiesExceed"] },
    { values: [5, 4], counts: [3], is: "A A", issues: ["emptyClass"] },
  ])("$values at $counts: $is", ({ values, counts, is, issues }) => {
    const outcome = analyzeValues(values, by({ id: "top", counts }));
    expect(classesInOrder(outcome)).toBe(is);
    expect(kinds(outcome)).toEqual(issues);
  });
});

describe("tiers by natural breaks", () => {
  test("the published split of 43 customers: upper bounds 28, 66 and 131", () => {
    const values = [
      131, 66, 54, 48, 44, 39, 37, 34, 28, 28, 27, 27, 26, 26, 25, 25, 24, 22, 21, 21, 21, 21, 18, 17, 17, 16, 16, 16,
      15, 15, 13, 11, 11, 10, 10, 10, 10, 9, 8, 6, 6, 6, 5,
    ];
    const outcome = analyzeValues(values, by({ id: "breaks", labels: ["Large", "Middle", "Small"] }));
    expect(outcome.value?.report.methods[0]?.classes.map(({ customers }) => customers)).toEqual([1, 7, 35]);
    expect(outcome.issues).toEqual([
      { kind: "breaksFit", severity: "note", facts: { fit: expect.closeTo(0.86674, 5) } },
    ]);
  });

  test("of logarithms, few very large customers do not push all others together", () => {
    const values = [100_000, 20_000, 15_000, 20, 10];
    expect(classesInOrder(analyzeValues(values, by({ id: "breaks", classes: 2 })))).toBe("A B B B B");
    expect(classesInOrder(analyzeValues(values, by({ id: "breaks", classes: 2, scale: "log" })))).toBe("A A A B B");
  });

  test("more tiers than distinct values leave tiers empty, which is said", () => {
    const outcome = analyzeValues([2, 2, 1, 1], by({ id: "breaks", classes: 4 }));
    expect(classesInOrder(outcome)).toBe("A A B B");
    expect(kinds(outcome)).toEqual(["emptyClass", "emptyClass", "breaksFit"]);
  });
});

test.each([
  { method: { id: "percentile", parts: [0.2, 0.1] }, path: "methods.0.parts" },
  { method: { id: "top", counts: [5, 5] }, path: "methods.0.counts" },
  { method: { id: "top", counts: [1.5] }, path: "methods.0.counts.0" },
  { method: { id: "breaks", classes: 1 }, path: "methods.0.classes" },
  { method: { id: "breaks", classes: 3, labels: ["a", "b"] }, path: "methods.0.labels" },
])("$method is refused at $path", ({ method, path }) => {
  expect(analyzeValues([1, 2], by(method)).issues.map(({ facts }) => facts)).toContainEqual(
    expect.objectContaining({ path }),
  );
});

test.each([
  {
    method: { id: "percentile", parts: [0.4] },
    whys: ["among the best 40% of the customers.", "not among the best 40% of the customers; 10 short of A."],
  },
  { method: { id: "top", counts: [1] }, whys: ["among the first 1.", "not among the first 1; 10 short of A."] },
  {
    method: { id: "breaks", classes: 2 },
    whys: ["in the natural group from 20.", "in the natural group from 10, under 20; 10 short of A."],
  },
])("$method.id explains itself", ({ method, whys }) => {
  const { value } = analyzeValues([20, 10], by(method));
  const list = value?.plan.edits.filter((edit) => edit.kind === "setCells" && edit.sheet === "accounts")[1];
  const found = list?.kind === "setCells" ? Array.from(list.columns.at(-1)?.values ?? []) : [];
  expect(found).toEqual(whys.map((why, i) => `Rank ${i + 1} of 2; ${why}`));
});
