import type { Book } from "../book";
import { HostCollection, HostObject } from "../host-object";
import type { Rect } from "../store";
import { integer, notFound } from "./arguments";
import { addressOf } from "./place";
import { Range } from "./range";
import { Worksheet } from "./worksheet";

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
