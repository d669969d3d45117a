import fc from "fast-check";
import { call, column } from "./call";
import { errorCell, refusalOf, shown } from "./custom-functions";

/** The published table of 43 customers, in thousand. */
const TABLE = column(
  ...[131, 66, 54, 48, 44, 39, 37, 34, 28, 28, 27, 27, 26, 26, 25, 25, 24, 22, 21, 21, 21, 21, 18, 17, 17, 16, 16, 16],
  ...[15, 15, 13, 11, 11, 10, 10, 10, 10, 9, 8, 6, 6, 6, 5],
);

describe("SHARE and CUMSHARE", () => {
  test.each([
    { about: "a column", id: "SHARE", values: column(50, 30, 20), is: column(0.5, 0.3, 0.2) },
    { about: "a row for a row", id: "SHARE", values: [[50, 30, 20]], is: [[0.5, 0.3, 0.2]] },
    { about: "any order", id: "CUMSHARE", values: column(20, 50, 30), is: column(1, 0.5, 0.8) },
    {
      about: "equal amounts have the share of the last of them",
      id: "CUMSHARE",
      values: column(40, 25, 25, 10),
      is: column(0.4, 0.9, 0.9, 1),
    },
    {
      about: "empty cells, zeros and negative amounts have none, and the total is that of the others",
      id: "SHARE",
      values: column("", 75, 0, null, -50, 25),
      is: column("", 0.75, "", "", "", 0.25),
    },
    {
      about: "what is no amount answers only its own cell",
      id: "CUMSHARE",
      values: column("Sales", 75, errorCell("notAvailable"), true, 25, "#DIV/0!"),
      is: column("#VALUE!", 0.75, "#N/A", "#VALUE!", 1, "#DIV/0!"),
    },
    { about: "one alone", id: "SHARE", values: [[7]], is: [[1]] },
    { about: "one alone, negative", id: "CUMSHARE", values: [[-7]], is: [[""]] },
    { about: "nothing", id: "SHARE", values: column("", 0), is: column("", "") },
    { about: "the largest numbers there are", id: "SHARE", values: column(1e308, 5e307), is: column(2 / 3, 1 / 3) },
    { about: "tenths add up exactly", id: "CUMSHARE", values: column(0.7, 0.1, 0.2), is: column(0.7, 1, 0.9) },
  ])("$id: $about", ({ id, values, is }) => {
    expect(shown(call(id, values))).toEqual(is);
  });

  test("of the published table, the 14 largest have 615 of 1,040, by the row", () => {
    const running = [call("CUMSHARE", TABLE)].flat(2) as number[];
    expect(running[13]).toBeCloseTo(615 / 1040, 12);
    expect(running.at(-1)).toBe(1);
  });

  test.each(["SHARE", "CUMSHARE"])("%s of a block, and of amounts that nothing can add up, is refused", (id) => {
    expect(refusalOf(() => call(id, [[1, 2], [3, 4]]))).toMatch(/^#VALUE! Give one column or one row/); // prettier-ignore
    expect(refusalOf(() => call(id, column(1.7e308, 1.7e308, 0.123456)))).toMatch(
      /^#VALUE! These amounts are too large/,
    );
  });
});

describe("BREAKS", () => {
  test.each([
    // Definitions, section 4: the published table in three classes.
    { about: "the published table", values: TABLE, classes: 3, is: column(28, 66, 131) },
    // R, classInt: 0..11 in 4 classes break at 2, 5, 8, 11; here one higher, because 0 is no amount.
    { about: "equal steps", values: [[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]], classes: 4, is: column(3, 6, 9, 12) }, // prettier-ignore
    { about: "three heaps", values: column(1, 2, 50, 100, 101, 103), classes: 3, is: column(2, 50, 103) },
    { about: "amounts in cents", values: column(0.01, 0.02, 5.05, 5.06), classes: 2, is: column(0.02, 5.06) },
    {
      about: "only positive numbers count",
      values: [["Sales", 1, 2, -90, errorCell("notAvailable")], [0, 10, 11, "", true]], // prettier-ignore
      classes: 2,
      is: column(2, 11),
    },
    { about: "fewer different amounts than classes", values: column(5, 5, 9), classes: 3, is: column(5, 9) },
    { about: "all equal", values: column(7, 7, 7), classes: 3, is: column(7) },
    { about: "one", values: [[7]], classes: 2, is: column(7) },
  ])("$about", ({ values, classes, is }) => {
    expect(shown(call("BREAKS", values, classes))).toEqual(is);
  });

  test.each([undefined, "", 1, 11, 2.5, 0, -3, "3", true, errorCell("notAvailable"), 1e308])(
    "%p is no number of classes",
    (classes) => {
      expect(refusalOf(() => call("BREAKS", TABLE, classes))).toMatch(/^#VALUE! The number of classes/);
    },
  );

  test("nothing positive: nothing to split", () => {
    expect(refusalOf(() => call("BREAKS", column(-5, 0, ""), 3))).toMatch(/^#N\/A There is no amount above 0/);
  });
});

describe("CUTOFFS", () => {
  const SCHEME = [
    ["Silver", 100],
    ["Gold", 500],
    ["Bronze", 20],
  ];

  test.each([
    {
      about: "the published table at 80/95, inclusive: 25, 12 and 6 customers",
      args: [TABLE],
      is: [
        ["A", 17, 25, 847, 847 / 1040],
        ["B", 10, 12, 153, 153 / 1040],
        ["C", 0, 6, 40, 40 / 1040],
      ],
    },
    {
      about: "negative amounts, a class of their own",
      args: [column(900, 50, -5, 50, "", -20.5)],
      is: [
        ["A", 900, 1, 900, 0.9],
        ["B", 50, 2, 100, 0.1],
        ["C", 0, 0, 0, 0],
        ["Negative", -20.5, 2, -25.5, ""],
      ],
    },
    {
      about: "all equal: one class, and the last for whoever comes",
      args: [column(7, 7)],
      is: [
        ["A", 7, 2, 14, 1],
        ["C", 0, 0, 0, 0],
      ],
    },
    {
      about: "a scheme, each of its tiers with a line; below it there is none",
      args: [column(600, 120, 5, -3), SCHEME, true],
      is: [
        ["Class", "From", "Customers", "Amount", "Share"],
        ["Gold", 500, 1, 600, 600 / 725],
        ["Silver", 100, 1, 120, 120 / 725],
        ["Bronze", 20, 0, 0, 0],
      ],
    },
  ])("$about", ({ args, is }) => {
    expect(shown(call("CUTOFFS", ...args))).toEqual(is);
  });

  test("its own table is a scheme, with headers or without", () => {
    for (const headers of [true, false]) {
      const table = call("CUTOFFS", TABLE, null, headers);
      expect(shown(call("TIER", TABLE, null, table))).toEqual(shown(call("TIER", TABLE)));
      expect(call("CUTOFFS", TABLE, table)).toEqual(call("CUTOFFS", TABLE));
    }
  });

  test.each([
    { about: "nothing positive", args: [column(-1, 0, "x")], says: /^#N\/A There is no amount above 0/ },
    { about: "a scheme of one column", args: [TABLE, column("Gold", "Silver")], says: /^#VALUE! A scheme/ },
    { about: "a scheme with a label twice", args: [TABLE, [["Gold", 1], ["Gold", 2]]], says: /^#VALUE! A scheme/ }, // prettier-ignore
    { about: "a bound of 1E+308", args: [TABLE, [["Gold", 1e308]]], says: /^#VALUE! A scheme .*1E\+15/ },
    { about: "sums beyond all numbers", args: [column(1.7e308, 1.7e308, 0.123456)], says: /^#VALUE! These amounts/ },
  ])("$about is refused", ({ args, says }) => {
    expect(refusalOf(() => call("CUTOFFS", ...args))).toMatch(says);
  });

  const amounts = fc.array(
    fc.oneof(
      fc.integer({ min: -500, max: 5_000 }),
      fc.integer({ min: 1, max: 500_000 }).map((cents) => cents / 100),
      fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
      fc.constantFrom("", 0, "text", 20, 20),
    ),
    { minLength: 2, maxLength: 40 },
  );

  test("filled down by the table, every amount has the class that the spilled formula gives it", () => {
    fc.assert(
      fc.property(amounts, (cells) => {
        const values = column(...cells);
        fc.pre(cells.some((cell) => typeof cell === "number" && cell > 0));
        const table = call("CUTOFFS", values);
        const spilled = shown(call("TIER", values));
        expect(values.map((cell) => [shown(call("TIER", [cell], null, table))].flat(2))).toEqual(spilled);
      }),
      { numRuns: 300 },
    );
  });

  test("its customers and money are those of the values, and its shares add up to 1", () => {
    fc.assert(
      fc.property(amounts, (cells) => {
        const numbers = cells.filter((cell) => typeof cell === "number" && cell !== 0) as number[];
        fc.pre(numbers.some((number) => number > 0));
        const table = call("CUTOFFS", [cells]) as [string, number, number, number, number | ""][];
        const sum = (of: readonly number[]) => of.reduce((all, one) => all + one, 0);
        expect(sum(table.map(([, , customers]) => customers))).toBe(numbers.length);
        expect(sum(table.map(([, , , money]) => money))).toBeCloseTo(sum(numbers), 1);
        expect(sum(table.map(([, , , , share]) => Number(share)))).toBeCloseTo(1, 9);
      }),
    );
  });
});
