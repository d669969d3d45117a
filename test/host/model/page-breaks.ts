import type { Book } from "../book";
import { HostCollection, HostObject } from "../host-object";
import { integer, notFound, text } from "./arguments";
import { locate } from "./place";
import { Range } from "./range";

/** `Excel.PageBreakCollection`: breaks above rows of one sheet, from top to bottom; the model has no breaks beside columns. */
export class PageBreakCollection extends HostCollection {
  readonly _class = "PageBreakCollection";

  constructor(
    book: Book,
    readonly _sheetId: string,
  ) {
    super(book);
  }

  add(pageBreakRange: unknown): PageBreak {
    const { rect } =
      pageBreakRange instanceof Range
        ? pageBreakRange._here
        : locate(this._book, this._sheetId, text(pageBreakRange, "pageBreakRange"));
    if (!this._rows.includes(rect.row)) this._rows.push(rect.row);
    this._rows.sort((a, b) => a - b);
    return new PageBreak(this._book, this._sheetId, rect.row);
  }
  getCount(): number {
    return this._rows.length;
  }
  getItem(index: unknown): PageBreak {
    const item = this._items()[integer(index, "index")];
    if (!item) throw notFound();
    return item;
  }
  removePageBreaks(): void {
    this._rows.splice(0);
  }

  override _items(): readonly PageBreak[] {
    return this._rows.map((row) => new PageBreak(this._book, this._sheetId, row));
  }

  get _rows(): number[] {
    return this._book.page(this._sheetId).rowBreaks;
  }
}

/** `Excel.PageBreak`. */
export class PageBreak extends HostObject {
  readonly _class = "PageBreak";

  constructor(
    book: Book,
    readonly _sheetId: string,
    readonly _row: number,
  ) {
    super(book);
  }

  get rowIndex(): number {
    return this._row;
  }
  get columnIndex(): number {
    return 0;
  }
  getCellAfterBreak(): Range {
    return new Range(this._book, this._sheetId, { row: this._row, column: 0, rows: 1, columns: 1 });
  }
  delete(): void {
    const { rowBreaks } = this._book.page(this._sheetId);
    rowBreaks.splice(0, Infinity, ...rowBreaks.filter((row) => row !== this._row));
  }
}
