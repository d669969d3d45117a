import { refusal } from "../../core/issues";
import { inMegabytes } from "../../core/gathering/room";
import { Markup } from "./markup";
import { PackageFault, damage, type Package } from "./package";
import { scanPart } from "./pieces";
import type { CodeTarget, TextBatch } from "./text-batch";
import { isNameEnd } from "./text-bytes";
import { unescapeXml } from "./xml-edit";
import { faultsOf, type ScanFaults } from "./xml";

const [LT, GT, SLASH, COLON, BANG, S, I] = [60, 62, 47, 58, 33, 115, 105] as const;
/** Parts up to this size are read as one text first. */
const SMALL = 4 << 20;
/** What a byte of a part takes at most that is read as one text: the text, what it is parted into and what tells equal ones. */
const BYTES_AT_ONCE = 12;
/** The least bytes that a string item takes: `<si/>`. */
const LEAST_ITEM = 5;

/** The texts of a reading by their codes, and the code of each shared string that is used; −1 for the empty one. */
export interface SharedStrings {
  readonly texts: readonly string[];
  readonly codes: Int32Array;
}

/** Reads the shared strings that are used and gives each its code; the others are passed over. */
export async function readSharedStrings(
  from: Package,
  part: string | undefined,
  { last, mark, batch, room = Infinity }: SharedStringsWanted,
): Promise<SharedStrings> {
  if (last < 0) return { texts: textsWithin(room, batch), codes: new Int32Array(0) };
  const size = part === undefined ? 0 : (from.parts.get(part)?.size ?? 0);
  // Before room is made for it: a place beyond all that the part can hold is a lie.
  if (part === undefined || last >= size / LEAST_ITEM)
    throw damage(from.path, part ?? "sharedStrings.xml", `there is no text number ${last}`);
  const used = new Uint8Array(last + 1);
  mark(used);
  if (size <= SMALL && size * BYTES_AT_ONCE <= room) {
    const plain = plainStrings(await from.read(part), used, textsWithin(room, batch));
    if (plain) return plain;
  }
  const codes = new Int32Array(last + 1).fill(-1);
  const target: CodeTarget = { setCode: (place, code) => (codes[place] = code) };
  const scanner = new StringScanner({ used, batch, target, faults: faultsOf(from, part) });
  await scanPart(from, part, (bytes, at, to) => scanner.scan(bytes, at, to));
  batch.flush();
  if (scanner.count <= last) throw damage(from.path, part, `there is no text number ${last}`);
  return { texts: textsWithin(room, batch), codes };
}

/** The texts, which are bytes outside of V8's memory until strings are made of them here. */
function textsWithin(room: number, { interning }: TextBatch): string[] {
  const { texts, bytes } = interning.size;
  if (bytes > room)
    throw new PackageFault(refusal("textsDoNotFit", { texts, needed: inMegabytes(bytes), room: inMegabytes(room) }));
  return interning.texts();
}

/** From the beginning to the first text, and from each text to the next one. */
const TO_FIRST =
  /^(?:\xef\xbb\xbf)?(?:<\?xml[^<>]*\?>)?[ \t\r\n]*<sst(?: [^<>]*)?>[ \t\n]*<si><t(?: xml:space="preserve")?>/;
const TO_NEXT = /<\/t><\/si>[ \t\n]*<si><t(?: xml:space="preserve")?>/;
/** What a text is not read by itself: characters by number, Excel's own way of writing them, line ends. */
const NOT_PLAIN = /&#|_x[\da-f]{4}_|\r/i;
const BEYOND_ASCII = /[\x80-\xff]/;

/**
 * The same where there are only plain texts, in a part that is small: V8 parts it by a pattern in code of its own, before the scanner is worth being
 * optimised. Nothing where an item is anything else. Until the end a text is a character a byte: the few beyond ASCII are decoded at once, the others never.
 */
function plainStrings(bytes: Uint8Array, used: Uint8Array, known: readonly string[]): SharedStrings | undefined {
  const part = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const before = TO_FIRST.exec(part)?.[0];
  const end = part.lastIndexOf("</t></si>");
  if (before === undefined || end < 0) return undefined;
  // Excel ends the line above the first text with what no text may hold.
  const items = part.slice(before.length, end);
  if (NOT_PLAIN.test(items)) return undefined;
  const parted = items.split(TO_NEXT, used.length);
  // One look at all texts: between two of them there is something else, or in one of them.
  if (parted.length < used.length || parted.join("").includes("<")) return undefined;
  const isEscaped = part.includes("&");
  const texts = [...known];
  const places = new Map(known.map((text, code) => [Buffer.from(text).toString("latin1"), code]));
  const codes = new Int32Array(used.length).fill(-1);
  for (let i = 0; i < used.length; i++) {
    const found = parted[i] ?? "";
    if (used[i] !== 1 || found === "") continue;
    const text = isEscaped ? unescapeXml(found) : found;
    let code = places.get(text);
    if (code === undefined) {
      code = texts.push(text) - 1;
      places.set(text, code);
    }
    codes[i] = code;
  }
  return !BEYOND_ASCII.test(part) || decode(texts, known.length) ? { texts, codes } : undefined;
}

/** Makes characters of the bytes of the texts from a place on; `false` where one has a character that no text may have. */
function decode(texts: string[], from: number): boolean {
  const places: number[] = [];
  for (let i = from; i < texts.length; i++) if (BEYOND_ASCII.test(texts[i] ?? "")) places.push(i);
  const decoded = Buffer.from(places.map((i) => texts[i]).join("\0"), "latin1")
    .toString()
    .split("\0");
  if (decoded.length !== places.length) return places.length === 0;
  places.forEach((place, i) => (texts[place] = decoded[i] ?? ""));
  return true;
}

/** Which shared strings to read, and where their texts go. */
export interface SharedStringsWanted {
  readonly last: number;
  readonly mark: (used: Uint8Array) => void;
  readonly batch: TextBatch;
  /** Bytes of memory that there are for the texts; no limit when left out. */
  readonly room?: number | undefined;
}

class StringScanner {
  count = 0;
  private prefix = -1;
  private readonly markup: Markup;

  constructor(
    private readonly wanted: {
      readonly used: Uint8Array;
      readonly batch: TextBatch;
      readonly target: CodeTarget;
      readonly faults: ScanFaults;
    },
  ) {
    this.markup = new Markup(wanted.faults);
  }

  scan(bytes: Uint8Array, from: number, to: number): number {
    const { used, batch, target } = this.wanted;
    let at = from;
    for (;;) {
      while (bytes[at] !== LT) at++;
      if (at + 1 >= to) return Math.min(at, to);
      if (bytes[at + 1] === BANG) {
        const behind = this.markup.behindComment(bytes, at, to);
        if (behind < 0) return at;
        at = behind;
        continue;
      }
      const open = endOfTag(bytes, at, to);
      if (open < 0) return at;
      const name = at + 1 + Math.max(0, this.prefix);
      if (this.prefix < 0 && bytes[at + 1] !== 63) this.prefix = prefixOf(bytes, at + 1);
      else if (bytes[name] === S && bytes[name + 1] === I && isNameEnd(bytes[name + 2])) {
        const end = bytes[open - 2] === SLASH ? open : this.itemEnd(bytes, open, to);
        if (end < 0) return at;
        if (this.count >= used.length) return -1;
        if (used[this.count] === 1) {
          batch.texts.appendItem(bytes, { from: open, to: end, prefix: this.prefix });
          batch.add(target, this.count);
        }
        if (++this.count >= used.length) return -1;
        at = end;
        continue;
      }
      at = open;
    }
  }

  /** The place of the tag that closes an item; no item stands inside another. */
  private itemEnd(bytes: Uint8Array, from: number, to: number): number {
    const { prefix } = this;
    for (let at = from; ; at++) {
      while (bytes[at] !== LT) at++;
      if (at + 5 + prefix >= to) return -1;
      if (bytes[at + 1] === BANG) {
        at = this.markup.behindComment(bytes, at, to) - 1;
        if (at < 0) return -1;
        continue;
      }
      const name = at + 2 + prefix;
      if (bytes[at + 1] === SLASH && bytes[name] === S && bytes[name + 1] === I && isNameEnd(bytes[name + 2]))
        return at;
    }
  }
}

function endOfTag(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bytes[at] !== GT) at++;
  return at < to ? at + 1 : -1;
}

function prefixOf(bytes: Uint8Array, from: number): number {
  for (let at = from; !isNameEnd(bytes[at]); at++) if (bytes[at] === COLON) return at + 1 - from;
  return 0;
}
