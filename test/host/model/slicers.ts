import type { Book } from "../book";
import type { PivotFacts, SlicerFacts } from "../drawn";
import { HostCollection, HostObject } from "../host-object";
import { integer, invalid, list, notFound, number, text } from "./arguments";
import { sheetFacts, sheetNamed, refuseIfProtected } from "./place";
import { PivotTable } from "./pivot-table";
import { fieldsOf, showPivot } from "./pivot-view";
import { Worksheet } from "./worksheet";

/** What Excel gives a slicer of which nobody has said how large it is, in points. */
const SIZE = { width: 144, height: 187.5 } as const;

/** `Excel.SlicerCollection`: of one sheet, or of the workbook. The model has slicers of PivotTables only. */
export class SlicerCollection extends HostCollection {
  readonly _class = "SlicerCollection";

  constructor(
    book: Book,
    readonly _sheetId: string | undefined,
  ) {
    super(book);
  }

  add(slicerSource: unknown, sourceField: unknown, slicerDestination: unknown): Slicer {
    const pivot = this._pivotOf(slicerSource);
    const field = text(sourceField, "sourceField");
    if (!fieldsOf(this._book, pivot).includes(field)) throw invalid(`${pivot.name} has no field ${field}`);
    const sheetId = this._sheetOf(slicerDestination);
    refuseIfProtected(this._book, { sheetId, rect: { row: 0, column: 0, rows: 1, columns: 1 } }, "sheet");
    const facts: SlicerFacts = {
      ...{ id: this._book.newDrawnId(), name: freeName(this._book, field), caption: field },
      ...{ sheetId, pivotId: pivot.id, field, left: 0, top: 0, ...SIZE, selected: [] },
    };
    this._book.slicers.push(facts);
    return new Slicer(this._book, facts.id);
  }
  getCount(): number {
    return this._facts.length;
  }
  getItem(key: unknown): Slicer {
    const slicer = this._indexed(key);
    if (!slicer) throw notFound();
    return slicer;
  }
  getItemAt(index: unknown): Slicer {
    const slicer = this._items()[integer(index, "index")];
    if (!slicer) throw notFound();
    return slicer;
  }
  getItemOrNullObject(key: unknown): Slicer | null {
    return this._indexed(key);
  }

  override _items(): readonly Slicer[] {
    return this._facts.map(({ id }) => new Slicer(this._book, id));
  }
  override _indexed(key: unknown): Slicer | null {
    const given = text(key, "key");
    const facts = this._facts.find(({ id, name }) => id === given || name.toLowerCase() === given.toLowerCase());
    return facts ? new Slicer(this._book, facts.id) : null;
  }

  get _facts(): readonly SlicerFacts[] {
    return this._book.slicers.filter(({ sheetId }) => this._sheetId === undefined || sheetId === this._sheetId);
  }

  _pivotOf(source: unknown): PivotFacts {
    const given = source instanceof PivotTable ? source._pivotId : text(source, "slicerSource");
    const pivot = this._book.pivots.find(({ id, name }) => id === given || name.toLowerCase() === given.toLowerCase());
    if (!pivot) throw notFound();
    return pivot;
  }

  _sheetOf(destination: unknown): string {
    if (destination instanceof Worksheet) return destination._sheetId;
    if (typeof destination === "string") {
      const sheet = sheetNamed(this._book, destination);
      if (!sheet) throw notFound();
      return sheet.id;
    }
    if (this._sheetId === undefined)
      throw invalid("slicerDestination is needed where the collection is the workbook's");
    return this._sheetId;
  }
}

/** `Excel.Slicer`. */
export class Slicer extends HostObject {
  readonly _class = "Slicer";

  constructor(
    book: Book,
    readonly _slicerId: string,
  ) {
    super(book);
  }

  override get _id(): string {
    return this._slicerId;
  }
  get id(): string {
    return this._facts.id;
  }
  get name(): string {
    return this._facts.name;
  }
  set name(value: unknown) {
    this._changed.name = text(value, "name");
  }
  get caption(): string {
    return this._facts.caption;
  }
  set caption(value: unknown) {
    this._changed.caption = text(value, "caption");
  }
  get left(): number {
    return this._facts.left;
  }
  set left(value: unknown) {
    this._changed.left = atLeast(value, "left", "zero");
  }
  get top(): number {
    return this._facts.top;
  }
  set top(value: unknown) {
    this._changed.top = atLeast(value, "top", "zero");
  }
  get width(): number {
    return this._facts.width;
  }
  set width(value: unknown) {
    this._changed.width = atLeast(value, "width", "more than zero");
  }
  get height(): number {
    return this._facts.height;
  }
  set height(value: unknown) {
    this._changed.height = atLeast(value, "height", "more than zero");
  }
  get isFilterCleared(): boolean {
    return this._facts.selected.length === 0;
  }
  get worksheet(): Worksheet {
    return new Worksheet(this._book, sheetFacts(this._book, this._facts.sheetId).id);
  }

  /** None is as good as all. */
  selectItems(items: unknown): void {
    const given = items === null || items === undefined ? [] : list(items, "items").map(String);
    this._changed.selected.splice(0, Infinity, ...given);
    this._show();
  }
  clearFilters(): void {
    this.selectItems([]);
  }
  /** What it filtered is shown whole again. */
  delete(): void {
    const facts = this._changed;
    this._book.slicers.splice(this._book.slicers.indexOf(facts), 1);
    this._show(facts);
  }

  get _facts(): SlicerFacts {
    const facts = this._book.slicers.find(({ id }) => id === this._slicerId);
    if (!facts) throw notFound();
    return facts;
  }

  get _changed(): SlicerFacts {
    const facts = this._facts;
    const rect = { row: 0, column: 0, rows: 1, columns: 1 };
    refuseIfProtected(this._book, { sheetId: facts.sheetId, rect }, "sheet");
    return facts;
  }

  _show({ pivotId } = this._facts): void {
    const pivot = this._book.pivots.find(({ id }) => id === pivotId);
    if (pivot) showPivot(this._book, pivot);
  }
}

function atLeast(value: unknown, name: string, least: "zero" | "more than zero"): number {
  const given = number(value, name);
  if (given < 0 || (given === 0 && least === "more than zero")) throw invalid(`${name} is too small`);
  return given;
}

function freeName({ slicers }: Book, field: string): string {
  const taken = new Set(slicers.map(({ name }) => name.toLowerCase()));
  let name = field;
  for (let number = 1; taken.has(name.toLowerCase()); number++) name = `${field} ${number}`;
  return name;
}
