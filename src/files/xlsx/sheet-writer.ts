import { warning, type Issue } from "../../core/issues";
import { SHEET_MARKS, writtenText } from "../../core/plan/own-sheets";
import { STYLES_NAME } from "../../core/plan/plan-print";
import type { CellColumn } from "../../core/plan";
import type { Progress } from "../../core/workbook";
import { type Book } from "./book";
import { whoseName } from "./formula-names";
import type { Findings } from "./find-sheets";
import { type PackageDraft } from "./package-draft";
import type { Tally } from "./cell-text";
import { encodeRows } from "./row-encoder";
import { cellAt, segmentsOf, type Segment, type SheetDraft } from "./sheet-draft";
import { putCharts } from "./sheet-charts";
import { COLUMNS_PROPERTY, fitFrame, type FittedFrame } from "./sheet-fitting";
import { putPivots } from "./sheet-pivots";
import { newFrame, propertyOf } from "./sheet-frame";
import { StyleList, emptyStyles } from "./style-list";
import { recordOf } from "./style-record";
import { TABLE_TYPE, tablePart } from "./table-part";
import type { ExpectedSize } from "./zip-writer";

const STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const PROPERTY_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.customProperty";
const HUGE = 2 ** 32;
/** Bytes that a cell takes at most beside its text, and a character of a text. */
const [BYTES_OF_CELL, BYTES_OF_CHARACTER] = [120, 7];

/** Thrown through the zip to end the writing. */
export class Cancelled extends Error {}

/** Puts KA's sheets into the draft of a workbook, each with its tables, charts and PivotTables. */
export class SheetWriter {
  private readonly styles: Promise<StyleList>;
  private readonly tallies = new Map<string, Tally>();
  private readonly tableIds: Set<number>;
  private readonly left: Issue[] = [];
  private stylesPart = "";
  private stylesBefore = "none";

  constructor(
    private readonly draft: PackageDraft,
    private readonly book: Book,
    private readonly job: {
      readonly wanted: readonly SheetDraft[];
      readonly findings: Findings;
      readonly progress: Progress;
      readonly total: number;
      /** Whether the charts that KA drew last are the same. */
      readonly last: "same" | "other";
    },
  ) {
    this.styles = this.openStyles();
    this.tableIds = new Set(job.findings.tables.map(({ id }) => id));
  }

  /** Prepares one sheet: everything but its rows is settled here, and they are made while the file is written. */
  async add(sheet: SheetDraft): Promise<void> {
    const found = this.job.findings.sheets.find(({ role }) => role === sheet.role);
    if (!found) throw new Error(`the sheet ${sheet.role} was not looked for`);
    const { dialect } = this.book;
    const styles = await this.styles;
    const part = found.existing?.part ?? (await this.book.addSheet(found.name));
    const frame = found.existing?.frame ?? newFrame(dialect);
    if (frame.formulas === "some") await this.dropCalculationOrder();
    const tables = [];
    for (const table of sheet.tables) tables.push(await this.addTable(part, sheet, table));
    const property = await this.addProperty(
      part,
      propertyOf(frame, COLUMNS_PROPERTY),
      writtenText(sheet.headers ?? sheet.columns),
    );
    const drawing = await this.draw(part, sheet, found.name);
    const fitted = fitFrame(frame, sheet, {
      ...{ dialect, tables, property, drawing, ruleOf: (rule) => styles.rule(rule) },
      nameOf: (role) => this.job.findings.sheets.find((other) => other.role === role)?.name ?? "",
    });
    const segments = segmentsOf(sheet, styles);
    const tally: Tally = { cells: 0, clipped: 0 };
    this.tallies.set(found.name, tally);
    this.draft.setBytes(part, {
      pieces: () => this.pieces(fitted, segments, tally),
      expected: expectedSize(sheet),
    });
    const block = { row: 0, column: 0, rows: sheet.rows, columns: sheet.columns };
    this.book.mark(SHEET_MARKS[sheet.role], { sheet: found.name, block });
    const { titleRows: rows = 0, titleColumns: columns = 0 } = sheet.page ?? {};
    if (rows > 0) await this.book.repeat(found.name, { rows, columns });
    for (const { name, block: cells } of sheet.names)
      if (whoseName(this.book, name, found) === "ours") this.book.mark(name, { sheet: found.name, block: cells });
      else this.left.push(warning("nameLeft", { name }));
  }

  async finish(): Promise<void> {
    await this.styles;
    // At the end, like the marks: so a second run makes the same list of names.
    this.book.keepText(STYLES_NAME, this.book.textOf(STYLES_NAME) ?? this.stylesBefore);
    await this.book.save();
    await this.draft.setText(this.stylesPart, String(await this.styles));
  }

  /** What was noticed while the rows were written. */
  issues(): Issue[] {
    const clipped = [...this.tallies].flatMap(([sheet, tally]) =>
      tally.clipped > 0 ? [warning("textsClipped", { sheet, cells: tally.clipped })] : [],
    );
    return [...this.left, ...clipped];
  }

  private *pieces(
    { head, tail, prefix }: FittedFrame,
    segments: readonly Segment[],
    tally: Tally,
  ): Generator<Uint8Array> {
    const { progress } = this.job;
    yield Buffer.from(head);
    for (const piece of encodeRows(segments, tally, prefix)) {
      if (progress.signal.aborted) throw new Cancelled();
      progress.report(Math.min(this.written(), this.job.total), this.job.total);
      yield piece;
    }
    yield Buffer.from(tail);
  }

  private written(): number {
    let cells = 0;
    for (const tally of this.tallies.values()) cells += tally.cells;
    return cells;
  }

  private async openStyles(): Promise<StyleList> {
    const { draft, book } = this;
    const existing = (await draft.relations(book.part)).find(({ type }) => type.endsWith("/styles"))?.part;
    if (existing !== undefined && draft.has(existing)) {
      this.stylesPart = existing;
      const before = await draft.text(existing);
      this.stylesBefore = recordOf(before);
      return new StyleList(before);
    }
    this.stylesPart = existing ?? `${book.folder}styles.xml`;
    const xml = emptyStyles(book.dialect.main);
    await draft.setText(this.stylesPart, xml);
    await draft.setType(this.stylesPart, STYLES_TYPE);
    await draft.link(book.part, { type: `${book.dialect.relations}/styles`, to: this.stylesPart });
    return new StyleList(xml);
  }

  /** Makes a table of the sheet, or moves the one of that name; gives the id of its relation. */
  private async addTable(sheetPart: string, sheet: SheetDraft, table: SheetDraft["tables"][number]): Promise<string> {
    const { draft, book } = this;
    const found = this.job.findings.tables.find(({ name }) => name.toLowerCase() === table.name.toLowerCase());
    const part = found?.part ?? draft.freeName(`${book.folder}tables/table`, ".xml");
    const id = found?.id ?? Math.max(0, ...this.tableIds) + 1;
    this.tableIds.add(id);
    const headers = headersOf(sheet, table);
    const xml = tablePart({ ...table, id, headers }, book.dialect, found && (await draft.text(found.part)));
    await draft.setText(part, xml);
    await draft.setType(part, TABLE_TYPE);
    return draft.link(sheetPart, { type: `${book.dialect.relations}/table`, to: part });
  }

  /** Puts charts and PivotTables on a sheet; gives the id of the relation to its drawing, where it has one. */
  private async draw(part: string, sheet: SheetDraft, name: string): Promise<string | undefined> {
    const { draft, book } = this;
    const { dialect, folder } = book;
    if (sheet.pivots) {
      const styles = await this.styles;
      const formatOf = (format: string) => styles.numberOf(format);
      await putPivots(sheet.pivots, { draft, book, part, headersOf: (table) => this.headersOfTable(table), formatOf });
    }
    if (!sheet.charts) return undefined;
    const cells = {
      sheet: name,
      valueAt: (row: number, column: number) => cellAt(sheet, row, column).value,
      formatAt: (row: number, column: number) => cellAt(sheet, row, column).format,
    };
    return putCharts(sheet.charts, { draft, part, folder, dialect, cells, last: this.job.last });
  }

  private headersOfTable(name: string): string[] {
    for (const sheet of this.job.wanted) {
      const table = sheet.tables.find((one) => one.name === name);
      if (table) return headersOf(sheet, table);
    }
    throw new Error(`the plan has no table ${name}`);
  }

  /** Notes on the sheet which columns KA wrote, as the pane does; gives the id of the relation. */
  private async addProperty(sheetPart: string, before: string | undefined, written: string): Promise<string> {
    const { draft, book } = this;
    const existing = (await draft.relations(sheetPart)).find(({ id }) => id === before)?.part;
    const part = existing ?? draft.freeName(`${book.folder}customProperty`, ".bin");
    draft.setBytes(part, Buffer.from(written, "utf16le"));
    await draft.setType(part, PROPERTY_TYPE);
    return draft.link(sheetPart, { type: `${book.dialect.relations}/customProperty`, to: part });
  }

  /** The order of calculation names cells whose formulas are gone now; without it, Excel finds it anew. */
  private async dropCalculationOrder(): Promise<void> {
    const relations = await this.draft.relations(this.book.part);
    const part = relations.find(({ type }) => type.endsWith("/calcChain"))?.part;
    if (part !== undefined) await this.draft.drop([part], this.book.part);
  }
}

/** The headers of a table as its cells say them. */
function headersOf(sheet: SheetDraft, { block }: SheetDraft["tables"][number]): string[] {
  return Array.from({ length: block.columns }, (_, i) => {
    const header = cellAt(sheet, block.row, block.column + i).value;
    if (typeof header !== "string") throw new Error("a table needs a text as the header of each column");
    return header;
  });
}

/** Whether a sheet may grow over 4 GiB; a zip has to say so beforehand. */
function expectedSize({ cells }: SheetDraft): ExpectedSize {
  const bytes = cells.flatMap(({ columns }) => columns).map(({ values }) => bytesOf(values));
  return bytes.reduce((sum, size) => sum + size, 0) < HUGE ? "usual" : "huge";
}

/** What the cells of a column take at most. */
function bytesOf(values: CellColumn["values"]): number {
  const cells = values.length * BYTES_OF_CELL;
  if (values instanceof Float64Array) return cells;
  return values.reduce<number>((sum, value) => sum + charactersOf(value) * BYTES_OF_CHARACTER, cells);
}

function charactersOf(value: CellColumn["values"][number]): number {
  return typeof value === "string" ? value.length : 0;
}
