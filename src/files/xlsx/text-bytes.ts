import { enlarged } from "../interning";

const [AMP, LT, GT, SLASH, SEMICOLON, UNDERSCORE, BANG, CR, LF, LOWER_T, LOWER_R, UPPER_P, LOWER_X] = [
  38, 60, 62, 47, 59, 95, 33, 13, 10, 116, 114, 80, 120,
] as const;
const NAMED: ReadonlyMap<string, number> = new Map(Object.entries({ amp: 38, lt: 60, gt: 62, quot: 34, apos: 39 }));

/** Gathers texts of XML as plain UTF-8: entities and Excel's own `_x000D_` written out. */
export class TextBytes {
  bytes = new Uint8Array(1 << 16);
  length = 0;

  /** Adds the text between two places, as it stands between tags. */
  append(bytes: Uint8Array, from: number, to: number): void {
    this.makeRoom(to - from);
    let out = this.bytes;
    let at = this.length;
    for (let i = from; i < to; i++) {
      const byte = bytes[i] ?? 0;
      if (byte !== AMP && byte !== UNDERSCORE && byte !== CR) {
        out[at++] = byte;
        continue;
      }
      if (byte === CR) {
        // XML reads every kind of line end as one line feed.
        if (bytes[i + 1] !== LF) out[at++] = LF;
        continue;
      }
      const [code, next] = byte === AMP ? entityAt(bytes, i, to) : escapeAt(bytes, i, to);
      if (code < 0) out[at++] = byte;
      else {
        this.length = at;
        this.appendCharacter(code);
        out = this.bytes;
        at = this.length;
        i = next - 1;
      }
    }
    this.length = at;
  }

  /** Adds bytes that are plain text already. */
  appendPlain(bytes: Uint8Array): void {
    this.makeRoom(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /**
   * Adds the texts of a string item or an inline string: its `t`, or those of its runs one after the other; phonetic runs are left out.
   * `prefix` is the length of the prefix of element names, its colon included.
   */
  appendItem(bytes: Uint8Array, { from, to, prefix }: ItemPlace): void {
    let phonetic = 0;
    for (let i = from; i < to; i++) {
      if (bytes[i] !== LT) continue;
      const closing = bytes[i + 1] === SLASH;
      const name = i + 1 + (closing ? 1 : 0) + prefix;
      let end = name;
      while (end < to && bytes[end] !== GT) end++;
      const empty = bytes[end - 1] === SLASH;
      if (bytes[name] === LOWER_R && bytes[name + 1] === UPPER_P && bytes[name + 2] === 104) {
        if (closing) phonetic--;
        else if (!empty) phonetic++;
      } else if (bytes[name] === LOWER_T && !closing && !empty && isNameEnd(bytes[name + 1]) && phonetic === 0) {
        i = this.appendContent(bytes, end + 1, to) - 1;
        continue;
      }
      i = end;
    }
  }

  /** Adds text up to the next tag, CDATA sections included; gives the place of the tag. */
  appendContent(bytes: Uint8Array, from: number, to: number): number {
    let i = from;
    for (;;) {
      let end = i;
      while (end < to && bytes[end] !== LT) end++;
      this.append(bytes, i, end);
      if (end >= to || bytes[end + 1] !== BANG) return end;
      // Either a CDATA section or a comment.
      const isData = bytes[end + 2] === 91;
      const close = indexOf(bytes, isData ? [93, 93, GT] : [45, 45, GT], { from: end, to });
      if (close < 0) return to;
      if (isData) this.appendPlain(bytes.subarray(end + 9, close));
      i = close + 3;
    }
  }

  private appendCharacter(code: number): void {
    // An astral character takes two escapes in Excel; each half alone has no UTF-8.
    this.appendPlain(Buffer.from(String.fromCodePoint(code), "utf8"));
  }

  private makeRoom(more: number): void {
    if (this.length + more + 8 > this.bytes.length)
      this.bytes = enlarged(this.bytes, Math.max(this.length + more + 8, this.bytes.length * 2));
  }
}

/** Where the inside of a string item lies. */
export interface ItemPlace {
  readonly from: number;
  readonly to: number;
  readonly prefix: number;
}

/** Whether a byte ends the name of an element. */
export function isNameEnd(byte: number | undefined): boolean {
  return byte === GT || byte === SLASH || (byte !== undefined && byte <= 32);
}

function entityAt(bytes: Uint8Array, from: number, to: number): readonly [number, number] {
  let end = from + 1;
  while (end < to && end - from < 12 && bytes[end] !== SEMICOLON) end++;
  if (bytes[end] !== SEMICOLON || end >= to) return [-1, from];
  const name = Buffer.from(bytes.buffer, bytes.byteOffset + from + 1, end - from - 1).toString("latin1");
  if (!name.startsWith("#")) return [NAMED.get(name) ?? -1, end + 1];
  const code = name.charCodeAt(1) === LOWER_X ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
  return [code >= 0 && code <= 0x10ffff ? code : -1, end + 1];
}

/** `_x000D_`: how Excel writes a character that XML has no place for. */
function escapeAt(bytes: Uint8Array, from: number, to: number): readonly [number, number] {
  if (from + 7 > to || bytes[from + 1] !== LOWER_X || bytes[from + 6] !== UNDERSCORE) return [-1, from];
  const digits = Buffer.from(bytes.buffer, bytes.byteOffset + from + 2, 4).toString("latin1");
  return /^[0-9A-Fa-f]{4}$/.test(digits) ? [parseInt(digits, 16), from + 7] : [-1, from];
}

function indexOf(
  bytes: Uint8Array,
  wanted: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): number {
  for (let i = from; i + wanted.length <= to; i++) if (wanted.every((byte, k) => bytes[i + k] === byte)) return i;
  return -1;
}
