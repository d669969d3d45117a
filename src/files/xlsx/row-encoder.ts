import { columnLetters } from "../../core/table";
import { LONGEST_TEXT, escapeText, formulaCell, isSpaced, isUsualText, type Tally } from "./cell-text";
import { POINTS_OF_LINE, rowsAsText } from "./row-text";
import type { Segment, SegmentColumn } from "./sheet-draft";

/** Bytes of a piece that is handed over: few calls of the compressor, and little memory. */
const PIECE = 1 << 18;
const [ZERO, POINT, MINUS] = [48, 46, 45] as const;
/** Integers below this are written digit by digit with 32-bit arithmetic. */
const SMALL_INTEGER = 1e9;
/** Money has at most four decimals: as an integer of ten-thousandths it needs no search for the shortest decimal. */
const DECIMALS = 4;
const SCALE = 10 ** DECIMALS;
/** Bytes that one character can need at most, as `_xHHHH_`. */
const WIDEST = 7;
/** As UTF-8, at most. */
const BYTES_OF_UNIT = 3;
/** Bytes that are copied one by one. */
const FEW = 12;
/** Rows of a sheet that are put together from texts. */
const FEW_ROWS = 1 << 12;
/** Room for the tags around a value and for a number. */
const TAGS = 160;

interface Coded extends SegmentColumn {
  /** `<c r="B` */
  readonly open: Uint8Array;
  /** `" s="3"` and, for a text, all that comes before it. */
  readonly text: Uint8Array;
  readonly spaced: Uint8Array;
  readonly number: Uint8Array;
  readonly boolean: Uint8Array;
  readonly empty: Uint8Array;
}

/**
 * The rows of a sheet as XML: pieces of bytes in two buffers in turn, so a piece is valid until the one after the next is asked for. Texts stand
 * in their cells: the list of shared strings, which the other sheets use, stays untouched.
 */
export function* encodeRows(segments: readonly Segment[], tally: Tally, prefix = ""): Generator<Uint8Array> {
  if (segments.reduce((rows, { from, to }) => rows + to - from, 0) <= FEW_ROWS) {
    yield* rowsAsText(segments, tally, prefix);
    return;
  }
  const out = new RowEncoder(prefix, tally);
  for (const { from, to, columns, lines } of segments) {
    const coded = columns.map((column) => out.code(column));
    for (let row = from; row < to; row++) {
      out.row(row, coded, lines?.[row - from]);
      if (out.used > PIECE) yield out.take();
    }
  }
  yield out.take();
}

/** Writes rows as bytes: a string for each of millions of cells would cost more than all the rest. */
class RowEncoder {
  used = 0;
  private bytes = Buffer.allocUnsafe(PIECE * 2);
  private other = Buffer.allocUnsafe(PIECE * 2);
  private readonly digits = new Uint8Array(24);
  private readonly rowNumber = new Uint8Array(8);
  private rowDigits = 0;
  private readonly rowOpen: Uint8Array;
  private readonly rowStart = Buffer.from('">');
  private readonly rowEnd: Uint8Array;
  private readonly textEnd: Uint8Array;
  private readonly numberEnd: Uint8Array;

  constructor(
    private readonly prefix: string,
    private readonly tally: Tally,
  ) {
    this.rowOpen = Buffer.from(`<${prefix}row r="`);
    this.rowEnd = Buffer.from(`</${prefix}row>`);
    this.textEnd = Buffer.from(`</${prefix}t></${prefix}is></${prefix}c>`);
    this.numberEnd = Buffer.from(`</${prefix}v></${prefix}c>`);
  }

  /** The bytes around the cells of a column. */
  code(column: SegmentColumn): Coded {
    const { prefix } = this;
    const style = column.style > 0 ? ` s="${column.style}"` : "";
    return {
      ...column,
      open: Buffer.from(`<${prefix}c r="${columnLetters(column.column)}`),
      text: Buffer.from(`"${style} t="inlineStr"><${prefix}is><${prefix}t>`),
      spaced: Buffer.from(`"${style} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">`),
      number: Buffer.from(`"${style}><${prefix}v>`),
      boolean: Buffer.from(`"${style} t="b"><${prefix}v>`),
      empty: Buffer.from(`"${style}/>`),
    };
  }

  /** One row, of so many lines; a row without a cell is left out. */
  row(row: number, columns: readonly Coded[], lines = 1): void {
    const start = this.used;
    this.makeRoom(TAGS);
    this.put(this.rowOpen);
    const at = this.used;
    this.integer(row + 1);
    this.rowDigits = this.used - at;
    for (let i = 0; i < this.rowDigits; i++) this.rowNumber[i] = this.bytes[at + i] ?? 0;
    this.put(lines > 1 ? Buffer.from(`" ht="${lines * POINTS_OF_LINE}">`) : this.rowStart);
    const cells = this.used;
    for (const column of columns) this.cell(column, column.values[row - column.start] ?? null);
    if (this.used === cells) this.used = start;
    else {
      this.makeRoom(TAGS);
      this.put(this.rowEnd);
    }
  }

  /** What was written so far; from then on the other buffer is filled. */
  take(): Uint8Array {
    const piece = this.bytes.subarray(0, this.used);
    [this.bytes, this.other] = [this.other, this.bytes];
    this.used = 0;
    return piece;
  }

  private cell(column: Coded, value: string | number | boolean | null): void {
    if (column.formula !== undefined) {
      const { prefix } = this;
      const cell = formulaCell(column.formula, String(value), { style: column.style, prefix });
      this.makeRoom(TAGS + cell.length * BYTES_OF_UNIT);
      this.open(column);
      this.used += this.bytes.write(cell, this.used);
    } else if (value === null || value === "") {
      if (column.blank === "left") return;
      this.makeRoom(TAGS);
      this.open(column);
      this.put(column.empty);
    } else if (typeof value === "string") {
      this.makeRoom(TAGS + Math.min(value.length, LONGEST_TEXT) * WIDEST);
      this.open(column);
      this.text(column, value);
      this.put(this.textEnd);
    } else {
      this.makeRoom(TAGS);
      this.open(column);
      this.put(typeof value === "boolean" ? column.boolean : column.number);
      this.number(Number(value));
      this.put(this.numberEnd);
    }
    this.tally.cells++;
  }

  private open(column: Coded): void {
    this.put(column.open);
    for (let i = 0; i < this.rowDigits; i++) this.bytes[this.used++] = this.rowNumber[i] ?? 0;
  }

  private text(column: Coded, text: string): void {
    if (!isUsualText(text)) {
      this.unusualText(column, text);
      return;
    }
    this.put(column.text);
    this.used += this.bytes.write(text, this.used);
  }

  /** A text with anything that XML or Excel reads as something else than itself. */
  private unusualText(column: Coded, text: string): void {
    let shown = text;
    if (text.length > LONGEST_TEXT) {
      this.tally.clipped++;
      shown = text.slice(0, LONGEST_TEXT);
    }
    this.put(isSpaced(shown) ? column.spaced : column.text);
    this.used += this.bytes.write(escapeText(shown), this.used);
  }

  private number(value: number): void {
    if (!Number.isFinite(value)) throw new Error(`${value} is no number for a cell`);
    const size = Math.abs(value);
    if (size < SMALL_INTEGER && Number.isInteger(value)) {
      if (value < 0) this.bytes[this.used++] = MINUS;
      this.integer(size);
      return;
    }
    const scaled = Math.round(size * SCALE);
    if (scaled < 2 ** 50 && scaled / SCALE === size) {
      const whole = Math.floor(scaled / SCALE);
      if (whole < SMALL_INTEGER) {
        if (value < 0) this.bytes[this.used++] = MINUS;
        this.integer(whole);
        this.decimals(scaled - whole * SCALE);
        return;
      }
    }
    this.used += this.bytes.write(String(value), this.used, "latin1");
  }

  private integer(value: number): void {
    let rest = value | 0;
    let length = 0;
    do {
      const next = (rest / 10) | 0;
      this.digits[length++] = rest - next * 10;
      rest = next;
    } while (rest > 0);
    while (length > 0) this.bytes[this.used++] = ZERO + (this.digits[--length] ?? 0);
  }

  private decimals(value: number): void {
    if (value === 0) return;
    this.bytes[this.used++] = POINT;
    let rest = value;
    for (let unit = SCALE / 10; rest > 0; unit = (unit / 10) | 0) {
      const digit = (rest / unit) | 0;
      this.bytes[this.used++] = ZERO + digit;
      rest -= digit * unit;
    }
  }

  private put(part: Uint8Array): void {
    if (part.length > FEW) {
      this.bytes.set(part, this.used);
      this.used += part.length;
      return;
    }
    // A call of set costs more than the few bytes themselves.
    for (let i = 0; i < part.length; i++) this.bytes[this.used + i] = part[i] ?? 0;
    this.used += part.length;
  }

  private makeRoom(bytes: number): void {
    if (this.bytes.length - this.used >= bytes) return;
    const larger = Buffer.allocUnsafe((this.used + bytes) * 2);
    this.bytes.copy(larger, 0, 0, this.used);
    this.bytes = larger;
  }
}
