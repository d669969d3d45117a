import { HostObject } from "../host-object";
import type { Book } from "../book";

/** `Excel.Functions`: worksheet functions, calculated by the workbook's own rules. */
export class Functions extends HostObject {
  readonly _class = "Functions";

  date(year: unknown, month: unknown, day: unknown): FunctionResult {
    const days = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
    return new FunctionResult(this._book, days + (this._book.dateSystem === 1904 ? 24_107 : 25_569));
  }
}

/** `Excel.FunctionResult`. */
export class FunctionResult extends HostObject {
  readonly _class = "FunctionResult";

  constructor(
    book: Book,
    readonly _value: number,
  ) {
    super(book);
  }

  get value(): number {
    return this._value;
  }
  get error(): null {
    return null;
  }
}
