/**
 * Runs the bundled command on small files and keeps what V8 compiled of it: node compile-cli.js program.js csv, or xlsx. It writes program.csv.v8 beside it.
 * A function that has run once is in it, so that a later start neither parses nor compiles it; what only workbooks need would be read for nothing where
 * there is none.
 */
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { setImmediate } = require("node:timers");
const { Script } = require("node:vm");

const [, , file, kind] = process.argv;
// What esbuild leaves of other characters stands in patterns and texts, where an escape says the same.
const text = readFileSync(file, "utf8")
  .replace(/^#!.*\n/, "")
  .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
writeFileSync(file, text);
const script = new Script(text, { filename: file });

const folder = mkdtempSync(join(tmpdir(), "ka-build-"));
process.chdir(folder);
const rows = Array.from({ length: 300 }, (_, i) => [
  `SO-${i}`,
  `Customer ${i % 40}`,
  `2024-0${1 + (i % 9)}-11`,
  (i * i * 7) / 100 - 5,
]);
const table = [["Order", "Customer", "Date", "Amount"], ...rows];
writeFileSync("sales.csv", table.map((row) => row.join()).join("\n"));
const { utils, write } = require("@e965/xlsx");
const book = utils.book_new(utils.aoa_to_sheet(table), "Sales");
writeFileSync("sales.xlsx", write(book, { type: "buffer", bookType: "xlsx", bookSST: true, compression: true }));

const runs = {
  csv: [["classify", "sales.csv", "-o", "accounts.csv"]],
  xlsx: [
    ["classify", "sales.xlsx", "-o", "classified.xlsx"],
    ["classify", "sales.csv", "-o", "new.xlsx"],
    ["sheets", "sales.xlsx"],
  ],
}[kind];
process.stdout.write = () => true;
process.on("beforeExit", () => {
  if (process.exitCode) throw new Error(`a run ended with ${process.exitCode}`);
  const run = runs.shift();
  if (run) {
    process.argv = [process.execPath, "ka", ...run];
    script.runInThisContext()(require);
    // A run may have nothing left to wait for; without this, there would be no second end.
    setImmediate(() => undefined);
    return;
  }
  rmSync(folder, { recursive: true, force: true });
  writeFileSync(file.replace(/js$/, `${kind}.v8`), script.createCachedData());
});
