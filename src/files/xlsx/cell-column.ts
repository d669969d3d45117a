import { EMPTY, ERROR, NUMBER, TEXT, kindOfText, type Column } from "../../core/table";
import { enlarged } from "../interning";
import type { CodeTarget } from "./text-batch";

/** Values of a column among the parts of a text: the first at a place, the others every so many parts further on. */
export interface PartedValues {
  readonly parts: readonly string[];
  readonly at: number;
  readonly width: number;
}

/** How many rows the values are of. */
export function rowsOf({ parts, width }: PartedValues): number {
  return (parts.length - 1) / width;
}

/** The cells of one column while they come in. A text has a code below 0 where it stood in the sheet, else its place among the shared strings. */
export class CellColumn implements CodeTarget {
  private kinds: Uint8Array;
  private numbers = new Float64Array(0);
  private codes = new Int32Array(0);
  /** Of the first number; −1 without one. */
  private firstFormat = -1;
  /** One entry a row, once two numbers have different ones. */
  private formats = new Uint8Array(0);

  constructor(expectedRows: number) {
    this.kinds = new Uint8Array(Math.max(16, expectedRows));
  }

  setNumber(row: number, number: number): void {
    if (row >= this.kinds.length) this.grow(row + 1);
    if (this.numbers.length === 0) this.numbers = new Float64Array(this.kinds.length);
    this.kinds[row] = NUMBER;
    this.numbers[row] = number;
  }

  /** The numbers of rows that follow one another, each so much larger; `false`, and nothing is set for good, where all together are beyond all numbers. */
  setNumbers(first: number, values: PartedValues, shift: number): boolean {
    const { parts, at, width } = values;
    const end = first + rowsOf(values);
    if (end > this.kinds.length) this.grow(end);
    if (this.numbers.length === 0) this.numbers = new Float64Array(this.kinds.length);
    const { numbers } = this;
    let sum = 0;
    for (let row = first, place = at; row < end; row++, place += width)
      sum += numbers[row] = Number(parts[place]) + shift;
    this.kinds.fill(NUMBER, first, end);
    return Number.isFinite(sum);
  }

  /** Says what the number formats of rows that follow one another say. */
  setFormats(first: number, rows: number, place: number): void {
    this.setFormat(first, place);
    if (this.formats.length > 0) for (let row = first; row < first + rows; row++) this.setFormat(row, place);
  }

  /** Says what the number format of a row's number says, by its place. */
  setFormat(row: number, place: number): void {
    if (this.firstFormat < 0) this.firstFormat = place;
    if (this.formats.length === 0) {
      if (place === this.firstFormat) return;
      this.formats = new Uint8Array(this.kinds.length).fill(this.firstFormat);
    } else if (row >= this.formats.length) this.formats = enlarged(this.formats, this.kinds.length);
    this.formats[row] = place;
  }

  /** The places of the formats of so many rows: one for all, or one a row; nothing where they say nothing. */
  formatsOf(rowCount: number): Uint8Array | number | undefined {
    if (this.formats.length > 0) return this.formats.subarray(0, rowCount);
    return this.firstFormat > 0 ? this.firstFormat : undefined;
  }

  setShared(row: number, index: number): void {
    this.setKind(row, TEXT);
    this.codes[row] = index;
  }

  /** The places among the shared strings of rows that follow one another. */
  setAllShared(first: number, values: PartedValues): void {
    const { parts, at, width } = values;
    const end = first + rowsOf(values);
    if (end > this.kinds.length) this.grow(end);
    if (this.codes.length === 0) this.codes = new Int32Array(this.kinds.length);
    const { codes } = this;
    for (let row = first, place = at; row < end; row++, place += width) codes[row] = Number(parts[place]);
    this.kinds.fill(TEXT, first, end);
  }

  /** Says what a text is that gets its code later. */
  setKind(row: number, kind: number): void {
    if (row >= this.kinds.length) this.grow(row + 1);
    if (this.codes.length === 0) this.codes = new Int32Array(this.kinds.length);
    this.kinds[row] = kind;
  }

  setCode(row: number, code: number): void {
    if (code < 0) this.kinds[row] = EMPTY;
    else this.codes[row] = -1 - code;
  }

  /** Marks the shared strings that the column uses. */
  markShared(used: Uint8Array): void {
    const { kinds, codes } = this;
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] ?? -1;
      if (code >= 0 && kinds[row] === TEXT) used[code] = 1;
    }
  }

  /** The largest place among the shared strings that the column uses; −1 without any. */
  get lastShared(): number {
    const { kinds, codes } = this;
    let last = -1;
    for (let row = 0; row < codes.length; row++)
      if (kinds[row] === TEXT && (codes[row] ?? -1) > last) last = codes[row] ?? -1;
    return last;
  }

  /** The finished column of so many rows. `local` is room for one entry a text, all 0, and is handed back so. */
  finish(header: string, rowCount: number, { texts, codeOfShared, local }: Texts): Column {
    if (this.kinds.length < rowCount) this.grow(rowCount);
    const { kinds, codes } = this;
    const pool: string[] = [];
    const seen: number[] = [];
    let errors = 0;
    for (let row = 0; row < Math.min(rowCount, codes.length); row++) {
      const kind = kinds[row] ?? EMPTY;
      if (kind === EMPTY || kind === NUMBER) continue;
      const code = codes[row] ?? 0;
      const text = code < 0 ? -1 - code : (codeOfShared[code] ?? -1);
      if (text < 0) {
        kinds[row] = EMPTY;
        continue;
      }
      let place = local[text] ?? 0;
      if (place === 0) {
        const words = texts[text] ?? "";
        place = pool.push(words);
        local[text] = place;
        seen.push(text);
        if (kindOfText(words) === ERROR) errors++;
      }
      codes[row] = place - 1;
    }
    for (const text of seen) local[text] = 0;
    // A text that reads like an error is one through every door, as Excel hands both over alike.
    if (errors > 0) {
      for (let row = 0; row < Math.min(rowCount, codes.length); row++)
        if (kinds[row] === TEXT && kindOfText(pool[codes[row] ?? 0] ?? "") === ERROR) kinds[row] = ERROR;
    }
    return {
      header,
      kinds: kinds.subarray(0, rowCount),
      numbers: this.numbers.subarray(0, rowCount),
      codes: codes.subarray(0, rowCount),
      pool,
    };
  }

  private grow(rows: number): void {
    const size = Math.max(rows, Math.min(this.kinds.length * 2, 1 << 20));
    this.kinds = enlarged(this.kinds, size);
    if (this.numbers.length > 0) this.numbers = enlarged(this.numbers, size);
    if (this.codes.length > 0) this.codes = enlarged(this.codes, size);
  }
}

/** All texts of a reading by their codes. */
export interface Texts {
  readonly texts: readonly string[];
  /** The code of each shared string that is used; −1 for the empty one. */
  readonly codeOfShared: Int32Array;
  readonly local: Int32Array;
}
