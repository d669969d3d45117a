import { areaFrom, MOST_COLUMNS, MOST_ROWS, type Area } from "./address";
import { isTrueCell, numberOf, valueText, type Dating } from "./cell-values";
import {
  TYPE_BOOLEAN,
  TYPE_DATE,
  TYPE_INLINE,
  TYPE_NUMBER,
  TYPE_SHARED,
  type ScannedCell,
  type SheetSink,
} from "./scanned-sheet";
import { TextBytes } from "./text-bytes";

/** Rows with values that are looked at to find the blocks of a sheet. */
export const LOOK_ROWS = 200;
/** Cells looked at at most: a row may have 16,384. */
const LOOK_CELLS = 100_000;

/** A value near the beginning of a sheet; a shared string by its place. */
export type LookedValue = string | number | boolean | { readonly shared: number };

/** What is looked at: an area, or only some rows of it. */
export interface LookBounds extends Area {
  readonly only?: ReadonlySet<number>;
}

/** The first rows of a sheet, or some of its rows, as far as they have values. */
export class SheetLook implements SheetSink {
  /** By row, then by column. */
  readonly rows = new Map<number, Map<number, LookedValue>>();
  /** The used range as the file claims it. */
  claimed: Area | undefined;
  private cells = 0;
  private readonly texts = new TextBytes();

  constructor(
    private readonly bounds: LookBounds,
    private readonly dating: Dating,
  ) {}

  row(row: number): "go on" | "stop" {
    const most = Math.max(LOOK_ROWS, this.bounds.only?.size ?? 0);
    const enough = this.rows.size >= most || this.cells >= LOOK_CELLS;
    return enough || row > this.bounds.bottom ? "stop" : "go on";
  }

  cell(cell: ScannedCell, bytes: Uint8Array): void {
    const { top, left, bottom, right, only } = this.bounds;
    const { row, column } = cell;
    if (cell.from === cell.to || row < top || row > bottom || column < left || column > right) return;
    if (only && !only.has(row)) return;
    let values = this.rows.get(row);
    if (!values) {
      values = new Map<number, LookedValue>();
      this.rows.set(row, values);
    }
    values.set(column, this.valueOf(cell, bytes));
    this.cells++;
  }

  element(name: string, attributes: string): void {
    if (name === "dimension") this.claimed = areaFrom(/\bref=["']([^"']*)/.exec(attributes)?.[1] ?? "");
  }

  private valueOf(cell: ScannedCell, bytes: Uint8Array): LookedValue {
    switch (cell.type) {
      case TYPE_SHARED:
        return { shared: Number(valueText(cell, bytes)) };
      case TYPE_NUMBER:
      case TYPE_DATE: {
        const number = numberOf(cell, bytes, this.dating);
        return Number.isNaN(number) ? valueText(cell, bytes) : number;
      }
      case TYPE_BOOLEAN:
        return isTrueCell(cell, bytes);
      default: {
        const { texts } = this;
        texts.length = 0;
        if (cell.type === TYPE_INLINE) texts.appendItem(bytes, { from: cell.from, to: cell.to, prefix: cell.prefix });
        else texts.appendContent(bytes, cell.from, cell.to);
        return Buffer.from(texts.bytes.buffer, 0, texts.length).toString("utf8");
      }
    }
  }
}

/** All cells of a sheet. */
export const WHOLE_SHEET: Area = { top: 0, left: 0, bottom: MOST_ROWS - 1, right: MOST_COLUMNS - 1 };
