import type { Book } from "../book";
import { HostObject } from "../host-object";
import { COLUMN_LIMIT, ROW_LIMIT } from "../store";
import { integer, invalid, notFound } from "./arguments";
import { locate } from "./place";
import { Range } from "./range";

/** `Excel.WorksheetFreezePanes`. */
export class WorksheetFreezePanes extends HostObject {
  readonly _class = "WorksheetFreezePanes";

  constructor(
    book: Book,
    readonly _sheetId: string,
  ) {
    super(book);
  }

  freezeAt(range: unknown): void {
    const { rect } = range instanceof Range ? range._here : locate(this._book, this._sheetId, String(range));
    const isWholeColumns = rect.rows === ROW_LIMIT;
    const isWholeRows = rect.columns === COLUMN_LIMIT;
    this._freeze(isWholeColumns ? 0 : rect.row + rect.rows, isWholeRows ? 0 : rect.column + rect.columns);
  }
  freezeRows(count: unknown): void {
    this._freeze(integer(count ?? 0, "count"), 0);
  }
  freezeColumns(count: unknown): void {
    this._freeze(0, integer(count ?? 0, "count"));
  }
  unfreeze(): void {
    this._freeze(0, 0);
  }
  getLocation(): Range {
    const location = this.getLocationOrNullObject();
    if (!location) throw notFound();
    return location;
  }
  getLocationOrNullObject(): Range | null {
    const { rows, columns } = this._book.store.frozen(this._sheetId);
    if (rows === 0 && columns === 0) return null;
    const rect = { row: 0, column: 0, rows: rows || ROW_LIMIT, columns: columns || COLUMN_LIMIT };
    return new Range(this._book, this._sheetId, rect);
  }

  _freeze(rows: number, columns: number): void {
    if (rows < 0 || columns < 0) throw invalid("a count below 0");
    this._book.store.setFrozen(this._sheetId, { rows, columns });
  }
}
