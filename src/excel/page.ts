import type { Edit } from "../core/plan";

/** Sets up how a sheet is printed, where this Excel can; elsewhere its own defaults stay. */
export function setPage(
  sheet: Excel.Worksheet,
  { orientation, height, titleRows }: Extract<Edit, { kind: "setPage" }>,
): void {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.9")) return;
  const page = sheet.pageLayout;
  page.orientation = orientation === "landscape" ? Excel.PageOrientation.landscape : Excel.PageOrientation.portrait;
  page.zoom = { horizontalFitToPages: 1, ...(height === "onePage" ? { verticalFitToPages: 1 } : {}) };
  if (titleRows > 0) page.setPrintTitleRows(`$1:$${titleRows}`);
}
