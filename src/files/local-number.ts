import { readDecimal } from "./decimal";

/** The sign before the decimals. */
export type DecimalSign = "point" | "comma";

/** What the writing of a number tells about the decimal sign: nothing, which one it is, or that a sign is there that could be either. */
export type Evidence = "none" | DecimalSign | "pointOrThousands" | "commaOrThousands";

const [SPACE, TAB, PLUS, MINUS, COMMA, POINT, APOSTROPHE, ZERO, NINE] = [32, 9, 43, 45, 44, 46, 39, 48, 57] as const;
/** Longer than any amount with its separators. */
const LONGEST = 64;
/** Digits between two separators of thousands. */
const GROUP = 3;

/**
 * Reads a number as people write it: with a point or a comma before the decimals, and points, commas, spaces (also those that do not break) or
 * apostrophes between thousands, every group of three digits. The object is used again for each number, since there are millions.
 */
export class LocalNumber {
  /** The number; where its one sign could be either, the number that a decimal point makes of it. */
  value = NaN;
  evidence: Evidence = "none";
  /** The number in the plain form: digits and a point. */
  private readonly plain = new Uint8Array(LONGEST);

  /** Reads a range of bytes; gives whether it is such a number. */
  read(bytes: Uint8Array, from: number, to: number): boolean {
    let [at, end] = [from, to];
    while (at < end && isBlank(bytes[at])) at++;
    while (end > at && isBlank(bytes[end - 1])) end--;
    if (end - at >= LONGEST) return false;
    const { plain } = this;
    let used = 0;
    if (bytes[at] === MINUS || bytes[at] === PLUS) plain[used++] = bytes[at++] ?? 0;

    // The separator of thousands, the decimal sign, and how many of the first there were.
    let [thousands, decimal, groups] = [0, 0, 0];
    let [run, firstRun, decimals] = [0, 0, 0];
    let leadsWithZero = false;
    let digits = 0;
    while (at < end) {
      const byte = bytes[at] ?? 0;
      if (byte >= ZERO && byte <= NINE) {
        if (digits++ === 0) leadsWithZero = byte === ZERO;
        plain[used++] = byte;
        if (decimal === 0) run++;
        else decimals++;
        at++;
        continue;
      }
      if (decimal !== 0) return false;
      const length = separatorLength(bytes, at);
      if (length === 0) return false;
      const sign = length > 1 ? SPACE : byte;
      at += length;
      if (thousands === 0) firstRun = run;
      else if (run !== GROUP) return false;
      if (thousands === 0 || sign === thousands) {
        thousands = sign;
        groups++;
      } else if (sign === POINT || sign === COMMA) {
        decimal = sign;
        plain[used++] = POINT;
      } else return false;
      run = 0;
    }
    if (digits === 0) return false;

    const isGrouped = groups > 0 && firstRun >= 1 && firstRun <= GROUP && !leadsWithZero;
    if (decimal !== 0) {
      if (!isGrouped || decimals === 0) return false;
      this.evidence = decimal === POINT ? "point" : "comma";
    } else if (groups === 0) this.evidence = "none";
    else if (isGrouped && run === GROUP && (groups > 1 || (thousands !== POINT && thousands !== COMMA))) {
      // A sign that comes twice stands between thousands, so the other one is for decimals.
      this.evidence = thousands === POINT ? "comma" : thousands === COMMA ? "point" : "none";
    } else if (groups === 1 && run > 0 && (thousands === POINT || thousands === COMMA)) {
      const either = isGrouped && run === GROUP;
      if (thousands === POINT) this.evidence = either ? "pointOrThousands" : "point";
      else this.evidence = either ? "commaOrThousands" : "comma";
      // As a decimal point would have it: the one point stays, the one comma is between thousands.
      if (this.evidence !== "commaOrThousands") {
        plain.copyWithin(used - run + 1, used - run, used);
        plain[used - run] = POINT;
        used++;
      }
    } else return false;
    this.value = readDecimal(plain, 0, used);
    return true;
  }
}

/** The number that a decimal comma makes of one whose only sign could be either. Both are exact here, so the result is the nearest double. */
export function withComma(value: number, evidence: Evidence): number {
  if (evidence === "pointOrThousands") return Math.round(value * 1000);
  return evidence === "commaOrThousands" ? value / 1000 : value;
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}

/** The bytes of a separator: a sign, or one of the spaces and the apostrophe that are not ASCII; 0 where there is none. */
function separatorLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === SPACE || byte === POINT || byte === COMMA || byte === APOSTROPHE) return 1;
  if (byte === 0xc2 && bytes[at + 1] === 0xa0) return 2;
  // U+202F, U+2009 and U+2019.
  if (byte !== 0xe2 || bytes[at + 1] !== 0x80) return 0;
  return bytes[at + 2] === 0xaf || bytes[at + 2] === 0x89 || bytes[at + 2] === 0x99 ? 3 : 0;
}
