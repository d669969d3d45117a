import { dayToText } from "../../../src/core/days";
import { tableFromRows } from "../../../src/core/intake/head-table";
import { findMonths } from "../../../src/core/intake/month-columns";
import { cellText, type CellValue } from "../../../src/core/table";
import { findColumns } from "../../../src/core/columns";
import { planMonths } from "../../../src/core/intake/gather-months";
import { defaultPolicy } from "../../../src/core/policy";
import { finish } from "../../../src/core/steps";
import { analyzeRows, kinds } from "../rows";
import { sheet } from "./sheet";

/** What is found across the headers of a line, over one row of ones. */
function months(line: string, { titles = [], body }: { titles?: string[]; body?: string } = {}) {
  const headers = line.split("|").map((header) => header.trim());
  const cells = sheet(body ?? ["Acme", ...headers.slice(1).map(() => "1")].join(" | "));
  const found = findMonths(headers, { titles, body: cells });
  return found && { ...found, days: found.days.map((day) => (day === 0 ? "" : dayToText(day))) };
}

describe("months across the columns", () => {
  test.each<{ about: string; headers: string; titles?: string[]; body?: string; is: object | undefined }>([
    {
      about: "with years",
      headers: "Customer | 2024-01 | 2024-02",
      is: { kind: "month", places: [1, 2], days: ["2024-01-01", "2024-02-01"], totals: [] },
    },
    { about: "without a year", headers: "Customer | Jan | Feb", is: { places: [1, 2], days: ["", ""] } },
    {
      about: "with the year of a title",
      headers: "Customer | Jan | Feb",
      titles: ["Sales 1998", "printed for 1998"],
      is: { days: ["1998-01-01", "1998-02-01"] },
    },
    {
      about: "with two years in titles",
      headers: "Customer | Jan | Feb",
      titles: ["2023/2024"],
      is: { days: ["", ""] },
    },
    {
      about: "with a longer number in a title",
      headers: "Customer | Jan | Feb",
      titles: ["No. 120245"],
      is: { days: ["", ""] },
    },
    { about: "some with a year", headers: "Customer | Jan 2024 | Feb", is: { places: [1, 2], days: ["", ""] } },
    { about: "one alone is none", headers: "Customer | Jan", is: undefined },
    { about: "the same twice is none", headers: "Customer | Jan | Jan", is: undefined },
    { about: "the same of two years", headers: "Customer | Jan 2023 | Jan 2024", is: { places: [1, 2] } },
    {
      about: "quarters, in which months are wanting",
      headers: "Customer | Q1 | Q2 | Q3",
      titles: ["2024"],
      is: { kind: "quarter", places: [1, 2, 3], days: ["2024-01-01", "2024-04-01", "2024-07-01"] },
    },
    {
      about: "with sums of quarters, half years and the year",
      headers:
        "Customer | Jan | Feb | Mar | Q1 | H1 | YTD | Total | 上半年 | 全年累计 | 累计销售 | 2024年合计 | Target",
      is: { kind: "month", places: [1, 2, 3], totals: [4, 5, 6, 7, 8, 9, 10, 11] },
    },
    { about: "quarters with half years", headers: "Customer | Q1 | Q2 | 下半年", is: { places: [1, 2], totals: [3] } },
    {
      about: "a sum under a heading of its own",
      headers: "Customer | 2024 / Jan | 2024 / Feb | 2024 / Total",
      is: { places: [1, 2], totals: [3] },
    },
    {
      about: "a sum of texts is none",
      headers: "Customer | Jan | Feb | Total",
      body: "Acme | 1 | 2 | good",
      is: { places: [1, 2], totals: [] },
    },
    {
      about: "a month over texts is none",
      headers: "Customer | Jan | Feb | Mar",
      body: "Acme | good | 2 | '1,234.50",
      is: { places: [2, 3] },
    },
    { about: "a month over empty cells", headers: "Customer | Jan | Feb", body: "Acme | |", is: { places: [1, 2] } },
    {
      about: "several measures, of which one is the amount",
      headers: "Customer | 1月数量 | 1月销售额 | 2月数量 | 2月销售额",
      is: { places: [2, 4], amountHeader: "销售额", monthHeader: "日期" },
    },
    {
      about: "several measures, of which none is",
      headers: "Customer | 1月甲 | 1月乙 | 2月甲 | 2月乙",
      is: undefined,
    },
    {
      about: "one measure, whatever it is",
      headers: "Customer | 1月甲 | 2月甲",
      is: { places: [1, 2], amountHeader: "甲" },
    },
    {
      about: "headed in English",
      headers: "Customer | Jan | Feb",
      is: { amountHeader: "Amount", monthHeader: "Date" },
    },
    { about: "headed in Chinese", headers: "客户 | 1月份 | 2月份", is: { amountHeader: "金额", monthHeader: "日期" } },
    { about: "none at all", headers: "Customer | Amount", is: undefined },
  ])("$about", ({ headers, is, ...given }) => {
    const found = months(headers, given);
    if (is) expect(found).toMatchObject(is);
    else expect(found).toBeUndefined();
  });

  test("more numbers than texts below make a column of amounts, as many do not", () => {
    const headers = ["Customer", "Jan", "Feb"];
    const find = (...lines: string[]) => findMonths(headers, { titles: [], body: sheet(...lines) });
    expect(find("a | 1 | 1", "b | - | 1", "c | 1 | 1")?.places).toEqual([1, 2]);
    expect(find("a | 1 | 1", "b | - | 1")).toBeUndefined();
    expect(find("a | yes | 1", "b | yes | 1")).toBeUndefined();
  });
});

/** The rows that come of a wide sheet: number in the source, customer, amount and day. */
function gathered(lines: readonly string[]): (string | number)[][] {
  const table = tableFromRows(sheet(...lines) as CellValue[][]);
  const columns = findColumns(table, defaultPolicy()).value ?? {};
  const plan = planMonths(table, columns);
  if (!plan) throw new Error("no months");
  const { rowCount, rowOf, columns: made } = finish(plan.gather(table));
  return Array.from({ length: rowCount }, (_, row) => [
    rowOf?.[row] ?? 0,
    ...made.map((column) => cellText(column, row)),
  ]);
}

describe("gathered into rows", () => {
  test("one for each month with a value, one without an amount for a row that has none", () => {
    const lines = ["Customer | 2024-01 | 2024-02 | 2024-03", "Acme | 1 | | 3", "Best | | |", "Cove | 4 | 5 | 6"];
    expect(gathered(lines)).toEqual([
      [2, "Acme", "1", "45292"],
      [2, "Acme", "3", "45352"],
      [3, "Best", "", ""],
      [4, "Cove", "4", "45292"],
      [4, "Cove", "5", "45323"],
      [4, "Cove", "6", "45352"],
    ]);
  });

  test("texts and errors stay what they are, each month with its own", () => {
    const lines = [
      "Customer | City | Jan | Feb",
      "Acme | Rome | 'n/a | 2",
      "Best | Bern | 3 | '#N/A",
      "Cove | Rome | 4 | 'none",
      "Dove | | 5 | 6",
      "Eve | | 'n/a | 8",
      "Fay | | 9 | 10",
    ];
    expect(gathered(lines)).toEqual([
      [2, "Acme", "Rome", "n/a"],
      [2, "Acme", "Rome", "2"],
      [3, "Best", "Bern", "3"],
      [3, "Best", "Bern", "#N/A"],
      [4, "Cove", "Rome", "4"],
      [4, "Cove", "Rome", "none"],
      [5, "Dove", "", "5"],
      [5, "Dove", "", "6"],
      [6, "Eve", "", "n/a"],
      [6, "Eve", "", "8"],
      [7, "Fay", "", "9"],
      [7, "Fay", "", "10"],
    ]);
  });

  test("is said with what was left out, and the rows are read with their amounts", () => {
    const outcome = analyzeRows([
      ["Customer", "2024-01", "2024-02", "Total"],
      ["Acme", 1, "2", 3],
      ["Best", "", 5, 5],
      ["Acme", "three", 4, 4],
      ["Best", 1, 1, 2],
    ]);
    expect(outcome.issues).toContainEqual({
      kind: "monthsGathered",
      severity: "warning",
      facts: { kind: "month", columns: 2, first: "2024-01", last: "2024-02", totals: ["Total"], dated: "yes" },
    });
    expect(outcome.value?.report).toMatchObject({
      rowsRead: 7,
      rowsUsed: 6,
      net: { value: 14 },
      analysisDate: 45_323,
      leftOut: [{ reason: "textAmount", firstRows: [4] }],
    });
    const undated = analyzeRows([
      ["Customer", "Jan", "Feb"],
      ["Acme", 1, 2],
    ]);
    expect(undated.issues).toMatchObject([{ kind: "monthsGathered", facts: { dated: "no", totals: [] } }, {}]);
    expect(kinds(undated)).toContain("monthsGathered");
    expect(undated.value?.report.analysisDate).toBeUndefined();
  });

  test("an amount in another column leaves the months alone", () => {
    const table = tableFromRows([
      ["Customer", "Jan", "Feb", "Sales"],
      ["Acme", 1, 2, 3],
    ]);
    expect(planMonths(table, {})).toBeUndefined();
    expect(
      planMonths(
        tableFromRows([
          ["Customer", "Amount"],
          ["Acme", 1],
        ]),
        findColumns(table, defaultPolicy()).value ?? {},
      ),
    ).toBeUndefined();
  });
});
