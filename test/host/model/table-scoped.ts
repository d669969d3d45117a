import { intersect } from "../address";
import type { Book } from "../book";
import { HostCollection } from "../host-object";
import { notFound, text } from "./arguments";
import type { Place } from "./place";
import { Table } from "./table";

/** `Excel.TableScopedCollection`: the tables a range touches. */
export class TableScopedCollection extends HostCollection {
  readonly _class = "TableScopedCollection";

  constructor(
    book: Book,
    readonly _place: Place,
  ) {
    super(book);
  }

  getCount(): number {
    return this._items().length;
  }
  getFirst(): Table {
    const first = this._items()[0];
    if (!first) throw notFound();
    return first;
  }
  getItem(key: unknown): Table {
    const item = this._indexed(key);
    if (!item) throw notFound();
    return item;
  }
  getItemOrNullObject(key: unknown): Table | null {
    return this._indexed(key);
  }

  override _items(): readonly Table[] {
    return this._book.store
      .tables()
      .filter(({ sheetId, rect }) => sheetId === this._place.sheetId && intersect(rect, this._place.rect))
      .map(({ id }) => new Table(this._book, id));
  }
  override _indexed(key: unknown): Table | null {
    const given = text(key, "key").toLowerCase();
    return this._items().find((table) => table._id === given || table.name.toLowerCase() === given) ?? null;
  }
}
