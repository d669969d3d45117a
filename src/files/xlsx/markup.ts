import type { ScanFaults } from "./xml";

const [LT, GT, SLASH, BANG, QUOTE, MINUS, BRACKET, BRACKET_END] = [60, 62, 47, 33, 34, 45, 91, 93] as const;

/**
 * Finds its way over the bytes of an XML part, whatever its elements mean. A place is −1 where what is looked for is not there as a whole yet. Behind the
 * bytes stand some `<`, so that a search for the next tag needs no counting.
 */
export class Markup {
  constructor(private readonly faults: ScanFaults) {}

  /** The place of the closing tag that comes next; what lies before it is text only. */
  closingTag(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    for (;;) {
      while (bytes[at] !== LT) at++;
      if (at + 1 >= to) return -1;
      if (bytes[at + 1] === SLASH) return at;
      if (bytes[at + 1] !== BANG) this.faults.damaged("an element stands inside of a value");
      at = this.behindComment(bytes, at, to);
      if (at < 0) return -1;
    }
  }

  /** From behind an opening tag to behind the tag that closes it. */
  behindElement(bytes: Uint8Array, from: number, to: number): number {
    let at = from;
    for (let depth = 1; depth > 0;) {
      while (bytes[at] !== LT) at++;
      if (at + 1 >= to) return -1;
      const isComment = bytes[at + 1] === BANG;
      const end = isComment ? this.behindComment(bytes, at, to) : tagEnd(bytes, at, to);
      if (end < 0) return -1;
      if (bytes[at + 1] === SLASH) depth--;
      else if (!isComment && bytes[end - 2] !== SLASH) depth++;
      at = end;
    }
    return at;
  }

  /** Behind a comment or a CDATA section; any other declaration is refused. */
  behindComment(bytes: Uint8Array, from: number, to: number): number {
    if (from + 3 >= to) return -1;
    const isComment = bytes[from + 2] === MINUS;
    if (!isComment && bytes[from + 2] !== BRACKET) this.faults.doctype();
    const mark = isComment ? MINUS : BRACKET_END;
    for (let at = from + 4; at + 2 < to; at++)
      if (bytes[at] === mark && bytes[at + 1] === mark && bytes[at + 2] === GT) return at + 3;
    return -1;
  }
}

/** The place behind the `>` that ends a tag; −1 where it is not there yet. */
export function tagEnd(bytes: Uint8Array, from: number, to: number): number {
  // A closing tag has nothing but its name.
  if (bytes[from + 1] === SLASH) {
    let at = from + 3;
    while (bytes[at] !== GT && at < to) at++;
    return at < to ? at + 1 : -1;
  }
  let quote = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GT) return at + 1;
    else if (byte === QUOTE || byte === 39) quote = byte;
  }
  return -1;
}

/** A range of bytes as text. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
}
