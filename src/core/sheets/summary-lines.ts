import { brokenLines } from "./line-breaks";
import type { CellColumn, Edit } from "../plan";

/** What a cell of the summary holds. */
export type Cell = string | number | null;

/** Widths of the columns that the summary has, in characters. */
export const WIDTHS = [46, 26, 22, 22, 20];
export const COLUMNS = WIDTHS.length;
/** A text is given so many letters at least, though its column be narrower. */
const FEWEST_LETTERS = 40;
/** The classes stand above all else, so that their table never moves from run to run. */
export const CLASSES_ROW = 5;
/** The formats of a line of texts. */
export const TEXT_ROW = ["@", "@", "@", "@", "@"];

/** The body of *KA Summary* while it is laid out from the top: its edits, and the row that comes next, counted from 0. */
export class SummaryLines {
  readonly edits: Edit[] = [];
  row = CLASSES_ROW;

  /** `money` is the number format of amounts. */
  constructor(readonly money: string) {}

  heading(title: string): void {
    this.edits.push(put(this.row, [[title]]), {
      kind: "setLook",
      sheet: "summary",
      block: { row: this.row, column: 0, rows: 1, columns: COLUMNS },
      look: "heading",
    });
    this.row++;
  }

  /** Lines below each other; a text at the end of one that is wider than the page goes on in further lines. */
  lines(rows: readonly (readonly Cell[])[], formats: readonly string[]): void {
    const fitting = rows.flatMap(withinPage);
    if (fitting.length > 0) this.edits.push(put(this.row, fitting, formats));
    this.row += fitting.length;
  }

  /** One empty line. */
  space(): void {
    this.row++;
  }
}

/** A line as as many as it takes to show its last text: beyond the last column it would make the page wider, and its letters smaller in print. */
function withinPage(line: readonly Cell[]): readonly (readonly Cell[])[] {
  const text = line.at(-1);
  if (typeof text !== "string") return [line];
  const before = line.slice(0, -1);
  const room = WIDTHS.slice(before.length).reduce((sum, width) => sum + width, 0);
  const [first = "", ...others] = brokenLines(text, Math.max(room, FEWEST_LETTERS));
  return [[...before, first], ...others.map((other) => [...before.map(() => null), other])];
}

/** Lines put into the summary from `row` on. */
export function put(row: number, rows: readonly (readonly Cell[])[], formats: readonly string[] = []): Edit {
  const width = Math.max(...rows.map((line) => line.length));
  const columns = Array.from({ length: width }, (_, i): CellColumn => ({
    values: rows.map((line) => line[i] ?? null),
    format: formats[i] ?? "@",
  }));
  return { kind: "setCells", sheet: "summary", at: { row, column: 0 }, columns };
}
