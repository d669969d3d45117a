import { writeFileSync } from "node:fs";
import { bookParts } from "../../test/files/xlsx/book-file";
import { zip } from "../../test/files/xlsx/zip-file";

/** Writes a workbook of order, date, customer, product, quantity and amount, its texts shared and behind the sheet, as Excel does. */
const [, , path = "", count = "0"] = process.argv;
const rows = Number(count);

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const strings: string[] = [];
const places = new Map<string, number>();
function placeOf(text: string): number {
  let place = places.get(text);
  if (place === undefined) {
    place = strings.push(`<si><t>${text}</t></si>`) - 1;
    places.set(text, place);
  }
  return place;
}

let state = 7;
function next(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

/** A string may not be as long as a sheet of a million rows. */
const pieces: Buffer[] = [];
let piece = `<worksheet xmlns="${MAIN}"><dimension ref="A1:F${rows + 1}"/><sheetData>`;
const text = (at: string, value: string) => `<c r="${at}" t="s"><v>${placeOf(value)}</v></c>`;
const HEADERS = ["Order", "Date", "Customer", "Product", "Quantity", "Amount"];
piece += `<row r="1">${HEADERS.map((header, i) => text(`${"ABCDEF".charAt(i)}1`, header)).join("")}</row>`;
for (let row = 2; row <= rows + 1; row++) {
  const customer = String(Math.floor((next() * rows) / 10)).padStart(7, "0");
  const cents = Math.round(Math.exp(5 + 3 * next()) * (next() < 0.02 ? -100 : 100));
  piece +=
    `<row r="${row}" spans="1:6">${text(`A${row}`, `SO-${100_000 + row}`)}<c r="B${row}" s="1"><v>${45_000 + (row % 700)}</v></c>` +
    `${text(`C${row}`, `Customer ${customer} 科技`)}${text(`D${row}`, `Product ${row % 500}`)}` +
    `<c r="E${row}"><v>${1 + (row % 9)}</v></c><c r="F${row}"><v>${cents / 100}</v></c></row>`;
  if (piece.length > 1 << 20) {
    pieces.push(Buffer.from(piece));
    piece = "";
  }
}
pieces.push(Buffer.from(`${piece}</sheetData></worksheet>`));

const sheet = "xl/worksheets/sheet1.xml";
const styles = `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`;
const parts = bookParts({ sheets: [{ name: "Sales" }], strings, styles });
const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const override = (part: string, what: string) =>
  `<Override PartName="/xl/${part}.xml" ContentType="${type}.${what}+xml"/>`;
const overrides = [
  override("workbook", "sheet.main"),
  override("worksheets/sheet1", "worksheet"),
  override("styles", "styles"),
  override("sharedStrings", "sharedStrings"),
];
const types = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`;
const content: Readonly<Record<string, string | Buffer>> = {
  "[Content_Types].xml": types,
  [sheet]: Buffer.concat(pieces),
};
writeFileSync(path, zip(parts.map((part) => ({ ...part, content: content[part.name] ?? part.content }))));
