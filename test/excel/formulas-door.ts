import { addressOfArea } from "../../src/core/formula-cells/formula-areas";
import { findFilledDown } from "../../src/core/formula-cells/linear-forms";
import { insertionOf, type CellInput, type Inserted } from "../../src/core/formula-cells/insertion";
import type { Issue } from "../../src/core/issues";
import { describeIssue } from "../../src/core/text/sentences";
import { ExcelWorkbook } from "../../src/excel/workbook";

/** What the pane asks of Excel where it puts formulas into cells: what it says, and what can be taken out again. */

let last: Inserted | undefined;

function said(issues: readonly Issue[]): string[] {
  return issues.map((issue) => describeIssue(issue, "en"));
}

const workbook = new ExcelWorkbook();

/** Puts a formula into the selected cell. */
export async function insert(formula: string): Promise<string[]> {
  const insertion = insertionOf(formula);
  if (!insertion.value) return said(insertion.issues);
  const { value, issues } = await workbook.insertFormula(insertion.value);
  last = value;
  return said(issues);
}

/** Puts values into the selected cell and those below and beside it. */
export async function insertPlain(values: CellInput[][]): Promise<string[]> {
  const { value, issues } = await workbook.insertValues(values);
  last = value;
  return said(issues);
}

/** Takes out what was put in last. */
export async function takeOut(): Promise<string[]> {
  return last ? said(await workbook.takeOut(last)) : ["nothing"];
}

/** The formulas that were filled down, each with the one that says the same, and whether it lies in a table. */
export async function filled(): Promise<string[]> {
  const { value, issues } = await workbook.findFormulas();
  if (!value) return said(issues);
  const found = findFilledDown([...value.areas, ...value.left.map(({ area }) => area)]);
  const tables = await workbook.inTables(found.map(({ area }) => area));
  return found.map(
    ({ area, formula }, at) => `${addressOfArea(area)} ${formula}${tables.value?.[at] ? " in a table" : ""}`,
  );
}

/** Rewrites the first of them, as values where some are given. */
export async function rewrite(values?: CellInput[][]): Promise<string[]> {
  const { value } = await workbook.findFormulas();
  const [first] = findFilledDown([...(value?.areas ?? []), ...(value?.left ?? []).map(({ area }) => area)]);
  if (!first) return ["nothing"];
  const { value: done, issues } = await workbook.rewriteFilled(first, values);
  last = done;
  return said(issues);
}

/** Makes cells an Excel table. */
export function makeTable(sheet: string, address: string): Promise<void> {
  return Excel.run(async (context) => {
    context.workbook.worksheets.getItem(sheet).tables.add(address, true);
    await context.sync();
  });
}

/** When KA is loaded with the workbook, once it was chosen. */
export async function startUp(chosen?: "withWorkbook" | "withPane"): Promise<string | undefined> {
  const { value } = await (chosen ? workbook.setStartUp(chosen) : workbook.startUp());
  return value;
}
