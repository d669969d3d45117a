import type { Book } from "../book";
import { HostObject } from "../host-object";
import { COLUMN_LIMIT, ROW_LIMIT, Refusal } from "../store";
import { alreadyExists, integer, invalid, notFound, oneOf, optionalText, text } from "./arguments";
import { AutoFilter } from "./auto-filter";
import { ChartCollection } from "./charts";
import { colour } from "./colour";
import { WorksheetCustomPropertyCollection } from "./custom-properties";
import { WorksheetFreezePanes } from "./freeze-panes";
import { PageBreakCollection } from "./page-breaks";
import { PageLayout } from "./page-layout";
import { PivotTableCollection } from "./pivot-tables";
import { locate, sheetFacts, sheetNamed } from "./place";
import { refuseIfStructureProtected, WorksheetProtection } from "./protection";
import { Range } from "./range";
import { ShapeCollection } from "./shapes";
import { SlicerCollection } from "./slicers";
import { TableCollection } from "./tables";

/** `Excel.Worksheet`. */
export class Worksheet extends HostObject {
  readonly _class = "Worksheet";

  constructor(
    book: Book,
    readonly _sheetId: string,
  ) {
    super(book);
  }

  override get _id(): string {
    return this._sheetId;
  }
  get id(): string {
    return this._sheetId;
  }
  get name(): string {
    return this._facts.name;
  }
  set name(value: unknown) {
    refuseIfStructureProtected(this._book);
    const name = sheetName(value);
    const other = sheetNamed(this._book, name);
    if (other && other.id !== this._sheetId) throw alreadyExists();
    this._book.store.renameSheet(this._facts.id, name);
  }
  get position(): number {
    return this._book.store.sheets().findIndex(({ id }) => id === this._facts.id);
  }
  set position(value: unknown) {
    refuseIfStructureProtected(this._book);
    const position = integer(value, "position");
    if (position < 0 || position >= this._book.store.sheets().length) throw invalid("there is no such position");
    this._book.store.moveSheet(this._facts.id, position);
  }
  get visibility(): string {
    return this._facts.visibility;
  }
  set visibility(value: unknown) {
    refuseIfStructureProtected(this._book);
    const visibility = oneOf(value, ["Visible", "Hidden", "VeryHidden"]);
    if (visibility !== "Visible") this._refuseIfLastVisible();
    this._book.store.setVisibility(this._facts.id, visibility);
  }
  get tabColor(): string {
    return this._facts.tabColor;
  }
  set tabColor(value: unknown) {
    this._book.store.setTabColor(this._facts.id, colour(value, "tabColor"));
  }

  get autoFilter(): AutoFilter {
    return new AutoFilter(this._book, { kind: "sheet", sheetId: this._facts.id });
  }
  get charts(): ChartCollection {
    return new ChartCollection(this._book, this._facts.id);
  }
  get customProperties(): WorksheetCustomPropertyCollection {
    return new WorksheetCustomPropertyCollection(this._book, this._facts.id);
  }
  get freezePanes(): WorksheetFreezePanes {
    return new WorksheetFreezePanes(this._book, this._facts.id);
  }
  get horizontalPageBreaks(): PageBreakCollection {
    return new PageBreakCollection(this._book, this._facts.id);
  }
  get pageLayout(): PageLayout {
    return new PageLayout(this._book, this._facts.id);
  }
  get pivotTables(): PivotTableCollection {
    return new PivotTableCollection(this._book, this._facts.id);
  }
  get protection(): WorksheetProtection {
    return new WorksheetProtection(this._book, this._facts.id);
  }
  get shapes(): ShapeCollection {
    return new ShapeCollection(this._book, this._facts.id);
  }
  get slicers(): SlicerCollection {
    return new SlicerCollection(this._book, this._facts.id);
  }
  get tables(): TableCollection {
    return new TableCollection(this._book, this._facts.id);
  }

  activate(): void {
    if (this._facts.visibility !== "Visible") throw new Refusal("InvalidOperation", "A hidden sheet cannot be shown.");
    this._book.store.activateSheet(this._sheetId);
  }
  calculate(_markAllDirty: unknown): void {
    this._book.store.recalculate();
  }
  delete(): void {
    refuseIfStructureProtected(this._book);
    this._refuseIfLastVisible();
    const { pivots, slicers } = this._book;
    pivots.splice(0, Infinity, ...pivots.filter(({ sheetId }) => sheetId !== this._sheetId));
    slicers.splice(0, Infinity, ...slicers.filter(({ sheetId }) => sheetId !== this._sheetId));
    this._book.store.removeSheet(this._facts.id);
  }
  getCell(row: unknown, column: unknown): Range {
    const place = { row: integer(row, "row"), column: integer(column, "column"), rows: 1, columns: 1 };
    return new Range(this._book, this._facts.id, place);
  }
  getRange(address: unknown): Range {
    const given = optionalText(address, "address");
    if (given === undefined || given === "") {
      return new Range(this._book, this._facts.id, { row: 0, column: 0, rows: ROW_LIMIT, columns: COLUMN_LIMIT });
    }
    const place = locate(this._book, this._facts.id, given);
    if (place.sheetId !== this._sheetId) throw invalid(`${given} is on another sheet`);
    return new Range(this._book, place.sheetId, place.rect);
  }
  getRangeByIndexes(row: unknown, column: unknown, rows: unknown, columns: unknown): Range {
    return new Range(this._book, this._facts.id, {
      row: integer(row, "startRow"),
      column: integer(column, "startColumn"),
      rows: integer(rows, "rowCount"),
      columns: integer(columns, "columnCount"),
    });
  }
  /** An empty sheet answers its first cell, as in Excel. */
  getUsedRange(valuesOnly: unknown): Range {
    return this.getUsedRangeOrNullObject(valuesOnly) ?? this.getCell(0, 0);
  }
  getUsedRangeOrNullObject(valuesOnly: unknown): Range | null {
    const used = this._book.store.usedRect(this._facts.id, valuesOnly === true ? "values" : "formats");
    return used ? new Range(this._book, this._sheetId, used) : null;
  }
  getNextOrNullObject(visibleOnly: unknown): Worksheet | null {
    return this._neighbour(1, visibleOnly);
  }
  getNext(visibleOnly: unknown): Worksheet {
    const next = this._neighbour(1, visibleOnly);
    if (!next) throw notFound();
    return next;
  }
  getPreviousOrNullObject(visibleOnly: unknown): Worksheet | null {
    return this._neighbour(-1, visibleOnly);
  }
  getPrevious(visibleOnly: unknown): Worksheet {
    const previous = this._neighbour(-1, visibleOnly);
    if (!previous) throw notFound();
    return previous;
  }

  get _facts() {
    return sheetFacts(this._book, this._sheetId);
  }

  _neighbour(step: 1 | -1, visibleOnly: unknown): Worksheet | null {
    const sheets = this._book.store.sheets();
    for (let index = this.position + step; index >= 0 && index < sheets.length; index += step) {
      const sheet = sheets[index];
      if (sheet && (visibleOnly !== true || sheet.visibility === "Visible")) return new Worksheet(this._book, sheet.id);
    }
    return null;
  }

  _refuseIfLastVisible(): void {
    const others = this._book.store
      .sheets()
      .filter(({ id, visibility }) => id !== this._facts.id && visibility === "Visible");
    if (others.length > 0) return;
    throw new Refusal("InvalidOperation", "A workbook must contain at least one visible worksheet.");
  }
}

/** A name Excel allows for a sheet. */
export function sheetName(value: unknown): string {
  const name = text(value, "name");
  const isFine =
    name.length > 0 &&
    name.length <= 31 &&
    !/[:\\/?*[\]]/.test(name) &&
    !/^'|'$/.test(name) &&
    name.toLowerCase() !== "history";
  if (isFine) return name;
  throw invalid(`${JSON.stringify(name)} cannot be the name of a sheet`);
}
