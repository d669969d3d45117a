/** An element that a document is kept in, as KA names it. */
export interface Element {
  readonly name: string;
  readonly namespace: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text as the content of one element. There is no declaration: Office has been seen not to take a document with one for a part that is there already. */
export function xmlOf({ name, namespace }: Element, text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<${name} xmlns="${namespace}">${escaped}</${name}>`;
}

/** The text in the one element of a document, however a program wrote the XML anew; nothing where it has no such element. */
export function textInXml(xml: string, name: string): string | undefined {
  const pattern = new RegExp(`<(?:[\\w.-]+:)?${name}(?:\\s[^>]*)?>([\\s\\S]*)</(?:[\\w.-]+:)?${name}\\s*>\\s*$`);
  const [, inner] = pattern.exec(xml) ?? [];
  return inner
    ?.split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((piece) => (piece.startsWith("<![CDATA[") ? piece.slice(9, -3) : unescaped(piece)))
    .join("");
}

function unescaped(text: string): string {
  return text.replace(/&(?:#x[\da-f]+|#\d+|\w+);/gi, (entity) => {
    const name = entity.slice(1, -1);
    if (!name.startsWith("#")) return ENTITIES[name] ?? entity;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}
