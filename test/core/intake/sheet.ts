import type { CellValue } from "../../../src/core/table";

/** Rows of cells from lines such as `Customer | 12 | '007 | | yes`: numbers unless a quote stands before them, nothing where nothing stands. */
export function sheet(...lines: readonly string[]): (CellValue | undefined)[][] {
  return lines.map((line) => (line.trim() === "" ? [] : line.split("|").map((cell) => cellOf(cell.trim()))));
}

function cellOf(text: string): CellValue {
  if (text === "") return null;
  if (text === "yes") return true;
  if (text.startsWith("'")) return text.slice(1);
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
