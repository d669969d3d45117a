import { note } from "../../../src/core/issues";
import { finish, type Steps } from "../../../src/core/steps";
import { sayDay, sayDayText, stepsWrittenIn, writtenIn, type Culture } from "../../../src/core/text/culture";
import { count, group, money, moneyIn, percent } from "../../../src/core/text/numbers";
import { describeIssue } from "../../../src/core/text/sentences";

const german: Culture = { decimal: ",", group: ".", day: "dd.MM.yyyy" };
const DAY = 45_982; // 21 November 2025

test.each([
  { about: "German", culture: german, is: ["1.234.567,50", "80,5%", "<0,1%", "12.345", "21.11.2025"] },
  {
    about: "French",
    culture: { decimal: ",", group: "\u202f", day: "dd/MM/yyyy" },
    is: ["1\u202f234\u202f567,50", "80,5%", "<0,1%", "12\u202f345", "21/11/2025"],
  },
  {
    about: "without signs between thousands, the year in two digits",
    culture: { decimal: ".", group: "", day: "M/d/yy" },
    is: ["1234567.50", "80.5%", "<0.1%", "12345", "11/21/2025"],
  },
  {
    about: "Chinese",
    culture: { decimal: ".", group: ",", day: "yyyy/M/d" },
    is: ["1,234,567.50", "80.5%", "<0.1%", "12,345", "2025/11/21"],
  },
])("numbers and days as Excel writes them: $about", ({ culture, is }) => {
  const said = () => [group("1234567.50"), percent(0.805), percent(0.0001), count(12_345), sayDay(DAY)];
  expect(writtenIn(culture, said)).toEqual(is);
  expect(said()).toEqual(["1,234,567.50", "80.5%", "<0.1%", "12,345", "2025-11-21"]);
});

test.each([
  { pattern: "d.M.yyyy 'г.'", is: "3.8.2025 г." },
  { pattern: "yyyy年M月d日", is: "2025年8月3日" },
  { pattern: "dd-MMM-yy", is: "2025-08-03" },
  { pattern: "ddd d/M/yyyy", is: "2025-08-03" },
  { pattern: undefined, is: "2025-08-03" },
])("a day by the pattern $pattern is $is", ({ pattern, is }) => {
  expect(writtenIn({ ...german, day: pattern }, () => sayDayText("2025-08-03"))).toBe(is);
});

test("what is no day stays as somebody typed it, and a time behind a day as it is", () => {
  expect(writtenIn(german, () => sayDayText("end of May"))).toBe("end of May");
  expect(writtenIn(german, () => sayDayText("2025-08-03 14:30"))).toBe("03.08.2025 14:30");
});

test("names in a sentence keep their signs", () => {
  const issue = note("amountUnitTaken", { header: "1,234.5 Sales", unit: "thousand", format: "0.0" });
  expect(writtenIn(german, () => describeIssue(issue, "en"))).toContain("“1,234.5 Sales”");
});

test("a culture holds for one answer: neither after a failure nor for what runs between two slices", () => {
  expect(() =>
    writtenIn(german, () => {
      throw new Error("none");
    }),
  ).toThrow("none");
  expect(money("0.5")).toBe("0.50");

  function* said(): Steps<string> {
    const first = money("1.5");
    yield;
    return `${first} ${money("2.5")}`;
  }
  const steps = stepsWrittenIn(german, said());
  expect(steps.next().done).toBe(false);
  expect(money("0.5")).toBe("0.50");
  expect(steps.next().value).toBe("1,50 2,50");
  expect(money("0.5")).toBe("0.50");
  expect(finish(stepsWrittenIn(german, said()))).toBe("1,50 2,50");
});

test("how amounts of a measure are written is told when they are", () => {
  const write = moneyIn({ precision: "rounded", decimals: 0 });
  expect(writtenIn(german, () => write(1234.5))).toBe("1.234,50");
});
