import fc from "fast-check";
import { cellText } from "../../../src/core/table";
import { readXlsx } from "../../../src/files/xlsx/read";
import { bookFile, rowsXml } from "./book-file";
import { removeTempFiles } from "./zip-file";

afterAll(removeTempFiles);

const STRINGS = [
  "<si><t>Customer</t></si>",
  "<si><t>Acme &amp; Co</t></si>",
  "<si><t>北京</t></si>",
  "<si><t></t></si>",
];
const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="200" formatCode="0.0,&quot;k&quot;"/></numFmts><cellXfs count="3"><xf/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs></styleSheet>`;

/** All that a reading says of the rows. */
async function readingOf(rows: string, columns?: readonly number[]): Promise<unknown> {
  const book = {
    sheets: [{ rows: `${rowsXml([["Name", "Day", "Amount", "Note"]])}${rows}` }],
    strings: STRINGS,
    styles: STYLES,
  };
  const path = bookFile({ ...book, date1904: "yes" });
  const { value, issues } = await readXlsx(path, { source: { kind: "selection" }, ...(columns ? { columns } : {}) });
  if (!value) return issues;
  const { table, rowsInSource, hiddenRows } = value;
  const cells = table.columns.map((column) => ({
    kinds: [...column.kinds],
    formats: column.formats && typeof column.formats.of === "object" ? [...column.formats.of] : column.formats?.of,
    texts: Array.from({ length: column.kinds.length && table.rowCount }, (_, row) => cellText(column, row)),
  }));
  return { cells, rowCount: table.rowCount, rowsInSource, hiddenRows, issues };
}

/** The same rows in a form that no pattern is made of: with two spaces in their tags. */
const unlike = (rows: string) => rows.replaceAll("<row r", "<row  r");

const cell = (value: string) => (at: string) => `<c r="${at}"${value}`;
const CELLS = [
  cell(` t="s"><v>1</v></c>`),
  cell(` t="s"><v>2</v></c>`),
  cell(` s="1"><v>41000</v></c>`),
  cell(` s="2"><v>-12.5e3</v></c>`),
  cell(`><v>0.1</v></c>`),
  cell(`><v>7</v></c>`),
  cell(`><v>1e999</v></c>`),
  cell(`><v>12 %</v></c>`),
  cell(` t="str"><v>typed</v></c>`),
  cell(` t="b"><v>1</v></c>`),
  cell(` t="s"><v>3</v></c>`),
  cell(` s="1"/>`),
  cell(`><f>A1*2</f><v>8</v></c>`),
  cell(`><f>A1*2</f></c>`),
  () => "",
];

const kindOfRow = fc.tuple(
  fc.array(fc.constantFrom(...CELLS.keys()), { minLength: 4, maxLength: 4 }),
  fc.constantFrom("", ` spans="1:4"`, ` hidden="1"`),
);
const sheets = fc
  .tuple(
    fc.array(kindOfRow, { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(3), fc.nat(2)), { minLength: 5, maxLength: 40 }),
  )
  .map(([kinds, order]) => {
    let number = 2;
    return order
      .map(([kind, gap]) => {
        const [cells = [], attributes = ""] = kinds[kind % kinds.length] ?? [];
        number += gap === 2 ? 2 : 1;
        const inside = cells.map((place, i) => CELLS[place]?.(`${"ABCD".charAt(i)}${number}`) ?? "").join("");
        return `<row r="${number}"${attributes}>${inside}</row>`;
      })
      .join("");
  });

test("rows that are read by a pattern are what the scanner reads", async () => {
  await fc.assert(
    fc.asyncProperty(sheets, fc.constantFrom(undefined, [0, 2]), async (rows, columns) => {
      expect(await readingOf(rows, columns)).toEqual(await readingOf(unlike(rows), columns));
    }),
    { numRuns: 60 },
  );
}, 60_000);

test.each([
  {
    about: "a cell of another row",
    rows: `<row r="3"><c r="A3"><v>1</v></c></row><row r="4"><c r="A5"><v>2</v></c></row>`,
  },
  {
    about: "rows from the end to the beginning",
    rows: [9, 8, 7, 6].map((row) => `<row r="${row}"><c r="A${row}"><v>${row}</v></c></row>`).join(""),
  },
  {
    about: "a row without its number behind others",
    rows: `<row r="3"><c r="A3"><v>1</v></c></row><row r="4"><c r="A4"><v>2</v></c></row><row><c><v>3</v></c></row>`,
  },
  {
    about: "a row twice",
    rows: [4, 4, 5].map((row, i) => `<row r="${row}"><c r="A${row}"><v>${i}</v></c></row>`).join(""),
  },
  {
    about: "a place beyond the strings",
    rows: [3, 4].map((row) => `<row r="${row}"><c r="A${row}" t="s"><v>99</v></c></row>`).join(""),
  },
  {
    about: "a row beyond all rows",
    rows: [3, 1_048_577].map((row) => `<row r="${row}"><c r="A${row}"><v>1</v></c></row>`).join(""),
  },
])("$about is read alike", async ({ rows }) => {
  const is = await readingOf(rows);
  const name = (text: string) => text.replace(/"path":"[^"]*"/g, "");
  expect(name(JSON.stringify(is))).toEqual(name(JSON.stringify(await readingOf(unlike(rows)))));
});

/** So many rows that they are parted piece by piece, all alike but for one in the middle. */
const manyRows = (odd: (row: number) => string) =>
  Array.from({ length: 1_500 }, (_, i) => {
    const row = i + 3;
    const usual = `<row r="${row}"><c r="A${row}" t="s"><v>${i % 3}</v></c><c r="B${row}" s="1"><v>${41_000 + i}</v></c><c r="C${row}" s="2"><v>${i / 8}</v></c><c r="D${row}" t="s"><v>1</v></c></row>`;
    return i === 1_100 ? odd(row) : usual;
  }).join("");

test.each([
  { about: "one with fewer cells", odd: (row: number) => `<row r="${row}"><c r="A${row}"><v>1</v></c></row>` },
  { about: "one that is left out", odd: () => "" },
  { about: "one twice", odd: (row: number) => `<row r="${row - 1}"><c r="A${row - 1}" t="s"><v>2</v></c></row>` },
  {
    about: "one with a number beyond all numbers",
    odd: (row: number) =>
      `<row r="${row}"><c r="A${row}" t="s"><v>1</v></c><c r="B${row}" s="1"><v>1</v></c><c r="C${row}" s="2"><v>1e999</v></c><c r="D${row}" t="s"><v>1</v></c></row>`,
  },
  {
    about: "one with a cell of another row",
    odd: (row: number) =>
      `<row r="${row}"><c r="A${row}" t="s"><v>1</v></c><c r="B${row + 1}" s="1"><v>1</v></c><c r="C${row}" s="2"><v>5</v></c><c r="D${row}" t="s"><v>1</v></c></row>`,
  },
  {
    about: "one of another format",
    odd: (row: number) =>
      `<row r="${row}"><c r="A${row}" t="s"><v>1</v></c><c r="B${row}"><v>1</v></c><c r="C${row}" s="1"><v>5</v></c><c r="D${row}" t="s"><v>1</v></c></row>`,
  },
  {
    about: "one in a comment",
    odd: (row: number) => `<!-- <row r="${row}"><c r="A${row}"><v>1</v></c></row> -->`,
  },
  { about: "one that is hidden", odd: (row: number) => `<row r="${row}" hidden="1"><c r="A${row}"><v>1</v></c></row>` },
])("of many rows alike $about is read as the scanner reads it", async ({ odd }) => {
  expect(await readingOf(manyRows(odd))).toEqual(await readingOf(unlike(manyRows(odd))));
});
