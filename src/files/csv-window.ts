import { isUtf8 } from "node:buffer";
import { refusal, type Issue } from "../core/issues";
import { ENCODING_NAMES } from "./encoding";
import type { TextSource } from "./text-source";

const BLOCK = 1 << 20;
const [LF, CR] = [10, 13] as const;
/** A record longer than this has a quote that was never closed, or is no text at all. */
export const LONGEST_RECORD = 64 << 20;

/** The part of the file that is in memory: what was read and not used yet. */
export class Window {
  bytes = new Uint8Array(BLOCK + 1);
  from = 0;
  to = 0;
  ended = false;

  constructor(readonly source: TextSource) {}

  get length(): number {
    return this.to - this.from;
  }

  /** Reads on after what is there, at least so many bytes unless the file ends; one byte is always left free behind it. */
  async more(least: number): Promise<void> {
    if (this.from > 0) {
      this.bytes.copyWithin(0, this.from, this.to);
      this.to -= this.from;
      this.from = 0;
    }
    const wanted = this.to + Math.max(least, BLOCK / 2);
    if (this.bytes.length <= wanted) {
      const larger = new Uint8Array(wanted * 2);
      larger.set(this.bytes.subarray(0, this.to));
      this.bytes = larger;
    }
    const enough = this.to + Math.max(1, least);
    while (this.to < enough && !this.ended) {
      const got = await this.source.read(this.bytes, this.to, this.bytes.length - 1 - this.to);
      this.to += got;
      if (got === 0) this.ended = true;
    }
  }

  /** A copy of what is there, with one byte more: reading changes the bytes, and the first records are read more than once. */
  copy(): Uint8Array {
    return this.bytes.slice(this.from, this.to + 1);
  }

  skip(count: number): void {
    this.from += count;
  }
}

/** Skips empty lines before the header; gives the line of the header. */
export async function skipEmptyLines(window: Window): Promise<number> {
  let line = 1;
  for (;;) {
    while (window.length > 0) {
      const byte = window.bytes[window.from];
      if (byte !== LF && byte !== CR) return line;
      const next = window.from + 1 < window.to ? window.bytes[window.from + 1] : undefined;
      if (byte === LF || next !== LF) line++;
      window.skip(1);
    }
    if (window.ended) return line;
    await window.more(1);
  }
}

/** Says where the text of the window is not valid in its encoding, if it is not. */
export function encodingFault(window: Window, firstLine: number): Issue | undefined {
  const { bytes, from, ended, source } = window;
  const encoding = ENCODING_NAMES[source.encoding ?? "utf-8"];
  const part = bytes.subarray(from, lastCharacterEnd(window));
  let line = firstLine;
  if (isUtf8(part)) {
    if (!ended || !source.endsBroken) return undefined;
    for (let at = 0; at < part.length; at++) if (endsLine(part, at)) line++;
    return refusal("notInEncoding", { encoding, line });
  }
  let start = 0;
  for (let at = 0; at < part.length; at++) {
    if (!endsLine(part, at)) continue;
    if (!isUtf8(part.subarray(start, at))) break;
    start = at + 1;
    line++;
  }
  return refusal("notInEncoding", { encoding, line });
}

function endsLine(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF);
}

/** The end of the last character that is whole, unless the file ends here. */
function lastCharacterEnd({ bytes, from, to, ended }: Window): number {
  if (ended) return to;
  let end = to;
  while (end > from && to - end < 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return end > from && (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : to;
}
