import type { CellColumn, Edit } from "../plan";

/** What a cell of the summary holds. */
export type Cell = string | number | null;

/** Columns that the summary has. */
export const COLUMNS = 5;
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

  lines(rows: readonly (readonly Cell[])[], formats: readonly string[]): void {
    if (rows.length > 0) this.edits.push(put(this.row, rows, formats));
    this.row += rows.length;
  }

  /** One empty line. */
  space(): void {
    this.row++;
  }
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
