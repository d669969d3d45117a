import type { Edit } from "../core/plan";
import { columnLetters } from "../core/table";

/** Sets up how a sheet is printed, where this Excel can; elsewhere its own defaults stay. */
export function setPage(
  sheet: Excel.Worksheet,
  { orientation, height, across, titleRows, titleColumns }: Extract<Edit, { kind: "setPage" }>,
): void {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.9")) return;
  const page = sheet.pageLayout;
  page.orientation = orientation === "landscape" ? Excel.PageOrientation.landscape : Excel.PageOrientation.portrait;
  page.zoom = { horizontalFitToPages: across, ...(height === "onePage" ? { verticalFitToPages: 1 } : {}) };
  if (titleRows > 0) page.setPrintTitleRows(`$1:$${titleRows}`);
  if (titleColumns > 0) page.setPrintTitleColumns(`$A:$${columnLetters(titleColumns - 1)}`);
}
