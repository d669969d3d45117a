import type { Edit, SheetRole } from "./plan";

/** Rows of a sheet of this width that are still read easily on one page. */
const ROWS_OF_A_PAGE = 80;
/** Characters across a page that lies on its side, still read easily. */
const CHARACTERS_ACROSS = 150;

type Page = Extract<Edit, { kind: "setPage" }>;

/** How the summary is printed: upright, never wider than a page, on a single one where it fits. */
export function summaryPage(rows: number): Page {
  const height = rows <= ROWS_OF_A_PAGE ? "onePage" : "any";
  return {
    kind: "setPage",
    sheet: "summary",
    orientation: "portrait",
    height,
    across: 1,
    titleRows: 0,
    titleColumns: 0,
  };
}

/** How a sheet of tables one below the other is printed: across, never wider than a page. */
export function fittedPage(sheet: SheetRole): Page {
  return { kind: "setPage", sheet, orientation: "landscape", height: "any", across: 1, titleRows: 0, titleColumns: 0 };
}

/**
 * How a list is printed: across, its headers on every page, on as many pages side by side as its columns need to be read; those repeat the first
 * columns, up to the customer. `widths` are in characters.
 */
export function listPage(sheet: SheetRole, widths: readonly number[], titleColumns: number): Page {
  const across = Math.ceil(widths.reduce((sum, width) => sum + width, 0) / CHARACTERS_ACROSS);
  return {
    ...{ kind: "setPage", sheet, orientation: "landscape", height: "any", across: Math.max(1, across), titleRows: 1 },
    titleColumns: across > 1 ? titleColumns : 0,
  };
}
