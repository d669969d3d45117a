import { MOST_ROWS } from "./address";
import { CellScanner } from "./cell-scanner";
import { Markup, tagEnd, textOf } from "./markup";
import type { SheetSink, Stretch } from "./scanned-sheet";
import { isNameEnd } from "./text-bytes";
import type { ScanFaults } from "./xml";

const [LT, GT, SLASH, BANG, QUESTION, EQUALS] = [60, 62, 47, 33, 63, 61] as const;
const [C, I, O, R, S, T, W] = [99, 105, 111, 114, 115, 116, 119] as const;
const [ZERO, ONE] = [48, 49] as const;

/**
 * Scans the XML of a sheet without making a string of any cell. It stops at an element that is not there as a whole and takes it up again
 * with the next bytes. Behind the bytes stand some `<`, so that a search for the next tag needs no counting.
 */
export class SheetScanner {
  private place: "before" | "rows" | "after" = "before";
  /** Length of the prefix of element names, its colon included: most programs write none. */
  private prefix = -1;
  private readonly markup: Markup;
  private readonly cells: CellScanner;

  constructor(
    private readonly sink: SheetSink,
    private readonly faults: ScanFaults,
  ) {
    this.markup = new Markup(faults);
    this.cells = new CellScanner(sink, faults, this.markup);
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
        else if (first === C && isNameEnd(bytes[name + 1])) end = this.cells.read(bytes, name + 1, to);
        else if (first === R && bytes[name + 1] === O && bytes[name + 2] === W && isNameEnd(bytes[name + 3])) {
          const alike = this.prefix === 0 ? this.sink.rowsAlike?.(stretch, at) : undefined;
          if (alike) {
            this.cells.row = alike.row;
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
      this.cells.expectPrefix(this.prefix);
    } else if (name === "sheetData") this.place = empty ? "after" : "rows";
    this.sink.element?.(name, textOf(bytes, nameEnd, end - 1));
    return end;
  }

  /** −2 where the sink wants no more. */
  private readRow(bytes: Uint8Array, from: number, to: number): number {
    let row = this.cells.row + 1;
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
    this.cells.row = row;
    this.cells.column = -1;
    return end;
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
