import { dayToText } from "../core/days";
import type { ListColumn } from "../core/plan";
import type { CellColumn } from "../core/plan";

/** Bytes of a piece that is handed over: few calls of the system, and little memory. */
const PIECE = 1 << 18;
const [QUOTE, COMMA, SEMICOLON, APOSTROPHE, CR, LF, TAB, SPACE, MINUS, POINT, ZERO] = [
  34, 44, 59, 39, 13, 10, 9, 32, 45, 46, 48,
] as const;
const BOM = [0xef, 0xbb, 0xbf];
/**
 * A text that begins with one of these is a formula to a spreadsheet, which may run commands or send data away: a single quote before it makes
 * it a text. Source: OWASP, CSV Injection; the full-width signs count as formulas in East Asian versions.
 */
const FORMULA_SIGNS = new Set(Array.from("=+-@\t\r\n\0＝＋－＠", (sign) => sign.charCodeAt(0)));
/** From this length a text is quoted without looking whether it has to be. */
const LONG = 40;
/** Decimals that a share is written with: four more digits than the sheet shows. */
const SHARE_DECIMALS = 8;
/** What makes a shorter text need quotes. */
const NEEDS_QUOTES = /[",;\r\n\t\ud800-\udfff]|^ | $/;
/** A list of so few rows is put together from texts: V8 does that in code of its own, before a loop over characters is worth being optimised. */
const FEW_ROWS = 1 << 12;
/** The format of cells that hold days. */
const DAY_FORMAT = "yyyy-mm-dd";
/** A number is written in two parts of at most so many digits. */
const INTEGER_DIGITS = 9;
const INTEGER = 1e9;
/** From this size on a number of scaled units may have more digits than a double tells apart. */
const MOST_SCALED = 2 ** 50;
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

/** The account list as CSV (RFC 4180) in UTF-8 with a byte order mark, which Excel needs: pieces of bytes, each valid until the next is asked for. */
export function* encodeCsv(columns: readonly ListColumn[]): Generator<Uint8Array> {
  const fields = columns.map(({ cells }) => ({
    values: cells.format === DAY_FORMAT ? daysAsText(cells.values) : cells.values,
    decimals: decimalsOf(cells.format),
  }));
  const rows = fields[0]?.values.length ?? 0;
  if (rows <= FEW_ROWS) {
    yield* fewRows(columns, fields, rows);
    return;
  }
  const out = new Encoder();
  for (const byte of BOM) out.byte(byte);
  columns.forEach(({ header }, column) => {
    if (column > 0) out.byte(COMMA);
    out.text(header);
  });
  out.endLine();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < fields.length; column++) {
      const field = fields[column];
      const value = field?.values[row];
      if (column > 0) out.byte(COMMA);
      if (typeof value === "string") out.text(value);
      else if (typeof value === "number") out.number(value, field?.decimals);
    }
    out.endLine();
    if (out.used > PIECE) {
      yield out.bytes.subarray(0, out.used);
      out.used = 0;
    }
  }
  yield out.bytes.subarray(0, out.used);
}

/** The values of a column, and the decimals that they are rounded to. */
interface Field {
  readonly values: CellColumn["values"];
  readonly decimals: number | undefined;
}

/** The same bytes, of a list with few rows. */
function* fewRows(columns: readonly ListColumn[], fields: readonly Field[], rows: number): Generator<Uint8Array> {
  let text = `\ufeff${columns.map(({ header }) => quotedText(header)).join()}\r\n`;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < fields.length; column++) {
      const field = fields[column];
      const value = field?.values[row];
      if (column > 0) text += ",";
      if (typeof value === "string") text += quotedText(value);
      else if (typeof value === "number") text += numberText(value, field?.decimals);
    }
    text += "\r\n";
    if (text.length <= PIECE) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}

/** A field as `Encoder.text` writes it. */
function quotedText(text: string): string {
  const shown = FORMULA_SIGNS.has(text.charCodeAt(0)) ? `'${text}` : text;
  return text.length < LONG && !NEEDS_QUOTES.test(text) ? shown : `"${shown.replaceAll('"', '""')}"`;
}

/** A field as `Encoder.number` writes it. */
function numberText(value: number, decimals: number | undefined): string {
  if (decimals === undefined) return String(value);
  const scale = POWERS[decimals] ?? 1;
  const scaled = Math.round(value * scale);
  if (!(Math.abs(scaled) < MOST_SCALED)) return String(value);
  // The shortest decimal of the double nearest to so few digits has these digits.
  const text = String(scaled / scale);
  return text.includes("e") ? (scaled / scale).toFixed(decimals).replace(/0+$/, "") : text;
}

/** Days as `2025-03-01`: a serial number means nothing outside a sheet. */
function daysAsText(values: CellColumn["values"]): CellColumn["values"] {
  return Array.from<CellColumn["values"][number]>(values).map((day) =>
    typeof day === "number" ? dayToText(day) : day,
  );
}

/** Decimals that a number of this format is rounded to; none for those that are written as they are. */
function decimalsOf(format: string): number | undefined {
  return format.endsWith("%") ? SHARE_DECIMALS : undefined;
}

/** Writes fields as bytes: a string for each of millions of fields would cost more than all the rest. */
class Encoder {
  bytes = Buffer.allocUnsafe(PIECE * 2);
  used = 0;
  /** The digits of a number, the last one first. */
  private readonly digits = new Uint8Array(24);

  byte(byte: number): void {
    if (this.used === this.bytes.length) this.makeRoom(1);
    this.bytes[this.used++] = byte;
  }

  endLine(): void {
    this.byte(CR);
    this.byte(LF);
  }

  /** A text, quoted where it has to be; one that would be a formula gets a single quote before it. */
  text(text: string): void {
    if (text === "") return;
    const isFormula = FORMULA_SIGNS.has(text.charCodeAt(0));
    if (text.length < LONG && this.shortText(text, isFormula)) return;
    const safe = (isFormula ? "'" : "") + (text.includes('"') ? text.replaceAll('"', '""') : text);
    this.makeRoom(safe.length * 3 + 2);
    this.bytes[this.used++] = QUOTE;
    this.used += this.bytes.write(safe, this.used);
    this.bytes[this.used++] = QUOTE;
  }

  /** A number as the shortest decimal that is read back as the same double, or rounded to so many decimals. */
  number(value: number, decimals?: number): void {
    this.makeRoom(32);
    const places = decimals ?? 4;
    const scaled = Math.round(value * (POWERS[places] ?? 1));
    const isWritten = decimals !== undefined || scaled / (POWERS[places] ?? 1) === value;
    if (isWritten && Math.abs(scaled) < MOST_SCALED) this.scaled(scaled, places);
    else this.used += this.bytes.write(String(value), this.used);
  }

  /** An integer of units of 1/10^places, without zeros at the end of its decimals. */
  private scaled(value: number, places: number): void {
    const size = Math.abs(value);
    if (value < 0) this.bytes[this.used++] = MINUS;
    // Division of integers of 32 bits is what a processor is quick at.
    const high = size < INTEGER ? 0 : Math.floor(size / INTEGER);
    let rest = (size - high * INTEGER) | 0;
    const least = high > 0 ? INTEGER_DIGITS : places + 1;
    let length = 0;
    for (; rest > 0 || length < least; length++) {
      const next = (rest / 10) | 0;
      this.digits[length] = rest - next * 10;
      rest = next;
    }
    for (rest = high; rest > 0; length++) {
      const next = Math.floor(rest / 10);
      this.digits[length] = rest - next * 10;
      rest = next;
    }
    let last = 0;
    while (last < places && this.digits[last] === 0) last++;
    for (let i = length - 1; i >= last; i--) {
      if (i === places - 1) this.bytes[this.used++] = POINT;
      this.bytes[this.used++] = ZERO + (this.digits[i] ?? 0);
    }
  }

  /** Writes a text that needs no quotes; writes nothing and says so when it does. */
  private shortText(text: string, isFormula: boolean): boolean {
    this.makeRoom(LONG * 3 + 1);
    const { bytes } = this;
    let at = this.used;
    if (isFormula) bytes[at++] = APOSTROPHE;
    let unit = 0;
    for (let i = 0; i < text.length; i++) {
      unit = text.charCodeAt(i);
      if (unit < 0x80) {
        if (unit === QUOTE || unit === COMMA || unit === SEMICOLON || unit === CR || unit === LF || unit === TAB)
          return false;
        bytes[at++] = unit;
      } else if (unit < 0x800) {
        bytes[at++] = 0xc0 | (unit >> 6);
        bytes[at++] = 0x80 | (unit & 0x3f);
      } else if (unit >= 0xd800 && unit <= 0xdfff) return false;
      else {
        bytes[at++] = 0xe0 | (unit >> 12);
        bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
        bytes[at++] = 0x80 | (unit & 0x3f);
      }
    }
    if (unit === SPACE || text.charCodeAt(0) === SPACE) return false;
    this.used = at;
    return true;
  }

  private makeRoom(bytes: number): void {
    if (this.bytes.length - this.used >= bytes) return;
    const larger = Buffer.allocUnsafe((this.used + bytes) * 2);
    this.bytes.copy(larger, 0, 0, this.used);
    this.bytes = larger;
  }
}
