import type { Edit, SheetRole } from "./plan";

/** Rows of a sheet of this width that are still read easily on one page. */
const ROWS_OF_A_PAGE = 80;

/**
 * How one of KA's sheets is printed: never wider than a page; a list across, its headers on every page; the summary upright, on a single page where
 * it fits. `rows` counts all rows of the sheet.
 */
export function pageOf(sheet: SheetRole, rows: number): Extract<Edit, { kind: "setPage" }> {
  if (sheet !== "summary") return { kind: "setPage", sheet, orientation: "landscape", height: "any", titleRows: 1 };
  const height = rows <= ROWS_OF_A_PAGE ? "onePage" : "any";
  return { kind: "setPage", sheet, orientation: "portrait", height, titleRows: 0 };
}
