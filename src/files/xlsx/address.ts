import { columnLetters } from "../../core/table";

/** A block of cells of a sheet, counted from 0, its ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Rows and columns that a sheet has. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

const CELL = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;
const COLUMN = /^\$?([A-Za-z]{1,3})$/;
const ROW = /^\$?(\d{1,7})$/;

/** The cells of an address such as `A1:D500`, `B7`, `A:D` or `2:9`; nothing where it is none. */
export function areaFrom(address: string): Area | undefined {
  const [first = "", second = first, ...more] = address.trim().split(":");
  if (more.length > 0) return undefined;
  const [from, to] = [cornerFrom(first, "first"), cornerFrom(second, "last")];
  if (!from || !to || from.kind !== to.kind || (first === second && from.kind !== "cell" && !address.includes(":")))
    return undefined;
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}

interface Corner {
  readonly kind: "cell" | "column" | "row";
  readonly row: number;
  readonly column: number;
}

function cornerFrom(text: string, end: "first" | "last"): Corner | undefined {
  const cell = CELL.exec(text);
  const letters = cell?.[1] ?? COLUMN.exec(text)?.[1];
  const digits = cell?.[2] ?? ROW.exec(text)?.[1];
  if (letters === undefined && digits === undefined) return undefined;
  const whole = end === "first" ? { row: 0, column: 0 } : { row: MOST_ROWS - 1, column: MOST_COLUMNS - 1 };
  const column = letters === undefined ? whole.column : columnIndex(letters);
  const row = digits === undefined ? whole.row : Number(digits) - 1;
  if (column >= MOST_COLUMNS || row < 0 || row >= MOST_ROWS) return undefined;
  return { kind: cell ? "cell" : letters === undefined ? "row" : "column", row, column };
}

/** The place of a column by its letters, counted from 0. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** A cell as a person writes it: `B7`. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** An area as a person writes it: `A1:D500`. */
export function areaAddress({ top, left, bottom, right }: Area): string {
  const first = cellAddress(top, left);
  return top === bottom && left === right ? first : `${first}:${cellAddress(bottom, right)}`;
}

/** An address with its sheet, quoted where Excel quotes it: `'My sales'!A1:D500`. */
export function fullAddress(sheet: string, address: string): string {
  // Letters of every language take long to list, and few names need them.
  const plain = (/^[a-z_][\w.]*$/i.test(sheet) || /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet)) && !CELL.test(sheet);
  return `${plain ? sheet : `'${sheet.replaceAll("'", "''")}'`}!${address}`;
}

/** Takes `'My sales'!$A$1` apart; no sheet where the text names none. */
export function splitAddress(text: string): { readonly sheet?: string; readonly address: string } {
  const at = text.lastIndexOf("!");
  if (at < 0) return { address: text };
  const sheet = text.slice(0, at);
  const plain = sheet.startsWith("'") && sheet.endsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
  return { sheet: plain, address: text.slice(at + 1) };
}

/** What two areas share. */
export function intersection(a: Area, b: Area): Area | undefined {
  const area = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return area.top <= area.bottom && area.left <= area.right ? area : undefined;
}
