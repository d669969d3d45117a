/** Where the fields of one column lie in the bytes of some records; a missing field is empty. */
export interface Fields {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
}

/** Texts that differ, and bytes of memory that they take as strings. */
export interface TextsSize {
  readonly texts: number;
  readonly bytes: number;
}

/** The least share of free slots: half of them, so that looking up stays short. */
const SLOTS_PER_TEXT = 2;
/** Texts whose memory is asked for ahead: as many as stay in the nearest cache. */
const AHEAD = 128;
/** What a string takes, with its place in a list, besides what its text takes here. */
const BYTES_PER_STRING = 16;
/** Words before a text: its code and its length in bytes. */
const HEADER = 2;

/**
 * Gives equal texts equal codes by their UTF-8 bytes, without making a string of each field: a million names cost a fraction of what a `Map`
 * of strings costs. Codes count from 0 in order of first appearance; an empty field has none, −1.
 *
 * What looking up costs is the waiting for memory. So a text is kept by words of four bytes with its length and code beside it, and many
 * fields are looked up at once: the places of all are asked for first, and the waiting overlaps.
 */
export class Interning {
  private words = new Int32Array(1 << 14);
  private used = 0;
  /** Two entries a slot: the hash of a text, and 1 + where its header begins; 0 for a free slot. */
  private slots = new Int32Array(1 << 12);
  private mask = (1 << 11) - 1;
  private count = 0;
  /** The texts that are looked up, in words, the last of each filled with zeros. */
  private wanted = new Int32Array(1 << 13);
  private hashes = new Int32Array(1 << 10);
  /** Keeps the early look at the slots from being optimised away. */
  private readonly seen = new Int32Array(1);

  /** Writes the codes of some fields to a column, from a row on. */
  codesOf(
    bytes: Uint8Array,
    fields: Fields,
    { codes, row }: { readonly codes: Int32Array; readonly row: number },
  ): void {
    this.load(bytes, fields);
    const { starts, ends, count } = fields;
    const { hashes, wanted } = this;
    let text = 0;
    for (let i = 0; i < count; i++) {
      if (i % AHEAD === 0) this.look(i, Math.min(i + AHEAD, count));
      const length = (ends[i] ?? 0) - (starts[i] ?? 0);
      if (length === 0) codes[row + i] = -1;
      else {
        codes[row + i] = this.codeOf(wanted, { text, length, hash: hashes[i] ?? 0 });
        text += (length + 3) >> 2;
      }
    }
  }

  /** How many texts there are, and what they take about as strings. */
  get size(): TextsSize {
    return { texts: this.count, bytes: 4 * this.used + this.count * BYTES_PER_STRING };
  }

  /** The texts by code. */
  texts(): string[] {
    const all = Buffer.from(this.words.buffer);
    const texts = new Array<string>(this.count);
    let at = 0;
    for (let code = 0; code < this.count; code++) {
      const length = this.words[at + 1] ?? 0;
      const start = 4 * (at + HEADER);
      texts[code] = all.toString("utf8", start, start + length);
      at += HEADER + ((length + 3) >> 2);
    }
    return texts;
  }

  /** Takes the fields apart into words, with a hash for each that multiplies once for four bytes. */
  private load(bytes: Uint8Array, { starts, ends, count }: Fields): void {
    let size = 0;
    for (let i = 0; i < count; i++) size += ((ends[i] ?? 0) - (starts[i] ?? 0) + 3) >> 2;
    if (size > this.wanted.length) this.wanted = new Int32Array(size * 2);
    if (count > this.hashes.length) this.hashes = new Int32Array(count);
    const { wanted, hashes } = this;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let place = 0;
    for (let i = 0; i < count; i++) {
      let at = starts[i] ?? 0;
      const end = ends[i] ?? 0;
      let hash = end - at;
      for (; at + 4 <= end; at += 4) {
        const word = view.getInt32(at, true);
        wanted[place++] = word;
        hash = Math.imul(hash ^ word, 0x9e3779b1);
        hash ^= hash >>> 15;
      }
      if (at < end) {
        let word = bytes[at] ?? 0;
        if (at + 1 < end) word |= (bytes[at + 1] ?? 0) << 8;
        if (at + 2 < end) word |= (bytes[at + 2] ?? 0) << 16;
        wanted[place++] = word;
        hash = Math.imul(hash ^ word, 0x9e3779b1);
      }
      hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
      hashes[i] = hash ^ (hash >>> 13);
    }
  }

  /** Touches the slot of each text and what it leads to, one right after the other. */
  private look(from: number, to: number): void {
    const { slots, mask, words, hashes } = this;
    let seen = 0;
    for (let i = from; i < to; i++) {
      const entry = slots[2 * ((hashes[i] ?? 0) & mask) + 1] ?? 0;
      seen ^= words[entry] ?? 0;
    }
    this.seen[0] = seen;
  }

  private codeOf(
    wanted: Int32Array,
    { text, length, hash }: { readonly text: number; readonly length: number; readonly hash: number },
  ): number {
    const { slots, mask, words } = this;
    const size = (length + 3) >> 2;
    let slot = hash & mask;
    for (;;) {
      const entry = slots[2 * slot + 1] ?? 0;
      if (entry === 0) break;
      if (slots[2 * slot] === hash && words[entry] === length) {
        let i = 0;
        while (i < size && words[entry + 1 + i] === wanted[text + i]) i++;
        if (i === size) return words[entry - 1] ?? 0;
      }
      slot = (slot + 1) & mask;
    }
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = this.used + 1;
    this.add(wanted.subarray(text, text + size), length);
    if (this.count * SLOTS_PER_TEXT > mask) this.addSlots();
    return this.count - 1;
  }

  private add(text: Int32Array, length: number): void {
    const header = this.used;
    this.used += HEADER + text.length;
    if (this.used > this.words.length) this.words = enlarged(this.words, Math.max(this.used, this.words.length * 2));
    const { words } = this;
    words[header] = this.count++;
    words[header + 1] = length;
    for (let i = 0; i < text.length; i++) words[header + HEADER + i] = text[i] ?? 0;
  }

  private addSlots(): void {
    const before = this.slots;
    this.mask = this.mask * 2 + 1;
    const { mask } = this;
    const slots = new Int32Array(2 * (mask + 1));
    for (let i = 0; i < before.length; i += 2) {
      const entry = before[i + 1] ?? 0;
      if (entry === 0) continue;
      const hash = before[i] ?? 0;
      let slot = hash & mask;
      while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      slots[2 * slot] = hash;
      slots[2 * slot + 1] = entry;
    }
    this.slots = slots;
  }
}

/** Codes as of `Interning` for fields that are texts already. */
export class TextCodes {
  private readonly codes = new Map<string, number>();

  /** The code of a text; −1 for an empty one. */
  codeOf(text: string): number {
    if (text === "") return -1;
    const { codes } = this;
    const known = codes.get(text);
    if (known !== undefined) return known;
    codes.set(text, codes.size);
    return codes.size - 1;
  }

  /** The texts by code. */
  texts(): string[] {
    return Array.from(this.codes.keys());
  }
}

/** A longer copy of a typed array. */
export function enlarged<T extends Uint8Array | Int32Array | Float64Array>(array: T, length: number): T {
  // Each of these types constructs its own kind, which TypeScript does not follow.
  const copy = new (array.constructor as new (length: number) => T)(length);
  copy.set(array);
  return copy;
}
