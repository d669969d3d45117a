import { BEFORE, BEHIND, NO_AFFIX, readAffix, type Affix } from "./affixes";

/** The sign before the decimals. */
export type DecimalSign = "point" | "comma";

/** What the writing of a number tells about the decimal sign: nothing, which one it is, or that a sign is there that could be either. */
export type Evidence = "none" | DecimalSign | "pointOrThousands" | "commaOrThousands";

const [COMMA, POINT, APOSTROPHE, ZERO, NINE, SPACE] = [44, 46, 39, 48, 57, 32] as const;
/** Longer than any amount with its separators, its unit and its currency. */
const LONGEST = 64;
/** Digits between two separators of thousands, and above the thousands where lakh and crore are set apart: `1,23,45,678`. */
const [GROUP, GROUP_OF_LAKH] = [3, 2] as const;
/** So many digits always fit into a double without rounding. */
const EXACT_DIGITS = 15;
const POWERS = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/**
 * Reads a number as people write it: `¥1,234.50`, `1.234,50 €`, `(500)`, `500-`, `１２３`, `12万`, `1.2亿`, `15 %`, `1.5e3`; thousands set apart by points, commas,
 * spaces (also those that do not break) or apostrophes, every group of three digits, or by commas as in India. One object reads many numbers, since there
 * are millions.
 */
export class WrittenNumber {
  /** The number; where its one sign could be either, the number that a decimal point makes of it. */
  value = NaN;
  evidence: Evidence = "none";
  /** The currency as an ISO code, or the sign that several currencies share; empty where none is written. */
  currency = "";
  /** Whether more than digits, separators and a currency make the number: a unit such as 万, brackets for a minus. */
  reading: "plain" | "meant" = "plain";
  /** The power of ten of the unit that is written: 4 for 万, −2 for %; 0 without one. */
  unit = 0;
  private readonly affixes = new Map<string, Affix | undefined>();

  /** Reads a text; gives whether it is such a number. */
  read(text: string): boolean {
    const first = firstDigit(text);
    if (first < 0) return false;
    const last = lastDigit(text);
    if (first === 0 && last === text.length - 1 && text.length < LONGEST && text.charCodeAt(0) <= NINE) {
      this.currency = "";
      this.reading = "plain";
      this.unit = 0;
      return this.readBody(text, { sign: 1, shift: 0 });
    }
    return this.readDressed(text);
  }

  /** A number with something before or behind its digits, or in wide letters. */
  private readDressed(text: string): boolean {
    const plain = narrow(text).replace(MINUSES, "-").trim();
    if (plain.length >= LONGEST) return false;
    let from = firstDigit(plain);
    const to = lastDigit(plain) + 1;
    if (from < 0) return false;
    if (from > 0 && (plain[from - 1] === "." || plain[from - 1] === ",")) from--;
    const before = this.affix(plain.slice(0, from), BEFORE);
    const behind = this.affix(plain.slice(to), BEHIND);
    if (!before || !behind || before.open !== behind.close || before.open > 1) return false;
    const minuses = before.minuses + behind.minuses + (before.open === 1 ? 1 : 0);
    if (minuses > 1 || (before.currency !== "" && behind.currency !== "")) return false;
    this.currency = before.currency || behind.currency;
    const shift = before.shift + behind.shift;
    this.unit = shift;
    this.reading = shift !== 0 || before.open === 1 || behind.minuses > 0 ? "meant" : "plain";
    return this.readBody(plain.slice(from, to), { sign: minuses === 1 ? -1 : 1, shift });
  }

  private affix(text: string, pattern: RegExp): Affix | undefined {
    if (text === "") return NO_AFFIX;
    if (this.affixes.has(text)) return this.affixes.get(text);
    const affix = readAffix(text, pattern);
    this.affixes.set(text, affix);
    return affix;
  }

  /** Digits with their separators; the value is shifted by so many powers of ten. */
  private readBody(text: string, { sign, shift }: { readonly sign: 1 | -1; readonly shift: number }): boolean {
    let whole = 0;
    let significant = 0;
    // The separator of thousands, the decimal sign, and how many of the first there were.
    let [thousands, decimal, groups] = [0, 0, 0];
    let [run, firstRun, group, decimals] = [0, 0, 0, 0];
    let leadsWithZero = false;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= ZERO && code <= NINE) {
        if (significant > 0 || code !== ZERO) significant++;
        else if (at === 0) leadsWithZero = true;
        if (significant <= EXACT_DIGITS) whole = whole * 10 + (code - ZERO);
        if (decimal === 0) run++;
        else decimals++;
        continue;
      }
      const separator = separatorOf(code);
      if (separator === 0) return this.readExponent(text, { sign, shift });
      if (decimal !== 0) return false;
      if (thousands === 0) firstRun = run;
      else if (separator !== thousands) {
        if (run !== GROUP) return false;
      } else if (group === 0) {
        if (run !== GROUP && (run !== GROUP_OF_LAKH || separator !== COMMA)) return false;
        group = run;
      } else if (run !== group) return false;
      if (thousands === 0 || separator === thousands) {
        thousands = separator;
        groups++;
      } else if (separator === POINT || separator === COMMA) decimal = separator;
      else return false;
      run = 0;
    }
    const isGrouped = groups > 0 && firstRun >= 1 && firstRun <= (group || GROUP) && !leadsWithZero;
    const isSign = thousands === POINT || thousands === COMMA;
    if (decimal !== 0) {
      if (!isGrouped || decimals === 0) return false;
      this.evidence = decimal === POINT ? "point" : "comma";
    } else if (groups === 0) this.evidence = "none";
    else if (isGrouped && run === GROUP && (groups > 1 || !isSign)) {
      // A sign that comes twice stands between thousands, so the other one is for decimals.
      this.evidence = thousands === POINT ? "comma" : thousands === COMMA ? "point" : "none";
    } else if (groups === 1 && run > 0 && isSign) {
      const either = isGrouped && run === GROUP;
      if (thousands === POINT) this.evidence = either ? "pointOrThousands" : "point";
      else this.evidence = either ? "commaOrThousands" : "comma";
      // As a decimal point would have it: the one point stays, the one comma is between thousands.
      if (this.evidence !== "commaOrThousands") decimals = run;
    } else return false;
    this.value =
      sign *
      (significant <= EXACT_DIGITS
        ? shifted(whole, shift - decimals)
        : Number(`${text.replace(/\D/g, "")}e${shift - decimals}`));
    return true;
  }

  /** `1.5e3`, as programs write large numbers. */
  private readExponent(text: string, { sign, shift }: { readonly sign: 1 | -1; readonly shift: number }): boolean {
    const match = /^(\d+(?:\.\d+)?)e([+-]?\d{1,3})$/i.exec(text);
    if (!match) return false;
    this.value = sign * Number(`${match[1] ?? ""}e${Number(match[2]) + shift}`);
    this.evidence = text.includes(".") ? "point" : "none";
    return Number.isFinite(this.value);
  }
}

/** The number that a decimal comma makes of one whose only sign could be either, to the nearest double. */
export function withComma(value: number, evidence: Evidence): number {
  if (evidence === "pointOrThousands") return Number((value * 1000).toPrecision(EXACT_DIGITS));
  return evidence === "commaOrThousands" ? value / 1000 : value;
}

/** Both factors are exact, so the result is rounded once: the nearest double. */
function shifted(whole: number, shift: number): number {
  if (shift === 0) return whole;
  const power = POWERS[Math.abs(shift)];
  if (power === undefined) return Number(`${whole}e${shift}`);
  return shift < 0 ? whole / power : whole * power;
}

const WIDE = /[！-～￥￡]/g;
const MINUSES = /[−‐‑‒–﹣]/g;

/** Wide letters as narrow ones. Full normalisation would make digits of footnote marks. */
export function narrow(text: string): string {
  return text.replace(WIDE, (sign) => {
    if (sign === "￥") return "¥";
    return sign === "￡" ? "£" : String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
  });
}

function firstDigit(text: string): number {
  for (let at = 0; at < text.length; at++) if (isDigit(text.charCodeAt(at))) return at;
  return -1;
}

function lastDigit(text: string): number {
  for (let at = text.length - 1; at >= 0; at--) if (isDigit(text.charCodeAt(at))) return at;
  return -1;
}

/** Digits as such and wide ones. */
function isDigit(code: number): boolean {
  return (code >= ZERO && code <= NINE) || (code >= 0xff10 && code <= 0xff19);
}

/** A separator as one sign: all spaces are a space, both apostrophes an apostrophe; 0 for anything else. */
function separatorOf(code: number): number {
  switch (code) {
    case POINT:
    case COMMA:
    case APOSTROPHE:
    case SPACE:
      return code;
    case 0x2019:
      return APOSTROPHE;
    case 0xa0:
    case 0x2009:
    case 0x202f:
    case 0x3000:
      return SPACE;
    default:
      return 0;
  }
}
