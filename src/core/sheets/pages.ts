import type { SheetRole } from "../plan/own-sheets";
import type { Edit } from "../plan";

/** Rows of a sheet of this width that are still read easily on one page. */
const ROWS_OF_A_PAGE = 80;
/** Characters across a page that lies on its side, still read easily. */
const CHARACTERS_ACROSS = 150;
/** The same where one page is worth smaller letters. */
const MOST_CHARACTERS = 200;

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

/** How a sheet of tables is printed: across, on as few pages side by side as can be read. `widths` are in characters. */
export function fittedPage(sheet: SheetRole, widths: readonly number[]): Page {
  const across = pagesAcross(widths, MOST_CHARACTERS);
  return { kind: "setPage", sheet, orientation: "landscape", height: "any", across, titleRows: 0, titleColumns: 0 };
}

/**
 * How a list is printed: across, its headers on every page, on as many pages side by side as its columns need to be read; those repeat the first
 * columns, up to the customer. `widths` are in characters.
 */
export function listPage(
  sheet: SheetRole,
  widths: readonly number[],
  {
    titleColumns,
    letters = "usual",
  }: { readonly titleColumns: number; readonly letters?: "usual" | "small" | undefined },
): Page {
  const across = pagesAcross(widths, letters === "small" ? MOST_CHARACTERS : CHARACTERS_ACROSS);
  return {
    ...{ kind: "setPage", sheet, orientation: "landscape", height: "any", across, titleRows: 1 },
    titleColumns: across > 1 ? titleColumns : 0,
  };
}

/** How wide a text is, in letters: a Chinese sign is as wide as two. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (const sign of text) letters += sign > "\u2e7f" ? 2 : 1;
  return letters;
}

function pagesAcross(widths: readonly number[], characters: number): number {
  return Math.max(1, Math.ceil(widths.reduce((sum, width) => sum + width, 0) / characters));
}
