import fc from "fast-check";
import { classifyFrozen } from "../../../src/core/frozen";
import { fingerprintOf } from "../../../src/core/policies/fingerprint";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { finish } from "../../../src/core/steps";
import type { CellValue } from "../../../src/core/table";
import { whyOf } from "../../../src/core/why";
import { analyzeRows, classesByName, kinds } from "../rows";

/** Ann earns most of the least, Ben sells most at a loss, nobody knows what Cleo earns, Di earns nothing. */
const ROWS: CellValue[][] = [
  ["Customer", "Order", "Date", "Amount", "Profit", "Boxes"],
  ["Ann", 1, "2025-01-05", 50, 45.5, 1],
  ["Ann", 2, "2025-02-05", 50, 34.5, 1],
  ["Ben", 3, "2025-01-06", 900, -90, 20],
  ["Cleo", 4, "2025-01-07", 300, null, null],
  ["Di", 5, "2025-01-08", 40, 0, 2],
  ["Eve", 6, "2025-01-09", 60, 15, 8],
  ["Fay", 7, "2025-01-10", 10, 5, 0.5],
];
const by = (method: object) => ({ methods: [method] });

test.each([
  {
    about: "ABC by profit: of 100 the first 80 are A, to the last digit",
    method: { id: "abc", by: "profit" },
    is: { Ann: "A", Eve: "B", Fay: "C", Di: "Zero", Ben: "Negative", Cleo: "Not rated" },
  },
  {
    about: "80/20 by a column, added up",
    method: { id: "pareto", byColumn: "Boxes" },
    is: {
      Ben: "Vital few",
      Eve: "Vital few",
      Ann: "Useful many",
      Di: "Useful many",
      Fay: "Useful many",
      Cleo: "Not rated",
    },
  },
  {
    about: "the first two by margin: ties come along",
    method: { id: "top", by: "margin", counts: [2] },
    is: { Ann: "A", Fay: "A", Eve: "B", Di: "Zero", Ben: "Negative", Cleo: "Not rated" },
  },
  {
    about: "the best half by orders; one order less is a class less",
    method: { id: "percentile", by: "orders", parts: [0.5] },
    is: { Ann: "A", Ben: "B", Cleo: "B", Di: "B", Eve: "B", Fay: "B" },
  },
  {
    about: "natural breaks of the profit",
    method: { id: "breaks", by: "profit", classes: 2 },
    is: { Ann: "A", Eve: "B", Fay: "B", Di: "Zero", Ben: "Negative", Cleo: "Not rated" },
  },
  {
    about: "tiers of a margin need no unit of money",
    method: {
      id: "tiers",
      by: "margin",
      tiers: [
        { label: "Rich", from: 0.5 },
        { label: "Thin", from: 0 },
      ],
    },
    is: { Ann: "Rich", Fay: "Rich", Eve: "Thin", Di: "Thin", Ben: "No tier", Cleo: "Not rated" },
  },
])("$about", ({ method, is }) => {
  const outcome = analyzeRows(ROWS, by(method));
  expect(classesByName(outcome)).toEqual(is);
  expect(outcome.value?.report.methods[0]?.checks.filter(({ passed }) => !passed)).toEqual([]);
});

describe("a reason names the measure and the value", () => {
  const said = (method: object, language: "en" | "zh") => {
    const { value } = analyzeRows(ROWS, { ...by(method), amountUnit: "one" });
    const [result] = value?.results ?? [];
    if (!value || !result) throw new Error("the rows make classes");
    const why = whyOf(result, language);
    return Object.fromEntries(value.gathering.customers.names.map((name, i) => [name, why(i)]));
  };
  test.each<{ method: object; language: "en" | "zh"; is: Record<string, string> }>([
    {
      method: { id: "abc", by: "profit" },
      language: "en",
      is: {
        Ann: "By profit (80.00): rank 1 of 3; no customer is larger.",
        Eve: "By profit (15.00): rank 2 of 3; larger customers hold 80%, at or over 80% but under the 95% cut-off; 65.00 short of A.",
        Di: "By profit (0.00): zero, so it stands outside the ranking.",
        Ben: "By profit (-90.00): below zero, so it stands outside the ranking.",
        Cleo: "There is no value for profit, so it is not rated.",
      },
    },
    {
      method: { id: "abc", by: "profit" },
      language: "zh",
      is: {
        Ann: "按利润（80.00）：第 1 名（共 3 个客户）；没有更大的客户。",
        Di: "按利润（0.00）：为零，不参与排名。",
        Ben: "按利润（-90.00）：为负，不参与排名。",
        Cleo: "没有利润的数值，因此不评级。",
      },
    },
    {
      method: { id: "tiers", by: "margin", tiers: [{ label: "Rich", from: 0.5 }] },
      language: "en",
      is: { Eve: "By profit margin (25%): rank 3 of 3; below 50%; 25% short of Rich." },
    },
    {
      method: { id: "tiers", by: "profit", unit: "thousand", tiers: [{ label: "Rich", from: 0.02 }] },
      language: "en",
      is: { Eve: "By profit (15.00): rank 2 of 3; below 20.00; 5.00 short of Rich." },
    },
    {
      method: { id: "tiers", by: "tenure", tiers: [{ label: "Old", from: 29 }] },
      language: "zh",
      is: { Eve: "按合作天数（27 天）：第 5 名（共 6 个客户）；低于 29 天；距 Old 还差 2 天。" },
    },
    {
      method: { id: "tiers", by: "averageOrder", tiers: [{ label: "Big", from: 55 }] },
      language: "en",
      is: { Ann: "By average order (50): rank 4 of 6; below 55; 5 short of Big." },
    },
  ])("$method in $language", ({ method, language, is }) => {
    expect(said(method, language)).toMatchObject(is);
  });
});

/** Not one of the columns that are typed into. */
const MEASURED = ["Rank", "Customer", "Class", "Amount", "Profit", "Profit margin", "Share", "Cumulative share", "Why"];
const isMeasured = (header: unknown) => MEASURED.some((name) => name === header);

test("the account list shows the measure and its shares; shares of what does not add up are left out", () => {
  const headersOf = (method: object) => {
    const { value } = analyzeRows(ROWS, by(method));
    const lists = value?.plan.edits.filter((edit) => edit.kind === "setCells" && edit.sheet === "accounts") ?? [];
    return lists
      .slice(0, 1)
      .flatMap((edit) => (edit.kind === "setCells" ? edit.columns.map(({ values }) => values[0]) : []));
  };
  expect(headersOf({ id: "abc", by: "profit" }).filter(isMeasured)).toEqual(
    ["Rank", "Customer", "Class", "Amount", "Profit", "Share", "Cumulative share", "Why"], // prettier-ignore
  );
  expect(headersOf({ id: "top", by: "margin" }).filter(isMeasured)).toEqual([
    "Rank",
    "Customer",
    "Class",
    "Amount",
    "Profit margin",
    "Why",
  ]);
});

test("what adds up is added up for each class; of a margin the amounts are", () => {
  const amounts = (method: object) =>
    analyzeRows(ROWS, by(method)).value?.report.methods[0]?.classes.map(({ amount }) => amount.text);
  expect(amounts({ id: "abc", by: "profit" })).toEqual(["80.0", "15.0", "5.0", "0.0", "-90.0", "0.0"]);
  expect(amounts({ id: "top", by: "margin", counts: [2] })).toEqual(["110", "60", "40", "900", "300"]);
});

test("within groups each group is ranked on its own, and who has no value stays unrated", () => {
  const rows = ROWS.map((row, i) => [
    ...row,
    i === 0 ? "Region" : ["Ben", "Cleo"].includes(String(row[0])) ? "N" : "S",
  ]);
  const outcome = analyzeRows(rows, { ...by({ id: "abc", by: "profit" }), columns: { within: "Region" } });
  expect(classesByName(outcome)).toMatchObject({ Ann: "A", Eve: "B", Ben: "Negative", Cleo: "Not rated" });
  expect(outcome.issues).toEqual([
    {
      kind: "groupsUnranked",
      severity: "warning",
      facts: { groups: ["N"], problem: "noPositiveTotal", measure: "profit" },
    },
  ]);
});

test("with frozen bounds of a profit, only the customer's own profit moves it", () => {
  const policy = by({ id: "abc", by: "profit" });
  const before = analyzeRows(ROWS, policy).value;
  const later = analyzeRows(
    [
      ["Customer", "Amount", "Profit"],
      ["Ann", 1, 79.99],
      ["Eve", 2, 80],
      ["Cleo", 3, null],
      ["Di", 4, -1],
    ],
    policy,
  ).value;
  const [result] = before?.results ?? [];
  if (!result || !later) throw new Error("the rows make classes");
  const frozen = finish(classifyFrozen(result, later.gathering.customers))?.classes;
  expect([...(frozen?.of ?? [])].map((place) => frozen?.list[place]?.label ?? frozen?.list[place]?.kind)).toEqual([
    "B",
    "A",
    "notRated",
    "negative",
  ]);
});

test.each([
  { method: { id: "abc", by: "margin" }, is: ["badPolicy"], why: "a margin has no share" },
  { method: { id: "top", by: "daysSinceLastOrder" }, is: ["badPolicy"], why: "fewer days are better" },
  { method: { id: "abc", by: "profit", byColumn: "Boxes" }, is: ["badPolicy"], why: "one thing ranks" },
  { method: { id: "abc", by: "visits" }, is: ["roleMissing"], why: "there is no such column" },
  { method: { id: "abc", byColumn: "Crates" }, is: ["columnNotThere"], why: "there is no such column" },
  { method: { id: "tiers", by: "profit" }, is: ["amountUnitUnknown"], why: "thresholds of money need a unit" },
])("$method is refused: $why", ({ method, is }) => {
  expect(kinds(analyzeRows(ROWS, by(method)))).toEqual(is);
});

test("nobody above zero is refused by the measure's name", () => {
  const { issues } = analyzeRows(
    [
      ["Customer", "Amount", "Profit"],
      ["Ann", 5, -1],
      ["Ben", 6, 0],
    ],
    by({ id: "abc", by: "profit" }),
  );
  expect(issues).toEqual([{ kind: "noPositiveTotal", severity: "error", facts: { customers: 2, measure: "profit" } }]);
});

test("ranked by a copy of the amounts, the classes are those of the amounts", () => {
  const amounts = fc.array(
    fc.integer({ min: -50, max: 1_000 }).map((cents) => cents / 100),
    { minLength: 1, maxLength: 20 },
  );
  const methods = fc.constantFrom("abc", "pareto", "percentile", "top", "breaks");
  fc.assert(
    fc.property(amounts, methods, (values, id) => {
      const rows = [["Customer", "Amount", "Copy"], ...values.map((value, i) => [`C${i}`, value, value])];
      const plain = analyzeRows(rows, { ...by({ id }), columns: { amount: "Amount" } });
      const copied = analyzeRows(rows, { ...by({ id, byColumn: "Copy" }), columns: { amount: "Amount" } });
      expect(classesByName(copied)).toEqual(classesByName(plain));
      expect(kinds(copied)).toEqual(kinds(plain));
    }),
    { numRuns: 60 },
  );
});

test.each([
  { id: "abc", is: "48c42150a3c0f78a" },
  { id: "pareto", is: "bbc7ad8b6b5e5294" },
  { id: "tiers", is: "f547b95b5732d236" },
  { id: "percentile", is: "d137045e05c21e1c" },
  { id: "top", is: "3c5a56991c73dbd7" },
  { id: "breaks", is: "44b3c30220599328" },
])("the fingerprint of $id without a measure is that of before", ({ id, is }) => {
  const { value } = readPolicy(by({ id }));
  expect(value && fingerprintOf(value)).toBe(is);
});
