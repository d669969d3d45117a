import { bound } from "../address";
import {
  COLUMN_LIMIT,
  ROW_LIMIT,
  type CellValue,
  type ConditionalRule,
  type FilterFacts,
  type Frozen,
  type Rect,
  type Validation,
  type Visibility,
} from "../store";
import { Column, type Texts } from "./column";
import { SheetFormats, type FormatPool } from "./formats";
import type { Expression } from "./formula";
import { Runs } from "./runs";

/** A cell with a formula: its text, what it means, and the cells its result fills. */
export interface FormulaCell {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly expression: Expression;
  /** The area of a dynamic array, the cell itself included; undefined while it fills one cell. */
  spill: Rect | undefined;
}

const WIDTH_POINTS = 48;
const HEIGHT_POINTS = 15;

/** All facts of one sheet in memory. */
export class MemorySheet {
  visibility: Visibility = "Visible";
  tabColor = "";
  isProtected = false;
  frozen: Frozen = { rows: 0, columns: 0 };
  filter: FilterFacts | undefined;
  merged: Rect[] = [];
  rules: ConditionalRule[] = [];
  validations: readonly Validation[] = [];
  readonly formulas = new Map<number, FormulaCell>();
  formats: SheetFormats;
  hiddenRows = new Runs(0, ROW_LIMIT);
  hiddenColumns = new Runs(0, COLUMN_LIMIT);
  widths = new Runs(WIDTH_POINTS, COLUMN_LIMIT);
  heights = new Runs(HEIGHT_POINTS, ROW_LIMIT);
  readonly #columns = new Map<number, Column>();

  constructor(
    readonly id: string,
    public name: string,
    readonly pools: { readonly texts: Texts; readonly formats: FormatPool },
  ) {
    this.formats = new SheetFormats(pools.formats);
  }

  /** The same sheet, to be changed apart. */
  copy(): MemorySheet {
    const { visibility, tabColor, isProtected, frozen, filter, rules, validations } = this;
    const copy = new MemorySheet(this.id, this.name, this.pools);
    Object.assign(copy, { visibility, tabColor, isProtected, frozen, filter, rules: [...rules], validations });
    copy.merged = [...this.merged];
    for (const [key, cell] of this.formulas) copy.formulas.set(key, { ...cell });
    copy.formats = this.formats.copy();
    copy.hiddenRows = this.hiddenRows.copy();
    copy.hiddenColumns = this.hiddenColumns.copy();
    copy.widths = this.widths.copy();
    copy.heights = this.heights.copy();
    for (const [number, column] of this.#columns) copy.#columns.set(number, column.copy());
    return copy;
  }

  get(row: number, column: number): CellValue {
    return this.#columns.get(column)?.get(row) ?? "";
  }

  set(row: number, column: number, value: CellValue): void {
    const known = this.#columns.get(column);
    if (known) known.set(row, value);
    else if (value !== "") {
      const added = new Column(this.pools.texts);
      this.#columns.set(column, added);
      added.set(row, value);
    }
  }

  values(rect: Rect): CellValue[][] {
    const columns: (Column | undefined)[] = [];
    for (let column = 0; column < rect.columns; column++) columns.push(this.#columns.get(rect.column + column));
    const values: CellValue[][] = [];
    for (let row = rect.row; row < rect.row + rect.rows; row++)
      values.push(columns.map((column) => column?.get(row) ?? ""));
    return values;
  }

  formulaAt(row: number, column: number): FormulaCell | undefined {
    return this.formulas.get(cellKey(row, column));
  }

  /** Formula cells whose result fills this cell, other than from itself. */
  spillingInto(rect: Rect): FormulaCell[] {
    return [...this.formulas.values()].filter((cell) => cell.spill !== undefined && overlaps(cell.spill, rect));
  }

  usedRect(counting: "values" | "formats"): Rect | undefined {
    let used: Rect | undefined;
    for (const [number, column] of this.#columns) {
      const row = column.start();
      if (row < 0) continue;
      const part = { row, column: number, rows: column.end() - row, columns: 1 };
      used = used ? bound(used, part) : part;
    }
    for (const cell of this.formulas.values()) {
      const part = { row: cell.row, column: cell.column, rows: 1, columns: 1 };
      used = used ? bound(used, part) : part;
    }
    if (counting === "values") return used;
    const { rows, columns } = this.formats.extent();
    if (rows === 0) return used;
    const formatted = { row: rows - 1, column: columns - 1, rows: 1, columns: 1 };
    return used ? bound(used, formatted) : formatted;
  }

  /** Moves the rows at and after a rectangle's first, in its columns: down (count > 0) or up (count < 0). */
  shiftRows(rect: Rect, count: number): void {
    for (let column = rect.column; column < rect.column + rect.columns; column++) {
      this.#columns.get(column)?.shift(rect.row, count);
    }
    this.formats.shift(rect, count);
    const moved = [...this.formulas.values()].filter((cell) => cell.row >= rect.row && isWithin(rect, cell.column));
    for (const cell of moved) this.formulas.delete(cellKey(cell.row, cell.column));
    for (const cell of moved) {
      if (count < 0 && cell.row < rect.row - count) continue;
      const row = cell.row + count;
      this.formulas.set(cellKey(row, cell.column), { ...cell, row, spill: cell.spill && { ...cell.spill, row } });
    }
    if (rect.columns === COLUMN_LIMIT) {
      this.hiddenRows.shift(rect.row, count);
      this.heights.shift(rect.row, count);
    }
  }
}

/** One number for a cell's place. */
export function cellKey(row: number, column: number): number {
  return row * COLUMN_LIMIT + column;
}

function isWithin(rect: Rect, column: number): boolean {
  return column >= rect.column && column < rect.column + rect.columns;
}

function overlaps(one: Rect, other: Rect): boolean {
  return (
    one.row < other.row + other.rows &&
    other.row < one.row + one.rows &&
    one.column < other.column + other.columns &&
    other.column < one.column + one.columns
  );
}
