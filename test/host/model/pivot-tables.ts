import type { Book } from "../book";
import type { PivotFacts } from "../drawn";
import { HostCollection } from "../host-object";
import { alreadyExists, invalid, notFound, text } from "./arguments";
import { locate, refuseIfProtected, type Place } from "./place";
import { PivotTable } from "./pivot-table";
import { showPivot } from "./pivot-view";
import { Range } from "./range";
import { Table } from "./table";

/** `Excel.PivotTableCollection`: of one sheet. */
export class PivotTableCollection extends HostCollection {
  readonly _class = "PivotTableCollection";

  constructor(
    book: Book,
    readonly _sheetId: string,
  ) {
    super(book);
  }

  /** Adds one without fields: it takes some empty cells until it gets them. */
  add(name: unknown, source: unknown, destination: unknown): PivotTable {
    const given = text(name, "name");
    if (this._facts.some((pivot) => pivot.name.toLowerCase() === given.toLowerCase())) throw alreadyExists();
    const { rect } = this._placeOf(destination);
    const corner = { row: rect.row, column: rect.column };
    refuseIfProtected(this._book, { sheetId: this._sheetId, rect }, "sheet");
    const facts: PivotFacts = {
      ...{ id: this._book.newDrawnId(), name: given, sheetId: this._sheetId, corner },
      source: source instanceof Table ? { table: source.name } : this._placeOf(source),
      ...{ rows: [], columns: [], sums: [], layout: "Compact" },
      shown: { ...corner, rows: 18, columns: 3 },
    };
    this._book.pivots.push(facts);
    showPivot(this._book, facts);
    return new PivotTable(this._book, facts.id);
  }
  getCount(): number {
    return this._facts.length;
  }
  getItem(name: unknown): PivotTable {
    const pivot = this._indexed(name);
    if (!pivot) throw notFound();
    return pivot;
  }
  getItemOrNullObject(name: unknown): PivotTable | null {
    return this._indexed(name);
  }
  refreshAll(): void {
    for (const facts of this._facts) showPivot(this._book, facts);
  }

  override _items(): readonly PivotTable[] {
    return this._facts.map(({ id }) => new PivotTable(this._book, id));
  }
  override _indexed(key: unknown): PivotTable | null {
    const given = text(key, "name");
    const facts = this._facts.find(({ id, name }) => id === given || name.toLowerCase() === given.toLowerCase());
    return facts ? new PivotTable(this._book, facts.id) : null;
  }

  get _facts(): readonly PivotFacts[] {
    return this._book.pivots.filter(({ sheetId }) => sheetId === this._sheetId);
  }

  _placeOf(given: unknown): Place {
    if (given instanceof Range) return given._here;
    if (typeof given === "string") return locate(this._book, this._sheetId, given);
    throw invalid("a range, an address or a table is needed");
  }
}
