import type { XyzFound } from "../../../src/core/methods/xyz";
import type { CellValue } from "../../../src/core/table";
import { analyzeRows, classesByName, kinds } from "../rows";

const HEAD: CellValue[] = ["Customer", "Date", "Amount"];

/** Amounts of the months of 2025, each on the tenth. */
const monthly = (name: string, amounts: readonly number[]): CellValue[][] =>
  amounts.flatMap((amount, i) => (amount === 0 ? [] : [[name, `2025-${String(i + 1).padStart(2, "0")}-10`, amount]]));

const analyze = (
  rows: readonly CellValue[][],
  options: object = {},
  period: object = { from: "2025-01-01", analysisDate: "2025-12-31" },
) => analyzeRows([HEAD, ...rows], { period, methods: [{ id: "xyz", ...options }] });

const variations = (outcome: ReturnType<typeof analyze>) =>
  Array.from<unknown>(outcome.value?.results[0]?.classes.details?.[0]?.values ?? []);
const found = (outcome: ReturnType<typeof analyze>) => outcome.value?.report.methods[0]?.found as XyzFound; // XYZ's own

test("published: 10 12 8 11 9 10 12 8 10 11 9 10 varies by 0.12910", () => {
  // Source: the definitions, section 6: the population's standard deviation, not the sample's (0.13484).
  const outcome = analyze(monthly("A", [10, 12, 8, 11, 9, 10, 12, 8, 10, 11, 9, 10]));
  expect(variations(outcome)[0]).toBeCloseTo(0.1291, 5);
  expect(classesByName(outcome)).toEqual({ A: "X" });
});

test.each([
  { about: "no variation at all", amounts: [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5], cv: 0, is: "X" },
  { about: "exactly 0.5 is X", amounts: [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3], cv: 0.5, is: "X" },
  {
    about: "exactly 1 is Y: half of the months without sales",
    amounts: [7, 0, 7, 0, 7, 0, 7, 0, 7, 0, 7, 0],
    cv: 1,
    is: "Y",
  },
  { about: "one month of twelve", amounts: [0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0], cv: Math.sqrt(11), is: "Z" },
  { about: "more returned than bought", amounts: [5, 0, -9, 0, 0, 0, 0, 0, 0, 0, 0, 0], cv: NaN, is: "Not rated" },
  {
    about: "cents that doubles cannot hold",
    amounts: [0.1, 0.3, 0.1, 0.3, 0.1, 0.3, 0.1, 0.3, 0.1, 0.3, 0.1, 0.3],
    cv: 0.5,
    is: "X",
  },
])("$about", ({ amounts, cv, is }) => {
  const outcome = analyze([...monthly("A", amounts), ...monthly("B", [1])]);
  expect(variations(outcome)[0]).toEqual(Number.isNaN(cv) ? NaN : expect.closeTo(cv, 12));
  expect(classesByName(outcome)["A"]).toBe(is);
});

test("several rows of a month are one total, and returns count", () => {
  const rows: CellValue[][] = [
    ["A", "2025-01-02", 6],
    ["A", "2025-01-30", 4],
    ["A", "2025-02-11", 15],
    ["A", "2025-02-12", -5],
    ["A", "2025-03-01", 10],
  ];
  expect(variations(analyze(rows, {}, { from: "2025-01-01", analysisDate: "2025-03-31" }))).toEqual([0]);
});

test.each([
  { start: "window", cv: Math.sqrt(3), is: "Z" },
  { start: "customer", cv: 0, is: "X" },
])("from the $start on", ({ start, cv, is }) => {
  const rows = [...monthly("A", [0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 4]), ...monthly("B", [1])];
  const outcome = analyze(rows, { start });
  expect(variations(outcome)[0]).toBeCloseTo(cv, 12);
  expect(classesByName(outcome)["A"]).toBe(is);
});

test("a customer with fewer than three periods of its own is not rated", () => {
  const rows = [...monthly("A", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4]), ...monthly("B", [1])];
  expect(classesByName(analyze(rows, { start: "customer" }))).toMatchObject({ A: "Not rated" });
});

test.each([
  { edges: "leaveOut", periods: 3, leftOut: ["2025-01-01", "2025-05-01"], cv: 0 },
  { edges: "keep", periods: 5, leftOut: [], cv: 2 / 9 },
])("partly covered months: $edges", ({ edges, periods, leftOut, cv }) => {
  const rows = monthly("A", [5, 10, 10, 10, 10]);
  const outcome = analyze(rows, { edges }, {});
  expect(found(outcome).periods).toBe(periods);
  expect(found(outcome).leftOut.map(({ first }) => first)).toEqual(leftOut);
  expect(variations(outcome)[0]).toBeCloseTo(cv, 12);
});

test("a month that the policy leaves out does not count as one without sales", () => {
  const rows = monthly("A", [10, 10, 99, 10]);
  const policy = {
    period: { from: "2025-01-01", analysisDate: "2025-04-30" },
    leaveOut: [{ month: "2025-03", reason: "flood" }],
    methods: [{ id: "xyz" }],
  };
  const outcome = analyzeRows([HEAD, ...rows], policy);
  expect(variations(outcome)).toEqual([0]);
  expect(found(outcome)).toMatchObject({ periods: 3, leftOut: [{ first: "2025-03-01", why: "excluded" }] });
});

test.each([
  { period: "quarter", amounts: [9, 0, 0, 0, 9, 0, 0, 0, 9, 9, 0, 0], cv: 0 },
  { period: "week", amounts: [1], cv: Math.sqrt(50) },
])("by $period", ({ period, amounts, cv }) => {
  const outcome = analyze(monthly("A", amounts), { period });
  expect(variations(outcome)[0]).toBeCloseTo(cv, 12);
});

test("N has more periods without sales than are allowed", () => {
  const rows = [
    ...monthly("A", [7, 0, 7, 0, 7, 0, 7, 0, 7, 0, 7, 0]),
    ...monthly("B", [7, 0, 7, 0, 7, 0, 7, 0, 7, 0, 7, 1]),
  ];
  expect(classesByName(analyze(rows, { mostZeroPeriods: 5 }))).toEqual({ A: "N", B: "Y" });
});

test.each([
  { rows: monthly("A", [1, 2]), options: {}, kind: "tooFewPeriods" },
  { rows: monthly("A", [1, 2, 3, 4]), options: { cuts: [1, 0.5] }, kind: "badPolicy" },
  { rows: monthly("A", [1, 2, 3, 4]), options: { cuts: [1] }, kind: "badPolicy" },
])("$kind is said", ({ rows, options, kind }) => {
  const outcome = analyze(rows, options, {});
  expect(outcome.value).toBeUndefined();
  expect(kinds(outcome)).toContain(kind);
});
