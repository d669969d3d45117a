/** Reads all columns of a workbook with ExcelJS's streaming reader; says how many cells have a value, the header not counted. */
import { createRequire } from "node:module";

const [, , place, path] = process.argv;
const ExcelJS = createRequire(place)("exceljs");
const options = { sharedStrings: "cache", worksheets: "emit", styles: "ignore", hyperlinks: "ignore" };
let cells = 0;
for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, options)) {
  for await (const row of sheet) {
    if (row.number > 1) for (const value of row.values) if (value !== undefined && value !== null) cells++;
  }
}
process.stdout.write(String(cells));
