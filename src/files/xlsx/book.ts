import { columnLetters } from "../../core/table";
import { blockFrom, nameFormulaOf, type SheetBlock } from "./blocks";
import { damage } from "./package";
import type { PackageDraft } from "./package-draft";
import { declareRelations, dialectOf, relationIdOf, type Dialect } from "./relations";
import {
  appendTo,
  attributeOf,
  childOf,
  childrenOf,
  escapeXml,
  insertInOrder,
  prefixOf,
  removeElements,
  rootOf,
  unescapeXml,
  type Element,
} from "./xml-edit";
import { isTrue } from "./xml";

/** A sheet as the workbook lists it. */
export interface BookSheet {
  readonly name: string;
  /** Its part; empty where the workbook lists a sheet that is not there. */
  readonly part: string;
}

const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
/** What a file must be called by the type of its workbook part. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
  "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
  "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm",
  "application/vnd.ms-excel.addin.macroEnabled.main+xml": ".xlam",
};
/** Excel's own name of the rows that are printed on every page of a sheet. */
const PRINT_TITLES = "_xlnm.Print_Titles";
const BEFORE_NAMES = ["sheets", "functionGroups", "externalReferences"];
const BEFORE_CACHES = [...BEFORE_NAMES, "definedNames", "calcPr", "oleSize", "customWorkbookViews"];

/** The part `workbook.xml`: the list of sheets and of names, read and changed in place. */
export class Book {
  /** What the name of the file must end in; unknown where the type is. */
  readonly extension: string | undefined;
  private xml: string;

  private constructor(
    private readonly parts: PackageDraft,
    readonly part: string,
    content: { readonly xml: string; readonly extension: string | undefined },
  ) {
    this.xml = content.xml;
    this.extension = content.extension;
  }

  static async open(parts: PackageDraft, path: string): Promise<Book> {
    const part = (await parts.relations("")).find(({ type }) => type.endsWith("/officeDocument"))?.part;
    if (part === undefined || !parts.has(part))
      throw damage(path, part ?? "_rels/.rels", "the workbook part is missing");
    return new Book(parts, part, {
      xml: await parts.text(part),
      extension: EXTENSIONS[(await parts.typeOf(part)) ?? ""],
    });
  }

  /** The year from which the days of the workbook count. */
  get dateSystem(): 1900 | 1904 {
    const properties = childOf(this.xml, this.root, "workbookPr");
    return properties && isTrue(attributeOf(this.xml, properties, "date1904")) ? 1904 : 1900;
  }

  get dialect(): Dialect {
    return dialectOf(this.xml);
  }

  /** The folder of the workbook's parts. */
  get folder(): string {
    return this.part.slice(0, this.part.lastIndexOf("/") + 1);
  }

  /** Whether sheets may be added. */
  get structure(): "open" | "protected" {
    const protection = childOf(this.xml, this.root, "workbookProtection");
    return protection && isTrue(attributeOf(this.xml, protection, "lockStructure")) ? "protected" : "open";
  }

  async sheets(): Promise<BookSheet[]> {
    const relations = await this.parts.relations(this.part);
    return this.children("sheets").map((element) => ({
      name: attributeOf(this.xml, element, "name") ?? "",
      part: relations.find(({ id }) => id === relationIdOf(this.xml, element))?.part ?? "",
    }));
  }

  /** Adds a sheet behind the others; gives its part. */
  async addSheet(name: string): Promise<string> {
    const part = this.parts.freeName(`${this.folder}worksheets/sheet`, ".xml");
    // The part is made later; from now on its name is taken.
    this.parts.setBytes(part, new Uint8Array(0));
    await this.parts.setType(part, SHEET_TYPE);
    const id = await this.parts.link(this.part, { type: `${this.dialect.relations}/worksheet`, to: part });
    const used = this.children("sheets").map((element) => Number(attributeOf(this.xml, element, "sheetId")));
    const declared = declareRelations(this.xml, this.dialect);
    this.xml = declared.xml;
    const sheet = `<${this.prefix}sheet name="${escapeXml(name)}" sheetId="${Math.max(0, ...used) + 1}" ${declared.prefix}id="${id}"/>`;
    const list = childOf(this.xml, this.root, "sheets");
    if (!list) throw new Error("a workbook without a list of sheets");
    this.xml = appendTo(this.xml, list, sheet);
    return part;
  }

  /** All names that are defined, for the whole workbook or for one sheet. */
  names(): string[] {
    return this.children("definedNames").map((element) => attributeOf(this.xml, element, "name") ?? "");
  }

  /** What a name of the whole workbook points to: a block, nothing any more, or something that is no block. */
  marked(name: string): SheetBlock | "lost" | "other" | undefined {
    const element = this.nameElement(name);
    if (!element) return undefined;
    const text = unescapeXml(this.xml.slice(element.innerStart, element.innerEnd));
    if (text.includes("#REF!")) return "lost";
    return blockFrom(text) ?? "other";
  }

  /** Points a name of the whole workbook to a block. */
  mark(name: string, place: SheetBlock): void {
    const old = this.nameElement(name);
    if (old) this.xml = removeElements(this.xml, [old]);
    this.appendName(` name="${name}"`, escapeXml(nameFormulaOf(place)));
  }

  /** The text that a name of the whole workbook stands for; nothing where it stands for anything else. */
  textOf(name: string): string | undefined {
    const element = this.nameElement(name);
    return element && /^"([^"]*)"$/.exec(unescapeXml(this.xml.slice(element.innerStart, element.innerEnd)))?.[1];
  }

  /** Has a name of the whole workbook stand for a text without quotes; it is not offered to people. Without a text it goes. */
  keepText(name: string, text: string | undefined): void {
    const old = this.nameElement(name);
    if (old) this.xml = removeElements(this.xml, [old]);
    if (text !== undefined) this.appendName(` name="${name}" hidden="1"`, escapeXml(`"${text}"`));
  }

  /** Lists what PivotTables calculate from, unless it is listed; gives the number by which they know it. */
  async addPivotCache(part: string): Promise<number> {
    const relation = await this.parts.link(this.part, {
      type: `${this.dialect.relations}/pivotCacheDefinition`,
      to: part,
    });
    const listed = this.children("pivotCaches");
    const same = listed.find((element) => relationIdOf(this.xml, element) === relation);
    if (same) return Number(attributeOf(this.xml, same, "cacheId"));
    const id = Math.max(0, ...listed.map((element) => Number(attributeOf(this.xml, element, "cacheId")))) + 1;
    const declared = declareRelations(this.xml, this.dialect);
    this.xml = declared.xml;
    const element = `<${this.prefix}pivotCache cacheId="${id}" ${declared.prefix}id="${relation}"/>`;
    const list = childOf(this.xml, this.root, "pivotCaches");
    if (list) this.xml = appendTo(this.xml, list, element);
    else {
      const child = `<${this.prefix}pivotCaches>${element}</${this.prefix}pivotCaches>`;
      this.xml = insertInOrder(this.xml, this.root, { child, predecessors: BEFORE_CACHES });
    }
    return id;
  }

  /** Takes what PivotTables calculated from off the list; its part goes with `drop`. */
  async dropPivotCache(part: string): Promise<void> {
    const ids = (await this.parts.relations(this.part)).filter((one) => one.part === part).map(({ id }) => id);
    const listed = this.children("pivotCaches");
    const gone = listed.filter((element) => ids.includes(relationIdOf(this.xml, element) ?? ""));
    const list = childOf(this.xml, this.root, "pivotCaches");
    // An empty list is not allowed.
    this.xml = removeElements(this.xml, list && gone.length === listed.length ? [list] : gone);
  }

  private appendName(attributes: string, text: string): void {
    const tag = `${this.prefix}definedName`;
    const element = `<${tag}${attributes}>${text}</${tag}>`;
    const list = childOf(this.xml, this.root, "definedNames");
    if (list) this.xml = appendTo(this.xml, list, element);
    else {
      const child = `<${this.prefix}definedNames>${element}</${this.prefix}definedNames>`;
      this.xml = insertInOrder(this.xml, this.root, { child, predecessors: BEFORE_NAMES });
    }
  }

  /** Has the first rows of a sheet printed on every page, unless the sheet names others. */
  async repeat(sheet: string, { rows, columns }: { readonly rows: number; readonly columns: number }): Promise<void> {
    const place = (await this.sheets()).findIndex(({ name }) => name === sheet);
    const old = this.children("definedNames").find(
      (element) =>
        attributeOf(this.xml, element, "name") === PRINT_TITLES &&
        attributeOf(this.xml, element, "localSheetId") === String(place),
    );
    const within = `'${sheet.replaceAll("'", "''")}'!`;
    const across = columns > 0 ? [`${within}$A:$${columnLetters(columns - 1)}`] : [];
    const formula = [...across, `${within}$1:$${rows}`].join();
    const text = old ? this.xml.slice(old.innerStart, old.innerEnd) : escapeXml(formula);
    // At the end, like the marks: so a second run makes the same list of names.
    if (old) this.xml = removeElements(this.xml, [old]);
    this.appendName(` name="${PRINT_TITLES}" localSheetId="${place}"`, text);
  }

  /** Hands the changes over to the parts. */
  async save(): Promise<void> {
    await this.parts.setText(this.part, this.xml);
  }

  private get root(): Element {
    return rootOf(this.xml);
  }

  private get prefix(): string {
    return prefixOf(this.xml, this.root);
  }

  private children(list: string): Element[] {
    const element = childOf(this.xml, this.root, list);
    return element ? childrenOf(this.xml, element) : [];
  }

  private nameElement(name: string): Element | undefined {
    return this.children("definedNames").find(
      (element) =>
        attributeOf(this.xml, element, "name")?.toLowerCase() === name.toLowerCase() &&
        attributeOf(this.xml, element, "localSheetId") === undefined,
    );
  }
}
