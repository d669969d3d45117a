import { dayToText } from "../../../src/core/days";
import { readDay, readsAsDay } from "../../../src/core/intake/written-day";

/** The day, or the days by the order that gives them. */
function read(text: string): string | undefined {
  const found = readDay(text);
  if (!found) return undefined;
  if (found.kind === "day") return dayToText(found.day);
  return found.orders.map(({ order, day }) => `${order} ${dayToText(day)}`).join(", ");
}

test.each([
  ["2024-01-05", "2024-01-05"],
  ["2024/1/5", "2024-01-05"],
  ["2024.1.5", "2024-01-05"],
  ["2024年1月5日", "2024-01-05"],
  ["2024年 1月 5日", "2024-01-05"],
  ["２０２４年１月５日", "2024-01-05"],
  [" 2024-01-05 ", "2024-01-05"],
  ["20240105", "2024-01-05"],
  ["2024年3月", "2024-03-01"],
  ["2024-03", "2024-03-01"],
  ["2024/12", "2024-12-01"],
  ["5-Jan-2024", "2024-01-05"],
  ["05 January 2024", "2024-01-05"],
  ["1st Feb. 2024", "2024-02-01"],
  ["22nd Mar 2024", "2024-03-22"],
  ["3rd-Apr-24", "2024-04-03"],
  ["11th Nov 2024", "2024-11-11"],
  ["5jan24", "2024-01-05"],
  ["Jan 5, 2024", "2024-01-05"],
  ["December 31st, 2024", "2024-12-31"],
  ["Sep 9 2024", "2024-09-09"],
  ["Jan-24", "2024-01-01"],
  ["Jan 2024", "2024-01-01"],
  ["June '24", "2024-06-01"],
  ["Dec-29", "2029-12-01"],
  ["Dec-30", "1930-12-01"],
  ["05.01.2024", "dayFirst 2024-01-05"],
  ["31.12.2024", "dayFirst 2024-12-31"],
  ["01.02.03", "dayFirst 2003-02-01, monthFirst 2003-01-02, yearFirst 2001-02-03"],
  ["1/5/24", "dayFirst 2024-05-01, monthFirst 2024-01-05"],
  ["1/5/2024", "dayFirst 2024-05-01, monthFirst 2024-01-05"],
  ["13/5/2024", "dayFirst 2024-05-13"],
  ["5/13/2024", "monthFirst 2024-05-13"],
  ["5-5-2024", "2024-05-05"],
  ["31-12-99", "dayFirst 1999-12-31"],
  ["24-12-31", "dayFirst 1931-12-24, yearFirst 2024-12-31"],
  ["24/2/9", "yearFirst 2024-02-09"],
  ["08:30 2024-01-05", undefined],
  ["2024-01-05 08:30", "2024-01-05"],
  ["2024-01-05T08:30:15.250Z", "2024-01-05"],
  ["2024-01-05T08:30:15+08:00", "2024-01-05"],
  ["2024-01-05T08:30-0500", "2024-01-05"],
  ["2024/1/5 下午 3:05", "2024-01-05"],
  ["2024年1月5日 15时05分30秒", "2024-01-05"],
  ["1/5/2024, 3:05:10 PM", "dayFirst 2024-05-01, monthFirst 2024-01-05"],
  ["Jan 5, 2024 3:05 am", "2024-01-05"],
  ["2024-02-30", undefined],
  ["2024-13-01", undefined],
  ["20241301", undefined],
  ["2024-13", undefined],
  ["31/31/2024", undefined],
  ["1/5/4", undefined],
  ["1/5-2024", undefined],
  ["1/5/124", undefined],
  ["x2024-01-05", undefined],
  ["2024-01-05x", undefined],
  ["Jan", undefined],
  ["Xyz 5, 2024", undefined],
  ["5 Xyz 2024", undefined],
  ["2024", undefined],
  ["202401051", undefined],
  ["Acme 2024", undefined],
  ["", undefined],
  [`2024-01-05${" ".repeat(20)}08:30:15.250`, undefined],
])("%j is %s", (text, is) => {
  expect(read(text)).toBe(is);
});

test("a text without a digit is no day, whatever its month", () => {
  expect(["2024-01-05", "May", "May 2024", "12", "Acme 5"].map(readsAsDay)).toEqual([true, false, true, false, false]);
});
