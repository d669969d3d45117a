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
} from "./sheet-scanner";
import { TextBytes } from "./text-bytes";

/** Rows with values that are looked at to find the blocks of a sheet. */
const LOOK_ROWS = 200;
/** Cells looked at at most: a row may have 16,384. */
const LOOK_CELLS = 100_000;

/** A value near the beginning of a sheet; a shared string by its place. */
export type LookedValue = string | number | boolean | { readonly shared: number };

/** The first rows of a sheet, as far as they have values. */
export class SheetLook implements SheetSink {
  /** By row, then by column. */
  readonly rows = new Map<number, Map<number, LookedValue>>();
  /** The used range as the file claims it. */
  claimed: Area | undefined;
  private cells = 0;
  private readonly texts = new TextBytes();

  constructor(
    private readonly bounds: Area,
    private readonly dating: Dating,
  ) {}

  row(row: number): "go on" | "stop" {
    const enough = this.rows.size >= LOOK_ROWS || this.cells >= LOOK_CELLS;
    return enough || row > this.bounds.bottom ? "stop" : "go on";
  }

  cell(cell: ScannedCell, bytes: Uint8Array): void {
    const { top, left, bottom, right } = this.bounds;
    const { row, column } = cell;
    if (cell.from === cell.to || row < top || row > bottom || column < left || column > right) return;
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

/** A block of cells, from its first row with a value on. */
export interface Block extends Area {
  /** The first row with more than one value: what stands above is a title. */
  readonly head: number;
}

/** The blocks that stand side by side on a sheet, with an empty column between them, the largest first. */
export function findBlocks({ rows }: SheetLook): Block[] {
  const used = new Set<number>();
  for (const values of rows.values()) for (const column of values.keys()) used.add(column);
  const blocks: { left: number; right: number }[] = [];
  for (const column of [...used].sort((a, b) => a - b)) {
    const last = blocks.at(-1);
    if (last && last.right === column - 1) last.right = column;
    else blocks.push({ left: column, right: column });
  }
  return blocks
    .map(({ left, right }) => {
      const own = rowsWithin(rows, left, right);
      const top = own[0]?.row ?? 0;
      const head = own.find(({ filled }) => filled > 1)?.row ?? top;
      return { area: { top, head, left, bottom: own.at(-1)?.row ?? top, right }, count: own.length };
    })
    .sort((a, b) => b.count - a.count || size(b.area) - size(a.area))
    .map(({ area }) => area);
}

interface FilledRow {
  readonly row: number;
  readonly filled: number;
}

function rowsWithin(rows: SheetLook["rows"], left: number, right: number): FilledRow[] {
  return [...rows]
    .map(([row, values]) => ({
      row,
      filled: [...values.keys()].filter((column) => column >= left && column <= right).length,
    }))
    .filter(({ filled }) => filled > 0)
    .sort((a, b) => a.row - b.row);
}

function size({ left, right }: Area): number {
  return right - left;
}
