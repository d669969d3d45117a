import fc from "fast-check";
import { ckmeans } from "simple-statistics";
import { goodnessOfFit, naturalBreaks } from "../../src/core/stats/breaks";

const CHINESE_43 = [
  131, 66, 54, 48, 44, 39, 37, 34, 28, 28, 27, 27, 26, 26, 25, 25, 24, 22, 21, 21, 21, 21, 18, 17, 17, 16, 16, 16, 15,
  15, 13, 11, 11, 10, 10, 10, 10, 9, 8, 6, 6, 6, 5,
];

function split(values: readonly number[], classes: number): number[][] {
  const ascending = Float64Array.from(values).sort();
  const breaks = naturalBreaks(ascending, classes);
  return breaks.map((start, i) => Array.from(ascending.subarray(start, breaks[i + 1])));
}

test.each([
  {
    values: [-1, 2, -1, 2, 4, 5, 6, -1, 2, -1],
    classes: 3,
    is: [
      [-1, -1, -1, -1],
      [2, 2, 2],
      [4, 5, 6],
    ],
  },
  { values: [0, 1, 2, 50, 100, 101, 103], classes: 3, is: [[0, 1, 2], [50], [100, 101, 103]] },
  { values: [7, 7, 7], classes: 3, is: [[7, 7, 7]] },
  { values: [3, 1, 2], classes: 5, is: [[1], [2], [3]] },
])("published groups of $values in $classes", ({ values, classes, is }) => {
  expect(split(values, classes)).toEqual(is);
});

test("published bounds and fit", () => {
  expect(split(CHINESE_43, 3).map((group) => group.at(-1))).toEqual([28, 66, 131]);
  const ascending = Float64Array.from(CHINESE_43).sort();
  expect(goodnessOfFit(ascending, naturalBreaks(ascending, 3))).toBeCloseTo(0.86674, 5);
  const twelve = Float64Array.from({ length: 12 }, (_, i) => i);
  expect(goodnessOfFit(twelve, naturalBreaks(twelve, 4))).toBeCloseTo(0.944056, 6);
});

test("the optimum is the one that another implementation finds", () => {
  const values = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 6, maxLength: 60 });
  fc.assert(
    fc.property(values, fc.integer({ min: 2, max: 5 }), (list, classes) => {
      fc.pre(new Set(list).size > classes);
      const cost = (groups: readonly (readonly number[])[]) =>
        groups.reduce((sum, group) => {
          const mean = group.reduce((a, b) => a + b, 0) / group.length;
          return sum + group.reduce((s, value) => s + (value - mean) ** 2, 0);
        }, 0);
      expect(cost(split(list, classes))).toBeCloseTo(cost(ckmeans(list, classes)), 4);
    }),
  );
});
