import { intersect } from "../address";
import type { Book } from "../book";
import { HostCollection } from "../host-object";
import { COLUMN_LIMIT, Refusal, type CellValue, type TableFacts } from "../store";
import { boolean, integer, invalid, notFound, text } from "./arguments";
import { nameHeaders } from "./cells";
import { locate, refuseIfProtected, type Place } from "./place";
import { Range } from "./range";
import { Table } from "./table";

/** `Excel.TableCollection`: of one sheet, or of the workbook. */
export class TableCollection extends HostCollection {
  readonly _class = "TableCollection";

  constructor(
    book: Book,
    readonly _sheetId: string | undefined,
  ) {
    super(book);
  }

  get count(): number {
    return this._items().length;
  }
  add(address: unknown, hasHeaders: unknown): Table {
    const place = this._placeOf(address);
    refuseIfProtected(this._book, place, "sheet");
    refuseIfTaken(this._book, place);
    const headed = boolean(hasHeaders, "hasHeaders") ? place : this._withHeaderRow(place);
    const rect = headed.rect.rows > 1 ? headed.rect : { ...headed.rect, rows: 2 };
    nameHeaders(this._book, place.sheetId, { ...rect, rows: 1 });
    const facts = this._book.store.addTable(place.sheetId, rect, freeName(this._book));
    return new Table(this._book, facts.id);
  }
  getCount(): number {
    return this.count;
  }
  getItem(key: unknown): Table {
    const table = this._indexed(key);
    if (!table) throw notFound();
    return table;
  }
  getItemOrNullObject(key: unknown): Table | null {
    return this._indexed(key);
  }
  getItemAt(index: unknown): Table {
    const table = this._items()[integer(index, "index")];
    if (!table) throw notFound();
    return table;
  }

  override _items(): readonly Table[] {
    return this._facts.map(({ id }) => new Table(this._book, id));
  }
  override _indexed(key: unknown): Table | null {
    const given = (typeof key === "number" ? String(key) : text(key, "key")).toLowerCase();
    const facts = this._facts.find(({ id, name }) => id === given || name.toLowerCase() === given);
    return facts ? new Table(this._book, facts.id) : null;
  }

  get _facts(): readonly TableFacts[] {
    return this._book.store.tables().filter((table) => this._sheetId === undefined || table.sheetId === this._sheetId);
  }

  _placeOf(address: unknown): Place {
    const home = this._sheetId ?? this._book.store.activeSheet();
    const place = address instanceof Range ? address._here : locate(this._book, home, text(address, "address"));
    if (this._sheetId !== undefined && place.sheetId !== this._sheetId) throw invalid("the cells are on another sheet");
    return place;
  }

  /** Excel shifts the data down to make room for headers. */
  _withHeaderRow({ sheetId, rect }: Place): Place {
    this._book.store.insertCells(sheetId, { ...rect, rows: 1 }, "down");
    return { sheetId, rect: { ...rect, rows: rect.rows + 1 } };
  }
}

function refuseIfTaken(book: Book, { sheetId, rect }: Place): void {
  const overTable = book.store.tables().some((table) => table.sheetId === sheetId && intersect(table.rect, rect));
  if (overTable) throw new Refusal("InvalidArgument", "A table can't overlap another table.");
  if (book.store.mergedAreas(sheetId).some((merged) => intersect(merged, rect))) {
    throw new Refusal("MergedRangeConflict", "A table can't overlap merged cells.");
  }
}

function freeName(book: Book): string {
  const taken = new Set(book.store.tables().map(({ name }) => name.toLowerCase()));
  let number = 1;
  while (taken.has(`table${number}`)) number++;
  return `Table${number}`;
}

/** The header texts of a table. */
export function headersOf(book: Book, table: TableFacts): string[] {
  const { rect } = table;
  if (!table.showHeaders)
    return Array.from({ length: Math.min(rect.columns, COLUMN_LIMIT) }, (_, i) => `Column${i + 1}`);
  const values: CellValue[] = book.store.values(table.sheetId, { ...rect, rows: 1 })[0] ?? [];
  return values.map((value) => (typeof value === "object" ? value.error : String(value)));
}
