import { formatAddress, intersect, isOnSheet, type Address } from "../address";
import type {
  CalculationMode,
  CallFunction,
  CellError,
  CellValue,
  FunctionArgument,
  FunctionResult,
  NameFacts,
  Rect,
  TableFacts,
} from "../store";
import { parseFormula, type Expression } from "./formula";
import { precedentsFirst, type Place } from "./calculation-order";
import { cellKey, type FormulaCell, type MemorySheet } from "./sheet";

/** What the calculation needs to know of the workbook around a formula. */
export interface Surroundings {
  sheets(): Iterable<MemorySheet>;
  sheetNamed(name: string): MemorySheet | undefined;
  tables(): Iterable<TableFacts>;
  name(name: string): NameFacts | undefined;
  calculated(sheetId: string): void;
}

const BUSY: CellError = { error: "#BUSY!" };

/** Recalculates the formulas of a workbook: references at once, calls of the add-in's functions when it answers, both again when what they read changes. */
export class Calculation {
  /** How the add-in's functions are called; before there is one, a call shows #NAME?. */
  call: CallFunction | undefined;
  mode: CalculationMode = "Automatic";
  readonly #dirty = new Map<FormulaCell, MemorySheet>();
  readonly #inFlight = new Map<FormulaCell, AbortController>();
  readonly #blocked = new Map<FormulaCell, { readonly sheet: MemorySheet; readonly rect: Rect }>();
  #waiting: (() => void)[] = [];

  constructor(readonly surroundings: Surroundings) {}

  /** Puts a formula in a cell that has none, and calculates it when `run` is called. */
  add(sheet: MemorySheet, place: { readonly row: number; readonly column: number; readonly formula: string }): void {
    const cell: FormulaCell = { ...place, expression: parseFormula(place.formula), spill: undefined };
    sheet.formulas.set(cellKey(place.row, place.column), cell);
    this.#dirty.set(cell, sheet);
  }

  /** Takes a formula away with what it filled, its own cell included. */
  remove(sheet: MemorySheet, cell: FormulaCell): void {
    this.#unspill(sheet, cell);
    sheet.set(cell.row, cell.column, "");
    sheet.formulas.delete(cellKey(cell.row, cell.column));
    this.#inFlight.get(cell)?.abort();
    for (const list of [this.#dirty, this.#inFlight, this.#blocked]) list.delete(cell);
    this.#finish();
  }

  /** Marks every formula that reads one of these cells, or wants to spill over them. */
  touch(sheet: MemorySheet, rect: Rect): void {
    for (const other of this.surroundings.sheets()) {
      for (const cell of other.formulas.values()) {
        if (this.#dirty.has(cell)) continue;
        if (this.#reads(cell.expression, other, { sheet, rect })) this.#dirty.set(cell, other);
      }
    }
    for (const [cell, wanted] of this.#blocked) {
      if (wanted.sheet === sheet && intersect(wanted.rect, rect)) this.#dirty.set(cell, sheet);
    }
  }

  /** Marks every formula that names this name: it stands for something else from now on, or for nothing. */
  touchName(name: string): void {
    for (const sheet of this.surroundings.sheets()) {
      for (const cell of sheet.formulas.values()) if (mentions(cell.expression, name)) this.#dirty.set(cell, sheet);
    }
  }

  /** A formula whose filled area was written over has to find out. */
  disturb(sheet: MemorySheet, cell: FormulaCell): void {
    this.#unspill(sheet, cell);
    this.#dirty.set(cell, sheet);
  }

  touchAll(): void {
    for (const sheet of this.surroundings.sheets()) {
      for (const cell of sheet.formulas.values()) this.#dirty.set(cell, sheet);
    }
  }

  /** Calculates what is marked. `passes` bounds circular references. */
  run(force: "whenAutomatic" | "always" = "whenAutomatic"): void {
    if (this.mode === "Manual" && force === "whenAutomatic") return;
    const sheets = new Set<MemorySheet>();
    for (let passes = 1000; this.#dirty.size > 0 && passes > 0; passes--) {
      const due = precedentsFirst(this.#dirty, (cell, sheet) => this.#readsOf(cell.expression, sheet));
      this.#dirty.clear();
      for (const [cell, sheet] of due) {
        sheets.add(sheet);
        this.#calculate(sheet, cell);
      }
    }
    this.#dirty.clear();
    for (const sheet of sheets) this.surroundings.calculated(sheet.id);
    this.#finish();
  }

  /** Resolves when no call is in flight. */
  async finished(): Promise<void> {
    if (this.#inFlight.size === 0) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #finish(): void {
    if (this.#inFlight.size > 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }

  #calculate(sheet: MemorySheet, cell: FormulaCell): void {
    const ticket = new AbortController();
    this.#inFlight.get(cell)?.abort();
    this.#inFlight.set(cell, ticket);
    const result = this.#evaluate(cell.expression, sheet, cell);
    if (!(result instanceof Promise)) {
      this.#inFlight.delete(cell);
      this.#show(sheet, cell, result);
      return;
    }
    this.#show(sheet, cell, BUSY);
    void result.then((value) => {
      // A later calculation of the same cell, or its removal, makes this answer stale.
      if (this.#inFlight.get(cell) !== ticket) return;
      this.#inFlight.delete(cell);
      this.#show(sheet, cell, value);
      this.run("always");
    });
  }

  #evaluate(expression: Expression, sheet: MemorySheet, cell: FormulaCell): FunctionResult | Promise<FunctionResult> {
    switch (expression.kind) {
      case "value":
        return expression.value;
      case "array":
        return expression.values;
      case "call":
        return this.#callFunction(expression, sheet, cell);
      case "name": {
        const name = this.surroundings.name(expression.name);
        return name ? this.#evaluate(parseFormula(name.formula), sheet, cell) : { error: "#NAME?" };
      }
      case "unknown":
        return { error: "#NAME?" };
      default: {
        const place = this.#place(expression, sheet);
        if (!place) return { error: "#REF!" };
        const values = place.sheet.values(place.rect);
        if (place.rect.rows > 1 || place.rect.columns > 1) return values;
        const value = values[0]?.[0] ?? "";
        // A formula that refers to an empty cell shows 0, as in Excel.
        return value === "" ? 0 : value;
      }
    }
  }

  #callFunction(
    expression: Extract<Expression, { kind: "call" }>,
    sheet: MemorySheet,
    cell: FormulaCell,
  ): FunctionResult | Promise<FunctionResult> {
    const id = /^(?:_XLDUDF_)?KA[._](.+)$/.exec(expression.name)?.[1];
    if (id === undefined || !this.call) return { error: "#NAME?" };
    const args = expression.args.map((arg) => (arg ? this.#argument(arg, sheet, cell) : null));
    const call = this.call;
    const address = formatAddress(sheet.name, { row: cell.row, column: cell.column, rows: 1, columns: 1 });
    const caller = { address, canceled: this.#inFlight.get(cell)?.signal };
    if (args.some((arg) => arg instanceof Promise)) {
      return Promise.all(args.map((arg) => Promise.resolve(arg))).then((known) =>
        known.some(isBusy) ? BUSY : call(id, known, caller),
      );
    }
    // None is a promise, as just seen; the compiler cannot know.
    const known = args as FunctionArgument[];
    // The cell read is still being calculated: this one is calculated again when it is known.
    return known.some(isBusy) ? BUSY : call(id, known, caller);
  }

  #argument(arg: Expression, sheet: MemorySheet, cell: FormulaCell): FunctionArgument | Promise<FunctionArgument> {
    const place = this.#place(arg, sheet);
    return place ? place.sheet.values(place.rect) : this.#evaluate(arg, sheet, cell);
  }

  #show(sheet: MemorySheet, cell: FormulaCell, result: FunctionResult): void {
    this.#blocked.delete(cell);
    const before = cell.spill;
    if (!isMatrix(result)) {
      this.#unspill(sheet, cell);
      sheet.set(cell.row, cell.column, result);
      this.#touchOthers(sheet, cell, before ?? oneCell(cell));
      return;
    }
    const rect = { row: cell.row, column: cell.column, rows: result.length, columns: result[0]?.length ?? 0 };
    this.#unspill(sheet, cell);
    if (!isOnSheet(rect)) {
      sheet.set(cell.row, cell.column, { error: rect.rows === 0 || rect.columns === 0 ? "#CALC!" : "#SPILL!" });
    } else if (this.#isTaken(sheet, rect)) {
      this.#blocked.set(cell, { sheet, rect });
      sheet.set(cell.row, cell.column, { error: "#SPILL!" });
    } else {
      if (rect.rows > 1 || rect.columns > 1) cell.spill = rect;
      for (const [row, values] of result.entries()) {
        for (const [column, value] of values.entries()) sheet.set(rect.row + row, rect.column + column, value);
      }
    }
    this.#touchOthers(sheet, cell, cell.spill ?? before ?? oneCell(cell));
    if (before) this.#touchOthers(sheet, cell, before);
  }

  #touchOthers(sheet: MemorySheet, cell: FormulaCell, rect: Rect): void {
    const wasDirty = this.#dirty.has(cell);
    this.touch(sheet, rect);
    // A formula that reads its own result is not calculated for ever.
    if (!wasDirty) this.#dirty.delete(cell);
  }

  #isTaken(sheet: MemorySheet, rect: Rect): boolean {
    if (rect.rows === 1 && rect.columns === 1) return false;
    for (const table of this.surroundings.tables()) {
      if (table.sheetId === sheet.id && intersect(table.rect, rect)) return true;
    }
    if (sheet.merged.some((merged) => intersect(merged, rect))) return true;
    return sheet.values(rect).some((values, row) =>
      values.some((value, column) => {
        if (row === 0 && column === 0) return false;
        return value !== "" || sheet.formulaAt(rect.row + row, rect.column + column) !== undefined;
      }),
    );
  }

  #unspill(sheet: MemorySheet, cell: FormulaCell): void {
    const { spill } = cell;
    if (!spill) return;
    cell.spill = undefined;
    for (let row = 0; row < spill.rows; row++) {
      for (let column = 0; column < spill.columns; column++) {
        if (row > 0 || column > 0) sheet.set(spill.row + row, spill.column + column, "");
      }
    }
  }

  /** The cells an expression names; undefined if it names none. */
  #place(expression: Expression, home: MemorySheet): Place | undefined {
    switch (expression.kind) {
      case "reference":
        return this.#located(expression.address, home);
      case "spilled": {
        const place = this.#located(expression.address, home);
        const spill = place?.sheet.formulaAt(place.rect.row, place.rect.column)?.spill;
        return place && { sheet: place.sheet, rect: spill ?? place.rect };
      }
      case "tableColumn":
        return this.#columnOf(expression);
      case "name": {
        const name = this.surroundings.name(expression.name);
        return name && this.#place(parseFormula(name.formula), home);
      }
      default:
        return undefined;
    }
  }

  #located(address: Address, home: MemorySheet): Place | undefined {
    const sheet = address.sheet === undefined ? home : this.surroundings.sheetNamed(address.sheet);
    return sheet && { sheet, rect: address.rect };
  }

  #columnOf({ table: name, column: header }: Extract<Expression, { kind: "tableColumn" }>) {
    for (const table of this.surroundings.tables()) {
      if (table.name.toLowerCase() !== name.toLowerCase()) continue;
      const sheet = [...this.surroundings.sheets()].find((candidate) => candidate.id === table.sheetId);
      if (!sheet) return undefined;
      const headers = sheet.values({ ...table.rect, rows: 1 })[0] ?? [];
      const index = headers.findIndex(
        (text) => typeof text === "string" && text.toLowerCase() === header.toLowerCase(),
      );
      const rows = table.rect.rows - (table.showHeaders ? 1 : 0) - (table.showTotals ? 1 : 0);
      if (index < 0 || rows < 1) return undefined;
      const row = table.rect.row + (table.showHeaders ? 1 : 0);
      return { sheet, rect: { row, column: table.rect.column + index, rows, columns: 1 } };
    }
    return undefined;
  }

  #reads(expression: Expression, home: MemorySheet, changed: Place): boolean {
    return this.#readsOf(expression, home).some(
      ({ sheet, rect }) => sheet === changed.sheet && intersect(rect, changed.rect) !== undefined,
    );
  }

  /** The cells that an expression reads, its arguments' included. */
  #readsOf(expression: Expression, home: MemorySheet): readonly Place[] {
    if (expression.kind === "call") return expression.args.flatMap((arg) => (arg ? this.#readsOf(arg, home) : []));
    const place = this.#place(expression, home);
    return place ? [place] : [];
  }
}

function oneCell(cell: FormulaCell): Rect {
  return { row: cell.row, column: cell.column, rows: 1, columns: 1 };
}

function mentions(expression: Expression, name: string): boolean {
  if (expression.kind === "call") return expression.args.some((arg) => arg !== undefined && mentions(arg, name));
  return expression.kind === "name" && expression.name.toLowerCase() === name.toLowerCase();
}

function isMatrix(value: FunctionArgument): value is readonly (readonly CellValue[])[] {
  return Array.isArray(value);
}

function isBusy(value: FunctionArgument): boolean {
  if (isMatrix(value)) return value.some((row) => row.some(isBusy));
  return typeof value === "object" && value !== null && value.error === "#BUSY!";
}
