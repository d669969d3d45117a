import { classifyFrozen } from "../../src/core/frozen";
import { finish } from "../../src/core/steps";
import type { CellValue } from "../../src/core/table";
import { classLabel } from "../../src/core/text/text";
import { analyzeRows } from "./rows";

function standings(rows: readonly (readonly CellValue[])[], policy: object = {}) {
  const { value, issues } = analyzeRows(rows, policy);
  const [result] = value?.results ?? [];
  if (!value || !result) throw new Error(JSON.stringify(issues));
  return { result, customers: value.gathering.customers };
}

const amounts = (values: Readonly<Record<string, number>>): CellValue[][] => [
  ["Customer", "Amount"],
  ...Object.entries(values),
];

/** The classes of later customers by the bounds of earlier ones. */
function frozen(
  before: readonly (readonly CellValue[])[],
  after: readonly (readonly CellValue[])[],
  policy: object = {},
) {
  const { customers } = standings(after, policy);
  const found = finish(classifyFrozen(standings(before, policy).result, customers));
  if (!found) return undefined;
  const { list, of } = found.classes;
  return Object.fromEntries(
    customers.names.map((name, i) => [name, classLabel(list[of[i] ?? -1] ?? { kind: "none" }, "en")]),
  );
}

describe("the bounds of ABC: A from 900.5, B from 50.25, C from 30.1", () => {
  const BEFORE = amounts({ Ada: 900.5, Bob: 50.25, Cy: 30.1, Di: 0, Ed: -5 });

  test.each<[string, Record<string, number>, Record<string, string>]>([
    [
      "amounts without decimals: a bound is reached or it is not",
      { a: 901, b: 900, c: 51, d: 50, e: 31, f: 30, g: 1 },
      { a: "A", b: "B", c: "B", d: "C", e: "C", f: "C", g: "C" },
    ],
    [
      "amounts with more decimals",
      { a: 900.5, b: 900.4999, c: 50.2501, d: 50.25, e: 50.2499, f: 30.0999 },
      { a: "A", b: "B", c: "B", d: "B", e: "C", f: "C" },
    ],
    ["nothing and less", { a: 1000, b: 0, c: -1 }, { a: "A", b: "Zero", c: "Negative" }],
    [
      "amounts that are rounded",
      { a: 900.5 + 1 / 3, b: 900 + 1 / 3, c: 50.25, d: 50 + 1 / 7 },
      { a: "A", b: "B", c: "B", d: "C" },
    ],
  ])("%s", (_, after, is) => {
    expect(frozen(BEFORE, amounts(after))).toEqual(is);
  });

  test("rounded bounds and exact amounts", () => {
    const before = amounts({ Ada: 900 + 1 / 3, Bob: 50, Cy: 30 });
    expect(frozen(before, amounts({ a: 900.33, b: 900.34, c: 50, d: 49.99 }))).toEqual({
      a: "B",
      b: "A",
      c: "B",
      d: "C",
    });
  });

  test("amounts beyond the whole numbers of doubles", () => {
    const before = amounts({ Ada: 900_719_925_474_099, Bob: 1, Cy: 1 });
    const after = amounts({ a: 900_719_925_474_099, b: 900_719_925_474_098, c: 900_719_925_474_098.1, d: 0.0001 });
    expect(frozen(before, after)).toEqual({ a: "A", b: "C", c: "C", d: "C" });
  });
});

test("tiers by the year keep to the amount of the year", () => {
  const policy = {
    amountUnit: "one",
    methods: [
      {
        id: "tiers",
        tiers: [
          { label: "Gold", from: 100 },
          { label: "Iron", from: 10 },
        ],
      },
    ],
  };
  const rows = (...lines: CellValue[][]): CellValue[][] => [["Customer", "Date", "Amount"], ...lines];
  const before = rows(["Ada", "2025-06-30", 120], ["Bob", "2025-06-30", 15]);
  const after = rows(
    ["Ada", "2024-06-01", 500],
    ["Ada", "2026-06-01", 20],
    ["Bob", "2026-06-01", 120],
    ["Cy", "2026-06-01", 5],
  );
  expect(frozen(before, after, policy)).toEqual({ Ada: "Iron", Bob: "Gold", Cy: "No tier" });
});

test.each([
  ["a method whose classes have no bounds", { methods: [{ id: "rfm" }] }],
  ["classes within groups", { columns: { within: "Region" }, methods: [{ id: "abc" }] }],
])("%s have none to keep", (_, policy) => {
  const rows: CellValue[][] = [
    ["Customer", "Region", "Date", "Amount"],
    ...Array.from({ length: 12 }, (__, i): CellValue[] => [`C${i}`, i % 2 ? "N" : "S", 45_000 + i, 10 + i]),
  ];
  expect(frozen(rows, rows, policy)).toBeUndefined();
});
