import { COLUMN_LIMIT, ROW_LIMIT, type Rect } from "./store";

/** An address as it is written in A1 style: the sheet, where it names one, and the cells. */
export interface Address {
  readonly sheet?: string;
  readonly rect: Rect;
}

const SHEET = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/s;
const CELLS = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/;
const COLUMNS = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/;
const ROWS = /^\$?(\d{1,7}):\$?(\d{1,7})$/;

/** Reads `Sheet1!A1:B2`, `'My sheet'!A:C`, `1:3`, `$A$1`; undefined if it is not an address on Excel's sheet. */
export function parseAddress(text: string): Address | undefined {
  const named = SHEET.exec(text.trim());
  const rect = parseCells(named?.[3] ?? text.trim());
  if (!rect) return undefined;
  const sheet = named?.[1]?.replaceAll("''", "'") ?? named?.[2];
  return sheet === undefined ? { rect } : { sheet, rect };
}

function parseCells(text: string): Rect | undefined {
  const cells = CELLS.exec(text);
  if (cells) {
    const [, left = "", top = "", right = left, bottom = top] = cells;
    return between(Number(top) - 1, columnNumber(left), Number(bottom) - 1, columnNumber(right));
  }
  const columns = COLUMNS.exec(text);
  if (columns) return between(0, columnNumber(columns[1] ?? ""), ROW_LIMIT - 1, columnNumber(columns[2] ?? ""));
  const rows = ROWS.exec(text);
  if (rows) return between(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, COLUMN_LIMIT - 1);
  return undefined;
}

function between(row: number, column: number, otherRow: number, otherColumn: number): Rect | undefined {
  const rect = {
    row: Math.min(row, otherRow),
    column: Math.min(column, otherColumn),
    rows: Math.abs(row - otherRow) + 1,
    columns: Math.abs(column - otherColumn) + 1,
  };
  return isOnSheet(rect) ? rect : undefined;
}

/** Whether a rectangle is one, and lies on Excel's sheet. */
export function isOnSheet(rect: Rect): boolean {
  const { row, column, rows, columns } = rect;
  return (
    row >= 0 && column >= 0 && rows >= 1 && columns >= 1 && row + rows <= ROW_LIMIT && column + columns <= COLUMN_LIMIT
  );
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** "A" for 0. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `A1:B2`, `A:C` for whole columns, `1:3` for whole rows. */
export function formatCells(rect: Rect): string {
  const { row, column, rows, columns } = rect;
  const left = columnLetters(column);
  const right = columnLetters(column + columns - 1);
  if (rows === ROW_LIMIT) return `${left}:${right}`;
  if (columns === COLUMN_LIMIT) return `${row + 1}:${row + rows}`;
  const first = `${left}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${right}${row + rows}`;
}

/** `Sheet1!A1`, with the sheet's name in quotes where Excel writes them. */
export function formatAddress(sheet: string, rect: Rect): string {
  return `${quoteSheet(sheet)}!${formatCells(rect)}`;
}

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
const LOOKS_LIKE_CELLS = /^(?:[A-Za-z]{1,3}\d{1,7}|[Rr]\d*(?:[Cc]\d*)?|[Cc]\d*)$/;

/** A sheet's name as it stands in an address. */
export function quoteSheet(name: string): string {
  const plain = PLAIN_NAME.test(name) && !LOOKS_LIKE_CELLS.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** The cells two rectangles share; undefined if none. */
export function intersect(one: Rect, other: Rect): Rect | undefined {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rows = Math.min(one.row + one.rows, other.row + other.rows) - row;
  const columns = Math.min(one.column + one.columns, other.column + other.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
}

/** The smallest rectangle around both. */
export function bound(one: Rect, other: Rect): Rect {
  const row = Math.min(one.row, other.row);
  const column = Math.min(one.column, other.column);
  return {
    row,
    column,
    rows: Math.max(one.row + one.rows, other.row + other.rows) - row,
    columns: Math.max(one.column + one.columns, other.column + other.columns) - column,
  };
}
