import type { SheetBefore } from "../core/plan/journal";
import type { Issue } from "../core/issues";
import type { Block } from "../core/plan/block";
import type { SheetRole } from "../core/plan/own-sheets";
import type { Edit } from "../core/plan";
import { columnLetters } from "../core/table";
import type { Progress, Written } from "../core/workbook";
import { CellSender, rowsOf } from "./cell-sender";
import { setLook } from "./cells";
import { clearChoices, drawBars, setChoices } from "./choices";
import { makeCharts, shadeCells } from "./charts";
import { setName, type FoundName } from "./formula-names";
import { setPage } from "./page";
import { makePivots } from "./pivots";
import { addSheet, markBlock, type FoundSheet } from "./sheets";
import { setXmlPart } from "./xml-part";

/** Width of one character in Excel's points, and what a column needs besides. */
const POINTS_PER_CHARACTER = 5.4;
const POINTS_OF_PADDING = 4;

/** What the writer has to know besides the sheets. */
export interface WriteJob {
  readonly progress: Progress;
  /** Cells of the whole plan: what progress is measured in. */
  readonly total: number;
  /** What stands on the sheets. */
  readonly before: readonly SheetBefore[];
  /** Sheets that this run adds, or added before it was broken off. */
  readonly made: ReadonlySet<SheetRole>;
  readonly names: readonly FoundName[];
}

/** What is on a sheet while it is written. */
interface SheetNow {
  rows: number;
  columns: number;
  readonly tables: Map<string, Block>;
}

/** Carries edits out on KA's own sheets. What it asks of Excel it was told before, so that small edits wait for the next block. */
export class Writer {
  private readonly cells: CellSender;
  private readonly sizes = new Map<SheetRole, { rows: number; columns: number }>();
  private readonly now: ReadonlyMap<SheetRole, SheetNow>;

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly found: readonly FoundSheet[],
    private readonly job: WriteJob,
  ) {
    this.cells = new CellSender(context, job);
    this.now = new Map(
      job.before.map(({ role, rows, columns, tables }): [SheetRole, SheetNow] => [
        role,
        { rows, columns, tables: new Map(tables.map(({ name, ...block }) => [name, block])) },
      ]),
    );
  }

  get names(): Written["sheets"] {
    return { accounts: this.foundSheet("accounts").name, summary: this.foundSheet("summary").name };
  }

  /** Carries one edit out; an issue when it cannot go on. */
  async carryOut(edit: Edit): Promise<Issue | undefined> {
    switch (edit.kind) {
      case "openSheet":
        addSheet(this.context, this.foundSheet(edit.sheet));
        return undefined;
      case "clearSheet":
        this.clear(edit.sheet);
        return undefined;
      case "setCells": {
        const { sheet, at, columns } = edit;
        this.grow(sheet, at.row + rowsOf(columns), at.column + columns.length);
        return this.cells.set(() => this.sheet(sheet), edit);
      }
      case "makeTable":
        this.makeTable(edit);
        return undefined;
      case "setFormula":
        // One formula for all cells of the range, which the types do not know.
        this.block(edit.sheet, edit.block).formulas = edit.formula as unknown as string[][];
        return undefined;
      case "setName": {
        const found = this.job.names.find(({ name }) => name === edit.name);
        if (found) setName(this.context, found, this.foundSheet(edit.sheet).name);
        return undefined;
      }
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
        if (this.job.made.has(edit.sheet)) setPage(this.sheet(edit.sheet), edit);
        return undefined;
      case "colourClasses":
        this.colourClasses(edit);
        return undefined;
      case "setXmlPart":
        return setXmlPart(this.context, edit);
      case "setChoices":
        setChoices(this.block(edit.sheet, edit.block), edit, (role) => this.foundSheet(role).name);
        return undefined;
      case "drawBars":
        drawBars(this.block(edit.sheet, edit.block), edit);
        return undefined;
      case "shadeCells":
        shadeCells(this.block(edit.sheet, edit.block), edit);
        return undefined;
      case "makeCharts":
        await makeCharts(this.context, this.sheet(edit.sheet), edit.charts);
        return undefined;
      case "makePivots":
        await makePivots(this.context, this.sheet(edit.sheet), edit.pivots);
        return undefined;
      case "showSheet":
        this.sheet(edit.sheet).activate();
        return undefined;
    }
  }

  /** Marks what was written as KA's, with the next request. */
  finish(): void {
    for (const [role, size] of this.sizes) markBlock(this.context, this.foundSheet(role), size);
  }

  /** Empties KA's sheet but for the header rows of its tables: an emptied header would be renamed under the user's formulas. */
  private clear(role: SheetRole): void {
    const sheet = this.sheet(role);
    const now = this.sheetNow(role);
    sheet.getRange().conditionalFormats.clearAll();
    clearChoices(sheet);
    // Values written under a filter land in the wrong rows.
    for (const name of now.tables.keys()) sheet.tables.getItem(name).clearFilters();
    const kept = [...now.tables.values()].map(({ row }) => row).sort((a, b) => a - b);
    let start = 0;
    for (const row of [...kept, now.rows]) {
      if (row > start) sheet.getRangeByIndexes(start, 0, row - start, now.columns).clear();
      start = row + 1;
    }
  }

  private makeTable({ sheet: role, name, block, style }: Extract<Edit, { kind: "makeTable" }>): void {
    const range = this.block(role, block);
    const { tables } = this.sheetNow(role);
    const before = tables.get(name);
    tables.set(name, block);
    if (before) {
      this.sheet(role).tables.getItem(name).resize(range);
      // Headers of columns that are no longer written would stay beside the table.
      const gone = before.columns - block.columns;
      if (gone > 0)
        this.block(role, { row: block.row, column: block.column + block.columns, rows: 1, columns: gone }).clear();
      return;
    }
    const table = this.sheet(role).tables.add(range, true);
    table.name = name;
    table.style = style;
    table.showBandedRows = false;
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
    const now = this.sheetNow(role);
    now.rows = Math.max(now.rows, rows);
    now.columns = Math.max(now.columns, columns);
  }

  private sheetNow(role: SheetRole): SheetNow {
    const now = this.now.get(role);
    if (!now) throw new Error(`the plan writes to the sheet ${role} without opening it`);
    return now;
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
