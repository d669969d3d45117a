import { errorCell } from "./custom-functions";
import { answered, column, refusedWith } from "./call";
import { explainIn } from "../../src/functions/answers";

/** A day of 2026 as Excel hands it over. */
const day = (month: number, dayOfMonth: number) => Date.UTC(2026, month - 1, dayOfMonth) / 86_400_000 + 25_569;
const JUNE_30 = day(6, 30);

const LASTS = column(day(6, 30), day(6, 1), day(3, 15), day(2, 1), day(1, 2));
const ORDERS = column(12, 7, 4, 2, 1);
const MONEY = column(9000, 2500, 4000, 800, 150);

describe("RFM", () => {
  test.each([
    { about: "five scores", args: [LASTS, ORDERS, MONEY], is: [555, 443, 334, 222, 111] },
    { about: "three scores", args: [LASTS, ORDERS, MONEY, null, 3], is: [333, 332, 223, 111, 111] },
    { about: "against the mean", args: [LASTS, ORDERS, MONEY, null, " Mean "], is: [222, 221, 112, 111, 111] },
    { about: "against the median", args: [LASTS, ORDERS, MONEY, "", "median"], is: [222, 222, 222, 111, 111] },
    {
      about: "a later day changes no score",
      args: [LASTS, ORDERS, MONEY, JUNE_30 + 400],
      is: [555, 443, 334, 222, 111],
    },
    {
      about: "a time of day is no other day",
      args: [column(day(6, 30) + 0.9, day(6, 30), day(1, 2)), column(1, 1, 1), column(5, 5, 5)],
      is: [511, 511, 111],
    },
    { about: "all equal", args: [column(JUNE_30, JUNE_30), column(2, 2), column(5, 5)], is: [511, 511] },
    {
      about: "who has not bought has no code and moves nobody's, empty and 0 alike",
      args: [column(day(6, 30), "", day(1, 2), 0), column(4, "", 1, 0), column(50, "", 20, 0)],
      is: [555, "", 111, ""],
    },
    {
      about: "no money is 0",
      args: [column(day(6, 30), day(1, 2)), column(2, 1), column(5, "")],
      is: [555, 111],
    },
    {
      about: "what is wrong is answered alone",
      args: [
        column(day(6, 30), "soon", errorCell("notAvailable"), day(1, 2), -4, day(2, 2)),
        column(4, 4, 4, 1, 2, 1.5),
        column(50, 50, 50, 20, 5, 5),
        JUNE_30,
      ],
      is: [555, "#VALUE!", "#N/A", 111, "#VALUE!", "#VALUE!"],
    },
    { about: "nobody has bought", args: [column("", ""), column("", ""), column(1, 2)], is: ["", ""] },
  ])("$about", async ({ args, is }) => {
    expect(await answered("RFM", ...args)).toEqual(column(...is));
  });

  test("a row for a row", async () => {
    const [lasts, orders, money] = [LASTS, ORDERS, MONEY].map((cells) => [cells.flat()]);
    expect(await answered("RFM", lasts, orders, money)).toEqual([[555, 443, 334, 222, 111]]);
  });

  test.each([
    { args: [LASTS, ORDERS, column(1, 2)], says: "same number of cells, one for each customer; these have 5, 5, 2" },
    { args: [LASTS, ORDERS, [MONEY.flat()]], says: "Give one column or one row of values" },
    { args: [[[JUNE_30]], [[1]], [[5]]], says: "=KA.RFM(B2:B500,C2:C500,D2:D500)" },
    { args: [LASTS, ORDERS, MONEY, null, 1], says: "2 to 9" },
    { args: [LASTS, ORDERS, MONEY, null, 2.5], says: "2 to 9" },
    { args: [LASTS, ORDERS, MONEY, null, "best"], says: '"mean" or "median"' },
    { args: [LASTS, ORDERS, MONEY, "today"], says: "(asOf) must be a date" },
    { args: [LASTS, ORDERS, MONEY, -1], says: "(asOf) must be a date" },
    { args: [LASTS, ORDERS, MONEY, 1e308], says: "(asOf) must be a date" },
    { args: [LASTS, ORDERS, MONEY, true], says: "(asOf) must be a date" },
    { args: [LASTS, ORDERS, MONEY, errorCell("divisionByZero")], says: "#DIV/0!" },
    { args: [LASTS, ORDERS, MONEY, day(5, 31)], says: "after the day to count from" },
    { args: [column(1e308, 5), column(1, 1), column(1, 1)], says: "Excel's dates are numbers" },
    { args: [column(5, 5), column(1e308, 1), column(1, 1)], says: "Orders must be a whole number" },
  ])("refused: $says", async ({ args, says }) => {
    expect(await refusedWith("RFM", ...args)).toContain(says);
  });
});

describe("SEGMENT", () => {
  test.each([
    {
      about: "the ten segments, by number or text",
      args: [column(555, "155", 111, 512, 451, 333, 322)],
      is: [
        "Champions",
        "Can't lose them",
        "Hibernating",
        "Potential loyalist",
        "Potential loyalist",
        "Need attention",
        "About to sleep",
      ],
    },
    { about: "in Chinese", args: [column(555, 111), "十类"], is: ["冠军客户", "沉睡客户"] },
    { about: "the eight", args: [column(222, 111), "EIGHT"], is: ["Important, value", "General, retain"] },
    { about: "the eight in Chinese", args: [column(222, 111), "八类"], is: ["重要价值", "一般挽留"] },
    { about: "codes of three scores", args: [column(333, 111), "western", 3], is: ["Champions", "Hibernating"] },
    { about: "empty and 0", args: [column("", 0, null)], is: ["", "", ""] },
    {
      about: "what is no code",
      args: [column(666, 55, "gold", true, errorCell("notAvailable"), -111, 1e308, 5.5)],
      is: ["#VALUE!", "#VALUE!", "#VALUE!", "#VALUE!", "#N/A", "#VALUE!", "#VALUE!", "#VALUE!"],
    },
  ])("$about", async ({ args, is }) => {
    expect(await answered("SEGMENT", ...args)).toEqual(column(...is));
  });

  test.each([
    { args: [[[555]], "nine"], says: "The maps are: western, eight, 十类, 八类" },
    { args: [[[222]], "eight", 5], says: "does not fit" },
    { args: [[[222]], "western", 10], says: "does not fit" },
    { args: [[[222]], "western", "three"], says: "does not fit" },
    { args: [[[666]]], says: "three digits from 1 to 5" },
    {
      args: [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      says: "Give one column or one row",
    },
  ])("refused: $says", async ({ args, says }) => {
    expect(await refusedWith("SEGMENT", ...args)).toContain(says);
  });
});

describe("XYZ", () => {
  test.each([
    { about: "equal amounts", row: [5, 5, 5], is: "X" },
    // Methods, section 6: a variation of 0.12910 by the population's deviation.
    { about: "the published twelve months", row: [10, 12, 8, 11, 9, 10, 12, 8, 10, 11, 9, 10], is: "X" },
    { about: "a variation of exactly 0.5", row: [0.1, 0.3, 0.1, 0.3], is: "X" },
    { about: "a little more than 0.5", row: [0.1, 0.3001, 0.1, 0.3001], is: "Y" },
    { about: "a variation of exactly 1", row: [2, 0, 2, ""], is: "Y" },
    { about: "one period in four", row: [9, 0, 0, null], is: "Z" },
    { about: "no amount, empty and 0 alike", row: ["", 0, null], is: "" },
    { about: "more returned than bought", row: [5, -9, 1], is: "Not rated" },
    { about: "a text", row: [5, "soon", 1], is: "#VALUE!" },
    { about: "an error", row: [5, 5, errorCell("divisionByZero")], is: "#DIV/0!" },
    { about: "a boolean", row: [5, 5, true], is: "#VALUE!" },
    { about: "money without end", row: [1e308, 1e308, 1e308], is: "Not rated" },
  ])("$about", async ({ row, is }) => {
    expect(await answered("XYZ", [row])).toEqual([[is]]);
  });

  test("a whole row of the sheet", async () => {
    expect(await answered("XYZ", [Array.from({ length: 16_384 }, (_, i) => (i === 0 ? 5 : ""))])).toEqual([["Z"]]);
  });

  test.each([{ columns: 1 }, { columns: 2 }])("$columns columns are refused", async ({ columns }) => {
    expect(await refusedWith("XYZ", [Array.from({ length: columns }, () => 5)])).toMatch(/nothing about regularity/);
  });
});

describe("LIFECYCLE", () => {
  const ends = (first: number, last: number, gap: unknown) => [[[first]], [[last]], [[gap]], JUNE_30];

  test.each([
    { about: "90 days after the first purchase", args: ends(JUNE_30 - 90, JUNE_30 - 90, ""), is: "New" },
    { about: "91 days after it, without a gap", args: ends(JUNE_30 - 91, JUNE_30 - 91, ""), is: "Not rated" },
    { about: "1.5 gaps", args: ends(1000, JUNE_30 - 45, 30), is: "Active" },
    { about: "a day more", args: ends(1000, JUNE_30 - 46, 30), is: "At risk" },
    { about: "2.5 gaps", args: ends(1000, JUNE_30 - 75, 30), is: "At risk" },
    { about: "4 gaps", args: ends(1000, JUNE_30 - 120, 30), is: "Lapsed" },
    { about: "more than 4 gaps", args: ends(1000, JUNE_30 - 121, 30), is: "Churned" },
    { about: "a gap of a day counts as seven", args: ends(1000, JUNE_30 - 10, 1), is: "Active" },
    { about: "no first purchase", args: [[[""]], [[JUNE_30]], [[30]], JUNE_30], is: "" },
    { about: "no last purchase", args: [[[JUNE_30]], [[0]], [[30]], JUNE_30], is: "" },
    {
      about: "the median of the others where there is no gap, the latest purchase where there is no day",
      args: [column(1000, 1000, 1000), column(JUNE_30, JUNE_30 - 40, JUNE_30 - 46), column(20, 40, "")],
      is: ["Active", "Active", "At risk"],
    },
  ])("$about", async ({ args, is }) => {
    expect(await answered("LIFECYCLE", ...args)).toEqual(column(...[is].flat()));
  });

  test.each([
    { args: [[[5]], [[5]], [[5]]], says: "=KA.LIFECYCLE(B2,C2,D2,F$1)" },
    { args: ends(JUNE_30, JUNE_30 - 1, 5), says: "before the first one" },
    { args: ends(5, JUNE_30 + 1, 5), says: "after the day to count from" },
    { args: ends(5, 9, -1), says: "above 0" },
    { args: ends(-5, 9, 1), says: "Excel's dates" },
    { args: [column(1, 2), column(1, 2), column(1, 2, 3), 5], says: "these have 2, 2, 3" },
    { args: [[[5]], [[5]], [[5]], "today"], says: "(asOf) must be a date" },
  ])("refused: $says", async ({ args, says }) => {
    expect(await refusedWith("LIFECYCLE", ...args)).toContain(says);
  });
});

test("sentences in Chinese, and values that stay as they are", async () => {
  const before = await answered("RFM", LASTS, ORDERS, MONEY);
  explainIn("zh");
  try {
    expect(await answered("RFM", LASTS, ORDERS, MONEY)).toEqual(before);
    expect(await refusedWith("SEGMENT", [[555]], "nine")).toContain("没有客群划分“nine”");
    expect(await refusedWith("LIFECYCLE", [[5]], [[5]], [[5]])).toContain("只给一个客户时不知道截至哪一天");
    expect(await refusedWith("XYZ", [[5, 5]])).toContain("至少 3 列");
  } finally {
    explainIn("en");
  }
});
