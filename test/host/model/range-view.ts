import { formatCells } from "../address";
import type { Book } from "../book";
import { HostObject } from "../host-object";
import { readFormulas, readNumberFormats, readTexts, readTypes, readValues } from "./cells";
import type { Place } from "./place";
import { Range } from "./range";

/** `Excel.RangeView`: the rows and columns of a range that are not hidden. */
export class RangeView extends HostObject {
  readonly _class = "RangeView";

  constructor(
    book: Book,
    readonly _place: Place,
  ) {
    super(book);
  }

  get rowCount(): number {
    return this._rows.length;
  }
  get columnCount(): number {
    return this._columns.length;
  }
  get values(): unknown[][] | null {
    return this._visible(readValues(this._book, this._place));
  }
  get formulas(): unknown[][] | null {
    return this._visible(readFormulas(this._book, this._place));
  }
  get text(): string[][] | null {
    return this._visible(readTexts(this._book, this._place));
  }
  get valueTypes(): string[][] | null {
    return this._visible(readTypes(this._book, this._place));
  }
  get numberFormat(): string[][] | null {
    return this._visible(readNumberFormats(this._book, this._place));
  }
  get cellAddresses(): string[][] {
    const { row, column } = this._place.rect;
    return this._rows.map((down) =>
      this._columns.map((across) => formatCells({ row: row + down, column: column + across, rows: 1, columns: 1 })),
    );
  }
  getRange(): Range {
    return new Range(this._book, this._place.sheetId, this._place.rect);
  }

  get _rows(): number[] {
    const { sheetId, rect } = this._place;
    return indices(rect.rows).filter((row) => this._book.store.rowsHidden(sheetId, rect.row + row, 1) === false);
  }
  get _columns(): number[] {
    const { sheetId, rect } = this._place;
    return indices(rect.columns).filter(
      (column) => this._book.store.columnsHidden(sheetId, rect.column + column, 1) === false,
    );
  }
  _visible<Cell>(cells: Cell[][] | null): Cell[][] | null {
    if (!cells) return null;
    const columns = this._columns;
    // Indices of rows and columns that were just counted.
    return this._rows.map((row) => columns.map((column) => cells[row]?.[column] as Cell));
  }
}

function indices(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
