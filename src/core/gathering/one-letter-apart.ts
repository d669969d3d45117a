import { overRows, type Steps } from "../steps";

/** A slip of one letter in a name shorter than this is likely another name. Chinese says more with one sign. */
const SHORTEST = 6;
/** More names than these that differ at one place are a series, told apart by that very letter. */
const SERIES = 3;

const DIGITS = /\d+/g;

/**
 * Pairs of distinct texts that differ by one letter: changed, left out, or swapped with its neighbour. Each text is filed under what is left
 * of it without each of its letters, and only texts that meet in a file are compared (symmetric delete spelling correction, W. Garbe).
 * A digit is no slip: `Shop 12` and `Shop 13` are two shops.
 */
export function* pairsOneLetterApart(texts: readonly string[]): Steps<(readonly [number, number])[]> {
  const wanted = textsWorthFiling(texts);
  const entries = texts.reduce((sum, text, i) => sum + (wanted[i] ? text.length + 1 : 0), 0);
  const files = new Files(entries);
  const pairs = new Map<number, readonly [number, number]>();
  const meet: Meeting = (one, other) => {
    if (!isOneLetterApart(texts[one] ?? "", texts[other] ?? "")) return "strangers";
    pairs.set(other * texts.length + one, [other, one]);
    return "pair";
  };
  yield* overRows(texts.length, (from, to) => {
    for (let i = from; i < to; i++) if (wanted[i]) files.add(i, texts[i] ?? "", meet);
  });
  const partners = new Map<number, number>();
  for (const text of [...pairs.values()].flat()) partners.set(text, (partners.get(text) ?? 0) + 1);
  return [...pairs.values()].filter(([a, b]) => (partners.get(a) ?? 0) < SERIES && (partners.get(b) ?? 0) < SERIES);
}

/** Short texts say too little, and a text with digits that no other has, such as a code, has no double. */
function textsWorthFiling(texts: readonly string[]): Uint8Array {
  const digits = texts.map((text) => (/\d/.test(text) ? (text.match(DIGITS)?.join() ?? "") : ""));
  const counts = new Map<string, number>();
  for (const own of digits) if (own !== "") counts.set(own, (counts.get(own) ?? 0) + 1);
  return Uint8Array.from(texts, (text, i) => {
    const own = digits[i] ?? "";
    const long = text.length >= SHORTEST || (text.length === SHORTEST - 1 && /\p{Script=Han}/u.test(text));
    return long && (own === "" || (counts.get(own) ?? 0) > 1) ? 1 : 0;
  });
}

const BASE = 0x01000193;

/** Looks at two texts that met in a file. */
type Meeting = (text: number, other: number) => "pair" | "strangers";

/** Texts filed by the hashes of what is left of them without a letter. */
class Files {
  /** A chain of entries: the newest by place of its hash, the one before by entry. */
  private readonly newest: Int32Array;
  private readonly before: Int32Array;
  private readonly hashes: Int32Array;
  private readonly texts: Int32Array;
  private used = 0;
  private powers = new Int32Array(64);
  private behind = new Int32Array(64);

  constructor(entries: number) {
    this.newest = new Int32Array(1 << Math.max(4, 33 - Math.clz32(entries))).fill(-1);
    this.before = new Int32Array(entries);
    this.hashes = new Int32Array(entries);
    this.texts = new Int32Array(entries);
  }

  /** Files a text whole and without each of its letters, digits excepted, and tells which earlier texts it meets. */
  add(text: number, letters: string, meet: Meeting): void {
    const { length } = letters;
    if (length >= this.powers.length) {
      this.powers = new Int32Array(length * 2);
      this.behind = new Int32Array(length * 2);
    }
    const { powers, behind } = this;
    // A polynomial hash of what stands behind each letter; that of what stands before it is shifted over it.
    powers[0] = 1;
    behind[length] = 0;
    for (let i = length - 1; i >= 0; i--) {
      const power = powers[length - 1 - i] ?? 1;
      behind[i] = (Math.imul(letters.charCodeAt(i), power) + (behind[i + 1] ?? 0)) | 0;
      powers[length - i] = Math.imul(power, BASE);
    }
    let start = 1;
    for (let i = 0; i < length; i++) {
      const unit = letters.charCodeAt(i);
      if (unit < 48 || unit > 57)
        this.file(text, (Math.imul(start, powers[length - 1 - i] ?? 1) + (behind[i + 1] ?? 0)) | 0, meet);
      start = (Math.imul(start, BASE) + unit) | 0;
    }
    this.file(text, start, meet);
  }

  private file(text: number, hash: number, meet: Meeting): void {
    const { newest, before, hashes, texts, used } = this;
    const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
    const place = (mixed ^ (mixed >>> 13)) & (newest.length - 1);
    let met = 0;
    const last = newest[place] ?? -1;
    for (let entry = last; entry >= 0 && met <= SERIES; entry = before[entry] ?? -1) {
      const other = texts[entry] ?? 0;
      if (hashes[entry] !== hash || other === text) continue;
      if (meet(text, other) === "pair") met++;
    }
    hashes[used] = hash;
    texts[used] = text;
    before[used] = last;
    newest[place] = used;
    this.used = used + 1;
  }
}

/** Whether one letter was changed, left out, or swapped with its neighbour, and no digit was. */
function isOneLetterApart(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - start && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  if (Math.max(a.length, b.length) - tail - start > 2) return false;
  const [restA, restB] = [a.slice(start, a.length - tail), b.slice(start, b.length - tail)];
  if (/\d/.test(restA + restB)) return false;
  if (restA.length <= 1 && restB.length <= 1) return restA !== restB;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
