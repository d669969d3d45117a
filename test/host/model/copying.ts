import { intersect } from "../address";
import type { Book } from "../book";
import { Refusal, type CellFormat, type Rect, type SharedFormat } from "../store";
import { ConditionalFormatCollection } from "./conditional-formats";
import { refuseInPivot } from "./pivot-view";
import { refuseIfProtected, type Place } from "./place";

/** Rows moved at once, so that a large copy does not hold the sheet twice. */
const ROWS = 10_000;

/** What `Range.copyFrom` copies, as far as the model can. */
export type CopyType = "Values" | "Formats";

/**
 * Copies cells as `Range.copyFrom` does: the target takes the size of the source, or, where it is an exact multiple of it, is filled with it.
 * Formats take the conditional formats along and put them in the place of those of the target.
 */
export function copyCells(
  book: Book,
  what: CopyType,
  { from, to }: { readonly from: Place; readonly to: Place },
): void {
  const times = (given: number, size: number) => (given % size === 0 ? given / size : 1);
  const [down, across] = [times(to.rect.rows, from.rect.rows), times(to.rect.columns, from.rect.columns)];
  const { rows, columns } = from.rect;
  const whole = { ...to, rect: { ...to.rect, rows: rows * down, columns: columns * across } };
  refuseIfProtected(book, whole, "cells");
  refuseInPivot(book, whole);
  if (what === "Formats") new ConditionalFormatCollection(book, whole)._clearInside();
  for (let i = 0; i < down; i++) {
    for (let j = 0; j < across; j++) {
      const rect = { row: to.rect.row + i * rows, column: to.rect.column + j * columns, rows, columns };
      if (what === "Values") copyValues(book, from, { ...to, rect });
      else copyFormats(book, from, { ...to, rect });
    }
  }
}

function copyValues({ store }: Book, from: Place, to: Place): void {
  for (let done = 0; done < from.rect.rows; done += ROWS) {
    const rows = Math.min(ROWS, from.rect.rows - done);
    const values = store.values(from.sheetId, { ...from.rect, row: from.rect.row + done, rows });
    store.setCells(to.sheetId, { ...to.rect, row: to.rect.row + done, rows }, values);
  }
}

function copyFormats(book: Book, from: Place, to: Place): void {
  const { store } = book;
  const [down, across] = [to.rect.row - from.rect.row, to.rect.column - from.rect.column];
  const moved = (rect: Rect): Rect => ({ ...rect, row: rect.row + down, column: rect.column + across });
  for (let column = 0; column < from.rect.columns; column++) {
    const one = { ...from.rect, column: from.rect.column + column, columns: 1 };
    for (const { rect, format } of evenParts((part) => store.format(from.sheetId, part), one))
      store.setFormat(to.sheetId, moved(rect), format);
  }
  // The last one added comes first.
  for (const { id: _id, rects, ...rule } of [...store.rules(from.sheetId)].reverse()) {
    const inside = rects.flatMap((rect) => intersect(rect, from.rect) ?? []).map(moved);
    if (inside.length > 0) store.addRule(to.sheetId, { rects: inside, ...rule });
  }
}

/** The parts of a column that have one format each. */
function evenParts(formatOf: (rect: Rect) => SharedFormat, rect: Rect): { rect: Rect; format: CellFormat }[] {
  const format = formatOf(rect);
  if (isEven(format)) return [{ rect, format }];
  const half = Math.floor(rect.rows / 2);
  if (half === 0) throw new Refusal("GeneralException", "A cell with two formats.");
  return [
    ...evenParts(formatOf, { ...rect, rows: half }),
    ...evenParts(formatOf, { ...rect, row: rect.row + half, rows: rect.rows - half }),
  ];
}

function isEven(format: SharedFormat): format is CellFormat {
  return Object.values(format).every((property) => property !== null);
}
