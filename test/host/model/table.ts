import { intersect, parseAddress } from "../address";
import type { Book } from "../book";
import { HostObject } from "../host-object";
import type { TableChange, TableFacts } from "../store";
import { alreadyExists, boolean, invalid, notFound, text } from "./arguments";
import { AutoFilter } from "./auto-filter";
import { nameHeaders } from "./cells";
import { bodyOf, locate, refuseIfProtected } from "./place";
import { Range } from "./range";
import { TableColumnCollection } from "./table-columns";
import { TableRowCollection } from "./table-rows";
import { TableSort } from "./table-sort";
import { Worksheet } from "./worksheet";

/** `Excel.Table`. */
export class Table extends HostObject {
  readonly _class = "Table";

  constructor(
    book: Book,
    readonly _tableId: string,
  ) {
    super(book);
  }

  override get _id(): string {
    return this._tableId;
  }
  get id(): string {
    return this._tableId;
  }
  get name(): string {
    return this._facts.name;
  }
  set name(value: unknown) {
    const name = text(value, "name");
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name) || parseAddress(name) || /^[rc]$/i.test(name)) {
      throw invalid(`${JSON.stringify(name)} cannot be the name of a table`);
    }
    const same = (other: { readonly name: string }): boolean => other.name.toLowerCase() === name.toLowerCase();
    const others = this._book.store.tables().filter((table) => table.id !== this._tableId);
    if (others.some(same) || this._book.store.names().some(same)) throw alreadyExists();
    this._change({ name });
  }
  get style(): string {
    return this._facts.style;
  }
  set style(value: unknown) {
    this._change({ style: text(value, "style") });
  }
  get showHeaders(): boolean {
    return this._facts.showHeaders;
  }
  set showHeaders(value: unknown) {
    const shown = boolean(value, "showHeaders");
    if (shown === this.showHeaders) return;
    const { rect } = this._facts;
    const step = shown ? -1 : 1;
    this._change({ showHeaders: shown, rect: { ...rect, row: rect.row + step, rows: rect.rows - step } });
  }
  get showTotals(): boolean {
    return this._facts.showTotals;
  }
  set showTotals(value: unknown) {
    const shown = boolean(value, "showTotals");
    if (shown === this.showTotals) return;
    const { rect } = this._facts;
    this._change({ showTotals: shown, rect: { ...rect, rows: rect.rows + (shown ? 1 : -1) } });
  }
  get showFilterButton(): boolean {
    return this._facts.showFilterButton;
  }
  set showFilterButton(value: unknown) {
    this._change({ showFilterButton: boolean(value, "showFilterButton") });
  }
  get showBandedRows(): boolean {
    return this._facts.showBandedRows;
  }
  set showBandedRows(value: unknown) {
    this._change({ showBandedRows: boolean(value, "showBandedRows") });
  }
  get showBandedColumns(): boolean {
    return this._facts.showBandedColumns;
  }
  set showBandedColumns(value: unknown) {
    this._change({ showBandedColumns: boolean(value, "showBandedColumns") });
  }
  get highlightFirstColumn(): boolean {
    return this._facts.highlightFirstColumn;
  }
  set highlightFirstColumn(value: unknown) {
    this._change({ highlightFirstColumn: boolean(value, "highlightFirstColumn") });
  }
  get highlightLastColumn(): boolean {
    return this._facts.highlightLastColumn;
  }
  set highlightLastColumn(value: unknown) {
    this._change({ highlightLastColumn: boolean(value, "highlightLastColumn") });
  }

  get autoFilter(): AutoFilter {
    return new AutoFilter(this._book, { kind: "table", tableId: this._facts.id });
  }
  get columns(): TableColumnCollection {
    return new TableColumnCollection(this._book, this._facts.id);
  }
  get rows(): TableRowCollection {
    return new TableRowCollection(this._book, this._facts.id);
  }
  get sort(): TableSort {
    return new TableSort(this._book, this._facts.id);
  }
  get worksheet(): Worksheet {
    return new Worksheet(this._book, this._facts.sheetId);
  }

  getRange(): Range {
    return new Range(this._book, this._facts.sheetId, this._facts.rect);
  }
  getHeaderRowRange(): Range {
    if (!this.showHeaders) throw notFound();
    return new Range(this._book, this._facts.sheetId, { ...this._facts.rect, rows: 1 });
  }
  getDataBodyRange(): Range {
    return new Range(this._book, this._facts.sheetId, bodyOf(this._facts));
  }
  getTotalRowRange(): Range {
    if (!this.showTotals) throw notFound();
    const { rect, sheetId } = this._facts;
    return new Range(this._book, sheetId, { ...rect, row: rect.row + rect.rows - 1, rows: 1 });
  }
  resize(newRange: unknown): void {
    const { sheetId, rect } = this._facts;
    const place = newRange instanceof Range ? newRange._here : locate(this._book, sheetId, text(newRange, "newRange"));
    const fits = place.sheetId === sheetId && place.rect.row === rect.row && place.rect.rows > 1;
    if (!fits || !intersect(place.rect, rect)) {
      throw invalid("the new range must keep the header row and overlap the table");
    }
    refuseIfProtected(this._book, place, "sheet");
    this._change({ rect: place.rect });
    if (this.showHeaders) nameHeaders(this._book, sheetId, { ...place.rect, rows: 1 });
  }
  /** Deletes the table with its cells. */
  delete(): void {
    const { sheetId, rect, id } = this._facts;
    refuseIfProtected(this._book, { sheetId, rect }, "sheet");
    this.clearFilters();
    this._book.store.removeTable(id);
    this._book.store.clear(sheetId, rect, "all");
  }
  convertToRange(): Range {
    const { sheetId, rect, id } = this._facts;
    this._book.store.removeTable(id);
    return new Range(this._book, sheetId, rect);
  }
  clearFilters(): void {
    this.autoFilter.clearCriteria();
  }
  reapplyFilters(): void {
    this.autoFilter.reapply();
  }

  get _facts(): TableFacts {
    const facts = this._book.store.tables().find(({ id }) => id === this._tableId);
    if (!facts) throw notFound();
    return facts;
  }
  _change(change: TableChange): void {
    const { id, sheetId, rect } = this._facts;
    refuseIfProtected(this._book, { sheetId, rect }, "sheet");
    this._book.store.setTable(id, change);
  }
}
