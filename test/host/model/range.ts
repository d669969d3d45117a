import { bound, formatCells, intersect } from "../address";
import type { Book } from "../book";
import { HostObject } from "../host-object";
import { COLUMN_LIMIT, ROW_LIMIT, Refusal, type Rect } from "../store";
import { boolean, integer, invalid, notFound, oneOf, optionalInteger } from "./arguments";
import {
  readFormulas,
  readNumberFormats,
  readTexts,
  readTypes,
  readValues,
  writeInputs,
  writeNumberFormats,
} from "./cells";
import { ConditionalFormatCollection } from "./conditional-formats";
import { copyCells } from "./copying";
import { DataValidation } from "./data-validation";
import { refuseInPivot } from "./pivot-view";
import { addressOf, locate, onSheet, refuseIfProtected, sheetFacts, type Place } from "./place";
import { positionOf } from "./position";
import { RangeAreas } from "./range-areas";
import { RangeFormat } from "./range-format";
import { RangeSort } from "./range-sort";
import { RangeView } from "./range-view";
import { regionAround } from "./region";
import { specialCells, spillsOn } from "./special-cells";
import { TableScopedCollection } from "./table-scoped";
import { Worksheet } from "./worksheet";

/** `Excel.Range`: cells of one sheet. It stays where it is when rows are inserted above it, unlike Excel's. */
export class Range extends HostObject {
  readonly _class = "Range";
  readonly _place: Place;

  constructor(book: Book, sheetId: string, rect: Rect) {
    super(book);
    this._place = { sheetId, rect: onSheet(rect) };
  }

  // What it is

  get address(): string {
    return addressOf(this._book, this._place);
  }
  get addressLocal(): string {
    return this.address;
  }
  get cellCount(): number {
    const { rows, columns } = this._place.rect;
    // Excel answers -1 when the number is beyond 32 bits.
    return rows * columns > 2 ** 31 - 1 ? -1 : rows * columns;
  }
  get rowIndex(): number {
    return this._place.rect.row;
  }
  get columnIndex(): number {
    return this._place.rect.column;
  }
  get rowCount(): number {
    return this._place.rect.rows;
  }
  get columnCount(): number {
    return this._place.rect.columns;
  }
  get isEntireColumn(): boolean {
    return this._place.rect.rows === ROW_LIMIT;
  }
  get isEntireRow(): boolean {
    return this._place.rect.columns === COLUMN_LIMIT;
  }
  get worksheet(): Worksheet {
    return new Worksheet(this._book, this._place.sheetId);
  }

  // What it holds

  get values(): unknown[][] | null {
    return readValues(this._book, this._here);
  }
  set values(input: unknown) {
    writeInputs(this._book, this._here, input);
  }
  get formulas(): unknown[][] | null {
    return readFormulas(this._book, this._here);
  }
  set formulas(input: unknown) {
    writeInputs(this._book, this._here, input);
  }
  get text(): string[][] | null {
    return readTexts(this._book, this._here);
  }
  get valueTypes(): string[][] | null {
    return readTypes(this._book, this._here);
  }
  get numberFormat(): string[][] | null {
    return readNumberFormats(this._book, this._here);
  }
  set numberFormat(input: unknown) {
    writeNumberFormats(this._book, this._here, input);
  }
  get numberFormatLocal(): string[][] | null {
    return this.numberFormat;
  }
  set numberFormatLocal(input: unknown) {
    this.numberFormat = input;
  }
  get hasSpill(): boolean | null {
    const { rect, sheetId } = this._place;
    const filled = spillsOn(this._book.store, sheetId)
      .flatMap((area) => intersect(area, rect) ?? [])
      .reduce((cells, { rows, columns }) => cells + rows * columns, 0);
    if (filled === 0) return false;
    return filled === rect.rows * rect.columns ? true : null;
  }

  // How it looks

  get format(): RangeFormat {
    return new RangeFormat(this._book, this._here);
  }
  get conditionalFormats(): ConditionalFormatCollection {
    return new ConditionalFormatCollection(this._book, this._here);
  }
  get dataValidation(): DataValidation {
    return new DataValidation(this._book, this._here);
  }
  get sort(): RangeSort {
    return new RangeSort(this._book, this._here);
  }
  get rowHidden(): boolean | null {
    return this._book.store.rowsHidden(this._place.sheetId, this.rowIndex, this.rowCount);
  }
  set rowHidden(state: unknown) {
    refuseIfProtected(this._book, this._here, "sheet");
    const shown = boolean(state, "rowHidden") ? "hidden" : "shown";
    this._book.store.setRowsHidden(this._place.sheetId, this.rowIndex, this.rowCount, shown);
  }
  get columnHidden(): boolean | null {
    return this._book.store.columnsHidden(this._place.sheetId, this.columnIndex, this.columnCount);
  }
  set columnHidden(state: unknown) {
    refuseIfProtected(this._book, this._here, "sheet");
    const shown = boolean(state, "columnHidden") ? "hidden" : "shown";
    this._book.store.setColumnsHidden(this._place.sheetId, this.columnIndex, this.columnCount, shown);
  }
  get hidden(): boolean | null {
    const states = [this.rowHidden, this.columnHidden];
    if (states.includes(true)) return true;
    return states.includes(null) ? null : false;
  }

  get left(): number {
    return positionOf(this._book, this._here.sheetId, this._place.rect).left;
  }
  get top(): number {
    return positionOf(this._book, this._here.sheetId, this._place.rect).top;
  }
  get width(): number {
    return positionOf(this._book, this._here.sheetId, this._place.rect).width;
  }
  get height(): number {
    return positionOf(this._book, this._here.sheetId, this._place.rect).height;
  }

  // Ranges from it

  getCell(row: unknown, column: unknown): Range {
    return this._at({
      row: this.rowIndex + integer(row, "row"),
      column: this.columnIndex + integer(column, "column"),
      rows: 1,
      columns: 1,
    });
  }
  getRow(row: unknown): Range {
    return this._at({ ...this._place.rect, row: this.rowIndex + integer(row, "row"), rows: 1 });
  }
  getColumn(column: unknown): Range {
    return this._at({ ...this._place.rect, column: this.columnIndex + integer(column, "column"), columns: 1 });
  }
  getLastCell(): Range {
    return this.getCell(this.rowCount - 1, this.columnCount - 1);
  }
  getLastRow(): Range {
    return this.getRow(this.rowCount - 1);
  }
  getLastColumn(): Range {
    return this.getColumn(this.columnCount - 1);
  }
  getOffsetRange(rowOffset: unknown, columnOffset: unknown): Range {
    return this._at({
      ...this._place.rect,
      row: this.rowIndex + integer(rowOffset, "rowOffset"),
      column: this.columnIndex + integer(columnOffset, "columnOffset"),
    });
  }
  getResizedRange(deltaRows: unknown, deltaColumns: unknown): Range {
    return this._at({
      ...this._place.rect,
      rows: this.rowCount + integer(deltaRows, "deltaRows"),
      columns: this.columnCount + integer(deltaColumns, "deltaColumns"),
    });
  }
  getAbsoluteResizedRange(rows: unknown, columns: unknown): Range {
    return this._at({ ...this._place.rect, rows: integer(rows, "numRows"), columns: integer(columns, "numColumns") });
  }
  getRowsAbove(count: unknown): Range {
    const rows = optionalInteger(count, "count") ?? 1;
    return rows > 0
      ? this._at({ ...this._place.rect, row: this.rowIndex - rows, rows })
      : this._at({ ...this._place.rect, rows: -rows });
  }
  getRowsBelow(count: unknown): Range {
    const rows = optionalInteger(count, "count") ?? 1;
    const end = this.rowIndex + this.rowCount;
    return rows > 0
      ? this._at({ ...this._place.rect, row: end, rows })
      : this._at({ ...this._place.rect, row: end + rows, rows: -rows });
  }
  getColumnsAfter(count: unknown): Range {
    const columns = optionalInteger(count, "count") ?? 1;
    const end = this.columnIndex + this.columnCount;
    return columns > 0
      ? this._at({ ...this._place.rect, column: end, columns })
      : this._at({ ...this._place.rect, column: end + columns, columns: -columns });
  }
  getColumnsBefore(count: unknown): Range {
    const columns = optionalInteger(count, "count") ?? 1;
    return columns > 0
      ? this._at({ ...this._place.rect, column: this.columnIndex - columns, columns })
      : this._at({ ...this._place.rect, columns: -columns });
  }
  getEntireColumn(): Range {
    return this._at({ ...this._place.rect, row: 0, rows: ROW_LIMIT });
  }
  getEntireRow(): Range {
    return this._at({ ...this._place.rect, column: 0, columns: COLUMN_LIMIT });
  }
  getBoundingRect(other: unknown): Range {
    return this._at(bound(this._place.rect, this._other(other).rect));
  }
  getIntersection(other: unknown): Range {
    const shared = this.getIntersectionOrNullObject(other);
    if (!shared) throw notFound();
    return shared;
  }
  getIntersectionOrNullObject(other: unknown): Range | null {
    const place = this._other(other);
    const shared = place.sheetId === this._place.sheetId ? intersect(this._place.rect, place.rect) : undefined;
    return shared ? this._at(shared) : null;
  }
  getUsedRange(valuesOnly: unknown): Range {
    const used = this.getUsedRangeOrNullObject(valuesOnly);
    if (!used) throw notFound();
    return used;
  }
  getUsedRangeOrNullObject(valuesOnly: unknown): Range | null {
    const counting = valuesOnly === true ? "values" : "formats";
    const used = this._book.store.usedRect(this._here.sheetId, counting);
    const shared = used && intersect(used, this._place.rect);
    if (!shared || counting === "formats") return shared ? this._at(shared) : null;
    // Of the range itself, not what it shares with the used range of the sheet.
    const cells = this._book.store.values(this._place.sheetId, shared);
    const [filled, across] = [[] as number[], new Set<number>()];
    for (const [down, line] of cells.entries()) {
      const places = line.flatMap((value, place) => (value === "" ? [] : [place]));
      if (places.length > 0) filled.push(down);
      for (const place of places) across.add(place);
    }
    const [first, last] = [filled[0], filled.at(-1)];
    if (first === undefined || last === undefined) return null;
    const left = Math.min(...across);
    return this._at({
      ...{ row: shared.row + first, rows: last - first + 1 },
      ...{ column: shared.column + left, columns: Math.max(...across) - left + 1 },
    });
  }
  getSurroundingRegion(): Range {
    return this._at(regionAround(this._book.store, this._here));
  }
  getVisibleView(): RangeView {
    return new RangeView(this._book, this._here);
  }
  getMergedAreasOrNullObject(): RangeAreas | null {
    const rects = this._book.store
      .mergedAreas(this._here.sheetId)
      .filter((merged) => intersect(merged, this._place.rect) !== undefined);
    return rects.length > 0 ? new RangeAreas(this._book, this._place.sheetId, rects) : null;
  }
  getSpecialCells(cellType: unknown, cellValueType: unknown): RangeAreas {
    const areas = this.getSpecialCellsOrNullObject(cellType, cellValueType);
    if (!areas) throw notFound();
    return areas;
  }
  getSpecialCellsOrNullObject(kind: unknown, valueType: unknown): RangeAreas | null {
    const { rect, sheetId } = this._here;
    const rects = specialCells(this._book.store, sheetId, { rect, kind, valueType });
    return rects.length > 0 ? new RangeAreas(this._book, sheetId, rects) : null;
  }
  getSpillingToRange(): Range {
    const area = this.getSpillingToRangeOrNullObject();
    if (!area) throw notFound();
    return area;
  }
  getSpillingToRangeOrNullObject(): Range | null {
    const { row, column, rows, columns } = this._place.rect;
    if (rows * columns > 1) throw invalid("a spill belongs to one cell");
    const area = this._book.store.spillArea(this._here.sheetId, row, column);
    return area ? this._at(area) : null;
  }
  getTables(_fullyContained: unknown): TableScopedCollection {
    return new TableScopedCollection(this._book, this._here);
  }

  // What can be done with it

  clear(applyTo: unknown): void {
    refuseIfProtected(this._book, this._here, "cells");
    refuseInPivot(this._book, this._here);
    const what = oneOf(applyTo, ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks"], "All");
    const { sheetId, rect } = this._place;
    if (what === "All") this._book.store.clear(sheetId, rect, "all");
    else if (what === "Contents") this._book.store.clear(sheetId, rect, "contents");
    else if (what === "Formats") this._book.store.clear(sheetId, rect, "formats");
    if (what === "All" || what === "Formats") new ConditionalFormatCollection(this._book, this._place)._clearInside();
  }
  /** Values and formats only: what Excel makes of the formulas that it copies is not modelled. */
  copyFrom(source: unknown, copyType: unknown, skipBlanks: unknown, transpose: unknown): void {
    const what = oneOf(copyType, ["All", "Formulas", "Values", "Formats", "Link"], "All");
    if ((what !== "Values" && what !== "Formats") || skipBlanks === true || transpose === true)
      throw new Refusal("NotImplemented", `The model does not copy ${what}.`);
    copyCells(this._book, what, { from: this._other(source), to: this._here });
  }
  delete(shift: unknown): void {
    refuseIfProtected(this._book, this._here, "sheet");
    const way = oneOf(shift, ["Up", "Left"]) === "Up" ? "up" : "left";
    this._book.store.deleteCells(this._place.sheetId, this._place.rect, way);
  }
  insert(shift: unknown): Range {
    refuseIfProtected(this._book, this._here, "sheet");
    const way = oneOf(shift, ["Down", "Right"]) === "Down" ? "down" : "right";
    this._book.store.insertCells(this._place.sheetId, this._place.rect, way);
    return this._at(this._place.rect);
  }
  merge(across: unknown): void {
    refuseIfProtected(this._book, this._here, "sheet");
    const { sheetId, rect } = this._place;
    if (across !== true) this._book.store.merge(sheetId, rect);
    else
      for (let row = 0; row < rect.rows; row++)
        this._book.store.merge(sheetId, { ...rect, row: rect.row + row, rows: 1 });
  }
  unmerge(): void {
    refuseIfProtected(this._book, this._here, "sheet");
    this._book.store.unmerge(this._place.sheetId, this._place.rect);
  }
  select(): void {
    if (sheetFacts(this._book, this._place.sheetId).visibility !== "Visible") {
      throw new Refusal("InvalidOperation", "A hidden sheet cannot be shown.");
    }
    this._book.store.select(this._place.sheetId, this._place.rect);
  }
  calculate(): void {
    this._book.store.recalculate();
  }

  override _hidden(name: string, args: readonly unknown[]): unknown {
    if (name !== "_ValidateArraySize") return super._hidden(name, args);
    if (args[0] === this.rowCount && args[1] === this.columnCount) return null;
    throw invalid(
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }

  /** Its place, if its sheet is still there. */
  get _here(): Place {
    sheetFacts(this._book, this._place.sheetId);
    return this._place;
  }

  _at(rect: Rect): Range {
    return new Range(this._book, this._here.sheetId, rect);
  }

  _other(other: unknown): Place {
    if (other instanceof Range) return other._here;
    if (typeof other === "string") return locate(this._book, this._place.sheetId, other);
    throw invalid("a range or an address is needed");
  }

  /** Its cells without the sheet, as events name them. */
  get _cells(): string {
    return formatCells(this._place.rect);
  }
}
