import { type ICellData, CommandType, type IExecutionOptions, type IMutationInfo, type Nullable } from "@univerjs/core";
import {
  InsertColMutation,
  InsertRowMutation,
  InsertSheetMutation,
  MoveRangeMutation,
  RemoveColMutation,
  RemoveRowMutation,
  RemoveSheetMutation,
  ReorderRangeMutation,
  SetRangeValuesMutation,
  SetWorksheetNameMutation,
  SheetsSelectionsService,
} from "@univerjs/preset-sheets-core";
import { TableManager } from "@univerjs/preset-sheets-table";
import {
  type CellValue,
  type ChangeKind,
  COLUMN_LIMIT,
  type Rect,
  ROW_LIMIT,
  type Source,
  type StoreEvent,
} from "../host/store";
import { toRect, toValue, type Written } from "./grid-cells";
import type { Grid } from "./univer";

type Ranges = Readonly<{ startRow: number; endRow: number; startColumn: number; endColumn: number }>;
/** The parameters of the mutations that are told as events; each has some of them. */
interface MutationParams {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly trigger?: string;
  readonly cellValue?: Record<string, Record<string, Nullable<ICellData>> | undefined>;
  readonly range?: Ranges;
  readonly fromRange?: Ranges;
  readonly toRange?: Ranges;
  readonly from?: { readonly subUnitId: string };
  readonly to?: { readonly subUnitId: string };
  readonly sheet?: { readonly id: string; readonly name: string };
  readonly subUnitName?: string;
  readonly name?: string;
}

const structural = new Map<string, ChangeKind>([
  [InsertRowMutation.id, "RowInserted"],
  [RemoveRowMutation.id, "RowDeleted"],
  [InsertColMutation.id, "ColumnInserted"],
  [RemoveColMutation.id, "ColumnDeleted"],
]);
const contentKeys = ["v", "f", "p", "si"] as const;

/** The smallest rectangle around the cells whose contents (or, with "formats", only formats) a mutation changes. */
function touched(cellValue: NonNullable<MutationParams["cellValue"]>, what: "contents" | "formats"): Rect | undefined {
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  for (const [row, line] of Object.entries(cellValue)) {
    for (const [column, cell] of Object.entries(line ?? {})) {
      const hasContents = !cell || contentKeys.some((key) => key in cell);
      if (hasContents !== (what === "contents")) continue;
      top = Math.min(top, Number(row));
      bottom = Math.max(bottom, Number(row));
      left = Math.min(left, Number(column));
      right = Math.max(right, Number(column));
    }
  }
  return bottom < 0 ? undefined : toRect({ startRow: top, endRow: bottom, startColumn: left, endColumn: right });
}

/** Whole rows and columns have no bounds in Univer; Excel names them to the edge of the sheet. */
export function boundedRect({ startRow, endRow, startColumn, endColumn }: Ranges, size: Size): Rect {
  const top = Number.isNaN(startRow) ? 0 : startRow;
  const left = Number.isNaN(startColumn) ? 0 : startColumn;
  const isWholeColumn = Number.isNaN(startRow) || (top === 0 && endRow >= size.rows - 1);
  const isWholeRow = Number.isNaN(startColumn) || (left === 0 && endColumn >= size.columns - 1);
  return {
    row: top,
    column: left,
    rows: isWholeColumn ? ROW_LIMIT : endRow - top + 1,
    columns: isWholeRow ? COLUMN_LIMIT : endColumn - left + 1,
  };
}

/** Rows and columns the grid has. */
export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** What happens in the grid as the events of the store. Formula results are no edits. */
export class GridEvents {
  private readonly listeners = new Set<(event: StoreEvent) => void>();
  private readonly names = new Map<string, string>();
  private readonly lastRects = new Map<string, readonly Rect[]>();
  private source: Source = "user";
  private isFlushing = false;
  private isActivating = false;
  private lastSelection = "";
  private cellBefore: CellValue | undefined;
  private lastActive: string;

  constructor(private readonly grid: Grid) {
    const workbook = grid.book.getWorkbook();
    for (const sheet of workbook.getSheets()) this.names.set(sheet.getSheetId(), sheet.getName());
    this.lastActive = workbook.getActiveSheet().getSheetId();
    this.lastSelection = JSON.stringify(this.selection());
    // Not the facade's event: it is silent for the first seconds and comes twice a click.
    grid.injector.get(SheetsSelectionsService).selectionChanged$.subscribe(() => this.onSelection());
    workbook.activeSheet$.subscribe((sheet) => this.onActive(sheet?.getSheetId()));
    grid.commands.beforeCommandExecuted(({ id, params }) => {
      if (id === SetRangeValuesMutation.id) this.rememberCell(params ?? {});
    });
    grid.commands.onCommandExecuted((info, options) => {
      if (info.type === CommandType.MUTATION) this.onMutation({ id: info.id, params: info.params ?? {} }, options);
    });
    const tables = grid.injector.get(TableManager);
    tables.tableAdd$.subscribe(({ subUnitId, tableId }) =>
      this.emit({ kind: "tableAdded", sheetId: subUnitId, tableId }),
    );
    tables.tableDelete$.subscribe(({ subUnitId, tableId }) =>
      this.emit({ kind: "tableDeleted", sheetId: subUnitId, tableId }),
    );
  }

  listen(listener: (event: StoreEvent) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Whose doing it is from now on. */
  actAs(source: Source): void {
    this.source = source;
  }

  /** Activates one sheet after the other without an event where Excel would not leave the active one. */
  withoutActivation(act: () => void): void {
    this.isActivating = true;
    try {
      act();
    } finally {
      this.isActivating = false;
      this.lastActive = this.grid.book.getWorkbook().getActiveSheet().getSheetId();
      this.lastSelection = JSON.stringify(this.selection());
    }
  }

  /** Runs a write whose events are told by {@link wrote}, rectangle by rectangle as the add-in gave them. */
  silently(write: () => void): void {
    this.isFlushing = true;
    try {
      write();
    } finally {
      this.isFlushing = false;
    }
  }

  /** Tells of cells that were inserted or deleted: Univer moves the others one way or the other. */
  shifted(sheetId: string, rect: Rect, change: "CellInserted" | "CellDeleted"): void {
    this.emit({ kind: "changed", sheetId, rect, change });
  }

  wrote({ sheetId, contents, formats }: Written): void {
    for (const { rect, before } of contents) this.emitEdit(sheetId, rect, before);
    for (const rect of formats) this.emit({ kind: "formatChanged", sheetId, rect });
  }

  /** What is selected on the active sheet, the active area last as the user made it. */
  selection(): { readonly sheetId: string; readonly rects: readonly Rect[] } {
    const sheet = this.grid.book.getWorkbook().getActiveSheet();
    const size = { rows: sheet.getRowCount(), columns: sheet.getColumnCount() };
    const ranges = this.grid.injector.get(SheetsSelectionsService).getCurrentSelections();
    // While a cell is being edited Univer has no selection for a moment: it is still the last one.
    if (ranges.length > 0)
      this.lastRects.set(
        sheet.getSheetId(),
        ranges.map(({ range }) => boundedRect(range, size)),
      );
    const first = { row: 0, column: 0, rows: 1, columns: 1 };
    return { sheetId: sheet.getSheetId(), rects: this.lastRects.get(sheet.getSheetId()) ?? [first] };
  }

  /** An edit; of a single cell Excel also tells what it held and holds. */
  private emitEdit(sheetId: string, rect: Rect, before: CellValue | undefined): void {
    const edit = { kind: "changed", sheetId, rect, change: "RangeEdited" } as const;
    if (before === undefined || rect.rows * rect.columns !== 1) this.emit(edit);
    else this.emit({ ...edit, before, after: this.value(sheetId, rect) });
  }

  private value(sheetId: string, { row, column }: Rect): CellValue {
    const sheet = this.grid.book.getWorkbook().getSheetBySheetId(sheetId);
    return toValue(sheet?.getCellMatrix().getValue(row, column));
  }

  private emit(event: EventFacts): void {
    for (const listener of this.listeners) listener({ source: this.source, ...event });
  }

  private onSelection(): void {
    const selection = this.selection();
    const text = JSON.stringify(selection);
    if (text === this.lastSelection || this.isActivating) return;
    this.lastSelection = text;
    this.emit({ kind: "selectionChanged", ...selection });
  }

  private onActive(sheetId: string | undefined): void {
    if (!sheetId || sheetId === this.lastActive || this.isActivating) return;
    const previousSheetId = this.lastActive;
    this.lastActive = sheetId;
    this.emit({ kind: "activated", sheetId, previousSheetId });
  }

  private onMutation({ id, params }: IMutationInfo<MutationParams>, options: IExecutionOptions | undefined): void {
    if (params.unitId !== this.grid.unitId || this.isFlushing) return;
    if (id === InsertSheetMutation.id && params.sheet) {
      this.names.set(params.sheet.id, params.sheet.name);
      this.emit({ kind: "sheetAdded", sheetId: params.sheet.id });
    }
    if (id === MoveRangeMutation.id) this.onMove(params);
    const sheetId = params.subUnitId;
    if (!sheetId) return;
    if (id === ReorderRangeMutation.id && params.range) {
      this.emit({ kind: "changed", sheetId, rect: toRect(params.range), change: "RangeEdited" });
    }
    if (id === RemoveSheetMutation.id) this.emit({ kind: "sheetDeleted", sheetId });
    if (id === SetWorksheetNameMutation.id && params.name !== undefined) {
      const nameBefore = this.names.get(sheetId) ?? "";
      this.names.set(sheetId, params.name);
      this.emit({ kind: "sheetRenamed", sheetId, nameBefore, nameAfter: params.name });
    }
    const change = structural.get(id);
    if (change && params.range) {
      const rows = change.startsWith("Row");
      const rect = toRect(params.range);
      const whole = rows ? { ...rect, column: 0, columns: COLUMN_LIMIT } : { ...rect, row: 0, rows: ROW_LIMIT };
      this.emit({ kind: "changed", sheetId, rect: whole, change });
    }
    if (id === SetRangeValuesMutation.id && params.cellValue)
      this.onCells(sheetId, params.cellValue, { params, options });
  }

  /** Keeps what a single cell holds before it is written. */
  private rememberCell({ subUnitId, cellValue }: MutationParams): void {
    const rect = subUnitId && cellValue ? touched(cellValue, "contents") : undefined;
    this.cellBefore = subUnitId && rect?.rows === 1 && rect.columns === 1 ? this.value(subUnitId, rect) : undefined;
  }

  /** Cells that were cut and pasted, or dragged: where they were and where they are. */
  private onMove({ from, fromRange, to, toRange }: MutationParams): void {
    if (!from || !fromRange || !to || !toRange) return;
    this.emit({ kind: "changed", sheetId: from.subUnitId, rect: toRect(fromRange), change: "RangeEdited" });
    this.emit({ kind: "changed", sheetId: to.subUnitId, rect: toRect(toRange), change: "RangeEdited" });
  }

  private onCells(
    sheetId: string,
    cellValue: NonNullable<MutationParams["cellValue"]>,
    { params, options }: { params: MutationParams; options: IExecutionOptions | undefined },
  ): void {
    if (options?.["applyFormulaCalculationResult"] || options?.["fromFormula"]) {
      this.emit({ kind: "calculated", sheetId });
      return;
    }
    // Inserting or removing rows rewrites formulas: Excel tells the insertion only.
    if (/insert-(row|col)|remove-(row|col)/.test(params.trigger ?? "")) return;
    const contents = touched(cellValue, "contents");
    if (contents) this.emitEdit(sheetId, contents, this.cellBefore);
    const formats = touched(cellValue, "formats");
    if (formats && !contents) this.emit({ kind: "formatChanged", sheetId, rect: formats });
  }
}

type EventFacts = StoreEvent extends infer Event ? (Event extends StoreEvent ? Omit<Event, "source"> : never) : never;
