import { isUtf8 } from "node:buffer";

/** The encodings that text is read in, by the words that the command takes. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "gb18030", "windows-1252"] as const;

/** How the characters of a file are written as bytes. */
export type Encoding = (typeof ENCODINGS)[number];

/** Each encoding as it is called in a sentence. */
export const ENCODING_NAMES: { readonly [E in Encoding]: string } = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  gb18030: "GB18030",
  "windows-1252": "Windows-1252",
};

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
/** Zeros so close to the beginning are no text in any encoding of single bytes. */
const BEGINNING = 256;
/** So few bytes may be anything. */
const FEW = 32;
/** Of the units of UTF-16, separators, digits and line ends have a zero byte: at least this share of any table. */
const ZERO_SHARE = 0.05;
/** How many times the sequences that fit must outnumber those that do not, for a file to be broken rather than in another encoding. */
const [BROKEN_UTF8, BROKEN_GB18030] = [8, 2] as const;

/** The encoding that a byte order mark tells, and the length of the mark. */
export function markOf(bytes: Uint8Array): { readonly encoding: Encoding; readonly length: number } | undefined {
  const found = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  return found && { encoding: found[0], length: found[1].length };
}

/** The UTF-16 that the zero bytes of a beginning tell; `binary` where there are zeros that no text has. */
export function wideEncodingOf(bytes: Uint8Array): Encoding | "binary" | undefined {
  if (!bytes.includes(0)) return undefined;
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1]++;
  const [even, odd] = zeros;
  if (Math.max(even, odd) >= (bytes.length / 2) * ZERO_SHARE) {
    // A character such as 一 has a zero byte on the other side.
    if (odd > 4 * even) return "utf-16le";
    if (even > 4 * odd) return "utf-16be";
  }
  return bytes.subarray(0, BEGINNING).includes(0) ? "binary" : undefined;
}

/**
 * Whether bytes could be in an encoding that was named. Nearly any bytes can be decoded as UTF-16, to characters that nobody wrote; but separators
 * and line ends have a zero byte there, and text that is UTF-8 has none.
 */
export function couldBe(encoding: Encoding, bytes: Uint8Array): boolean {
  if (encoding !== "utf-16le" && encoding !== "utf-16be") return true;
  const mark = markOf(bytes);
  if (mark) return mark.encoding === encoding;
  return bytes.length < FEW || bytes.includes(0) || !isUtf8(bytes.subarray(0, wholeLength(bytes)));
}

/**
 * Tells the encoding of text that is not all ASCII. What is valid UTF-8 is UTF-8: other text is so by chance only where it is very short. Of a
 * file with a few bad bytes among many good ones, the encoding of the good ones is told, so that the bad line can be named.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  const whole = bytes.subarray(0, wholeLength(bytes));
  if (isUtf8(whole)) return "utf-8";
  const utf8 = countUtf8(whole);
  if (utf8.good > BROKEN_UTF8 * utf8.bad) return "utf-8";
  const chinese = countChinese(whole);
  return chinese.good > BROKEN_GB18030 * chinese.bad ? "gb18030" : "windows-1252";
}

/** The length without a last UTF-8 character that may be cut off. */
function wholeLength(bytes: Uint8Array): number {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return end > 0 && (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : bytes.length;
}

interface Count {
  readonly good: number;
  readonly bad: number;
}

function countUtf8(bytes: Uint8Array): Count {
  let [good, bad] = [0, 0];
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    const fits = isUtf8(bytes.subarray(at, at + length));
    if (fits) good++;
    else bad++;
    at += fits ? length : 1;
  }
  return { good, bad };
}

/**
 * Counts the sequences that Chinese text is made of, and those that speak against it. Valid is not enough: `ü` and the letter after it are also
 * a pair of GB18030, but of a rare character; the common ones (level 1 of GB 2312), the full-width signs and the punctuation have two high bytes.
 */
function countChinese(bytes: Uint8Array): Count {
  let [good, bad] = [0, 0];
  for (let at = 0; at + 1 < bytes.length;) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const trail = bytes[at + 1] ?? 0;
    const isCommon =
      trail >= 0xa1 && trail !== 0xff && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3));
    if (isCommon) good++;
    else bad++;
    const isPair = lead !== 0x80 && lead !== 0xff && trail >= 0x40 && trail !== 0x7f && trail !== 0xff;
    const isFour = lead !== 0x80 && lead !== 0xff && trail >= 0x30 && trail <= 0x39;
    at += isPair ? 2 : isFour ? 4 : 1;
  }
  return { good, bad };
}
