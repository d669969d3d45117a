import type { FileLines, ReadingFacts, SafetyLimit } from "../../../issues/reading";
import { count, some } from "../../numbers";
import { isFull } from "../../full-disk";
import type { SentencesOf } from "../../words";

const limits: { readonly [L in SafetyLimit]: (found: string, most: string) => string } = {
  parts: (found, most) => `it has ${found} parts, and a workbook has at most ${most}`,
  size: (found, most) => `it unpacks to ${found} bytes, more than ${most}`,
  ratio: (found, most) => `it unpacks to ${found} times its size, more than ${most} times`,
  overlap: () => "its parts overlap, which no program that saves workbooks does",
  part: (found, most) => `one of its descriptions unpacks to ${found} bytes, more than ${most}`,
  doctype: () => "it defines its own XML entities, which no workbook does",
};

/** Lines of a text file in the middle of a sentence. */
function linesOf({ from, to }: FileLines): string {
  return to === undefined ? `the lines from ${count(from)} on` : `lines ${count(from)}–${count(to)}`;
}

/** What is to say where rows are looked for and read, in English. */
export const readingIssues: SentencesOf<ReadingFacts> = {
  nothingSelected: () => "Nothing is selected. Select the sales rows with their header row, then try again.",
  oneCell: ({ where }) =>
    `Only one cell with nothing around it was chosen (${where}). Choose the sales rows with their header row.`,
  severalAreas: () => "Several separate areas are selected. Select one block of rows with its header row.",
  emptySheet: ({ where }) =>
    `There is nothing in ${where}. Choose the sales rows with their header row, or another sheet or file that has them.`,
  headersOnly: ({ where }) =>
    `${where} has a header row but no rows below it. Choose the header row together with the sales rows.`,
  noHeaders: ({ where }) =>
    `The first row of ${where} holds numbers, so it was read as data and the columns are named by their letters. Add a header row if that is wrong.`,
  duplicateHeader: ({ header, count: times }) =>
    `The header “${header}” stands over ${times} columns, so KA cannot tell which one is meant. Give each column its own header.`,
  readFailed: ({ where, code }) =>
    `Excel did not hand over the values of ${where} (${code}). Select fewer rows or columns and try again.`,
  raggedRow: ({ line, fields, expected, count: rows }) =>
    `Line ${count(line)} has ${fields} ${fields === 1 ? "field" : "fields"} instead of ${expected}${rows > 1 ? ` (and ${count(rows - 1)} more such lines)` : ""}. Missing fields count as empty, further ones are ignored; check the separators of the file.`,
  unclosedQuote: ({ line }) =>
    `The quote that opens in line ${count(line)} is never closed, so the rest of the file is one field. Close it and try again.`,
  badQuote: ({ line, count: rows }) =>
    `Line ${count(line)} has a quote inside a field that is not doubled${rows > 1 ? ` (and ${count(rows - 1)} more such lines)` : ""}. It was read as it stands; check those lines.`,
  notInEncoding: ({ encoding, line }) =>
    `Line ${count(line)} is not ${encoding} text. Name the encoding of the file, or save it as “CSV UTF-8” and try again.`,
  encodingTaken: ({ encoding }) =>
    `The file is not UTF-8; it was read as ${encoding}. Name its encoding if the names look wrong.`,
  fileNotFound: ({ path }) => `There is no file ${path}. Check the name and the folder.`,
  fileUnreadable: ({ path, code }) =>
    code === "EISDIR"
      ? `${path} is a folder. Name one of the files in it.`
      : `${path} cannot be read (${code}). Close it elsewhere or check its permissions.`,
  fileChanged: ({ path }) =>
    `${path} changed while it was being read. Run the command again when it is no longer being written.`,
  cannotSetAside: ({ folder, code }) =>
    `The file has more rows than are kept in memory, and they cannot be set aside in ${folder} (${code}). ${isFull(code) ? "Free some space there" : "Make that folder writable"}, or name another folder in the environment variable TMPDIR (TEMP on Windows).`,
  unknownFileType: ({ path }) => `${path} is not a CSV file. Save the sheet as “CSV UTF-8” and use that file.`,
  notWorkbook: ({ path }) => `${path} is not an Excel workbook. Open it where it was made and save it as .xlsx.`,
  otherFormat: ({ path, format }) =>
    `${path} is a .${format} file, which KA does not read. Open it in Excel or LibreOffice and save it as .xlsx.`,
  encryptedWorkbook: ({ path }) =>
    `${path} is protected by a password, so its content is encrypted. Open it with the password, remove it (File > Info > Protect Workbook) and save a copy.`,
  damagedWorkbook: ({ path, part, problem }) =>
    `${path} is damaged${part ? ` in ${part}` : ""} (${problem}). Get the file again, or open it in Excel, let it repair the file and save a copy.`,
  unsafeWorkbook: ({ path, limit, found, most }) =>
    `${path} was refused before it could fill the memory: ${limits[limit](count(found), count(most))}. If you trust the file, open it in Excel and save it again as .xlsx.`,
  sheetNotThere: ({ sheet, sheets }) =>
    `There is no sheet “${sheet}”. ${sheets.length > 0 ? `The sheets are: ${some(sheets, 30)}.` : "The file has no sheet with cells."}`,
  sheetHasNoCells: ({ sheet, sheets }) =>
    `The sheet “${sheet}” holds a chart and no cells. ${sheets.length > 0 ? `Sheets with cells are: ${some(sheets, 30)}.` : "No other sheet has cells either."}`,
  tableNotThere: ({ table, tables, names }) =>
    [
      `There is no table or named range “${table}”.`,
      ...(tables.length > 0 ? [`The tables are: ${some(tables, 30)}.`] : []),
      ...(names.length > 0 ? [`The named ranges are: ${some(names, 30)}.`] : []),
      ...(tables.length + names.length === 0 ? ["The file has neither; name a sheet or a range of cells."] : []),
    ].join(" "),
  nameIsNoRange: ({ name, formula }) =>
    `The name “${name}” stands for ${formula}, which is not one range of cells of this file. Name a range such as Sales!A1:D500.`,
  nameOfSeveralSheets: ({ name, sheets }) =>
    `Several sheets have a name “${name}” of their own: ${some(sheets, 30)}. Say which is meant, by the sheet and the name.`,
  noSheetWithData: ({ path, sheets, own }) =>
    sheets.length === 0 && own > 0
      ? `${path} has no sheets but KA's own. Name the file that the rows came from.`
      : `No visible sheet of ${path} has any values. ${sheets.length > 0 ? `Its sheets are: ${some(sheets, 30)}; name the one to read, also if it is hidden.` : "It has no sheets with cells."}`,
  badAddress: ({ address }) => `“${address}” is not a range of cells. Write it like A1:D500, or Sales!A1:D500.`,
  sheetChosen: ({ sheet, others }) =>
    `The sheet “${sheet}” was read, the first one with values. There are also: ${some(others, 30)}; name another one to read that.`,
  severalBlocks: ({ where, blocks }) =>
    `${where} holds several blocks, each with headers of its own: ${some(blocks, 30)}. Select the one to read, or name it: a table with --table, a range with --range.`,
  blockChosen: ({ block, others }) =>
    `${block} was read; after an empty row or column there is more: ${some(others, 30)}. To read that instead, select it, or name it: a table with --table, a range with --range.`,
  severalTables: ({ where, tables }) =>
    `${where} holds several tables one below the other, each with headers of its own: ${some(tables.map(linesOf), 30)}. Save the one to read in a file of its own.`,
  linesChosen: ({ where, lines, others }) =>
    `Of ${where}, ${linesOf(lines)} were read; an empty line parts them from more: ${some(others.map(linesOf), 30)}. To read that instead, save it in a file of its own.`,
  mergedCells: ({ where, areas }) =>
    `${where} has merged cells (${some(areas, 5)}): only the first cell of each holds a value, the others count as empty. Unmerge them and fill the value in if it belongs to every row.`,
  formulasWithoutValues: ({ where, cells, first }) =>
    `${count(cells)} ${cells === 1 ? "formula" : "formulas"} in ${where} ${cells === 1 ? "has" : "have"} no stored result (the first in ${first}) and ${cells === 1 ? "counts" : "count"} as empty. Open the file in Excel, let it calculate, save it, and run again.`,
};
