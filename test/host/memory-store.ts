import { formatCells, intersect, isOnSheet, parseAddress, quoteSheet } from "./address";
import { Calculation } from "./memory/calculation";
import { Texts } from "./memory/column";
import { FormatPool } from "./memory/formats";
import { cellKey, MemorySheet } from "./memory/sheet";
import type { Runs } from "./memory/runs";
import {
  COLUMN_LIMIT,
  ROW_LIMIT,
  type CalculationMode,
  type CallFunction,
  type CellFormat,
  type CellStore,
  type CellValue,
  type ChangeKind,
  type ConditionalRule,
  type Content,
  type FilterFacts,
  type Frozen,
  type NameFacts,
  type Rect,
  type SelectionFacts,
  type SharedFormat,
  type SheetFacts,
  type Shown,
  type StoreEvent,
  type TableChange,
  type TableFacts,
  type Validation,
  type Visibility,
} from "./store";

type Happening = StoreEvent extends infer Event ? (Event extends StoreEvent ? Omit<Event, "source"> : never) : never;

/** A workbook in memory: a full sheet of a million rows in a few tens of megabytes, formulas only as far as `memory/formula.ts` reads them. */
export class MemoryStore implements CellStore {
  #pools = { texts: new Texts(), formats: new FormatPool() };
  readonly #sheets: MemorySheet[] = [];
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  readonly #names = new Map<string, NameFacts>();
  readonly #tables = new Map<string, TableFacts>();
  #active = "";
  #selection: readonly Rect[] = [{ row: 0, column: 0, rows: 1, columns: 1 }];
  #batches = 0;
  #lastId = 0;
  #editing = false;
  #isCoauthor = false;
  /** What is said of the sheets, until one of them is another: nearly every action asks. */
  #facts: readonly SheetFacts[] | undefined;

  /** Recalculates; public so that a test can wait for it or turn it to manual. */
  readonly calculation = new Calculation({
    sheets: () => this.#sheets,
    sheetNamed: (name) => this.#sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase()),
    tables: () => this.#tables.values(),
    name: (name) => this.#names.get(name.toLowerCase()),
    calculated: (sheetId) => this.#tell({ kind: "calculated", sheetId }),
  });

  /** The same workbook, to be changed apart: nobody listens to it yet. Formulas have to be calculated. */
  copy(): MemoryStore {
    const copy = new MemoryStore();
    copy.#pools = this.#pools;
    copy.#sheets.push(...this.#sheets.map((sheet) => sheet.copy()));
    for (const [key, name] of this.#names) copy.#names.set(key, name);
    for (const [key, table] of this.#tables) copy.#tables.set(key, table);
    copy.#active = this.#active;
    copy.#selection = this.#selection;
    copy.#lastId = this.#lastId;
    copy.calculation.mode = this.calculation.mode;
    return copy;
  }

  /** How a sheet's cells, rows and columns look: the same text for the same looks, of a store and its copies. */
  looks(sheetId: string): string {
    const { formats, widths, heights, hiddenRows, hiddenColumns } = this.#sheet(sheetId);
    return [formats, widths, heights, hiddenRows, hiddenColumns].map((facts) => facts.text()).join(" | ");
  }

  // Sheets

  sheets(): readonly SheetFacts[] {
    return (this.#facts ??= this.#sheets.map(({ id, name, visibility, tabColor }) => ({
      id,
      name,
      visibility,
      tabColor,
    })));
  }

  addSheet(name: string): SheetFacts {
    const number = String(++this.#lastId).padStart(8, "0");
    const sheet = new MemorySheet(`{${number}-0001-0000-0000-000000000000}`, name, this.#pools);
    this.#sheets.push(sheet);
    this.#facts = undefined;
    if (this.#active === "") this.#active = sheet.id;
    this.#tell({ kind: "sheetAdded", sheetId: sheet.id });
    return { id: sheet.id, name, visibility: "Visible", tabColor: "" };
  }

  renameSheet(sheetId: string, name: string): void {
    const sheet = this.#sheet(sheetId);
    const nameBefore = sheet.name;
    sheet.name = name;
    this.#facts = undefined;
    this.#renameInNames(nameBefore, (cells) => `${quoteSheet(name)}!${cells}`);
    this.#tell({ kind: "sheetRenamed", sheetId, nameBefore, nameAfter: name });
  }

  moveSheet(sheetId: string, position: number): void {
    const sheet = this.#sheet(sheetId);
    this.#sheets.splice(this.#sheets.indexOf(sheet), 1);
    this.#sheets.splice(position, 0, sheet);
    this.#facts = undefined;
  }

  setVisibility(sheetId: string, visibility: Visibility): void {
    this.#sheet(sheetId).visibility = visibility;
    this.#facts = undefined;
  }

  setTabColor(sheetId: string, color: string): void {
    this.#sheet(sheetId).tabColor = color;
    this.#facts = undefined;
  }

  removeSheet(sheetId: string): void {
    const index = this.#sheets.indexOf(this.#sheet(sheetId));
    const [removed] = this.#sheets.splice(index, 1);
    this.#facts = undefined;
    this.#renameInNames(removed?.name ?? "", () => "#REF!");
    for (const table of [...this.#tables.values()]) if (table.sheetId === sheetId) this.#tables.delete(table.id);
    this.#tell({ kind: "sheetDeleted", sheetId });
    if (this.#active !== sheetId) return;
    const visible = this.#sheets.filter((sheet) => sheet.visibility === "Visible");
    const next = visible.find((sheet) => this.#sheets.indexOf(sheet) >= index) ?? visible.at(-1);
    if (next) this.activateSheet(next.id);
  }

  /** Defined names and lists to choose from follow a sheet that is renamed and lose one that is deleted, as in Excel. */
  #renameInNames(sheet: string, written: (cells: string) => string): void {
    for (const one of this.#sheets)
      one.validations = one.validations.map((validation) => {
        const { list } = validation.rule as { readonly list?: { readonly source: string } }; // a rule of a list has a source
        if (list === undefined || !pointsTo(list.source, sheet)) return validation;
        const source = `=${written(list.source.slice(list.source.lastIndexOf("!") + 1))}`;
        return { ...validation, rule: { list: { ...list, source } } };
      });
    for (const facts of this.#names.values()) {
      if (!pointsTo(facts.formula, sheet)) continue;
      const cells = facts.formula.slice(facts.formula.lastIndexOf("!") + 1);
      this.setName({ ...facts, formula: `=${written(cells)}` });
    }
  }

  activeSheet(): string {
    return this.#active;
  }

  activateSheet(sheetId: string): void {
    const previousSheetId = this.#active;
    this.#active = this.#sheet(sheetId).id;
    if (previousSheetId !== sheetId) this.#tell({ kind: "activated", sheetId, previousSheetId });
  }

  // Cells

  usedRect(sheetId: string, counting: "values" | "formats"): Rect | undefined {
    return this.#sheet(sheetId).usedRect(counting);
  }

  values(sheetId: string, rect: Rect): CellValue[][] {
    return this.#sheet(sheetId).values(rect);
  }

  formulas(sheetId: string, rect: Rect): CellValue[][] {
    const sheet = this.#sheet(sheetId);
    const formulas = sheet.values(rect);
    for (const cell of sheet.formulas.values()) {
      const row = formulas[cell.row - rect.row];
      if (row && cell.column >= rect.column && cell.column < rect.column + rect.columns) {
        row[cell.column - rect.column] = cell.formula;
      }
    }
    return formulas;
  }

  setCells(sheetId: string, rect: Rect, contents: readonly (readonly Content[])[]): void {
    const sheet = this.#sheet(sheetId);
    const single = rect.rows === 1 && rect.columns === 1;
    const before = single ? sheet.get(rect.row, rect.column) : undefined;
    if (sheet.formulas.size > 0) this.#disturbFormulas(sheet, rect, contents);
    for (const [down, row] of contents.entries()) {
      for (const [across, content] of row.entries()) {
        if (content === null) continue;
        if (typeof content === "object" && "formula" in content) {
          sheet.set(rect.row + down, rect.column + across, "");
          this.calculation.add(sheet, { row: rect.row + down, column: rect.column + across, formula: content.formula });
        } else sheet.set(rect.row + down, rect.column + across, content);
      }
    }
    this.#recalculate(sheet, rect);
    const details = before === undefined ? {} : { before, after: sheet.get(rect.row, rect.column) };
    this.#changed(sheetId, rect, { change: "RangeEdited", ...details });
  }

  clear(sheetId: string, rect: Rect, what: "contents" | "formats" | "all"): void {
    const sheet = this.#sheet(sheetId);
    if (what !== "contents") sheet.formats.reset(rect);
    if (what === "formats") {
      this.#tell({ kind: "formatChanged", sheetId, rect });
      return;
    }
    this.#disturbFormulas(sheet, rect);
    const used = sheet.usedRect("values");
    const filled = used && intersect(used, rect);
    for (let row = 0; filled && row < filled.rows; row++) {
      for (let column = 0; column < filled.columns; column++) sheet.set(filled.row + row, filled.column + column, "");
    }
    this.#recalculate(sheet, rect);
    this.#changed(sheetId, rect, { change: "RangeEdited" });
  }

  insertCells(sheetId: string, rect: Rect, shift: "down" | "right"): void {
    this.#shift(sheetId, rect, shift === "down" ? "rows" : "columns", 1);
    const kind =
      rect.columns === COLUMN_LIMIT ? "RowInserted" : rect.rows === ROW_LIMIT ? "ColumnInserted" : "CellInserted";
    this.#changed(sheetId, rect, { change: kind });
  }

  deleteCells(sheetId: string, rect: Rect, shift: "up" | "left"): void {
    this.#shift(sheetId, rect, shift === "up" ? "rows" : "columns", -1);
    const kind =
      rect.columns === COLUMN_LIMIT ? "RowDeleted" : rect.rows === ROW_LIMIT ? "ColumnDeleted" : "CellDeleted";
    this.#changed(sheetId, rect, { change: kind });
  }

  spillArea(sheetId: string, row: number, column: number): Rect | undefined {
    return this.#sheet(sheetId).formulaAt(row, column)?.spill;
  }

  // Formats

  numberFormats(sheetId: string, rect: Rect): string[][] {
    return this.#sheet(sheetId).formats.numberFormats(rect);
  }

  setNumberFormats(sheetId: string, rect: Rect, formats: readonly (readonly (string | null)[])[]): void {
    const sheet = this.#sheet(sheetId);
    for (let column = 0; column < rect.columns; column++) {
      let row = 0;
      while (row < formats.length) {
        const numberFormat = formats[row]?.[column];
        let end = row + 1;
        while (end < formats.length && formats[end]?.[column] === numberFormat) end++;
        const run = { row: rect.row + row, column: rect.column + column, rows: end - row, columns: 1 };
        if (typeof numberFormat === "string") sheet.formats.change(run, { numberFormat });
        row = end;
      }
    }
    this.#tell({ kind: "formatChanged", sheetId, rect });
  }

  format(sheetId: string, rect: Rect): SharedFormat {
    return this.#sheet(sheetId).formats.shared(rect);
  }

  setFormat(sheetId: string, rect: Rect, change: Partial<CellFormat>): void {
    this.#sheet(sheetId).formats.change(rect, change);
    this.#tell({ kind: "formatChanged", sheetId, rect });
  }

  columnWidth(sheetId: string, column: number, count: number): number | null {
    return common(this.#sheet(sheetId).widths, column, count);
  }

  setColumnWidth(sheetId: string, column: number, count: number, points: number): void {
    this.#sheet(sheetId).widths.map(column, count, () => points);
  }

  autofitColumns(sheetId: string, rect: Rect): void {
    const sheet = this.#sheet(sheetId);
    const used = sheet.usedRect("values");
    for (let column = rect.column; column < rect.column + rect.columns; column++) {
      const filled = used && intersect(used, { ...rect, column, columns: 1 });
      if (!filled) continue;
      const longest = Math.max(...sheet.values(filled).map(([value]) => textLength(value ?? "")));
      if (longest > 0) sheet.widths.map(column, 1, () => 8 + longest * 5.5);
    }
  }

  rowHeight(sheetId: string, row: number, count: number): number | null {
    return common(this.#sheet(sheetId).heights, row, count);
  }

  setRowHeight(sheetId: string, row: number, count: number, points: number): void {
    this.#sheet(sheetId).heights.map(row, count, () => points);
  }

  autofitRows(sheetId: string, rect: Rect): void {
    const { heights } = this.#sheet(sheetId);
    heights.map(rect.row, rect.rows, () => heights.fallback);
  }

  rowsHidden(sheetId: string, row: number, count: number): boolean | null {
    return asBoolean(common(this.#sheet(sheetId).hiddenRows, row, count));
  }

  setRowsHidden(sheetId: string, row: number, count: number, state: Shown): void {
    this.#sheet(sheetId).hiddenRows.map(row, count, () => (state === "hidden" ? 1 : 0));
  }

  columnsHidden(sheetId: string, column: number, count: number): boolean | null {
    return asBoolean(common(this.#sheet(sheetId).hiddenColumns, column, count));
  }

  setColumnsHidden(sheetId: string, column: number, count: number, state: Shown): void {
    this.#sheet(sheetId).hiddenColumns.map(column, count, () => (state === "hidden" ? 1 : 0));
  }

  frozen(sheetId: string): Frozen {
    return this.#sheet(sheetId).frozen;
  }

  setFrozen(sheetId: string, frozen: Frozen): void {
    this.#sheet(sheetId).frozen = frozen;
  }

  mergedAreas(sheetId: string): readonly Rect[] {
    return this.#sheet(sheetId).merged;
  }

  merge(sheetId: string, rect: Rect): void {
    this.unmerge(sheetId, rect);
    this.#sheet(sheetId).merged.push(rect);
  }

  unmerge(sheetId: string, rect: Rect): void {
    const sheet = this.#sheet(sheetId);
    sheet.merged = sheet.merged.filter((merged) => !intersect(merged, rect));
  }

  // Tables, rules, names, filters

  tables(): readonly TableFacts[] {
    return [...this.#tables.values()];
  }

  addTable(sheetId: string, rect: Rect, name: string): TableFacts {
    const table: TableFacts = {
      id: String(++this.#lastId),
      name,
      sheetId: this.#sheet(sheetId).id,
      rect,
      style: "TableStyleMedium2",
      showHeaders: true,
      showTotals: false,
      showFilterButton: true,
      showBandedRows: true,
      showBandedColumns: false,
      highlightFirstColumn: false,
      highlightLastColumn: false,
      criteria: new Map(),
    };
    this.#tables.set(table.id, table);
    this.#tell({ kind: "tableAdded", sheetId, tableId: table.id });
    return table;
  }

  setTable(tableId: string, change: TableChange): void {
    this.#tables.set(tableId, { ...this.#table(tableId), ...change });
  }

  removeTable(tableId: string): void {
    const { sheetId } = this.#table(tableId);
    this.#tables.delete(tableId);
    this.#tell({ kind: "tableDeleted", sheetId, tableId });
  }

  rules(sheetId: string): readonly ConditionalRule[] {
    return this.#sheet(sheetId).rules;
  }

  addRule(sheetId: string, rule: Omit<ConditionalRule, "id">): string {
    const id = `{${String(++this.#lastId).padStart(8, "0")}-0002-0000-0000-000000000000}`;
    this.#sheet(sheetId).rules.unshift({ ...rule, id });
    return id;
  }

  setRule(sheetId: string, rule: ConditionalRule): void {
    const sheet = this.#sheet(sheetId);
    sheet.rules = sheet.rules.map((known) => (known.id === rule.id ? rule : known));
  }

  removeRule(sheetId: string, ruleId: string): void {
    const sheet = this.#sheet(sheetId);
    sheet.rules = sheet.rules.filter((known) => known.id !== ruleId);
  }

  validations(sheetId: string): readonly Validation[] {
    return this.#sheet(sheetId).validations;
  }

  setValidations(sheetId: string, validations: readonly Validation[]): void {
    this.#sheet(sheetId).validations = validations;
  }

  names(): readonly NameFacts[] {
    return [...this.#names.values()];
  }

  setName(name: NameFacts): void {
    this.#names.set(name.name.toLowerCase(), name);
    this.calculation.touchName(name.name);
    this.calculation.run();
  }

  removeName(name: string): void {
    this.#names.delete(name.toLowerCase());
    this.calculation.touchName(name);
    this.calculation.run();
  }

  filter(sheetId: string): FilterFacts | undefined {
    return this.#sheet(sheetId).filter;
  }

  setFilter(sheetId: string, filter: FilterFacts | undefined): void {
    this.#sheet(sheetId).filter = filter;
  }

  isProtected(sheetId: string): boolean {
    return this.#sheet(sheetId).isProtected;
  }

  setProtected(sheetId: string, state: "on" | "off"): void {
    this.#sheet(sheetId).isProtected = state === "on";
  }

  // The user

  selection(): SelectionFacts {
    return { sheetId: this.#active, rects: this.#selection };
  }

  /** Several areas are what the user selects with Ctrl. */
  select(sheetId: string, ...rects: readonly [Rect, ...Rect[]]): void {
    this.activateSheet(sheetId);
    this.#selection = rects;
    this.#tell({ kind: "selectionChanged", sheetId, rects });
  }

  isEditingCell(): boolean {
    return this.#editing;
  }

  /** The user begins to type into a cell, or ends it: while typing, Excel refuses every batch. */
  setEditing(state: "begin" | "end"): void {
    this.#editing = state === "begin";
  }

  // Batches, calculation, events

  beginBatch(): void {
    this.#batches++;
  }

  endBatch(): void {
    this.#batches--;
  }

  /** Does what someone else does who has the workbook open: events tell so. */
  asCoauthor(act: () => void): void {
    this.#isCoauthor = true;
    try {
      act();
    } finally {
      this.#isCoauthor = false;
    }
  }

  calculationMode(): CalculationMode {
    return this.calculation.mode;
  }

  setCalculationMode(mode: CalculationMode): void {
    this.calculation.mode = mode;
    this.calculation.run();
  }

  recalculate(): void {
    this.calculation.touchAll();
    this.calculation.run("always");
  }

  settle(): Promise<void> {
    return Promise.resolve();
  }

  useFunctions(call: CallFunction): void {
    this.calculation.call = call;
    this.calculation.touchAll();
    this.calculation.run();
  }

  onEvent(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #sheet(sheetId: string): MemorySheet {
    const sheet = this.#sheets.find(({ id }) => id === sheetId);
    if (!sheet) throw new Error(`The store has no sheet ${sheetId}.`);
    return sheet;
  }

  #table(tableId: string): TableFacts {
    const table = this.#tables.get(tableId);
    if (!table) throw new Error(`The store has no table ${tableId}.`);
    return table;
  }

  /** Removes the formulas that are overwritten and upsets those whose spilled cells are. */
  #disturbFormulas(sheet: MemorySheet, rect: Rect, contents?: readonly (readonly Content[])[]): void {
    for (const cell of [...sheet.formulas.values()]) {
      const row = cell.row - rect.row;
      const column = cell.column - rect.column;
      const isInside = row >= 0 && row < rect.rows && column >= 0 && column < rect.columns;
      if (isInside && contents?.[row]?.[column] !== null) this.calculation.remove(sheet, cell);
      else if (!isInside && cell.spill && intersect(cell.spill, rect)) this.calculation.disturb(sheet, cell);
    }
  }

  #recalculate(sheet: MemorySheet, rect: Rect): void {
    this.calculation.touch(sheet, rect);
    this.calculation.run();
  }

  #shift(sheetId: string, rect: Rect, axis: "rows" | "columns", direction: 1 | -1): void {
    const sheet = this.#sheet(sheetId);
    if (axis === "rows") {
      sheet.shiftRows(rect, direction * rect.rows);
      this.#moveTables(sheetId, rect, direction * rect.rows);
      if (rect.columns === COLUMN_LIMIT) this.#moveNames(sheetId, rect, direction);
    } else this.#shiftColumns(sheet, rect, direction);
    this.#recalculate(sheet, { ...rect, rows: ROW_LIMIT - rect.row, columns: COLUMN_LIMIT - rect.column });
  }

  #shiftColumns(sheet: MemorySheet, rect: Rect, direction: 1 | -1): void {
    const used = sheet.usedRect("values");
    const end = used ? used.column + used.columns : 0;
    const source = direction > 0 ? rect.column : rect.column + rect.columns;
    const moved = { ...rect, column: source, columns: Math.max(1, end - source) };
    if (!isOnSheet(moved)) return;
    const contents = this.formulas(sheet.id, moved).map((row, down) =>
      row.map((content, across): Content => {
        const isFormula = sheet.formulas.has(cellKey(moved.row + down, moved.column + across));
        return isFormula && typeof content === "string" ? { formula: content } : content;
      }),
    );
    this.clear(sheet.id, { ...rect, columns: Math.max(rect.columns, end - rect.column) }, "contents");
    this.setCells(sheet.id, { ...moved, column: source + direction * rect.columns }, contents);
  }

  #moveTables(sheetId: string, rect: Rect, count: number): void {
    for (const table of [...this.#tables.values()]) {
      const { row, rows, column, columns } = table.rect;
      const isInside = column >= rect.column && column + columns <= rect.column + rect.columns;
      if (table.sheetId !== sheetId || !isInside) continue;
      if (row >= rect.row + Math.max(0, -count)) this.setTable(table.id, { rect: { ...table.rect, row: row + count } });
      else if (row + rows > rect.row) this.setTable(table.id, { rect: { ...table.rect, rows: rows + count } });
    }
  }

  /** Defined names follow rows that are inserted and deleted, grow with those inside, and lose cells of which none is left, as in Excel. */
  #moveNames(sheetId: string, { row, rows }: Rect, direction: 1 | -1): void {
    const { name: sheet } = this.#sheet(sheetId);
    for (const facts of this.#names.values()) {
      const named = parseAddress(facts.formula.slice(1));
      if (named?.sheet?.toLowerCase() !== sheet.toLowerCase()) continue;
      const { rect } = named;
      const kept = (place: number): number =>
        place < row ? place : direction > 0 ? place + rows : Math.max(row, place - rows);
      const [top, end] = [kept(rect.row), kept(rect.row + rect.rows - 1) + 1];
      const lost = direction < 0 && rect.row >= row && rect.row + rect.rows <= row + rows;
      const inLast = direction < 0 && rect.row + rect.rows - 1 >= row && rect.row + rect.rows - 1 < row + rows;
      const moved = { ...rect, row: top, rows: Math.max(1, end - top - (inLast ? 1 : 0)) };
      const before = facts.formula.slice(0, facts.formula.lastIndexOf("!") + 1);
      const cells = formatCells(moved).replaceAll(/([A-Z]+)(\d+)/g, "$$$1$$$2");
      this.setName({ ...facts, formula: lost ? "=#REF!" : `${before}${cells}` });
    }
  }

  #changed(
    sheetId: string,
    rect: Rect,
    facts: { readonly change: ChangeKind; readonly before?: CellValue; readonly after?: CellValue },
  ): void {
    this.#tell({ kind: "changed", sheetId, rect, ...facts });
  }

  #tell(happening: Happening): void {
    const source = this.#isCoauthor ? "coauthor" : this.#batches > 0 ? "addin" : "user";
    for (const listener of this.#listeners) listener({ ...happening, source });
  }
}

/** Whether what a formula points to is cells of the sheet of this name. */
function pointsTo(formula: string, sheet: string): boolean {
  return parseAddress(formula.slice(1))?.sheet?.toLowerCase() === sheet.toLowerCase();
}

function common(runs: Runs, from: number, count: number): number | null {
  const [first, second] = new Set([...runs.within(from, count)].map((run) => run.value));
  return second === undefined ? (first ?? runs.fallback) : null;
}

function asBoolean(state: number | null): boolean | null {
  return state === null ? null : state === 1;
}

function textLength(value: CellValue): number {
  return typeof value === "object" ? value.error.length : String(value).length;
}
