import { HostCollection } from "../host-object";
import { alreadyExists, notFound, text } from "./arguments";
import { sheetNamed } from "./place";
import { refuseIfStructureProtected } from "./protection";
import { sheetName, Worksheet } from "./worksheet";

/** `Excel.WorksheetCollection`. */
export class WorksheetCollection extends HostCollection {
  readonly _class = "WorksheetCollection";

  add(name: unknown): Worksheet {
    refuseIfStructureProtected(this._book);
    const given = name === null || name === undefined || name === "" ? this._freeName() : sheetName(name);
    if (sheetNamed(this._book, given)) throw alreadyExists();
    return new Worksheet(this._book, this._book.store.addSheet(given).id);
  }
  getActiveWorksheet(): Worksheet {
    return new Worksheet(this._book, this._book.store.activeSheet());
  }
  getCount(visibleOnly: unknown): number {
    return this._visible(visibleOnly).length;
  }
  getFirst(visibleOnly: unknown): Worksheet {
    const first = this._visible(visibleOnly)[0];
    if (!first) throw notFound();
    return first;
  }
  getLast(visibleOnly: unknown): Worksheet {
    const last = this._visible(visibleOnly).at(-1);
    if (!last) throw notFound();
    return last;
  }
  getItem(key: unknown): Worksheet {
    const sheet = this._indexed(key);
    if (!sheet) throw notFound();
    return sheet;
  }
  getItemOrNullObject(key: unknown): Worksheet | null {
    return this._indexed(key);
  }

  override _items(): readonly Worksheet[] {
    return this._book.store.sheets().map(({ id }) => new Worksheet(this._book, id));
  }
  /** By id or by name, whatever its case. */
  override _indexed(key: unknown): Worksheet | null {
    const given = text(key, "key");
    const byId = this._book.store.sheets().find(({ id }) => id.toLowerCase() === given.toLowerCase());
    const facts = byId ?? sheetNamed(this._book, given);
    return facts ? new Worksheet(this._book, facts.id) : null;
  }

  _visible(visibleOnly: unknown): readonly Worksheet[] {
    return this._items().filter((sheet) => visibleOnly !== true || sheet.visibility === "Visible");
  }
  _freeName(): string {
    let number = this._book.store.sheets().length + 1;
    while (sheetNamed(this._book, `Sheet${number}`)) number++;
    return `Sheet${number}`;
  }
}
