import type { Book } from "../book";
import type { ShapeFacts } from "../drawn";
import { HostCollection, HostObject } from "../host-object";
import { notFound, number, oneOf, text } from "./arguments";

/** `Excel.ShapeCollection`: shapes and pictures of a sheet; charts are not among them. */
export class ShapeCollection extends HostCollection {
  readonly _class = "ShapeCollection";

  constructor(
    book: Book,
    readonly _sheetId: string,
  ) {
    super(book);
  }

  /** A square of an inch at the first corner, as Excel draws one of which nobody has said where. */
  addGeometricShape(geometricShapeType: unknown): Shape {
    const kind = oneOf(geometricShapeType, ["Rectangle", "RoundRectangle", "Ellipse", "Triangle"]);
    const facts: ShapeFacts = { id: this._book.newDrawnId(), name: "", left: 0, top: 0, width: 72, height: 72 };
    facts.name = `${kind} ${this._facts.length + 1}`;
    this._facts.push(facts);
    return new Shape(this._book, this._sheetId, facts.id);
  }
  getCount(): number {
    return this._facts.length;
  }
  getItem(key: unknown): Shape {
    const shape = this._indexed(key);
    if (!shape) throw notFound();
    return shape;
  }

  override _items(): readonly Shape[] {
    return this._facts.map(({ id }) => new Shape(this._book, this._sheetId, id));
  }
  override _indexed(key: unknown): Shape | null {
    const given = text(key, "key");
    const facts = this._facts.find(({ id, name }) => id === given || name === given);
    return facts ? new Shape(this._book, this._sheetId, facts.id) : null;
  }

  get _facts(): ShapeFacts[] {
    return this._book.shapes(this._sheetId);
  }
}

/** `Excel.Shape`. */
export class Shape extends HostObject {
  readonly _class = "Shape";

  constructor(
    book: Book,
    readonly _sheetId: string,
    readonly _shapeId: string,
  ) {
    super(book);
  }

  override get _id(): string {
    return this._shapeId;
  }
  get id(): string {
    return this._facts.id;
  }
  get name(): string {
    return this._facts.name;
  }
  set name(value: unknown) {
    this._facts.name = text(value, "name");
  }
  get left(): number {
    return this._facts.left;
  }
  set left(value: unknown) {
    this._facts.left = number(value, "left");
  }
  get top(): number {
    return this._facts.top;
  }
  set top(value: unknown) {
    this._facts.top = number(value, "top");
  }
  get width(): number {
    return this._facts.width;
  }
  set width(value: unknown) {
    this._facts.width = number(value, "width");
  }
  get height(): number {
    return this._facts.height;
  }
  set height(value: unknown) {
    this._facts.height = number(value, "height");
  }
  delete(): void {
    const shapes = this._book.shapes(this._sheetId);
    shapes.splice(shapes.indexOf(this._facts), 1);
  }

  get _facts(): ShapeFacts {
    const facts = this._book.shapes(this._sheetId).find(({ id }) => id === this._shapeId);
    if (!facts) throw notFound();
    return facts;
  }
}
