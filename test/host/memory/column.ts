import type { CellError, CellValue, ErrorText } from "../store";

/** Texts of a workbook, each kept once. */
export class Texts {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.push(text) - 1;
    this.#numbers.set(text, number);
    return number;
  }

  text(number: number): string {
    return this.#texts[number] ?? "";
  }
}

const EMPTY = 0;
const NUMBER = 1;
const TEXT = 2;
const BOOLEAN = 3;
const ERROR = 4;

/** One column's values in 9 bytes a cell, so that a full sheet of a million rows is a few tens of megabytes. */
export class Column {
  #kinds = new Uint8Array(64);
  #numbers = new Float64Array(64);

  constructor(readonly texts: Texts) {}

  get(row: number): CellValue {
    const number = this.#numbers[row] ?? 0;
    switch (this.#kinds[row]) {
      case NUMBER:
        return number;
      case TEXT:
        return this.texts.text(number);
      case BOOLEAN:
        return number === 1;
      case ERROR:
        return ERRORS[number] ?? { error: "#VALUE!" };
      default:
        return "";
    }
  }

  set(row: number, value: CellValue): void {
    if (row >= this.#kinds.length) {
      if (value === "") return;
      this.#grow(row + 1);
    }
    if (typeof value === "number") this.#put(row, NUMBER, value);
    else if (value === "") this.#put(row, EMPTY, 0);
    else if (typeof value === "string") this.#put(row, TEXT, this.texts.number(value));
    else if (typeof value === "boolean") this.#put(row, BOOLEAN, value ? 1 : 0);
    else this.#put(row, ERROR, ERROR_TEXTS.indexOf(value.error));
  }

  copy(): Column {
    const copy = new Column(this.texts);
    copy.#kinds = this.#kinds.slice();
    copy.#numbers = this.#numbers.slice();
    return copy;
  }

  /** Moves what lies at and after `from` down (count > 0) or up (count < 0). */
  shift(from: number, count: number): void {
    const end = this.end();
    if (end <= from) return;
    if (count > 0) this.#grow(end + count);
    const source = from + Math.max(0, -count);
    const target = from + Math.max(0, count);
    this.#kinds.copyWithin(target, source, end);
    this.#numbers.copyWithin(target, source, end);
    if (count > 0) this.#kinds.fill(EMPTY, from, target);
    else this.#kinds.fill(EMPTY, Math.max(from, end + count), end);
  }

  /** The first row in use; -1 if none is. */
  start(): number {
    const kinds = this.#kinds;
    let row = 0;
    while (row < kinds.length && kinds[row] === EMPTY) row++;
    return row < kinds.length ? row : -1;
  }

  /** One after the last row in use. */
  end(): number {
    const kinds = this.#kinds;
    let end = kinds.length;
    while (end > 0 && kinds[end - 1] === EMPTY) end--;
    return end;
  }

  #put(row: number, kind: number, number: number): void {
    this.#kinds[row] = kind;
    this.#numbers[row] = number;
  }

  #grow(rows: number): void {
    if (rows <= this.#kinds.length) return;
    const size = Math.min(Math.max(rows, this.#kinds.length * 2), Math.max(rows, 1_048_576));
    const kinds = new Uint8Array(size);
    const numbers = new Float64Array(size);
    kinds.set(this.#kinds);
    numbers.set(this.#numbers);
    this.#kinds = kinds;
    this.#numbers = numbers;
  }
}

const ERROR_TEXTS: readonly ErrorText[] = [
  "#N/A",
  "#DIV/0!",
  "#NUM!",
  "#VALUE!",
  "#NULL!",
  "#REF!",
  "#NAME?",
  "#SPILL!",
  "#CALC!",
  "#BUSY!",
];
const ERRORS: readonly CellError[] = ERROR_TEXTS.map((error) => ({ error }));
