import { sampleSales } from "../../src/core/sample-sales";
import { describeIssue } from "../../src/core/text/sentences";
import type { AddedSample, NamedSource } from "../../src/core/workbook";
import { ExcelWorkbook } from "../../src/excel/workbook";

/** What the pane asks of Excel where it shows places, and adds sample rows. */

const workbook = new ExcelWorkbook();
let added: AddedSample | undefined;

export async function sources(): Promise<readonly NamedSource[] | undefined> {
  return (await workbook.sources()).value;
}

export async function show(sheet: string, address: string): Promise<string[]> {
  return (await workbook.show({ sheet, address })).map((issue) => describeIssue(issue, "en"));
}

export async function addSample(language: "en" | "zh"): Promise<string[]> {
  const { value, issues } = await workbook.addSample(sampleSales(language, 46_000));
  added = value;
  return issues.map((issue) => describeIssue(issue, language));
}

export async function removeSample(): Promise<string[]> {
  return added ? (await workbook.removeSample(added)).map((issue) => describeIssue(issue, "en")) : ["nothing"];
}

/** The rows of a source that was listed. */
export async function rowsOf(name: string): Promise<number | undefined> {
  const { value = [] } = await workbook.sources();
  const found = value.find((one) => one.name === name);
  return found && (await workbook.read({ source: found.source })).value?.rowsInSource;
}

/** A table, names of cells, and what KA calls its own. */
export async function addNames(): Promise<void> {
  await Excel.run(async (context) => {
    const book = context.workbook;
    const sheet = book.worksheets.getItem("My sales");
    sheet.tables.add("A1:B3", true).name = "Orders";
    book.names.add("Rows", sheet.getRange("A1:B3"));
    book.names.add("One", sheet.getRange("A1"));
    book.names.add("KA_Columns", sheet.getRange("A1:B3"));
    await context.sync();
  });
}

export async function selected(): Promise<string> {
  return Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange().load("address");
    await context.sync();
    return range.address;
  });
}

/** Takes KA out, and sample rows that were added at any time with it. */
export async function removeAll(sample: "remove" | "keep"): Promise<string[]> {
  return (await workbook.removeAll(sample)).map((issue) => describeIssue(issue, "en"));
}

/** The sheet of sample rows, as the workbook itself knows it. */
export async function sampleSheet(): Promise<string | undefined> {
  return (await workbook.lastRun()).value?.sample;
}
