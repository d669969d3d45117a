import { findColumns } from "../../src/core/columns";
import { gatherCustomers } from "../../src/core/customers";
import { exactText } from "../../src/core/measures/exact";
import { headTable } from "../../src/core/intake/head-table";
import { findHeading } from "../../src/core/intake/heading";
import { NumberFormats } from "../../src/core/intake/number-format";
import { valueOf } from "../../src/core/measures";
import { readPolicy } from "../../src/core/policies/read-policy";
import { finish } from "../../src/core/steps";
import { ColumnBuilder, type CellValue, type Table } from "../../src/core/table";
import { describeIssue } from "../../src/core/text/sentences";

/** A cell with its number format. */
type Shown = CellValue | readonly [value: number, format: string];

/** A table as a workbook's door reads it: headers above cells, some with a number format. */
function tableOf(headers: readonly string[], rows: readonly (readonly Shown[])[]): Table {
  const formats = new NumberFormats();
  const plain = (cell: Shown | undefined): CellValue =>
    Array.isArray(cell) ? Number(cell[0]) : ((cell ?? null) as CellValue);
  const heading = findHeading([headers, ...rows.map((row) => row.map(plain))], { firstColumn: 0, place: "anywhere" });
  const columns = headers.map((header, place) => {
    const builder = new ColumnBuilder(header, rows.length);
    for (const row of rows) builder.add(plain(row[place]));
    const codes = rows.map((row) => row[place]).map((cell) => (Array.isArray(cell) ? String(cell[1]) : "General"));
    const of = Uint8Array.from(codes, (code) => formats.placeOf(code));
    return { ...builder.finish(), ...(of.some((one) => one > 0) ? { formats: { list: formats.list, of } } : {}) };
  });
  return headTable(heading, { where: "Sales", firstRow: 2, rowCount: rows.length, columns });
}

/** Customers with their sums, the unit of the amounts, and what is said. */
function outcome(table: Table, document: object = {}): object {
  const policy = readPolicy(document).value;
  if (!policy) throw new Error("the test's policy is wrong");
  const found = findColumns(table, policy);
  const gathered =
    found.value && finish(gatherCustomers([table], found.value, { today: 50_000, needs: [], intake: policy.intake }));
  const issues = [...found.issues, ...(gathered?.issues ?? [])];
  for (const issue of issues)
    for (const language of ["en", "zh"] as const) expect(describeIssue(issue, language)).toMatch(/^\S.{8,}[.。]$/u);
  const customers = gathered?.value?.customers;
  return {
    ...(customers
      ? {
          sums: Object.fromEntries(
            customers.names.map((name, i) => [
              customers.ids?.[i] ?? name,
              exactText(valueOf(customers.amount, i), customers.amount.decimals),
            ]),
          ),
        }
      : {}),
    ...(found.value?.amount?.unit ? { unit: found.value.amount.unit } : {}),
    said: issues.map(({ kind }) => kind),
  };
}

describe("units of amounts by their number formats", () => {
  test.each<{ about: string; header?: string; rows: readonly Shown[]; is: object }>([
    {
      about: "a format that divides before it names the thousand holds ones",
      rows: [
        [1_234_000, '0.0,"千"'],
        [5_000, '0.0,"千"'],
      ],
      is: { unit: "one", said: ["amountUnitTaken"], sums: { a: "1234000", b: "5000" } },
    },
    {
      about: "a format that only names it holds thousands",
      rows: [
        [12, '0.0"千"'],
        [5, '0"千"'],
      ],
      is: { unit: "thousand", said: ["amountUnitTaken"], sums: { a: "12", b: "5" } },
    },
    {
      about: "a header of thousands over a format that divides by them",
      header: "金额(千元)",
      rows: [
        [1_234_000, "#,##0,"],
        [5_000, "#,##0,"],
      ],
      is: { unit: "one", said: ["amountUnitTaken"], sums: { a: "1234000", b: "5000" } },
    },
    {
      about: "a header of thousands over a format that says thousands",
      header: "Amount (k€)",
      rows: [
        [1_234_000, '0.0,"k€"'],
        [5_000, '0.0,"k€"'],
      ],
      is: { unit: "one", said: ["amountUnitTaken"], sums: { a: "1234000", b: "5000" } },
    },
    {
      about: "a header and a format that go apart",
      header: "金额(千元)",
      rows: [
        [12, '0.00"万"'],
        [5, '0.00"万"'],
      ],
      is: { said: ["unitUnclear"], sums: { a: "12", b: "5" } },
    },
    {
      about: "a unit that thresholds do not have",
      rows: [
        [1.2, '0.00"亿"'],
        [5, '0.00"亿"'],
      ],
      is: { said: ["unitUnclear"], sums: { a: "1.2", b: "5.0" } },
    },
    {
      about: "cells in 万 and cells in ones have no sum",
      rows: [[12, '0.00"万"'], 50_000],
      is: { unit: "tenThousand", said: ["amountUnitTaken", "severalUnits"] },
    },
    {
      about: "the same in a column of 万: the others are too",
      header: "金额(万元)",
      rows: [[12, '0.00"万"'], 5],
      is: { unit: "tenThousand", said: ["amountUnitTaken"], sums: { a: "12", b: "5" } },
    },
    {
      about: "a text that writes its unit in a column of another one",
      header: "金额(万元)",
      rows: ["12万", 5],
      is: { unit: "one", said: ["numbersMeant", "severalUnits"] },
    },
    {
      about: "zero is zero in every unit",
      rows: [[12, '0.00"万"'], 0],
      is: { unit: "tenThousand", said: ["amountUnitTaken"], sums: { a: "12", b: "0" } },
    },
    {
      about: "decimals and grouping say nothing",
      rows: [[12, "#,##0.00"], 5],
      is: { said: [], sums: { a: "12", b: "5" } },
    },
  ])("$about", ({ header = "金额", rows, is }) => {
    const table = tableOf(
      ["客户", header],
      rows.map((cell, i) => ["ab"[i] ?? "", cell]),
    );
    expect(outcome(table)).toEqual(is);
  });

  test("a cost of another unit than the amount is refused where a method takes it away", () => {
    const table = tableOf(
      ["客户", "销售额(万元)", "成本(元)"],
      [
        ["a", 120, 700_000],
        ["b", 30, 200_000],
      ],
    );
    expect(outcome(table, { methods: [{ id: "margin" }] })).toMatchObject({ said: ["amountUnitTaken", "unitsDiffer"] });
    expect(outcome(table)).toMatchObject({ said: ["amountUnitTaken"], sums: { a: "120", b: "30" } });
  });
});

describe("currencies by number formats", () => {
  const mixed = tableOf(
    ["客户", "金额"],
    [
      ["a", [10, "¥#,##0"]],
      ["b", [20, "#,##0.00 [$€-407]"]],
      ["a", 5],
      ["c", "7 €"],
    ],
  );

  test("several are refused with their rows, as those of texts are", () => {
    const policy = readPolicy({}).value;
    const columns = policy && findColumns(mixed, policy).value;
    if (!columns) throw new Error("columns are there");
    const { issues } = finish(gatherCustomers([mixed], columns, { today: 50_000, needs: [] }));
    expect(issues).toMatchObject([
      {
        kind: "severalCurrencies",
        facts: {
          found: [
            { currency: "", rows: 1 },
            { currency: "CNY", rows: 1 },
            { currency: "EUR", rows: 2 },
          ],
        },
      },
    ]);
  });

  test("one is chosen, and the rows of the others are left out", () => {
    expect(outcome(mixed, { intake: { currency: "EUR" } })).toEqual({
      sums: { b: "20", c: "7" },
      said: ["rowsLeftOut"],
    });
  });

  test("one currency, also in some cells only, needs no answer", () => {
    const table = tableOf(
      ["客户", "金额"],
      [
        ["a", [10, "¥#,##0"]],
        ["b", 5],
      ],
    );
    expect(outcome(table)).toEqual({ sums: { a: "10", b: "5" }, said: [] });
  });
});

describe("zeros of ids by number formats", () => {
  test.each<{ about: string; ids: readonly Shown[]; sums: object; said: readonly string[] }>([
    {
      about: "as the format shows them",
      ids: [
        [17, "00000"],
        [18, "00000"],
      ],
      sums: { "00017": "1", "00018": "2" },
      said: ["zerosKept"],
    },
    {
      about: "a text of the same digits is the same id",
      ids: [[17, "00000"], "00017"],
      sums: { "00017": "3" },
      said: ["zerosKept"],
    },
    {
      about: "a number is one id, whatever its own format",
      ids: [[17, "00000"], 17],
      sums: { "00017": "3" },
      said: ["zerosKept"],
    },
    {
      about: "a longer number stays whole",
      ids: [
        [123_456, "00000"],
        [1, "00000"],
      ],
      sums: { "123456": "1", "00001": "2" },
      said: ["zerosKept"],
    },
    {
      about: "formats of different lengths leave the numbers",
      ids: [
        [17, "00000"],
        [18, "000"],
      ],
      sums: { "17": "1", "18": "2" },
      said: [],
    },
  ])("$about", ({ ids, sums, said }) => {
    const table = tableOf(
      ["客户编号", "金额"],
      ids.map((id, i) => [id, i + 1]),
    );
    expect(outcome(table)).toEqual({ sums, said });
  });
});
