import type { Book } from "../book";
import { HostCollection, HostObject } from "../host-object";
import type { Rect } from "../store";
import { integer, invalid, list, notFound, optionalInteger, text } from "./arguments";
import { Filter } from "./filter";
import { Range } from "./range";
import { Table } from "./table";
import { headersOf } from "./tables";

/** `Excel.TableColumnCollection`. */
export class TableColumnCollection extends HostCollection {
  readonly _class = "TableColumnCollection";

  constructor(
    book: Book,
    readonly _tableId: string,
  ) {
    super(book);
  }

  get count(): number {
    return this._table._facts.rect.columns;
  }
  /** Adds at the right of the table, over cells that must be empty; elsewhere is not modelled. */
  add(index: unknown, values: unknown, name: unknown): TableColumn {
    const { rect } = this._table._facts;
    const at = optionalInteger(index, "index") ?? -1;
    if (at !== -1 && at !== rect.columns) throw invalid("columns are added at the end only");
    const wider = { ...rect, columns: rect.columns + 1 };
    const added: Rect = { ...rect, column: rect.column + rect.columns, columns: 1 };
    if (values !== null && values !== undefined) {
      new Range(this._book, this._table._facts.sheetId, added).values = asColumn(values);
    }
    this._table.resize(new Range(this._book, this._table._facts.sheetId, wider));
    const column = new TableColumn(this._book, this._tableId, rect.columns);
    if (name !== null && name !== undefined) column.name = name;
    return column;
  }
  getCount(): number {
    return this.count;
  }
  getItem(key: unknown): TableColumn {
    const column = this._indexed(key);
    if (!column) throw notFound();
    return column;
  }
  getItemOrNullObject(key: unknown): TableColumn | null {
    return this._indexed(key);
  }
  getItemAt(index: unknown): TableColumn {
    const column = this._items()[integer(index, "index")];
    if (!column) throw notFound();
    return column;
  }

  override _items(): readonly TableColumn[] {
    return Array.from({ length: this.count }, (_, index) => new TableColumn(this._book, this._tableId, index));
  }
  override _indexed(key: unknown): TableColumn | null {
    const given = String(key).toLowerCase();
    return this._items().find((column) => column._id === given || column.name.toLowerCase() === given) ?? null;
  }

  get _table(): Table {
    return new Table(this._book, this._tableId);
  }
}

/** `Excel.TableColumn`. Its id is its place, unlike in Excel, where it stays when columns move. */
export class TableColumn extends HostObject {
  readonly _class = "TableColumn";

  constructor(
    book: Book,
    readonly _tableId: string,
    readonly _index: number,
  ) {
    super(book);
  }

  override get _id(): string {
    return String(this._index + 1);
  }
  get id(): number {
    return this._index + 1;
  }
  get index(): number {
    return this._index;
  }
  get name(): string {
    return headersOf(this._book, this._table._facts)[this._index] ?? "";
  }
  set name(value: unknown) {
    this.getHeaderRowRange().values = [[`'${text(value, "name")}`]];
  }
  get values(): unknown[][] | null {
    return this.getRange().values;
  }
  set values(value: unknown) {
    this.getRange().values = asColumn(value);
  }
  get filter(): Filter {
    return new Filter(this._book, { kind: "table", tableId: this._tableId }, this._index);
  }
  getRange(): Range {
    return this._of(this._table.getRange());
  }
  getDataBodyRange(): Range {
    return this._of(this._table.getDataBodyRange());
  }
  getHeaderRowRange(): Range {
    return this._of(this._table.getHeaderRowRange());
  }
  getTotalRowRange(): Range {
    return this._of(this._table.getTotalRowRange());
  }
  delete(): void {
    const { rect, sheetId } = this._table._facts;
    if (rect.columns === 1) throw invalid("a table keeps one column");
    this._book.store.deleteCells(sheetId, this.getRange()._place.rect, "left");
    this._book.store.setTable(this._tableId, { rect: { ...rect, columns: rect.columns - 1 } });
  }

  get _table(): Table {
    return new Table(this._book, this._tableId);
  }
  _of(rows: Range): Range {
    return rows.getColumn(this._index);
  }
}

function asColumn(values: unknown): unknown[][] {
  return list(values, "values").map((value) => (Array.isArray(value) ? value : [value]));
}
