import type { Book } from "../book.js";
import { HostObject } from "../host-object.js";
import { bodyOf } from "./place.js";
import { sortRows } from "./range-sort.js";
import { Table } from "./table.js";

/** `Excel.TableSort`. */
export class TableSort extends HostObject {
  readonly _class = "TableSort";

  constructor(
    book: Book,
    readonly _tableId: string,
  ) {
    super(book);
  }

  apply(fields: unknown, matchCase: unknown): void {
    const facts = new Table(this._book, this._tableId)._facts;
    sortRows(this._book, { sheetId: facts.sheetId, rect: bodyOf(facts) }, fields, {
      letters: matchCase === true ? "matchCase" : "ignoreCase",
    });
  }
}
