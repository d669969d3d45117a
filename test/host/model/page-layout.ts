import type { Book } from "../book";
import { HostObject } from "../host-object";
import { invalid, text } from "./arguments";
import { Range } from "./range";
import { locate } from "./place";

/** `Excel.PageLayout`, as far as KA sets it up. */
export class PageLayout extends HostObject {
  readonly _class = "PageLayout";

  constructor(
    book: Book,
    readonly _sheetId: string,
  ) {
    super(book);
  }

  get orientation(): string {
    return this._book.page(this._sheetId).orientation;
  }
  set orientation(orientation: unknown) {
    const known = (["Portrait", "Landscape"] as const).find((name) => name === orientation);
    if (!known) throw invalid("orientation");
    this._book.page(this._sheetId).orientation = known;
  }
  get zoom(): object {
    return this._book.page(this._sheetId).zoom;
  }
  set zoom(zoom: unknown) {
    if (typeof zoom !== "object" || zoom === null) throw invalid("zoom");
    this._book.page(this._sheetId).zoom = { ...zoom };
  }

  getPrintTitleRowsOrNullObject(): Range | null {
    return this.#titles(this._book.page(this._sheetId).titleRows);
  }
  getPrintTitleColumnsOrNullObject(): Range | null {
    return this.#titles(this._book.page(this._sheetId).titleColumns);
  }

  setPrintTitleRows(rows: unknown): void {
    const address = rows instanceof Range ? rows.address : text(rows, "printTitleRows");
    locate(this._book, this._sheetId, String(address));
    this._book.page(this._sheetId).titleRows = String(address);
  }

  setPrintTitleColumns(columns: unknown): void {
    const address = columns instanceof Range ? columns.address : text(columns, "printTitleColumns");
    locate(this._book, this._sheetId, String(address));
    this._book.page(this._sheetId).titleColumns = String(address);
  }

  #titles(address: string): Range | null {
    if (address === "") return null;
    const { sheetId, rect } = locate(this._book, this._sheetId, address);
    return new Range(this._book, sheetId, rect);
  }
}
