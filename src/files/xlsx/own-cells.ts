import type { Outcome } from "../../core/issues";
import { ownColumnsOf } from "../../core/plan/own-columns";
import type { Block, Corner } from "../../core/plan/block";
import { SHEET_MARKS, type SheetRole } from "../../core/plan/own-sheets";
import type { CellValue } from "../../core/table";
import { Interning } from "../interning";
import { ownBlocks } from "./beside-spot";
import { blockOf } from "./blocks";
import type { Book } from "./book";
import { isTrueCell, numberOf, valueText } from "./cell-values";
import { scanPart } from "./pieces";
import { readSharedStrings } from "./shared-strings";
import { TYPE_BOOLEAN, TYPE_INLINE, TYPE_NUMBER, TYPE_SHARED, type ScannedCell, type SheetSink } from "./scanned-sheet";
import { SheetScanner } from "./sheet-scanner";
import { TextBatch } from "./text-batch";
import { TextBytes } from "./text-bytes";
import { withBook } from "./with-book";
import { faultsOf } from "./xml";

/** Rows and columns that are looked at where nobody says how many. */
const SMALL = { row: 0, column: 0, rows: 10_000, columns: 50 } as const;

/** Cells of a sheet, row by row from the first of a block on. */
interface ReadCells {
  /** What the sheet is called. */
  readonly sheet: string;
  readonly at: Corner;
  readonly cells: readonly (readonly CellValue[])[];
}

/** The cells of one of KA's sheets; nothing where the workbook has no such sheet. */
export async function readOwnCells(
  path: string,
  role: SheetRole,
  most: Pick<Block, "rows" | "columns"> = SMALL,
): Promise<Outcome<{ readonly found: ReadCells | undefined }>> {
  return readCells(path, (book) => {
    const mark = book.marked(SHEET_MARKS[role]);
    return typeof mark === "object" ? { sheet: mark.sheet, block: { ...SMALL, ...most } } : undefined;
  });
}

/** The cells of KA's columns beside the rows of a source; nothing where there are none. */
export async function readOwnColumns(
  path: string,
  { sheet, address }: { readonly sheet: string; readonly address: string },
): Promise<Outcome<{ readonly found: ReadCells | undefined }>> {
  return readCells(path, (book) => {
    const source = blockOf(address);
    const block = source && ownColumnsOf(source, ownBlocks(book, sheet));
    return block && { sheet, block };
  });
}

async function readCells(
  path: string,
  placeIn: (book: Book) => { readonly sheet: string; readonly block: Block } | undefined,
): Promise<Outcome<{ readonly found: ReadCells | undefined }>> {
  return withBook<{ readonly found: ReadCells | undefined }>(path, async ({ file, draft, book }) => {
    const place = placeIn(book);
    const sheets = await book.sheets();
    const sheet = place && sheets.find(({ name }) => name.toLowerCase() === place.sheet.toLowerCase());
    if (!sheet || !draft.has(sheet.part)) return { value: { found: undefined }, issues: [] };
    const { block } = place;
    const sink = new Cells(block);
    const scanner = new SheetScanner(sink, faultsOf(file, sheet.part));
    await scanPart(file, sheet.part, (bytes, from, to) => scanner.scan(bytes, from, to));
    const strings = (await draft.relations(book.part)).find(({ type }) => type.endsWith("/sharedStrings"))?.part;
    const shared = await readSharedStrings(file, strings, {
      last: sink.shared.reduce((most, { place }) => Math.max(most, place), -1),
      mark: (used) => {
        for (const { place } of sink.shared) used[place] = 1;
      },
      batch: new TextBatch(new Interning(), new TextBytes()),
    });
    for (const { row, column, place } of sink.shared)
      sink.set(row, column, shared.texts[shared.codes[place] ?? -1] ?? "");
    return { value: { found: { sheet: sheet.name, at: block, cells: sink.rows } }, issues: [] };
  });
}

class Cells implements SheetSink {
  readonly rows: CellValue[][] = [];
  /** Cells whose texts stand in the shared strings. */
  readonly shared: { readonly row: number; readonly column: number; readonly place: number }[] = [];
  private readonly texts = new TextBytes();

  constructor(private readonly block: Block) {}

  row(row: number): "go on" | "stop" {
    return row < this.block.row + this.block.rows ? "go on" : "stop";
  }

  cell(cell: ScannedCell, bytes: Uint8Array): void {
    const { type } = cell;
    const [row, column] = [cell.row - this.block.row, cell.column - this.block.column];
    if (row < 0 || column < 0 || column >= this.block.columns || cell.from === cell.to) return;
    if (type === TYPE_SHARED) this.shared.push({ row, column, place: Number(valueText(cell, bytes)) });
    else this.set(row, column, this.valueOf(cell, bytes));
  }

  set(row: number, column: number, value: CellValue): void {
    while (this.rows.length <= row) this.rows.push([]);
    const line = this.rows[row] ?? [];
    while (line.length <= column) line.push(null);
    line[column] = value;
  }

  private valueOf(cell: ScannedCell, bytes: Uint8Array): CellValue {
    if (cell.type === TYPE_NUMBER) return numberOf(cell, bytes, { dateStyles: undefined });
    if (cell.type === TYPE_BOOLEAN) return isTrueCell(cell, bytes);
    const { texts } = this;
    texts.length = 0;
    if (cell.type === TYPE_INLINE) texts.appendItem(bytes, { from: cell.from, to: cell.to, prefix: cell.prefix });
    else texts.appendContent(bytes, cell.from, cell.to);
    return Buffer.from(texts.bytes.subarray(0, texts.length)).toString("utf8");
  }
}
