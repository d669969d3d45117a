import { call, column } from "./call";
import { errorCell, refusalOf, shown } from "./custom-functions";
import { explainIn } from "../../src/functions/answers";

const SCHEME = [
  ["贵宾", 10_000],
  ["钻石", 5_000_000],
  ["黄金", 500_000],
  ["白金", 1_000_000],
];

describe("ABC", () => {
  test.each([
    {
      about: "inclusive at 80/95 when nothing else is said",
      args: [column(900, 50, 30, 20)],
      is: column("A", "B", "C", "C"),
    },
    { about: "a row for a row", args: [[[900, 50, 30, 20]]], is: [["A", "B", "C", "C"]] },
    { about: "exclusive", args: [column(900, 50, 30, 20), null, null, "exclusive"], is: column("B", "B", "C", "C") },
    {
      about: "a boundary rule in other letters",
      args: [column(900, 50, 30, 20), null, null, " Exclusive "],
      is: column("B", "B", "C", "C"),
    },
    {
      about: "cut-offs as a row constant",
      args: [column(27000, 24000, 18000, 16000, 6000, 5000, 4000), null, [[0.7, 0.9]]],
      is: column("A", "A", "A", "A", "B", "C", "C"),
    },
    {
      about: "cut-offs as a column",
      args: [column(27000, 24000, 18000, 16000, 6000, 5000, 4000), null, column(0.7, 0.9), "exclusive"],
      is: column("A", "A", "A", "B", "C", "C", "C"),
    },
    { about: "one cut-off, given as a number", args: [column(900, 50, 50), null, [[0.5]]], is: column("A", "B", "B") },
    {
      about: "three cut-offs",
      args: [column(50, 25, 15, 10), null, [[0.5, 0.75, 0.9]]],
      is: column("A", "B", "C", "D"),
    },
    {
      about: "arguments between commas left out as empty cells",
      args: [column(900, 50, 30, 20), [[""]], [[""]], ""],
      is: column("A", "B", "C", "C"),
    },
    {
      about: "empty cells and zeros have no class and do not count",
      args: [column("", 900, 0, 50, null, 30, 20)],
      is: column("", "A", "", "B", "", "C", "C"),
    },
    {
      about: "negative amounts have a class of their own",
      args: [column(100, -5, 0)],
      is: column("A", "Negative", ""),
    },
    { about: "nothing positive: nothing to rank", args: [column(-5, 0, "")], is: column("Negative", "", "") },
    { about: "all equal: one class", args: [column(7, 7, 7)], is: column("A", "A", "A") },
    { about: "equal amounts have equal classes", args: [column(40, 20, 20, 20)], is: column("A", "A", "A", "A") },
    {
      about: "exactly 80 % is 80 %, in cents",
      args: [column(0.1, 0.7, 0.15, 0.05), null, null, "exclusive"],
      is: column("B", "A", "B", "C"),
    },
  ])("$about", ({ args, is }) => {
    expect(shown(call("ABC", ...args))).toEqual(is);
  });

  test("by 55/85 the published table of 43 customers falls into 14, 14 and 15", () => {
    const amounts =
      "131 66 54 48 44 39 37 34 28 28 27 27 26 26 25 25 24 22 21 21 21 21 18 17 17 16 16 16 15 15 13 11 11 10 10 10 10 9 8 6 6 6 5"
        .split(" ")
        .map(Number);
    const classes = [shown(call("ABC", column(...amounts), null, [[0.55, 0.85]]))].flat(2);
    expect(["A", "B", "C"].map((label) => classes.filter((found) => found === label).length)).toEqual([14, 14, 15]);
  });
});

describe("values among a population", () => {
  const population = column("Amount", 900, "", 50, true, 30, 20, errorCell("notAvailable"));

  test.each([
    { value: 900, is: "A" },
    { value: 50, is: "B" },
    { value: 20, is: "C" },
    { value: 1_000_000, is: "A" },
    { value: 899.99, is: "B" },
    { value: 1, is: "C" },
    { value: 0, is: "" },
    { value: "", is: "" },
    { value: -1, is: "Negative" },
  ])("$value is $is, text and errors in the population being passed over", ({ value, is }) => {
    expect(shown(call("ABC", [[value]], population))).toEqual([[is]]);
    expect(shown(call("TIER", [[value]], population))).toEqual([[is]]);
  });

  test("filled down, each value has the class that the spilled formula gives it", () => {
    const values = column(500.5, 120.25, 80, 80, 33.3, 20, 5, 0, -40, 0.01);
    for (const boundary of ["inclusive", "exclusive", "nearest"]) {
      const spilled = shown(call("ABC", values, null, null, boundary));
      expect(values.map((row) => [shown(call("ABC", [row], values, null, boundary))].flat(2))).toEqual(spilled);
    }
  });

  test("2,000 cells are the most for one value; a column of values has no limit", () => {
    const cells = (count: number) => Array.from({ length: count }, (_, i) => [i + 1]);
    expect(shown(call("TIER", [[2000]], cells(2000)))).toEqual([["A"]]);
    expect(refusalOf(() => call("TIER", [[2000]], cells(2001)))).toMatch(/^#VALUE! .*2,001.*=KA\.TIER\(B2:B500\)/);
    expect(refusalOf(() => call("ABC", [[2000]], cells(2001)))).toContain("=KA.ABC(B2:B500)");
    const [table, filled] = ["=KA.CUTOFFS(B2:B500)", "=KA.TIER(B2,,H$2#)"];
    for (const form of [table, filled]) {
      expect(refusalOf(() => call("TIER", [[2000]], cells(2001)))).toContain(form);
      expect(refusalOf(() => call("ABC", [[2000]], cells(2001)))).toContain(form);
    }
    // The table is of the usual cut-offs only.
    expect(refusalOf(() => call("ABC", [[2000]], cells(2001), [[0.5]]))).not.toContain("CUTOFFS");
    expect(shown(call("TIER", column(3000, 1), cells(3000)))).toEqual([["A"], ["C"]]);
  });

  test("a single value without a population is refused with the formula to write", () => {
    expect(refusalOf(() => call("TIER", [[5]]))).toMatch(/^#VALUE! .*=KA\.TIER\(B2,B\$2:B\$500\)/);
    expect(refusalOf(() => call("ABC", [[5]]))).toMatch(/^#VALUE! .*=KA\.ABC\(B2,B\$2:B\$500\)/);
  });
});

describe("TIER with a scheme", () => {
  test.each([
    { value: 5_000_000, is: "钻石" },
    { value: 4_999_999.99, is: "白金" },
    { value: 1_000_000, is: "白金" },
    { value: 500_000, is: "黄金" },
    { value: 10_000, is: "贵宾" },
    { value: 9_999.99, is: "" },
    { value: 0, is: "" },
    { value: -1, is: "" },
  ])("$value is $is; a single value needs no population", ({ value, is }) => {
    expect(shown(call("TIER", [[value]], null, SCHEME))).toEqual([[is]]);
  });

  test.each([
    { about: "a column", args: [column(600_000, 20_000, "", 3), null, SCHEME], is: column("黄金", "贵宾", "", "") },
    {
      about: "empty rows of the scheme are passed over",
      args: [column(600_000), null, [...SCHEME, ["", ""], [0, 0]]],
      is: column("黄金"),
    },
    {
      about: "a line of headers is passed over",
      args: [
        column(600_000, 3),
        null,
        [
          ["等级", "下限"],
          ["", ""],
          ["黄金", 500_000],
        ],
      ],
      is: column("黄金", ""),
    },
    {
      about: "a bound below zero takes negative amounts",
      args: [
        column(-5, -50, 0),
        null,
        [
          ["Small", -10],
          ["Big", 10],
        ],
      ],
      is: column("Small", "", ""),
    },
    {
      about: "numbers as labels",
      args: [
        column(15, 5),
        null,
        [
          [1, 10],
          [2, 1],
        ],
      ],
      is: column("1", "2"),
    },
    {
      about: "without a scheme: ABC, inclusive, 80/95",
      args: [column(900, 50, 30, 20)],
      is: column("A", "B", "C", "C"),
    },
  ])("$about", ({ args, is }) => {
    expect(shown(call("TIER", ...args))).toEqual(is);
  });

  test.each([
    { about: "one column", scheme: column("Gold", "Silver") },
    { about: "three columns", scheme: [["Gold", 10, 20]] },
    { about: "headers only", scheme: [["Tier", "From"]] },
    {
      about: "a text as a bound",
      scheme: [
        ["Gold", 10],
        ["Silver", "5"],
      ],
    },
    {
      about: "an error in the line of headers",
      scheme: [
        ["Tier", "#N/A"],
        ["Gold", 10],
      ],
    },
    {
      about: "a label twice",
      scheme: [
        ["Gold", 10],
        ["Gold", 20],
      ],
    },
    {
      about: "a bound twice",
      scheme: [
        ["Gold", 10],
        ["Silver", 10],
      ],
    },
    { about: "no label", scheme: [["", 10]] },
    { about: "an error as a bound", scheme: [["Gold", errorCell("divisionByZero")]] },
  ])("a scheme with $about is refused", ({ scheme }) => {
    expect(refusalOf(() => call("TIER", column(1, 2), null, scheme))).toMatch(/^#VALUE! A scheme/);
  });
});

describe("what is no amount", () => {
  test("answers only its own cell", () => {
    const cells = column(
      "Amount",
      900,
      errorCell("notAvailable"),
      true,
      50,
      errorCell("divisionByZero"),
      30,
      errorCell("invalidReference"),
      20,
    );
    expect(shown(call("ABC", cells))).toEqual(
      column("#VALUE!", "A", "#N/A", "#VALUE!", "B", "#DIV/0!", "C", "#VALUE!", "C"),
    );
    expect(refusalOf(() => call("ABC", column("Amount", 900)))).toBe("#VALUE! This value is a text, not a number.");
  });

  test("an error that arrives as its text is that error", () => {
    expect(shown(call("ABC", column("#N/A", 900, 100)))).toEqual(column("#N/A", "A", "B"));
  });

  test("a block of cells is refused", () => {
    expect(
      refusalOf(() =>
        call("ABC", [
          [1, 2],
          [3, 4],
        ]),
      ),
    ).toMatch(/^#VALUE! Give one column or one row/);
  });
});

describe("PARETO", () => {
  test.each([
    {
      about: "the first alone brings 80 %",
      args: [column(800, 100, 100)],
      is: ["vital few", "useful many", "useful many"],
    },
    {
      // Definitions, section 1: the set that reaches 80 % is the first four.
      about: "the published eight customers",
      args: [column(2780, 1090, 1060, 1035, 290, 220, 180, 145)],
      is: [...Array.from({ length: 4 }, () => "vital few"), ...Array.from({ length: 4 }, () => "useful many")],
    },
    {
      about: "half of the total",
      args: [column(40, 30, 20, 10), 0.5],
      is: ["vital few", "vital few", "useful many", "useful many"],
    },
    { about: "a row", args: [[[10, 90]]], is: ["useful many", "vital few"] },
    { about: "all equal", args: [column(5, 5)], is: ["vital few", "vital few"] },
    {
      about: "what is no amount",
      args: [column("", 900, -3, "x", 50)],
      is: ["", "vital few", "Negative", "#VALUE!", "useful many"],
    },
    { about: "an empty cell as the share", args: [column(90, 10), ""], is: ["vital few", "useful many"] },
  ])("$about", ({ args, is }) => {
    expect([shown(call("PARETO", ...args))].flat(2)).toEqual(is);
  });

  test.each([0, 1, -0.5, 80, 1e308, "80%", true, errorCell("notAvailable")])("%p is no share", (share) => {
    expect(refusalOf(() => call("PARETO", column(1, 2), share))).toMatch(/^#VALUE! The share must be/);
  });

  test("a single value is refused with the formula to write", () => {
    expect(refusalOf(() => call("PARETO", [[5]]))).toMatch(/^#VALUE! .*=KA\.PARETO\(B2:B500\)/);
  });
});

test.each([
  { about: "falling", cuts: [[0.95, 0.8]] },
  { about: "equal", cuts: [[0.8, 0.8]] },
  { about: "above 1", cuts: [[0.8, 1.2]] },
  { about: "in per cent", cuts: [[80, 95]] },
  { about: "1", cuts: [[1]] },
  { about: "0", cuts: [[0]] },
  { about: "text", cuts: [["80%"]] },
  { about: "ten of them", cuts: [[0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5]] },
])("cut-offs that are $about are refused", ({ cuts }) => {
  expect(refusalOf(() => call("ABC", column(1, 2), null, cuts))).toMatch(/^#VALUE! Cut-offs must be/);
});

test.each([5, true, errorCell("notAvailable"), "#N/A"])("%p is no boundary rule", (boundary) => {
  expect(refusalOf(() => call("ABC", column(1, 2), null, null, boundary))).toMatch(
    /^#VALUE! There is no boundary rule/,
  );
});

test("an unknown boundary rule is refused with the known ones", () => {
  expect(refusalOf(() => call("ABC", column(1, 2), null, null, "middle"))).toBe(
    "#VALUE! There is no boundary rule “middle”. The rules are: inclusive, exclusive, nearest.",
  );
});

test("the language changes sentences, never values", () => {
  const values = column(900, 50, 30, -20, "text");
  const before = shown(call("ABC", values));
  explainIn("zh");
  try {
    expect(shown(call("ABC", values))).toEqual(before);
    expect(refusalOf(() => call("ABC", values, null, null, "middle"))).toMatch(/^#VALUE! 没有边界规则“middle”/);
  } finally {
    explainIn("en");
  }
});

test("a long column is answered to its last row", () => {
  const cells = Array.from({ length: 131_072 }, (_, i) => [i < 100_000 ? (i % 997) + 0.25 : ""]);
  const answer = call("TIER", cells) as unknown[][];
  expect(answer).toHaveLength(131_072);
  expect(answer.at(-1)).toEqual([""]);
  expect(new Set(answer.flat())).toEqual(new Set(["A", "B", "C", ""]));
});
