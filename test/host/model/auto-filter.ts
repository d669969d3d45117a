import type { Book } from "../book";
import { HostObject } from "../host-object";
import type { Criteria } from "../store";
import { integer, notFound, optionalInteger, record } from "./arguments";
import { applyFilter, filterState, setCriteria, type Filtered, type FilterState } from "./filtered";
import { locate, refuseIfProtected } from "./place";
import { Range } from "./range";

/** `Excel.AutoFilter`: of a table, or of a range on a sheet. */
export class AutoFilter extends HostObject {
  readonly _class = "AutoFilter";

  constructor(
    book: Book,
    readonly _filtered: Filtered,
  ) {
    super(book);
  }

  get enabled(): boolean {
    return this._state !== undefined;
  }
  get isDataFiltered(): boolean {
    return (this._state?.criteria.size ?? 0) > 0;
  }
  get criteria(): (Criteria | null)[] | null {
    const state = this._state;
    return state ? Array.from({ length: state.rect.columns }, (_, column) => state.criteria.get(column) ?? null) : null;
  }
  apply(range: unknown, columnIndex: unknown, criteria: unknown): void {
    if (this._filtered.kind === "sheet") {
      const { sheetId } = this._filtered;
      const place = range instanceof Range ? range._here : locate(this._book, sheetId, String(range));
      refuseIfProtected(this._book, place, "sheet");
      const known = this._state?.criteria;
      this._book.store.setFilter(sheetId, { rect: place.rect, criteria: known ?? new Map<number, Criteria>() });
    }
    const column = optionalInteger(columnIndex, "columnIndex");
    if (column === undefined || criteria === null || criteria === undefined) return;
    const all = new Map(this._state?.criteria);
    setCriteria(this._book, this._filtered, all.set(column, record(criteria, "criteria")));
  }
  clearCriteria(): void {
    if (this._state) setCriteria(this._book, this._filtered, new Map());
  }
  clearColumnCriteria(columnIndex: unknown): void {
    const all = new Map(this._state?.criteria);
    all.delete(integer(columnIndex, "columnIndex"));
    if (this._state) setCriteria(this._book, this._filtered, all);
  }
  reapply(): void {
    if (this._state) applyFilter(this._book, this._state);
  }
  remove(): void {
    this.clearCriteria();
    if (this._filtered.kind === "sheet") this._book.store.setFilter(this._filtered.sheetId, undefined);
  }
  getRange(): Range {
    const range = this.getRangeOrNullObject();
    if (!range) throw notFound();
    return range;
  }
  getRangeOrNullObject(): Range | null {
    const state = this._state;
    return state ? new Range(this._book, state.sheetId, state.rect) : null;
  }

  get _state(): FilterState | undefined {
    return filterState(this._book, this._filtered);
  }
}
