import { finish } from "../../../src/core/steps";
import { findColumns } from "../../../src/core/columns";
import { tableFromRows } from "../../../src/core/intake/head-table";
import { defaultPolicy } from "../../../src/core/policy";
import { readTyped } from "../../../src/core/sheets/typed";
import { columnLetters } from "../../../src/core/table";
import { chooseTarget } from "../../../src/files/atomic-file";
import { newPackage } from "../../../src/files/xlsx/new-package";
import { XlsxFile } from "../../../src/files/xlsx/workbook";
import { writeWorkbook } from "../../../src/files/xlsx/write";
import { analyzeRows } from "../../core/rows";
import { withParts } from "./own-workbook";
import { partsOf } from "./structure";
import { removeTempFiles, tempFile } from "./zip-file";

afterAll(removeTempFiles);

const ROWS = [
  ["Customer", "Amount"],
  ["Ada", 900],
  ["Bob", 50],
  ["Cy", 30],
  ["Di", 20],
];
const LIST = "xl/worksheets/sheet1.xml";
const PROGRESS = { report: () => undefined, signal: new AbortController().signal };

async function written(): Promise<{ readonly path: string; readonly headers: readonly string[] }> {
  const { value } = analyzeRows(ROWS);
  if (!value) throw new Error("no plan");
  const path = tempFile("", ".out.xlsx");
  const target = chooseTarget(path, "");
  if (!target.value) throw new Error("no target");
  await writeWorkbook(newPackage(path), value.plan, { target: target.value, progress: PROGRESS });
  const header = value.plan.edits.find((edit) => edit.kind === "openSheet" && edit.sheet === "accounts");
  return { path, headers: (header?.kind === "openSheet" && header.headers) || [] };
}

/** The workbook with a cell more in the row of a customer, as a program leaves it that somebody typed in. */
async function typedInto(path: string, cell: string, xml: string): Promise<string> {
  const sheet = (await partsOf(path)).get(LIST)?.toString("utf8") ?? "";
  const row = /\d+$/.exec(cell)?.[0] ?? "";
  const changed = sheet
    .replace(new RegExp(`<c r="${cell}"[^>]*?(?:/>|>.*?</c>)`), "")
    .replace(new RegExp(`(<row r="${row}"[^>]*>.*?)(</row>)`), `$1${xml}$2`);
  return withParts(path, (name, text) => (name === LIST ? changed : text));
}

async function recall(path: string) {
  const target = chooseTarget(tempFile("", ".out.xlsx"), path);
  if (!target.value) throw new Error("no target");
  const { value, issues } = await new XlsxFile(path, target.value).recall();
  const found = findColumns(tableFromRows(ROWS, "Sales"), defaultPolicy()).value;
  return { issues, typed: value && found ? finish(readTyped(value, found)) : undefined, recalled: value };
}

test("what somebody typed into the list of a file is read back, with the customer it belongs to", async () => {
  const { path, headers } = await written();
  const cell = `${columnLetters(headers.indexOf("Set by hand"))}5`;
  const text = `<c r="${cell}" t="inlineStr"><is><t>A</t></is></c>`;
  const { typed, issues } = await recall(await typedInto(path, cell, text));
  expect(issues).toEqual([]);
  expect(typed).toMatchObject({
    ownColumns: [],
    rows: [{ id: "", name: "Di", cells: { override: "A" }, before: {}, own: [] }],
  });
});

test("a file in which nobody typed anything, and one without KA's sheets, say nothing", async () => {
  const { path } = await written();
  expect((await recall(path)).typed).toMatchObject({ ownColumns: [], rows: [] });
});

test("a formula in the list is refused: its references would not follow their customer", async () => {
  const { path } = await written();
  const { issues, typed } = await recall(await typedInto(path, "D5", '<c r="D5"><f>1+1</f><v>2</v></c>'));
  expect(issues).toEqual([expect.objectContaining({ kind: "formulasInList", facts: { sheet: "KA Accounts" } })]);
  expect(typed).toBeUndefined();
});
