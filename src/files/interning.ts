/** The least share of free slots: half of them, so that looking up stays short. */
const SLOTS_PER_TEXT = 2;
/** Words before a text: its code and its length in bytes. */
const HEADER = 2;

/**
 * Gives equal texts equal codes by their UTF-8 bytes, without making a string of each field: a million names cost a fraction of what a `Map`
 * of strings costs. Codes count from 0 in order of first appearance. A text is kept and compared by words of four bytes, and its length and
 * code lie beside it, because what looking up costs is the waiting for memory.
 */
export class Interning {
  private words = new Int32Array(1 << 14);
  private used = 0;
  /** Two entries a slot: the hash of a text, and 1 + where its header begins; 0 for a free slot. */
  private slots = new Int32Array(1 << 12);
  private mask = (1 << 11) - 1;
  private count = 0;
  /** The text that is looked up, in words, the last one filled with zeros. */
  private wanted = new Int32Array(64);
  private source: Uint8Array = new Uint8Array(0);
  private view: DataView = new DataView(this.source.buffer);

  /** The code of the text in a range of bytes. */
  codeOf(source: Uint8Array, from: number, to: number): number {
    const length = to - from;
    const size = (length + 3) >> 2;
    const hash = this.load(source, from, to);
    const { slots, mask, words, wanted } = this;
    let slot = hash & mask;
    for (;;) {
      const entry = slots[2 * slot + 1] ?? 0;
      if (entry === 0) break;
      if (slots[2 * slot] === hash && words[entry] === length) {
        let i = 0;
        while (i < size && words[entry + 1 + i] === wanted[i]) i++;
        if (i === size) return words[entry - 1] ?? 0;
      }
      slot = (slot + 1) & mask;
    }
    slots[2 * slot] = hash;
    slots[2 * slot + 1] = this.add(length, size) + 1;
    if (this.count * SLOTS_PER_TEXT > mask) this.addSlots();
    return this.count - 1;
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

  /** Takes a text apart into the words wanted; gives its hash, which multiplies once for four bytes. */
  private load(source: Uint8Array, from: number, to: number): number {
    if (source !== this.source) {
      this.source = source;
      this.view = new DataView(source.buffer, source.byteOffset, source.byteLength);
    }
    if (this.wanted.length * 4 < to - from) this.wanted = new Int32Array(to - from);
    const { view, wanted } = this;
    let hash = to - from;
    let at = from;
    let i = 0;
    for (; at + 4 <= to; at += 4) {
      const word = view.getInt32(at, true);
      wanted[i++] = word;
      hash = Math.imul(hash ^ word, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    if (at < to) {
      let word = source[at] ?? 0;
      if (at + 1 < to) word |= (source[at + 1] ?? 0) << 8;
      if (at + 2 < to) word |= (source[at + 2] ?? 0) << 16;
      wanted[i] = word;
      hash = Math.imul(hash ^ word, 0x9e3779b1);
    }
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    return hash ^ (hash >>> 13);
  }

  /** Keeps the text wanted; gives the place of its header. */
  private add(length: number, size: number): number {
    const header = this.used;
    this.used += HEADER + size;
    if (this.used > this.words.length) this.words = enlarged(this.words, Math.max(this.used, this.words.length * 2));
    const { words, wanted } = this;
    words[header] = this.count++;
    words[header + 1] = length;
    for (let i = 0; i < size; i++) words[header + HEADER + i] = wanted[i] ?? 0;
    return header;
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

/** A longer copy of a typed array. */
export function enlarged<T extends Uint8Array | Int32Array | Float64Array>(array: T, length: number): T {
  // Each of these types constructs its own kind, which TypeScript does not follow.
  const copy = new (array.constructor as new (length: number) => T)(length);
  copy.set(array);
  return copy;
}
