import { NOT_HIDDEN, HostObject } from "../host-object";
import type { Book } from "../book";
import { Refusal } from "../store";
import { Application, Runtime } from "./application";
import { CustomXmlPartCollection } from "./custom-xml";
import { Functions } from "./functions";
import { NamedItemCollection } from "./names";
import type { Place } from "./place";
import { WorkbookProtection } from "./protection";
import { Range } from "./range";
import { RangeAreas } from "./range-areas";
import { SettingCollection } from "./settings";
import { SlicerCollection } from "./slicers";
import { TableCollection } from "./tables";
import { WorksheetCollection } from "./worksheets";

/** `Excel.Workbook`: the root of all paths. */
export class Workbook extends HostObject {
  readonly _class = "Workbook";

  constructor(
    book: Book,
    /** The cells an event was about, by the reference it carried. */
    readonly _eventPlace: (reference: string) => Place | undefined,
  ) {
    super(book);
  }

  get name(): string {
    return this._book.name;
  }
  get readOnly(): boolean {
    return this._book.readOnly;
  }
  get autoSave(): boolean {
    return false;
  }
  get application(): Application {
    return new Application(this._book);
  }
  get customXmlParts(): CustomXmlPartCollection {
    return new CustomXmlPartCollection(this._book);
  }
  get functions(): Functions {
    return new Functions(this._book);
  }
  get names(): NamedItemCollection {
    return new NamedItemCollection(this._book);
  }
  get protection(): WorkbookProtection {
    return new WorkbookProtection(this._book);
  }
  get settings(): SettingCollection {
    return new SettingCollection(this._book);
  }
  get slicers(): SlicerCollection {
    return new SlicerCollection(this._book, undefined);
  }
  get tables(): TableCollection {
    return new TableCollection(this._book, undefined);
  }
  get worksheets(): WorksheetCollection {
    return new WorksheetCollection(this._book);
  }

  getSelectedRange(): Range {
    const { sheetId, rects } = this._book.store.selection();
    const [only, ...others] = rects;
    if (!only || others.length > 0) {
      throw new Refusal("InvalidSelection", "The current selection is invalid for this operation.");
    }
    return new Range(this._book, sheetId, only);
  }
  getSelectedRanges(): RangeAreas {
    const { sheetId, rects } = this._book.store.selection();
    return new RangeAreas(this._book, sheetId, rects);
  }
  getActiveCell(): Range {
    return this.getSelectedRanges().areas.getItemAt(0).getCell(0, 0);
  }

  override _hidden(name: string, args: readonly unknown[]): unknown {
    switch (name) {
      case "_GetRangeForEventByReferenceId":
      case "_GetRangeOrNullObjectForEventByReferenceId": {
        const place = this._eventPlace(String(args[0]));
        return place ? new Range(this._book, place.sheetId, place.rect) : null;
      }
      case "_GetReferenceCount":
        return 0;
      case "_Runtime":
        return new Runtime(this._book);
      default:
        return NOT_HIDDEN;
    }
  }
}
