import { ERROR, NUMBER, TEXT, ColumnBuilder, kindOfText, type Column } from "../core/table";
import { readDecimal } from "./decimal";
import { Interning, enlarged, type Fields } from "./interning";
import { LocalNumber } from "./local-number";

/** Takes the fields of one column, some records at a time; a field is a range of bytes without its quotes. */
export interface FieldSink {
  take(bytes: Uint8Array, fields: Fields): void;
  finish(): Column;
}

const NO_NUMBERS = new Float64Array(0);
/** More digits than these, or a leading zero, make a number a code: a double or a spreadsheet would not keep it as written. */
const CODE = /^\s*(?:[+-]?0\d|\d{16})/;

/** A column whose fields are kept as they are written: customers and orders, so that `00004` and ids of 16 digits stay themselves. */
export class TextSink implements FieldSink {
  private codes: Int32Array;
  private readonly interning = new Interning();
  private rows = 0;

  constructor(
    private readonly header: string,
    expectedRows: number,
  ) {
    this.codes = new Int32Array(expectedRows);
  }

  take(bytes: Uint8Array, fields: Fields): void {
    this.codes = withRoom(this.codes, this.rows + fields.count);
    this.interning.codesOf(bytes, fields, { codes: this.codes, row: this.rows });
    this.rows += fields.count;
  }

  finish(): Column {
    const pool = this.interning.texts();
    const kindOf = Uint8Array.from(pool, kindOfText);
    const codes = this.codes.subarray(0, this.rows);
    const kinds = new Uint8Array(this.rows);
    const hasErrors = kindOf.includes(ERROR);
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] ?? -1;
      if (code < 0) codes[row] = 0;
      else kinds[row] = hasErrors ? (kindOf[code] ?? TEXT) : TEXT;
    }
    return { header: this.header, kinds, numbers: NO_NUMBERS, codes, pool };
  }
}

/** A column of dates: interned, because a year has few days, and each distinct text is looked at once; a serial number stays a number. */
export class DateSink implements FieldSink {
  private codes: Int32Array;
  private readonly interning = new Interning();
  private rows = 0;

  constructor(
    private readonly header: string,
    expectedRows: number,
  ) {
    this.codes = new Int32Array(expectedRows);
  }

  take(bytes: Uint8Array, fields: Fields): void {
    this.codes = withRoom(this.codes, this.rows + fields.count);
    this.interning.codesOf(bytes, fields, { codes: this.codes, row: this.rows });
    this.rows += fields.count;
  }

  finish(): Column {
    const pool = this.interning.texts();
    const numberOf = Float64Array.from(pool, numberIn);
    const kindOf = Uint8Array.from(pool, (text, code) => (Number.isNaN(numberOf[code]) ? kindOfText(text) : NUMBER));
    const codes = this.codes.subarray(0, this.rows);
    const kinds = new Uint8Array(this.rows);
    const numbers = kindOf.includes(NUMBER) ? new Float64Array(this.rows) : NO_NUMBERS;
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] ?? -1;
      if (code < 0) {
        codes[row] = 0;
        continue;
      }
      const kind = kindOf[code] ?? TEXT;
      kinds[row] = kind;
      if (kind === NUMBER) numbers[row] = numberOf[code] ?? 0;
    }
    return { header: this.header, kinds, numbers, codes, pool };
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
      const number = CODE.test(text) ? NaN : writtenNumberIn(text);
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

/** The number that a text is as people write numbers, or NaN; where its decimal sign is unclear, one of the two. */
export function writtenNumberIn(text: string): number {
  const plain = numberIn(text);
  if (!Number.isNaN(plain)) return plain;
  const bytes = Buffer.from(text, "utf8");
  const local = new LocalNumber();
  return local.read(bytes, 0, bytes.length) ? local.value : NaN;
}

/** The array, or a longer one with its content, so that so many rows fit. */
export function withRoom<T extends Uint8Array | Int32Array | Float64Array>(array: T, rows: number): T {
  return rows <= array.length ? array : enlarged(array, Math.max(rows, array.length * 2));
}
