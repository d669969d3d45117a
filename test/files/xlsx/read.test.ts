import fc from "fast-check";
import { BOOLEAN, EMPTY, ERROR, NUMBER, TEXT, cellText, type Table } from "../../../src/core/table";
import { describeIssue } from "../../../src/core/text/sentences";
import { listSources } from "../../../src/files/xlsx/list-sources";
import type { XlsxSource } from "../../../src/files/xlsx/find-rows";
import { readXlsx, type XlsxReading, type XlsxRequest } from "../../../src/files/xlsx/read";
import { bookFile, bookParts, rowsXml, tableXml, type BookXml, type SheetXml } from "./book-file";
import { removeTempFiles, tempFile, zip } from "./zip-file";

afterAll(removeTempFiles);

const FIRST: XlsxSource = { kind: "selection" };
const kindsOf = (issues: readonly { readonly kind: string }[]) => issues.map(({ kind }) => kind);

async function read(book: BookXml, request: Partial<XlsxRequest> = {}): Promise<XlsxReading> {
  const { value, issues } = await readXlsx(bookFile(book), { source: FIRST, ...request });
  if (!value) throw new Error(issues.map((issue) => describeIssue(issue, "en")).join("\n"));
  return value;
}

async function issuesOf(book: BookXml, request: Partial<XlsxRequest> = {}): Promise<readonly string[]> {
  const { issues } = await readXlsx(bookFile(book), { source: FIRST, ...request });
  return issues.map((issue) => describeIssue(issue, "en"));
}

/** Headers, then the rows as texts. */
function cellsOf(table: Table): string[][] {
  const rows = Array.from({ length: table.rowCount }, (_, row) => table.columns.map((column) => cellText(column, row)));
  return [table.columns.map(({ header }) => header), ...rows];
}

const sheet = (rows: string, more: Partial<SheetXml> = {}): SheetXml => ({ rows, ...more });
const header = (...texts: string[]) => rowsXml([texts]);

describe("cells", () => {
  const STRINGS = [
    "<si><t>Acme</t></si>",
    "<si/>",
    `<si><r><t>Ac</t></r><r><rPr><b/></rPr><t xml:space="preserve">me &amp; Co</t></r><rPh sb="0" eb="1"><t>アクメ</t></rPh><phoneticPr fontId="1"/></si>`,
    "<si><t></t></si>",
    "<si><t>a_x000D_b&#10;c &#x20AC; &lt;x&gt;</t></si>",
    "<si><t><![CDATA[5 < 6]]></t></si>",
    "<si><t>Acme</t></si>",
  ];
  const one = async (cell: string, more: Partial<BookXml> = {}) => {
    const rows = `${header("Name", "Other")}<row r="2">${cell}<c r="B2"><v>1</v></c></row>`;
    const { table } = await read({ strings: STRINGS, ...more, sheets: [sheet(rows)] });
    const column = table.columns[0];
    if (!column) throw new Error("no column");
    return { kind: column.kinds[0], text: cellText(column, 0) };
  };

  test.each([
    { about: "a shared string", cell: `<c r="A2" t="s"><v>0</v></c>`, kind: TEXT, text: "Acme" },
    { about: "an empty string item", cell: `<c r="A2" t="s"><v>1</v></c>`, kind: EMPTY, text: "" },
    {
      about: "runs of rich text, without phonetic ones",
      cell: `<c r="A2" t="s"><v>2</v></c>`,
      kind: TEXT,
      text: "Acme & Co",
    },
    { about: "an empty text", cell: `<c r="A2" t="s"><v>3</v></c>`, kind: EMPTY, text: "" },
    { about: "entities and escapes", cell: `<c r="A2" t="s"><v>4</v></c>`, kind: TEXT, text: "a\rb\nc € <x>" },
    { about: "a CDATA section", cell: `<c r="A2" t="s"><v>5</v></c>`, kind: TEXT, text: "5 < 6" },
    {
      about: "an inline string",
      cell: `<c r="A2" t="inlineStr"><is><t>In &quot;line&quot;</t></is></c>`,
      kind: TEXT,
      text: `In "line"`,
    },
    {
      about: "an inline string of runs",
      cell: `<c r="A2" t="inlineStr"><is><r><t>In</t></r><r><t>line</t></r><rPh><t>x</t></rPh></is></c>`,
      kind: TEXT,
      text: "Inline",
    },
    {
      about: "the text of a formula",
      cell: `<c r="A2" t="str"><f>"a"&amp;"b"</f><v>a&apos;b</v></c>`,
      kind: TEXT,
      text: "a'b",
    },
    { about: "an empty text of a formula", cell: `<c r="A2" t="str"><f>""</f><v></v></c>`, kind: EMPTY, text: "" },
    { about: "true", cell: `<c r="A2" t="b"><v>1</v></c>`, kind: BOOLEAN, text: "TRUE" },
    { about: "false", cell: `<c r="A2" t="b"><v>0</v></c>`, kind: BOOLEAN, text: "FALSE" },
    { about: "an error", cell: `<c r="A2" t="e"><v>#DIV/0!</v></c>`, kind: ERROR, text: "#DIV/0!" },
    { about: "a number", cell: `<c r="A2" t="n"><v>-1234.5</v></c>`, kind: NUMBER, text: "-1234.5" },
    {
      about: "a number of all digits",
      cell: `<c r="A2"><v>1234.5600000000002</v></c>`,
      kind: NUMBER,
      text: "1234.5600000000002",
    },
    { about: "a number with an exponent", cell: `<c r="A2"><v>1.5E-3</v></c>`, kind: NUMBER, text: "0.0015" },
    { about: "the number of a formula", cell: `<c r="A2"><f>1+1</f><v>2</v></c>`, kind: NUMBER, text: "2" },
    { about: "what is no number", cell: `<c r="A2"><v>NaN</v></c>`, kind: ERROR, text: "#NUM!" },
    { about: "an ISO date", cell: `<c r="A2" t="d"><v>2025-03-01T12:00:00</v></c>`, kind: NUMBER, text: "45717.5" },
    { about: "a cell with a style only", cell: `<c r="A2" s="3"/>`, kind: EMPTY, text: "" },
    { about: "a cell without a value", cell: `<c r="A2" s="3"></c>`, kind: EMPTY, text: "" },
    {
      about: "attributes in another order and in single quotes",
      cell: `<c t='s' s='1' r='A2' ><v >0</v ></c >`,
      kind: TEXT,
      text: "Acme",
    },
    {
      about: "attributes that are not known",
      cell: `<c r="A2" cm="1" vm="2" ph="1" t="s"><v>0</v></c>`,
      kind: TEXT,
      text: "Acme",
    },
    {
      about: "a cell with an extension",
      cell: `<c r="A2" t="s"><v>0</v><extLst><ext uri="x"><y><v>9</v></y></ext></extLst></c>`,
      kind: TEXT,
      text: "Acme",
    },
    {
      about: "a comment inside a cell",
      cell: `<c r="A2" t="s"><!-- <v>5</v> --><v>0</v></c>`,
      kind: TEXT,
      text: "Acme",
    },
    { about: "line breaks between tags", cell: `\n<c\n r="A2"\n t="s">\n<v>0</v>\n</c>\n`, kind: TEXT, text: "Acme" },
    {
      about: "a text that reads like an error",
      cell: `<c r="A2" t="inlineStr"><is><t>#N/A</t></is></c>`,
      kind: ERROR,
      text: "#N/A",
    },
  ])("$about", async ({ cell, kind, text }) => {
    expect(await one(cell)).toEqual({ kind, text });
    expect(await one(cell, { stringsPlace: "before sheets" })).toEqual({ kind, text });
  });

  test("equal texts have one code, wherever they stand", async () => {
    const rows = `${header("Name", "n")}<row r="2"><c r="A2" t="s"><v>0</v></c></row><row r="3"><c r="A3" t="s"><v>6</v></c></row><row r="4"><c r="A4" t="inlineStr"><is><t>Acme</t></is></c><c r="B4"><v>1</v></c></row>`;
    const { table } = await read({ strings: STRINGS, sheets: [sheet(rows)] });
    expect(table.columns[0]?.pool).toEqual(["Acme"]);
    expect([...(table.columns[0]?.codes ?? [])]).toEqual([0, 0, 0]);
  });

  test("plain texts beyond ASCII are read as such, and are the same in the cells as among the shared strings", async () => {
    const strings = ["Zürich", "客户 &amp; 1", "😀 &quot;x&quot;", "Zürich", "Acme"].map(
      (text) => `<si><t>${text}</t></si>`,
    );
    const cells = strings.map((_, i) => `<row r="${i + 2}"><c r="A${i + 2}" t="s"><v>${i}</v></c></row>`).join("");
    const rows = `${header("Name")}${cells}<row r="7"><c r="A7" t="inlineStr"><is><t>客户 &amp; 1</t></is></c></row>`;
    for (const stringsPlace of ["before sheets", "after sheets"] as const) {
      const { table } = await read({ strings, stringsPlace, sheets: [sheet(rows)] });
      const texts = ["Zürich", "客户 & 1", '😀 "x"', "Zürich", "Acme", "客户 & 1"];
      expect(cellsOf(table)).toEqual([["Name"], ...texts.map((text) => [text])]);
      expect([...(table.columns[0]?.codes ?? [])]).toEqual([0, 1, 2, 0, 3, 1]);
    }
  });

  test.each([
    { format: "yyyy-mm-dd", number: 46_000 },
    { format: "[$-409]mmm\\ d;@", number: 46_000 },
    { format: `yyyy"年"m"月"`, number: 46_000 },
    { format: "mm:ss", number: 44_538 },
    { format: "#,##0.00", number: 44_538 },
    { format: `0" days"`, number: 44_538 },
    { format: "0.00E+00", number: 44_538 },
    { format: "General", number: 44_538 },
    { format: "[Red]0.0", number: 44_538 },
  ])("a workbook that counts from 1904: $format is read as $number", async ({ format, number }) => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${format.replaceAll('"', "&quot;")}"/></numFmts><cellXfs><xf/><xf numFmtId="200"/><xf numFmtId="14"/></cellXfs></styleSheet>`;
    const rows = `${header("Day", "Built in", "Plain")}<row r="2"><c r="A2" s="1"><v>44538</v></c><c r="B2" s="2"><v>44538.5</v></c><c r="C2"><v>44538</v></c></row>`;
    const { table } = await read({ styles, date1904: "yes", sheets: [sheet(rows)] });
    expect(table.columns.map(({ numbers }) => numbers[0])).toEqual([number, 46_000.5, 44_538]);
    const plain = await read({ styles, sheets: [sheet(rows)] });
    expect(plain.table.columns.map(({ numbers }) => numbers[0])).toEqual([44_538, 44_538.5, 44_538]);
  });

  test("formulas without a stored result are counted, said and empty", async () => {
    const rows = `${header("Name", "Amount")}<row r="2"><c r="A2" t="inlineStr"><is><t>x</t></is></c><c r="B2"><f>1+1</f></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>y</t></is></c><c r="B3"><f t="shared" si="0"/><v/></c></row><row r="4"><c r="A4"><v>1</v></c></row>`;
    const book = { sheets: [sheet(rows)] };
    expect([...((await read(book)).table.columns[1]?.kinds ?? [])]).toEqual([EMPTY, EMPTY, EMPTY]);
    expect(await issuesOf(book)).toEqual([
      "2 formulas in Sheet1!A1:B4 have no stored result (the first in B2) and count as empty. Open the file in Excel, let it calculate, save it, and run again.",
    ]);
  });
});

describe("rows", () => {
  const EXPECTED = [
    ["Customer", "Amount"],
    ["Acme", "1"],
    ["", ""],
    ["Best", "2"],
  ];
  const text = (t: string, at = "") => `<c${at} t="inlineStr"><is><t>${t}</t></is></c>`;

  test.each([
    {
      about: "with all addresses",
      rows: rowsXml([
        ["Customer", "Amount"],
        ["Acme", 1],
        [null, null],
        ["Best", 2],
      ]),
    },
    {
      about: "without any address",
      rows: `<row>${text("Customer")}${text("Amount")}</row><row>${text("Acme")}<c><v>1</v></c></row><row/><row>${text("Best")}<c><v>2</v></c></row>`,
    },
    {
      about: "with the addresses of cells only",
      rows: `<row>${text("Customer", ` r="A1"`)}${text("Amount")}</row><row>${text("Acme", ` r="A2"`)}<c r="B2"><v>1</v></c></row><row>${text("Best", ` r="A4"`)}<c r="B4"><v>2</v></c></row>`,
    },
    {
      about: "with the addresses of rows only",
      rows: `<row r="1">${text("Customer")}${text("Amount")}</row><row r="2">${text("Acme")}<c><v>1</v></c></row><row r="4" spans="1:2" ht="12">${text("Best")}<c><v>2</v></c></row>`,
    },
    {
      about: "with a gap and self-closed rows",
      rows: `<row r="1">${text("Customer")}${text("Amount")}</row><row r="2">${text("Acme")}<c r="B2"><v>1</v></c></row><row r="3" ht="15"/><row r="4">${text("Best", ` r="A4"`)}<c r="B4"><v>2</v></c></row><row r="9" s="1"/>`,
    },
  ])("$about", async ({ rows }) => {
    const { table, rowsInSource } = await read({ sheets: [sheet(rows)] });
    expect(cellsOf(table)).toEqual(EXPECTED);
    expect([table.firstRow, rowsInSource, table.where]).toEqual([2, 3, "Sheet1!A1:B4"]);
  });

  test("prefixed elements and strict OOXML", async () => {
    const xml = `<?xml version="1.0"?><x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1" t="inlineStr"><x:is><x:r><x:t>Amo</x:t></x:r><x:r><x:t>unt</x:t></x:r></x:is></x:c></x:row><x:row r="2"><x:c r="A2" t="s"><x:v>1</x:v></x:c><x:c r="B2"><x:f>1</x:f><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const strings = ["<si><t>Customer</t></si>", "<si><t>Acme</t></si>"];
    const { table } = await read({ dialect: "strict", strings, sheets: [{ xml }] });
    expect(cellsOf(table)).toEqual([
      ["Customer", "Amount"],
      ["Acme", "7"],
    ]);

    const parts = bookParts({ dialect: "strict", sheets: [{ xml }] });
    const prefixed = `<p:sst xmlns:p="x"><p:si><p:t>Customer</p:t></p:si><p:si><p:r><p:t>Ac</p:t></p:r><p:r><p:t>me</p:t></p:r></p:si></p:sst>`;
    const path = tempFile(zip([...parts, { name: "xl/sharedStrings.xml", content: prefixed }]));
    const { value } = await readXlsx(path, { source: FIRST });
    expect(value && cellsOf(value.table)).toEqual([
      ["Customer", "Amount"],
      ["Acme", "7"],
    ]);
  });

  test("a first row of numbers is data, under the letters of its columns", async () => {
    const { table } = await read({
      sheets: [
        sheet(
          rowsXml(
            [
              ["Acme", 1],
              ["Best", 2],
            ],
            { row: 5, column: 2 },
          ),
        ),
      ],
    });
    expect(cellsOf(table)).toEqual([
      ["C", "D"],
      ["Acme", "1"],
      ["Best", "2"],
    ]);
    expect([table.headers, table.firstRow]).toEqual(["made", 5]);
  });

  test("a title above the header is passed over", async () => {
    const rows = rowsXml([
      ["Sales 2025", null],
      [null, null],
      ["Customer", "Amount"],
      ["Acme", 1],
    ]);
    const { table } = await read({ sheets: [sheet(rows)] });
    expect(cellsOf(table)).toEqual([
      ["Customer", "Amount"],
      ["Acme", "1"],
    ]);
    expect(table.where).toBe("Sheet1!A3:B4");
  });

  test("a sample has some rows, and knows how many there are", async () => {
    const rows = rowsXml([["Customer", "Amount"], ...Array.from({ length: 50 }, (_, i) => [`c${i}`, i])]);
    for (const before of [
      "",
      `<dimension ref="A1:B51"/>`,
      `<dimension ref="A1"/>`,
      `<dimension ref="A1:XFD1048576"/>`,
    ]) {
      const reading = await read({ sheets: [sheet(rows, { before })] }, { rows: 10 });
      expect([reading.table.rowCount, reading.rowsInSource]).toEqual([10, 50]);
    }
  });

  test("columns that are not wanted keep their header only", async () => {
    const rows = rowsXml([
      ["Customer", "Note", "Amount"],
      ["Acme", "n", 1],
      ["Best", "m", null],
      [null, "late", null],
    ]);
    const { table } = await read({ sheets: [sheet(rows)] }, { columns: [0, 2] });
    expect(table.columns.map(({ header: text, kinds }) => [text, kinds.length])).toEqual([
      ["Customer", 3],
      ["Note", 0],
      ["Amount", 3],
    ]);
    expect([...(table.columns[2]?.kinds ?? [])]).toEqual([NUMBER, EMPTY, EMPTY]);
  });

  test("hidden rows, a filter and merged cells are noticed", async () => {
    const rows = `${header("Customer", "Amount")}<row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>1</v></c></row><row r="4" hidden="true"><c r="A4"><v>1</v></c></row><row r="9" hidden="1"/>`;
    const after = `<autoFilter ref="A1:B4"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter><mergeCells count="2"><mergeCell ref="A2:B2"/><mergeCell ref="F1:G9"/></mergeCells>`;
    const book = { sheets: [sheet(rows, { after })] };
    expect(await read(book)).toMatchObject({ hiddenRows: 2, filter: "on", mergedAreas: ["A2:B2"] });
    expect([...((await read(book)).table.hidden ?? [])]).toEqual([1, 0, 1]);
    const [merged] = await issuesOf(book);
    expect(merged).toContain("Sheet1!A1:B4 has merged cells (A2:B2)");
    const open = { sheets: [sheet(rows.replaceAll("hidden", "collapsed"))] };
    expect(await read(open)).toMatchObject({ hiddenRows: 0, filter: "off", mergedAreas: [] });
  });

  test.each([
    {
      about: "a row beyond the last",
      rows: `<row r="1048577"><c><v>1</v></c></row>`,
      says: "it has a row 1048577; a sheet ends at 1048576",
    },
    {
      about: "a column beyond the last",
      rows: `<row r="1"><c r="XFE1"><v>1</v></c></row>`,
      says: "it has a column 16385; a sheet ends at 16384",
    },
    { about: "a row of no number", rows: `<row r="one"/>`, says: "a row has no number" },
    {
      about: "a type that is not known",
      rows: `<row r="1"><c r="A1" t="x"><v>1</v></c></row>`,
      says: "unknown type x",
    },
    {
      about: "a shared string that is not there",
      rows: `<row r="1"><c r="A1" t="s"><v>5</v></c></row>`,
      says: "there is no text number 5",
    },
    {
      about: "a shared string far away",
      rows: `<row r="1"><c r="A1" t="s"><v>2147483000</v></c></row>`,
      says: "there is no text number 2147483000",
    },
    { about: "a part that is no worksheet", xml: "<html/>", says: "it begins with html, not with a worksheet" },
    {
      about: "an element in a value",
      rows: `<row r="1"><c r="A1"><v><b>1</b></v></c></row>`,
      says: "an element stands inside of a value",
    },
    { about: "a tag without an end", rows: `<row r="1"><c r="A1" <v>1</v></c></row>`, says: "a tag has no end" },
  ])("$about is damage, said with its place", async ({ rows, xml, says }) => {
    const [sentence] = await issuesOf({
      strings: ["<si><t>a</t></si>"],
      sheets: [{ ...(xml ? { xml } : {}), rows: rows ?? "" }],
    });
    expect(sentence).toContain("is damaged in xl/");
    expect(sentence).toContain(says);
  });
});

describe("sources", () => {
  const SALES = rowsXml([
    ["Customer", "Amount"],
    ["Acme", 1],
  ]);
  const BOOK: BookXml = {
    sheets: [
      { name: "Empty" },
      { name: "Chart", kind: "chartsheet" },
      {
        name: "Old",
        state: "veryHidden",
        rows: rowsXml([
          ["Customer", "Amount"],
          ["Secret", 9],
        ]),
      },
      { name: "KA Accounts", rows: SALES },
      { name: "My sales", rows: SALES },
      {
        name: "More",
        rows: rowsXml(
          [
            ["Name", "Sum", "x"],
            ["a", 5, 1],
            ["Total", 5, 1],
          ],
          { row: 3, column: 1 },
        ),
        tables: [tableXml("Sums", "B3:D5", ["Name", "Sum", "x"], ` totalsRowCount="1"`)],
      },
    ],
    names: `<definedName name="KA_AccountsSheet">'KA Accounts'!$A$1</definedName><definedName name="Rate">0.19</definedName><definedName name="Sold">'My sales'!$A$1:$B$2</definedName>`,
  };

  test("the first visible sheet with values is read, the others are said", async () => {
    const reading = await read(BOOK);
    expect(reading.table.where).toBe("'My sales'!A1:B2");
    expect(reading.source).toEqual({ kind: "range", sheet: "My sales", address: "A1:B2", reach: "end" });
    expect(await issuesOf(BOOK)).toEqual([
      "The sheet “My sales” was read, the first one with values. There are also: More; name another one to read that.",
    ]);
  });

  test.each<{ about: string; source: XlsxSource; is: string; first: string }>([
    { about: "a very hidden sheet by name", source: { kind: "sheet", name: "Old" }, is: "Old!A1:B2", first: "Secret" },
    {
      about: "a sheet in other capitals",
      source: { kind: "sheet", name: "my SALES" },
      is: "'My sales'!A1:B2",
      first: "Acme",
    },
    { about: "a table, without its totals", source: { kind: "table", name: "sums" }, is: "More!B3:D4", first: "a" },
    { about: "a range by its name", source: { kind: "table", name: "Sold" }, is: "'My sales'!A1:B2", first: "Acme" },
    { about: "the table of a sheet", source: { kind: "sheet", name: "More" }, is: "More!B3:D4", first: "a" },
    {
      about: "a range",
      source: { kind: "range", sheet: "My sales", address: "A1:B2" },
      is: "'My sales'!A1:B2",
      first: "Acme",
    },
    {
      about: "a range larger than what is used",
      source: { kind: "range", sheet: "More", address: "$A$1:$Z$900" },
      is: "More!B3:D4",
      first: "a",
    },
    {
      about: "whole columns",
      source: { kind: "range", sheet: "My sales", address: "A:B" },
      is: "'My sales'!A1:B2",
      first: "Acme",
    },
    {
      about: "whole rows",
      source: { kind: "range", sheet: "My sales", address: "1:2" },
      is: "'My sales'!A1:B2",
      first: "Acme",
    },
    {
      about: "one cell stands for what is around it",
      source: { kind: "range", sheet: "My sales", address: "B2" },
      is: "'My sales'!A1:B2",
      first: "Acme",
    },
    {
      about: "what a reading gave as its source",
      source: { kind: "range", sheet: "Old", address: "A1:B2" },
      is: "Old!A1:B2",
      first: "Secret",
    },
  ])("$about", async ({ source, is, first }) => {
    const { table } = await read(BOOK, { source });
    expect([table.where, table.columns[0] && cellText(table.columns[0], 0)]).toEqual([is, first]);
  });

  test.each<{ about: string; source: XlsxSource; says: string }>([
    {
      about: "a sheet that is not there",
      source: { kind: "sheet", name: "Nope" },
      says: "There is no sheet “Nope”. The sheets are: Empty, Old, KA Accounts, My sales, More.",
    },
    {
      about: "a chart sheet",
      source: { kind: "sheet", name: "Chart" },
      says: "The sheet “Chart” holds a chart and no cells. Sheets with cells are: Empty, Old, KA Accounts, My sales, More.",
    },
    {
      about: "a table that is not there",
      source: { kind: "table", name: "Nope" },
      says: "There is no table or named range “Nope”. The tables are: Sums. The named ranges are: Sold.",
    },
    {
      about: "a name that stands for no cells",
      source: { kind: "table", name: "Rate" },
      says: "The name “Rate” stands for 0.19, which is not one range of cells of this file.",
    },
    { about: "an empty sheet", source: { kind: "sheet", name: "Empty" }, says: "There is nothing in Empty." },
    {
      about: "an empty range",
      source: { kind: "range", sheet: "My sales", address: "F1:G9" },
      says: "There is nothing in 'My sales'!F1:G9.",
    },
    {
      about: "what is no range",
      source: { kind: "range", sheet: "My sales", address: "Amount" },
      says: "“Amount” is not a range of cells.",
    },
    {
      about: "a range beyond the sheet",
      source: { kind: "range", sheet: "My sales", address: "A1:XFE2" },
      says: "“A1:XFE2” is not a range of cells.",
    },
  ])("$about is refused: $says", async ({ source, says }) => {
    expect((await issuesOf(BOOK, { source })).join()).toContain(says);
  });

  test.each<{ about: string; book: BookXml; kind: string }>([
    { about: "an empty workbook", book: { sheets: [{}] }, kind: "noSheetWithData" },
    { about: "only a chart sheet", book: { sheets: [{ kind: "chartsheet" }] }, kind: "noSheetWithData" },
    { about: "only hidden sheets", book: { sheets: [{ state: "hidden", rows: SALES }] }, kind: "noSheetWithData" },
    {
      about: "a used range to the last cell with nothing in it",
      book: {
        sheets: [
          sheet(`<row r="1048576"><c r="XFD1048576" s="1"/></row>`, { before: `<dimension ref="A1:XFD1048576"/>` }),
        ],
      },
      kind: "noSheetWithData",
    },
    {
      about: "a single cell",
      book: { sheets: [sheet(`<row r="7"><c r="C7" t="inlineStr"><is><t>alone</t></is></c></row>`)] },
      kind: "oneCell",
    },
  ])("$about is refused", async ({ book, kind }) => {
    const { value, issues } = await readXlsx(bookFile(book), { source: FIRST });
    expect(value).toBeUndefined();
    expect(kindsOf(issues)).toEqual([kind]);
    expect(issues.map((issue) => describeIssue(issue, "zh")).join()).not.toBe("");
  });

  test("a header without rows is read as such", async () => {
    const { table, rowsInSource } = await read({ sheets: [sheet(header("Customer", "Amount"))] });
    expect([cellsOf(table), rowsInSource]).toEqual([[["Customer", "Amount"]], 0]);
  });

  test("data that begins at ZZ5000", async () => {
    const rows = `<row r="5000"><c r="ZZ5000" t="inlineStr"><is><t>Customer</t></is></c><c r="AAA5000" t="inlineStr"><is><t>Amount</t></is></c></row><row r="5001"><c r="ZZ5001" t="inlineStr"><is><t>Acme</t></is></c><c r="AAA5001"><v>3</v></c></row>`;
    const { table } = await read({ sheets: [sheet(rows)] });
    expect(cellsOf(table)).toEqual([
      ["Customer", "Amount"],
      ["Acme", "3"],
    ]);
    expect([table.where, table.firstRow]).toEqual(["Sheet1!ZZ5000:AAA5001", 5001]);
  });

  test("of two blocks side by side the longer one is read, the other is said", async () => {
    const rows = rowsXml([
      ["Code", "Word", null, "Customer", "Amount"],
      ["x", "y", null, "Acme", 1],
      [null, null, null, "Best", 2],
    ]);
    const book = { sheets: [sheet(rows)] };
    expect(cellsOf((await read(book)).table)).toEqual([
      ["Customer", "Amount"],
      ["Acme", "1"],
      ["Best", "2"],
    ]);
    expect((await issuesOf(book)).join()).toContain(
      "Sheet1!D1:E3 was read; after an empty row or column there is more: Sheet1!A1:B2.",
    );
  });

  describe("one block above another", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, i) => [`Customer ${i}`, i + 1, "x"]);
    const upper = [["Customer", "Amount", "Note"], ...lines(300), [null, null, null]];

    test("further down than is looked first: it is left out, and said, where it holds no sales", async () => {
      const book = {
        sheets: [sheet(rowsXml([...upper, ["Region", "Target", "Owner"], ["North", 9000, "Li"], ["South", 1, "Wu"]]))],
      };
      const { table } = await read(book);
      expect([table.where, table.rowCount]).toEqual(["Sheet1!A1:C301", 300]);
      expect((await issuesOf(book)).join()).toContain("Sheet1!A1:C301 was read");
      expect((await issuesOf(book)).join()).toContain("there is more: Sheet1!A303:C305.");
    });

    test("an empty row below the headers parts them from no rows", async () => {
      const rows = [upper[0] ?? [], [null, null, null], ["p", "q", "r"], ["s", 1, 2], ["t", 3, 4]];
      const book = { sheets: [sheet(rowsXml(rows))] };
      expect((await read(book)).table.where).toBe("Sheet1!A1:C5");
      expect(await issuesOf(book)).toEqual([]);
    });

    test("further down than is looked first: it is asked about where it holds sales too", async () => {
      const book = { sheets: [sheet(rowsXml([...upper, ["Client", "Revenue", "Day"], ["North", 9000, "x"]]))] };
      expect(await issuesOf(book)).toEqual([
        "Sheet1 holds several blocks, each with headers of its own: Sheet1!A1:C301, Sheet1!A303:C304. Select the one to read, or name it: a table with --table, a range with --range.",
      ]);
      const { table } = await read(book, { source: { kind: "range", sheet: "Sheet1", address: "A303:C304" } });
      expect(cellsOf(table)).toEqual([
        ["Client", "Revenue", "Day"],
        ["North", "9000", "x"],
      ]);
    });

    test("many empty rows within a block part nothing", async () => {
      const rows = [
        ["Customer", "Amount", "Note"],
        ...lines(400).flatMap((row) => [row, [null, null, null], ["a heading", null, "of a group"]]),
      ];
      const { table } = await read({ sheets: [sheet(rowsXml(rows))] });
      expect(table.rowCount).toBe(1200);
    });

    test.each([
      ["a table below rows", [tableXml("Later", "A5:B6", ["Client", "Revenue"])], "Sheet1!A1:B3, Later"],
      [
        "two tables",
        [tableXml("First", "A1:B3", ["Customer", "Amount"]), tableXml("Later", "A5:B6", ["Client", "Revenue"])],
        "First, Later",
      ],
    ])("%s is asked about by name", async (_, tables, blocks) => {
      const rows = rowsXml([
        ["Customer", "Amount"],
        ["Acme", 1],
        ["Best", 2],
        [null, null],
        ["Client", "Revenue"],
        ["Cove", 3],
      ]);
      const book = { sheets: [sheet(rows, { tables })] };
      expect((await issuesOf(book)).join()).toContain(`headers of its own: ${blocks}. `);
      const { table } = await read(book, { source: { kind: "table", name: "Later" } });
      expect(cellsOf(table)).toEqual([
        ["Client", "Revenue"],
        ["Cove", "3"],
      ]);
    });

    test("a cell stands for the block around it", async () => {
      const rows = [
        ["Customer", "Amount"],
        ["Acme", 1],
        [null, null],
        ["Region", "Target"],
        ["North", 2],
      ];
      const book = { sheets: [sheet(rowsXml(rows))] };
      const of = async (address: string) =>
        (await read(book, { source: { kind: "range", sheet: "Sheet1", address } })).table.where;
      expect(await Promise.all([of("A2"), of("B5")])).toEqual(["Sheet1!A1:B2", "Sheet1!A4:B5"]);
    });
  });

  test("a table without its header row knows its columns", async () => {
    const tables = [tableXml("T", "A1:B2", ["Customer", "Amount"], ` headerRowCount="0"`)];
    const { table } = await read(
      {
        sheets: [
          sheet(
            rowsXml([
              ["Acme", 1],
              ["Best", 2],
            ]),
            { tables },
          ),
        ],
      },
      { source: { kind: "table", name: "T" } },
    );
    expect(cellsOf(table)).toEqual([
      ["Customer", "Amount"],
      ["Acme", "1"],
      ["Best", "2"],
    ]);
  });

  test("reading is given up when it is no longer wanted", async () => {
    const signal = AbortSignal.abort();
    const { value, issues } = await readXlsx(bookFile(BOOK), {
      source: FIRST,
      progress: { report: () => undefined, signal },
    });
    expect([value, kindsOf(issues)]).toEqual([undefined, ["cancelled"]]);
  });

  test("what can be read is listed", async () => {
    const { value } = await listSources(bookFile(BOOK));
    expect(
      value?.sheets.map(({ name, kind, state, owner, address, tables }) => [
        name,
        kind,
        state,
        owner,
        address,
        tables.length,
      ]),
    ).toEqual([
      ["Empty", "cells", "visible", "user", undefined, 0],
      ["Chart", "other", "visible", "user", undefined, 0],
      ["Old", "cells", "veryHidden", "user", "A1:B2", 0],
      ["KA Accounts", "cells", "visible", "KA", "A1:B2", 0],
      ["My sales", "cells", "visible", "user", "A1:B2", 0],
      ["More", "cells", "visible", "user", "B3:D5", 1],
    ]);
    expect(value?.names).toEqual([
      { name: "Rate", formula: "0.19" },
      { name: "Sold", formula: "'My sales'!$A$1:$B$2" },
    ]);
  });
});

test("wherever the bytes are split, the result is the same", async () => {
  const { SheetScanner } = await import("../../../src/files/xlsx/sheet-scanner");
  const xml = `<?xml version="1.0"?><!-- x --><worksheet a='>' b="c"><dimension ref="A1:C4"/><sheetData><row r="1" spans="1:3"><c r="A1" s="12" t="s"><v>10</v></c><c r="B1" t="inlineStr"><is><r><t>a&amp;</t></r><t>b</t></is></c></row><row r="2" hidden="1"/><row><c><f>A1&lt;2</f><v>1.5</v></c><c t="str"><v>é€</v></c><c r="C3" s="1"/></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`;
  const bytes = Buffer.from(xml);
  const scanned = (cuts: readonly number[]): string[] => {
    const seen: string[] = [];
    const fault = (problem = "doctype"): never => {
      throw new Error(problem);
    };
    const scanner = new SheetScanner(
      {
        row: (row, visibility) => {
          seen.push(`row ${row} ${visibility}`);
          return "go on";
        },
        cell: (cell, all) =>
          seen.push(
            JSON.stringify({ ...cell, from: 0, to: 0, text: Buffer.from(all.subarray(cell.from, cell.to)).toString() }),
          ),
        element: (name, attributes) => seen.push(name + attributes),
      },
      { damaged: fault, doctype: fault },
    );
    let rest = Buffer.alloc(0);
    for (let i = 0; i <= cuts.length; i++) {
      const piece = bytes.subarray(cuts[i - 1] ?? 0, cuts[i] ?? bytes.length);
      const buffer = Buffer.concat([rest, piece, Buffer.alloc(64, "<")]);
      const used = scanner.scan(buffer, 0, buffer.length - 64);
      rest = Buffer.from(buffer.subarray(used, buffer.length - 64));
    }
    return seen;
  };
  const whole = scanned([]);
  expect(whole).toHaveLength(13);
  for (let cut = 1; cut < bytes.length; cut++) expect(scanned([cut])).toEqual(whole);
  expect(scanned(Array.from({ length: bytes.length - 1 }, (_, i) => i + 1))).toEqual(whole);
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 }), { maxLength: 12 }), (cuts) => {
      expect(scanned(cuts.sort((a, b) => a - b))).toEqual(whole);
    }),
  );
});
