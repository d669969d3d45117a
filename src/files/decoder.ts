import { codeOf } from "./byte-source";
import type { Encoding } from "./encoding";

/** Turns pieces of text into UTF-8, each piece for itself. */
export interface Decoder {
  /** The text as UTF-8, or none where it is not valid. */
  decode(bytes: Uint8Array): Uint8Array | undefined;
  /** The place behind the last line end of the first `length` bytes; 0 where there is none. */
  lineEnd(bytes: Uint8Array, length: number): number;
}

const [LF, CR] = [10, 13] as const;
/** The characters of Windows-1252 from 0x80 to 0x9f; a space where it has none. All others are those of Unicode with the same number. */
const WINDOWS_1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/** What an encoding is decoded with; none for UTF-8, which is what is wanted. */
export function decoderFor(encoding: Encoding): Decoder | undefined {
  switch (encoding) {
    case "utf-8":
      return undefined;
    case "utf-16le":
      return { decode: decodeWith(encoding), lineEnd: (bytes, length) => lineEndOfUnits(bytes, { length, low: 0 }) };
    case "utf-16be":
      return { decode: decodeWith(encoding), lineEnd: (bytes, length) => lineEndOfUnits(bytes, { length, low: 1 }) };
    case "gb18030":
      return { decode: decodeWith(encoding), lineEnd: lineEndOfBytes };
    case "windows-1252":
      return { decode: decodeWestern, lineEnd: lineEndOfBytes };
  }
}

function decodeWith(encoding: Encoding): Decoder["decode"] {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return Buffer.from(decoder.decode(bytes), "utf8");
    } catch (error) {
      // The decoder has no other way to say that bytes are not valid.
      if (codeOf(error) === "ERR_ENCODING_INVALID_ENCODED_DATA") return undefined;
      throw error;
    }
  };
}

/**
 * By a table, because `TextDecoder` of some versions of Node takes Windows-1252 for Latin-1, which has no euro sign; and because it takes the five
 * bytes without a character for control characters: text that has them is of another code page.
 */
function decodeWestern(bytes: Uint8Array): Uint8Array | undefined {
  const out = Buffer.allocUnsafe(bytes.length * 3);
  let used = 0;
  for (const byte of bytes) {
    if (byte < 0x80) {
      out[used++] = byte;
      continue;
    }
    const unit = byte < 0xa0 ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte;
    if (unit < 0x80) return undefined;
    if (unit < 0x800) out[used++] = 0xc0 | (unit >> 6);
    else {
      out[used++] = 0xe0 | (unit >> 12);
      out[used++] = 0x80 | ((unit >> 6) & 0x3f);
    }
    out[used++] = 0x80 | (unit & 0x3f);
  }
  return out.subarray(0, used);
}

/** LF and CR are bytes of no other character in GB18030 and Windows-1252. */
function lineEndOfBytes(bytes: Uint8Array, length: number): number {
  for (let at = length - 1; at >= 0; at--) if (isLineEnd(bytes[at])) return at + 1;
  return 0;
}

/** The same for units of two bytes, the low one first or second. */
function lineEndOfUnits(bytes: Uint8Array, { length, low }: { readonly length: number; readonly low: 0 | 1 }): number {
  for (let at = (length >> 1) * 2 - 2; at >= 0; at -= 2)
    if (bytes[at + 1 - low] === 0 && isLineEnd(bytes[at + low])) return at + 2;
  return 0;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}
