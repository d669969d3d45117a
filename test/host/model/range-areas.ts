import type { Book } from "../book.js";
import { HostCollection, HostObject } from "../host-object.js";
import type { Rect } from "../store.js";
import { integer, notFound } from "./arguments.js";
import { addressOf } from "./place.js";
import { Range } from "./range.js";
import { Worksheet } from "./worksheet.js";

/** `Excel.RangeAreas`: several ranges of one sheet. */
export class RangeAreas extends HostObject {
  readonly _class = "RangeAreas";

  constructor(
    book: Book,
    readonly _sheetId: string,
    readonly _rects: readonly Rect[],
  ) {
    super(book);
  }

  get address(): string {
    return this._rects.map((rect) => addressOf(this._book, { sheetId: this._sheetId, rect })).join(",");
  }
  get addressLocal(): string {
    return this.address;
  }
  get areaCount(): number {
    return this._rects.length;
  }
  get areas(): RangeCollection {
    return new RangeCollection(this._book, this._sheetId, this._rects);
  }
  get cellCount(): number {
    return this._rects.reduce((count, { rows, columns }) => count + rows * columns, 0);
  }
  get worksheet(): Worksheet {
    return new Worksheet(this._book, this._sheetId);
  }
}

/** `Excel.RangeCollection`. */
export class RangeCollection extends HostCollection {
  readonly _class = "RangeCollection";

  constructor(
    book: Book,
    readonly _sheetId: string,
    readonly _rects: readonly Rect[],
  ) {
    super(book);
  }

  getCount(): number {
    return this._rects.length;
  }
  getItemAt(index: unknown): Range {
    const item = this._items()[integer(index, "index")];
    if (!item) throw notFound();
    return item;
  }

  override _items(): readonly Range[] {
    return this._rects.map((rect) => new Range(this._book, this._sheetId, rect));
  }
}
