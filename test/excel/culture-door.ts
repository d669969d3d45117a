import type { Culture } from "../../src/core/text/culture";
import { ExcelWorkbook } from "../../src/excel/workbook";

/** What the pane asks of Excel before it writes a number. */

export async function culture(): Promise<Culture | "unknown"> {
  return (await new ExcelWorkbook().culture()) ?? "unknown";
}
