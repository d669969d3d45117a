import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { basename, extname, join } from "node:path";
import Papa from "papaparse";

/** Every sheet, with the values as they are and not as they are shown: fields by comma, texts in quotes, UTF-8. */
const FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

/** Opens a workbook in LibreOffice and gives the values of its sheets as it read them. */
export function readWithLibreOffice(path: string, folder: string): Map<string, string[][]> {
  mkdirSync(folder, { recursive: true });
  const out = mkdtempSync(join(folder, "csv-"));
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const args = [profile, "--headless", "--convert-to", FILTER, "--outdir", out, path];
  const done = spawnSync("soffice", args, { encoding: "utf8", timeout: 240_000 });
  if (done.error) throw new Error("LibreOffice is needed here: install the package libreoffice-calc.");
  const sheets = new Map<string, string[][]>();
  for (const file of readdirSync(out)) {
    const sheet = file.replace(/\.csv$/, "").slice(basename(path, extname(path)).length + 1);
    sheets.set(sheet, Papa.parse<string[]>(readFileSync(join(out, file), "utf8").trimEnd()).data);
  }
  if (sheets.size === 0) throw new Error(`LibreOffice did not open ${path}: ${done.stderr}`);
  return sheets;
}
