import { inUnits, valueOf, type Customers } from "./measures";
import { foldName } from "./names";
import { overRows, type Steps } from "./steps";

/** How two names differ: in the legal form alone, in spaces and signs alone, or in one letter. */
export type DuplicateReason = "legalForm" | "signs" | "oneLetter";

/** Two customers that are likely one. Nothing is merged before the user says so. */
export interface Duplicate {
  /** The customer with the larger amount. */
  readonly into: string;
  readonly name: string;
  /** Their amounts in whole units. */
  readonly intoAmount: number;
  readonly amount: number;
  readonly reason: DuplicateReason;
}

/** Names of customers of which no two are the same, as the user said. */
type Different = readonly string[];

/** The likely duplicates, those that would move most money first. */
export interface Duplicates {
  /** At most SHOWN of them. */
  readonly shown: readonly Duplicate[];
  readonly found: number;
  /** How many customers were compared, the largest amounts first. */
  readonly compared: number;
}

/** So many proposals are shown; who settles these sees the next ones. */
const SHOWN = 20;
/** The largest customers are compared. What merging moves is the smaller amount of two: where it counts, both are among these. */
const MOST_COMPARED = 10_000;
/** A slip of one letter in a name shorter than this is likely another name. Chinese says more with one sign. */
const SHORTEST = 6;
/** More names than these that differ at one place are a series, told apart by that very letter. */
const SERIES = 3;

/** Legal forms at the end of a name, in Chinese as letters, elsewhere as words. */
const CHINESE_FORMS =
  /(?:集团)?(?:股份有限公司|有限责任公司|有限責任公司|有限公司|有限合伙|股份公司|总公司|公司|株式会社)$/u;
const FORMS = new Set(
  `co company corp corporation inc incorporated ltd limited llc llp lp plc pty pte gmbh mbh ag kg kgaa ohg gbr ug eg ev se
  sa sas sarl srl spa sl slu sau lda ltda bv nv vof cv ab as asa aps oy oyj spzoo doo kft zrt sro spol pt tbk bhd sdn kk gk
  jsc ooo pjsc oao zao pvt private`.split(/\s+/),
);
/** Written with points these are several words: `S.A.`, `B.V.`, `S. r. l.`, `Sp. z o.o.`. */
const POINTED = /\b(?:[a-z]\.\s?){1,3}[a-z]?\.?(?=$|[\s,)])/g;
const POLISH = /\bsp\.? z ?o\. ?o\.?$/;
const LIGHT = /[&'’.]/;
const SIGNS = /[^\p{L}\p{M}\p{N}]+/gu;
const HAN_END = /\p{Script=Han}[^\p{L}\p{N}]*$/u;
/** Names of these letters alone, as nearly all are, need no look at all the letters of the world, which take longer to get ready than a small file to read. */
const USUAL = /^[ -~\u4e00-\u9fa5]*$/;
const USUAL_SIGNS = /[^a-z0-9\u4e00-\u9fa5]+/g;
const USUAL_HAN_END = /[\u4e00-\u9fa5][^a-z0-9\u4e00-\u9fa5]*$/;
const DIGITS = /\d+/g;

/** A name without what its writers take lightly: signs and spaces, and then the legal form as well. */
interface Bare {
  /** Letters and digits in lower case. */
  readonly letters: string;
  /** The same without the legal form. */
  readonly stem: string;
}

/**
 * Proposes customers that are likely one: the same but for legal form, signs and spaces, or one letter. Customers with ids are not looked at:
 * the id says who is who. The order of the rows changes nothing.
 */
export function* proposeDuplicates(
  customers: Customers,
  different: readonly Different[] = [],
): Steps<Duplicates | undefined> {
  // Other options of a method need another report, but have the same customers.
  const before = known.get(customers);
  const key = JSON.stringify(different);
  if (before?.key === key) return before.found;
  const found = yield* findDuplicates(customers, different);
  if (found) known.set(customers, { key, found });
  return found;
}

const known = new WeakMap<Customers, { readonly key: string; readonly found: Duplicates }>();

/** Tells whether the user said of two names that they are not the same customer. */
function tellsApart(different: readonly Different[]): (a: string, b: string) => boolean {
  const groupsOf = new Map<string, Set<number>>();
  different.forEach((names, group) => {
    for (const name of names.map(foldName)) groupsOf.set(name, (groupsOf.get(name) ?? new Set()).add(group));
  });
  return (a, b) => {
    const other = groupsOf.get(foldName(b));
    return other !== undefined && [...(groupsOf.get(foldName(a)) ?? [])].some((group) => other.has(group));
  };
}

function* findDuplicates(customers: Customers, different: readonly Different[]): Steps<Duplicates | undefined> {
  const { count, names, ids } = customers;
  if (ids || names.length < count) return undefined;
  const compared = yield* largestCustomers(customers);
  const bare = new Map<number, Bare>();
  const placeOf = new Map<string, number>();
  const heads: { readonly stem: string; readonly customer: number }[] = [];
  const doubles = new Map<number, number[]>();
  for (const customer of compared) {
    const own = bareName(names[customer] ?? "");
    bare.set(customer, own);
    const place = placeOf.get(own.stem);
    if (place === undefined) {
      placeOf.set(own.stem, heads.length);
      heads.push({ stem: own.stem, customer });
    } else if (own.stem !== "") {
      const same = doubles.get(place);
      if (same) same.push(customer);
      else doubles.set(place, [heads[place]?.customer ?? 0, customer]);
    }
  }
  yield;

  const amountOf = (customer: number) => inUnits(customers.amount, valueOf(customers.amount, customer));
  const larger = (a: number, b: number) => amountOf(b) - amountOf(a) || ((names[a] ?? "") < (names[b] ?? "") ? -1 : 1);
  const isApart = tellsApart(different);
  const areApart = (a: number, b: number) => isApart(names[a] ?? "", names[b] ?? "");
  const proposals: Duplicate[] = [];
  const propose = (a: number, b: number, reason: DuplicateReason) => {
    const [into, other] = larger(a, b) < 0 ? [a, b] : [b, a];
    proposals.push({
      into: names[into] ?? "",
      name: names[other] ?? "",
      intoAmount: amountOf(into),
      amount: amountOf(other),
      reason,
    });
  };

  for (const [place, same] of doubles) {
    const [largest = 0, ...others] = same.sort(larger);
    heads[place] = { stem: heads[place]?.stem ?? "", customer: largest };
    const seen = [largest];
    for (const other of others) {
      // Not the same as the largest, it may still be the same as the next one.
      const into = seen.find((one) => !areApart(one, other));
      seen.push(other);
      if (into === undefined) continue;
      propose(into, other, bare.get(into)?.letters === bare.get(other)?.letters ? "signs" : "legalForm");
    }
  }
  yield;
  for (const [a, b] of yield* pairsOneLetterApart(heads.map(({ stem }) => stem))) {
    const [one, other] = [heads[a]?.customer ?? 0, heads[b]?.customer ?? 0];
    if (!areApart(one, other)) propose(one, other, "oneLetter");
  }

  proposals.sort(
    (a, b) =>
      Math.abs(b.amount) - Math.abs(a.amount) ||
      (a.into < b.into ? -1 : a.into > b.into ? 1 : a.name < b.name ? -1 : 1),
  );
  return { shown: proposals.slice(0, SHOWN), found: proposals.length, compared: compared.length };
}

/** The customers of the largest amounts, returns counting like sales; of equal amounts the first names in code order. */
function* largestCustomers({ count, names, amount }: Customers): Steps<readonly number[]> {
  const sizes = new Float64Array(count);
  yield* overRows(count, (from, to) => {
    for (let i = from; i < to; i++) sizes[i] = Math.abs(Number(valueOf(amount, i)));
  });
  const least = count > MOST_COMPARED ? (sizes.slice().sort()[count - MOST_COMPARED] ?? 0) : 0;
  yield;
  const larger: number[] = [];
  const equal: number[] = [];
  for (let i = 0; i < count; i++) {
    const size = sizes[i] ?? 0;
    if (size > least) larger.push(i);
    else if (size === least) equal.push(i);
  }
  const room = MOST_COMPARED - larger.length;
  if (equal.length > room) equal.sort((a, b) => ((names[a] ?? "") < (names[b] ?? "") ? -1 : 1));
  return [...larger, ...equal.slice(0, room)];
}

/** What is left of a name without signs, spaces and legal form; a name that is nothing but a legal form stays itself. */
export function bareName(name: string): Bare {
  const folded = name.normalize("NFKC").toLowerCase();
  const [signs, hanEnd] = USUAL.test(folded) ? [USUAL_SIGNS, USUAL_HAN_END] : [SIGNS, HAN_END];
  if (hanEnd.test(folded)) {
    const letters = folded.replace(signs, "");
    const stem = letters.replace(CHINESE_FORMS, "");
    return { letters, stem: stem === "" ? letters : stem };
  }
  const plain = LIGHT.test(folded)
    ? folded
        .replaceAll("&", " and ")
        .replace(/['’]/g, "")
        .replace(POLISH, "spzoo")
        .replace(POINTED, (letters) => letters.replace(signs, ""))
    : folded;
  const words = plain.split(signs).filter((word) => word !== "");
  const start = words.length > 1 && words[0] === "the" ? 1 : 0;
  let end = words.length;
  // “Müller & Co. KG” and “Müller KG”: what joins two forms goes with them.
  const goes = (word: string) => FORMS.has(word) || (word === "and" && end < words.length);
  while (end > start + 1 && goes(words[end - 1] ?? "")) end--;
  return { letters: words.join(""), stem: words.slice(start, end).join("") };
}

/**
 * Pairs of distinct texts that differ by one letter: changed, left out, or swapped with its neighbour. Each text is filed under what is left
 * of it without each of its letters, and only texts that meet in a file are compared (symmetric delete spelling correction, W. Garbe).
 * A digit is no slip: `Shop 12` and `Shop 13` are two shops.
 */
function* pairsOneLetterApart(texts: readonly string[]): Steps<(readonly [number, number])[]> {
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
