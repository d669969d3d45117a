import { readFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import { cellText } from "../../src/core/table";
import { listSources } from "../../src/files/xlsx/list-sources";
import type { XlsxSource } from "../../src/files/xlsx/find-rows";
import { readXlsx } from "../../src/files/xlsx/read";

const folder = process.env["KA_DATA"] ?? "";
const path = join(folder, "features.xlsm");
const book = read(readFileSync(path));

test("everything that can be read is listed", async () => {
  const { value } = await listSources(path);
  expect(value?.sheets.map(({ name }) => name)).toEqual(book.SheetNames);
  const hidden = (book.Workbook?.Sheets ?? []).map(({ Hidden = 0 }) => ["visible", "hidden", "veryHidden"][Hidden]);
  expect(value?.sheets.map(({ state }) => state)).toEqual(hidden);
  expect(value?.sheets.filter(({ kind }) => kind === "other").length).toBe(1);
  expect(value?.sheets.flatMap(({ tables }) => tables)).toEqual([{ name: "Countries", address: "A1:B4" }]);
  expect(value?.names.map(({ name }) => name)).toContain("TaxRate");
});

test.each<{ about: string; source: XlsxSource; sheet: string; range: string }>([
  { about: "the first sheet", source: { kind: "selection" }, sheet: "Sales", range: "A1:H201" },
  { about: "a table", source: { kind: "table", name: "Countries" }, sheet: "Lookup", range: "A1:B4" },
  { about: "a range", source: { kind: "range", sheet: "Sales", address: "D1:G50" }, sheet: "Sales", range: "D1:G50" },
])("$about of features.xlsm is read as another program reads it", async ({ source, sheet, range }) => {
  const { value } = await readXlsx(path, { source });
  const cells = book.Sheets[sheet];
  if (!value || !cells) throw new Error("nothing was read");
  const [headers, ...rows] = utils.sheet_to_json<(string | number | null)[]>(cells, { header: 1, range, defval: null });
  const { table } = value;
  expect(table.where).toBe(`${sheet}!${range}`);
  expect(table.columns.map(({ header }) => header)).toEqual(headers);
  const found = Array.from({ length: table.rowCount }, (_, row) =>
    table.columns.map((column) => cellText(column, row)),
  );
  expect(found).toEqual(rows.map((row) => row.map((cell) => String(cell ?? ""))));
});
