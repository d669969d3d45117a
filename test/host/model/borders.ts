import type { Book } from "../book";
import { HostCollection, HostObject } from "../host-object";
import type { CellFormat, Rect } from "../store";
import { integer, notFound, oneOf } from "./arguments";
import { colour } from "./colour";
import { refuseIfProtected, type Place } from "./place";

const EDGES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"] as const;
type Edge = (typeof EDGES)[number];
type Side = "borderTop" | "borderBottom" | "borderLeft" | "borderRight";
const STYLES = ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot"] as const;
const WEIGHTS = ["Hairline", "Thin", "Medium", "Thick"] as const;

/** `Excel.RangeBorderCollection`, without the diagonals. */
export class RangeBorderCollection extends HostCollection {
  readonly _class = "RangeBorderCollection";

  constructor(
    book: Book,
    readonly _place: Place,
  ) {
    super(book);
  }

  get count(): number {
    return EDGES.length;
  }
  getItem(index: unknown): RangeBorder {
    return new RangeBorder(this._book, this._place, oneOf(index, EDGES));
  }
  getItemAt(index: unknown): RangeBorder {
    const edge = EDGES[integer(index, "index")];
    if (!edge) throw notFound();
    return this.getItem(edge);
  }

  override _items(): readonly RangeBorder[] {
    return EDGES.map((edge) => this.getItem(edge));
  }
  override _indexed(key: unknown): RangeBorder {
    return this.getItem(key);
  }
}

/** `Excel.RangeBorder`. */
export class RangeBorder extends HostObject {
  readonly _class = "RangeBorder";

  constructor(
    book: Book,
    readonly _place: Place,
    readonly _edge: Edge,
  ) {
    super(book);
  }

  override get _id(): string {
    return this._edge;
  }
  get sideIndex(): string {
    return this._edge;
  }
  get style(): string {
    return this._parts[0];
  }
  set style(value: unknown) {
    this._change([oneOf(value, STYLES), this._parts[1], this._parts[2]]);
  }
  get weight(): string {
    return this._parts[1];
  }
  set weight(value: unknown) {
    this._change([this._visibleStyle, oneOf(value, WEIGHTS), this._parts[2]]);
  }
  get color(): string {
    return this._parts[2];
  }
  set color(value: unknown) {
    this._change([this._visibleStyle, this._parts[1], colour(value, "color")]);
  }

  get _visibleStyle(): string {
    return this.style === "None" ? "Continuous" : this.style;
  }

  /** Style, weight and colour; the store keeps them as one text. */
  get _parts(): readonly [string, string, string] {
    const { rect, side } = this._cells;
    const border = rect ? this._book.store.format(this._place.sheetId, rect)[side] : "";
    const [style = "None", weight = "Thin", color = "#000000"] = (border ?? "").split(" ").filter(Boolean);
    return [style, weight, color];
  }

  _change([style, weight, color]: readonly [string, string, string]): void {
    refuseIfProtected(this._book, this._place, "sheet");
    const { rect, side } = this._cells;
    if (!rect) return;
    const change: Partial<CellFormat> = { [side]: style === "None" ? "" : `${style} ${weight} ${color}` };
    this._book.store.setFormat(this._place.sheetId, rect, change);
  }

  /** Which side of which cells this border is; no cells where a single row or column has nothing inside. */
  get _cells(): { readonly rect: Rect | undefined; readonly side: Side } {
    const { rect } = this._place;
    const { row, column, rows, columns } = rect;
    switch (this._edge) {
      case "EdgeTop":
        return { rect: { ...rect, rows: 1 }, side: "borderTop" };
      case "EdgeBottom":
        return { rect: { ...rect, row: row + rows - 1, rows: 1 }, side: "borderBottom" };
      case "EdgeLeft":
        return { rect: { ...rect, columns: 1 }, side: "borderLeft" };
      case "EdgeRight":
        return { rect: { ...rect, column: column + columns - 1, columns: 1 }, side: "borderRight" };
      case "InsideHorizontal":
        return { rect: rows > 1 ? { ...rect, rows: rows - 1 } : undefined, side: "borderBottom" };
      case "InsideVertical":
        return { rect: columns > 1 ? { ...rect, columns: columns - 1 } : undefined, side: "borderRight" };
    }
  }
}
