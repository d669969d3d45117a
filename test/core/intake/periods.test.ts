import { dayToText } from "../../../src/core/days";
import { firstDayOf, isYear, periodOf } from "../../../src/core/intake/periods";

/** `2024-03`, `3` without a year, `2024 Q1`, and behind a colon what is left of the header. */
function read(header: string): string {
  const period = periodOf(header);
  if (!period) return "none";
  const { kind, year, number, of } = period;
  const name = kind === "quarter" ? `Q${number}` : String(number);
  return `${year === undefined ? "" : `${year} `}${name}${of === "" ? "" : `: ${of}`}`;
}

describe("a header that names a month or a quarter", () => {
  test.each([
    ["2024-01", "2024 1"],
    ["2024/1", "2024 1"],
    ["2024.12", "2024 12"],
    ["2024-03-01", "2024 3"],
    ["2024/3/1", "2024 3"],
    ["202407", "2024 7"],
    ["07/2024", "2024 7"],
    ["7.2024", "2024 7"],
    ["12-2024", "2024 12"],
    ["1月", "1"],
    ["12月份", "12"],
    ["2024年1月", "2024 1"],
    ["2024年度11月", "2024 11"],
    ["24年3月", "2024 3"],
    ["98年3月", "1998 3"],
    ["29年3月", "2029 3"],
    ["一月", "1"],
    ["十二月份", "12"],
    ["2024年十月", "2024 10"],
    ["Jan", "1"],
    ["May.", "5"],
    ["september", "9"],
    ["Dec-24", "2024 12"],
    ["Dec '24", "2024 12"],
    ["Feb 2024", "2024 2"],
    ["2024 Feb", "2024 2"],
    ["2024-august", "2024 8"],
    ["Q1", "Q1"],
    ["q4 2023", "2023 Q4"],
    ["Q2'24", "2024 Q2"],
    ["2024 Q3", "2024 Q3"],
    ["2024年Q3", "2024 Q3"],
    ["第一季度", "Q1"],
    ["2024年第4季度", "2024 Q4"],
    ["24年二季", "2024 Q2"],
    ["３月", "3"],
    ["1月销售额", "1: 销售额"],
    ["1月份销售额", "1: 销售额"],
    ["2024年1月 销售额", "2024 1: 销售额"],
    ["十一月收入", "11: 收入"],
    ["销售额 / 1月", "1: 销售额"],
    ["2024 / Q1", "2024 Q1"],
    ["FY2024 / Q1", "2024 Q1"],
    ["2024年 / 3月 / 数量", "2024 3: 数量"],
    ["2023 / 2024-05", "2024 5"],
    ["Jan / Feb", "1: feb"],
    ["A / B / Mar", "3: a / b"],
  ])("%s is %s", (header, is) => {
    expect(read(header)).toBe(is);
  });

  test.each([
    ...["2024-13", "2024-00", "0月", "13月", "202413", "1979-05", "2100-05", "1979 Q1", "Q5", "Q0", "第五季度"],
    ...["2024-03-02", "2024-03-15", "Decoy", "January sales", "Marble", "Amount", "2024", "1", "Jan 024", "x2024-01"],
    ...["2024-01x", "1月2日", "xJan", "2024 Janx", "1Q1", "Q11", "二十月", "x1月", ""],
  ])("%j names none", (header) => {
    expect(read(header)).toBe("none");
  });

  test("no name of a month is longer than the one that is known", () => {
    const names = "January February March April May June July August September October November December".split(" ");
    expect(names.map((name) => read(name))).toEqual(names.map((_, i) => String(i + 1)));
    expect(names.map((name) => read(`2024 ${name.slice(0, 3)}`))).toEqual(names.map((_, i) => `2024 ${i + 1}`));
    const han = "一 二 三 四 五 六 七 八 九 十 十一 十二".split(" ");
    expect(han.map((name) => read(`${name}月`))).toEqual(han.map((_, i) => String(i + 1)));
  });
});

test.each([
  ["2024-02", "2024-02-01"],
  ["2024 Q1", "2024-01-01"],
  ["2024 Q2", "2024-04-01"],
  ["2024 Q4", "2024-10-01"],
  ["Q4", undefined],
])("%s begins on %s", (header, is) => {
  const period = periodOf(header);
  const day = period && firstDayOf(period);
  expect(day === undefined ? undefined : dayToText(day)).toBe(is);
});

test.each([
  [1979, false],
  [1980, true],
  [2099, true],
  [2100, false],
  [2000.5, false],
])("%d can be a year of sales: %s", (number, is) => {
  expect(isYear(number)).toBe(is);
});
