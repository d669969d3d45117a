import { explain } from "../../../src/core/classes";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { describeRule } from "../../../src/core/text/rules";
import { describeIssue } from "../../../src/core/text/sentences";
import { classLabel } from "../../../src/core/text/text";
import { whyOf } from "../../../src/core/why";
import { analyzeRows, analyzeValues, kinds } from "../rows";

const crossed = (grid: object = {}, columns: object = { id: "pareto", share: 0.5 }) => ({
  methods: [{ id: "abc" }, { name: "side", ...columns }, { id: "grid", rows: "abc", columns: "side", ...grid }],
});

/** The cells in the order of the values that were given. */
function cells(values: readonly number[], policy: object, language: "en" | "zh" = "en"): string[] {
  const { value } = analyzeValues(values, policy);
  const classes = value?.results[2]?.classes;
  return Array.from(classes?.of ?? [], (place) => classLabel(classes?.list[place] ?? { kind: "none" }, language));
}

const VALUES = [60, 22, 10, 5, 2, 1, 0, -3];

test.each([
  {
    about: "two classes joined",
    grid: {},
    is: [
      "A · Vital few",
      "A · Useful many",
      "B · Useful many",
      "B · Useful many",
      "C · Useful many",
      "C · Useful many",
      "Zero",
      "Negative",
    ],
  },
  {
    about: "letters joined as in AX",
    grid: {},
    columns: { id: "top", counts: [1, 3], labels: ["X", "Y", "Z"] },
    is: ["AX", "AY", "BY", "BZ", "CZ", "CZ", "Zero", "Negative"],
  },
  {
    about: "sales × margin",
    grid: { names: "salesMargin" },
    is: ["Star", "Volume", "Drain", "Drain", "Drain", "Drain", "Zero", "Negative"],
  },
  {
    about: "two classes of the rows count as high",
    grid: { names: "valuePotential", highRows: 2 },
    is: ["Core", "Sustain", "Sustain", "Sustain", "Basic", "Basic", "Zero", "Negative"],
  },
  {
    about: "loyal, swing, new",
    grid: { names: "potentialLoyalty" },
    columns: { id: "top", counts: [1, 3] },
    is: ["Deepen", "Win over", "Watch", "Light touch", "Light touch", "Light touch", "Zero", "Negative"],
  },
  {
    about: "own cells, one name for two of them, by label in any case and by kind",
    grid: {
      cells: [
        { row: "a", column: "vitalFew", label: "Top" },
        { row: "B", column: "usefulMany", label: "Top" },
      ],
    },
    is: ["Top", "A · Useful many", "Top", "Top", "C · Useful many", "C · Useful many", "Zero", "Negative"],
  },
])("$about", ({ grid, columns, is }) => {
  expect(cells(VALUES, crossed(grid, columns))).toEqual(is);
});

test("the words of the sets and of the parts are the language's", () => {
  expect(cells(VALUES, crossed({ names: "salesMargin" }), "zh").slice(0, 3)).toEqual([
    "明星客户",
    "走量客户",
    "拖累客户",
  ]);
  expect(cells(VALUES, crossed(), "zh")[0]).toBe("A · 关键少数");
});

test("customers that one of the two methods does not rate keep the class of the other, or are not rated by a set", () => {
  const rows = [
    ["Customer", "Amount", "Date"],
    ["A", 100, "2025-01-01"],
    ["B", 60, "2025-02-01"],
    ["C", -1, "2025-02-01"],
  ];
  const three = (grid: object) => ({
    methods: [
      { id: "tiers", tiers: [{ label: "T", from: 80 }], period: "window" },
      { id: "abc" },
      { id: "grid", rows: "tiers", columns: "abc", ...grid },
    ],
    amountUnit: "one",
  });
  const labelsOf = (grid: object) => {
    const classes = analyzeRows(rows, three(grid)).value?.results[2]?.classes;
    return Array.from(classes?.of ?? [], (place) => classLabel(classes?.list[place] ?? { kind: "none" }, "en"));
  };
  expect(labelsOf({})).toEqual(["TA", "No tier · A", "Negative"]);
  expect(labelsOf({ names: "valuePotential" })).toEqual(["Core", "Not rated", "Negative"]);
});

test("each customer is explained by both classes, in both languages", () => {
  const { value } = analyzeValues(VALUES, crossed({ names: "salesMargin" }));
  const result = value?.results[2];
  if (!result) throw new Error("no result");
  expect(explain(result, 1)).toMatchObject({
    facts: {
      methods: ["abc", "side"],
      classes: [{ label: "A" }, { kind: "usefulMany" }],
      bands: { row: 0, column: 1 },
    },
  });
  expect(whyOf(result, "en")(1)).toBe("A by ABC (high sales) and Useful many by side (low margin).");
  expect(whyOf(result, "zh")(1)).toBe("ABC为“A”（销售高），side为“有用多数”（毛利低）。");
  expect(whyOf(result, "en")(6)).toBe("Zero by ABC and Zero by side.");
  expect(describeRule(result.choice, "en")).toBe(
    "Grid ABC × side: named by sales × margin; of the rows the best 1, of the columns the best 1 count as high",
  );
});

test("the grid shows every cell of ranked classes, and those beside the rule only with customers", () => {
  const { value } = analyzeValues([60, 40], crossed());
  const shown = value?.report.methods[2]?.classes.map(
    (entry) => `${classLabel(entry, "en")} ${String(entry.customers)}`,
  );
  expect(shown).toEqual([
    "A · Vital few 1",
    "A · Useful many 1",
    "B · Vital few 0",
    "B · Useful many 0",
    "C · Vital few 0",
    "C · Useful many 0",
  ]);
  expect(value?.report.methods[2]?.checks.every(({ passed }) => passed)).toBe(true);
});

test("within groups each group's own classes are crossed", () => {
  const rows = [
    ["Customer", "Region", "Amount"],
    ["N1", "North", 900],
    ["N2", "North", 60],
    ["S1", "South", 9],
    ["S2", "South", 0.6],
    ["W1", "West", 0],
  ];
  const { value } = analyzeRows(rows, {
    ...crossed({}, { id: "top", counts: [1, 2], labels: ["X", "Y", "Z"] }),
    columns: { within: "Region" },
  });
  const result = value?.results[2];
  if (!result) throw new Error("no result");
  const of = Array.from(result.classes.of, (place) => classLabel(result.classes.list[place] ?? { kind: "none" }, "en"));
  expect(of).toEqual(["AX", "BY", "AX", "BY", "Zero"]);
  expect(whyOf(result, "en")(3)).toBe("Within South: B by ABC and Y by side.");
});

test.each([
  {
    about: "nothing stands before it",
    policy: { methods: [{ id: "grid", rows: "abc", columns: "abc" }] },
    says: "The policy cannot be used: methods.0.rows: there is no classification “abc” before this one. Nor is there any other: add “abc” before it.",
  },
  {
    about: "what it names stands behind it",
    policy: { methods: [{ id: "abc" }, { id: "grid", columns: "top" }, { id: "top" }] },
    says: "The policy cannot be used: methods.1.columns: there is no classification “top” before this one. Choose one of those before it (abc), or add “top” before it.",
  },
  {
    about: "a name of its own hides the method's id",
    policy: { methods: [{ id: "abc", name: "value" }, { id: "top" }, { id: "grid", columns: "top" }] },
    says: "The policy cannot be used: methods.2.rows: there is no classification “abc” before this one. Choose one of those before it (value, top), or add “abc” before it.",
  },
  {
    about: "two of one name",
    policy: { methods: [{ id: "abc" }, { id: "abc" }] },
    says: "The policy cannot be used: methods.1.name: two classifications have the same name; give one of them a name of its own.",
  },
  {
    about: "one cell named twice",
    policy: crossed({
      cells: [
        { row: "A", column: "X", label: "1" },
        { row: "a", column: "x", label: "2" },
      ],
    }),
    says: "The policy cannot be used: methods.2.cells: the same cell is named twice; name it once.",
  },
])("refused: $about", ({ policy, says }) => {
  const { issues } = readPolicy(policy);
  expect(issues[0] && describeIssue(issues[0], "en")).toBe(says);
});

test("a cell of a class that is not there is refused with the classes there are", () => {
  const outcome = analyzeValues(VALUES, crossed({ cells: [{ row: "D", column: "vitalFew", label: "x" }] }));
  expect(outcome.issues).toEqual([
    {
      kind: "classUnknown",
      severity: "error",
      facts: { method: "abc", class: "D", known: ["A", "B", "C", "zero", "negative"] },
    },
  ]);
});

test("a grid of more cells than a result can have is refused", () => {
  const many = (name: string, letter: string) => ({
    id: "tiers",
    name,
    period: "window",
    tiers: Array.from({ length: 20 }, (_, i) => ({ label: `${letter}${String(i)}`, from: 100 - i })),
  });
  const policy = {
    amountUnit: "one",
    methods: [many("one", "a"), many("two", "b"), { id: "grid", rows: "one", columns: "two" }],
  };
  expect(kinds(analyzeValues([1, 2], policy))).toContain("gridTooLarge");
});

test("where one of the two cannot classify, its own sentence is all that is said", () => {
  expect(kinds(analyzeValues([0, -1], crossed()))).toEqual(["noPositiveTotal", "noPositiveTotal"]);
});
