import { errorCell, refusalOf } from "./custom-functions";
import { answered, call, column, refusedWith } from "./call";

const HEADERS = ["Rank", "Customer", "Class", "Amount", "Share", "Cumulative share"];
const NAMES = column("Acme", "Birch", " ACME ", "Cedar", "");

describe("CLASSIFY", () => {
  test.each([
    {
      about: "one line a customer, the largest first",
      args: [NAMES, column(500, 150, 300, 50, "")],
      is: [
        [1, "ACME", "A", 800, 0.8, 0.8],
        [2, "Birch", "B", 150, 0.15, 0.95],
        [3, "Cedar", "C", 50, 0.05, 1],
      ],
    },
    {
      about: "a customer's number stays a number; equal amounts share a rank",
      args: [column(1002, 1001, "Birch"), column(50, 50, 100)],
      is: [
        [1, "Birch", "A", 100, 0.5, 0.5],
        [2, 1001, "A", 50, 0.25, 1],
        [2, 1002, "A", 50, 0.25, 1],
      ],
    },
    {
      about: "0 and less have no rank and no share",
      args: [column("Acme", "Birch", "Cedar"), column(5, -2, 0)],
      is: [
        [1, "Acme", "A", 5, 1, 1],
        ["", "Cedar", "", 0, "", ""],
        ["", "Birch", "Negative", -2, "", ""],
      ],
    },
    {
      about: "with a scheme and no dates",
      args: [column("Acme", "Birch"), column(500, 5), [[""]], [["Gold", 100]]],
      is: [
        [1, "Acme", "Gold", 500, 500 / 505, 500 / 505],
        [2, "Birch", "", 5, 5 / 505, 1],
      ],
    },
    {
      about: "who cannot be read stands below and counts nowhere",
      args: [
        column("Acme", "Birch", "Cedar", "Birch", "", errorCell("notAvailable")),
        column(80, "soon", errorCell("divisionByZero"), 500, 7, 9),
      ],
      is: [
        [1, "Acme", "A", 80, 1, 1],
        ["", "Birch", "#VALUE!", "#VALUE!", "", ""],
        ["", "Cedar", "#DIV/0!", "#DIV/0!", "", ""],
        ["", "#VALUE!", "", "", "", ""],
        ["", "#N/A", "", "", "", ""],
      ],
    },
    { about: "nobody", args: [column("", null, 0), column("", 0, null)], is: [] },
  ])("$about", async ({ args, is }) => {
    expect(await answered("CLASSIFY", ...args)).toEqual([HEADERS, ...is]);
  });

  test("with dates: days with purchases, the first and the last", async () => {
    const lines = await answered(
      "CLASSIFY",
      column("Acme", "Acme", "Acme", "Birch", "Cedar", "Dune"),
      column(5, 5, 5, 4, 3, 2),
      column(46_000.5, 46_000, 46_010, "", "May", errorCell("notAvailable")),
    );
    expect(lines.map((line) => line.slice(6))).toEqual([
      ["Orders", "First purchase", "Last purchase"],
      [2, 46_000, 46_010],
      ["", "", ""],
      ["#VALUE!", "#VALUE!", "#VALUE!"],
      ["#N/A", "#N/A", "#N/A"],
    ]);
  });

  test("what is returned on the same day is no purchase", async () => {
    const lines = await answered("CLASSIFY", column("A", "A", "A"), column(5, -5, 9), column(46_000, 46_000, 46_001));
    expect(lines[1]).toEqual([1, "A", "A", 9, 1, 1, 1, 46_001, 46_001]);
  });

  test("money without a customer is told with its place", async () => {
    const answer = (await call("CLASSIFY", column("Acme", "", ""), column(5, "", 7))) as unknown[][];
    expect(refusalOf(() => answer[2]?.[1])).toMatch(/One amount has no customer beside it \(cell 3 of the range\)/);
  });

  test.each([
    { args: [NAMES, column(1, 2)], says: "these have 5, 2" },
    { args: [NAMES, NAMES, column(1)], says: "these have 5, 5, 1" },
    {
      args: [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [1, 2],
          [3, 4],
        ],
      ],
      says: "Give one column or one row",
    },
    { args: [NAMES, NAMES, null, [["Gold"]]], says: "A scheme must be" },
  ])("refused: $says", async ({ args, says }) => {
    expect(await refusedWith("CLASSIFY", ...args)).toContain(says);
  });
});

describe("MIGRATION", () => {
  test.each([
    {
      about: "kept, moved, new and gone; the names as elsewhere",
      args: [
        ["Acme", "Birch", "Cedar"],
        ["A", "B", "C"],
        ["ACME ", "Birch", "Dune"],
        ["A", "A", "B"],
      ],
      is: [
        ["From \\ to", "A", "B", "C", "gone"],
        ["A", 1, 0, 0, 0],
        ["B", 1, 0, 0, 0],
        ["C", 0, 0, 0, 1],
        ["new", 0, 1, 0, 0],
      ],
    },
    {
      about: "other classes in the order in which they appear, none as not rated, numbers as they are written",
      args: [
        [1, 2, ""],
        ["Gold", "", ""],
        [2, 1, 0],
        ["Silver", 7, ""],
      ],
      is: [
        ["From \\ to", "Silver", "7", "Gold", "Not rated", "gone"],
        ["Silver", 0, 0, 0, 0, 0],
        ["7", 0, 0, 0, 0, 0],
        ["Gold", 0, 1, 0, 0, 0],
        ["Not rated", 1, 0, 0, 0, 0],
        ["new", 0, 0, 0, 0, 0],
      ],
    },
    {
      about: "nobody",
      args: [[""], [""], [""], [""]],
      is: [
        ["From \\ to", "gone"],
        ["new", 0],
      ],
    },
  ])("$about", async ({ args, is }) => {
    expect(await answered("MIGRATION", ...args.map((cells) => column(...cells)))).toEqual(is);
  });

  test.each([
    { args: [["a", "A"], ["A", "B"], ["b"], ["A"]], says: "“A” stands in one list more than once" },
    { args: [["a", ""], ["A", "B"], ["b"], ["A"]], says: "Cell 2 of a range of classes has no customer" },
    { args: [["a"], ["A", "B"], ["b"], ["A"]], says: "these have 1, 2" },
    { args: [["a"], [errorCell("notAvailable")], ["b"], ["A"]], says: "#N/A" },
    {
      args: [
        Array.from({ length: 101 }, (_, i) => i + 1),
        Array.from({ length: 101 }, (_, i) => `K${i}`),
        ["b"],
        ["K1"],
      ],
      says: "101 different classes",
    },
  ])("refused: $says", async ({ args, says }) => {
    expect(await refusedWith("MIGRATION", ...args.map((cells: unknown[]) => column(...cells)))).toContain(says);
  });
});
