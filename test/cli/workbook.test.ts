import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import readSheets from "read-excel-file/node";
import { ownWorkbook } from "../files/xlsx/own-workbook";
import { breachesOf, partsOf } from "../files/xlsx/structure";
import { bookFile, rowsXml } from "../files/xlsx/book-file";
import { removeTempFiles } from "../files/xlsx/zip-file";
import { Command } from "./command";
import { partOfSheet } from "./sales-workbook";

let ka: Command;
beforeAll(() => (ka = new Command()));
afterAll(() => {
  ka.remove();
  removeTempFiles();
});

const CSV = "Customer,Amount\nNorth,10\nSouth,5\nNorth,1\n";

function sheetsOf(path: string): Promise<string[]> {
  return readSheets(path).then((sheets) => sheets.map(({ sheet }) => sheet));
}

test("a workbook in, a classified workbook out", async () => {
  const { code, out } = ka.run(["classify", ownWorkbook(), "-o", "out.xlsx"]);
  expect(code).toBe(0);
  expect(out).toContain("Written: out.xlsx (2 customers)");
  expect(out).toContain("Sales!A1:C3");
  const path = join(ka.folder, "out.xlsx");
  expect(await breachesOf(path)).toEqual([]);
  expect(await sheetsOf(path)).toEqual([
    ...["Sales", "KA Accounts", "KA Summary", "KA Policy", "KA Log", "KA History"],
  ]);
});

test("a workbook that was made of a CSV file has no rows to classify, and the sentence says where they are", () => {
  ka.run(["classify", ka.write("rows.csv", CSV), "-o", "made.xlsx"]);
  const { code, err } = ka.run(["classify", "made.xlsx"]);
  expect(code).toBe(1);
  expect(err).toBe("made.xlsx has no sheets but KA's own. Name the file that the rows came from.\n");
});

test("a formula of the summary looks after the rows of the workbook, the empty row below them too where they are no table", async () => {
  const rows = [
    ["Customer", "Amount"],
    ["Ann", 700],
    ["Ben & Co", 200.5],
  ] as const;
  const input = ka.write("rows.xlsx", readFileSync(bookFile({ sheets: [{ name: "My sales", rows: rowsXml(rows) }] })));
  const formulaOf = async (path: string) => {
    const xml = (await partsOf(path)).get(await partOfSheet(path, "KA Summary"))?.toString("utf8") ?? "";
    return /<c r="B3"[^>]*t="str"><f>(.*?)<\/f><v>as many and as much as in this run<\/v>/.exec(xml)?.[1];
  };
  expect(ka.run(["classify", input, "-o", "live.xlsx"]).code).toBe(0);
  expect(await formulaOf(join(ka.folder, "live.xlsx"))).toMatch(
    /^IFERROR\(IF\(AND\(ROWS\('My sales'!\$A\$2:\$A\$4\)=3,.*SUM\('My sales'!\$B\$2:\$B\$4\)-\(900\.5\)\)&lt;=/,
  );
  expect(ka.run(["classify", ownWorkbook(), "-o", "table.xlsx"]).code).toBe(0);
  expect(await breachesOf(join(ka.folder, "table.xlsx"))).toEqual([]);
  expect(await formulaOf(join(ka.folder, "table.xlsx"))).toContain("ROWS(Sales!$A$2:$A$3)=2");
  expect(ka.run(["classify", ka.write("live.csv", CSV), "-o", "from-csv.xlsx"]).code).toBe(0);
  expect(await formulaOf(join(ka.folder, "from-csv.xlsx"))).toBeUndefined();
});

test("a CSV file in, a workbook with KA's sheets out", async () => {
  const { code } = ka.run(["classify", ka.write("sales.csv", CSV), "-o", "new.XLSX", "--language", "zh"]);
  expect(code).toBe(0);
  expect(await sheetsOf(join(ka.folder, "new.XLSX"))).toEqual([
    ...["KA 大客户清单", "KA 汇总", "KA 策略", "KA 日志", "KA 历史"],
  ]);
});

test("a workbook in, a CSV file out", () => {
  expect(ka.run(["classify", ownWorkbook(), "-o", "out.csv"]).code).toBe(0);
  expect(existsSync(join(ka.folder, "out.csv"))).toBe(true);
});

test.each([
  { args: ["--table", "orders"], source: "Sales!A1:C3" },
  { args: ["--sheet", "Sales"], source: "Sales!A1:C3" },
  { args: ["--sheet", "Sales", "--range", "A1:B3"], source: "Sales!A1:B3" },
  { args: ["--range", "Sales!A1:B2"], source: "Sales!A1:B2" },
])("$args reads $source", ({ args, source }) => {
  const { code, out } = ka.run(["classify", ownWorkbook(), ...args]);
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`Source +${source}\\n`));
});

test.each([
  { args: ["--table", "x"], code: 1, says: "The tables are: Orders." },
  { args: ["--sheet", "x"], code: 1, says: "There is no sheet “x”" },
  { args: ["--table", "Orders", "--sheet", "Sales"], code: 2, says: "give --table without --sheet and --range" },
  { args: ["--range", "A1:B2"], code: 2, says: "Say on which sheet the range is" },
  { args: ["-o", "x.xlsm"], code: 1, says: "give it a name that ends in .xlsx" },
  { args: ["-o", "x.xls"], code: 1, says: "KA cannot write x.xls" },
  { args: ["-o", "x.ods"], code: 1, says: "KA cannot write x.ods" },
  { args: ["-o", "no/such/folder.xlsx"], code: 1, says: "cannot be written (ENOENT)" },
])("$args is refused: $says", ({ args, code, says }) => {
  const before = readdirSync(ka.folder);
  const run = ka.run(["classify", ownWorkbook(), ...args]);
  expect(run.err).toContain(says);
  expect(run.code).toBe(code);
  expect(readdirSync(ka.folder)).toEqual(before);
});

test("the input is never overwritten", () => {
  const path = ownWorkbook();
  expect(ka.run(["classify", path, "-o", path]).err).toContain("is the input itself");
});

test("a flag for workbooks does not go with a CSV file", () => {
  const { code, err } = ka.run(["classify", ka.write("sales.csv", CSV), "--sheet", "Sales"]);
  expect([code, err]).toEqual([
    2,
    "The option --sheet is for workbooks (.xlsx, .xlsm), and the input is none. Leave it out.\n",
  ]);
});

test("what can be read is listed", () => {
  const { code, out } = ka.run(["sheets", ownWorkbook()]);
  expect([code, out]).toEqual([0, "sheet    Sales   A1:C3\n  table  Orders  A1:C3\n"]);
  const listed: unknown = JSON.parse(ka.run(["sheets", ownWorkbook(), "--json"]).out);
  expect(listed).toMatchObject({ sheets: [{ name: "Sales", tables: [{ name: "Orders" }] }] });
});

test("a range with a name is listed, and is read by its name; one with a formula is not listed", () => {
  const names = `<definedName name="Lines">Data!$B$2:$C$4</definedName><definedName name="Rate">1.2</definedName>`;
  const rows = rowsXml([
    ["Sales", "", ""],
    ["", "Customer", "Amount"],
    ["", "Acme", 1],
    ["", "Best", 2],
  ]);
  const path = bookFile({ sheets: [{ name: "Data", rows }], names });
  expect(ka.run(["sheets", path]).out).toBe("sheet  Data   A1:C4\nname   Lines  Data!B2:C4\n");
  for (const flag of ["--range", "--table"])
    expect(ka.run(["classify", path, flag, "lines"]).out).toMatch(/Source +Data!B2:C4\n/);
  expect(ka.run(["classify", path, "--range", "Lins"])).toMatchObject({
    code: 1,
    err: expect.stringContaining("There is no table or named range “Lins”. The named ranges are: Lines.\n"),
  });
});

describe("names", () => {
  const of = (name: string, formula: string, more = "") =>
    `<definedName name="${name}"${more}>${formula}</definedName>`;
  const rows = rowsXml([
    ["Customer", "Amount"],
    ["Acme", 1],
    ["Best", 2],
  ]);
  const sheets = [
    { name: "Data", rows },
    { name: "US$", rows },
  ];
  const names = [
    of("Lines", "Data!$A$1:$B$3"),
    of("Lines", "'US$'!$A$1:$B$2", ` localSheetId="1"`),
    ...["Data", "'US$'"].map((sheet, i) => of("Local", `${sheet}!$A$1:$B$3`, ` localSheetId="${i}"`)),
    of("Two", "Data!$A$1:$B$2,Data!$A$1:$B$3"),
    of("Gone", "#REF!$A$1:$B$3"),
    of("Other", "[1]Data!$A$1:$B$3"),
    of("Hid", "Data!$A$1:$B$3", ` hidden="1"`),
    of("KA_Tiers", "Data!$A$1:$B$3"),
  ].join("");

  test("listed are those of one range of the file, and a name of one sheet with its sheet", () => {
    const path = bookFile({ sheets, names });
    expect(ka.run(["sheets", path]).out.split("\n").slice(2, -1)).toEqual([
      "name   Lines        Data!A1:B3",
      "name   'US$'!Lines  'US$'!A1:B2",
      "name   Data!Local   Data!A1:B3",
      "name   'US$'!Local  'US$'!A1:B3",
    ]);
    const { names: listed } = JSON.parse(ka.run(["sheets", path, "--json"]).out);
    expect(listed.map(({ name }: { name: string }) => name)).not.toContain("Hid");
    expect(listed).toContainEqual({ name: "Lines", sheet: "US$", formula: "'US$'!$A$1:$B$2" });
  });

  test.each([
    { flags: ["--range", "Lines"], is: "Data!A1:B3" },
    { flags: ["--range", "'US$'!Lines"], is: "'US$'!A1:B2" },
    { flags: ["--sheet", "US$", "--range", "Lines"], is: "'US$'!A1:B2" },
    { flags: ["--sheet", "Data", "--range", "Lines"], is: "Data!A1:B3" },
    { flags: ["--sheet", "US$", "--range", "Two"], says: "The name “Two” stands for Data!$A$1:$B$2,Data!$A$1:$B$3" },
    { flags: ["--range", "Gone"], says: "The name “Gone” stands for #REF!$A$1:$B$3" },
    { flags: ["--range", "Other"], says: "The name “Other” stands for [1]Data!$A$1:$B$3" },
    { flags: ["--range", "Local"], says: "Several sheets have a name “Local” of their own: Data, US$." },
    { flags: ["--range", "No"], says: "are: Lines, 'US$'!Lines, Data!Local, 'US$'!Local." },
    { flags: ["--range", "A1:B"], says: "Say on which sheet the range is" },
  ])("$flags", ({ flags, is, says }) => {
    const { out, err } = ka.run(["classify", bookFile({ sheets, names }), ...flags]);
    if (says !== undefined) expect(err.replaceAll("\n", " ")).toContain(says);
    else expect(/Source +(.*)/.exec(out)?.[1]).toBe(is);
  });
});

test("hidden and empty sheets are listed as such", () => {
  const path = bookFile({ sheets: [{ name: "Empty" }, { name: "Old", state: "hidden", rows: rowsXml([["a"], [1]]) }] });
  expect(ka.run(["sheets", path]).out).toBe("sheet  Empty  empty\nsheet  Old    A1:A2; hidden\n");
});
