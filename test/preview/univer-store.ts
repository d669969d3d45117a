import { BooleanNumber, Dimension, type IMutationInfo, type IRange, RANGE_TYPE } from "@univerjs/core";
import {
  AddWorksheetMergeMutation,
  IDefinedNamesService,
  InsertSheetCommand,
  RemoveDefinedNameMutation,
  RemoveSheetCommand,
  RemoveWorksheetMergeMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetDefinedNameMutation,
  SetFrozenMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetSelectionsOperation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameCommand,
  SetWorksheetOrderCommand,
  SetWorksheetRowHeightMutation,
  getInsertRangeMutations,
  getRemoveRangeMutations,
} from "@univerjs/preset-sheets-core";
import {
  type CalculationMode,
  type CallFunction,
  type CellFormat,
  type CellStore,
  type CellValue,
  COLUMN_LIMIT,
  type ConditionalRule,
  type Content,
  DEFAULT_FORMAT,
  type FilterFacts,
  type Frozen,
  type NameFacts,
  type Rect,
  ROW_LIMIT,
  type SelectionFacts,
  type SharedFormat,
  type SheetFacts,
  type Shown,
  type StoreEvent,
  type TableChange,
  type TableFacts,
  type Validation,
  type Visibility,
} from "../host/store";
import { GridCells, toRange, toRect } from "./grid-cells";
import { GridEvents } from "./grid-events";
import { type DescribedFunction, GridFunctions } from "./grid-functions";
import { GridRules } from "./grid-rules";
import { GridTables } from "./grid-tables";
import type { Grid } from "./univer";

const pointsPerPixel = 0.75;
/** Height of a row in font sizes. */
const lineHeight = 1.4;
const workbookScope = "AllDefaultWorkbook";
const longestCalculation = 60_000;
/** Widest column that fitting makes, as Excel would for most texts; and how many rows are looked at. */
const fittedWidth = { least: 60, most: 420, padding: 16, rows: 500 };

/** The cells of the preview page: a store of the host over a Univer workbook. */
export class UniverStore implements CellStore {
  private readonly cells: GridCells;
  private readonly events: GridEvents;
  private readonly customFunctions: GridFunctions;
  private readonly conditional: GridRules;
  private readonly gridTables: GridTables;
  private readonly veryHidden = new Set<string>();
  private readonly filters = new Map<string, FilterFacts>();
  private readonly validated = new Map<string, readonly Validation[]>();
  private readonly protectedSheets = new Set<string>();
  private isInBatch = false;
  private isCalculationDue = false;
  private mode: CalculationMode = "Automatic";
  private lastSheet = 0;
  private lastName = 0;

  constructor(
    private readonly grid: Grid,
    functions: readonly DescribedFunction[],
  ) {
    this.events = new GridEvents(grid);
    this.cells = new GridCells(grid, (written) => this.events.wrote(written));
    this.events.listen(({ kind }) => {
      if (kind === "changed") this.isCalculationDue = true;
    });
    this.customFunctions = new GridFunctions(grid, functions);
    this.conditional = new GridRules(grid);
    this.gridTables = new GridTables(grid);
  }

  sheets(): readonly SheetFacts[] {
    return this.workbook()
      .getSheets()
      .map((sheet) => ({
        id: sheet.getSheetId(),
        name: sheet.getName(),
        visibility: this.visibility(sheet.getSheetId(), sheet.getConfig().hidden),
        tabColor: sheet.getTabColor() ?? "",
      }));
  }

  addSheet(name: string): SheetFacts {
    const active = this.activeSheet();
    const id = `sheet-${Date.now().toString(36)}-${++this.lastSheet}`;
    // Univer goes to the new sheet, Excel does not.
    this.events.withoutActivation(() => {
      this.run(InsertSheetCommand.id, { sheet: { id, name, rowCount: 200, columnCount: 26 } });
      this.activateSheet(active);
    });
    return { id, name, visibility: "Visible", tabColor: "" };
  }

  renameSheet(sheetId: string, name: string): void {
    this.run(SetWorksheetNameCommand.id, { subUnitId: sheetId, name });
  }

  moveSheet(sheetId: string, position: number): void {
    this.run(SetWorksheetOrderCommand.id, { subUnitId: sheetId, order: position });
  }

  setVisibility(sheetId: string, visibility: Visibility): void {
    if (visibility === "VeryHidden") this.veryHidden.add(sheetId);
    else this.veryHidden.delete(sheetId);
    const before = this.sheet(sheetId).getConfig().hidden;
    const hidden = visibility === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE;
    this.mutate(
      { id: SetWorksheetHideMutation.id, params: { subUnitId: sheetId, hidden } },
      { id: SetWorksheetHideMutation.id, params: { subUnitId: sheetId, hidden: before } },
    );
  }

  setTabColor(sheetId: string, color: string): void {
    const before = this.sheet(sheetId).getTabColor() ?? "";
    this.mutate(
      { id: SetTabColorMutation.id, params: { subUnitId: sheetId, color } },
      { id: SetTabColorMutation.id, params: { subUnitId: sheetId, color: before } },
    );
  }

  removeSheet(sheetId: string): void {
    this.run(RemoveSheetCommand.id, { subUnitId: sheetId });
  }

  activeSheet(): string {
    return this.workbook().getActiveSheet().getSheetId();
  }

  activateSheet(sheetId: string): void {
    if (sheetId !== this.activeSheet()) this.run(SetWorksheetActiveOperation.id, { subUnitId: sheetId });
  }

  usedRect(sheetId: string, counting: "values" | "formats"): Rect | undefined {
    this.flush();
    return this.cells.usedRect(sheetId, counting);
  }

  values(sheetId: string, rect: Rect): CellValue[][] {
    this.flush();
    return this.cells.values(sheetId, rect);
  }

  formulas(sheetId: string, rect: Rect): CellValue[][] {
    this.flush();
    return this.cells.formulaTexts(sheetId, rect);
  }

  setCells(sheetId: string, rect: Rect, contents: readonly (readonly Content[])[]): void {
    this.gather(() => this.cells.setCells(sheetId, rect, contents));
  }

  clear(sheetId: string, rect: Rect, what: "contents" | "formats" | "all"): void {
    this.gather(() => this.cells.clear(sheetId, rect, what));
  }

  insertCells(sheetId: string, rect: Rect, shift: "down" | "right"): void {
    this.shiftCells(sheetId, rect, { how: "insert", dimension: shift === "down" ? Dimension.ROWS : Dimension.COLUMNS });
  }

  deleteCells(sheetId: string, rect: Rect, shift: "up" | "left"): void {
    this.shiftCells(sheetId, rect, { how: "delete", dimension: shift === "up" ? Dimension.ROWS : Dimension.COLUMNS });
  }

  spillArea(sheetId: string, row: number, column: number): Rect | undefined {
    this.flush();
    return this.cells.spillArea(sheetId, row, column);
  }

  numberFormats(sheetId: string, rect: Rect): string[][] {
    return this.cells.numberFormats(sheetId, rect);
  }

  setNumberFormats(sheetId: string, rect: Rect, formats: readonly (readonly (string | null)[])[]): void {
    this.gather(() => this.cells.setNumberFormats(sheetId, rect, formats));
  }

  format(sheetId: string, rect: Rect): SharedFormat {
    this.flush();
    const formats = this.cells.distinctFormats(sheetId, rect);
    const shared = Object.keys(DEFAULT_FORMAT).map((property) => {
      const key = property as keyof CellFormat; // Object.keys forgets the type of the keys
      const values = new Set(formats.map((format) => format[key]));
      return [key, values.size === 1 ? [...values][0] : null];
    });
    return Object.fromEntries(shared) as SharedFormat; // the entries above are its properties
  }

  setFormat(sheetId: string, rect: Rect, change: Partial<CellFormat>): void {
    this.gather(() => this.cells.setFormat(sheetId, rect, change));
    if (change.fontSize !== undefined) this.growRows(sheetId, rect, change.fontSize);
  }

  columnWidth(sheetId: string, column: number, count: number): number | null {
    const sheet = this.sheet(sheetId);
    const within = Math.max(1, Math.min(count, sheet.getColumnCount() - column));
    const widths = new Set(Array.from({ length: within }, (_, at) => sheet.getColumnWidth(column + at)));
    const [only] = widths;
    return widths.size === 1 && only !== undefined ? only * pointsPerPixel : null;
  }

  setColumnWidth(sheetId: string, column: number, count: number, points: number): void {
    this.setWidths(
      sheetId,
      Array.from({ length: count }, (_, at) => [column + at, points / pointsPerPixel]),
    );
  }

  autofitColumns(sheetId: string, rect: Rect): void {
    const drawing = document.createElement("canvas").getContext("2d");
    if (!drawing) throw new Error("This browser has no canvas");
    drawing.font = "14.7px Arial, sans-serif";
    const rows = Math.min(rect.rows, fittedWidth.rows, this.sheet(sheetId).getRowCount() - rect.row);
    const columns = Math.min(rect.columns, this.sheet(sheetId).getColumnCount() - rect.column);
    if (rows < 1 || columns < 1) return;
    const values = this.values(sheetId, { ...rect, rows, columns });
    const widths = Array.from({ length: columns }, (_, at): readonly [number, number] => {
      const texts = values.map((line) => shown(line[at] ?? ""));
      const widest = Math.max(...texts.map((text) => drawing.measureText(text).width));
      const { least, most, padding } = fittedWidth;
      return [rect.column + at, Math.round(Math.min(most, Math.max(least, widest + padding)))];
    });
    this.setWidths(sheetId, widths);
  }

  rowHeight(sheetId: string, row: number, count: number): number | null {
    const sheet = this.sheet(sheetId);
    const within = Math.max(1, Math.min(count, sheet.getRowCount() - row));
    const heights = new Set(Array.from({ length: within }, (_, at) => sheet.getRowHeight(row + at)));
    const [only] = heights;
    return heights.size === 1 && only !== undefined ? only * pointsPerPixel : null;
  }

  setRowHeight(sheetId: string, row: number, count: number, points: number): void {
    const range = { ...toRange({ row, column: 0, rows: count, columns: 1 }), rangeType: RANGE_TYPE.ROW };
    const before = this.sheet(sheetId).getRowHeight(row);
    const height = (rowHeight: number) => ({
      id: SetWorksheetRowHeightMutation.id,
      params: { subUnitId: sheetId, ranges: [range], rowHeight },
    });
    this.mutate(height(points / pointsPerPixel), height(before));
  }

  autofitRows(): void {
    // Univer fits every row whose height nobody has set.
  }

  rowsHidden(sheetId: string, row: number, count: number): boolean | null {
    const sheet = this.sheet(sheetId);
    return allOrNone(count, sheet.getRowCount() - row, (at) => !sheet.getRowVisible(row + at));
  }

  setRowsHidden(sheetId: string, row: number, count: number, state: Shown): void {
    const ranges = [toRange({ row, column: 0, rows: count, columns: this.sheet(sheetId).getColumnCount() })];
    const hide = { id: SetRowHiddenMutation.id, params: { subUnitId: sheetId, ranges } };
    const show = { id: SetRowVisibleMutation.id, params: { subUnitId: sheetId, ranges } };
    if (state === "hidden") this.mutate(hide, show);
    else this.mutate(show, hide);
  }

  columnsHidden(sheetId: string, column: number, count: number): boolean | null {
    const sheet = this.sheet(sheetId);
    return allOrNone(count, sheet.getColumnCount() - column, (at) => !sheet.getColVisible(column + at));
  }

  setColumnsHidden(sheetId: string, column: number, count: number, state: Shown): void {
    const ranges = [toRange({ row: 0, column, rows: this.sheet(sheetId).getRowCount(), columns: count })];
    const hide = { id: SetColHiddenMutation.id, params: { subUnitId: sheetId, ranges } };
    const show = { id: SetColVisibleMutation.id, params: { subUnitId: sheetId, ranges } };
    if (state === "hidden") this.mutate(hide, show);
    else this.mutate(show, hide);
  }

  frozen(sheetId: string): Frozen {
    const { xSplit, ySplit } = this.sheet(sheetId).getFreeze();
    return { rows: ySplit, columns: xSplit };
  }

  setFrozen(sheetId: string, { rows, columns }: Frozen): void {
    const before = this.sheet(sheetId).getFreeze();
    const after = { ySplit: rows, xSplit: columns, startRow: rows || -1, startColumn: columns || -1 };
    this.mutate(
      { id: SetFrozenMutation.id, params: { subUnitId: sheetId, ...after } },
      { id: SetFrozenMutation.id, params: { subUnitId: sheetId, ...before } },
    );
  }

  mergedAreas(sheetId: string): readonly Rect[] {
    return this.sheet(sheetId).getMergeData().map(toRect);
  }

  merge(sheetId: string, rect: Rect): void {
    const params = { subUnitId: sheetId, ranges: [toRange(rect)] };
    this.mutate({ id: AddWorksheetMergeMutation.id, params }, { id: RemoveWorksheetMergeMutation.id, params });
  }

  unmerge(sheetId: string, rect: Rect): void {
    const { startRow, endRow, startColumn, endColumn } = toRange(rect);
    const ranges = this.sheet(sheetId)
      .getMergeData()
      .filter(
        (area) =>
          area.startRow <= endRow &&
          area.endRow >= startRow &&
          area.startColumn <= endColumn &&
          area.endColumn >= startColumn,
      );
    if (ranges.length === 0) return;
    const params = { subUnitId: sheetId, ranges };
    this.mutate({ id: RemoveWorksheetMergeMutation.id, params }, { id: AddWorksheetMergeMutation.id, params });
  }

  tables(): readonly TableFacts[] {
    return this.gridTables.list();
  }

  addTable(sheetId: string, rect: Rect, name: string): TableFacts {
    this.flush();
    return this.gridTables.add(sheetId, rect, name);
  }

  setTable(tableId: string, change: TableChange): void {
    this.flush();
    this.gridTables.set(tableId, change);
  }

  removeTable(tableId: string): void {
    this.gridTables.remove(tableId);
  }

  rules(sheetId: string): readonly ConditionalRule[] {
    return this.conditional.list(sheetId);
  }

  addRule(sheetId: string, rule: Omit<ConditionalRule, "id">): string {
    return this.conditional.add(sheetId, rule);
  }

  setRule(sheetId: string, rule: ConditionalRule): void {
    this.conditional.set(sheetId, rule);
  }

  removeRule(sheetId: string, ruleId: string): void {
    this.flush();
    this.conditional.remove(sheetId, ruleId);
  }

  validations(sheetId: string): readonly Validation[] {
    return this.validated.get(sheetId) ?? [];
  }

  /** Kept and saved, not shown: the grid has no data validation. */
  setValidations(sheetId: string, validations: readonly Validation[]): void {
    this.validated.set(sheetId, validations);
  }

  names(): readonly NameFacts[] {
    const known = this.grid.injector.get(IDefinedNamesService).getDefinedNameMap(this.grid.unitId) ?? {};
    return Object.values(known).map(({ name, formulaOrRefString, comment, hidden }) => ({
      name,
      formula: formulaOrRefString.startsWith("=") ? formulaOrRefString : `=${formulaOrRefString}`,
      comment: comment ?? "",
      visible: hidden !== true,
    }));
  }

  setName({ name, formula, comment, visible }: NameFacts): void {
    const before = this.grid.injector.get(IDefinedNamesService).getValueByName(this.grid.unitId, name);
    const id = before?.id ?? `name-${++this.lastName}`;
    // Univer keeps a reference without its equals sign and a formula with it.
    const isReference = /^=('[^']+'|[^'!(]+)!\$?[A-Z]+\$?\d*(:\$?[A-Z]+\$?\d*)?$/i.test(formula);
    const formulaOrRefString = isReference ? formula.slice(1) : formula;
    const params = { id, name, formulaOrRefString, comment, hidden: !visible, localSheetId: workbookScope };
    const set = { id: SetDefinedNameMutation.id, params };
    this.mutate(set, before ? { id: set.id, params: before } : { id: RemoveDefinedNameMutation.id, params });
  }

  removeName(name: string): void {
    const before = this.grid.injector.get(IDefinedNamesService).getValueByName(this.grid.unitId, name);
    if (!before) throw new Error(`The grid has no name ${name}`);
    this.mutate(
      { id: RemoveDefinedNameMutation.id, params: before },
      { id: SetDefinedNameMutation.id, params: before },
    );
  }

  filter(sheetId: string): FilterFacts | undefined {
    return this.filters.get(sheetId);
  }

  setFilter(sheetId: string, filter: FilterFacts | undefined): void {
    if (filter) this.filters.set(sheetId, filter);
    else this.filters.delete(sheetId);
  }

  isProtected(sheetId: string): boolean {
    return this.protectedSheets.has(sheetId);
  }

  setProtected(sheetId: string, state: "on" | "off"): void {
    if (state === "on") this.protectedSheets.add(sheetId);
    else this.protectedSheets.delete(sheetId);
  }

  selection(): SelectionFacts {
    return this.events.selection();
  }

  select(sheetId: string, rect: Rect): void {
    this.activateSheet(sheetId);
    const sheet = this.sheet(sheetId);
    const range: IRange = {
      ...toRange({
        ...rect,
        rows: Math.min(rect.rows, sheet.getRowCount() - rect.row),
        columns: Math.min(rect.columns, sheet.getColumnCount() - rect.column),
      }),
      rangeType:
        rect.rows === ROW_LIMIT
          ? RANGE_TYPE.COLUMN
          : rect.columns === COLUMN_LIMIT
            ? RANGE_TYPE.ROW
            : RANGE_TYPE.NORMAL,
    };
    const corner = { startRow: rect.row, endRow: rect.row, startColumn: rect.column, endColumn: rect.column };
    const primary = {
      ...corner,
      actualRow: rect.row,
      actualColumn: rect.column,
      isMerged: false,
      isMergedMainCell: false,
    };
    this.run(SetSelectionsOperation.id, {
      subUnitId: sheetId,
      selections: [{ range, primary, style: null }],
      reveal: true,
    });
  }

  isEditingCell(): boolean {
    return this.grid.book.isCellEditing();
  }

  beginBatch(): void {
    this.isInBatch = true;
    this.events.actAs("addin");
    this.grid.undo.begin(this.grid.unitId);
  }

  endBatch(): void {
    try {
      this.flush();
      this.conditional.commit();
    } finally {
      this.isInBatch = false;
      this.grid.undo.end();
      this.events.actAs("user");
    }
  }

  calculationMode(): CalculationMode {
    return this.mode;
  }

  setCalculationMode(mode: CalculationMode): void {
    // Univer always calculates by itself; the add-in reads back what it wrote.
    this.mode = mode;
  }

  recalculate(): void {
    this.flush();
    this.isCalculationDue = true;
    this.customFunctions.calculate();
  }

  async settle(): Promise<void> {
    this.flush();
    if (!this.isCalculationDue) return;
    this.isCalculationDue = false;
    // Conditional formats are calculated too; where no cell has a formula there is nothing to wait for.
    if (!this.cells.hasFormula("any")) return;
    const until = Date.now() + longestCalculation;
    do {
      // On a busy machine Univer says that nothing is being calculated before it has begun.
      await this.grid.api.getFormula().onCalculationResultApplied(longestCalculation);
    } while (this.cells.hasFormula("without a result") && Date.now() < until);
  }

  useFunctions(call: CallFunction): void {
    this.customFunctions.use(call);
  }

  onEvent(listener: (event: StoreEvent) => void): () => void {
    return this.events.listen(listener);
  }

  private workbook() {
    return this.grid.book.getWorkbook();
  }

  private sheet(sheetId: string) {
    return this.cells.sheet(sheetId);
  }

  private visibility(sheetId: string, hidden: BooleanNumber): Visibility {
    if (hidden !== BooleanNumber.TRUE) return "Visible";
    return this.veryHidden.has(sheetId) ? "VeryHidden" : "Hidden";
  }

  /** A gathered write may make the grid write earlier ones first; their events are told once, by the cells. */
  private gather(write: () => void): void {
    this.events.silently(write);
    // Outside a batch nobody would write it.
    if (!this.isInBatch) this.flush();
  }

  private flush(): void {
    this.events.silently(() => this.cells.flush());
  }

  /** Runs a command of Univer's, which makes its own undo step. */
  private run(id: string, params: object): void {
    this.flush();
    const done = this.grid.commands.syncExecuteCommand(id, { unitId: this.grid.unitId, ...params });
    if (!done) throw new Error(`The grid refused ${id}`);
  }

  /** Runs a mutation and makes its undo step: some of Univer's commands are asynchronous or act on the active sheet only. */
  private mutate(redo: IMutationInfo, undo: IMutationInfo): void {
    this.mutateAll([redo], [undo]);
  }

  private mutateAll(redos: readonly IMutationInfo[], undos: readonly IMutationInfo[]): void {
    this.flush();
    const { unitId, commands } = this.grid;
    const own = ({ id, params }: IMutationInfo): IMutationInfo => ({ id, params: { unitId, ...params } });
    const redoMutations = redos.map(own);
    for (const { id, params } of redoMutations) {
      if (!commands.syncExecuteCommand(id, params)) throw new Error(`The grid refused ${id}`);
    }
    this.grid.undo.pushUndoRedo({ unitID: unitId, redoMutations, undoMutations: undos.map(own) });
  }

  /** Makes rows high enough for a font, as Excel does by itself; Univer does so only for what is typed. */
  private growRows(sheetId: string, { row, rows }: Rect, fontSize: number): void {
    const needed = Math.ceil(fontSize * lineHeight);
    const height = this.rowHeight(sheetId, row, rows);
    if (height === null || height < needed) this.setRowHeight(sheetId, row, rows, needed);
  }

  private setWidths(sheetId: string, widths: readonly (readonly [number, number])[]): void {
    const sheet = this.sheet(sheetId);
    const width = (column: number, colWidth: number) => ({
      id: SetWorksheetColWidthMutation.id,
      params: {
        subUnitId: sheetId,
        ranges: [
          { ...toRange({ row: 0, column, rows: sheet.getRowCount(), columns: 1 }), rangeType: RANGE_TYPE.COLUMN },
        ],
        colWidth,
      },
    });
    const within = widths.filter(([column]) => column < sheet.getColumnCount());
    const before = within.map(([column]) => width(column, sheet.getColumnWidth(column)));
    this.mutateAll(
      within.map(([column, pixels]) => width(column, pixels)),
      before,
    );
  }

  private shiftCells(
    sheetId: string,
    rect: Rect,
    { how, dimension }: { how: "insert" | "delete"; dimension: Dimension },
  ): void {
    this.flush();
    const sheet = this.sheet(sheetId);
    const range = toRange({
      ...rect,
      rows: Math.min(rect.rows, sheet.getRowCount() - rect.row),
      columns: Math.min(rect.columns, sheet.getColumnCount() - rect.column),
    });
    const params = { range, unitId: this.grid.unitId, subUnitId: sheetId, shiftDimension: dimension };
    const { redo, undo } =
      how === "insert"
        ? getInsertRangeMutations(this.grid.injector, { ...params, cellValue: {} })
        : getRemoveRangeMutations(this.grid.injector, params);
    this.events.silently(() => this.mutateAll(redo, undo));
    this.events.shifted(sheetId, rect, how === "insert" ? "CellInserted" : "CellDeleted");
  }
}

function allOrNone(count: number, available: number, is: (at: number) => boolean): boolean | null {
  const within = Math.max(1, Math.min(count, available));
  const found = new Set(Array.from({ length: within }, (_, at) => is(at)));
  return found.size === 1 ? found.has(true) : null;
}

function shown(value: CellValue): string {
  return typeof value === "object" ? value.error : String(value);
}
