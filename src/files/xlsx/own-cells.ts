import type { Outcome } from "../../core/issues";
import { SHEET_MARKS, type SheetRole } from "../../core/plan";
import type { CellValue } from "../../core/table";
import { Interning } from "../interning";
import { Book } from "./book";
import { isTrueCell, numberOf, valueText } from "./cell-values";
import { openPackage } from "./open-package";
import { issueOf } from "./package";
import { PackageDraft } from "./package-draft";
import { scanPart } from "./pieces";
import { readSharedStrings } from "./shared-strings";
import {
  SheetScanner,
  TYPE_BOOLEAN,
  TYPE_INLINE,
  TYPE_NUMBER,
  TYPE_SHARED,
  type ScannedCell,
  type SheetSink,
} from "./sheet-scanner";
import { TextBatch } from "./text-batch";
import { TextBytes } from "./text-bytes";
import { faultsOf } from "./xml";

/** Rows and columns that are looked at: none of KA's sheets that are read so is larger. */
const [MOST_ROWS, MOST_COLUMNS] = [10_000, 50];

/** The cells of one of KA's small sheets, row by row; nothing where the workbook has no such sheet. */
export async function readOwnCells(
  path: string,
  role: SheetRole,
): Promise<Outcome<{ readonly cells: readonly (readonly CellValue[])[] | undefined }>> {
  const opened = await openPackage(path);
  if (!opened.value) return { issues: opened.issues };
  const file = opened.value;
  try {
    const draft = new PackageDraft(file);
    const book = await Book.open(draft, file.path);
    const mark = book.marked(SHEET_MARKS[role]);
    const sheets = await book.sheets();
    const sheet =
      typeof mark === "object" && sheets.find(({ name }) => name.toLowerCase() === mark.sheet.toLowerCase());
    if (!sheet || !draft.has(sheet.part)) return { value: { cells: undefined }, issues: [] };
    const sink = new Cells();
    const scanner = new SheetScanner(sink, faultsOf(file, sheet.part));
    await scanPart(file, sheet.part, (bytes, from, to) => scanner.scan(bytes, from, to));
    const strings = (await draft.relations(book.part)).find(({ type }) => type.endsWith("/sharedStrings"))?.part;
    const shared = await readSharedStrings(file, strings, {
      last: Math.max(-1, ...sink.shared.map(({ place }) => place)),
      mark: (used) => {
        for (const { place } of sink.shared) used[place] = 1;
      },
      batch: new TextBatch(new Interning(), new TextBytes()),
    });
    for (const { row, column, place } of sink.shared)
      sink.set(row, column, shared.texts[shared.codes[place] ?? -1] ?? "");
    return { value: { cells: sink.rows }, issues: [] };
  } catch (error) {
    return { issues: [issueOf(error, path)] };
  } finally {
    await file.close();
  }
}

class Cells implements SheetSink {
  readonly rows: CellValue[][] = [];
  /** Cells whose texts stand in the shared strings. */
  readonly shared: { readonly row: number; readonly column: number; readonly place: number }[] = [];
  private readonly texts = new TextBytes();

  row(row: number): "go on" | "stop" {
    return row < MOST_ROWS ? "go on" : "stop";
  }

  cell(cell: ScannedCell, bytes: Uint8Array): void {
    const { row, column, type } = cell;
    if (column >= MOST_COLUMNS || cell.from === cell.to) return;
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
