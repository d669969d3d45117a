import { ERROR, NUMBER, TEXT, ColumnBuilder, kindOfText, type Column } from "../core/table";
import { readDecimal } from "./decimal";
import { Interning, enlarged, type Fields } from "./interning";

/** Takes the fields of one column, some records at a time; a field is a range of bytes without its quotes. */
export interface FieldSink {
  take(bytes: Uint8Array, fields: Fields): void;
  finish(): Column;
}

const NO_NUMBERS = new Float64Array(0);
const NO_CODES = new Int32Array(0);
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

/** A column of numbers; what is not a plain number stays a text. */
export class NumberSink implements FieldSink {
  private kinds: Uint8Array;
  private numbers: Float64Array;
  private codes = NO_CODES;
  private readonly pool: string[] = [];
  private readonly codeOf = new Map<string, number>();
  private rows = 0;

  constructor(
    private readonly header: string,
    expectedRows: number,
  ) {
    this.kinds = new Uint8Array(expectedRows);
    this.numbers = new Float64Array(expectedRows);
  }

  take(bytes: Uint8Array, { starts, ends, count }: Fields): void {
    this.kinds = withRoom(this.kinds, this.rows + count);
    this.numbers = withRoom(this.numbers, this.rows + count);
    const { kinds, numbers } = this;
    for (let i = 0; i < count; i++) {
      const row = this.rows + i;
      const [from, to] = [starts[i] ?? 0, ends[i] ?? 0];
      if (from === to) continue;
      const number = readDecimal(bytes, from, to);
      if (number === number) {
        kinds[row] = NUMBER;
        numbers[row] = number;
      } else this.takeText(row, textOf(bytes, from, to));
    }
    this.rows += count;
  }

  finish(): Column {
    return {
      header: this.header,
      kinds: this.kinds.subarray(0, this.rows),
      numbers: this.numbers.subarray(0, this.rows),
      codes: this.codes.subarray(0, this.rows),
      pool: this.pool,
    };
  }

  private takeText(row: number, text: string): void {
    if (this.codes.length < this.kinds.length) this.codes = enlarged(this.codes, this.kinds.length);
    let code = this.codeOf.get(text);
    if (code === undefined) {
      code = this.pool.push(text) - 1;
      this.codeOf.set(text, code);
    }
    this.kinds[row] = kindOfText(text);
    this.codes[row] = code;
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

function withRoom<T extends Uint8Array | Int32Array | Float64Array>(array: T, rows: number): T {
  return rows <= array.length ? array : enlarged(array, Math.max(rows, array.length * 2));
}
