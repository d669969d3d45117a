import type { Book } from "../book";
import { display } from "../display";
import { COLUMN_LIMIT, type CellValue, type Content } from "../store";
import { interpret } from "../typing";
import { invalid, text } from "./arguments";
import { refuseInPivot } from "./pivot-view";
import { refuseIfProtected, type Place } from "./place";

/** Above this many cells Excel answers null instead of values, without an error. */
export const CELLS_PER_READ = 5_000_000;

export function readValues(book: Book, place: Place): unknown[][] | null {
  return tooMany(place) ? null : plain(book.store.values(place.sheetId, place.rect));
}

export function readFormulas(book: Book, place: Place): unknown[][] | null {
  return tooMany(place) ? null : plain(book.store.formulas(place.sheetId, place.rect));
}

export function readTexts(book: Book, place: Place): string[][] | null {
  if (tooMany(place)) return null;
  const formats = book.store.numberFormats(place.sheetId, place.rect);
  return book.store
    .values(place.sheetId, place.rect)
    .map((row, down) => row.map((value, across) => display(value, formats[down]?.[across] ?? "General")));
}

export function readTypes(book: Book, place: Place): string[][] | null {
  if (tooMany(place)) return null;
  return book.store.values(place.sheetId, place.rect).map((row) => row.map(typeOf));
}

export function readNumberFormats(book: Book, place: Place): string[][] | null {
  return tooMany(place) ? null : book.store.numberFormats(place.sheetId, place.rect);
}

/** Writes what an add-in assigned to `values` or `formulas`: a matrix of the range's size, or one value for every cell. */
export function writeInputs(book: Book, place: Place, input: unknown): void {
  const { sheetId, rect } = place;
  const inputs = matrix(place, input);
  refuseLocked(book, place, inputs);
  const formats = book.store.numberFormats(sheetId, rect);
  const gained: { row: number; column: number; format: string }[] = [];
  const contents = inputs.map((row, down) =>
    row.map((cell, across): Content => {
      const format = formats[down]?.[across] ?? "General";
      const typed = interpret(cell, format);
      if (!typed) throw invalid(`${JSON.stringify(cell)} cannot be put in a cell`);
      if (typed.numberFormat !== undefined && format === "General") {
        gained.push({ row: rect.row + down, column: rect.column + across, format: typed.numberFormat });
      }
      return typed.content;
    }),
  );
  for (const { row, column, format } of gained) {
    book.store.setNumberFormats(sheetId, { row, column, rows: 1, columns: 1 }, [[format]]);
  }
  refuseInPivot(book, place);
  book.store.setCells(sheetId, rect, contents);
  keepHeadersText(book, place);
}

export function writeNumberFormats(book: Book, place: Place, input: unknown): void {
  refuseIfProtected(book, place, "cells");
  const { sheetId, rect } = place;
  if (!Array.isArray(input)) {
    book.store.setFormat(sheetId, rect, { numberFormat: text(input, "numberFormat") });
    return;
  }
  const formats = matrix(place, input).map((row) =>
    row.map((cell) => (cell === null || cell === undefined ? null : text(cell, "numberFormat"))),
  );
  book.store.setNumberFormats(sheetId, rect, formats);
}

function matrix(place: Place, input: unknown): unknown[][] {
  const { rows, columns } = place.rect;
  if (!Array.isArray(input)) {
    if (rows * columns > CELLS_PER_READ) throw invalid("too many cells for one value");
    return Array.from({ length: rows }, () => new Array<unknown>(columns).fill(input));
  }
  const given: unknown[] = input;
  const fits = given.length === rows && given.every((row) => Array.isArray(row) && row.length === columns);
  if (!fits) {
    throw invalid(
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
  // Every row was just seen to be a list.
  return given as unknown[][];
}

/** On a protected sheet only what is really written counts: a null entry leaves a locked cell alone. */
function refuseLocked(book: Book, { sheetId, rect }: Place, inputs: readonly (readonly unknown[])[]): void {
  if (!book.store.isProtected(sheetId)) return;
  for (const [down, row] of inputs.entries()) {
    for (const [across, input] of row.entries()) {
      if (input === null || input === undefined) continue;
      const cell = { row: rect.row + down, column: rect.column + across, rows: 1, columns: 1 };
      refuseIfProtected(book, { sheetId, rect: cell }, "cells");
    }
  }
}

/** The header of a table is always text, never empty and never twice the same. */
function keepHeadersText(book: Book, place: Place): void {
  for (const table of book.store.tables()) {
    const { row, column, columns } = table.rect;
    const isTouched =
      table.sheetId === place.sheetId &&
      table.showHeaders &&
      row >= place.rect.row &&
      row < place.rect.row + place.rect.rows &&
      column < place.rect.column + place.rect.columns &&
      place.rect.column < column + columns;
    if (isTouched) nameHeaders(book, table.sheetId, { row, column, rows: 1, columns });
  }
}

/** Gives empty headers a name (Column1 …) and repeated ones a number, as Excel does. */
export function nameHeaders(book: Book, sheetId: string, rect: Place["rect"]): void {
  const values = book.store.values(sheetId, rect)[0] ?? [];
  const formats = book.store.numberFormats(sheetId, rect)[0] ?? [];
  const taken = new Set<string>();
  const headers = values.map((value, index) => {
    const given = display(value, formats[index] ?? "General") || `Column${index + 1}`;
    let header = given;
    for (let again = 2; taken.has(header.toLowerCase()); again++) header = `${given}${again}`;
    taken.add(header.toLowerCase());
    return header;
  });
  if (headers.every((header, index) => header === values[index])) return;
  book.store.setCells(sheetId, rect, [headers]);
}

function plain(values: readonly (readonly CellValue[])[]): unknown[][] {
  return values.map((row) => row.map((value) => (typeof value === "object" ? value.error : value)));
}

function typeOf(value: CellValue): string {
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "object") return "Error";
  return value === "" ? "Empty" : "String";
}

function tooMany({ rect }: Place): boolean {
  return rect.rows * Math.min(rect.columns, COLUMN_LIMIT) > CELLS_PER_READ;
}
