import { fstatSync, readSync, statSync, type BigIntStats } from "node:fs";
import { Readable } from "node:stream";
import { constants, crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { refusal } from "../../core/issues";
import { codeOf, fill, letGo } from "../byte-source";
import { PackageFault, damage, unsafe, type Package, type PartInfo } from "./package";
import { GUARD, withGuard } from "./pieces";
import { LOCAL_MAGIC, type Place } from "./zip-directory";

/** Bytes of a part that is read as a whole: everything but sheets and strings, which are streamed. */
const MOST_PART_BYTES = 64 << 20;
/** Parts up to this size are inflated at once: a stream between threads costs more than it saves. */
const SMALL = 4 << 20;
/** Bytes of small parts that are kept. */
const MOST_KEPT = 8 << 20;
/** Bytes from which on Node hands out a buffer of its own. */
const ALONE = 64 << 10;
const PIECE = 256 << 10;
const LOCAL_HEADER = 30;
const LONGER = "it is longer than the directory says";

interface Opened {
  readonly path: string;
  readonly file: number;
  readonly stats: BigIntStats;
  readonly places: ReadonlyMap<string, Place>;
  readonly kept: KeptParts;
}

/** Small parts that were read: they are asked for several times. */
export class KeptParts {
  private readonly parts = new Map<string, Uint8Array>();
  private bytes = 0;

  get(name: string): Uint8Array | undefined {
    return this.parts.get(name);
  }

  keep(name: string, part: Uint8Array): void {
    this.bytes += part.length;
    if (this.bytes <= MOST_KEPT) this.parts.set(name, part);
  }
}

/** An open zip whose directory was read and checked; its parts are read where they lie. */
export class ZipPackage implements Package {
  readonly path: string;
  readonly parts: ReadonlyMap<string, PartInfo>;

  constructor(private readonly opened: Opened) {
    this.path = opened.path;
    this.parts = opened.places;
  }

  read(name: string): Promise<Uint8Array> {
    const place = this.place(name);
    if (place.size > MOST_PART_BYTES) throw unsafe(this.path, "part", { found: place.size, most: MOST_PART_BYTES });
    return Promise.resolve(this.whole(place));
  }

  async *stream(name: string): AsyncGenerator<Uint8Array> {
    const place = this.place(name);
    // Both, because either may lie.
    if (place.size <= SMALL && place.compressedSize <= SMALL) {
      yield this.whole(place);
      return;
    }
    let size = 0;
    let crc = 0;
    for await (const piece of place.method === 0 ? this.pieces(place) : this.inflating(place)) {
      size += piece.length;
      // Declared sizes lie: nothing is inflated beyond what the limits were checked against.
      if (size > place.size) throw this.fault(name, LONGER);
      crc = crc32(piece, crc);
      yield piece;
    }
    this.check(place, { size, crc });
  }

  async *raw(name: string): AsyncGenerator<Uint8Array> {
    yield* this.pieces(this.place(name));
  }

  unchanged(): boolean {
    const { file, path, stats } = this.opened;
    try {
      const now = fstatSync(file, { bigint: true });
      // Another file in its place is a change, too.
      const there = statSync(path, { bigint: true, throwIfNoEntry: false });
      const isSame = there !== undefined && there.ino === stats.ino && there.dev === stats.dev;
      return isSame && now.size === stats.size && now.mtimeNs === stats.mtimeNs;
    } catch {
      // What cannot be looked at any more is not known to be the same.
      return false;
    }
  }

  close(): Promise<void> {
    letGo(this.opened.file);
    return Promise.resolve();
  }

  private place(name: string): Place {
    const place = this.opened.places.get(name);
    if (!place) throw this.fault(name, "the part is missing");
    return place;
  }

  private whole(place: Place): Uint8Array {
    const { kept } = this.opened;
    const known = kept.get(place.name);
    if (known) return known;
    const packed = Buffer.concat([...this.pieces(place)]);
    const bytes = place.method === 0 ? packed : this.inflated(packed, place);
    this.check(place, { size: bytes.length, crc: crc32(bytes) });
    kept.keep(place.name, bytes);
    return bytes;
  }

  private *pieces(place: Place): Generator<Uint8Array> {
    const { file } = this.opened;
    const header = Buffer.alloc(LOCAL_HEADER);
    if (fill(file, header, place.header) < LOCAL_HEADER || header.readUInt32LE(0) !== LOCAL_MAGIC)
      throw this.fault(place.name, "it is not where the directory says");
    const start = place.header + LOCAL_HEADER + header.readUInt16LE(26) + header.readUInt16LE(28);
    for (let at = 0; at < place.compressedSize;) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE, place.compressedSize - at));
      const got = readSync(file, piece, 0, piece.length, start + at);
      if (got === 0) throw this.fault(place.name, "the file ends in the middle of it");
      at += got;
      yield piece.subarray(0, got);
    }
  }

  private async *inflating(place: Place): AsyncGenerator<Uint8Array> {
    const packed = Readable.from(this.pieces(place), { objectMode: false, highWaterMark: PIECE });
    const inflate = createInflateRaw({ chunkSize: PIECE });
    packed.on("error", (error) => inflate.destroy(error));
    packed.pipe(inflate);
    try {
      // A stream without an encoding hands over bytes.
      for await (const piece of inflate) yield piece as Uint8Array;
    } catch (error) {
      throw error instanceof PackageFault ? error : this.fault(place.name, codeOf(error));
    } finally {
      packed.destroy();
      inflate.destroy();
    }
  }

  private inflated(packed: Uint8Array, place: Place): Uint8Array {
    try {
      const most = Math.max(1, place.size);
      // Into one piece, and one byte more, so that its end is seen at once, with room for a guard; zlib asks for no less than 64.
      const chunkSize = Math.max(64, most + 1 + GUARD);
      const bytes = inflateRawSync(packed, { maxOutputLength: most, chunkSize, finishFlush: constants.Z_FINISH });
      // Smaller ones may lie in a buffer that others have a share of.
      const isAlone = bytes.length >= ALONE && bytes.byteOffset === 0 && bytes.buffer.byteLength === chunkSize;
      return isAlone ? withGuard(Buffer.from(bytes.buffer), bytes.length) : bytes;
    } catch (error) {
      const code = codeOf(error);
      throw this.fault(place.name, code === "ERR_BUFFER_TOO_LARGE" ? LONGER : code);
    }
  }

  private check(place: Place, is: { readonly size: number; readonly crc: number }): void {
    if (is.size !== place.size) throw this.fault(place.name, "it is shorter than the directory says");
    if (is.crc !== place.crc) throw this.fault(place.name, "its checksum is wrong");
  }

  /** What is wrong with a part, unless the file was written to meanwhile: then that is what is wrong. */
  private fault(part: string, problem: string): PackageFault {
    if (!this.unchanged()) return new PackageFault(refusal("fileChanged", { path: this.path }));
    return damage(this.path, part, problem);
  }
}
