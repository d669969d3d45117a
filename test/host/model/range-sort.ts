import type { Book } from "../book";
import { HostObject } from "../host-object";
import type { CellValue, Content } from "../store";
import { integer, list, oneOf, record } from "./arguments";
import { refuseIfProtected, type Place } from "./place";

/** `Excel.RangeSort`: rows by values; cells keep their formats, formulas become what they show. */
export class RangeSort extends HostObject {
  readonly _class = "RangeSort";

  constructor(
    book: Book,
    readonly _place: Place,
  ) {
    super(book);
  }

  apply(fields: unknown, matchCase: unknown, hasHeaders: unknown, orientation: unknown): void {
    oneOf(orientation, ["Rows"], "Rows");
    const skip = hasHeaders === true ? 1 : 0;
    const { rect, sheetId } = this._place;
    sortRows(this._book, { sheetId, rect: { ...rect, row: rect.row + skip, rows: rect.rows - skip } }, fields, {
      letters: matchCase === true ? "matchCase" : "ignoreCase",
    });
  }
}

/** Sorts the rows of a place by fields as `Excel.SortField` gives them. Equal rows keep their order; empty cells come last either way. */
export function sortRows(
  book: Book,
  place: Place,
  fields: unknown,
  options: { readonly letters: "matchCase" | "ignoreCase" },
): void {
  refuseIfProtected(book, place, "cells");
  const keys = list(fields, "fields").map((field) => {
    const { key, ascending } = record(field, "field");
    return { column: integer(key, "key"), direction: ascending === false ? -1 : 1 };
  });
  const collator = new Intl.Collator("en", { sensitivity: options.letters === "matchCase" ? "variant" : "accent" });
  const rows = book.store.values(place.sheetId, place.rect);
  rows.sort((one, other) => {
    for (const { column, direction } of keys) {
      const order = compare(one[column] ?? "", other[column] ?? "", collator);
      const isBlank = one[column] === "" || other[column] === "";
      if (order !== 0) return isBlank ? order : order * direction;
    }
    return 0;
  });
  const contents: Content[][] = rows;
  book.store.setCells(place.sheetId, place.rect, contents);
}

/** Numbers before text before booleans before errors before empty cells. */
function compare(one: CellValue, other: CellValue, collator: Intl.Collator): number {
  const kinds = kindOf(one) - kindOf(other);
  if (kinds !== 0) return kinds;
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one === "string" && typeof other === "string") return collator.compare(one, other);
  return Number(one) - Number(other) || 0;
}

function kindOf(value: CellValue): number {
  if (value === "") return 4;
  return ["number", "string", "boolean", "object"].indexOf(typeof value);
}
