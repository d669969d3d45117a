import { damage, type Package } from "./package";

/** Bytes that one element may have: a cell of 32,767 characters, each written in the longest way, is far smaller. */
const LONGEST_ELEMENT = 16 << 20;
const START = 512 << 10;
/** Room behind the bytes that is filled with `<`, so that a search for it ends without counting. */
export const GUARD = 64;
const LT = 60;

/** Bytes behind which there is such room already. */
const guarded = new WeakSet<Uint8Array>();

/** The first bytes of a buffer, with that room behind them, which has to be there: they are scanned where they lie. The buffer must be nobody else's. */
export function withGuard(buffer: Uint8Array, length: number): Uint8Array {
  buffer.fill(LT, length, length + GUARD);
  const bytes = buffer.subarray(0, length);
  guarded.add(bytes);
  return bytes;
}

/** Uses up bytes from a place on and says where it stopped, at an element that is not there as a whole yet; −1 when it wants no more. */
export type Scan = (bytes: Uint8Array, from: number, to: number) => number;

/** Hands the bytes of a part to a scan, piece by piece; what was left over comes again with what follows it. */
export async function scanPart(from: Package, part: string, scan: Scan): Promise<"ended" | "stopped"> {
  let buffer = new Uint8Array(0);
  let length = 0;
  for await (const all of inUtf8(from.stream(part))) {
    let piece = all;
    if (length === 0 && guarded.has(piece)) {
      const used = scan(new Uint8Array(piece.buffer, piece.byteOffset, piece.length + GUARD), 0, piece.length);
      if (used < 0) return "stopped";
      if (used === piece.length) continue;
      piece = piece.subarray(used);
    }
    if (length + piece.length + GUARD > buffer.length) {
      // The first piece of a small part is all of it.
      const least = length + piece.length + GUARD;
      const larger = Buffer.allocUnsafeSlow(length === 0 ? Math.max(START, least) : 2 * least);
      larger.set(buffer.subarray(0, length));
      buffer = larger;
    }
    buffer.set(piece, length);
    length += piece.length;
    buffer.fill(LT, length, length + GUARD);
    const used = scan(buffer, 0, length);
    if (used < 0) return "stopped";
    buffer.copyWithin(0, used, length);
    length -= used;
    if (length > LONGEST_ELEMENT) throw damage(from.path, part, "an element has no end");
  }
  return "ended";
}

/** The bytes of a part as UTF-8: UTF-16, which the standard allows too, begins with a mark. */
async function* inUtf8(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | undefined;
  let isFirst = true;
  for await (const piece of pieces) {
    if (isFirst && piece[0] === 0xff && piece[1] === 0xfe) decoder = new TextDecoder("utf-16le");
    if (isFirst && piece[0] === 0xfe && piece[1] === 0xff) decoder = new TextDecoder("utf-16be");
    isFirst = false;
    yield decoder ? Buffer.from(decoder.decode(piece, { stream: true })) : piece;
  }
}
