import { dayFromText, dayToText } from "../../../src/core/days";
import { hhi } from "../../../src/core/stats/hhi";
import { ladderOf, levelOn, levelsOn, quantileLadder } from "../../../src/core/stats/ladder";
import { meanOf } from "../../../src/core/stats/mean";
import { periodsOf } from "../../../src/core/stats/periods";

test.each([
  { from: "2025-05-15", to: "2025-07-01", length: "quarter", are: ["2025-04-01 2025-06-30", "2025-07-01 2025-09-30"] },
  { from: "2025-11-30", to: "2026-01-01", length: "quarter", are: ["2025-10-01 2025-12-31", "2026-01-01 2026-03-31"] },
  { from: "2025-01-31", to: "2025-01-31", length: "quarter", are: ["2025-01-01 2025-03-31"] },
  { from: "2025-12-31", to: "2026-01-01", length: "month", are: ["2025-12-01 2025-12-31", "2026-01-01 2026-01-31"] },
  { from: "2024-02-10", to: "2024-02-29", length: "month", are: ["2024-02-01 2024-02-29"] },
  { from: "2025-11-01", to: "2025-11-01", length: "month", are: ["2025-11-01 2025-11-30"] },
  // 31 December 2025 is a Wednesday.
  { from: "2025-12-31", to: "2026-01-05", length: "week", are: ["2025-12-29 2026-01-04", "2026-01-05 2026-01-11"] },
  { from: "2025-06-01", to: "2025-06-01", length: "week", are: ["2025-05-26 2025-06-01"] },
] as const)("the $length holding $from to $to: $are", ({ from, to, length, are }) => {
  const periods = periodsOf(dayFromText(from) ?? 0, dayFromText(to) ?? 0, length);
  expect(periods.map(({ first, last }) => `${dayToText(first)} ${dayToText(last)}`)).toEqual(are);
});

// Source of the first: Neumaier 1974, the sum that plain and Kahan summation lose.
test.each([
  { values: [1, 1e100, 1, -1e100], is: 0.5 },
  { values: [1e16, 1, -1e16], is: 1 / 3 },
  { values: [1, 1e16, -1e16], is: 1 / 3 },
  { values: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], is: 0.1 },
  { values: [NaN, 4, NaN, -2], is: 1 },
  { values: [NaN], is: 0 },
  { values: [], is: 0 },
])("the mean of $values is $is", ({ values, is }) => {
  expect(meanOf(Float64Array.from(values))).toBe(is);
});

test.each([
  { gets: "above", cut: 0.3, values: [0.3, 0.1 + 0.2, 0.300001, 0.299999], are: [1, 1, 2, 1] },
  { gets: "from", cut: 0.3, values: [0.3, 0.1 + 0.2, 0.3 - 1e-16, 0.299999], are: [2, 2, 2, 1] },
  { gets: "above", cut: 0, values: [0, 1e-300, -1e-300], are: [1, 2, 1] },
  { gets: "from", cut: 0, values: [0, 1e-300, -1e-300], are: [2, 2, 1] },
  { gets: "above", cut: -5, values: [-5, -4.9, -5.1, NaN], are: [1, 2, 1, 0] },
] as const)("fractions $values on a ladder that one $gets $cut gets past: $are", ({ gets, cut, values, are }) => {
  const ladder = ladderOf([cut], { values: "fractional", gets });
  expect([...levelsOn(ladder, Float64Array.from(values))]).toEqual(are);
  expect(values.filter((value) => value === value).map((value) => levelOn(ladder, value))).toEqual(
    are.filter((level) => level > 0),
  );
});

test("a ladder of no values has no rungs", () => {
  expect(quantileLadder(new Float64Array(0), 5, "whole")).toEqual({ cuts: [], past: [] });
});

test("of nothing there is no concentration", () => {
  expect(hhi(Float64Array.of(0, 0))).toBeUndefined();
});
