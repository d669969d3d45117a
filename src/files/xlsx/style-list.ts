import type { CellLook } from "../../core/plan";
import {
  appendTo,
  attributeOf,
  childrenOf,
  escapeXml,
  insertInOrder,
  prefixOf,
  rootOf,
  setAttribute,
  type Element,
} from "./xml-edit";

/** How the rule of a class colours its cells. */
export interface RuleColours {
  readonly fill: string;
  readonly font: string;
}

const ORDER = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"] as const;
type List = (typeof ORDER)[number];

/** The lists of a `styles.xml` that KA may add to. */
export const STYLE_LISTS: readonly List[] = ORDER;
export type StyleListName = List;

/** Number formats that every workbook has, by the number that stands for them. */
const BUILT_IN: Readonly<Record<string, number>> = {
  General: 0,
  "0": 1,
  "0.00": 2,
  "#,##0": 3,
  "#,##0.00": 4,
  "0%": 9,
  "0.00%": 10,
  "@": 49,
};
/** Smaller numbers are Excel's own. */
const FIRST_OWN_FORMAT = 164;
const HEADING_FILL = "E7EDF3";
const COLOURS: { readonly [L in CellLook]?: string } = { heading: "1F3347", label: "262626", warning: "A80000" };
const FONT_ORDER = "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split(
  " ",
);
/** What a workbook without styles, or with empty ones, needs before anything can be added. */
const LEAST: readonly (readonly [List, string])[] = [
  ["fonts", '<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'],
  ["fills", '<fill><patternFill patternType="none"/></fill>'],
  ["fills", '<fill><patternFill patternType="gray125"/></fill>'],
  ["borders", "<border><left/><right/><top/><bottom/><diagonal/></border>"],
  ["cellStyleXfs", '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
  ["cellXfs", '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'],
  ["cellStyles", '<cellStyle name="Normal" xfId="0" builtinId="0"/>'],
];

interface Lists {
  readonly of: string;
  readonly elements: readonly Element[];
  readonly entries: Map<List, readonly Element[]>;
}

/** An empty `styles.xml`; what is needed is added to it. */
export function emptyStyles(namespace: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${namespace}"/>`;
}

/**
 * Adds what KA's cells need to a `styles.xml`. Only ever at the end of each list, because a style is known by its place; what is there already
 * in the same words is used again, so that a second run adds nothing.
 */
export class StyleList {
  private readonly known = new Map<string, number>();
  private readonly prefix: string;
  /** The lists of a text, and the entries of those that were asked for: every cell asks for several lists, and few add to one. */
  private lists: Lists = { of: "", elements: [], entries: new Map() };

  constructor(private xml: string) {
    this.prefix = prefixOf(xml, rootOf(xml));
    const bare = new Set(ORDER.filter((list) => this.entries(list).length === 0));
    for (const [list, entry] of LEAST) if (bare.has(list)) this.append(list, this.tagged(entry));
  }

  /** The place of the format for cells with a number format and looks, the later ones over the earlier. */
  cell(format: string, looks: readonly CellLook[]): number {
    const key = `${format}\n${looks.join()}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const numFmtId = this.numberFormat(format);
    const fontId = this.font(looks);
    const fillId = looks.includes("heading") ? this.headingFill() : 0;
    const wrapped = looks.includes("wrapped");
    const attributes = [
      `numFmtId="${numFmtId}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0"`,
      numFmtId > 0 ? ' applyNumberFormat="1"' : "",
      fontId > 0 ? ' applyFont="1"' : "",
      fillId > 0 ? ' applyFill="1"' : "",
      wrapped ? ' applyAlignment="1"' : "",
    ].join("");
    const xf = wrapped ? `<xf ${attributes}><alignment vertical="top" wrapText="1"/></xf>` : `<xf ${attributes}/>`;
    const place = this.placeOf("cellXfs", this.tagged(xf));
    this.known.set(key, place);
    return place;
  }

  /** The place of the colours that a rule gives. */
  rule({ fill, font }: RuleColours): number {
    const dxf = `<dxf><font><color rgb="${argb(font)}"/></font><fill><patternFill><bgColor rgb="${argb(fill)}"/></patternFill></fill></dxf>`;
    return this.placeOf("dxfs", this.tagged(dxf));
  }

  /** The number of a number format, for what is no cell. */
  numberOf(format: string): number {
    return this.numberFormat(format);
  }

  /** The part with all that was added. */
  toString(): string {
    return this.xml;
  }

  private numberFormat(format: string): number {
    const builtIn = BUILT_IN[format];
    if (builtIn !== undefined) return builtIn;
    const formats = this.entries("numFmts");
    const same = formats.find((entry) => attributeOf(this.xml, entry, "formatCode") === format);
    if (same) return Number(attributeOf(this.xml, same, "numFmtId"));
    const used = formats.map((entry) => Number(attributeOf(this.xml, entry, "numFmtId")));
    const id = Math.max(FIRST_OWN_FORMAT - 1, ...used) + 1;
    this.append("numFmts", this.tagged(`<numFmt numFmtId="${id}" formatCode="${escapeXml(format)}"/>`));
    return id;
  }

  /** The workbook's own font with what the looks change of it, so that KA's sheets look like the others. */
  private font(looks: readonly CellLook[]): number {
    const changes = new Map<string, string>();
    for (const look of looks) {
      if (look === "title") changes.set("sz", '<sz val="16"/>');
      if (look === "title" || look === "heading" || look === "warning") changes.set("b", "<b/>");
      const colour = COLOURS[look];
      if (colour !== undefined) changes.set("color", `<color rgb="FF${colour}"/>`);
    }
    if (changes.size === 0) return 0;
    const [normal] = this.entries("fonts");
    if (!normal) throw new Error("styles without a font");
    const parts = childrenOf(this.xml, normal)
      .filter(({ name }) => !changes.has(name))
      .map(({ name, start, end }) => ({ name, text: this.xml.slice(start, end) }));
    for (const [name, text] of changes) parts.push({ name, text: this.tagged(text) });
    parts.sort((a, b) => FONT_ORDER.indexOf(a.name) - FONT_ORDER.indexOf(b.name));
    const tag = `${this.prefix}font`;
    return this.placeOf("fonts", `<${tag}>${parts.map(({ text }) => text).join("")}</${tag}>`);
  }

  private headingFill(): number {
    const pattern = `<fgColor rgb="FF${HEADING_FILL}"/><bgColor indexed="64"/>`;
    const fill = `<fill><patternFill patternType="solid">${pattern}</patternFill></fill>`;
    return this.placeOf("fills", this.tagged(fill));
  }

  private placeOf(list: List, entry: string): number {
    const entries = this.entries(list);
    const same = entries.findIndex(({ start, end }) => this.xml.slice(start, end) === entry);
    if (same >= 0) return same;
    this.append(list, entry);
    return entries.length;
  }

  private entries(list: List): readonly Element[] {
    const element = this.element(list);
    const known = this.lists.entries.get(list);
    if (known) return known;
    const entries = element ? childrenOf(this.xml, element) : [];
    this.lists.entries.set(list, entries);
    return entries;
  }

  private append(list: List, entry: string): void {
    if (!this.element(list)) {
      const child = `<${this.prefix}${list} count="0"/>`;
      this.xml = insertInOrder(this.xml, rootOf(this.xml), {
        child,
        predecessors: ORDER.slice(0, ORDER.indexOf(list)),
      });
    }
    const element = this.element(list);
    if (!element) throw new Error(`styles without ${list}`);
    const value = String(this.entries(list).length + 1);
    // The list begins before its count and its end, so its place stays while both are changed from the end.
    const longer = appendTo(this.xml, element, entry);
    this.xml = setAttribute(longer, element, { name: "count", value });
  }

  private element(list: List): Element | undefined {
    if (this.lists.of !== this.xml)
      this.lists = { of: this.xml, elements: childrenOf(this.xml, rootOf(this.xml)), entries: new Map() };
    return this.lists.elements.find(({ name }) => name === list);
  }

  private tagged(xml: string): string {
    return this.prefix === "" ? xml : xml.replace(/<(\/?)(?=\w)/g, `<$1${this.prefix}`);
  }
}

/** A colour as the format has it: `FF06402B`. */
export function argb(colour: string): string {
  return `FF${colour.replace("#", "")}`;
}
