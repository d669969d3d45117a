import type { Book } from "../book";
import { HostObject } from "../host-object";
import type { CellFormat, SharedFormat } from "../store";
import { boolean, number, oneOf, text } from "./arguments";
import { colour } from "./colour";
import { refuseIfProtected, type Place } from "./place";

abstract class RangeLook extends HostObject {
  constructor(
    book: Book,
    readonly _place: Place,
  ) {
    super(book);
  }
  get _shared(): SharedFormat {
    return this._book.store.format(this._place.sheetId, this._place.rect);
  }
  _change(change: Partial<CellFormat>): void {
    refuseIfProtected(this._book, this._place, "sheet");
    this._book.store.setFormat(this._place.sheetId, this._place.rect, change);
  }
}

/** `Excel.RangeFill`. */
export class RangeFill extends RangeLook {
  readonly _class = "RangeFill";

  /** A cell without a fill answers white, as in Excel; cells that differ answer "". */
  get color(): string {
    const { fill } = this._shared;
    if (fill === null) return "";
    return fill || "#FFFFFF";
  }
  set color(value: unknown) {
    this._change({ fill: colour(value, "color") });
  }
  clear(): void {
    this._change({ fill: "" });
  }
}

/** `Excel.RangeFont`. */
export class RangeFont extends RangeLook {
  readonly _class = "RangeFont";

  get bold(): boolean | null {
    return this._shared.bold;
  }
  set bold(value: unknown) {
    this._change({ bold: boolean(value, "bold") });
  }
  get italic(): boolean | null {
    return this._shared.italic;
  }
  set italic(value: unknown) {
    this._change({ italic: boolean(value, "italic") });
  }
  get strikethrough(): boolean | null {
    return this._shared.strikethrough;
  }
  set strikethrough(value: unknown) {
    this._change({ strikethrough: boolean(value, "strikethrough") });
  }
  get underline(): string | null {
    return this._shared.underline;
  }
  set underline(value: unknown) {
    this._change({ underline: oneOf(value, ["None", "Single", "Double"]) });
  }
  get color(): string {
    return this._shared.fontColor ?? "";
  }
  set color(value: unknown) {
    this._change({ fontColor: colour(value, "color") });
  }
  get name(): string | null {
    return this._shared.fontName;
  }
  set name(value: unknown) {
    this._change({ fontName: text(value, "name") });
  }
  get size(): number | null {
    return this._shared.fontSize;
  }
  set size(value: unknown) {
    this._change({ fontSize: number(value, "size") });
  }
}
