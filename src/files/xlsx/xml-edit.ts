/** An element of an XML text by its places: what stands around it can be kept byte for byte. */
export interface Element {
  /** Its name without prefix. */
  readonly name: string;
  /** From the `<` of its first tag to behind the `>` of its last. */
  readonly start: number;
  readonly end: number;
  /** What stands between its tags; empty and behind the tag for `<a/>`. */
  readonly innerStart: number;
  readonly innerEnd: number;
}

const NAME = /[^\s/>]+/y;
const TAG = /<[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>/y;
const ATTRIBUTE = /\s([^\s=]+)\s*=\s*("[^"]*"|'[^']*')/g;
const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }),
);

/** The root element of a document. */
export function rootOf(xml: string): Element {
  let start = xml.indexOf("<");
  for (let behind = 0; start >= 0 && (behind = behindMarkup(xml, start)) > start;) start = xml.indexOf("<", behind);
  if (start < 0) throw new Error("an XML part without an element");
  const innerStart = behindTag(xml, start);
  const written = nameAt(xml, start);
  const name = bareName(written);
  if (xml[innerStart - 2] === "/") return { name, start, innerStart, innerEnd: innerStart, end: innerStart };
  const innerEnd = xml.lastIndexOf(`</${written}`);
  const end = xml.indexOf(">", innerEnd) + 1;
  // The last tag of the document ends it; what looks like one may stand in a comment behind it.
  if (innerEnd >= innerStart && end > 0 && xml.slice(end).trim() === "")
    return { name, start, innerStart, innerEnd, end };
  const [root] = childrenIn(xml, start, xml.length);
  if (!root) throw new Error("an XML part without an end");
  return root;
}

/** The direct children of an element, in order. */
export function childrenOf(xml: string, element: Element): Element[] {
  return childrenIn(xml, element.innerStart, element.innerEnd);
}

/** The first direct child of that name. */
export function childOf(xml: string, element: Element, name: string): Element | undefined {
  return childrenOf(xml, element).find((child) => child.name === name);
}

/** The prefix of an element with its colon, empty where it has none: new elements beside it need the same. */
export function prefixOf(xml: string, element: Element): string {
  const name = nameAt(xml, element.start);
  return name.slice(0, name.indexOf(":") + 1);
}

/** The value of an attribute by its name as written, prefix included. */
export function attributeOf(xml: string, element: Element, name: string): string | undefined {
  const at = attributeAt(xml, element, name);
  return at && unescapeXml(xml.slice(at.start, at.end));
}

/** The values of all attributes of an element by their names without prefixes. */
export function attributesOf(xml: string, element: Element): Readonly<Record<string, string | undefined>> {
  const tag = xml.slice(element.start, behindTag(xml, element.start));
  const values: Record<string, string> = {};
  for (const [, name = "", quoted = ""] of tag.matchAll(ATTRIBUTE))
    values[bareName(name)] = unescapeXml(quoted.slice(1, -1));
  return values;
}

/** Sets an attribute of an element, there or not. */
export function setAttribute(
  xml: string,
  element: Element,
  { name, value }: { readonly name: string; readonly value: string },
): string {
  const at = attributeAt(xml, element, name);
  if (at) return xml.slice(0, at.start) + escapeXml(value) + xml.slice(at.end);
  const behind = element.start + 1 + nameAt(xml, element.start).length;
  return `${xml.slice(0, behind)} ${name}="${escapeXml(value)}"${xml.slice(behind)}`;
}

/** Puts a text behind the last child of an element; `<a/>` becomes `<a>…</a>`. */
export function appendTo(xml: string, element: Element, addition: string): string {
  if (element.innerEnd !== element.end) return xml.slice(0, element.innerEnd) + addition + xml.slice(element.innerEnd);
  const name = nameAt(xml, element.start);
  const open = xml.slice(element.start, element.end).replace(/\s*\/>$/, ">");
  return `${xml.slice(0, element.start)}${open}${addition}</${name}>${xml.slice(element.end)}`;
}

/** Puts a new child where the schema wants it: behind the last of its predecessors that is there. */
export function insertInOrder(
  xml: string,
  parent: Element,
  { child, predecessors }: { readonly child: string; readonly predecessors: readonly string[] },
): string {
  const before = childrenOf(xml, parent).filter(({ name }) => predecessors.includes(name));
  const at = before.at(-1)?.end;
  if (at !== undefined) return xml.slice(0, at) + child + xml.slice(at);
  if (parent.innerEnd === parent.end) return appendTo(xml, parent, child);
  return xml.slice(0, parent.innerStart) + child + xml.slice(parent.innerStart);
}

/** Takes elements of one document out of it. */
export function removeElements(xml: string, elements: readonly Element[]): string {
  return [...elements]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), xml);
}

/** A text as the content of an element or attribute. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"\t\r\n]/g, (char) => {
    if (char === "&") return "&amp;";
    if (char === "<") return "&lt;";
    if (char === ">") return "&gt;";
    return char === '"' ? "&quot;" : `&#${String(char.charCodeAt(0))};`;
  });
}

/** What an escaped text says. */
export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return ENTITIES.get(name) ?? whole;
    const point = name.charAt(1).toLowerCase() === "x" ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point <= 0x10_ffff ? String.fromCodePoint(point) : whole;
  });
}

/** The text of a part; nearly all are UTF-8, and UTF-16 is what else the standard allows. */
export function textOfPart(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** The bytes of a part that was changed, always as UTF-8. */
export function partOfText(xml: string): Uint8Array {
  return new TextEncoder().encode(xml.replace(/^(<\?xml[^>]*encoding=)["']utf-16["']/i, '$1"UTF-8"'));
}

function childrenIn(xml: string, from: number, to: number): Element[] {
  const found: Element[] = [];
  let depth = 0;
  let open = { name: "", start: 0, innerStart: 0 };
  for (let at = xml.indexOf("<", from); at >= 0 && at < to; at = xml.indexOf("<", at)) {
    const skipped = behindMarkup(xml, at);
    if (skipped > at) {
      at = skipped;
      continue;
    }
    const end = behindTag(xml, at);
    const closing = xml[at + 1] === "/";
    const alone = xml[end - 2] === "/";
    if (closing) {
      depth--;
      if (depth === 0) found.push({ ...open, innerEnd: at, end });
    } else if (depth > 0) {
      if (!alone) depth++;
    } else {
      const written = nameAt(xml, at);
      const name = bareName(written);
      const innerEnd = alone ? end : endOfPlain(xml, written, end);
      if (innerEnd === undefined) {
        open = { name, start: at, innerStart: end };
        depth++;
      } else {
        const behind = alone ? end : behindTag(xml, innerEnd);
        found.push({ name, start: at, innerStart: end, innerEnd, end: behind });
        at = behind;
        continue;
      }
    }
    at = end;
  }
  return found;
}

/** Where the content of an element ends; nothing where its tags have to be counted, as it may hold one of its own name, or what only looks like a tag. */
function endOfPlain(xml: string, name: string, innerStart: number): number | undefined {
  const innerEnd = xml.indexOf(`</${name}`, innerStart);
  if (innerEnd < 0 || !/[\s>]/.test(xml[innerEnd + name.length + 2] ?? "")) return undefined;
  const inner = xml.slice(innerStart, innerEnd);
  return inner.includes(`<${name}`) || inner.includes("<!") || inner.includes("<?") ? undefined : innerEnd;
}

/** The name of an element as it is written, prefix included. */
function nameAt(xml: string, start: number): string {
  NAME.lastIndex = start + 1;
  return NAME.exec(xml)?.[0] ?? "";
}

function bareName(written: string): string {
  return written.slice(written.lastIndexOf(":") + 1);
}

/** The place behind a comment, a CDATA section or an instruction; `at` itself where a tag begins. */
function behindMarkup(xml: string, at: number): number {
  const second = xml[at + 1];
  if (second !== "!" && second !== "?") return at;
  const [, last] = [
    ["<!--", "-->"],
    ["<![CDATA[", "]]>"],
    ["<", ">"],
  ].find(([first]) => xml.startsWith(first ?? "", at)) ?? ["", ">"];
  const end = xml.indexOf(last ?? ">", at);
  return end < 0 ? xml.length : end + (last ?? ">").length;
}

/** The place behind a tag; a `>` inside an attribute does not end it. */
function behindTag(xml: string, at: number): number {
  TAG.lastIndex = at;
  return TAG.test(xml) ? TAG.lastIndex : xml.length;
}

function attributeAt(xml: string, element: Element, name: string): { start: number; end: number } | undefined {
  const tag = xml.slice(element.start, behindTag(xml, element.start));
  for (const match of tag.matchAll(ATTRIBUTE)) {
    if (match[1] !== name) continue;
    const end = element.start + match.index + match[0].length - 1;
    return { start: end - (match[2] ?? "").length + 2, end };
  }
  return undefined;
}
