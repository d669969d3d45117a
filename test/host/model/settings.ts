import type { Book } from "../book";
import { HostCollection, HostObject } from "../host-object";
import { notFound, text } from "./arguments";

/** `Excel.SettingCollection`: the add-in's own settings, saved in the workbook. */
export class SettingCollection extends HostCollection {
  readonly _class = "SettingCollection";

  add(key: unknown, value: unknown): Setting {
    const setting = new Setting(this._book, text(key, "key"));
    setting.value = value;
    return setting;
  }
  getCount(): number {
    return this._book.settings.size;
  }
  getItem(key: unknown): Setting {
    const item = this._indexed(key);
    if (!item) throw notFound();
    return item;
  }
  getItemOrNullObject(key: unknown): Setting | null {
    return this._indexed(key);
  }

  override _items(): readonly Setting[] {
    return [...this._book.settings.keys()].map((key) => new Setting(this._book, key));
  }
  override _indexed(key: unknown): Setting | null {
    const given = text(key, "key");
    return this._book.settings.has(given) ? new Setting(this._book, given) : null;
  }
}

/** `Excel.Setting`. */
export class Setting extends HostObject {
  readonly _class = "Setting";

  constructor(
    book: Book,
    readonly _key: string,
  ) {
    super(book);
  }

  override get _id(): string {
    return this._key;
  }
  get key(): string {
    return this._key;
  }
  get value(): unknown {
    if (!this._book.settings.has(this._key)) throw notFound();
    return this._book.settings.get(this._key);
  }
  set value(value: unknown) {
    this._book.settings.set(this._key, value);
  }
  delete(): void {
    if (!this._book.settings.delete(this._key)) throw notFound();
  }
}
