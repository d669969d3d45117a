import type { SourceOfRun } from "../plan/journal";
import type { Corner } from "../plan/block";
import { columnLetters } from "../table";

/** The rows of a result, as far as a formula can look after them. */
export interface LiveSource extends Pick<SourceOfRun, "rows" | "headRows" | "reach" | "figures"> {
  /** Their block, headers included, as a formula writes it: `'My sales'!A1:D500`. */
  readonly where: string;
}

/** The cell of *KA Summary* that says whether the rows are still those of the result. */
export const LIVE_CELL: Corner = { row: 2, column: 1 };

/** Rows of a sheet. */
const SHEET_ROWS = 1_048_576;

/** What the formula says: each a text without quotation marks. */
export interface LiveWords {
  readonly same: string;
  readonly changed: string;
  readonly gone: string;
}

/**
 * A formula that counts and adds up the rows of a result and compares that with what they were: it is right at any time, without KA and for whoever has the
 * workbook open, and nobody has to write anything. Nothing where there is nothing to count. Two customers that changed places it does not see.
 */
export function liveFormula(
  { where, rows, headRows, reach, figures }: LiveSource,
  words: LiveWords,
): string | undefined {
  const split = /^(.+!)\$?([A-Z]+)\$?(\d+)(?::\$?[A-Z]+\$?\d+)?$/.exec(where);
  if (!split || figures.length === 0) return undefined;
  const [, sheet = "", left = "", top = ""] = split;
  const first = Number(top) + headRows;
  // The row below them was empty: where it is not any more, rows were added. A full sheet has none.
  const below = reach === "end" && first + rows - 1 < SHEET_ROWS ? 1 : 0;
  const leftmost = Array.from(left).reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const tests = figures.flatMap(({ column, empty, sum, tolerance = 0 }, place) => {
    const letters = columnLetters(leftmost + column);
    const cells = `${sheet}$${letters}$${first}:$${letters}$${first + rows - 1 + below}`;
    return [
      ...(place === 0 ? [`ROWS(${cells})=${rows + below}`] : []),
      `COUNTBLANK(${cells})=${empty + below}`,
      ...(sum === undefined ? [] : [`ABS(SUM(${cells})-(${sum}))<=${tolerance}`]),
    ];
  });
  return `=IFERROR(IF(AND(${tests.join(",")}),"${words.same}","${words.changed}"),"${words.gone}")`;
}
