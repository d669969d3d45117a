import { MOST_COLUMNS, MOST_ROWS } from "./address";
import { Markup, tagEnd, textOf } from "./markup";
import { isNameEnd } from "./text-bytes";
import type { ScanFaults } from "./xml";

/** What a cell's value means; the numbers are what `ScannedCell.type` holds. */
export const TYPE_NUMBER = 0;
export const TYPE_SHARED = 1;
export const TYPE_TEXT = 2;
export const TYPE_INLINE = 3;
export const TYPE_BOOLEAN = 4;
export const TYPE_ERROR = 5;
export const TYPE_DATE = 6;

/** A cell as it stands in the sheet, its value as a range of bytes. One object serves all cells: nothing of it is kept. */
export interface ScannedCell {
  row: number;
  column: number;
  type: number;
  style: number;
  /** The value between its tags, or the inside of an inline string; empty where there is none. */
  from: number;
  to: number;
  formula: "none" | "there";
  /** Length of the prefix of element names, its colon included, for whoever reads an inline string. */
  prefix: number;
}

/** A stretch of the bytes of a sheet, as one scan sees it. */
export interface Stretch {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Bytes from a place on as text, one character a byte, once somebody asked for them. */
  text?: { readonly from: number; readonly text: string };
}

/** What the rows that were read last end with. */
export interface AlikeEnd {
  /** The place behind them. */
  readonly at: number;
  /** The last of them, counted from 0 on the sheet. */
  readonly row: number;
  /** The last of them that has a value within the area, counted from its top; −1 without one. */
  readonly lastFilled: number;
}

/** Takes what a sheet has, in the order of the part. */
export interface SheetSink {
  /** A row begins; `stop` ends the scan before it. */
  row(row: number, visibility: "shown" | "hidden"): "go on" | "stop";
  cell(cell: ScannedCell, bytes: Uint8Array): void;
  /** Takes rows from a place on as far as they look like earlier ones. */
  rowsAlike?(stretch: Stretch, at: number): AlikeEnd | undefined;
  /** An element outside the rows, with its attributes as text. */
  element?(name: string, attributes: string): void;
}

const [LT, GT, SLASH, BANG, QUESTION, QUOTE, EQUALS] = [60, 62, 47, 33, 63, 34, 61] as const;
const [C, E, F, I, N, O, R, S, T, V, W, B, D] = [
  99, 101, 102, 105, 110, 111, 114, 115, 116, 118, 119, 98, 100,
] as const;
const [ZERO, NINE, ONE] = [48, 57, 49] as const;

/**
 * Scans the XML of a sheet without making a string of any cell. It stops at an element that is not there as a whole and takes it up again
 * with the next bytes. Behind the bytes stand some `<`, so that a search for the next tag needs no counting.
 */
export class SheetScanner {
  private place: "before" | "rows" | "after" = "before";
  /** Length of the prefix of element names, its colon included: most programs write none. */
  private prefix = -1;
  private row = -1;
  private column = -1;
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

  private readonly markup: Markup;

  constructor(
    private readonly sink: SheetSink,
    private readonly faults: ScanFaults,
  ) {
    this.markup = new Markup(faults);
  }

  scan(bytes: Uint8Array, from: number, to: number): number {
    const stretch: Stretch = { bytes, from, to };
    let at = from;
    for (;;) {
      while (bytes[at] !== LT) at++;
      if (at + 1 >= to) return Math.min(at, to);
      const next = bytes[at + 1] ?? 0;
      let end: number;
      if (next === BANG) end = this.markup.behindComment(bytes, at, to);
      else if (this.place === "rows") {
        const name = at + 1 + this.prefix;
        const first = bytes[name];
        if (next === SLASH) end = this.endTag(bytes, at, to);
        else if (first === C && isNameEnd(bytes[name + 1])) end = this.readCell(bytes, name + 1, to);
        else if (first === R && bytes[name + 1] === O && bytes[name + 2] === W && isNameEnd(bytes[name + 3])) {
          const alike = this.prefix === 0 ? this.sink.rowsAlike?.(stretch, at) : undefined;
          if (alike) {
            this.row = alike.row;
            at = alike.at;
            continue;
          }
          end = this.readRow(bytes, name + 3, to);
          if (end === -2) return -1;
        } else end = tagEnd(bytes, at, to);
      } else end = next === SLASH || next === QUESTION ? tagEnd(bytes, at, to) : this.readElement(bytes, at, to);
      if (end < 0) return at;
      at = end;
    }
  }

  private endTag(bytes: Uint8Array, at: number, to: number): number {
    const end = tagEnd(bytes, at, to);
    // Only rows are closed inside of the rows.
    if (end >= 0 && bytes[at + 2 + this.prefix] === S) this.place = "after";
    return end;
  }

  private readElement(bytes: Uint8Array, at: number, to: number): number {
    const end = tagEnd(bytes, at, to);
    if (end < 0) return end;
    const empty = bytes[end - 2] === SLASH;
    let nameEnd = at + 1;
    while (!isNameEnd(bytes[nameEnd])) nameEnd++;
    const full = textOf(bytes, at + 1, nameEnd);
    const name = full.slice(full.indexOf(":") + 1);
    if (this.prefix < 0) {
      if (name !== "worksheet") this.faults.damaged(`it begins with ${name.slice(0, 40)}, not with a worksheet`);
      this.prefix = full.length - name.length;
      this.cell.prefix = this.prefix;
    } else if (name === "sheetData") this.place = empty ? "after" : "rows";
    this.sink.element?.(name, textOf(bytes, nameEnd, end - 1));
    return end;
  }

  /** −2 where the sink wants no more. */
  private readRow(bytes: Uint8Array, from: number, to: number): number {
    let row = this.row + 1;
    let visibility: "shown" | "hidden" = "shown";
    let at = from;
    for (;;) {
      let byte = bytes[at] ?? 0;
      while (byte <= 32) byte = bytes[++at] ?? LT;
      if (byte === GT || byte === SLASH || byte === LT) break;
      const name = at;
      while (bytes[at] !== EQUALS && at < to) at++;
      const length = at - name;
      at++;
      while ((bytes[at] ?? LT) <= 32) at++;
      const quote = bytes[at++];
      const start = at;
      while (bytes[at] !== quote && at < to) at++;
      if (at >= to) return -1;
      if (length === 1 && bytes[name] === R) row = this.numberIn(bytes, start, at) - 1;
      // `hidden` is the only attribute of a row that begins with these letters.
      else if (length === 6 && bytes[name] === 104 && bytes[name + 1] === I)
        visibility = bytes[start] === ONE || bytes[start] === T ? "hidden" : "shown";
      at++;
    }
    if (at < to && bytes[at] === LT) this.faults.damaged("a tag has no end");
    const end = tagEnd(bytes, at, to);
    if (end < 0 || at >= to) return -1;
    if (row < 0 || row >= MOST_ROWS) this.faults.damaged(`it has a row ${row + 1}; a sheet ends at ${MOST_ROWS}`);
    if (this.sink.row(row, visibility) === "stop") return -2;
    this.row = row;
    this.column = -1;
    return end;
  }

  private readCell(bytes: Uint8Array, from: number, to: number): number {
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
    const { cell, prefix } = this;
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
      const name = at + 1 + prefix;
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

  private numberIn(bytes: Uint8Array, from: number, to: number): number {
    let number = 0;
    for (let at = from; at < to; at++) {
      const digit = (bytes[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) this.faults.damaged("a row has no number");
      number = number * 10 + digit;
    }
    return number;
  }
}
