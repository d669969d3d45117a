import { formatAddress, isOnSheet, parseAddress } from "../address";
import type { Book } from "../book";
import { Refusal, type Rect, type SheetFacts } from "../store";
import { invalid, notFound } from "./arguments";

/** Cells of a sheet: what a range is. */
export interface Place {
  readonly sheetId: string;
  readonly rect: Rect;
}

/** The facts of a sheet that may have been deleted since it was asked for. */
export function sheetFacts(book: Book, sheetId: string): SheetFacts {
  const facts = book.store.sheets().find(({ id }) => id === sheetId);
  if (!facts) throw notFound();
  return facts;
}

export function sheetNamed(book: Book, name: string): SheetFacts | undefined {
  return book.store.sheets().find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
}

/** What an address, a defined name or a table's name means on this sheet. */
export function locate(book: Book, sheetId: string, address: string): Place {
  const said = address.replace(/^=/, "");
  const parsed = parseAddress(said);
  if (parsed) {
    const sheet = parsed.sheet === undefined ? sheetFacts(book, sheetId) : sheetNamed(book, parsed.sheet);
    if (!sheet) throw invalid(`there is no sheet ${parsed.sheet ?? ""}`);
    return { sheetId: sheet.id, rect: parsed.rect };
  }
  const table = book.store.tables().find(({ name }) => name.toLowerCase() === said.toLowerCase());
  if (table) return { sheetId: table.sheetId, rect: bodyOf(table) };
  const name = book.store.names().find((known) => known.name.toLowerCase() === said.toLowerCase());
  const named = name && parseAddress(name.formula.slice(1));
  if (named) return locate(book, sheetId, name.formula);
  throw invalid(`${address} is not an address`);
}

/** The rows of a table between header and totals. */
export function bodyOf(table: {
  readonly rect: Rect;
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
}): Rect {
  const header = table.showHeaders ? 1 : 0;
  const totals = table.showTotals ? 1 : 0;
  return { ...table.rect, row: table.rect.row + header, rows: Math.max(1, table.rect.rows - header - totals) };
}

export function addressOf(book: Book, place: Place): string {
  return formatAddress(sheetFacts(book, place.sheetId).name, place.rect);
}

/** Refuses a rectangle that leaves the sheet. */
export function onSheet(rect: Rect): Rect {
  if (isOnSheet(rect)) return rect;
  throw invalid("the cells are not on the sheet");
}

/** Refuses a change of locked cells on a protected sheet. */
export function refuseIfProtected(book: Book, place: Place, what: "cells" | "sheet"): void {
  if (!book.store.isProtected(place.sheetId)) return;
  if (what === "cells" && book.store.format(place.sheetId, place.rect).locked === false) return;
  throw new Refusal("AccessDenied", "You cannot perform the requested operation: the sheet is protected.");
}
