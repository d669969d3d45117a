import type { Parts } from "../gathering/parts";
import { inPieces, overRows, type Steps } from "../steps";
import { EMPTY, NUMBER, isRead, type Column } from "../table";

// Called for each letter: to look it up each time takes longer than to multiply, until an engine has optimised the code.
const { imul } = Math;

const [SEED, OTHER_SEED] = [0x9747b28c, 0x3c6ef372];

/**
 * 16 hexadecimal digits that stand for the rows of a source: headers and values of the columns that were read, in their order. It tells by accident
 * changed rows from unchanged ones, not forged ones. Where the rows come from is not in it: rows that were moved are the same. Of a number 15 digits count,
 * and all of a whole one: LibreOffice writes no more of those that formulas gave.
 */
export function* fingerprintOfRows(parts: Parts): Steps<string> {
  const lanes: Lanes[] = [];
  let rows = 0;
  for (const part of parts) {
    rows += part.rowCount;
    for (const [place, column] of part.columns.entries()) {
      if (!isRead(column)) continue;
      const lane = (lanes[place] ??= startWith(column.header));
      const texts = hashesOf(column.pool);
      yield* overRows(part.rowCount, (from, to) => {
        takeCells(lane, column, { texts, from, to });
      });
    }
  }
  const all: Lanes = { a: SEED, b: OTHER_SEED };
  take(all, rows);
  lanes.forEach(({ a, b }, place) => {
    take(all, place);
    take(all, a);
    take(all, b);
  });
  return [settled(all.a), settled(all.b)].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
}

/** Numbers of up to four decimals and ten digits before them have fewer than 15 digits; a double nearer to one than this is that number. */
const [DECIMALS, LARGEST, NEAR] = [1e4, 1e10, 4e-16];

/** The double nearest to the first 15 digits of a number; 0 and -0 are the same amount. */
function inFifteenDigits(value: number): number {
  if ((value | 0) === value) return value + 0;
  if (Math.abs(value) < LARGEST) {
    // Digits of a text are a hundred times as dear, and nearly every amount ends here.
    const short = Math.round(value * DECIMALS) / DECIMALS;
    if (Math.abs(value - short) <= Math.abs(short) * NEAR) return short + 0;
  }
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(15)) + 0;
}

/** A double and its bits. */
const WHOLE = new Float64Array(1);
const HALVES = new Int32Array(WHOLE.buffer);

/** Two running hashes of 32 bits, which are one of 64. */
interface Lanes {
  a: number;
  b: number;
}

function startWith(header: string): Lanes {
  const lane: Lanes = { a: SEED, b: OTHER_SEED };
  const [a = 0, b = 0] = hashesOf([header]);
  take(lane, a);
  take(lane, b);
  return lane;
}

function takeCells(
  lane: Lanes,
  { kinds, numbers, codes }: Column,
  { texts, from, to }: { readonly texts: Int32Array; readonly from: number; readonly to: number },
): void {
  let { a, b } = lane;
  for (let row = from; row < to; row++) {
    const kind = kinds[row] ?? EMPTY;
    let low = kind;
    let high = 0;
    if (kind === NUMBER) {
      WHOLE[0] = inFifteenDigits(numbers[row] ?? 0);
      low = HALVES[0] ?? 0;
      high = HALVES[1] ?? 0;
    } else if (kind !== EMPTY) {
      const code = (codes[row] ?? 0) * 2;
      low = texts[code] ?? 0;
      high = texts[code + 1] ?? 0;
    }
    a = imul(((a << 13) | (a >>> 19)) ^ low, 0x85ebca6b) + kind;
    b = imul(((b << 11) | (b >>> 21)) ^ high ^ imul(low, 0x27d4eb2f), 0xc2b2ae35) + kind;
  }
  lane.a = a | 0;
  lane.b = b | 0;
}

function take(lane: Lanes, word: number): void {
  lane.a = imul(((lane.a << 13) | (lane.a >>> 19)) ^ word, 0x85ebca6b);
  lane.b = imul(((lane.b << 11) | (lane.b >>> 21)) ^ word, 0xc2b2ae35);
}

/** Two hashes of each text (FNV-1a and one with another prime), which do not depend on the place that it has among the others. */
function hashesOf(texts: readonly string[]): Int32Array {
  const hashes = new Int32Array(texts.length * 2);
  inPieces(0, texts.length, (from, to) => {
    for (let place = from; place < to; place++) hashText(texts[place] ?? "", hashes, place * 2);
  });
  return hashes;
}

function hashText(text: string, hashes: Int32Array, at: number): void {
  const { length } = text;
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    a = imul(a ^ unit, 0x01000193);
    b = imul(b ^ unit, 0x5bd1e995) ^ (b >>> 15);
  }
  hashes[at] = a;
  hashes[at + 1] = b;
}

/** The last mixing of MurmurHash3, by Austin Appleby, in the public domain: every bit moves every other. */
function settled(hash: number): number {
  let h = hash;
  h = imul(h ^ (h >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
