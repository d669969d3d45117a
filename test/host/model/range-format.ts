import { HostObject } from "../host-object";
import type { Book } from "../book";
import { boolean, integer, number, oneOf } from "./arguments";
import { RangeBorderCollection } from "./borders";
import { refuseIfProtected, type Place } from "./place";
import { RangeFill, RangeFont } from "./range-font";

const HORIZONTAL = [
  "General",
  "Left",
  "Center",
  "Right",
  "Fill",
  "Justify",
  "CenterAcrossSelection",
  "Distributed",
] as const;
const VERTICAL = ["Top", "Center", "Bottom", "Justify", "Distributed"] as const;

/** `Excel.RangeFormat`. What differs between the cells is null. */
export class RangeFormat extends HostObject {
  readonly _class = "RangeFormat";

  constructor(
    book: Book,
    readonly _place: Place,
  ) {
    super(book);
  }

  get fill(): RangeFill {
    return new RangeFill(this._book, this._place);
  }
  get font(): RangeFont {
    return new RangeFont(this._book, this._place);
  }
  get borders(): RangeBorderCollection {
    return new RangeBorderCollection(this._book, this._place);
  }
  get protection(): FormatProtection {
    return new FormatProtection(this._book, this._place);
  }

  get horizontalAlignment(): string | null {
    return this._shared.horizontal;
  }
  set horizontalAlignment(value: unknown) {
    this._change({ horizontal: oneOf(value, HORIZONTAL) });
  }
  get verticalAlignment(): string | null {
    return this._shared.vertical;
  }
  set verticalAlignment(value: unknown) {
    this._change({ vertical: oneOf(value, VERTICAL) });
  }
  get wrapText(): boolean | null {
    return this._shared.wrap;
  }
  set wrapText(value: unknown) {
    this._change({ wrap: boolean(value, "wrapText") });
  }
  get indentLevel(): number | null {
    return this._shared.indent;
  }
  set indentLevel(value: unknown) {
    this._change({ indent: integer(value, "indentLevel") });
  }
  get columnWidth(): number | null {
    const { sheetId, rect } = this._place;
    return this._book.store.columnWidth(sheetId, rect.column, rect.columns);
  }
  set columnWidth(value: unknown) {
    refuseIfProtected(this._book, this._place, "sheet");
    const { sheetId, rect } = this._place;
    this._book.store.setColumnWidth(sheetId, rect.column, rect.columns, number(value, "columnWidth"));
  }
  get rowHeight(): number | null {
    const { sheetId, rect } = this._place;
    return this._book.store.rowHeight(sheetId, rect.row, rect.rows);
  }
  set rowHeight(value: unknown) {
    refuseIfProtected(this._book, this._place, "sheet");
    const { sheetId, rect } = this._place;
    this._book.store.setRowHeight(sheetId, rect.row, rect.rows, number(value, "rowHeight"));
  }
  autofitColumns(): void {
    refuseIfProtected(this._book, this._place, "sheet");
    this._book.store.autofitColumns(this._place.sheetId, this._place.rect);
  }
  autofitRows(): void {
    refuseIfProtected(this._book, this._place, "sheet");
    this._book.store.autofitRows(this._place.sheetId, this._place.rect);
  }

  get _shared() {
    return this._book.store.format(this._place.sheetId, this._place.rect);
  }
  _change(change: Parameters<Book["store"]["setFormat"]>[2]): void {
    refuseIfProtected(this._book, this._place, "sheet");
    this._book.store.setFormat(this._place.sheetId, this._place.rect, change);
  }
}

/** `Excel.FormatProtection`: whether a cell can be changed once its sheet is protected. */
export class FormatProtection extends HostObject {
  readonly _class = "FormatProtection";

  constructor(
    book: Book,
    readonly _place: Place,
  ) {
    super(book);
  }

  get locked(): boolean | null {
    return this._book.store.format(this._place.sheetId, this._place.rect).locked;
  }
  set locked(value: unknown) {
    refuseIfProtected(this._book, this._place, "sheet");
    this._book.store.setFormat(this._place.sheetId, this._place.rect, { locked: boolean(value, "locked") });
  }
}
