import { MOST_COLUMNS, MOST_ROWS } from "./address";
import { tagEnd, textOf, type Markup } from "./markup";
import {
  TYPE_BOOLEAN,
  TYPE_DATE,
  TYPE_ERROR,
  TYPE_INLINE,
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT,
  type ScannedCell,
  type SheetSink,
} from "./scanned-sheet";
import { isNameEnd } from "./text-bytes";
import type { ScanFaults } from "./xml";

const [LT, GT, SLASH, BANG, QUOTE, EQUALS] = [60, 62, 47, 33, 34, 61] as const;
const [B, D, E, F, I, N, R, S, T, V] = [98, 100, 101, 102, 105, 110, 114, 115, 116, 118] as const;
const [ZERO, NINE] = [48, 57] as const;

/** Reads the cells of a sheet, one after the other, and hands them to the sink. */
export class CellScanner {
  /** Where a cell that does not say it stands: in this row, behind this column. */
  row = -1;
  column = -1;
  private readonly cell: ScannedCell = {
    row: 0,
    column: 0,
    type: 0,
    style: 0,
    from: 0,
    to: 0,
    formula: "none",
    prefix: 0,
  };

  constructor(
    private readonly sink: SheetSink,
    private readonly faults: ScanFaults,
    private readonly markup: Markup,
  ) {}

  /** Names of elements have a prefix of so many characters, the colon included. */
  expectPrefix(length: number): void {
    this.cell.prefix = length;
  }

  /** Reads the cell whose name ends at a place; −1 where it is not there as a whole. */
  read(bytes: Uint8Array, from: number, to: number): number {
    const { cell } = this;
    let at = from;
    let { row } = this;
    let column = this.column + 1;
    let type = TYPE_NUMBER;
    let style = 0;
    for (;;) {
      let byte = bytes[at] ?? 0;
      while (byte <= 32) byte = bytes[++at] ?? LT;
      if (byte === GT || byte === SLASH || byte === LT) break;
      let quote: number = QUOTE;
      let isShort = true;
      if (bytes[at + 1] === EQUALS && bytes[at + 2] === QUOTE) at += 3;
      else {
        const name = at;
        while (bytes[at] !== EQUALS && at < to) at++;
        isShort = at - name === 1;
        at++;
        while ((bytes[at] ?? LT) <= 32) at++;
        quote = bytes[at++] ?? QUOTE;
      }
      if (byte === R && isShort) {
        column = 0;
        let letter = (bytes[at] ?? 0) & 0xdf;
        while (letter >= 65 && letter <= 90) {
          column = column * 26 + letter - 64;
          letter = (bytes[++at] ?? 0) & 0xdf;
        }
        column--;
        let digits = 0;
        for (let digit = bytes[at] ?? 0; digit >= ZERO && digit <= NINE; digit = bytes[++at] ?? 0)
          digits = digits * 10 + digit - ZERO;
        row = digits - 1;
      } else if (byte === S && isShort) {
        style = 0;
        for (let digit = bytes[at] ?? 0; digit >= ZERO && digit <= NINE; digit = bytes[++at] ?? 0)
          style = style * 10 + digit - ZERO;
      } else if (byte === T && isShort) {
        const start = at;
        while (bytes[at] !== quote && at < to) at++;
        if (at >= to) return -1;
        type = this.typeOf(bytes, start, at);
      }
      while (bytes[at] !== quote && at < to) at++;
      at++;
    }
    if (at >= to) return -1;
    if (bytes[at] === LT) this.faults.damaged("a tag has no end");
    cell.from = 0;
    cell.to = 0;
    cell.formula = "none";
    const end = bytes[at] === SLASH ? tagEnd(bytes, at, to) : this.readContent(bytes, at + 1, to);
    if (end < 0) return -1;
    if (column < 0 || column >= MOST_COLUMNS)
      this.faults.damaged(`it has a column ${column + 1}; a sheet ends at ${MOST_COLUMNS}`);
    if (row < 0 || row >= MOST_ROWS) this.faults.damaged(`it has a row ${row + 1}; a sheet ends at ${MOST_ROWS}`);
    this.column = column;
    cell.row = row;
    cell.column = column;
    cell.type = type;
    cell.style = style;
    this.sink.cell(cell, bytes);
    return end;
  }

  /** Reads what stands inside a cell: a formula, a value or an inline string. */
  private readContent(bytes: Uint8Array, from: number, to: number): number {
    const { cell } = this;
    let at = from;
    for (;;) {
      while (bytes[at] !== LT) at++;
      if (at + 1 >= to) return -1;
      if (bytes[at + 1] === SLASH) return tagEnd(bytes, at, to);
      if (bytes[at + 1] === BANG) {
        at = this.markup.behindComment(bytes, at, to);
        if (at < 0) return -1;
        continue;
      }
      const name = at + 1 + cell.prefix;
      const first = bytes[name];
      const open = first === V && bytes[name + 1] === GT ? name + 2 : tagEnd(bytes, at, to);
      if (open < 0) return -1;
      const empty = bytes[open - 2] === SLASH;
      at = open;
      if (first === V && isNameEnd(bytes[name + 1])) {
        if (empty) continue;
        cell.from = at;
        at = this.markup.closingTag(bytes, at, to);
        cell.to = at;
        if (at >= 0) at = tagEnd(bytes, at, to);
      } else if (first === F && isNameEnd(bytes[name + 1])) {
        cell.formula = "there";
        if (empty) continue;
        at = this.markup.closingTag(bytes, at, to);
        if (at >= 0) at = tagEnd(bytes, at, to);
      } else if (first === I && bytes[name + 1] === S && isNameEnd(bytes[name + 2])) {
        if (empty) continue;
        cell.from = at;
        at = this.markup.behindElement(bytes, at, to);
        let close = at - 1;
        while (bytes[close] !== LT && close > 0) close--;
        cell.to = close;
      } else if (!empty) at = this.markup.behindElement(bytes, at, to);
      if (at < 0) return -1;
    }
  }

  private typeOf(bytes: Uint8Array, from: number, to: number): number {
    switch (bytes[from]) {
      case S:
        return to - from === 1 ? TYPE_SHARED : TYPE_TEXT;
      case N:
        return TYPE_NUMBER;
      case B:
        return TYPE_BOOLEAN;
      case E:
        return TYPE_ERROR;
      case D:
        return TYPE_DATE;
      case I:
        return TYPE_INLINE;
      default:
        return this.faults.damaged(`it has a cell of the unknown type ${textOf(bytes, from, Math.min(to, from + 20))}`);
    }
  }
}
