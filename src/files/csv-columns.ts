import { EMPTY, ERROR, NUMBER, TEXT, ColumnBuilder, kindOfText, type Column } from "../core/table";
import { decimalIn } from "./decimal";
import { Interning, TextCodes, enlarged, type Fields, type TextsSize } from "./interning";

/** Takes the fields of one column, some records at a time; a field is a range of bytes without its quotes. */
export interface FieldSink {
  take(bytes: Uint8Array, fields: Fields): void;
  /** Takes the fields of the first records as texts. */
  takeTexts(texts: readonly string[]): void;
}

/** Lists of numbers that rows of a column are kept as, until all are read and it is known what they stand for. */
export type Packed = readonly (Uint8Array | Int32Array | Float64Array)[];

/** Gathers the fields of one column as lists of numbers, which can be taken out while the reading goes on. */
export interface ColumnSink extends FieldSink {
  /** Takes out the rows gathered so far; the next ones get lists for so many rows. */
  takeOut(expectedRows: number): Packed;
  /** Texts that `finish` makes strings of. */
  readonly size: TextsSize;
  /** Tells, when all is read, how a column is made of what was taken out; that is worked on in place. */
  finish(): (packed: Packed) => Column;
}

const NO_NUMBERS = new Float64Array(0);
/** More digits than these, or a leading zero, make a number a code: a double or a spreadsheet would not keep it as written. */
const CODE = /^\s*(?:[+-]?0\d|\d{16})/;

/** A column whose fields are interned: each distinct text is looked at once, however many rows have it. */
abstract class InternedSink implements ColumnSink {
  private codes: Int32Array;
  private readonly interning = new Interning();
  private codesOfTexts: TextCodes | undefined;
  private rows = 0;

  constructor(
    private readonly header: string,
    expectedRows: number,
  ) {
    this.codes = new Int32Array(expectedRows);
  }

  /** The number that a text of the column stands for; NaN for one that is a text. */
  protected abstract numberOf(text: string): number;

  take(bytes: Uint8Array, fields: Fields): void {
    if (this.codesOfTexts) {
      this.takeTexts(textsOf(bytes, fields));
      return;
    }
    this.codes = withRoom(this.codes, this.rows + fields.count);
    this.interning.codesOf(bytes, fields, { codes: this.codes, row: this.rows });
    this.rows += fields.count;
  }

  takeTexts(texts: readonly string[]): void {
    this.codes = withRoom(this.codes, this.rows + texts.length);
    const codesOfTexts = (this.codesOfTexts ??= new TextCodes());
    for (const text of texts) this.codes[this.rows++] = codesOfTexts.codeOf(text);
  }

  takeOut(expectedRows: number): Packed {
    const codes = this.codes.subarray(0, this.rows);
    this.codes = new Int32Array(expectedRows);
    this.rows = 0;
    return [codes];
  }

  get size(): TextsSize {
    return this.interning.size;
  }

  finish(): (packed: Packed) => Column {
    const { header } = this;
    const pool = (this.codesOfTexts ?? this.interning).texts();
    const numberOf = Float64Array.from(pool, (text) => this.numberOf(text));
    const kindOf = Uint8Array.from(pool, (text, code) => (Number.isNaN(numberOf[code]) ? kindOfText(text) : NUMBER));
    const hasNumbers = kindOf.includes(NUMBER);
    // Where all are texts, as names are, the kind of each need not be fetched from far apart.
    const isPlain = !hasNumbers && !kindOf.includes(ERROR);
    return ([codes]) => {
      if (!(codes instanceof Int32Array)) throw new Error("a column of texts is kept as codes");
      const kinds = new Uint8Array(codes.length);
      const numbers = hasNumbers ? new Float64Array(codes.length) : NO_NUMBERS;
      for (let row = 0; row < codes.length; row++) {
        const code = codes[row] ?? -1;
        if (code < 0) codes[row] = 0;
        else if (isPlain) kinds[row] = TEXT;
        else {
          const kind = kindOf[code] ?? TEXT;
          kinds[row] = kind;
          if (kind === NUMBER) numbers[row] = numberOf[code] ?? 0;
        }
      }
      return { header, kinds, numbers, codes, pool };
    };
  }
}

/** A column whose fields are kept as they are written: customers and orders, so that `00004` and ids of 16 digits stay themselves. */
export class TextSink extends InternedSink {
  protected numberOf(): number {
    return NaN;
  }
}

/** A column of dates: a year has few days, and a serial number stays a number. */
export class DateSink extends InternedSink {
  protected numberOf(text: string): number {
    return decimalIn(text);
  }
}

/** A column of which only counts whether a cell is filled: texts of which every row has another would fill memory. */
export class FilledSink implements ColumnSink {
  private filled: Uint8Array;
  private rows = 0;
  readonly size = { texts: 0, bytes: 0 };

  constructor(
    private readonly header: string,
    expectedRows: number,
  ) {
    this.filled = new Uint8Array(expectedRows);
  }

  take(_: Uint8Array, { starts, ends, count }: Fields): void {
    this.filled = withRoom(this.filled, this.rows + count);
    for (let i = 0; i < count; i++) this.filled[this.rows++] = starts[i] === ends[i] ? EMPTY : TEXT;
  }

  takeTexts(texts: readonly string[]): void {
    this.filled = withRoom(this.filled, this.rows + texts.length);
    for (const text of texts) this.filled[this.rows++] = text === "" ? EMPTY : TEXT;
  }

  takeOut(expectedRows: number): Packed {
    const filled = this.filled.subarray(0, this.rows);
    this.filled = new Uint8Array(expectedRows);
    this.rows = 0;
    return [filled];
  }

  finish(): (packed: Packed) => Column {
    const { header } = this;
    return ([kinds]) => {
      if (!(kinds instanceof Uint8Array)) throw new Error("a column of filled cells is kept as kinds");
      return { header, kinds, numbers: NO_NUMBERS, codes: new Int32Array(kinds.length), pool: FILLED };
    };
  }
}

/** What stands for every text of a column that is only looked at for being filled. */
const FILLED = [""];

/** A column of a sample, whose role is not known yet: numbers are numbers, unless they are written like codes. */
export class SampleSink implements FieldSink {
  private readonly builder: ColumnBuilder;

  constructor(header: string) {
    this.builder = new ColumnBuilder(header);
  }

  take(bytes: Uint8Array, fields: Fields): void {
    this.takeTexts(textsOf(bytes, fields));
  }

  takeTexts(texts: readonly string[]): void {
    for (const text of texts) this.add(text);
  }

  finish(): Column {
    return this.builder.finish();
  }

  private add(text: string): void {
    const number = CODE.test(text) ? NaN : decimalIn(text);
    this.builder.add(Number.isNaN(number) ? text : number);
  }
}

/** The text in a range of UTF-8 bytes. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
}

/** The texts of fields. */
export function textsOf(bytes: Uint8Array, { starts, ends, count }: Fields): string[] {
  return Array.from({ length: count }, (_, i) => textOf(bytes, starts[i] ?? 0, ends[i] ?? 0));
}

/** The array, or a longer one with its content, so that so many rows fit. */
export function withRoom<T extends Uint8Array | Int32Array | Float64Array>(array: T, rows: number): T {
  return rows <= array.length ? array : enlarged(array, Math.max(rows, array.length * 2));
}
