import type { Book } from "../book";
import { HostCollection, HostObject } from "../host-object";
import { integer, invalid, list, notFound, optionalInteger } from "./arguments";
import { bodyOf, refuseIfProtected } from "./place";
import { Range } from "./range";
import { Table } from "./table";

/** `Excel.TableRowCollection`. */
export class TableRowCollection extends HostCollection {
  readonly _class = "TableRowCollection";

  constructor(
    book: Book,
    readonly _tableId: string,
  ) {
    super(book);
  }

  get count(): number {
    return bodyOf(this._table._facts).rows;
  }
  /** Adds rows at the end or before `index`; what lies below the table moves down. */
  add(index: unknown, values: unknown, _alwaysInsert: unknown): TableRow {
    const { sheetId, rect } = this._table._facts;
    refuseIfProtected(this._book, { sheetId, rect }, "sheet");
    const given = values === null || values === undefined ? [] : list(values, "values");
    const rows: readonly unknown[] = Array.isArray(given[0]) || given.length === 0 ? given : [given];
    const count = Math.max(1, rows.length);
    const body = bodyOf(this._table._facts);
    const at = optionalInteger(index, "index") ?? -1;
    const before = at < 0 ? body.rows : at;
    if (before > body.rows) throw invalid("there is no such row");
    const added = { ...body, row: body.row + before, rows: count };
    this._book.store.insertCells(sheetId, added, "down");
    // Rows put at the very end are not inside the table for the store.
    this._book.store.setTable(this._tableId, { rect: { ...rect, rows: rect.rows + count } });
    if (rows.length > 0) new Range(this._book, sheetId, added).values = rows;
    return new TableRow(this._book, this._tableId, before);
  }
  getCount(): number {
    return this.count;
  }
  getItemAt(index: unknown): TableRow {
    const row = integer(index, "index");
    if (row < 0 || row >= this.count) throw notFound();
    return new TableRow(this._book, this._tableId, row);
  }

  override _items(): readonly TableRow[] {
    return Array.from({ length: this.count }, (_, index) => new TableRow(this._book, this._tableId, index));
  }

  get _table(): Table {
    return new Table(this._book, this._tableId);
  }
}

/** `Excel.TableRow`. */
export class TableRow extends HostObject {
  readonly _class = "TableRow";

  constructor(
    book: Book,
    readonly _tableId: string,
    readonly _index: number,
  ) {
    super(book);
  }

  get index(): number {
    return this._index;
  }
  get values(): unknown[][] | null {
    return this.getRange().values;
  }
  set values(value: unknown) {
    this.getRange().values = value;
  }
  getRange(): Range {
    return new Table(this._book, this._tableId).getDataBodyRange().getRow(this._index);
  }
  delete(): void {
    this.getRange().delete("Up");
  }
}
