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
])("$months months before $from is $is", ({ from: [year = 0, month = 0, day = 0], months, is }) => {
  expect(dayToText(monthsBefore(dayFrom(year, month, day) ?? 0, months))).toBe(is);
});
