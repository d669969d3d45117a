import { dayFrom, dayFromText, dayToText, monthsBefore } from "../../src/core/days";

test.each([
  { text: "1900-01-01", is: 1 },
  { text: "1900-02-28", is: 59 },
  { text: "1900-03-01", is: 61 },
  { text: "1970-01-01", is: 25_569 },
  { text: "2024-02-29", is: 45_351 },
  { text: "2025/3/1", is: 45_717 },
  { text: "2025年3月1日", is: 45_717 },
  { text: "2010-12-01 08:26:00", is: 40_513 },
  { text: "2010-12-01T08:26:00Z", is: 40_513 },
  { text: "2025-02-29", is: undefined },
  { text: "2025-13-01", is: undefined },
  { text: "01/02/2025", is: undefined },
  { text: "1899-12-31", is: undefined },
  { text: "9999-12-31", is: 2_958_465 },
  { text: "0001-01-01", is: undefined },
  { text: "2025-00-01", is: undefined },
  { text: "2025-01-00", is: undefined },
  { text: "2025-04-31", is: undefined },
  { text: "2025.3.1", is: 45_717 },
  { text: " 2025-03-01 ", is: 45_717 },
  { text: "2025-03-01T08:26", is: 45_717 },
  { text: "2025-03-01 8:26:00.125", is: 45_717 },
  { text: "2025-03-01T08:26:00+08:00", is: 45_717 },
  { text: "2025-03-01T08:26:00-0530", is: 45_717 },
  { text: "2025-03-01T", is: undefined },
  { text: "2025-03-01x", is: undefined },
  { text: "x2025-03-01", is: undefined },
  { text: "2025-03-011", is: undefined },
  { text: "2025-03-01 08", is: undefined },
  { text: "2025-03-0108:26", is: undefined },
  { text: "12025-03-01", is: undefined },
  { text: "soon", is: undefined },
])("$text is day $is", ({ text, is }) => {
  expect(dayFromText(text)).toBe(is);
});

test("a day is written back as it was read", () => {
  for (const text of ["1900-01-01", "1900-02-28", "1900-03-01", "2024-02-29", "9999-12-31"])
    expect(dayToText(dayFromText(text) ?? 0)).toBe(text);
});

test.each([
  { from: [2024, 2, 29], months: 12, is: "2023-02-28" },
  { from: [2025, 3, 31], months: 1, is: "2025-02-28" },
  { from: [2025, 1, 15], months: 12, is: "2024-01-15" },
  { from: [2025, 1, 15], months: 1, is: "2024-12-15" },
  { from: [2025, 12, 31], months: 0, is: "2025-12-31" },
  { from: [2025, 12, 31], months: 6, is: "2025-06-30" },
  { from: [2025, 3, 1], months: 27, is: "2022-12-01" },
  { from: [2024, 1, 31], months: 23, is: "2022-02-28" },
  { from: [1900, 1, 31], months: 1, is: "1900-01-01" },
])("$months months before $from is $is", ({ from: [year = 0, month = 0, day = 0], months, is }) => {
  expect(dayToText(monthsBefore(dayFrom(year, month, day) ?? 0, months))).toBe(is);
});

test.each([
  [1900, 1, 1, 1],
  [1900, 2, 29, undefined],
  [9999, 12, 31, 2_958_465],
  [10_000, 1, 1, undefined],
  [1899, 12, 31, undefined],
  [99, 1, 1, undefined],
  [2024, 2, 29, 45_351],
  [2023, 2, 29, undefined],
])("%d, month %d, day %d is %p", (year, month, day, is) => {
  expect(dayFrom(year, month, day)).toBe(is);
});
