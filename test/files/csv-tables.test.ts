import { describeIssue } from "../../src/core/text/sentences";
import { readCsv } from "../../src/files/csv-reader";
import { defaultPolicy } from "../../src/core/policy";
import { bytesOf, readText, textsIn } from "./bytes";

const SALES = ["Customer,Amount", "Acme,5", "Best,6"];
const TARGETS = ["Region,Target", "North,50", "South,60"];
const RETURNS = ["Client,Order Date,Revenue", "Cove,2024-01-02,7"];
const many = (count: number) => Array.from({ length: count }, (_, i) => `C${String(i % 300)},${String(i)}`);

/** What of a file was read, and what was said of its tables. */
async function read(lines: readonly string[], { piece, newline = "\n" }: { piece?: number; newline?: string } = {}) {
  const { value, issues } = await readText(lines.join(newline) + newline, {}, piece);
  const said = issues.map(({ kind, severity, facts }) => ({ kind, severity, facts }));
  return {
    customers: value && textsIn(value.table, value.columns.customer?.header ?? ""),
    firstRow: value?.table.firstRow,
    said,
  };
}

const linesChosen = (lines: object, ...others: object[]) => ({
  kind: "linesChosen",
  severity: "warning",
  facts: { where: "sales.csv", lines, others },
});
const severalTables = (...tables: object[]) => ({
  kind: "severalTables",
  severity: "error",
  facts: { where: "sales.csv", tables },
});

describe("tables one below the other", () => {
  test.each<{ about: string; lines: string[]; customers: string[] | undefined; said: object[] }>([
    {
      about: "of sales and of targets",
      lines: [...SALES, "", ...TARGETS],
      customers: ["Acme", "Best"],
      said: [linesChosen({ from: 1, to: 3 }, { from: 5, to: 7 })],
    },
    {
      about: "with separators in the empty lines, as Excel saves them, and empty lines at the end",
      lines: [...SALES, ",", ",", ...TARGETS, ",", ","],
      customers: ["Acme", "Best"],
      said: [linesChosen({ from: 1, to: 3 }, { from: 6, to: 8 })],
    },
    {
      about: "with a title, and more columns than the one above",
      lines: [...SALES, "", "Stock", "Depot,Size,Owner", "North,50,Li", "South,60,Wu"],
      customers: ["Acme", "Best"],
      said: [linesChosen({ from: 1, to: 3 }, { from: 5, to: 8 })],
    },
    {
      about: "an empty line below the headers, and a text where a number is expected first",
      lines: ["Customer,Amount", "", "Cove,as agreed", "Acme,5", "Best,6"],
      customers: ["", "Cove", "Acme", "Best"],
      said: [],
    },
    {
      about: "the lower one of sales",
      lines: [...TARGETS, "", ...SALES],
      customers: ["Acme", "Best"],
      said: [linesChosen({ from: 5 }, { from: 1, to: 3 })],
    },
    {
      about: "three, the one of sales between the others",
      lines: [...TARGETS, "", ...SALES, "", "City,Size", "Rome,3", "Oslo,4"],
      customers: ["Acme", "Best"],
      said: [linesChosen({ from: 5, to: 7 }, { from: 1, to: 3 }, { from: 9, to: 11 })],
    },
    {
      about: "two of sales",
      lines: [...SALES, "", ...RETURNS],
      customers: undefined,
      said: [severalTables({ from: 1, to: 3 }, { from: 5, to: 6 })],
    },
    {
      about: "far down, a line break in a field above",
      lines: ["Customer,Amount", '"Ac\nme",1', ...many(1_000), "", ...TARGETS],
      customers: ["Ac\nme", ...many(1_000).map((line) => line.split(",")[0] ?? "")],
      said: [linesChosen({ from: 1, to: 1_003 }, { from: 1_005, to: 1_007 })],
    },
    {
      about: "two of sales, far down",
      lines: [...SALES, ...many(1_000), "", ...RETURNS, ...RETURNS.slice(1)],
      customers: undefined,
      said: [severalTables({ from: 1, to: 1_003 }, { from: 1_005, to: 1_007 })],
    },
  ])("$about", async ({ lines, customers, said }) => {
    const whole = await read(lines);
    expect(whole).toMatchObject({ customers, said });
    for (const how of [{ piece: 7 }, { newline: "\r\n", piece: 11 }]) {
      const { customers: inPieces, said: sameSaid } = await read(lines, how);
      expect({ customers: inPieces, said: sameSaid }).toEqual({ customers: whole.customers, said: whole.said });
    }
  });

  test.each<[string, string[], string[]]>([
    ["the same columns going on", [...SALES, "", "Cove,7"], ["Acme", "Best", "", "Cove"]],
    ["a note on a customer", [...SALES, "", "Cove,pending", "", "Dove,7"], ["Acme", "Best", "", "Cove", "", "Dove"]],
    ["the same headers again", [...SALES, "", ...SALES], ["Acme", "Best", "", "Customer", "Acme", "Best"]],
  ])("%s is one table", async (_, lines, customers) => {
    for (const piece of [undefined, 5])
      expect(await read(lines, piece === undefined ? {} : { piece })).toMatchObject({ customers, said: [] });
  });

  test("rows keep the numbers that a spreadsheet gives them", async () => {
    expect((await read([...TARGETS, "", ...SALES])).firstRow).toBe(6);
  });

  test("more gaps with texts below them than are looked at keep all rows", async () => {
    const notes = Array.from({ length: 120 }, (_, i) => [`Note ${String(i)},see mail`, ""]).flat();
    const { customers, said } = await read([...SALES, "", ...notes, "Cove,7"]);
    expect(said).toEqual([]);
    expect(customers).toHaveLength(2 + 1 + 240 + 1);
  });

  test("rows that are set aside end where another table begins", async () => {
    const lines = [...SALES, ...many(1_000), "", ...TARGETS];
    const request = { path: "sales.csv", where: "sales.csv", policy: defaultPolicy() };
    const { value, issues } = await readCsv(bytesOf(lines.join("\n"), 333), {
      ...request,
      partSizes: { inMemory: 100, setAside: 64 },
    });
    const parts = value ? [...value.parts].map(({ rowCount }) => rowCount) : [];
    value?.close();
    expect(parts.reduce((sum, rows) => sum + rows, 0)).toBe(1_002);
    expect(issues).toMatchObject([linesChosen({ from: 1, to: 1_003 }, { from: 1_005, to: 1_007 })]);
  });
});

test("what is said names the lines, what was read and what to do", async () => {
  const { issues } = await readText([...SALES, "", ...TARGETS].join("\n"));
  expect(issues.map((issue) => describeIssue(issue, "en"))).toEqual([
    "Of sales.csv, lines 1–3 were read; an empty line parts them from more: lines 5–7. To read that instead, save it in a file of its own.",
  ]);
  expect(issues.map((issue) => describeIssue(issue, "zh"))).toEqual([
    "读取的是 sales.csv 的第 1–3 行；隔着空行还有另外的表：第 5–7 行。如需改读，请把它单独存成一个文件。",
  ]);
});
