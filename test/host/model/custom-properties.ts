import type { Book } from "../book";
import { HostCollection, HostObject } from "../host-object";
import { notFound, text } from "./arguments";

/** `Excel.WorksheetCustomPropertyCollection`: keys are the same whatever their case, and can be overwritten. */
export class WorksheetCustomPropertyCollection extends HostCollection {
  readonly _class = "WorksheetCustomPropertyCollection";

  constructor(
    book: Book,
    readonly _sheetId: string,
  ) {
    super(book);
  }

  add(key: unknown, value: unknown): WorksheetCustomProperty {
    const name = text(key, "key");
    const known = this._indexed(name);
    const property = known ?? new WorksheetCustomProperty(this._book, this._sheetId, name);
    property.value = value;
    return property;
  }
  getCount(): number {
    return this._items().length;
  }
  getItem(key: unknown): WorksheetCustomProperty {
    const item = this._indexed(key);
    if (!item) throw notFound();
    return item;
  }
  getItemOrNullObject(key: unknown): WorksheetCustomProperty | null {
    return this._indexed(key);
  }

  override _items(): readonly WorksheetCustomProperty[] {
    const keys = [...this._book.sheetProperties(this._sheetId).keys()];
    return keys.map((key) => new WorksheetCustomProperty(this._book, this._sheetId, key));
  }
  override _indexed(key: unknown): WorksheetCustomProperty | null {
    const given = text(key, "key").toLowerCase();
    return this._items().find((item) => item._key.toLowerCase() === given) ?? null;
  }
}

/** `Excel.WorksheetCustomProperty`. */
export class WorksheetCustomProperty extends HostObject {
  readonly _class = "WorksheetCustomProperty";

  constructor(
    book: Book,
    readonly _sheetId: string,
    readonly _key: string,
  ) {
    super(book);
  }

  override get _id(): string {
    return this._key;
  }
  get key(): string {
    return this._key;
  }
  get value(): string {
    const value = this._book.sheetProperties(this._sheetId).get(this._key);
    if (value === undefined) throw notFound();
    return value;
  }
  set value(value: unknown) {
    this._book.sheetProperties(this._sheetId).set(this._key, text(value, "value"));
  }
  delete(): void {
    this._book.sheetProperties(this._sheetId).delete(this._key);
  }
}
