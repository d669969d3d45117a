import { type ICellData, type IMutationInfo, type IRange, CellValueType, type Nullable } from "@univerjs/core";
import {
  FormulaDataModel,
  SetRangeValuesMutation,
  SetWorksheetColumnCountCommand,
  SetWorksheetRowCountCommand,
} from "@univerjs/preset-sheets-core";
import {
  type CellFormat,
  type CellValue,
  COLUMN_LIMIT,
  ROW_LIMIT,
  type Content,
  DEFAULT_FORMAT,
  type ErrorText,
  type Rect,
} from "../host/store";
import { fromStyle, type StyleChange, toStyle } from "./grid-formats";
import type { Grid } from "./univer";

/** A cell as the mutation takes it: a property that is null is taken away, one that is missing stays. */
type CellChange = { -readonly [Key in "v" | "f" | "si" | "p" | "t"]?: ICellData[Key] | null | undefined } & {
  s?: StyleChange | string | null | undefined;
};
type CellChanges = Record<number, Record<number, CellChange | null>>;
/** Univer's shape for facts by row and column. */
type Lines<T> = Record<number, Record<number, Nullable<T>>>;

/** What one flush wrote: rectangles with new contents and rectangles with new formats, in the order written. */
export interface Written {
  readonly sheetId: string;
  readonly contents: readonly WrittenRect[];
  readonly formats: readonly Rect[];
}

/** A rectangle with new contents; of a single cell also what it held. */
export interface WrittenRect {
  readonly rect: Rect;
  readonly before?: CellValue;
}

interface Pending {
  readonly sheetId: string;
  readonly cells: CellChanges;
  readonly contents: Rect[];
  readonly formats: Rect[];
}

const empty: CellChange = { v: null, f: null, si: null, p: null };
const errorTexts = new Set<string>([
  "#N/A",
  "#DIV/0!",
  "#NUM!",
  "#VALUE!",
  "#NULL!",
  "#REF!",
  "#NAME?",
  "#SPILL!",
  "#CALC!",
  "#BUSY!",
] satisfies ErrorText[]);

function isErrorText(text: string): text is ErrorText {
  return errorTexts.has(text);
}

function textOrError(text: string): CellValue {
  // Univer's word for a function that has not answered yet.
  if (text === "#GETTING_DATA") return { error: "#BUSY!" };
  return isErrorText(text) ? { error: text } : text;
}

/** Univer's range of a rectangle; both ends included. */
export function toRange({ row, column, rows, columns }: Rect): IRange {
  return { startRow: row, endRow: row + rows - 1, startColumn: column, endColumn: column + columns - 1 };
}

/** The rectangle of a range of Univer's. */
export function toRect({ startRow, endRow, startColumn, endColumn }: IRange): Rect {
  return { row: startRow, column: startColumn, rows: endRow - startRow + 1, columns: endColumn - startColumn + 1 };
}

/** What a cell of Univer's holds, in the words of the store. */
export function toValue(cell: Nullable<ICellData>): CellValue {
  if (!cell) return "";
  const { v, t, p, f, si } = cell;
  // A formula that has not been calculated yet.
  if ((v === undefined || v === null) && (f || si)) return { error: "#BUSY!" };
  if (v === undefined || v === null) return p?.body?.dataStream.replace(/\r\n$/, "").replaceAll("\r", "\n") ?? "";
  if (t === CellValueType.BOOLEAN) return v === 1 || v === true;
  if (t === CellValueType.NUMBER) return Number(v);
  if (typeof v === "string") return textOrError(v);
  return v;
}

function toChange(content: Exclude<Content, null>): CellChange {
  if (content === "") return empty;
  if (typeof content === "string") return { ...empty, v: content, t: CellValueType.STRING };
  if (typeof content === "number") return { ...empty, v: content, t: CellValueType.NUMBER };
  if (typeof content === "boolean") return { ...empty, v: content ? 1 : 0, t: CellValueType.BOOLEAN };
  if ("error" in content) return { ...empty, v: content.error, t: CellValueType.STRING };
  return { ...empty, f: content.formula };
}

function isSameRect(a: Rect, b: Rect): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

/** Adds a rectangle; one that continues the last one downwards becomes part of it, since the client cuts big writes into rows. */
function append(rects: Rect[], rect: Rect): void {
  const last = rects.at(-1);
  if (last && isSameRect(last, rect)) return;
  if (last && last.column === rect.column && last.columns === rect.columns && last.row + last.rows === rect.row) {
    rects[rects.length - 1] = { ...last, rows: last.rows + rect.rows };
  } else rects.push(rect);
}

/**
 * The cells of the grid. Writes of a batch are gathered and written as one mutation when cells are read or anything else
 * is done: eighty small writes cost ten times as much as one.
 */
export class GridCells {
  private pending: Pending | undefined;
  private readonly formulas: FormulaDataModel;

  constructor(
    private readonly grid: Grid,
    private readonly onWritten: (written: Written) => void,
  ) {
    this.formulas = grid.injector.get(FormulaDataModel);
  }

  /** Univer's own sheet. */
  sheet(sheetId: string) {
    const sheet = this.grid.book.getWorkbook().getSheetBySheetId(sheetId);
    if (!sheet) throw new Error(`The grid has no sheet ${sheetId}`);
    return sheet;
  }

  values(sheetId: string, rect: Rect): CellValue[][] {
    this.flush();
    const matrix = this.sheet(sheetId).getCellMatrix();
    const spilled = this.formulas.getArrayFormulaCellData()[this.grid.unitId]?.[sheetId];
    return this.map(rect, (row, column) => {
      const own = toValue(matrix.getValue(row, column));
      return own === "" && spilled ? toValue(spilled[row]?.[column]) : own;
    });
  }

  formulaTexts(sheetId: string, rect: Rect): CellValue[][] {
    const values = this.values(sheetId, rect);
    const matrix = this.sheet(sheetId).getCellMatrix();
    const { unitId } = this.grid;
    return values.map((line, atRow) =>
      line.map((value, atColumn) => {
        const [row, column] = [rect.row + atRow, rect.column + atColumn];
        const cell = matrix.getValue(row, column);
        if (!cell?.f && !cell?.si) return value;
        return this.formulas.getFormulaStringByCell(row, column, sheetId, unitId) ?? value;
      }),
    );
  }

  spillArea(sheetId: string, row: number, column: number): Rect | undefined {
    this.flush();
    const range = this.formulas.getArrayFormulaRange()[this.grid.unitId]?.[sheetId]?.[row]?.[column];
    return range ? toRect(range) : undefined;
  }

  usedRect(sheetId: string, counting: "values" | "formats"): Rect | undefined {
    this.flush();
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    const include = (row: number, column: number) => {
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    };
    this.sheet(sheetId)
      .getCellMatrix()
      .forValue((row, column, cell) => {
        if (!cell) return;
        if (cell.f || cell.si || toValue(cell) !== "" || (counting === "formats" && cell.s)) include(row, column);
      });
    const arrays: Lines<IRange> = this.formulas.getArrayFormulaRange()[this.grid.unitId]?.[sheetId] ?? {};
    for (const line of Object.values(arrays)) {
      for (const range of Object.values(line)) {
        if (!range) continue;
        include(range.startRow, range.startColumn);
        include(range.endRow, range.endColumn);
      }
    }
    return bottom < 0 ? undefined : toRect({ startRow: top, endRow: bottom, startColumn: left, endColumn: right });
  }

  /** Whether any cell of the workbook has a formula, or one that has not been calculated yet. */
  hasFormula(which: "any" | "without a result"): boolean {
    return this.grid.book
      .getWorkbook()
      .getSheets()
      .some((sheet) => {
        let found = false;
        sheet.getCellMatrix().forValue((_row, _column, cell) => {
          const isFormula = Boolean(cell?.f || cell?.si);
          found = isFormula && (which === "any" || cell?.v === undefined || cell.v === null);
          return !found;
        });
        return found;
      });
  }

  setCells(sheetId: string, rect: Rect, contents: readonly (readonly Content[])[]): void {
    append(this.opened(sheetId).contents, rect);
    this.change(sheetId, rect, (row, column) => {
      const content = contents[row - rect.row]?.[column - rect.column];
      return content === null || content === undefined ? undefined : toChange(content);
    });
  }

  clear(sheetId: string, rect: Rect, what: "contents" | "formats" | "all"): void {
    const change: CellChange = what === "contents" ? empty : what === "formats" ? { s: null } : { ...empty, s: null };
    const stored = this.stored(sheetId, rect);
    if (!stored) return;
    append(this.opened(sheetId)[what === "formats" ? "formats" : "contents"], stored);
    this.change(sheetId, stored, () => change);
  }

  setNumberFormats(sheetId: string, rect: Rect, formats: readonly (readonly (string | null)[])[]): void {
    const styles = new Map<string, StyleChange>();
    append(this.opened(sheetId).formats, rect);
    this.change(sheetId, rect, (row, column) => {
      const numberFormat = formats[row - rect.row]?.[column - rect.column];
      if (numberFormat === null || numberFormat === undefined) return undefined;
      const style = styles.get(numberFormat) ?? toStyle({ numberFormat });
      styles.set(numberFormat, style);
      return { s: style };
    });
  }

  setFormat(sheetId: string, rect: Rect, change: Partial<CellFormat>): void {
    const s = toStyle(change);
    // Univer has no endless columns: of whole columns and rows only what the grid has can be formatted.
    const isWhole = rect.rows === ROW_LIMIT || rect.columns === COLUMN_LIMIT;
    const within = isWhole ? this.within(sheetId, rect) : rect;
    if (!within || Object.keys(s).length === 0) return;
    append(this.opened(sheetId).formats, within);
    this.change(sheetId, within, () => ({ s }));
  }

  /** One entry a cell. Answered without writing what is gathered: the host asks before each piece of a big write. */
  numberFormats(sheetId: string, rect: Rect): string[][] {
    const written = this.formats(sheetId, rect, ({ numberFormat }) => numberFormat);
    const cells = this.pending?.sheetId === sheetId ? this.pending.cells : {};
    return written.map((line, atRow) => {
      const changes = cells[rect.row + atRow];
      return changes ? line.map((format, at) => comingFormat(changes[rect.column + at], format)) : line;
    });
  }

  /** One entry a cell, of what has been written. */
  private formats<T>(sheetId: string, rect: Rect, of: (format: CellFormat) => T): T[][] {
    const matrix = this.sheet(sheetId).getCellMatrix();
    const styles = this.grid.book.getWorkbook().getStyles();
    const known = new Map<unknown, T>();
    return this.map(rect, (row, column) => {
      const key = matrix.getValue(row, column)?.s;
      const seen = known.get(key);
      if (seen !== undefined) return seen;
      const made = of(key ? fromStyle(styles.getStyleByCell({ s: key })) : DEFAULT_FORMAT);
      known.set(key, made);
      return made;
    });
  }

  /** The different formats of a rectangle. */
  distinctFormats(sheetId: string, rect: Rect): readonly CellFormat[] {
    this.flush();
    const within = this.within(sheetId, rect);
    const found = new Set(within ? this.formats(sheetId, within, (format) => format).flat() : []);
    if (!within || !isSameRect(within, rect)) found.add(DEFAULT_FORMAT);
    return [...found];
  }

  /** Writes what has been gathered as one mutation with one undo step. */
  flush(): void {
    const { pending } = this;
    if (!pending) return;
    this.pending = undefined;
    const { sheetId, cells } = pending;
    const { unitId, commands, undo } = this.grid;
    this.makeRoom(sheetId, [...pending.contents, ...pending.formats]);
    const matrix = this.sheet(sheetId).getCellMatrix();
    const styles = this.grid.book.getWorkbook().getStyles();
    const before: CellChanges = {};
    const bare: CellChanges = {};
    for (const [row, line] of Object.entries(cells)) {
      const linesBefore: Record<number, CellChange | null> = {};
      for (const [column, change] of Object.entries(line)) {
        const cell = matrix.getValue(Number(row), Number(column));
        linesBefore[Number(column)] = cell ? { ...empty, ...cell, s: styles.getStyleByCell(cell) ?? null } : null;
        // Styles are merged, never replaced: to get the old one back the new one has to go first.
        if (cell?.s && change?.s !== undefined) (bare[Number(row)] ??= {})[Number(column)] = { s: null };
      }
      before[Number(row)] = linesBefore;
    }
    const step = (cellValue: CellChanges): IMutationInfo => ({
      id: SetRangeValuesMutation.id,
      params: { unitId, subUnitId: sheetId, cellValue },
    });
    const contents = pending.contents.map((rect) =>
      rect.rows * rect.columns === 1 ? { rect, before: toValue(matrix.getValue(rect.row, rect.column)) } : { rect },
    );
    const redo = step(cells);
    if (!commands.syncExecuteCommand(redo.id, redo.params)) throw new Error("The grid did not take the cells");
    undo.pushUndoRedo({
      unitID: unitId,
      redoMutations: [redo],
      undoMutations: Object.keys(bare).length === 0 ? [step(before)] : [step(bare), step(before)],
    });
    this.onWritten({ sheetId, contents, formats: pending.formats });
  }

  private opened(sheetId: string): Pending {
    if (this.pending && this.pending.sheetId !== sheetId) this.flush();
    return (this.pending ??= { sheetId, cells: {}, contents: [], formats: [] });
  }

  private change(sheetId: string, rect: Rect, of: (row: number, column: number) => CellChange | undefined): void {
    let { cells } = this.opened(sheetId);
    // Setting one format on many cells over the same earlier format makes one style, not one a cell.
    const merged = new Map<unknown, Map<unknown, StyleChange>>();
    for (let row = rect.row; row < rect.row + rect.rows; row++) {
      for (let column = rect.column; column < rect.column + rect.columns; column++) {
        const change = of(row, column);
        if (!change) continue;
        const earlier = cells[row]?.[column];
        // "Take the style away, then set this" cannot be said in one change.
        if (earlier?.s === null && change.s) {
          this.flush();
          ({ cells } = this.opened(sheetId));
        }
        const line = (cells[row] ??= {});
        line[column] = combine(line[column], change, merged);
      }
    }
  }

  private makeRoom(sheetId: string, rects: readonly Rect[]): void {
    const sheet = this.sheet(sheetId);
    const { unitId, commands } = this.grid;
    const rowCount = Math.max(...rects.map(({ row, rows }) => row + rows));
    const columnCount = Math.max(...rects.map(({ column, columns }) => column + columns));
    const target = { unitId, subUnitId: sheetId };
    if (rowCount > sheet.getRowCount()) {
      commands.syncExecuteCommand(SetWorksheetRowCountCommand.id, { ...target, rowCount: rowCount + 100 });
    }
    if (columnCount > sheet.getColumnCount()) {
      commands.syncExecuteCommand(SetWorksheetColumnCountCommand.id, { ...target, columnCount: columnCount + 5 });
    }
  }

  /** The part of a rectangle that the grid has rows and columns for, those written but not yet made included. */
  private within(sheetId: string, rect: Rect): Rect | undefined {
    const sheet = this.sheet(sheetId);
    const coming = this.pending?.sheetId === sheetId ? this.pending.contents : [];
    const rowLimit = Math.max(sheet.getRowCount(), ...coming.map(({ row, rows }) => row + rows));
    const columnLimit = Math.max(sheet.getColumnCount(), ...coming.map(({ column, columns }) => column + columns));
    const rows = Math.min(rect.rows, rowLimit - rect.row);
    const columns = Math.min(rect.columns, columnLimit - rect.column);
    return rows > 0 && columns > 0 ? { ...rect, rows, columns } : undefined;
  }

  /** The part of a rectangle in which there is anything to clear. */
  private stored(sheetId: string, rect: Rect): Rect | undefined {
    const used = this.usedRect(sheetId, "formats");
    if (!used) return undefined;
    const row = Math.max(rect.row, used.row);
    const column = Math.max(rect.column, used.column);
    const rows = Math.min(rect.row + rect.rows, used.row + used.rows) - row;
    const columns = Math.min(rect.column + rect.columns, used.column + used.columns) - column;
    return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
  }

  private map<T>(rect: Rect, of: (row: number, column: number) => T): T[][] {
    return Array.from({ length: rect.rows }, (_, atRow) =>
      Array.from({ length: rect.columns }, (_, atColumn) => of(rect.row + atRow, rect.column + atColumn)),
    );
  }
}

/** The number format a cell will have after a change. */
function comingFormat(change: CellChange | null | undefined, before: string): string {
  if (change === undefined || change?.s === undefined || typeof change.s === "string") return before;
  if (change.s === null || change.s.n === null) return DEFAULT_FORMAT.numberFormat;
  return change.s.n?.pattern ?? before;
}

function combine(
  earlier: CellChange | null | undefined,
  change: CellChange,
  merged: Map<unknown, Map<unknown, StyleChange>>,
): CellChange {
  if (!earlier) return change;
  if (!earlier.s || !change.s || typeof earlier.s === "string" || typeof change.s === "string") {
    return { ...earlier, ...change };
  }
  const known = merged.get(earlier.s) ?? new Map<unknown, StyleChange>();
  merged.set(earlier.s, known);
  const borders = earlier.s.bd && change.s.bd ? { bd: { ...earlier.s.bd, ...change.s.bd } } : {};
  const s = known.get(change.s) ?? { ...earlier.s, ...change.s, ...borders };
  known.set(change.s, s);
  return { ...earlier, ...change, s };
}
