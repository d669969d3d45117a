import { note, refusal, type Issue } from "../core/issues";
import { NUMBER, kindOfText, type Column } from "../core/table";
import { textOf, withRoom, type FieldSink } from "./csv-columns";
import { readDecimal } from "./decimal";
import { enlarged, type Fields } from "./interning";
import { LocalNumber, withComma, type DecimalSign, type Evidence } from "./local-number";

/** How the numbers of a file are written. */
export interface NumberRule {
  /** The decimal sign, or that the column's own numbers tell it. */
  readonly decimal: DecimalSign | "evidence";
  /** What a column is whose only sign is a point before three digits: a decimal point where commas separate the fields, else unclear. */
  readonly lonePoint: "point" | "ask";
}

type Unclear = "pointOrThousands" | "commaOrThousands";

/** Kinds of cells while the decimal sign is not known yet, beside those of `Column.kinds`. */
const KIND_OF: { readonly [U in Unclear]: number } = { pointOrThousands: 254, commaOrThousands: 255 };
const POINT = 46;

/**
 * A column of numbers; what is no number stays a text. Which sign stands before the decimals is told by all the numbers of the column together:
 * a number that could be either is kept as a decimal point would have it, and is turned at the end.
 */
export class NumberSink implements FieldSink {
  private kinds: Uint8Array;
  private numbers: Float64Array;
  private codes = new Int32Array(0);
  private readonly pool: string[] = [];
  private readonly codeOf = new Map<string, number>();
  private rows = 0;
  private readonly local = new LocalNumber();
  /** The first number of each kind of evidence, as it is written. */
  private readonly examples: { [E in Evidence]?: string } = {};
  /** The first number with a decimal point that a program would not write: with thousands set apart. */
  private grouped: string | undefined;

  constructor(
    private readonly header: string,
    expectedRows: number,
    private readonly rule: NumberRule,
  ) {
    this.kinds = new Uint8Array(expectedRows);
    this.numbers = new Float64Array(expectedRows);
  }

  take(bytes: Uint8Array, { starts, ends, count }: Fields): void {
    this.kinds = withRoom(this.kinds, this.rows + count);
    this.numbers = withRoom(this.numbers, this.rows + count);
    for (let i = 0; i < count; i++) {
      const row = this.rows + i;
      const [from, to] = [starts[i] ?? 0, ends[i] ?? 0];
      if (from === to) continue;
      const number = readDecimal(bytes, from, to);
      // A plain number says nothing new once a decimal point is known, nor where it has none.
      if (number === number && (this.takesPoint() || !hasPoint(bytes, from, to))) {
        this.kinds[row] = NUMBER;
        this.numbers[row] = number;
      } else if (this.local.read(bytes, from, to)) this.takeLocal(row, () => textOf(bytes, from, to).trim(), number);
      else if (number === number && this.rule.decimal !== "comma") {
        this.kinds[row] = NUMBER;
        this.numbers[row] = number;
        this.examples.point ??= textOf(bytes, from, to);
      } else this.takeText(row, textOf(bytes, from, to));
    }
    this.rows += count;
  }

  finish(): Column {
    const sign = this.decimal();
    const { kinds, numbers } = this;
    const unclear: readonly Unclear[] = ["pointOrThousands", "commaOrThousands"];
    for (const evidence of unclear.filter((one) => this.examples[one] !== undefined)) {
      for (let row = kinds.indexOf(KIND_OF[evidence]); row >= 0; row = kinds.indexOf(KIND_OF[evidence], row + 1)) {
        kinds[row] = NUMBER;
        if (sign === "comma") numbers[row] = withComma(numbers[row] ?? 0, evidence);
      }
    }
    return {
      header: this.header,
      kinds: kinds.subarray(0, this.rows),
      numbers: numbers.subarray(0, this.rows),
      codes: this.codes.subarray(0, this.rows),
      pool: this.pool,
    };
  }

  /** Which decimal sign was taken, where it is not the plain one, or why none can be. */
  issues(): readonly Issue[] {
    const { header, examples } = this;
    if (this.rule.decimal !== "evidence") return [];
    const { point, comma } = examples;
    const unclear = examples.commaOrThousands ?? examples.pointOrThousands ?? "";
    switch (this.decimal()) {
      case "mixed":
        return [refusal("mixedDecimals", { header, point: point ?? "", comma: comma ?? "" })];
      case "unclear":
        return [refusal("whichDecimal", { header, example: unclear })];
      case "comma":
        return [note("decimalTaken", { header, decimal: "comma", example: comma ?? unclear })];
      case "point": {
        const example = this.grouped ?? examples.commaOrThousands;
        return example === undefined ? [] : [note("decimalTaken", { header, decimal: "point", example })];
      }
    }
  }

  private decimal(): DecimalSign | "mixed" | "unclear" {
    if (this.rule.decimal !== "evidence") return this.rule.decimal;
    const { point, comma, pointOrThousands, commaOrThousands } = this.examples;
    if (point !== undefined && comma !== undefined) return "mixed";
    if (comma !== undefined) return "comma";
    if (point !== undefined) return "point";
    if (commaOrThousands !== undefined) return "unclear";
    return pointOrThousands !== undefined && this.rule.lonePoint === "ask" ? "unclear" : "point";
  }

  private takesPoint(): boolean {
    return this.rule.decimal === "point" || (this.rule.decimal === "evidence" && this.examples.point !== undefined);
  }

  private takeLocal(row: number, text: () => string, plain: number): void {
    const { value, evidence } = this.local;
    const { decimal } = this.rule;
    const isUnclear = evidence === "pointOrThousands" || evidence === "commaOrThousands";
    if (decimal !== "evidence" && evidence !== "none" && !isUnclear && evidence !== decimal) {
      this.takeText(row, text());
      return;
    }
    this.kinds[row] = isUnclear && decimal === "evidence" ? KIND_OF[evidence] : NUMBER;
    this.numbers[row] = decimal === "comma" ? withComma(value, evidence) : value;
    if (evidence === "point" && Number.isNaN(plain)) this.grouped ??= text();
    this.examples[evidence] ??= text();
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

function hasPoint(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === POINT) return true;
  return false;
}
