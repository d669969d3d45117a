import { findColumns } from "../../../src/core/columns";
import { firstOf } from "../../../src/core/gathering/parts";
import { headTable, placesToRead, tableFromRows } from "../../../src/core/intake/head-table";
import { findHeading } from "../../../src/core/intake/heading";
import { NumberFormats } from "../../../src/core/intake/number-format";
import { takeIn } from "../../../src/core/intake/take-in";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { finish } from "../../../src/core/steps";
import { SET_ASIDE, cellText, unreadColumn, type CellValue, type Table } from "../../../src/core/table";
import { inParts } from "../parts";
import { sheet } from "./sheet";

function tableOf(lines: readonly string[], more: Partial<Table> = {}): Table {
  return { ...tableFromRows(sheet(...lines) as CellValue[][], "Sales!A1"), ...more };
}

/** The rows that are left, those set aside with their reason, and what is said. */
function taken(table: Table, { policy = {}, partRows = Infinity }: { policy?: object; partRows?: number } = {}) {
  const checked = readPolicy(policy).value;
  if (!checked) throw new Error("the policy of the test is wrong");
  const columns = findColumns(table, checked).value ?? {};
  const parts = inParts(table, partRows);
  const { value, issues } = finish(takeIn(parts, columns, checked.intake));
  const rows: string[] = [];
  if (value) {
    for (const part of parts) {
      const { rowCount, columns: made, setAside } = finish(value(part));
      for (let row = 0; row < rowCount; row++) {
        const reason = setAside?.[row] ?? 0;
        const cells = made.map((column) => cellText(column, row)).join(" ");
        rows.push(reason === 0 ? cells : `${SET_ASIDE[reason - 1] ?? "?"}: ${cells}`);
      }
    }
  }
  return { rows, said: issues.map(({ kind, severity, facts }) => ({ kind, severity, facts })) };
}

describe("hidden rows", () => {
  const LINES = ["Customer | Amount", "Acme | 5", "Best | 6", "Cove | 7"];
  const hidden = Uint8Array.of(0, 1, 1);

  test.each<{ about: string; more: Partial<Table>; policy?: object; rows: string[]; said: object[] }>([
    { about: "none", more: {}, rows: ["Acme 5", "Best 6", "Cove 7"], said: [] },
    {
      about: "asked about",
      more: { hidden, filter: "on" },
      rows: [],
      said: [{ kind: "whichHiddenRows", severity: "error", facts: { where: "Sales!A1", rows: 2, filter: "on" } }],
    },
    {
      about: "used, and said",
      more: { hidden },
      policy: { intake: { hiddenRows: "include" } },
      rows: ["Acme 5", "Best 6", "Cove 7"],
      said: [{ kind: "hiddenRowsUsed", severity: "note", facts: { where: "Sales!A1", rows: 2, filter: "off" } }],
    },
    {
      about: "left out",
      more: { hidden },
      policy: { intake: { hiddenRows: "leaveOut" } },
      rows: ["Acme 5", "hiddenRow: Best 6", "hiddenRow: Cove 7"],
      said: [],
    },
  ])("$about", ({ more, policy = {}, rows, said }) => {
    expect(taken(tableOf(LINES, more), { policy })).toEqual({ rows, said });
    expect(taken(tableOf(LINES, more), { policy, partRows: 2 })).toEqual({ rows, said });
  });

  test("in a wide sheet each month of a hidden row is hidden", () => {
    const table = tableOf(["Customer | Jan | Feb", "Acme | 5 | 6", "Best | 7 |"], { hidden: Uint8Array.of(1, 0) });
    const { rows } = taken(table, { policy: { intake: { hiddenRows: "leaveOut" } } });
    expect(rows).toEqual(["hiddenRow: Acme 5", "hiddenRow: Acme 6", "Best 7"]);
  });
});

test("a row that is hidden and a total is hidden: the first reason counts", () => {
  const table = tableOf(["Customer | Amount", "Acme | 5", "合计 | 5"], { hidden: Uint8Array.of(0, 1) });
  const { rows, said } = taken(table, { policy: { intake: { hiddenRows: "leaveOut" } } });
  expect(rows).toEqual(["Acme 5", "hiddenRow: 合计 5"]);
  expect(said).toEqual([{ kind: "totalsFound", severity: "warning", facts: { rows: 1, labels: ["合计"] } }]);
});

test.each([
  ["left out", {}, ["Acme 5", "totalRow: 合计 5"]],
  ["used where the policy says so", { intake: { totals: "include" } }, ["Acme 5", "合计 5"]],
] as const)("totals are %s", (_, policy, rows) => {
  expect(taken(tableOf(["Customer | Amount", "Acme | 5", "合计 | 5"]), { policy }).rows).toEqual(rows);
});

describe("headers that stand again among the rows", () => {
  test.each<[string, string[], string[]]>([
    [
      "are set aside",
      ["Customer | Amount", "Acme | 5", "Customer | Amount", "Best | 6"],
      ["Acme 5", "repeatedHeader: Customer Amount", "Best 6"],
    ],
    ["one of them alone is data", ["Customer | Amount", "Customer | 5", "Best | n/a"], ["Customer 5", "Best n/a"]],
    [
      "of two levels by the lower ones",
      ["Customer | 2024 |", " | City | Sales", "Acme | Rome | 5", "Customer | City | Sales", "Best | Bern | 6"],
      ["Acme Rome 5", "repeatedHeader: Customer City Sales", "Best Bern 6"],
    ],
  ])("%s", (_, lines, rows) => {
    expect(taken(tableOf(lines)).rows).toEqual(rows);
    expect(taken(tableOf(lines), { partRows: 1 }).rows).toEqual(rows);
  });
});

describe("ids that Excel has rounded", () => {
  const lines = (id: string) => ["Customer ID | Amount", `1 | 5`, ...Array.from({ length: 6 }, () => `${id} | 6`)];

  test("are refused with the first rows", () => {
    const { rows, said } = taken(tableOf(lines("1234567890123450")), { partRows: 4 });
    expect(rows).toEqual([]);
    expect(said).toEqual([
      {
        kind: "damagedIds",
        severity: "error",
        facts: { header: "Customer ID", rows: 6, firstRows: [3, 4, 5, 6, 7], example: "1234567890123450" },
      },
    ]);
  });

  test.each([
    ["15 digits", "999999999999999", 0],
    ["16 digits", "1000000000000000", 1],
    ["16 digits below zero", "-1000000000000000", 1],
    ["16 digits typed as a text", "'1000000000000000", 0],
  ])("%s", (_, id, count) => {
    expect(taken(tableOf(lines(id))).said.filter(({ kind }) => kind === "damagedIds")).toHaveLength(count);
  });
});

test("the answers of one column do not count for another", () => {
  const table = tableOf(["Customer | Amount | Date", "Acme | '1.234 | 1/5/2024", "Best | '5.678 | 2/6/2024"]);
  const policy = {
    intake: { decimal: { Amount: "comma", Cost: "point" }, dateOrder: { Date: "monthFirst", Due: "dayFirst" } },
  };
  expect(taken(table, { policy }).rows).toEqual(["Acme 1234 45296", "Best 5678 45328"]);
  const other = { intake: { decimal: { Cost: "comma" }, dateOrder: { Due: "monthFirst" } } };
  expect(taken(table, { policy: other }).said.map(({ kind }) => kind)).toEqual(["whichDecimal", "whichDateOrder"]);
});

test("days of a book that counts from 1904 are moved, those of months across are not", () => {
  const narrow = tableOf(["Customer | Amount | Date", "Acme | 5 | 43830"], { dateSystem: 1904 });
  expect(taken(narrow).rows).toEqual(["Acme 5 45292"]);
  const wide = tableOf(["Customer | 2024-01 | 2024-02", "Acme | 5 | 6"], { dateSystem: 1904 });
  expect(taken(wide).rows).toEqual(["Acme 5 45292", "Acme 6 45323"]);
});

describe("months across with number formats", () => {
  /** Acme 5 in January under one format, 6 in February under another. */
  function wide(january: string, february: string): Table {
    const table = tableOf(["Customer | Jan | Feb", "Acme | 5 | 6", "Best | | 7"]);
    const formats = new NumberFormats();
    const places = [january, february].map((code) => formats.placeOf(code));
    return {
      ...table,
      columns: table.columns.map((column) => ({
        ...column,
        ...(column.months
          ? {
              months: column.months.map((month, i) => ({
                ...month,
                formats: { list: formats.list, of: places[i] ?? 0 },
              })),
            }
          : {}),
      })),
    };
  }

  test("several currencies are found among the months", () => {
    const { said } = taken(wide("[$€-407]#,##0", "[$$-409]#,##0"));
    expect(said.at(-1)).toEqual({
      kind: "severalCurrencies",
      severity: "error",
      facts: {
        header: "Amount",
        found: [
          { currency: "EUR", rows: 1 },
          { currency: "USD", rows: 2 },
        ],
      },
    });
  });

  test("one that is chosen sets the rows of the other aside", () => {
    const { rows } = taken(wide("[$€-407]#,##0", "[$$-409]#,##0"), { policy: { intake: { currency: "EUR" } } });
    expect(rows).toEqual(["Acme 5", "otherCurrency: Acme 6", "otherCurrency: Best 7"]);
  });

  test("zeros of ids are kept in every month", () => {
    const formats = new NumberFormats();
    const of = Uint8Array.of(formats.placeOf("00000"), formats.placeOf("General"));
    const table = tableOf(["Customer ID | Jan | Feb", "17 | 5 | 6", "18 | 7 |"]);
    const [id = unreadColumn(""), ...others] = table.columns;
    const columns = [{ ...id, formats: { list: formats.list, of } }, ...others];
    expect(taken({ ...table, columns }).rows).toEqual(["00017 5", "00017 6", "00018 7"]);
  });
});

describe("the columns of a block that a door has to read", () => {
  const heading = (line: string) =>
    findHeading(
      sheet(
        line,
        line
          .split("|")
          .map((_, i) => (i === 0 ? "Acme" : "1"))
          .join(" | "),
      ),
      {
        ...{ firstColumn: 0, place: "anywhere" },
      },
    );

  test.each<[string, string, number[] | undefined, number[]]>([
    ["all", "Customer | City | Amount", undefined, [0, 1, 2]],
    ["those of the columns that are wanted, in their order", "Customer | City | Amount", [2, 0], [0, 2]],
    ["all months for the amount, without their sums", "Customer | Jan | Feb | Total", [1], [1, 2]],
    ["all months once for amount and days", "2024-02 | 2024-01 | Customer", [2, 1, 0], [0, 1, 2]],
    ["no sum of months", "Customer | Jan | Feb | Total", undefined, [0, 1, 2]],
    ["none that is not there", "Customer | Amount", [7], []],
  ])("%s", (_, line, columns, is) => {
    expect(placesToRead(heading(line), columns)).toEqual(is);
  });

  test("what was not read stays unread, with its header", () => {
    const table = headTable(heading("Customer | 2024-01 | 2024-02"), {
      ...{ where: "x", firstRow: 2, rowCount: 1 },
      columns: [],
    });
    expect(table.columns.map(({ header, kinds }) => [header, kinds.length])).toEqual([
      ["Customer", 0],
      ["Amount", 0],
      ["Date", 0],
    ]);
    expect(firstOf([table])).toBe(table);
  });
});
