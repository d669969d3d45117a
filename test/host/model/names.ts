import { parseAddress } from "../address";
import { HostCollection, HostObject } from "../host-object";
import type { Book } from "../book";
import type { NameFacts } from "../store";
import { alreadyExists, boolean, invalid, notFound, optionalText, text } from "./arguments";
import { locate } from "./place";
import { Range } from "./range";

/** `Excel.NamedItemCollection` of the workbook; names that belong to one sheet are not modelled. */
export class NamedItemCollection extends HostCollection {
  readonly _class = "NamedItemCollection";

  add(name: unknown, reference: unknown, comment: unknown): NamedItem {
    const given = definedName(name);
    if (this._indexed(given)) throw alreadyExists();
    const formula = reference instanceof Range ? `=${absolute(reference.address)}` : asFormula(reference);
    this._book.store.setName({ name: given, formula, comment: optionalText(comment, "comment") ?? "", visible: true });
    return new NamedItem(this._book, given);
  }
  getCount(): number {
    return this._book.store.names().length;
  }
  getItem(name: unknown): NamedItem {
    const item = this._indexed(name);
    if (!item) throw notFound();
    return item;
  }
  getItemOrNullObject(name: unknown): NamedItem | null {
    return this._indexed(name);
  }

  override _items(): readonly NamedItem[] {
    return this._book.store.names().map(({ name }) => new NamedItem(this._book, name));
  }
  override _indexed(name: unknown): NamedItem | null {
    const given = text(name, "name").toLowerCase();
    return this._items().find((item) => item._name.toLowerCase() === given) ?? null;
  }
}

/** `Excel.NamedItem`. */
export class NamedItem extends HostObject {
  readonly _class = "NamedItem";

  constructor(
    book: Book,
    readonly _name: string,
  ) {
    super(book);
  }

  override get _id(): string {
    return this._name;
  }
  get name(): string {
    return this._facts.name;
  }
  get formula(): string {
    return this._facts.formula;
  }
  set formula(value: unknown) {
    this._book.store.setName({ ...this._facts, formula: asFormula(value) });
  }
  get comment(): string {
    return this._facts.comment;
  }
  set comment(value: unknown) {
    this._book.store.setName({ ...this._facts, comment: text(value, "comment") });
  }
  get visible(): boolean {
    return this._facts.visible;
  }
  set visible(value: unknown) {
    this._book.store.setName({ ...this._facts, visible: boolean(value, "visible") });
  }
  get scope(): string {
    return "Workbook";
  }
  get type(): string {
    const bare = this.formula.slice(1);
    if (parseAddress(bare)) return "Range";
    if (/^[+-]?[\d.]+(?:e[+-]?\d+)?$/i.test(bare)) return "Double";
    if (/^(?:true|false)$/i.test(bare)) return "Boolean";
    return bare.startsWith("{") ? "Array" : "String";
  }
  get value(): unknown {
    const bare = this.formula.slice(1);
    switch (this.type) {
      case "Double":
        return Number(bare);
      case "Boolean":
        return bare.toLowerCase() === "true";
      case "String":
        return bare.startsWith('"') ? bare.slice(1, -1).replaceAll('""', '"') : bare;
      default:
        return bare;
    }
  }
  getRange(): Range {
    const range = this.getRangeOrNullObject();
    if (!range) throw notFound();
    return range;
  }
  getRangeOrNullObject(): Range | null {
    if (this.type !== "Range") return null;
    const place = locate(this._book, this._book.store.activeSheet(), this.formula);
    return new Range(this._book, place.sheetId, place.rect);
  }
  delete(): void {
    this._book.store.removeName(this._facts.name);
  }

  get _facts(): NameFacts {
    const facts = this._book.store.names().find(({ name }) => name === this._name);
    if (!facts) throw notFound();
    return facts;
  }
}

function definedName(value: unknown): string {
  const name = text(value, "name");
  const isFine = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u.test(name) && !parseAddress(name) && !/^[rc]$/i.test(name);
  if (isFine) return name;
  throw invalid(`${JSON.stringify(name)} cannot be a name`);
}

function asFormula(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return `=${String(value).toUpperCase()}`;
  const formula = text(value, "formula");
  return formula.startsWith("=") ? formula : `="${formula.replaceAll('"', '""')}"`;
}

/** `Sheet1!$A$1:$B$2` for `Sheet1!A1:B2`. */
function absolute(address: string): string {
  const cells = address.slice(address.lastIndexOf("!") + 1);
  return address.slice(0, address.lastIndexOf("!") + 1) + cells.replaceAll(/([A-Z]+)(\d*)|(\d+)/g, absolutePart);
}

function absolutePart(
  _part: string,
  letters: string | undefined,
  digits: string | undefined,
  row: string | undefined,
): string {
  if (letters === undefined) return `$${row ?? ""}`;
  return digits ? `$${letters}$${digits}` : `$${letters}`;
}
