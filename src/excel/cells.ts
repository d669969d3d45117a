import type { CellColumn, CellLook } from "../core/plan";
import type { CellValue } from "../core/table";

/** Rows of columns as Excel takes them, at most so many and at most so many bytes, but one row at least. */
export function valuesOf(
  columns: readonly CellColumn[],
  from: number,
  most: { readonly rows: number; readonly bytes: number },
): { readonly values: (string | number | boolean)[][]; readonly bytes: number } {
  const values: (string | number | boolean)[][] = [];
  let bytes = 0;
  for (let row = from; row < from + most.rows && (bytes < most.bytes || values.length === 0); row++) {
    const cells = columns.map(({ values: column, format }) => cellOf(column[row] ?? null, format));
    bytes += bytesOf(cells);
    values.push(cells);
  }
  return { values, bytes };
}

/** What a row of cells takes on the wire, with its share of what the client says of each piece of 1,500 cells. */
export function bytesOf(cells: readonly (string | number | boolean | null | undefined)[]): number {
  let bytes = 2 + cells.length;
  for (const cell of cells) bytes += typeof cell === "string" ? 3 + utf8Length(cell) : String(cell ?? "").length + 2;
  return bytes;
}

function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // A control sign, a quotation mark and a backslash are written with a backslash before them.
    if (unit > 0x7f) bytes += unit > 0x7ff ? 2 : 1;
    else if (unit < 0x20) bytes += 5;
    else if (unit === 0x22 || unit === 0x5c) bytes += 1;
  }
  return bytes;
}

/**
 * A cell as Excel takes it: `""` empties it. A leading apostrophe is doubled, because Excel would swallow one, and in a column that is not of
 * texts every text gets one: `=1+1` would become a formula there, and `1/2` a day.
 */
function cellOf(value: string | number | boolean | null, format: string): string | number | boolean {
  if (value === null || value === "") return "";
  if (typeof value !== "string") return value;
  return value.startsWith("'") || format !== "@" ? `'${value}` : value;
}

/** The values of a range. Excel may hand over null where a range is too large, instead of refusing it. */
export function loadedValues(range: Excel.Range): readonly (readonly CellValue[])[] | null {
  return range.values as CellValue[][] | null;
}

/** Gives a range one of the looks of KA's sheets. */
export function setLook(format: Excel.RangeFormat, look: CellLook): void {
  switch (look) {
    case "title":
      format.font.bold = true;
      format.font.size = 16;
      return;
    case "heading":
      format.font.bold = true;
      format.fill.color = "#E7EDF3";
      format.font.color = "#1F3347";
      return;
    case "label":
      format.font.color = "#262626";
      return;
    case "warning":
      format.font.bold = true;
      format.font.color = "#A80000";
      return;
    case "wrapped":
      format.wrapText = true;
      return;
  }
}
