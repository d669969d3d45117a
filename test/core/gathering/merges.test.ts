import type { CellValue } from "../../../src/core/table";
import { analyzeRows, kinds } from "../rows";

const ROWS: CellValue[][] = [
  ["Customer", "Amount"],
  ["Acme Ltd", 600],
  ["ACME Co.", 50],
  ["acme  co.", 10],
  ["Acme Limited", 40],
  ["Birch", 300],
];

/** Amounts of the customers by name. */
function amounts(merges: object[] | undefined, rows = ROWS): Record<string, number> {
  const { value } = analyzeRows(rows, merges ? { merges } : {});
  if (!value) throw new Error("no result");
  const { names, amount } = value.gathering.customers;
  return Object.fromEntries(names.map((name, i) => [name, Number(amount.values[i])]));
}

test.each([
  { about: "nothing", merges: undefined, is: { "Acme Ltd": 600, "ACME Co.": 60, "Acme Limited": 40, Birch: 300 } },
  {
    about: "one name, folded as names are",
    merges: [{ into: "ＡＣＭＥ ltd", names: ["acme co."] }],
    is: { "Acme Ltd": 660, "Acme Limited": 40, Birch: 300 },
  },
  {
    about: "two names at once",
    merges: [{ into: "Acme Ltd", names: ["ACME Co.", "Acme Limited"] }],
    is: { "Acme Ltd": 700, Birch: 300 },
  },
  {
    about: "a chain joins all",
    merges: [
      { into: "Acme Limited", names: ["ACME Co."] },
      { into: "Acme Ltd", names: ["Acme Limited"] },
    ],
    is: { "Acme Ltd": 700, Birch: 300 },
  },
  {
    about: "in a circle is one customer, under the first name",
    merges: [
      { into: "Acme Ltd", names: ["ACME Co."] },
      { into: "ACME Co.", names: ["Acme Ltd"] },
    ],
    is: { "Acme Ltd": 660, "Acme Limited": 40, Birch: 300 },
  },
  {
    about: "a name of one's own",
    merges: [{ into: "Acme Group", names: ["Acme Ltd", "ACME Co.", "Acme Limited"] }],
    is: { "Acme Group": 700, Birch: 300 },
  },
])("merging $about", ({ merges, is }) => {
  expect(amounts(merges)).toEqual(is);
  const [head = [], ...body] = ROWS;
  expect(amounts(merges, [head, ...body.toReversed()])).toEqual(is);
});

test("a merge changes the classes, stands in the summary and ends the proposal", () => {
  const before = analyzeRows(ROWS).value;
  const after = analyzeRows(ROWS, { merges: [{ into: "Acme Ltd", names: ["ACME Co.", "Acme Limited"] }] }).value;
  expect(before?.report.duplicates?.shown.map(({ into, name, amount }) => [into, name, amount])).toEqual([
    ["Acme Ltd", "ACME Co.", 60],
    ["Acme Ltd", "Acme Limited", 40],
  ]);
  expect(after?.report.duplicates?.found).toBe(0);
  expect(after?.report.fingerprint).not.toBe(before?.report.fingerprint);
  const cells = (edits: typeof before) => JSON.stringify(edits?.plan.edits);
  expect(cells(before)).toContain("May be the same as");
  expect(cells(after)).toContain("Merged by your policy");
  expect(cells(after)).toContain("ACME Co.; Acme Limited");
});

test("where ids are the keys, ids are merged", () => {
  const rows: CellValue[][] = [
    ["Customer ID", "Customer", "Amount"],
    ["001", "Acme", 5],
    ["002", "Acme Ltd", 6],
    [3, "Birch", 1],
  ];
  const { value, issues } = analyzeRows(rows, { merges: [{ into: "002", names: ["001"] }] });
  expect(value?.gathering.customers.ids).toEqual(["002", "3"]);
  expect(value?.report.duplicates).toBeUndefined();
  // The two names that the merged id now has are said, as always.
  expect(issues.map(({ kind }) => kind)).toContain("namesDiffer");
});

test("a name that no row has is said", () => {
  const outcome = analyzeRows(ROWS, { merges: [{ into: "Birch", names: ["Brich", "Acme Ltd"] }] });
  expect(kinds(outcome)).toEqual(["mergesUnknown"]);
  expect(outcome.issues[0]?.facts).toEqual({ names: ["Brich"] });
  expect(outcome.value?.report.customers).toBe(3);
});

test.each([
  { merges: [{ into: "", names: ["A"] }], path: "merges.0.into" },
  { merges: [{ into: "A", names: [] }], path: "merges.0.names" },
  { merges: [{ into: "A" }], path: "merges.0.names" },
])("a merge without names is refused: $path", ({ merges, path }) => {
  expect(analyzeRows(ROWS, { merges }).issues).toMatchObject([{ kind: "badPolicy", facts: { path } }]);
});
