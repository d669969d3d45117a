import type { CellValue } from "../../src/core/table";
import { describeIssue } from "../../src/core/text/sentences";
import { analyzeRows, classesByName, kinds } from "./rows";

const HEAD = ["Customer", "Amount"];

describe("columns are found by their usual headers, in English and Chinese", () => {
  test.each([
    { headers: ["Customer", "Amount"], is: { customer: 0, amount: 1 } },
    { headers: ["客户名称", "销售额"], is: { customer: 0, amount: 1 } },
    { headers: ["客户 Customer", "金额 Amount (元)"], is: { customer: 0, amount: 1 } },
    { headers: ["CustomerID", "CompanyName", "Revenue"], is: { customerId: 0, customer: 1, amount: 2 } },
    { headers: ["客户编号", "客户名称", "金额（万元）"], is: { customerId: 0, customer: 1, amount: 2 } },
    { headers: ["Buyer", "Quantity", "Unit Price", "Line total"], is: { customer: 0, quantity: 1, amount: 3 } },
    { headers: ["Name", "Whatever"], is: { customer: 0, amount: 1 } },
    { headers: ["CUSTOMER_NAME", "Net-Sales"], is: { customer: 0, amount: 1 } },
  ])("$headers", ({ headers, is }) => {
    const row = headers.map((header, i) =>
      i === Math.max(...Object.values(is)) || /Quantity|Price/.test(header) ? 5 + i : `text ${i}`,
    );
    const { value } = analyzeRows([headers, row]);
    expect(
      Object.fromEntries(
        Object.entries(value?.columns ?? {}).map(([role, column]) => [role, "index" in column ? column.index : -1]),
      ),
    ).toEqual(is);
  });

  test("dates and orders are found beside", () => {
    const { value } = analyzeRows([
      ["订单号", "订单日期", "客户", "发货日期", "成交金额"],
      ["SO-1", 45000, "X", 45003, 10],
    ]);
    expect(value?.columns).toMatchObject({
      order: { index: 0 },
      date: { index: 1 },
      customer: { index: 2 },
      amount: { index: 4 },
    });
    expect(value?.report.analysisDate).toBe(45000);
  });

  test("several amounts are asked about, never guessed, and the policy answers", () => {
    const rows: CellValue[][] = [
      ["客户", "含税金额", "不含税金额"],
      ["甲", 113, 100],
    ];
    const asked = analyzeRows(rows);
    expect(asked.value).toBeUndefined();
    expect(asked.issues).toEqual([
      { kind: "whichColumn", severity: "error", facts: { role: "amount", headers: ["含税金额", "不含税金额"] } },
    ]);
    expect(analyzeRows(rows, { columns: { amount: "不含税金额" } }).value?.report.net.value).toBe(100);
  });

  test("two columns of one header cannot be told apart", () => {
    const rows: CellValue[][] = [
      ["Customer", "Amount", "Amount"],
      ["X", 1, 2],
    ];
    expect(kinds(analyzeRows(rows))).toEqual(["duplicateHeader"]);
    expect(kinds(analyzeRows(rows, { columns: { amount: "Amount" } }))).toEqual(["duplicateHeader"]);
  });

  test.each([
    { about: "a column that is not there", columns: { amount: "Umsatz" }, kind: "columnNotThere" },
    {
      about: "one column for two roles",
      columns: { customer: "Customer", customerId: "Customer" },
      kind: "columnUsedTwice",
    },
    { about: "no customer wanted", columns: { customer: null, customerId: null }, kind: "noCustomerColumn" },
    { about: "no amount wanted", columns: { amount: null }, kind: "noNumericColumn" },
  ])("$about: $kind", ({ columns, kind }) => {
    const outcome = analyzeRows([HEAD, ["X", 1]], { columns });
    expect(outcome.value).toBeUndefined();
    expect(kinds(outcome)).toContain(kind);
  });
});

describe("bad input ends in a sentence", () => {
  test.each<{ about: string; rows: CellValue[][]; kind: string; value: "made" | "refused" }>([
    { about: "nothing at all", rows: [], kind: "emptySheet", value: "refused" },
    { about: "headers only", rows: [HEAD], kind: "headersOnly", value: "refused" },
    {
      about: "no headers",
      rows: [
        ["X", 5],
        ["Y", 6],
      ],
      kind: "noHeaders",
      value: "made",
    },
    {
      about: "no numeric column",
      rows: [
        ["Customer", "City"],
        ["X", "Rome"],
      ],
      kind: "noNumericColumn",
      value: "refused",
    },
    { about: "no amount under its header", rows: [HEAD, ["X", "n/a"]], kind: "noNumericColumn", value: "refused" },
    { about: "all zero", rows: [HEAD, ["X", 0], ["Y", 0]], kind: "noPositiveTotal", value: "refused" },
    { about: "all negative", rows: [HEAD, ["X", -1], ["Y", -2]], kind: "noPositiveTotal", value: "refused" },
    { about: "one customer", rows: [HEAD, ["X", 3]], kind: "allEqual", value: "made" },
    { about: "all equal", rows: [HEAD, ["X", 3], ["Y", 3]], kind: "allEqual", value: "made" },
    {
      about: "blank names only",
      rows: [HEAD, ["", 3], ["  ", 3], ["\u3000", 1]],
      kind: "noRowsLeft",
      value: "refused",
    },
    {
      about: "dates in the future only",
      rows: [
        ["Customer", "Date", "Amount"],
        ["X", 99_000, 3],
        ["Y", 99_001, 4],
      ],
      kind: "noRowsLeft",
      value: "refused",
    },
    { about: "more than 4 decimals", rows: [HEAD, ["X", 1 / 3], ["Y", 2]], kind: "inexactAmounts", value: "made" },
  ])("$about: $kind", ({ rows, kind, value }) => {
    const outcome = analyzeRows(rows);
    expect(kinds(outcome)).toContain(kind);
    expect(outcome.value === undefined).toBe(value === "refused");
    for (const issue of outcome.issues) {
      for (const language of ["en", "zh"] as const) expect(describeIssue(issue, language)).toMatch(/^\S.{8,}[.。]$/u);
    }
  });

  test("where all amounts are errors of formulas, the formulas are to be corrected", () => {
    const { issues } = analyzeRows(
      [
        ["Customer", "Amount", "Note"],
        ["X", "#DIV/0!", "a"],
        ["Y", "#N/A", "b"],
      ],
      {
        columns: { amount: "Amount" },
      },
    );
    const [en, zh] = (["en", "zh"] as const).map((language) =>
      issues.map((issue) => describeIssue(issue, language)).join("\n"),
    );
    expect(en).toContain("Correct the formulas behind the amounts, or choose another column for them.");
    expect(zh).toContain("请更正金额列中的公式，或另选金额列。");
  });

  test("rows that cannot be used are left out, each with its reason, row and amount", () => {
    const outcome = analyzeRows([
      ["Customer", "Amount", "Date"],
      ["X", 100, 45000],
      ["", 7.5, 45000],
      ["#N/A", 2, 45000],
      ["Y", "", 45000],
      ["Y", "12 pieces", 45000],
      ["Y", "#DIV/0!", 45000],
      ["Y", 50, 45001],
      ["Z", 1000, 99999],
      ["", "", ""],
    ]);
    expect(outcome.value?.report.leftOut).toEqual([
      { reason: "emptyRow", rows: 1, firstRows: [10], amount: { value: 0, text: "0.0" } },
      { reason: "blankCustomer", rows: 1, firstRows: [3], amount: { value: 7.5, text: "7.5" } },
      { reason: "errorCustomer", rows: 1, firstRows: [4], amount: { value: 2, text: "2.0" } },
      { reason: "blankAmount", rows: 1, firstRows: [5], amount: { value: 0, text: "0.0" } },
      { reason: "textAmount", rows: 1, firstRows: [6], amount: { value: 0, text: "0.0" } },
      { reason: "errorAmount", rows: 1, firstRows: [7], amount: { value: 0, text: "0.0" } },
      { reason: "futureDate", rows: 1, firstRows: [9], amount: { value: 1000, text: "1000.0" } },
    ]);
    expect(outcome.value?.report).toMatchObject({
      rowsRead: 9,
      rowsUsed: 2,
      customers: 2,
      analysisDate: 45001,
      net: { text: "150.0" },
    });
    expect(outcome.value?.report.methods[0]?.checks.map(({ passed }) => passed)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  test("a customer of 95 % is A alone, inclusive, and leaves A empty, exclusive", () => {
    const rows: CellValue[][] = [HEAD, ["Big", 950], ["P", 30], ["Q", 20]];
    expect(classesByName(analyzeRows(rows))).toEqual({ Big: "A", P: "C", Q: "C" });
    const exclusive = analyzeRows(rows, { methods: [{ id: "abc", boundary: "exclusive" }] });
    expect(classesByName(exclusive)).toEqual({ Big: "B", P: "C", Q: "C" });
    expect(exclusive.issues).toContainEqual({ kind: "emptyClass", severity: "warning", facts: { label: "A" } });
  });

  test("zero and negative customers have classes of their own", () => {
    expect(classesByName(analyzeRows([HEAD, ["P", 5], ["Q", 5], ["Q", -5], ["R", -1], ["S", 4]]))).toEqual({
      P: "A",
      Q: "Zero",
      R: "Negative",
      S: "A",
    });
  });
});

describe("names", () => {
  test("width, case and spaces do not make another customer; the spelling shown does not depend on the row order", () => {
    const rows: CellValue[][] = [
      ["acme  Ltd", 1],
      [" ACME Ltd ", 2],
      ["ＡＣＭＥ\u00a0ltd", 4],
      ["Other", 1],
    ];
    for (const body of [rows, rows.toReversed()]) {
      const { value } = analyzeRows([HEAD, ...body]);
      expect(value?.gathering.customers.names.toSorted()).toEqual(["ACME Ltd", "Other"]);
      expect(value?.report.customers).toBe(2);
    }
  });

  test("a number and its text are the same customer, and a leading zero is not", () => {
    const rows: CellValue[][] = [
      ["Customer ID", "Amount"],
      [17850, 1],
      ["17850", 2],
      ["017850", 4],
    ];
    expect(classesByName(analyzeRows(rows))).toEqual({ "17850": "A", "017850": "A" });
  });

  test("with id and name the id is the key and the most frequent name is shown", () => {
    const { value, issues } = analyzeRows([
      ["Customer ID", "Customer", "Amount"],
      [1, "Old name", 1],
      [1, "New name", 1],
      [1, "New name", 1],
      [2, "", 9],
    ]);
    expect(value?.gathering.customers.names).toEqual(["New name", "2"]);
    expect(value?.gathering.customers.ids).toEqual(["1", "2"]);
    expect(issues).toContainEqual({
      kind: "namesDiffer",
      severity: "note",
      facts: { customers: 1, example: "New name" },
    });
  });

  test.each(["=1+1", "+A", "-B", "@C", "👩‍🚀 Raumfahrt", "شركة النور", "x".repeat(32_767), "'quoted"])(
    "%s stays as it is",
    (name) => {
      const { value } = analyzeRows([HEAD, [name, 2], ["Other", 1]]);
      expect(value?.gathering.customers.names).toContain(name);
    },
  );
});

describe("periods", () => {
  const rows: CellValue[][] = [
    ["Customer", "Amount", "Date"],
    ["X", 100, "2025-06-30"],
    ["X", 60, "2024-06-30"],
    ["X", 60, "2024-07-01 09:30:00"],
    ["Y", 5, "2024/7/1"],
    ["Y", 7, "2024年1月5日"],
  ];
  const tiers = {
    id: "tiers",
    tiers: [
      { label: "Gold", from: 160 },
      { label: "Iron", from: 5 },
    ],
  };

  test("money a year is compared with the twelve months that end at the latest date", () => {
    expect(classesByName(analyzeRows(rows, { amountUnit: "one", methods: [tiers] }))).toEqual({ X: "Gold", Y: "Iron" });
    const less = {
      ...tiers,
      tiers: [
        { label: "Gold", from: 160.01 },
        { label: "Iron", from: 5.01 },
      ],
    };
    expect(classesByName(analyzeRows(rows, { amountUnit: "one", methods: [less] }))).toEqual({
      X: "Iron",
      Y: "No tier",
    });
  });

  test("without dates the year is asked for, without a unit the unit is", () => {
    const bare = rows.map((row) => row.slice(0, 2));
    expect(kinds(analyzeRows(bare, { amountUnit: "one", methods: [tiers] }))).toEqual(["roleMissing"]);
    expect(kinds(analyzeRows(rows, { methods: [tiers] }))).toEqual(["amountUnitUnknown"]);
  });

  test("rows without a readable date are left out where the year counts, and only there", () => {
    const odd: CellValue[][] = [...rows, ["Y", 1000, "soon"], ["Y", 1000, ""]];
    const year = analyzeRows(odd, { amountUnit: "one", methods: [tiers] });
    expect(year.value?.report.leftOut).toEqual([
      { reason: "noDate", rows: 2, firstRows: [7, 8], amount: { value: 2000, text: "2000" } },
    ]);
    const all = analyzeRows(odd);
    expect(all.value?.report.leftOut).toEqual([]);
    expect(all.issues).toContainEqual({
      kind: "datesNotRead",
      severity: "warning",
      facts: { rows: 1, firstRows: [7] },
    });
  });
});
