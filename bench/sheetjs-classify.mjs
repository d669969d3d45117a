/** The same job with SheetJS and plain objects: read a workbook, sum by customer, ABC, add a sheet, write: node sheetjs-classify.mjs in out */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

// As CommonJS the package has all that it can do; as a module it has not.
const { read, utils, write } = createRequire(import.meta.url)("@e965/xlsx");
const [, , input, output] = process.argv;
const book = read(readFileSync(input), { dense: true });
const [header, ...rows] = utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1, raw: true });
const [customer, amount] = [header.indexOf("Customer"), header.indexOf("Amount")];
const cents = new Map();
for (const row of rows) cents.set(row[customer], (cents.get(row[customer]) ?? 0) + Math.round(row[amount] * 100));
const ranked = [...cents].sort((a, b) => b[1] - a[1]);
const total = ranked.reduce((sum, [, value]) => sum + Math.max(0, value), 0);
let running = 0;
const accounts = ranked.map(([name, value], i) => {
  const before = running / total;
  running += Math.max(0, value);
  return [i + 1, name, before < 0.8 ? "A" : before < 0.95 ? "B" : "C", value / 100, value / total, running / total];
});
const sheet = utils.aoa_to_sheet([["Rank", "Customer", "Class", "Amount", "Share", "Cumulative share"], ...accounts], {
  dense: true,
});
utils.book_append_sheet(book, sheet, "KA Accounts");
writeFileSync(output, write(book, { type: "buffer", bookType: "xlsx", bookSST: true, compression: true }));
