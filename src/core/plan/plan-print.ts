import type { ClassColumns } from "./beside";
import type { Chart } from "./drawn";
import type { CellColumn, Plan } from "../plan";
import { ROWS_PER_SLICE, type Steps } from "../steps";

/** Cells that are added up before a pause: reasons are sentences, and each of their letters counts. */
const CELLS_PER_SLICE = 1 << 12;

/** The defined name under which a workbook file keeps the print of what stands in it; programs that drop other properties of a workbook keep names. */
export const PRINT_NAME = "KA_Print";

/** The defined name under which a workbook file keeps how long its lists of styles were before KA came, so that they can be made that long again. */
export const STYLES_NAME = "KA_Styles";

// Called for each letter: to look it up each time takes longer than to multiply, until an engine has optimised the code.
const { imul } = Math;

/** What tells a chart from another, wherever it lies and however many rows it is over: a user's title and formats are of this one. */
export function printOfChart({ at: _at, data: { row, column, columns }, ...chart }: Chart): string {
  const print = new Print();
  print.addText(JSON.stringify([chart, row, column, columns]));
  return String(print);
}

/** What adds up all that stands in a plan to a print. Core has one of its own; a door may hand in another that its platform has in faster code. */
export interface Digest {
  addText(text: string): void;
  /** Cells of a column from one row up to another. */
  addCells(values: CellColumn["values"], from: number, to: number): void;
  toString(): string;
}

/** Adds numbers and texts up to a print of 64 bits: the same content in the same order has the same print, and no other has it but by chance. */
export class Print implements Digest {
  private first = 0x9e3779b9;
  private second = 0x243f6a88;
  private readonly number = new Float64Array(1);
  private readonly halves = new Uint32Array(this.number.buffer);

  addNumber(value: number): void {
    // -0 is written as 0.
    this.number[0] = value + 0;
    this.mix(this.halves[0] ?? 0);
    this.mix(this.halves[1] ?? 0);
  }

  addText(text: string): void {
    const { length } = text;
    this.mix(length);
    // As `mix`, without a call and four fields for each character: most of a plan are texts.
    let { first, second } = this;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      first = imul(first ^ unit, 0x85ebca6b);
      first ^= first >>> 13;
      second = imul(second + unit, 0xc2b2ae35);
      second ^= second >>> 16;
    }
    this.first = first;
    this.second = second;
  }

  addValue(value: string | number | boolean | null): void {
    if (typeof value === "number") this.addNumber(value);
    else this.addText(value === null ? "" : typeof value === "string" ? `'${value}` : String(value));
  }

  addCells(values: CellColumn["values"], from: number, to: number): void {
    for (let row = from; row < to; row++) this.addValue(values[row] ?? null);
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    return hex(this.first) + hex(this.second);
  }

  private mix(word: number): void {
    // Two multipliers, as two prints of 32 bits would agree by chance once in 65,000 plans.
    this.first = imul(this.first ^ word, 0x85ebca6b);
    this.first ^= this.first >>> 13;
    this.second = imul(this.second + word, 0xc2b2ae35);
    this.second ^= this.second >>> 16;
  }
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}

/**
 * The print of all that a plan writes, but for what is new in every run: two plans of one print make the same sheets.
 * A run whose print stands in the workbook has nothing to write.
 */
export function* printPlan({ edits, everyRun = [], beside }: Plan, print: Digest = new Print()): Steps<string> {
  for (const edit of edits) {
    if (everyRun.includes(edit)) continue;
    if (edit.kind !== "setCells") {
      print.addText(JSON.stringify(edit));
      continue;
    }
    print.addText(JSON.stringify([edit.kind, edit.sheet, edit.at]));
    for (const column of edit.columns) yield* printColumn(print, column);
  }
  if (beside) yield* printBeside(print, beside);
  return String(print);
}

function* printBeside(print: Digest, { source, headerRow, customers, columns }: ClassColumns): Steps<void> {
  print.addText(JSON.stringify([source.sheet, headerRow, columns.map(({ header, labels }) => [header, labels])]));
  print.addText(String(customers.length));
  for (let from = 0; from < customers.length; from += ROWS_PER_SLICE) {
    const slice = customers.slice(from, from + ROWS_PER_SLICE);
    for (const { of } of columns) {
      const classes = new Float64Array(slice.length);
      for (let row = 0; row < slice.length; row++) classes[row] = of[slice[row] ?? -1] ?? -1;
      print.addCells(classes, 0, classes.length);
    }
    yield;
  }
}

function* printColumn(print: Digest, { values, format }: CellColumn): Steps<void> {
  print.addText(`${format} ${values.length}`);
  for (let from = 0; from < values.length; from += CELLS_PER_SLICE) {
    print.addCells(values, from, Math.min(values.length, from + CELLS_PER_SLICE));
    yield;
  }
}
