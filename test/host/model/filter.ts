import type { Book } from "../book";
import { HostObject } from "../host-object";
import type { Criteria } from "../store";
import { list, record } from "./arguments";
import { filterState, setCriteria, type Filtered } from "./filtered";

/** `Excel.Filter`: of one column of a table. */
export class Filter extends HostObject {
  readonly _class = "Filter";

  constructor(
    book: Book,
    readonly _filtered: Filtered,
    readonly _column: number,
  ) {
    super(book);
  }

  get criteria(): Criteria | null {
    return filterState(this._book, this._filtered)?.criteria.get(this._column) ?? null;
  }
  apply(criteria: unknown): void {
    this._set(record(criteria, "criteria"));
  }
  applyValuesFilter(values: unknown): void {
    this._set({ filterOn: "Values", values: list(values, "values") });
  }
  applyCustomFilter(criterion1: unknown, criterion2: unknown, operator: unknown): void {
    const second = criterion2 === null || criterion2 === undefined ? {} : { criterion2, operator: operator ?? "And" };
    this._set({ filterOn: "Custom", criterion1, ...second });
  }
  clear(): void {
    this._set(undefined);
  }

  _set(criteria: Criteria | undefined): void {
    const all = new Map(filterState(this._book, this._filtered)?.criteria);
    if (criteria) all.set(this._column, criteria);
    else all.delete(this._column);
    setCriteria(this._book, this._filtered, all);
  }
}
