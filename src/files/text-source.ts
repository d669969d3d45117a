import { isAscii } from "node:buffer";
import type { ByteSource } from "./byte-source";
import { decoderFor, type Decoder } from "./decoder";
import { couldBe, encodingOf, markOf, wideEncodingOf, type Encoding } from "./encoding";

/** As many bytes as an encoding is told from: enough of the characters that tell it, and little to wait for. */
const EVIDENCE = 1 << 16;
/** Bytes that are decoded at once, where lines are not longer. */
const PIECE = 1 << 18;
/** A line longer than this is cut where it is: it is refused as a record further on. */
const LONGEST_LINE = 64 << 20;
/** How files begin that people take for CSV: a zip (.xlsx), an old Excel file, a PDF. */
const OTHER_FILES = ["504b0304", "d0cf11e0", "25504446"];
const NOTHING = new Uint8Array(0);

/**
 * The bytes of a file as UTF-8, whatever its encoding. UTF-8 itself is handed over as it is, and text that is all ASCII so far is, too: what
 * its encoding is shows only at the first other character, which may stand far down.
 */
export class TextSource implements ByteSource {
  readonly packing: ByteSource["packing"];
  readonly size?: number;
  private decoder: Decoder | undefined;
  private known: Encoding | undefined;
  /** What was read of the file and neither handed over nor decoded yet. */
  private raw: Uint8Array = NOTHING;
  /** What was decoded and not handed over yet. */
  private decoded: Uint8Array = NOTHING;
  private ended = false;
  private broken = false;

  private kind: "text" | "binary" = "text";

  private constructor(private readonly source: ByteSource) {
    this.packing = source.packing;
    if (source.size !== undefined) this.size = source.size;
  }

  /** Reads the beginning of a file to tell its encoding, unless it is named. */
  static async open(source: ByteSource, named?: Encoding): Promise<TextSource> {
    const text = new TextSource(source);
    await text.fill(EVIDENCE);
    const mark = markOf(text.raw);
    const encoding = named ?? mark?.encoding ?? wideEncodingOf(text.raw);
    if (encoding === "binary" || isOtherFile(text.raw)) text.kind = "binary";
    else if (encoding !== undefined) text.decide(encoding);
    if (named !== undefined && !couldBe(named, text.raw)) text.broken = true;
    if (mark && mark.encoding === encoding) text.raw = text.raw.subarray(mark.length);
    return text;
  }

  /** Whether the file is no text at all. */
  get isBinary(): boolean {
    return this.kind === "binary";
  }

  /** The encoding that the text was found to be in; none while all of it is ASCII. */
  get encoding(): Encoding | undefined {
    return this.known;
  }

  /** Whether the text ended before the file, because the line after it is not valid in the encoding. */
  get endsBroken(): boolean {
    return this.broken;
  }

  used(): number {
    return this.source.used();
  }

  unchanged(): boolean {
    return this.source.unchanged();
  }

  close(): void {
    this.source.close();
  }

  async read(into: Uint8Array, at: number, length: number): Promise<number> {
    for (;;) {
      if (this.decoder) return this.readDecoded(this.decoder, { into, at, length });
      if (this.raw.length === 0 && this.known) return this.source.read(into, at, length);
      if (this.raw.length === 0) {
        const got = await this.source.read(into, at, length);
        const part = into.subarray(at, at + got);
        if (got === 0 || isAscii(part)) return got;
        this.raw = part.slice();
      }
      const plain = this.known ? this.raw.length : asciiLength(this.raw);
      if (plain > 0) {
        const part = this.raw.subarray(0, Math.min(plain, length));
        into.set(part, at);
        this.raw = this.raw.subarray(part.length);
        return part.length;
      }
      await this.fill(EVIDENCE);
      this.decide(encodingOf(this.raw.subarray(0, EVIDENCE)));
    }
  }

  private decide(encoding: Encoding): void {
    this.known = encoding;
    this.decoder = decoderFor(encoding);
  }

  private async readDecoded(
    decoder: Decoder,
    { into, at, length }: { readonly into: Uint8Array; readonly at: number; readonly length: number },
  ): Promise<number> {
    while (this.decoded.length === 0) {
      if (this.broken) return 0;
      let wanted = PIECE;
      await this.fill(wanted);
      if (this.raw.length === 0) return 0;
      // Cut behind a line end, no character is cut, and a line that is broken can be told from those before it.
      let cut = this.wholeLines(decoder);
      while (cut === 0) {
        wanted *= 2;
        await this.fill(wanted);
        cut = wanted < LONGEST_LINE ? this.wholeLines(decoder) : this.raw.length;
      }
      const piece = this.raw.subarray(0, cut);
      this.raw = this.raw.subarray(cut);
      this.decoded = decoder.decode(piece) ?? this.decodeLines(decoder, piece);
    }
    const part = this.decoded.subarray(0, length);
    into.set(part, at);
    this.decoded = this.decoded.subarray(part.length);
    return part.length;
  }

  /** The length of the lines that are there to their end. */
  private wholeLines(decoder: Decoder): number {
    return this.ended ? this.raw.length : decoder.lineEnd(this.raw, this.raw.length);
  }

  /** Decodes the lines before the first that is not valid. */
  private decodeLines(decoder: Decoder, piece: Uint8Array): Uint8Array {
    this.broken = true;
    let [good, bad] = [0, piece.length];
    // Halves the lines that may be broken: the good ones are found in a few steps, however many there are.
    for (;;) {
      const middle = decoder.lineEnd(piece, good + ((bad - good) >> 1));
      const cut = middle > good ? middle : firstLineEnd(decoder, piece, { from: good, to: bad });
      if (cut >= bad) return decoder.decode(piece.subarray(0, good)) ?? NOTHING;
      if (decoder.decode(piece.subarray(good, cut))) good = cut;
      else bad = cut;
    }
  }

  private async fill(least: number): Promise<void> {
    if (this.raw.length >= least || this.ended) return;
    const bytes = new Uint8Array(least);
    bytes.set(this.raw);
    let length = this.raw.length;
    while (length < least && !this.ended) {
      const got = await this.source.read(bytes, length, least - length);
      length += got;
      if (got === 0) this.ended = true;
    }
    this.raw = bytes.subarray(0, length);
  }
}

function isOtherFile(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString("hex");
  return OTHER_FILES.includes(start);
}

function asciiLength(bytes: Uint8Array): number {
  if (isAscii(bytes)) return bytes.length;
  return bytes.findIndex((byte) => byte >= 0x80);
}

/** The end of the first line of a range, or the end of the range. */
function firstLineEnd(
  decoder: Decoder,
  piece: Uint8Array,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  for (let at = from + 1; at < to; at++) if (decoder.lineEnd(piece.subarray(0, at), at) > from) return at;
  return to;
}
