import { assessing } from "../../../src/core/analyze";
import { placeOf } from "../../../src/core/sheets/class-columns";
import { findColumns } from "../../../src/core/columns";
import type { Issue } from "../../../src/core/issues";
import { layOut } from "../../../src/core/sheets/layout";
import { printPlan } from "../../../src/core/plan/plan-print";
import { readPolicy } from "../../../src/core/policies/read-policy";
import { finish } from "../../../src/core/steps";
import { describeIssue } from "../../../src/core/text/sentences";
import type { Written } from "../../../src/core/workbook";
import { chooseTarget } from "../../../src/files/atomic-file";
import { removeFrom } from "../../../src/files/xlsx/remove";
import { XlsxFile } from "../../../src/files/xlsx/workbook";
import type { XlsxSource } from "../../../src/files/xlsx/find-rows";
import { bookFile, rowsXml, type SheetXml } from "./book-file";
import { ownWorkbook, withParts } from "./own-workbook";
import { breachesOf, partsOf, rawParts } from "./structure";
import { removeTempFiles, tempFile } from "./zip-file";

/** Classes put beside the rows of a user's sheet in a copy of the file: only those cells, and what says how far they reach, are new. */

afterAll(removeTempFiles);

const PROGRESS = { report: () => undefined, signal: new AbortController().signal };
/** 30 June 2026. */
const TODAY = 46_203;
const SHEET = "xl/worksheets/sheet1.xml";

async function classify(
  input: string,
  document: object = {},
  source: XlsxSource = { kind: "selection" },
): Promise<{ readonly path: string; readonly written: Written | undefined; readonly issues: readonly Issue[] }> {
  const path = tempFile("", ".out.xlsx");
  const target = chooseTarget(path, input);
  const policy = readPolicy({ outputs: ["columns"], ...document }).value;
  if (!target.value || !policy) throw new Error("the test is wrong");
  const file = new XlsxFile(input, target.value);
  const read = await file.read({ source });
  if (!read.value) throw new Error(JSON.stringify(read.issues));
  const { table } = read.value;
  const columns = findColumns(table, policy);
  if (!columns.value) throw new Error(JSON.stringify(columns.issues));
  const assessed = finish(assessing([table], columns.value, { policy, today: TODAY }));
  if (!assessed.value) throw new Error(JSON.stringify(assessed.issues));
  const plan = finish(layOut({ ...assessed.value, place: placeOf(read.value.source, table) }));
  if (!plan.value) return { path, written: undefined, issues: plan.issues };
  const { value, issues } = await file.carryOut(plan.value, PROGRESS, { print: finish(printPlan(plan.value)) });
  return { path, written: value, issues };
}

async function textOf(path: string, part: string): Promise<string> {
  return (await partsOf(path)).get(part)?.toString("utf8") ?? "";
}

const cell = (at: string, text: string, style = "") => `<c r="${at}"${style} t="inlineStr"><is><t>${text}</t></is></c>`;

test.each(["plain", "strict"] as const)(
  "in a %s workbook the table takes the columns in; all other parts stay, and a second run changes no byte",
  async (kind) => {
    const input = ownWorkbook(kind);
    const before = await textOf(input, SHEET);
    const { path, written, issues } = await classify(input);
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(written?.state).toBeUndefined();
    expect(await breachesOf(path)).toEqual([]);
    const after = await textOf(path, SHEET);
    expect(after).toContain(`${cell("D1", "KA ABC")}${cell("E1", "KA ABC, final")}</row>`);
    expect(after).toContain(`${cell("D2", "A")}${cell("E2", "A")}</row>`);
    expect(after).toContain(`<dimension ref="A1:E3"/>`);
    // But for the new cells, the sheet is the same to the byte.
    expect(after.replace(/<c r="[DE]\d"[^>]*><is>.*?<\/is><\/c>/g, "").replace("A1:E3", "A1:C3")).toBe(before);
    const table = await textOf(path, "xl/tables/table1.xml");
    expect(table).toContain(`ref="A1:E3" totalsRowShown="0"><autoFilter ref="A1:E3"/><tableColumns count="5">`);
    expect(table).toContain(`<tableColumn id="4" name="KA ABC"/><tableColumn id="5" name="KA ABC, final"/>`);
    expect(await textOf(path, "xl/workbook.xml")).toContain(
      `<definedName name="KA_Columns_1">'Sales'!$D$1:$E$3</definedName>`,
    );
    const changed = [SHEET, "xl/tables/table1.xml", "xl/workbook.xml", "xl/styles.xml"];
    const [old, now] = [await rawParts(input), await rawParts(path)];
    const others = [...old].filter(
      ([name]) => !changed.includes(name) && !name.includes("rels") && !name.includes("Types"),
    );
    expect(others.filter(([name, bytes]) => now.get(name)?.equals(bytes) !== true)).toEqual([]);

    const again = await classify(path);
    expect(again.written?.state).toBe("unchanged");
    expect(await rawParts(again.path)).toEqual(now);
  },
);

test("a run that is not asked for the columns leaves them, and says so", async () => {
  const asked = await classify(ownWorkbook());
  expect(asked.issues.map(({ kind }) => kind)).not.toContain("columnsStanding");
  const { path, issues } = await classify(asked.path, { outputs: ["watch"] });
  expect(issues).toContainEqual(
    expect.objectContaining({ kind: "columnsStanding", severity: "note", facts: { where: ["Sales!D1:E3"] } }),
  );
  expect(await textOf(path, SHEET)).toBe(await textOf(asked.path, SHEET));
  const again = await classify(path, { outputs: ["watch"] });
  expect([again.written?.state, again.issues.map(({ kind }) => kind)]).toEqual([
    "unchanged",
    expect.arrayContaining(["columnsStanding"]),
  ]);
});

test("fewer and other columns replace those of the run before, and the table follows", async () => {
  const both = await classify(ownWorkbook(), { methods: [{ id: "abc" }, { id: "pareto", name: "80/20" }] });
  expect(await textOf(both.path, "xl/tables/table1.xml")).toContain(`ref="A1:G3"`);
  const { path, issues } = await classify(both.path, { language: "zh" });
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(await breachesOf(path)).toEqual([]);
  const sheet = await textOf(path, SHEET);
  expect(sheet).toContain(cell("E1", "KA ABC（最终）"));
  expect(sheet).not.toMatch(/r="[FG]\d/);
  const table = await textOf(path, "xl/tables/table1.xml");
  expect(table).toContain(`ref="A1:E3"`);
  expect(table).toContain(`<tableColumns count="5">`);
  expect(table).not.toContain("80/20");
});

const ROWS = rowsXml([
  ["Customer", "Amount"],
  ["Ann", 90],
  ["Bob", 8],
  ["Total", 98],
]);

test.each<{ about: string; sheet: SheetXml; has: string; lacks?: string }>([
  {
    about: "a total gets none",
    sheet: { rows: ROWS },
    has: `${cell("C3", "B")}${cell("D3", "B")}</row><row r="4"><c r="A4"`,
  },
  {
    about: "a new header looks like the one beside it, and an empty cell keeps its look",
    sheet: {
      rows: ROWS.replace(`<c r="B1"`, `<c r="B1" s="7"`).replace(
        '</v></c></row><row r="3"',
        `</v></c><c r="C2" s="4"/></row><row r="3"`,
      ),
    },
    has: `${cell("C1", "KA ABC", ' s="7"')}${cell("D1", "KA ABC, final", ' s="7"')}</row>`,
  },
  {
    about: "rows that say how far they reach",
    sheet: { rows: ROWS.replaceAll(/<row r="(\d)"/g, `<row r="$1" spans="1:2"`) },
    has: `<row r="2" spans="1:4">`,
  },
  {
    about: "cells further right stay behind",
    sheet: { rows: ROWS.replace("<v>90</v></c>", `<v>90</v></c><c r="H2"><v>1</v></c>`) },
    has: `${cell("C2", "A")}${cell("D2", "A")}<c r="H2"><v>1</v></c></row>`,
  },
  {
    about: "rows and cells without a place of their own",
    sheet: { rows: ROWS.replaceAll(/ r="[A-Z]?\d"/g, "") },
    has: `<c><v>90</v></c>${cell("C2", "A")}${cell("D2", "A")}</row>`,
  },
  {
    about: "an empty row between",
    sheet: { rows: ROWS.replace(`<row r="4">`, `<row r="4" ht="30"/><row r="5">`).replaceAll(/([AB])4/g, "$15") },
    has: `<row r="4" ht="30"/>`,
  },
])("$about", async ({ sheet, has }) => {
  const { path, issues } = await classify(bookFile({ sheets: [sheet] }), { intake: { totals: "leaveOut" } });
  expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(await textOf(path, SHEET)).toContain(has);
});

describe("where classes could land wrong, nothing is written", () => {
  const refusal = async (input: string, source?: XlsxSource) => {
    const { written, issues } = await classify(input, { intake: { hiddenRows: "include" } }, source);
    expect(written).toBeUndefined();
    return issues.map((issue) => describeIssue(issue, "en")).join("\n");
  };

  test.each<{ about: string; sheet: SheetXml; what: RegExp }>([
    { about: "a protected sheet", sheet: { rows: ROWS, after: `<sheetProtection sheet="1"/>` }, what: /is protected/ },
    {
      about: "an active filter",
      sheet: {
        rows: ROWS,
        after: `<autoFilter ref="A1:B4"><filterColumn colId="0"><filters><filter val="Ann"/></filters></filterColumn></autoFilter>`,
      },
      what: /are filtered/,
    },
    {
      about: "merged cells in the way",
      sheet: { rows: ROWS, after: `<mergeCells count="1"><mergeCell ref="D2:F3"/></mergeCells>` },
      what: /Merged cells .*D2:F3/,
    },
    {
      about: "data one empty column apart",
      sheet: { rows: ROWS.replace("<v>90</v></c>", `<v>90</v></c><c r="D2"><v>1</v></c>`) },
      what: /Something stands .*D2/,
    },
    {
      about: "data right behind",
      sheet: { rows: ROWS.replace("<v>90</v></c>", `<v>90</v></c><c r="E2"><v>1</v></c>`) },
      what: /Something stands .*E2/,
    },
    {
      about: "a spill",
      sheet: {
        rows: ROWS.replace("<v>90</v></c>", `<v>90</v></c><c r="D2"><f t="array" ref="D2:D3">{1;2}</f><v>1</v></c>`),
      },
      what: /Something stands .*D2/,
    },
    {
      about: "no headers",
      sheet: {
        rows: rowsXml([
          ["Ann", 90],
          ["Bob", 8],
        ]),
      },
      what: /no header row/,
    },
    {
      about: "a comment among the rows",
      sheet: { rows: `<!-- <row r="2"> -->${ROWS}` },
      what: /Save the file once in Excel/,
    },
  ])("$about", async ({ sheet, what }) => {
    const text = await refusal(bookFile({ sheets: [sheet] }), { kind: "range", sheet: "Sheet1", address: "A1:B4" });
    expect(text).toMatch(what);
    expect(text).toContain("=XLOOKUP(A2,");
  });

  test.each<{ about: string; parts: Readonly<Record<string, (text: string) => string>>; what: RegExp }>([
    {
      about: "an active filter of the table",
      parts: {
        "xl/tables/table1.xml": (text) =>
          text.replace(`<autoFilter ref="A1:C3"/>`, `<autoFilter ref="A1:C3"><filterColumn colId="0"/></autoFilter>`),
      },
      what: /are filtered/,
    },
    {
      about: "a table filled from outside",
      parts: {
        "xl/tables/table1.xml": (text) => text.replace(`name="Orders"`, `name="Orders" tableType="queryTable"`),
      },
      what: /filled from outside/,
    },
    {
      about: "a column called the same",
      parts: {
        "xl/tables/table1.xml": (text) => text.replace(`name="Date"`, `name="KA ABC"`),
        "xl/sharedStrings.xml": (text) => text.replace("<t>Date</t>", "<t>KA ABC</t>"),
      },
      what: /a column “KA ABC” of its own/,
    },
  ])("$about", async ({ parts, what }) => {
    const input = await withParts(ownWorkbook(), (name, text) => parts[name]?.(text) ?? text);
    expect(await refusal(input)).toMatch(what);
  });

  test("a picture over the cells", async () => {
    const input = ownWorkbook();
    const drawing = `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:oneCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="900000" cy="300000"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Logo"/></xdr:nvPicPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`;
    const link = `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/></Relationships>`;
    const drawn = await withParts(
      input,
      (name, text) => (name.endsWith("sheet1.xml.rels") ? text.replace("</Relationships>", link) : text),
      { "xl/drawings/drawing1.xml": drawing },
    );
    expect(await refusal(drawn)).toMatch(/“Logo” lies on “Sales”/);
  });

  test("a column of the user's between KA's", async () => {
    const { path } = await classify(ownWorkbook());
    const changed = await withParts(path, (_name, text) => text.replace("<t>KA ABC, final</t>", "<t>My note</t>"));
    expect(await refusal(changed)).toMatch(/no longer as KA wrote them/);
  });
});

describe("KA taken out of a file", () => {
  const removed = async (input: string) => {
    const path = tempFile("", ".clean.xlsx");
    const target = chooseTarget(path, input);
    if (!target.value) throw new Error(JSON.stringify(target.issues));
    const { issues } = await removeFrom(input, target.value);
    return { path, issues: issues.map(({ kind }) => kind) };
  };

  test("the columns go, from the table and the list of names too", async () => {
    const input = ownWorkbook();
    const { path, issues } = await removed((await classify(input)).path);
    expect(issues).toEqual([]);
    expect(await textOf(path, SHEET)).toBe(await textOf(input, SHEET));
    expect(await textOf(path, "xl/tables/table1.xml")).toBe(await textOf(input, "xl/tables/table1.xml"));
    expect(await textOf(path, "xl/workbook.xml")).not.toContain("KA_");
  });

  test("how far rows and sheet reach, and the look of empty cells that the columns stood in, are as before them", async () => {
    const rows = ROWS.replaceAll(/<row r="(\d)"/g, `<row r="$1" spans="1:2"`)
      .replace(`<c r="B1"`, `<c r="B1" s="7"`)
      .replace('</v></c></row><row r="3"', `</v></c><c r="D2" s="4"/></row><row r="3"`);
    const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="8">${"<xf/>".repeat(8)}</cellXfs></styleSheet>`;
    const input = bookFile({ sheets: [{ rows, before: `<dimension ref="A1:B4"/>` }], styles });
    const intake = { intake: { totals: "leaveOut" } };
    const more = await classify(input, { ...intake, methods: [{ id: "abc" }, { id: "pareto", name: "80/20" }] });
    expect(await textOf(more.path, SHEET)).toContain(`<dimension ref="A1:F4"/>`);
    const fewer = await classify(more.path, intake);
    expect(await textOf(fewer.path, SHEET)).toContain(`<dimension ref="A1:D4"/>`);
    expect(await textOf(fewer.path, SHEET)).toContain(
      `<row r="2" spans="1:4"><c r="A2" t="inlineStr"><is><t>Ann</t></is></c><c r="B2"><v>90</v></c>${cell("C2", "A")}${cell("D2", "A", ' s="4"')}</row>`,
    );
    for (const { path } of [more, fewer]) {
      const clean = await removed(path);
      expect(clean.issues).toEqual([]);
      expect(await textOf(clean.path, SHEET)).toBe(await textOf(input, SHEET));
    }
  });

  test("columns that a user put his own among stay, and their name", async () => {
    const { path } = await classify(ownWorkbook());
    const changed = await withParts(path, (_name, text) => text.replace("<t>KA ABC, final</t>", "<t>My note</t>"));
    const clean = await removed(changed);
    expect(clean.issues).toEqual(["columnsLeft"]);
    expect(await textOf(clean.path, SHEET)).toContain("My note");
    expect(await textOf(clean.path, "xl/workbook.xml")).toContain("KA_Columns_1");
  });
});
