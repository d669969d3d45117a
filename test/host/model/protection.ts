import type { Book } from "../book";
import { HostObject } from "../host-object";
import { Refusal } from "../store";
import { optionalText } from "./arguments";

/** `Excel.WorksheetProtection`. What a protected sheet allows is not modelled: nothing but unlocked cells. */
export class WorksheetProtection extends HostObject {
  readonly _class = "WorksheetProtection";

  constructor(
    book: Book,
    readonly _sheetId: string,
  ) {
    super(book);
  }

  get protected(): boolean {
    return this._book.store.isProtected(this._sheetId);
  }
  protect(_options: unknown, password: unknown): void {
    if (this.protected) throw denied();
    this._book.passwords.set(this._sheetId, optionalText(password, "password") ?? "");
    this._book.store.setProtected(this._sheetId, "on");
  }
  unprotect(password: unknown): void {
    const expected = this._book.passwords.get(this._sheetId) ?? "";
    if (!this.protected || expected !== (optionalText(password, "password") ?? "")) throw denied();
    this._book.store.setProtected(this._sheetId, "off");
  }
}

/** `Excel.WorkbookProtection`: whether sheets can be added, deleted, renamed, moved and hidden. */
export class WorkbookProtection extends HostObject {
  readonly _class = "WorkbookProtection";

  get protected(): boolean {
    return this._book.structure === "protected";
  }
  protect(password: unknown): void {
    if (this.protected) throw denied();
    this._book.passwords.set("", optionalText(password, "password") ?? "");
    this._book.structure = "protected";
  }
  unprotect(password: unknown): void {
    const expected = this._book.passwords.get("") ?? "";
    if (!this.protected || expected !== (optionalText(password, "password") ?? "")) throw denied();
    this._book.structure = "free";
  }
}

/** Refuses a change of the sheets themselves while the workbook's structure is protected. */
export function refuseIfStructureProtected(book: Book): void {
  if (book.structure === "protected") throw denied();
}

function denied(): Refusal {
  return new Refusal("AccessDenied", "You cannot perform the requested operation.");
}
