import type { DecimalSign } from "../core/intake/written-number";
import { ERROR, NUMBER, TEXT, kindOfText, type Column } from "../core/table";
import { textOf, textsOf, withRoom, type ColumnSink, type Packed } from "./csv-columns";
import { decimalIn, readDecimal } from "./decimal";
import { Interning, TextCodes, type Fields, type TextsSize } from "./interning";

const [POINT, MINUS, PLUS, SPACE, ZERO] = [46, 45, 43, 32, 48] as const;

/**
 * A column of numbers. A plain number is read from its bytes; everything else is kept as a text, each different one once, and core tells from all of
 * them together how they are meant. So is a plain number such as `1.234` until another one shows that its point stands before decimals.
 */
export class NumberSink implements ColumnSink {
  private kinds: Uint8Array;
  private numbers: Float64Array;
  private codes = new Int32Array(0);
  private readonly interning = new Interning();
  private codesOfTexts: TextCodes | undefined;
  private rows = 0;
  private pointSeen: string | undefined;
  private starts = new Int32Array(0);
  private ends = new Int32Array(0);
  private textRows = new Int32Array(0);
  private textCodes = new Int32Array(0);

  constructor(
    private readonly header: string,
    expectedRows: number,
    private readonly decimal: DecimalSign | undefined,
  ) {
    this.kinds = new Uint8Array(expectedRows);
    this.numbers = new Float64Array(expectedRows);
  }

  take(bytes: Uint8Array, fields: Fields): void {
    if (this.codesOfTexts) this.takeTexts(textsOf(bytes, fields));
    else this.takeBytes(bytes, fields);
  }

  private takeBytes(bytes: Uint8Array, { starts, ends, count }: Fields): void {
    this.kinds = withRoom(this.kinds, this.rows + count);
    this.numbers = withRoom(this.numbers, this.rows + count);
    let takesPoint = this.takesPoint();
    let texts = 0;
    for (let i = 0; i < count; i++) {
      const row = this.rows + i;
      const [from, to] = [starts[i] ?? 0, ends[i] ?? 0];
      if (from === to) continue;
      const number = readDecimal(bytes, from, to);
      if (number === number) {
        if (!takesPoint && this.decimal === undefined && showsPoint(bytes, from, to)) {
          takesPoint = true;
          this.pointSeen = textOf(bytes, from, to);
        }
        if (takesPoint || !hasPoint(bytes, from, to)) {
          this.kinds[row] = NUMBER;
          this.numbers[row] = number;
          continue;
        }
      }
      if (texts >= this.starts.length) this.growTexts(count);
      this.starts[texts] = from;
      this.ends[texts] = to;
      this.textRows[texts++] = row;
    }
    if (texts > 0) this.keepTexts(bytes, texts);
    this.rows += count;
  }

  takeTexts(texts: readonly string[]): void {
    const first = this.rows;
    this.rows += texts.length;
    this.kinds = withRoom(this.kinds, this.rows);
    this.numbers = withRoom(this.numbers, this.rows);
    const { kinds, numbers, decimal } = this;
    const codesOfTexts = (this.codesOfTexts ??= new TextCodes());
    let takesPoint = this.takesPoint();
    texts.forEach((text, i) => {
      if (text === "") return;
      const row = first + i;
      const number = decimalIn(text);
      if (number === number) {
        if (!takesPoint && decimal === undefined && textShowsPoint(text)) {
          takesPoint = true;
          this.pointSeen = text;
        }
        if (takesPoint || !text.includes(".")) {
          kinds[row] = NUMBER;
          numbers[row] = number;
          return;
        }
      }
      if (row >= this.codes.length) this.codes = withRoom(this.codes, kinds.length);
      kinds[row] = TEXT;
      this.codes[row] = codesOfTexts.codeOf(text);
    });
  }

  takeOut(expectedRows: number): Packed {
    const { rows } = this;
    const codes = this.codes.length === 0 ? this.codes : withRoom(this.codes, rows).subarray(0, rows);
    const packed = [this.kinds.subarray(0, rows), this.numbers.subarray(0, rows), codes];
    this.kinds = new Uint8Array(expectedRows);
    this.numbers = new Float64Array(expectedRows);
    this.codes = new Int32Array(0);
    this.rows = 0;
    return packed;
  }

  get size(): TextsSize {
    return this.interning.size;
  }

  finish(): (packed: Packed) => Column {
    const { header, pointSeen } = this;
    const pool = (this.codesOfTexts ?? this.interning).texts();
    const errors = Uint8Array.from(pool, (text) => (kindOfText(text) === ERROR ? 1 : 0));
    const hasErrors = errors.includes(1);
    return ([kinds, numbers, codes]) => {
      if (!(kinds instanceof Uint8Array && numbers instanceof Float64Array && codes instanceof Int32Array))
        throw new Error("a column of numbers is kept as kinds, numbers and codes");
      if (hasErrors) {
        for (let row = 0; row < kinds.length; row++)
          if (kinds[row] === TEXT && errors[codes[row] ?? 0] === 1) kinds[row] = ERROR;
      }
      // A part without a text of its own has no codes; the texts are those of all parts.
      const all = codes.length === 0 && pool.length > 0 ? new Int32Array(kinds.length) : codes;
      return { header, kinds, numbers, codes: all, pool, ...(pointSeen === undefined ? {} : { pointSeen }) };
    };
  }

  /** Whether it is known that a point stands before decimals. */
  private takesPoint(): boolean {
    return this.decimal === "point" || (this.decimal === undefined && this.pointSeen !== undefined);
  }

  private keepTexts(bytes: Uint8Array, count: number): void {
    this.codes = withRoom(this.codes, this.kinds.length);
    const { starts, ends, textRows, textCodes, codes, kinds } = this;
    this.interning.codesOf(bytes, { starts, ends, count }, { codes: textCodes, row: 0 });
    for (let i = 0; i < count; i++) {
      const row = textRows[i] ?? 0;
      kinds[row] = TEXT;
      codes[row] = textCodes[i] ?? 0;
    }
  }

  private growTexts(count: number): void {
    this.starts = withRoom(this.starts, count);
    this.ends = withRoom(this.ends, count);
    this.textRows = withRoom(this.textRows, count);
    this.textCodes = withRoom(this.textCodes, count);
  }
}

function hasPoint(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === POINT) return true;
  return false;
}

function textShowsPoint(text: string): boolean {
  const bytes = Buffer.from(text, "latin1");
  return showsPoint(bytes, 0, bytes.length);
}

/** Whether a plain number has a point that cannot stand between thousands: not before the last three of at most six digits. */
function showsPoint(bytes: Uint8Array, from: number, to: number): boolean {
  let [start, end] = [from, to];
  while (bytes[start] === SPACE || bytes[start] === MINUS || bytes[start] === PLUS) start++;
  while (end > start && bytes[end - 1] === SPACE) end--;
  let point = start;
  while (point < end && bytes[point] !== POINT) point++;
  if (point === end) return false;
  const whole = point - start;
  return whole === 0 || whole > 3 || bytes[start] === ZERO || end - point !== 4;
}
