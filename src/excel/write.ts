import { refusal, type Issue, type Outcome } from "../core/issues";
import { cellsOf, type Block, type Edit, type Plan, type SheetRole } from "../core/plan";
import { columnLetters } from "../core/table";
import type { Progress, Written } from "../core/workbook";
import { setLook, valuesOf } from "./cells";
import { setPage } from "./page";
import { isTooLarge } from "./refusals";
import { addSheet, findSheets, markBlock, type FoundSheet } from "./sheets";

/** Rows handled in one piece at most, so that making them stays far below 50 ms. */
const MOST_ROWS = 5_000;
/** Width of one character in Excel's points, and what a column needs besides. */
const POINTS_PER_CHARACTER = 5.4;
const POINTS_OF_PADDING = 4;

/** Carries a plan out on KA's own sheets, edit by edit, large blocks in pieces. Nothing is touched before all that forbids it was looked for. */
export async function carryOutPlan(
  context: Excel.RequestContext,
  plan: Plan,
  progress: Progress,
): Promise<Outcome<Written>> {
  const wanted = plan.edits.filter((edit) => edit.kind === "openSheet");
  const { sheets, issues } = await findSheets(context, wanted);
  if (issues.some(({ severity }) => severity === "error")) return { issues };
  if (progress.signal.aborted) return { issues: [...issues, refusal("cancelled", { written: "nothing" })] };

  const writer = new Writer(context, sheets, { progress, total: cellsOf(plan) });
  for (const edit of plan.edits) {
    const stopped = await writer.carryOut(edit);
    if (stopped) return { issues: [...issues, stopped] };
  }
  await writer.finish();
  return { value: { sheets: writer.names, cells: cellsOf(plan) }, issues };
}

class Writer {
  private done = 0;
  private readonly sizes = new Map<SheetRole, { rows: number; columns: number }>();

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly found: readonly FoundSheet[],
    private readonly job: { readonly progress: Progress; readonly total: number },
  ) {}

  get names(): Written["sheets"] {
    return { accounts: this.foundSheet("accounts").name, summary: this.foundSheet("summary").name };
  }

  /** Carries one edit out; an issue when the user cancelled. */
  async carryOut(edit: Edit): Promise<Issue | undefined> {
    switch (edit.kind) {
      case "openSheet":
        addSheet(this.context, this.foundSheet(edit.sheet));
        return undefined;
      case "clearSheet":
        return this.clear(edit.sheet);
      case "setCells":
        return this.setCells(edit);
      case "makeTable":
        return this.makeTable(edit);
      case "setFormula":
        // One formula for all cells of the range, which the types do not know.
        this.block(edit.sheet, edit.block).formulas = edit.formula as unknown as string[][];
        return undefined;
      case "setLook":
        setLook(this.block(edit.sheet, edit.block).format, edit.look);
        return undefined;
      case "setWidths":
        edit.widths.forEach((width, column) => {
          const cell = this.sheet(edit.sheet).getRangeByIndexes(0, column, 1, 1);
          cell.columnHidden = width === 0;
          if (width > 0) cell.format.columnWidth = width * POINTS_PER_CHARACTER + POINTS_OF_PADDING;
        });
        return undefined;
      case "freezeRows":
        this.sheet(edit.sheet).freezePanes.freezeRows(edit.rows);
        return undefined;
      case "setPage":
        if (this.foundSheet(edit.sheet).state === "missing") setPage(this.sheet(edit.sheet), edit);
        return undefined;
      case "colourClasses":
        this.colourClasses(edit);
        return undefined;
      case "showSheet":
        this.sheet(edit.sheet).activate();
        return undefined;
    }
  }

  /** Marks what was written as KA's and sends what is still waiting. */
  async finish(): Promise<void> {
    for (const [role, size] of this.sizes) markBlock(this.context, this.foundSheet(role), size);
    await this.context.sync();
  }

  /** Empties KA's sheet but for the header rows of its tables: an emptied header would be renamed under the user's formulas. */
  private async clear(role: SheetRole): Promise<undefined> {
    const sheet = this.sheet(role);
    const used = sheet.getUsedRangeOrNullObject(false);
    sheet.tables.load("items/name");
    used.load("rowIndex,rowCount,columnCount");
    await this.context.sync();
    sheet.getRange().conditionalFormats.clearAll();
    if (used.isNullObject) return undefined;
    const headers = sheet.tables.items.map((table) => {
      // Values written under a filter land in the wrong rows.
      table.clearFilters();
      return table.getHeaderRowRange().load("rowIndex");
    });
    await this.context.sync();
    const last = used.rowIndex + used.rowCount;
    const kept = headers.map(({ rowIndex }) => rowIndex).sort((a, b) => a - b);
    let start = 0;
    for (const row of [...kept, last]) {
      if (row > start) sheet.getRangeByIndexes(start, 0, row - start, used.columnCount).clear();
      start = row + 1;
    }
    return undefined;
  }

  private async setCells({
    sheet: role,
    at,
    columns,
  }: Extract<Edit, { kind: "setCells" }>): Promise<Issue | undefined> {
    const rows = Math.max(0, ...columns.map(({ values }) => values.length));
    this.grow(role, at.row + rows, at.column + columns.length);
    columns.forEach(({ format }, i) => {
      const column = this.sheet(role).getRangeByIndexes(at.row, at.column + i, rows, 1);
      // One format for all cells of the range, which the types do not know.
      column.numberFormat = format as unknown as string[][];
    });
    // A text beside numbers, such as a line of the summary, is sent with the next block of cells.
    if (rows === 1) {
      this.sheet(role).getRangeByIndexes(at.row, at.column, 1, columns.length).values = valuesOf(columns, 0, 1).values;
      this.done += columns.length;
      return undefined;
    }
    let size = MOST_ROWS;
    for (let row = 0; row < rows;) {
      if (this.job.progress.signal.aborted) return refusal("cancelled", { written: "part" });
      const piece = valuesOf(columns, row, Math.min(size, rows - row));
      const sent = await this.sendPiece(role, { row: at.row + row, column: at.column }, piece.values);
      if (sent === "tooLarge") {
        if (piece.values.length === 1) return refusal("tooLargeForExcel", {});
        size = Math.ceil(piece.values.length / 2);
        continue;
      }
      row += piece.values.length;
      this.done += piece.values.length * columns.length;
      this.job.progress.report(this.done, this.job.total);
    }
    return undefined;
  }

  private async sendPiece(
    role: SheetRole,
    at: { readonly row: number; readonly column: number },
    values: (string | number | boolean)[][],
  ): Promise<"sent" | "tooLarge"> {
    const range = this.sheet(role).getRangeByIndexes(at.row, at.column, values.length, values[0]?.length ?? 0);
    this.context.application.suspendApiCalculationUntilNextSync();
    range.values = values;
    try {
      await this.context.sync();
    } catch (error) {
      if (isTooLarge(error)) return "tooLarge";
      throw error;
    }
    range.untrack();
    return "sent";
  }

  private async makeTable({
    sheet: role,
    name,
    block,
    style,
  }: Extract<Edit, { kind: "makeTable" }>): Promise<undefined> {
    const range = this.block(role, block);
    const existing = this.context.workbook.tables.getItemOrNullObject(name);
    existing.load("name");
    await this.context.sync();
    if (!existing.isNullObject) {
      const before = existing.getRange().load("columnCount");
      await this.context.sync();
      existing.resize(range);
      // Headers of columns that are no longer written would stay beside the table.
      const gone = before.columnCount - block.columns;
      if (gone > 0)
        this.block(role, { row: block.row, column: block.column + block.columns, rows: 1, columns: gone }).clear();
      return undefined;
    }
    const table = this.sheet(role).tables.add(range, true);
    table.name = name;
    table.style = style;
    table.showBandedRows = false;
    return undefined;
  }

  private colourClasses({ sheet, block, classColumn, rules }: Extract<Edit, { kind: "colourClasses" }>): void {
    const formats = this.block(sheet, block).conditionalFormats;
    for (const { label, fill, font } of rules) {
      const { custom } = Object.assign(formats.add(Excel.ConditionalFormatType.custom), { stopIfTrue: true });
      custom.rule.formula = `=$${columnLetters(classColumn)}${block.row + 1}="${label.replaceAll('"', '""')}"`;
      custom.format.fill.color = fill;
      custom.format.font.color = font;
    }
  }

  private grow(role: SheetRole, rows: number, columns: number): void {
    const size = this.sizes.get(role);
    this.sizes.set(role, { rows: Math.max(rows, size?.rows ?? 0), columns: Math.max(columns, size?.columns ?? 0) });
  }

  private sheet(role: SheetRole): Excel.Worksheet {
    return this.context.workbook.worksheets.getItem(this.foundSheet(role).name);
  }

  private block(role: SheetRole, { row, column, rows, columns }: Block): Excel.Range {
    return this.sheet(role).getRangeByIndexes(row, column, rows, columns);
  }

  private foundSheet(role: SheetRole): FoundSheet {
    const sheet = this.found.find((candidate) => candidate.role === role);
    if (!sheet) throw new Error(`the plan writes to the sheet ${role} without opening it`);
    return sheet;
  }
}
