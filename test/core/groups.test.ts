import type { CellValue } from "../../src/core/table";
import { analyzeRows, classesByName, kinds } from "./rows";

const ROWS: CellValue[][] = [
  ["Customer", "Region", "Amount"],
  ["N1", "North", 900],
  ["N2", "North", 60],
  ["N3", "North", 40],
  ["S1", "South", 9],
  ["S2", "South", 0.6],
  ["S3", "South", 0.4],
  ["S3", "South", 0],
  ["S3", "North", 0],
  ["W1", "West", 5],
  ["B1", "", -1],
];
const within = { columns: { within: "Region" } };

test("each group is classified on its own", () => {
  const outcome = analyzeRows(ROWS, within);
  expect(classesByName(outcome)).toEqual({
    N1: "A",
    N2: "B",
    N3: "C",
    S1: "A",
    S2: "B",
    S3: "C",
    W1: "A",
    B1: "Negative",
  });
  expect(classesByName(analyzeRows(ROWS))).toMatchObject({ S1: "C", W1: "C" });
  expect(outcome.issues).toEqual([
    { kind: "groupsUnranked", severity: "warning", facts: { groups: ["West"], problem: "allEqual" } },
    { kind: "groupsUnranked", severity: "warning", facts: { groups: ["(blank)"], problem: "noPositiveTotal" } },
  ]);
  expect(outcome.value?.report.methods[0]?.checks.every(({ passed }) => passed)).toBe(true);
});

test("the report and the sheets show the groups, shares being of the group", () => {
  const { value } = analyzeRows(ROWS, within);
  const groups = value?.report.methods[0]?.groups?.map(({ name, classes }) => [
    name,
    ...classes.map(({ share = 0 }) => Math.round(share * 1000) / 10),
  ]);
  expect(groups).toEqual([
    ["North", 90, 6, 4],
    ["South", 90, 6, 4],
    ["West", 100, 0, 0],
  ]);
  const list = value?.plan.edits.filter((edit) => edit.kind === "setCells" && edit.sheet === "accounts")[1];
  const row = list?.kind === "setCells" ? list.columns.map(({ values }) => values[3]) : [];
  expect([...row.slice(0, 7), row.at(-1)]).toEqual([
    4,
    "S1",
    "South",
    "A",
    9,
    expect.closeTo(0.00886, 4),
    expect.closeTo(0.99409, 4),
    "Within South: Rank 1 of 3; no customer is larger.",
  ]);
  const colours = value?.plan.edits.find((edit) => edit.kind === "colourClasses");
  expect(colours).toMatchObject({ block: { column: 3, columns: 1 }, classColumn: 3 });
});

test.each([
  { method: { id: "abc" }, is: ["A ≥ 900.00; B ≥ 60.00; C ≥ 40.00"], of: "North" },
  { method: { id: "tiers", by: "share", tiers: [{ label: "Key", from: 0.05 }] }, is: ["Key ≥ 5%"], of: "South" },
  {
    method: { id: "breaks", classes: 2 },
    is: ["A ≥ 900.00; B ≥ 40.00", "The natural groups explain >99.9% of the variance (goodness of variance fit)."],
    of: "North",
  },
])("the summary says from where the classes of $method go in $of", ({ method, is, of }) => {
  const { value } = analyzeRows(ROWS, { ...within, methods: [method] });
  const lines = (value?.plan.edits ?? []).flatMap((edit) =>
    edit.kind === "setCells" && edit.sheet === "summary" && edit.columns.length === 2
      ? Array.from(edit.columns[0]?.values ?? [], (name, i) => [name, edit.columns[1]?.values[i]])
      : [],
  );
  expect(lines.filter(([name]) => name === of).map(([, line]) => line)).toEqual(is);
});

test("a group column is never guessed, and one that is not there is refused", () => {
  expect(analyzeRows(ROWS).value?.columns.within).toBeUndefined();
  expect(kinds(analyzeRows(ROWS, { columns: { within: "Industry" } }))).toEqual(["columnNotThere"]);
});
