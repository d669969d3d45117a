/** How many slots a table has for each text at least: half empty, so that looking up stays short. */
const SLOTS_PER_TEXT = 2;

/**
 * Gives equal texts equal codes by their UTF-8 bytes, without making a string of each field: a million names cost a fraction of what a `Map`
 * of strings costs. Codes count from 0 in order of first appearance.
 */
export class Interning {
  /** Bytes of all texts one after the other; text `code` ends at `ends[code]` and begins where the one before ends. */
  private bytes = new Uint8Array(1 << 16);
  private ends = new Uint32Array(1 << 10);
  /** Two entries a slot, side by side in memory: the hash, and the code + 1 (0 for a free slot). */
  private slots = new Int32Array(1 << 12);
  private mask = (1 << 11) - 1;
  /** Texts so far. */
  count = 0;

  /** The code of the text in a range of bytes. */
  codeOf(source: Uint8Array, from: number, to: number): number {
    const hash = hashOf(source, from, to);
    const { slots, mask } = this;
    let slot = hash & mask;
    for (;;) {
      const entry = slots[2 * slot + 1] ?? 0;
      if (entry === 0) return this.add(source, { from, to, hash, slot });
      if (slots[2 * slot] === hash && this.holds(entry - 1, source, { from, to })) return entry - 1;
      slot = (slot + 1) & mask;
    }
  }

  /** The texts by code. */
  texts(): string[] {
    const all = Buffer.from(this.bytes.buffer, 0, this.count === 0 ? 0 : (this.ends[this.count - 1] ?? 0));
    const texts = new Array<string>(this.count);
    let start = 0;
    for (let code = 0; code < this.count; code++) {
      const end = this.ends[code] ?? 0;
      texts[code] = all.toString("utf8", start, end);
      start = end;
    }
    return texts;
  }

  /** The first byte of a text; 0 for an empty one. */
  firstByte(code: number): number {
    const start = code === 0 ? 0 : (this.ends[code - 1] ?? 0);
    return start < (this.ends[code] ?? 0) ? (this.bytes[start] ?? 0) : 0;
  }

  private holds(
    code: number,
    source: Uint8Array,
    { from, to }: { readonly from: number; readonly to: number },
  ): boolean {
    const { bytes, ends } = this;
    const start = code === 0 ? 0 : (ends[code - 1] ?? 0);
    if ((ends[code] ?? 0) - start !== to - from) return false;
    for (let at = from, i = start; at < to; at++, i++) if (bytes[i] !== source[at]) return false;
    return true;
  }

  private add(
    source: Uint8Array,
    given: { readonly from: number; readonly to: number; readonly hash: number; readonly slot: number },
  ): number {
    const code = this.count++;
    const start = code === 0 ? 0 : (this.ends[code - 1] ?? 0);
    const end = start + given.to - given.from;
    if (code === this.ends.length) this.ends = enlarged(this.ends, code * 2);
    if (end > this.bytes.length) this.bytes = enlarged(this.bytes, Math.max(end, this.bytes.length * 2));
    for (let at = given.from, i = start; at < given.to; at++, i++) this.bytes[i] = source[at] ?? 0;
    this.ends[code] = end;
    this.slots[2 * given.slot] = given.hash;
    this.slots[2 * given.slot + 1] = code + 1;
    if (this.count * SLOTS_PER_TEXT > this.mask + 1) this.addSlots();
    return code;
  }

  private addSlots(): void {
    const before = this.slots;
    this.mask = this.mask * 4 + 3;
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

/** Multiplies four bytes at a time: a chain of one multiplication a byte is what a plain FNV waits for. */
function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const word =
      (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** A longer copy of a typed array. */
export function enlarged<T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(array: T, length: number): T {
  // Each of these types constructs its own kind, which TypeScript does not follow.
  const copy = new (array.constructor as new (length: number) => T)(length);
  copy.set(array);
  return copy;
}
