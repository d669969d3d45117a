import { ERROR, NUMBER, TEXT, ColumnBuilder, kindOfText, type Column } from "../core/table";
import { readDecimal } from "./decimal";
import { Interning, enlarged, type Fields } from "./interning";

/** Takes the fields of one column, some records at a time; a field is a range of bytes without its quotes. */
export interface FieldSink {
  take(bytes: Uint8Array, fields: Fields): void;
  finish(): Column;
}

const NO_NUMBERS = new Float64Array(0);
/** More digits than these, or a leading zero, make a number a code: a double or a spreadsheet would not keep it as written. */
const CODE = /^\s*(?:[+-]?0\d|\d{16})/;

/** A column whose fields are interned: each distinct text is looked at once, however many rows have it. */
abstract class InternedSink implements FieldSink {
  private codes: Int32Array;
  private readonly interning = new Interning();
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
    this.codes = withRoom(this.codes, this.rows + fields.count);
    this.interning.codesOf(bytes, fields, { codes: this.codes, row: this.rows });
    this.rows += fields.count;
  }

  finish(): Column {
    const pool = this.interning.texts();
    const numberOf = Float64Array.from(pool, (text) => this.numberOf(text));
    const kindOf = Uint8Array.from(pool, (text, code) => (Number.isNaN(numberOf[code]) ? kindOfText(text) : NUMBER));
    const codes = this.codes.subarray(0, this.rows);
    const kinds = new Uint8Array(this.rows);
    const numbers = kindOf.includes(NUMBER) ? new Float64Array(this.rows) : NO_NUMBERS;
    // Where all are texts, as names are, the kind of each need not be fetched from far apart.
    const isPlain = numbers.length === 0 && !kindOf.includes(ERROR);
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
    return { header: this.header, kinds, numbers, codes, pool };
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
    return numberIn(text);
  }
}

/** A column of a sample, whose role is not known yet: numbers are numbers, unless they are written like codes. */
export class SampleSink implements FieldSink {
  private readonly builder: ColumnBuilder;

  constructor(header: string) {
    this.builder = new ColumnBuilder(header);
  }

  take(bytes: Uint8Array, { starts, ends, count }: Fields): void {
    for (let i = 0; i < count; i++) {
      const text = textOf(bytes, starts[i] ?? 0, ends[i] ?? 0);
      const number = CODE.test(text) ? NaN : numberIn(text);
      this.builder.add(Number.isNaN(number) ? text : number);
    }
  }

  finish(): Column {
    return this.builder.finish();
  }
}

/** The text in a range of UTF-8 bytes. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
}

/** The plain number that a text is, or NaN. */
export function numberIn(text: string): number {
  const bytes = Buffer.from(text, "utf8");
  return readDecimal(bytes, 0, bytes.length);
}

/** The array, or a longer one with its content, so that so many rows fit. */
export function withRoom<T extends Uint8Array | Int32Array | Float64Array>(array: T, rows: number): T {
  return rows <= array.length ? array : enlarged(array, Math.max(rows, array.length * 2));
}
