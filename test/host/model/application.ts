import { cultureFacts } from "../cultures";
import { HostObject } from "../host-object";
import { boolean, oneOf } from "./arguments";

const MODES = ["Automatic", "AutomaticExceptTables", "Manual"] as const;

/** `Excel.Application`. */
export class Application extends HostObject {
  readonly _class = "Application";

  get calculationMode(): string {
    return this._book.store.calculationMode();
  }
  set calculationMode(value: unknown) {
    this._book.store.setCalculationMode(oneOf(value, MODES));
  }
  get calculationState(): string {
    return "Done";
  }
  get cultureInfo(): CultureInfo {
    return new CultureInfo(this._book);
  }
  get decimalSeparator(): string {
    return cultureFacts(this._book.application.culture).decimalSeparator;
  }
  get thousandsSeparator(): string {
    return cultureFacts(this._book.application.culture).groupSeparator;
  }
  get useSystemSeparators(): boolean {
    return true;
  }
  calculate(calculationType: unknown): void {
    oneOf(calculationType, ["Recalculate", "Full", "FullRebuild"]);
    this._book.store.recalculate();
  }
  suspendApiCalculationUntilNextSync(): void {
    // Values are calculated as they are needed: there is nothing to put off.
  }
  suspendScreenUpdatingUntilNextSync(): void {
    // There is no screen.
  }
}

/** `Excel.CultureInfo`. */
export class CultureInfo extends HostObject {
  readonly _class = "CultureInfo";

  get name(): string {
    return this._book.application.culture;
  }
  get numberFormat(): NumberFormatInfo {
    return new NumberFormatInfo(this._book);
  }
  get datetimeFormat(): DatetimeFormatInfo {
    return new DatetimeFormatInfo(this._book);
  }
}

/** `Excel.NumberFormatInfo`. */
export class NumberFormatInfo extends HostObject {
  readonly _class = "NumberFormatInfo";

  get numberDecimalSeparator(): string {
    return cultureFacts(this._book.application.culture).decimalSeparator;
  }
  get numberGroupSeparator(): string {
    return cultureFacts(this._book.application.culture).groupSeparator;
  }
}

/** `Excel.DatetimeFormatInfo`. */
export class DatetimeFormatInfo extends HostObject {
  readonly _class = "DatetimeFormatInfo";

  get dateSeparator(): string {
    return cultureFacts(this._book.application.culture).dateSeparator;
  }
  get timeSeparator(): string {
    return cultureFacts(this._book.application.culture).timeSeparator;
  }
  get shortDatePattern(): string {
    return cultureFacts(this._book.application.culture).shortDatePattern;
  }
  get longDatePattern(): string {
    return cultureFacts(this._book.application.culture).longDatePattern;
  }
  get longTimePattern(): string {
    return cultureFacts(this._book.application.culture).longTimePattern;
  }
}

/** `Excel.Runtime`. */
export class Runtime extends HostObject {
  readonly _class = "Runtime";

  get enableEvents(): boolean {
    return this._book.application.eventsEnabled;
  }
  set enableEvents(value: unknown) {
    this._book.application.eventsEnabled = boolean(value, "enableEvents");
  }
}
