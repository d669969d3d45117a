import { HostObject } from "../host-object";
import type { Book } from "../book";
import type { CellValue } from "../store";
import { invalid } from "./arguments";
import { Range } from "./range";

/** `Excel.Functions`: worksheet functions, calculated by the workbook's own rules. */
export class Functions extends HostObject {
  readonly _class = "Functions";

  date(year: unknown, month: unknown, day: unknown): FunctionResult {
    const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
    return new FunctionResult(this._book, days + (this._book.dateSystem === 1904 ? 24_107 : 25_569));
  }

  /** Adds up the numbers; texts and truth values of cells do not count, an error is the answer. */
  sum(...values: readonly unknown[]): FunctionResult {
    let total = 0;
    for (const value of this._cells(values)) {
      if (typeof value === "object") return new FunctionResult(this._book, null, value.error);
      if (typeof value === "number") total += value;
    }
    return new FunctionResult(this._book, total);
  }

  /** Counts empty cells and those whose formula gives an empty text. */
  countBlank(range: unknown): FunctionResult {
    const blank = this._cells([range]).filter((value) => value === "").length;
    return new FunctionResult(this._book, blank);
  }

  _cells(values: readonly unknown[]): CellValue[] {
    return values.flat().flatMap((value) => {
      if (!(value instanceof Range)) throw invalid("only ranges are modelled here");
      const { sheetId, rect } = value._place;
      return this._book.store.values(sheetId, rect).flat();
    });
  }
}

/** `Excel.FunctionResult`. */
export class FunctionResult extends HostObject {
  readonly _class = "FunctionResult";

  constructor(
    book: Book,
    readonly _value: number | null,
    readonly _error: string | null = null,
  ) {
    super(book);
  }

  get value(): number | null {
    return this._value;
  }
  get error(): string | null {
    return this._error;
  }
}
