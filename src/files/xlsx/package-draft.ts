import { partNamed, type Package } from "./package";
import {
  NO_RELATIONS,
  addRelation,
  dropRelations,
  relationEntries,
  relationsOf,
  relationsPathOf,
  type Relation,
} from "./relations";
import {
  appendTo,
  attributeOf,
  childrenOf,
  escapeXml,
  partOfText,
  prefixOf,
  removeElements,
  rootOf,
  textOfPart,
  type Element,
} from "./xml-edit";
import { faultsOf, refuseDoctype } from "./xml";
import type { ExpectedSize, ZipWriter } from "./zip-writer";

/** A part that is made while it is written. */
export interface StreamedPart {
  readonly pieces: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  readonly expected: ExpectedSize;
}

const TYPES = "[Content_Types].xml";

/** The parts of a workbook file with the changes that are to be written; all that is not changed stays as it lies in the file. */
export class PackageDraft {
  private readonly texts = new Map<string, string>();
  private readonly added = new Map<string, Uint8Array | StreamedPart>();
  private readonly dropped = new Set<string>();
  /** What the relations of a part said when they were last asked for, which they are many times. */
  private readonly linked = new Map<string, { readonly xml: string; readonly relations: readonly Relation[] }>();

  constructor(readonly file: Package) {}

  has(part: string): boolean {
    return !this.dropped.has(part) && (this.file.parts.has(part) || this.added.has(part) || this.texts.has(part));
  }

  /** The names of all parts. */
  names(): string[] {
    const all = new Set([...this.file.parts.keys(), ...this.texts.keys(), ...this.added.keys()]);
    return [...all].filter((part) => this.has(part));
  }

  /** The text of a small part as it will be written. */
  async text(part: string): Promise<string> {
    return this.texts.get(part) ?? textOfPart(await this.file.read(part));
  }

  /** Changes the text of a part, or adds it. One that stays the same is not written anew. */
  async setText(part: string, xml: string): Promise<void> {
    if (this.has(part) && !this.added.has(part) && (await this.text(part)) === xml) return;
    this.added.delete(part);
    this.texts.set(part, xml);
  }

  /** Puts bytes, or what makes them, in the place of a part, or adds it. */
  setBytes(part: string, bytes: Uint8Array | StreamedPart): void {
    this.added.set(part, bytes);
  }

  /** A name for a new part that no other has, whatever the case of its letters. */
  freeName(before: string, after: string): string {
    const used = new Set(this.names().map((name) => name.toLowerCase()));
    for (let number = 1; ; number++) {
      const name = `${before}${number}${after}`;
      if (!used.has(name.toLowerCase())) return name;
    }
  }

  /** The relations of a part; of the package, for an empty name. */
  async relations(part: string): Promise<Relation[]> {
    const path = this.relationsPath(part);
    if (!this.has(path)) return [];
    const xml = await this.text(path);
    let known = this.linked.get(path);
    if (known?.xml !== xml) {
      const faults = faultsOf(this.file, path);
      refuseDoctype(xml, faults);
      const entries = /<[^?!]/.test(xml) ? relationEntries(xml) : faults.damaged("it has no element");
      known = { xml, relations: relationsOf(entries, part) };
      this.linked.set(path, known);
    }
    return known.relations.map((relation) =>
      relation.leads === "inside" ? { ...relation, part: this.partNamed(relation.part) } : relation,
    );
  }

  /** Links a part to another, unless it is already; gives the id. */
  async link(part: string, link: { readonly type: string; readonly to: string }): Promise<string> {
    const relations = await this.relations(part);
    const existing = relations.find((relation) => relation.part === link.to);
    if (existing) return existing.id;
    const path = this.relationsPath(part);
    const before = this.has(path) ? await this.text(path) : NO_RELATIONS;
    const { xml, id } = addRelation(before, relations, { ...link, from: part });
    await this.setText(path, xml);
    return id;
  }

  /** Takes the relations from one part to another out; both stay. */
  async unlink(part: string, to: string): Promise<void> {
    const ids = (await this.relations(part)).filter((relation) => relation.part === to).map(({ id }) => id);
    const path = this.relationsPath(part);
    if (ids.length > 0) await this.setText(path, dropRelations(await this.text(path), new Set(ids)));
  }

  /** Says what a new part is. */
  async setType(part: string, type: string): Promise<void> {
    const xml = await this.text(TYPES);
    const root = rootOf(xml);
    if (entryFor(part, xml)) return;
    const entry = `<${prefixOf(xml, root)}Override PartName="/${escapeXml(part)}" ContentType="${type}"/>`;
    await this.setText(TYPES, appendTo(xml, root, entry));
  }

  /** The parts that are declared to be of a type. */
  async ofType(type: string): Promise<string[]> {
    const xml = await this.text(TYPES);
    return childrenOf(xml, rootOf(xml))
      .filter((entry) => attributeOf(xml, entry, "ContentType") === type)
      .map((entry) => (attributeOf(xml, entry, "PartName") ?? "").slice(1))
      .filter((part) => this.has(part));
  }

  /** The type of a part that is declared for it alone. */
  async typeOf(part: string): Promise<string | undefined> {
    const xml = await this.text(TYPES);
    const entry = entryFor(part, xml);
    return entry && attributeOf(xml, entry, "ContentType");
  }

  /** Takes parts out, with their types, their own relations and the relations that lead to them from one part. */
  async drop(parts: readonly string[], from: string): Promise<void> {
    const gone = new Set(parts.flatMap((part) => [part, this.relationsPath(part)]));
    const ids = new Set((await this.relations(from)).filter(({ part }) => gone.has(part)).map(({ id }) => id));
    for (const part of gone) this.dropped.add(part);
    const path = this.relationsPath(from);
    if (this.has(path)) await this.setText(path, dropRelations(await this.text(path), ids));
    const types = await this.text(TYPES);
    const entries = childrenOf(types, rootOf(types)).filter((entry) =>
      gone.has((attributeOf(types, entry, "PartName") ?? "").slice(1)),
    );
    await this.setText(TYPES, removeElements(types, entries));
  }

  /** Writes all parts in their old order, the new ones behind them. */
  async writeTo(zip: ZipWriter): Promise<void> {
    for (const part of this.names()) {
      const text = this.texts.get(part);
      const made = this.added.get(part);
      const info = this.file.parts.get(part);
      if (text !== undefined) await zip.add(part, [partOfText(text)]);
      else if (made instanceof Uint8Array) await zip.add(part, [made]);
      else if (made) await zip.add(part, made.pieces(), made.expected);
      else if (info) await zip.copy(info, this.file.raw(part));
    }
  }

  private relationsPath(part: string): string {
    return this.partNamed(relationsPathOf(part));
  }

  private partNamed(name: string): string {
    return this.has(name) ? name : (partNamed(this.names(), name) ?? name);
  }
}

/** The entry for one part in the list of types. */
function entryFor(part: string, xml: string): Element | undefined {
  const name = `/${part}`.toLowerCase();
  // Where its name is nowhere in the text, which is quickly seen, no entry has it; one that XML would write otherwise is looked for.
  if (!/[&<>"]/.test(name) && !xml.includes("&") && !xml.toLowerCase().includes(name)) return undefined;
  return childrenOf(xml, rootOf(xml)).find((element) => attributeOf(xml, element, "PartName")?.toLowerCase() === name);
}
