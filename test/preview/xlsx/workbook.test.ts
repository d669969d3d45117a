import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bookFile } from "../../files/xlsx/book-file";
import { ownWorkbook, withParts } from "../../files/xlsx/own-workbook";
import { breachesOf, partsOf } from "../../files/xlsx/structure";
import { formulaForFile, formulaFromFile } from "./formula-text";
import { openBook } from "./open-book";
import type { CellChange, OpenedBook } from "./opened-book";
import { patchSheet } from "./patch-sheet";
import { saveBook } from "./save-book";

const sheet = (rows: string, before = "") =>
  `<worksheet xmlns="m"><dimension ref="B2:C3"/>${before}<sheetData>${rows}</sheetData><pageMargins/></worksheet>`;
const rows =
  '<row r="2" spans="2:3" ht="30"><c r="B2" s="4" t="s"><v>0</v></c><c r="C2" cm="1"><f t="array" ref="C2">A1</f><v>1</v></c></row><row r="4"/>';

test.each<{ about: string; change: Partial<CellChange>; becomes: string }>([
  {
    about: "a number takes the place of a text, the look stays",
    change: { row: 1, column: 1, value: -0.5 },
    becomes: sheet(rows.replace('<c r="B2" s="4" t="s"><v>0</v></c>', '<c r="B2" s="4"><v>-0.5</v></c>')),
  },
  {
    about: "an emptied cell keeps its look",
    change: { row: 1, column: 1, value: "" },
    becomes: sheet(rows.replace('<c r="B2" s="4" t="s"><v>0</v></c>', '<c r="B2" s="4"/>')),
  },
  {
    about: "an emptied cell without a look goes",
    change: { row: 1, column: 2, value: "" },
    becomes: sheet(rows.replace(/<c r="C2".*?<\/c>/, "")),
  },
  {
    about: "only the result of a formula is new",
    change: { row: 1, column: 2, value: "x<", kept: "formula" },
    becomes: sheet(
      rows.replace(/<c r="C2".*?<\/c>/, '<c r="C2" cm="1" t="str"><f t="array" ref="C2">A1</f><v>x&lt;</v></c>'),
    ),
  },
  {
    about: "a missing cell comes before the ones behind it, in the look of its column",
    change: { row: 1, column: 0, value: " a_x0041_" },
    becomes: sheet(
      rows
        .replace(' spans="2:3"', "")
        .replace(
          '<c r="B2"',
          '<c r="A2" s="7" t="inlineStr"><is><t xml:space="preserve"> a_x005F_x0041_</t></is></c><c r="B2"',
        ),
      '<cols><col min="1" max="1" style="7"/></cols>',
    ).replace('ref="B2:C3"', 'ref="A2:C3"'),
  },
  {
    about: "a missing row comes between its neighbours",
    change: { row: 2, column: 2, value: true },
    becomes: sheet(rows.replace('<row r="4"', '<row r="3"><c r="C3" t="b"><v>1</v></c></row><row r="4"')),
  },
  {
    about: "an empty row is filled",
    change: { row: 3, column: 3, value: { error: "#N/A" } },
    becomes: sheet(rows.replace('<row r="4"/>', '<row r="4"><c r="D4" t="e"><v>#N/A</v></c></row>')).replace(
      'ref="B2:C3"',
      'ref="B2:D4"',
    ),
  },
  {
    about: "a formula that fills cells says which",
    change: {
      row: 4,
      column: 1,
      value: 1,
      formula: '=UNIQUE(A1:A9&"UNIQUE(")',
      area: { row: 4, column: 1, rows: 3, columns: 1 },
    },
    becomes: sheet(
      `${rows}<row r="5"><c r="B5"><f t="array" ref="B5:B7">_xlfn.UNIQUE(A1:A9&amp;&quot;UNIQUE(&quot;)</f><v>1</v></c></row>`,
    ).replace('ref="B2:C3"', 'ref="B2:C5"'),
  },
])("$about", ({ change, becomes }) => {
  const before = becomes.includes("<cols>")
    ? sheet(rows, '<cols><col min="1" max="1" style="7"/></cols>')
    : sheet(rows);
  const whole = { row: 0, column: 0, value: "", ...change } as const;
  expect(patchSheet(before, [whole], { dateStyles: undefined })).toBe(becomes);
});

test("rows are added to a sheet that has none", () => {
  const empty = '<worksheet xmlns="m"><sheetData/></worksheet>';
  const cells = [
    { row: 5, column: 1, value: 2 },
    { row: 0, column: 0, value: 1 },
  ];
  expect(patchSheet(empty, cells, { dateStyles: undefined })).toBe(
    '<worksheet xmlns="m"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="6"><c r="B6"><v>2</v></c></row></sheetData></worksheet>',
  );
});

test("days of a workbook that counts from 1904 are written as it counts", () => {
  const xml = sheet('<row r="2"><c r="B2" s="1"><v>0</v></c></row>');
  const patched = patchSheet(xml, [{ row: 1, column: 1, value: 45_000 }], { dateStyles: Uint8Array.of(0, 1) });
  expect(patched).toContain('<c r="B2" s="1"><v>43538</v></c>');
});

test.each([
  { file: "_xldudf_KA_TIER(A1:A9)", grid: "=KA.TIER(A1:A9)" },
  { file: '_xlfn._xlws.FILTER(A1:A9,"_xlfn.")', grid: '=FILTER(A1:A9,"_xlfn.")' },
  { file: "_xlfn.XLOOKUP(A1,'SORT(1)'!B:B,C:C)", grid: "=XLOOKUP(A1,'SORT(1)'!B:B,C:C)" },
  { file: "SUM(A1,MYIFS(2))", grid: "=SUM(A1,MYIFS(2))" },
])("$grid is stored as $file", ({ file, grid }) => {
  expect(formulaFromFile(file)).toBe(grid);
  expect(formulaForFile(grid)).toBe(file);
});

async function opened(path: string): Promise<Omit<OpenedBook, "id" | "name">> {
  const opening = await openBook(path);
  if ("refused" in opening) throw new Error(opening.refused.map(({ en }) => en).join());
  return opening.book;
}

test("reads cells, lines, rules and what is hidden", async () => {
  const path = bookFile({
    sheets: [
      {
        name: "One",
        before:
          '<sheetPr><tabColor theme="4"/></sheetPr><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>' +
          '<cols><col min="2" max="3" width="10" hidden="1"/></cols>',
        rows:
          '<row r="1" ht="30" hidden="1"><c t="s"><v>0</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#DIV/0!</v></c></row>' +
          '<row r="3"><c r="B3"><f t="shared" si="2" ref="B3:B4">A3+1</f><v>2</v></c></row><row><c r="B4"><f t="shared" si="2"/><v>3</v></c></row>' +
          '<row r="9"><c r="A9"><f t="array" ref="A9:A10">A1:A2</f><v>5</v></c></row><row r="10"><c r="A10"><v>6</v></c></row>',
        after:
          '<conditionalFormatting sqref="A1:A9 C1"><cfRule type="top10" priority="2" rank="3" bottom="1"/><cfRule type="containsText" priority="1" operator="containsText" text="ab" stopIfTrue="1"/></conditionalFormatting>' +
          '<conditionalFormatting sqref="A1"><cfRule type="iconSet" priority="3"/></conditionalFormatting>',
      },
      { name: "Two", state: "veryHidden" },
    ],
    strings: ["<si><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></si>"],
    names:
      '<definedName name="Local" localSheetId="0">One!$A$1</definedName><definedName name="Rate">0.5</definedName>',
  });
  const book = await opened(path);
  const [one, two] = book.sheets;
  expect(one?.cells).toEqual([
    { row: 0, column: 0, format: 0, value: "ab" },
    { row: 0, column: 2, format: 0, value: true },
    { row: 0, column: 3, format: 0, value: { error: "#DIV/0!" } },
    { row: 2, column: 1, format: 0, value: 2, formula: "=A3+1", shared: "2" },
    { row: 3, column: 1, format: 0, value: 3, shared: "2" },
    { row: 8, column: 0, format: 0, value: 5, formula: "=A1:A2", area: { row: 8, column: 0, rows: 2, columns: 1 } },
    // The grid fills it from the formula above.
    { row: 9, column: 0, format: 0, value: "" },
  ]);
  expect(one?.rows).toEqual([{ first: 0, last: 0, state: "hidden", format: 0, size: 40 }]);
  expect(one?.columns).toEqual([{ first: 1, last: 2, state: "hidden", format: 0, size: 70 }]);
  expect(one?.gridlines).toBe("hidden");
  expect(one?.rules.map((rule) => [rule.stopIfTrue, rule.kind === "test" ? rule.test : rule.config])).toEqual([
    [true, { kind: "text", operator: "Contains", text: "ab" }],
    [false, { type: "highlightCell", subType: "rank", isBottom: true, isPercent: false, value: 3 }],
  ]);
  expect(two?.visibility).toBe("VeryHidden");
  expect(book.names.map(({ name, formula }) => [name, formula])).toEqual([["Rate", "=0.5"]]);
  expect(book.unshown.map(({ en }) => en)).toEqual([
    "Kept in the file and not shown here: 1 conditional format with icons, formats inside of a text.",
  ]);
});

test.each(["xl/comments1.xml", "xl/comments/comment1.xml"])(
  "comments in the part %s and grouped rows are said not to be shown",
  async (part) => {
    const grouped = { before: '<sheetFormatPr defaultRowHeight="15" outlineLevelRow="1"/>' };
    const comments = "<comments><commentList><comment ref='A1'/><comment ref='A2'/></commentList></comments>";
    const path = await withParts(bookFile({ sheets: [grouped] }), (_name, text) => text, { [part]: comments });
    expect((await opened(path)).unshown).toEqual([
      {
        en: "Kept in the file and not shown here: 2 comments, groups of rows or columns.",
        zh: "以下内容保留在文件中，此处不显示：2 条批注、行列分组。",
      },
    ]);
  },
);

test.each(["plain", "signed", "strict", "prefixed"] as const)(
  "a cell of a %s workbook is saved in place",
  async (kind) => {
    const input = ownWorkbook(kind);
    const folder = mkdtempSync(join(tmpdir(), "ka-save-"));
    mkdirSync(join(folder, "cells"));
    const cells = [{ row: 1, column: 1, value: 77 }];
    const changes = { plan: [], sheets: [{ sheet: "Sales", kind: "existing", cells } as const] };
    const { value: path = "", issues } = await saveBook({ input, folder, name: "copy.xlsx" }, changes);
    expect(issues.map((issue) => issue.kind)).toEqual(kind === "signed" ? ["signatureDropped"] : []);
    expect(await breachesOf(path)).toEqual([]);
    const [before, after] = [await partsOf(input), await partsOf(path)];
    const changed = [...after].filter(([name, bytes]) => !before.get(name)?.equals(bytes)).map(([name]) => name);
    const always = ["xl/workbook.xml", "xl/worksheets/sheet1.xml"];
    expect(changed).toEqual(kind === "signed" ? ["[Content_Types].xml", "_rels/.rels", ...always] : always);
    expect((await opened(path)).sheets[0]?.cells.find(({ row, column }) => row === 1 && column === 1)?.value).toBe(77);
  },
);
