import { isSameValue, type WrittenCells } from "../../core/plan/written-cells";
import { Interning } from "../interning";
import { isTrueCell, numberOf, valueText } from "./cell-values";
import type { Package } from "./package";
import { LONGEST_TEXT } from "./cell-text";
import { readSharedStrings } from "./shared-strings";
import {
  TYPE_BOOLEAN,
  TYPE_DATE,
  TYPE_ERROR,
  TYPE_INLINE,
  TYPE_NUMBER,
  TYPE_SHARED,
  type ScannedCell,
  type SheetSink,
} from "./scanned-sheet";
import { TextBatch } from "./text-batch";
import { TextBytes } from "./text-bytes";

/** Rows of a plan that are made at once. */
const PIECE_ROWS = 1_000;
/** As UTF-8, at most. */
const BYTES_OF_CHARACTER = 3;
/** Days are compared as they are stored. */
const AS_STORED = { dateStyles: undefined };

/** What the shared strings of a workbook have to say for cells that refer to them: they stand in a part of their own, which is read once after the sheets. */
export class SharedExpected {
  private readonly texts = new Map<number, string>();
  private last = -1;

  /** False where the same string would have to say two things. */
  expect(place: number, text: string): boolean {
    const known = this.texts.get(place);
    if (known !== undefined) return known === text;
    this.texts.set(place, text);
    this.last = Math.max(this.last, place);
    return true;
  }

  async agree(file: Package, part: string | undefined): Promise<boolean> {
    const { codes, texts } = await readSharedStrings(file, part, {
      last: this.last,
      mark: (used) => {
        for (const place of this.texts.keys()) used[place] = 1;
      },
      batch: new TextBatch(new Interning(), new TextBytes()),
    });
    // Half of a character has no bytes of its own, and none is found.
    return [...this.texts].every(([place, text]) => (texts[codes[place] ?? -1] ?? "") === Buffer.from(text).toString());
  }
}

/** Goes through a sheet and looks whether each cell holds what a plan says; the first that does not ends it. */
export class SameCells implements SheetSink {
  private isSame = true;
  private from = 0;
  private piece: ReturnType<WrittenCells["piece"]>;
  private readonly texts = new TextBytes();
  /** The text that is expected. */
  private readonly bytes = Buffer.allocUnsafe(LONGEST_TEXT * BYTES_OF_CHARACTER);

  constructor(
    private readonly wanted: Pick<WrittenCells, "rows" | "columns" | "piece">,
    private readonly shared: SharedExpected,
    /** What may stand beyond the cells of the plan: PivotTables fill cells of their own, and a sheet of the user's holds anything. */
    private readonly beyond: "nothing" | "pivots" | "anything",
  ) {
    this.piece = this.pieceFrom(0);
  }

  row(row: number): "go on" | "stop" {
    while (this.isSame && row >= this.from + this.piece.length && this.piece.length > 0) this.next();
    return this.isSame ? "go on" : "stop";
  }

  cell(cell: ScannedCell, bytes: Uint8Array): void {
    if (!this.isSame || (cell.from === cell.to && cell.formula === "none")) return;
    const { rows, columns } = this.wanted;
    if (cell.row >= rows || cell.column >= columns) {
      this.isSame = this.beyond !== "nothing";
      return;
    }
    const line = this.piece[cell.row - this.from];
    const expected = line?.[cell.column];
    if (expected === undefined) {
      // A row out of its order has no line any more.
      this.isSame = line !== undefined;
      return;
    }
    this.isSame = cell.formula === "none" && this.holds(cell, bytes, expected);
    if (line) line[cell.column] = undefined;
  }

  /** Whether all cells were there. */
  finish(): boolean {
    while (this.isSame && this.piece.length > 0) this.next();
    return this.isSame;
  }

  private holds(cell: ScannedCell, bytes: Uint8Array, expected: string | number | boolean | null): boolean {
    if (cell.type === TYPE_NUMBER || cell.type === TYPE_DATE)
      return isSameValue(expected, numberOf(cell, bytes, AS_STORED));
    if (cell.type === TYPE_BOOLEAN) return isSameValue(expected, isTrueCell(cell, bytes));
    if (cell.type === TYPE_ERROR || typeof expected === "number" || typeof expected === "boolean") return false;
    const text = (expected ?? "").slice(0, LONGEST_TEXT);
    if (cell.type === TYPE_SHARED) return this.shared.expect(Number(valueText(cell, bytes)), text);
    const { texts } = this;
    texts.length = 0;
    if (cell.type === TYPE_INLINE) texts.appendItem(bytes, { from: cell.from, to: cell.to, prefix: cell.prefix });
    else texts.appendContent(bytes, cell.from, cell.to);
    const length = this.bytes.write(text);
    return this.bytes.compare(texts.bytes, 0, texts.length, 0, length) === 0;
  }

  /** What was not met in the piece has to be empty. */
  private next(): void {
    this.isSame = this.piece.every((line) => line.every((cell) => cell === undefined || cell === null || cell === ""));
    this.from += this.piece.length;
    this.piece = this.pieceFrom(this.from);
  }

  private pieceFrom(from: number): ReturnType<WrittenCells["piece"]> {
    return this.wanted.piece(from, Math.max(0, Math.min(PIECE_ROWS, this.wanted.rows - from)));
  }
}
