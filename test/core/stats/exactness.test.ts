import type { Measure } from "../../../src/core/measures";
import { againstShare } from "../../../src/core/stats/against-share";
import { combine } from "../../../src/core/stats/combine";
import { computedLimits } from "../../../src/core/stats/computed-limits";
import { correlation } from "../../../src/core/stats/correlation";
import { distance } from "../../../src/core/stats/distance";
import { gini } from "../../../src/core/stats/gini";
import { levelsAbove, standingOf } from "../../../src/core/stats/standing";

/** Where doubles cannot tell any more, and where there is nothing to tell. */

const exact = (...values: readonly (number | bigint)[]): Measure => ({
  name: "figures",
  precision: "exact",
  decimals: 0,
  values: values.map(BigInt),
});
const rounded = (...values: readonly number[]): Measure => ({
  name: "figures",
  precision: "rounded",
  decimals: 0,
  values: Float64Array.from(values),
});
const hundredths = (measure: Measure): Measure => ({ ...measure, decimals: 2 });

describe("a share of another measure", () => {
  const part = exact(90_000_000_000_000_001n, 90_000_000_000_000_000n, 89_999_999_999_999_999n);
  const whole = exact(300_000_000_000_000_000n, 300_000_000_000_000_000n, 300_000_000_000_000_000n);

  test("is told by integers where doubles are equal", () => {
    expect(Array.from(againstShare(part, whole, 0.3))).toEqual([1, 0, -1]);
  });

  test("counts in the units of either measure", () => {
    expect(Array.from(againstShare(hundredths(part), hundredths(whole), 0.3))).toEqual([1, 0, -1]);
    expect(Array.from(againstShare(hundredths(exact(3000, 3001, 2999)), exact(100, 100, 100), 0.3))).toEqual([
      0, 1, -1,
    ]);
    expect(Array.from(againstShare(exact(30, 31, 29), hundredths(exact(10_000, 10_000, 10_000)), 0.3))).toEqual([
      0, 1, -1,
    ]);
  });

  test.each([
    { about: "the part is rounded", part: rounded(9e16 + 16, 9e16 * (1 + 1e-11)), whole: exact(3e17, 3e17) },
    { about: "the whole is rounded", part: exact(9e16 + 16, 9e16 * (1 + 1e-11)), whole: rounded(3e17, 3e17) },
  ])("is equal within rounding where $about", ({ part: one, whole: other }) => {
    expect(Array.from(againstShare(one, other, 0.3))).toEqual([0, 1]);
  });

  test("of nothing is nothing", () => {
    expect(Array.from(againstShare(exact(0, 1, -1), exact(0, 0, 0), 0.3))).toEqual([0, 1, -1]);
  });
});

describe("a sum of measures", () => {
  test("is of integers of any size where doubles would lose a unit", () => {
    const { precision, values } = combine([
      { measure: exact(9_007_199_254_740_993n, 1n), factor: 1 },
      { measure: exact(1n, 2n), factor: -1 },
    ]);
    expect([precision, [...values]]).toEqual(["exact", [9_007_199_254_740_992n, -1n]]);
  });

  test("is of doubles below that, with the decimals of the factors", () => {
    const { precision, decimals, values } = combine([
      { measure: hundredths(exact(1234n, 5n)), factor: 1 },
      { measure: exact(10n, 1n), factor: -0.125 },
    ]);
    expect([precision, decimals, values]).toEqual(["exact", 3, Float64Array.of(12_340 - 1250, 50 - 125)]);
  });

  test("of many middling products is of integers too", () => {
    const big = 2n ** 49n;
    const { values } = combine([{ measure: exact(...Array.from({ length: 20 }, () => big)), factor: 1 }]);
    expect(values[19]).toBe(big);
    expect(combine([{ measure: exact(2n ** 48n), factor: 4 }]).values).toEqual([2n ** 50n]);
    expect(combine([{ measure: exact(2n ** 48n, 1n), factor: 2 }]).values).toEqual(Float64Array.of(2 ** 49, 2));
  });

  test.each([
    { about: "one measure is rounded", terms: [exact(3), rounded(0.25)], factors: [1, 1], is: 3.25 },
    { about: "a factor has no end", terms: [exact(3), exact(1)], factors: [1 / 3, 1], is: 2 },
  ])("is rounded where $about", ({ terms, factors, is }) => {
    const sum = combine(terms.map((measure, i) => ({ measure, factor: factors[i] ?? 0 })));
    expect(sum).toEqual({ name: "figures", precision: "rounded", decimals: 0, values: Float64Array.of(is) });
  });
});

test.each([
  { from: 3 * 1.1, to: 3.3, is: 0 },
  { from: 0, to: 0, is: 0 },
  { from: 1e6, to: 1e6 - 1e-3, is: 1e6 - (1e6 - 1e-3) },
  { from: 1, to: 1e-13, is: 1 - 1e-13 },
  { from: 1e15, to: 1e15 + 0.5, is: 0 },
])("from $to to $from it is $is", ({ from, to, is }) => {
  expect(distance(from, to)).toBe(is);
});

test.each([
  { first: [], second: [], is: undefined },
  { first: [1], second: [2], is: undefined },
  { first: [1, 2], second: [5, 7], is: 1 },
  { first: [1, 2], second: [7, 5], is: -1 },
  { first: [1, 2], second: [5, 5], is: undefined },
])("the correlation of $first and $second is $is", ({ first, second, is }) => {
  expect(correlation(Float64Array.from(first), Float64Array.from(second))).toBe(is);
});

test.each([
  { values: [], is: undefined },
  { values: [0, 0], is: undefined },
  { values: [5], is: 0 },
  { values: [1, 1, 1], is: 0 },
  { values: [0, 0, 0, 1], is: 0.75 },
])("the Gini coefficient of $values is $is", ({ values, is }) => {
  const found = gini(Float64Array.from(values));
  if (is === undefined) expect(found).toBeUndefined();
  else expect(found).toBeCloseTo(is, 12);
});

test("limits of equal values lie where the one level ends, and none lies at nothing", () => {
  expect(computedLimits(standingOf({ ...exact(4, 4, 4), name: "amount" }))).toEqual({
    levels: [0, 1],
    pareto: { customers: 0, value: 0 },
    breakEven: { customers: 1, value: 1 },
    submarginal: { customers: 1, value: 1 },
  });
});

test("values beyond doubles stand by size, equal ones together, those not above zero nowhere", () => {
  const big = 2n ** 60n;
  expect(standingOf(exact(big, 0n, big + 1n, 7n, big, -3n, big + 2n))).toEqual({
    precision: "exact",
    levels: [big + 2n, big + 1n, big, 7n],
    through: [big + 2n, 2n * big + 3n, 4n * big + 3n, 4n * big + 10n],
    customers: Uint32Array.of(1, 2, 4, 5),
    total: 4n * big + 10n,
  });
});

test.each([
  { cut: 0.8, inclusive: 2, exclusive: 2, nearest: 2 },
  { cut: 0.81, inclusive: 3, exclusive: 2, nearest: 2 },
  { cut: 0.79, inclusive: 2, exclusive: 1, nearest: 2 },
  { cut: 0.6, inclusive: 2, exclusive: 1, nearest: 1 },
  { cut: 0.505, inclusive: 1, exclusive: 1, nearest: 1 },
  { about: "within rounding", cut: 0.505 + 1e-15, inclusive: 1, exclusive: 1, nearest: 1 },
  { about: "within rounding", cut: 0.505 - 1e-15, inclusive: 1, exclusive: 1, nearest: 1 },
])("of rounded 50.5, 29.5 and 20 a cut at $cut takes $inclusive, $exclusive or $nearest", ({ cut, ...levels }) => {
  const standing = standingOf(rounded(20, 50.5, 29.5));
  for (const boundary of ["inclusive", "exclusive", "nearest"] as const)
    expect({ boundary, levels: levelsAbove(standing, cut, boundary) }).toEqual({ boundary, levels: levels[boundary] });
});
