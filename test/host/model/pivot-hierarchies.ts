import type { SumFacts } from "../drawn";
import { HostCollection, HostObject } from "../host-object";
import { alreadyExists, invalid, notFound, oneOf, text } from "./arguments";
import type { PivotTable } from "./pivot-table";
import { fieldsOf } from "./pivot-view";

/** `Excel.PivotHierarchy`: a column of what a PivotTable calculates from. */
export class PivotHierarchy extends HostObject {
  readonly _class = "PivotHierarchy";

  constructor(
    readonly _pivot: PivotTable,
    readonly _field: string,
  ) {
    super(_pivot._book);
  }

  override get _id(): string {
    return this._field;
  }
  get id(): string {
    return this._field;
  }
  get name(): string {
    return this._field;
  }
}

abstract class HierarchyCollection<
  Item extends PivotHierarchy | RowColumnPivotHierarchy | DataPivotHierarchy,
> extends HostCollection {
  constructor(readonly _pivot: PivotTable) {
    super(_pivot._book);
  }

  abstract override _items(): readonly Item[];

  getCount(): number {
    return this._items().length;
  }
  getItem(name: unknown): Item {
    const item = this._indexed(name);
    if (!item) throw notFound();
    return item;
  }
  getItemOrNullObject(name: unknown): Item | null {
    return this._indexed(name);
  }

  override _indexed(key: unknown): Item | null {
    const given = text(key, "name");
    return this._items().find(({ name }) => name === given) ?? null;
  }
}

/** `Excel.PivotHierarchyCollection`. */
export class PivotHierarchyCollection extends HierarchyCollection<PivotHierarchy> {
  readonly _class = "PivotHierarchyCollection";

  override _items(): readonly PivotHierarchy[] {
    return fieldsOf(this._book, this._pivot._facts).map((field) => new PivotHierarchy(this._pivot, field));
  }
}

/** `Excel.RowColumnPivotHierarchy`: a column whose values stand down or across. */
export class RowColumnPivotHierarchy extends HostObject {
  readonly _class = "RowColumnPivotHierarchy";

  constructor(
    readonly _pivot: PivotTable,
    readonly _field: string,
  ) {
    super(_pivot._book);
  }

  override get _id(): string {
    return this._field;
  }
  get id(): string {
    return this._field;
  }
  get name(): string {
    return this._field;
  }
}

/** `Excel.RowColumnPivotHierarchyCollection`. */
export class RowColumnPivotHierarchyCollection extends HierarchyCollection<RowColumnPivotHierarchy> {
  readonly _class = "RowColumnPivotHierarchyCollection";

  constructor(
    pivot: PivotTable,
    readonly _side: "rows" | "columns",
  ) {
    super(pivot);
  }

  /** "If it is present elsewhere on the row, column, or filter axis, it will be removed from that location." */
  add(hierarchy: unknown): RowColumnPivotHierarchy {
    if (!(hierarchy instanceof PivotHierarchy)) throw invalid("pivotHierarchy should be a PivotHierarchy");
    const field = hierarchy._field;
    this._pivot._change((facts) => {
      for (const list of [facts.rows, facts.columns]) if (list.includes(field)) list.splice(list.indexOf(field), 1);
      facts[this._side].push(field);
    });
    return new RowColumnPivotHierarchy(this._pivot, field);
  }

  override _items(): readonly RowColumnPivotHierarchy[] {
    return this._pivot._facts[this._side].map((field) => new RowColumnPivotHierarchy(this._pivot, field));
  }
}

/** `Excel.DataPivotHierarchy`: what is added up. */
export class DataPivotHierarchy extends HostObject {
  readonly _class = "DataPivotHierarchy";

  constructor(
    readonly _pivot: PivotTable,
    readonly _place: number,
  ) {
    super(_pivot._book);
  }

  override get _id(): string {
    return this._facts.name;
  }
  get id(): string {
    return this._facts.name;
  }
  get name(): string {
    return this._facts.name;
  }
  /** Excel says "PivotTable field name already exists" to the name of a column of the source. */
  set name(value: unknown) {
    const name = text(value, "name");
    if (fieldsOf(this._book, this._pivot._facts).includes(name)) throw alreadyExists();
    this._change({ name });
  }
  get summarizeBy(): string {
    return this._facts.summarizeBy;
  }
  set summarizeBy(value: unknown) {
    this._change({ summarizeBy: oneOf(value, ["Automatic", "Sum", "Count"]) });
  }
  get numberFormat(): string {
    return this._facts.numberFormat;
  }
  set numberFormat(value: unknown) {
    this._change({ numberFormat: text(value, "numberFormat") });
  }

  get _facts(): SumFacts {
    const facts = this._pivot._facts.sums[this._place];
    if (!facts) throw notFound();
    return facts;
  }

  _change(change: Partial<SumFacts>): void {
    this._pivot._change(({ sums }) => (sums[this._place] = { ...this._facts, ...change }));
  }
}

/** `Excel.DataPivotHierarchyCollection`. */
export class DataPivotHierarchyCollection extends HierarchyCollection<DataPivotHierarchy> {
  readonly _class = "DataPivotHierarchyCollection";

  add(hierarchy: unknown): DataPivotHierarchy {
    if (!(hierarchy instanceof PivotHierarchy)) throw invalid("pivotHierarchy should be a PivotHierarchy");
    const field = hierarchy._field;
    this._pivot._change(({ sums }) =>
      sums.push({ field, name: `Sum of ${field}`, summarizeBy: "Sum", numberFormat: "General" }),
    );
    return new DataPivotHierarchy(this._pivot, this._pivot._facts.sums.length - 1);
  }

  override _items(): readonly DataPivotHierarchy[] {
    return this._pivot._facts.sums.map((_, place) => new DataPivotHierarchy(this._pivot, place));
  }
}
