import type { Book } from "../book";
import { HostCollection, HostObject } from "../host-object";
import { invalid, notFound, text } from "./arguments";

/** `Excel.CustomXmlPartCollection`. */
export class CustomXmlPartCollection extends HostCollection {
  readonly _class = "CustomXmlPartCollection";

  add(xml: unknown): CustomXmlPart {
    const part = new CustomXmlPart(this._book, this._book.newPartId());
    part.setXml(xml);
    return part;
  }
  getByNamespace(namespaceUri: unknown): CustomXmlPartScopedCollection {
    const namespace = text(namespaceUri, "namespaceUri");
    // Documented: "a fully qualified schema URI".
    if (namespace === "") throw invalid("the namespace is empty");
    return new CustomXmlPartScopedCollection(this._book, namespace);
  }
  getCount(): number {
    return this._book.xmlParts.size;
  }
  getItem(id: unknown): CustomXmlPart {
    const part = this._indexed(id);
    if (!part) throw notFound();
    return part;
  }
  getItemOrNullObject(id: unknown): CustomXmlPart | null {
    return this._indexed(id);
  }

  override _items(): readonly CustomXmlPart[] {
    return [...this._book.xmlParts.keys()].map((id) => new CustomXmlPart(this._book, id));
  }
  override _indexed(id: unknown): CustomXmlPart | null {
    return this._items().find((part) => part._id === id) ?? null;
  }
}

/** `Excel.CustomXmlPartScopedCollection`: the parts of one namespace. */
export class CustomXmlPartScopedCollection extends HostCollection {
  readonly _class = "CustomXmlPartScopedCollection";

  constructor(
    book: Book,
    readonly _namespace: string,
  ) {
    super(book);
  }

  getCount(): number {
    return this._items().length;
  }
  getItem(id: unknown): CustomXmlPart {
    const part = this.getItemOrNullObject(id);
    if (!part) throw notFound();
    return part;
  }
  getItemOrNullObject(id: unknown): CustomXmlPart | null {
    return this._items().find((part) => part._id === id) ?? null;
  }
  getOnlyItem(): CustomXmlPart {
    const part = this.getOnlyItemOrNullObject();
    if (!part) throw notFound();
    return part;
  }
  getOnlyItemOrNullObject(): CustomXmlPart | null {
    const [only, ...others] = this._items();
    return only && others.length === 0 ? only : null;
  }

  override _items(): readonly CustomXmlPart[] {
    const parts = [...this._book.xmlParts.keys()].map((id) => new CustomXmlPart(this._book, id));
    return parts.filter((part) => part.namespaceUri === this._namespace);
  }
}

/** `Excel.CustomXmlPart`. */
export class CustomXmlPart extends HostObject {
  readonly _class = "CustomXmlPart";

  constructor(
    book: Book,
    readonly _partId: string,
  ) {
    super(book);
  }

  override get _id(): string {
    return this._partId;
  }
  get id(): string {
    return this._partId;
  }
  get namespaceUri(): string {
    const root = /<(?![?!])([^\s/>]+)([^>]*)>/.exec(this.getXml());
    const prefix = /^([^:]+):/.exec(root?.[1] ?? "")?.[1];
    const attribute = prefix === undefined ? "xmlns" : `xmlns:${prefix}`;
    return (
      new RegExp(`(?:^|\\s)${attribute}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
        .exec(root?.[2] ?? "")
        ?.slice(1)
        .find(Boolean) ?? ""
    );
  }
  getXml(): string {
    const xml = this._book.xmlParts.get(this._partId);
    if (xml === undefined) throw notFound();
    return xml;
  }
  setXml(xml: unknown): void {
    const given = text(xml, "xml");
    if (!isOneElement(given) || !isOfXmlSigns(given)) throw invalid("the XML is not well-formed");
    this._book.xmlParts.set(this._partId, given);
  }
  delete(): void {
    if (!this._book.xmlParts.delete(this._partId)) throw notFound();
  }
}

/** Whether a text has only signs that XML may have, and `&` only where an entity begins that every reader knows. */
function isOfXmlSigns(xml: string): boolean {
  const bare = xml.replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, "");
  return (
    // XML 1.0, production 2: which controls there may not be is what is asked.
    !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xml) &&
    !/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/.test(bare)
  );
}

/** Whether every tag that opens closes in its turn, inside one element. */
function isOneElement(xml: string): boolean {
  const bare = xml.replaceAll(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, "").trim();
  const open: string[] = [];
  let rest = bare;
  let roots = 0;
  for (const [tag, slash, name = "", ending] of bare.matchAll(/<(\/?)([^\s/>]+)(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/g)) {
    rest = rest.replace(tag, "");
    if (!slash && open.length === 0) roots++;
    if (slash) {
      if (open.pop() !== name) return false;
    } else if (!ending) open.push(name);
  }
  return bare.startsWith("<") && bare.endsWith(">") && open.length === 0 && roots === 1 && !rest.includes("<");
}
