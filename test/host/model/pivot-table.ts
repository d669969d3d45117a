import type { Book } from "../book";
import type { PivotFacts } from "../drawn";
import { HostObject } from "../host-object";
import { notFound, oneOf } from "./arguments";
import {
  DataPivotHierarchyCollection,
  PivotHierarchyCollection,
  RowColumnPivotHierarchyCollection,
} from "./pivot-hierarchies";
import { refuseIfProtected } from "./place";
import { hidePivot, showPivot } from "./pivot-view";
import { Range } from "./range";

/** `Excel.PivotTable`. */
export class PivotTable extends HostObject {
  readonly _class = "PivotTable";

  constructor(
    book: Book,
    readonly _pivotId: string,
  ) {
    super(book);
  }

  override get _id(): string {
    return this._pivotId;
  }
  get id(): string {
    return this._pivotId;
  }
  get name(): string {
    return this._facts.name;
  }

  get hierarchies(): PivotHierarchyCollection {
    return new PivotHierarchyCollection(this);
  }
  get rowHierarchies(): RowColumnPivotHierarchyCollection {
    return new RowColumnPivotHierarchyCollection(this, "rows");
  }
  get columnHierarchies(): RowColumnPivotHierarchyCollection {
    return new RowColumnPivotHierarchyCollection(this, "columns");
  }
  get dataHierarchies(): DataPivotHierarchyCollection {
    return new DataPivotHierarchyCollection(this);
  }
  get layout(): PivotLayout {
    return new PivotLayout(this);
  }

  /** Its cells are emptied, the table that it was over stays. */
  delete(): void {
    const facts = this._facts;
    refuseIfProtected(this._book, { sheetId: facts.sheetId, rect: facts.shown }, "sheet");
    hidePivot(this._book, facts);
    this._book.pivots.splice(this._book.pivots.indexOf(facts), 1);
  }
  refresh(): void {
    this._change(() => undefined);
  }

  get _facts(): PivotFacts {
    const facts = this._book.pivots.find(({ id }) => id === this._pivotId);
    if (!facts) throw notFound();
    return facts;
  }

  /** Changes it and shows it anew. */
  _change(change: (facts: PivotFacts) => void): void {
    const facts = this._facts;
    refuseIfProtected(this._book, { sheetId: facts.sheetId, rect: facts.shown }, "sheet");
    change(facts);
    showPivot(this._book, facts);
  }
}

/** `Excel.PivotLayout`. */
export class PivotLayout extends HostObject {
  readonly _class = "PivotLayout";

  constructor(readonly _pivot: PivotTable) {
    super(_pivot._book);
  }

  get layoutType(): string {
    return this._pivot._facts.layout;
  }
  set layoutType(value: unknown) {
    const layout = oneOf(value, ["Compact", "Tabular", "Outline"]);
    this._pivot._change((facts) => (facts.layout = layout));
  }

  getRange(): Range {
    const { sheetId, shown } = this._pivot._facts;
    return new Range(this._book, sheetId, shown);
  }
}
