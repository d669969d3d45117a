import type { Book } from "../book";
import { HostObject } from "../host-object";
import { bodyOf } from "./place";
import { sortRows } from "./range-sort";
import { Table } from "./table";

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
