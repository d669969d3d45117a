import type { CellFormats, NumberFormat } from "../table";
import { WrittenNumber } from "./written-number";

/** What a format says that shows a number as it is. */
const PLAIN: NumberFormat = { code: "General", currency: "", named: 0, scaled: 0, digits: 0 };
/** Places in a list of formats are kept in bytes; nobody has so many that say something of their own. */
const MOST_FORMATS = 255;

/** The formats of a reading that say more than how a number is written, each once; the first says nothing. */
export class NumberFormats {
  readonly list: NumberFormat[] = [PLAIN];
  private readonly places = new Map<string, number>();

  /** The place of what a format code says in `list`; 0 where it says nothing. */
  placeOf(code: string): number {
    let place = this.places.get(code);
    if (place === undefined) {
      const read = readFormat(code);
      place = this.list.findIndex((known) => sayTheSame(known, read));
      if (place < 0) place = this.list.length < MOST_FORMATS ? this.list.push(read) - 1 : 0;
      this.places.set(code, place);
    }
    return place;
  }
}

/** The place in its list of the format of a row's cell. */
export function placeIn({ of }: CellFormats, row: number): number {
  return typeof of === "number" ? of : (of[row] ?? 0);
}

/** The format of a row's cell. */
export function formatAt(formats: CellFormats, row: number): NumberFormat {
  return formats.list[placeIn(formats, row)] ?? PLAIN;
}

/**
 * What the number of a cell counts, as a power of ten: 4 for `0.00"万"`, 0 for `0.0,"千"`, which divides before it says so, and for `#,##0,` under a header
 * of thousands. `header` is the power that the header says. Undefined where the format says nothing about it.
 */
export function powerOf({ named, scaled }: NumberFormat, header = 0): number | undefined {
  if (named !== 0) return named - scaled;
  return scaled !== 0 && header > 0 ? header - scaled : undefined;
}

/**
 * What a number format says about the numbers under it: `#,##0.00 [$€-407]` their currency, `0.0,"千"` their unit, `00000` how many digits an id has.
 * A format of dates or texts says nothing here. Codes are those of files and of `Range.numberFormat`, that is in English.
 */
export function readFormat(code: string): NumberFormat {
  const [first, ...others] = sectionsOf(code);
  if (first === undefined) return PLAIN;
  const read = readSection(first);
  if (!read) return PLAIN;
  // `[>=10000]0!.0,"万";0` shows small numbers otherwise: a unit counts where every such section agrees.
  const conditional = others.filter((section) => CONDITION.test(first) && /[0#?]/.test(section)).map(readSection);
  const agree = conditional.every((other) => other && sizeOf(other) === sizeOf(read));
  return { ...PLAIN, code, ...read, ...(agree ? {} : { named: 0, scaled: 0 }) };
}

/** Whether a format code shows a day, a month or a year. A time alone is not moved between date systems. */
export function isDateFormat(code: string): boolean {
  const [section = ""] = code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[[^\]]*\]/g, (bracket) => (/^\[[hms]+\]$/i.test(bracket) ? "h" : ""))
    .split(";");
  const tokens = section.replace(/general|AM\/PM|A\/P/gi, "").toLowerCase();
  return /[yd年月日]|e(?![+-])/.test(tokens) || (tokens.includes("m") && !/[hs]/.test(tokens));
}

/** How much smaller a number is shown than it is, as it is read aloud: nothing for `0` and for `0!.0,"万"`. */
function sizeOf({ named, scaled }: Omit<NumberFormat, "code">): number {
  return named - scaled;
}

function sayTheSame(a: NumberFormat, b: NumberFormat): boolean {
  return a.currency === b.currency && a.named === b.named && a.scaled === b.scaled && a.digits === b.digits;
}

const CONDITION = /^(?:\[[^\]]*\])*\[[<>=]/;
/** A piece of a format: a text in quotes, an escaped letter, a gap, a bracket, a word, or one letter. `!` escapes in Chinese versions. */
const PIECE = /"([^"]*)"|[\\!](.)|[_*](?:.|$)|\[([^\]]*)\]|(General|G\/通用格式)|(E[+-])|(.)/gis;
const number = new WrittenNumber();

function sectionsOf(code: string): readonly string[] {
  return code.match(/(?:"[^"]*"|\[[^\]]*\]|[\\!_*].|[^;])+/gs) ?? [];
}

/** Undefined for a section of dates, times, texts or fractions. */
function readSection(section: string): Omit<NumberFormat, "code"> | undefined {
  let [before, behind, sign] = ["", "", ""];
  let [places, decimalSign, ownPoint, scaled, pending] = [0, 0, 0, 0, 0];
  const literal = (text: string) => {
    if (places === 0) before += text;
    else if (text === "." && decimalSign === 0) ownPoint = 1;
    else behind += text;
  };
  for (const [piece, quoted, escaped, bracket, general, exponent] of section.matchAll(PIECE)) {
    if (bracket !== undefined) {
      if (/^[hms]+$/i.test(bracket)) return undefined;
      const currency = /^\$([^-]+)(?:-(.*))?$/s.exec(bracket);
      if (!currency) continue;
      sign = currencyOf(currency[1] ?? "", currency[2] ?? "");
      literal(sign);
    } else if (quoted !== undefined || escaped !== undefined) literal(quoted ?? escaped ?? "");
    else if (general !== undefined) places++;
    else if (exponent !== undefined || piece.length > 1 || piece === "%") continue;
    else if (piece === "0" || piece === "#" || piece === "?") {
      places++;
      if (decimalSign === 1) continue;
      // A comma with digits behind it sets thousands apart, one behind the last digit divides by them.
      pending = 0;
      // `0!.0,` writes a point of its own: what stands behind it makes the number ten times smaller.
      scaled += ownPoint;
    } else if (piece === ",") pending += places > 0 ? 3 : 0;
    else if (piece === "." && places > 0) decimalSign = 1;
    else if (/[ymdhsgbae@/]/i.test(piece)) return undefined;
    else literal(piece);
  }
  if (places === 0) return undefined;
  const isRead = number.read(`${before.trimStart()}1${behind.trimEnd()}`);
  return {
    currency: isRead ? number.currency : sign,
    named: isRead ? number.unit : 0,
    scaled: scaled + pending,
    digits: /^(?:\[[^\]]*\])*(0{2,})$/.exec(section)?.[1]?.length ?? 0,
  };
}

/** Currencies of signs that several have, by the country of the format: as a number of Windows in hexadecimal, or at the end of a language tag. */
const BY_COUNTRY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  $: {
    ...{
      "409": "USD",
      US: "USD",
      "1009": "CAD",
      C0C: "CAD",
      CA: "CAD",
      C09: "AUD",
      AU: "AUD",
      "1409": "NZD",
      NZ: "NZD",
    },
    ...{
      C04: "HKD",
      HK: "HKD",
      "404": "TWD",
      TW: "TWD",
      "1004": "SGD",
      "4809": "SGD",
      SG: "SGD",
      "80A": "MXN",
      MX: "MXN",
    },
  },
  "¥": { "804": "CNY", CN: "CNY", "411": "JPY", JP: "JPY" },
  kr: { "41D": "SEK", SE: "SEK", "414": "NOK", NO: "NOK", "406": "DKK", DK: "DKK" },
};

function currencyOf(written: string, locale: string): string {
  const sign = written.trim().replace("￥", "¥").toLowerCase();
  const country = /^[0-9a-f]+$/i.test(locale)
    ? locale.replace(/^0+/, "").toUpperCase()
    : (/-([A-Z]{2})$/.exec(`-${locale}`)?.[1] ?? "");
  const known = BY_COUNTRY[sign.replace(/\.$/, "")]?.[country];
  if (known !== undefined) return known;
  return number.read(`1 ${sign}`) || number.read(`${sign} 1`) ? number.currency : sign.toUpperCase();
}
