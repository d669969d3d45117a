import type { Edit } from "../core/plan";
import { columnLetters } from "../core/table";

/** Sets up how a sheet is printed, where this Excel can; elsewhere its own defaults stay. */
export function setPage(sheet: Excel.Worksheet, edit: Extract<Edit, { kind: "setPage" }>): void {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.9")) return;
  const { orientation, titleRows, titleColumns } = edit;
  const page = sheet.pageLayout;
  page.orientation = orientation === "landscape" ? Excel.PageOrientation.landscape : Excel.PageOrientation.portrait;
  if ("percent" in edit) {
    page.zoom = { scale: edit.percent };
    for (const row of edit.breaks) sheet.horizontalPageBreaks.add(sheet.getRangeByIndexes(row, 0, 1, 1));
  } else
    page.zoom = {
      horizontalFitToPages: edit.across,
      ...(edit.height === "onePage" ? { verticalFitToPages: 1 } : {}),
    };
  if (titleRows > 0) page.setPrintTitleRows(`$1:$${titleRows}`);
  if (titleColumns > 0) page.setPrintTitleColumns(`$A:$${columnLetters(titleColumns - 1)}`);
}
