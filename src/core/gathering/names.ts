import { overRows, type Steps } from "../steps";

/**
 * Tells names apart as a person would: width (Ａ, A), case and runs of white space do not count.
 * The folding goes by UTF-16 code unit through tables filled on demand, because a million names folded with string functions cost more than
 * the whole classification.
 */
const pages: Uint16Array[] = [];
/** The folds of the first code units, which most names are made of. */
const LATIN = (pages[0] = new Uint16Array(256));
const SPACE = 32;
/** Names whose places are asked for ahead. */
const AHEAD = 128;

/** The code unit that stands for a code unit and all that look alike; white space is one kind of space. */
function foldUnit(unit: number): number {
  const page = (pages[unit >> 8] ??= new Uint16Array(256));
  const known = page[unit & 255] ?? 0;
  // One by one, as they are asked for: a page has many more units than a few names.
  return known === 0 ? (page[unit & 255] = foldAnew(unit)) : known;
}

function foldAnew(unit: number): number {
  const char = String.fromCharCode(unit);
  if (/[\s\u200b\u2060\ufeff]/u.test(char)) return SPACE;
  // Halves of surrogate pairs stay; so does what folds to several units, such as ligatures.
  if (unit >= 0xd800 && unit <= 0xdfff) return unit;
  const folded = char.normalize("NFKC").toLowerCase();
  return folded.length === 1 ? folded.charCodeAt(0) : unit;
}

/** A name with width, case and white space folded; two names are one customer's when these are equal. Blank names give `""`. */
export function foldName(name: string): string {
  let folded = "";
  let space = false;
  for (let i = 0; i < name.length; i++) {
    const unit = foldUnit(name.charCodeAt(i));
    if (unit === SPACE) {
      space = folded.length > 0;
    } else {
      if (space) folded += " ";
      space = false;
      folded += String.fromCharCode(unit);
    }
  }
  return folded;
}

/** For each name the number of its group, counted from 0 in order of first appearance; −1 for a blank name. */
export function* groupNames(names: readonly string[]): Steps<{ groupOf: Int32Array; groups: number }> {
  const groupOf = new Int32Array(names.length);
  const size = 1 << Math.max(4, 32 - Math.clz32(names.length * 2));
  const slots = new Int32Array(size).fill(-1);
  const hashes = new Int32Array(names.length);
  const seen = new Int32Array(1);
  let groups = 0;
  yield* overRows(names.length, (from, to) => {
    const mask = size - 1;
    for (let i = from; i < to; i++) hashes[i] = hashFolded(names[i] ?? "");
    for (let i = from; i < to; i++) {
      if ((i - from) % AHEAD === 0) {
        // What looking up in so large a table costs is the waiting for memory: some places are asked for at once, and the waiting overlaps.
        let touched = 0;
        for (let k = i; k < Math.min(i + AHEAD, to); k++) touched ^= slots[(hashes[k] ?? 0) & mask] ?? 0;
        seen[0] = touched;
      }
      const hash = hashes[i] ?? 0;
      if (hash === 0) {
        groupOf[i] = -1;
        continue;
      }
      let slot = hash & mask;
      for (;;) {
        const other = slots[slot] ?? -1;
        if (other < 0) {
          slots[slot] = i;
          groupOf[i] = groups++;
          break;
        }
        if (hashes[other] === hash && sameFolded(names[other] ?? "", names[i] ?? "")) {
          groupOf[i] = groupOf[other] ?? -1;
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
  });
  return { groupOf, groups };
}

/** FNV-1a over the folded units, finished with a mix, never 0; 0 for a blank name. */
function hashFolded(name: string): number {
  let hash = 0x811c9dc5;
  let units = 0;
  let space = false;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    const known = code < 256 ? (LATIN[code] ?? 0) : 0;
    const unit = known === 0 ? foldUnit(code) : known;
    if (unit === SPACE) {
      space = units > 0;
      continue;
    }
    if (space) hash = Math.imul(hash ^ SPACE, 0x01000193);
    space = false;
    units++;
    hash = Math.imul(hash ^ unit, 0x01000193);
  }
  hash ^= hash >>> 15;
  return units === 0 ? 0 : hash || 1;
}

function sameFolded(a: string, b: string): boolean {
  return a === b || foldName(a) === foldName(b);
}
