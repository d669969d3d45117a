import { closeSync, fstatSync, openSync, readSync, statSync, type BigIntStats } from "node:fs";
import { Readable } from "node:stream";
import { constants, crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import { fromFd, type Entry, type ZipFile } from "yauzl";
import { refusal, type Issue, type Outcome } from "../../core/issues";
import { codeOf } from "../byte-source";

/** One part of a workbook file, as the directory of the zip declares it. */
export interface PartInfo {
  readonly name: string;
  readonly size: number;
  readonly compressedSize: number;
  readonly crc: number;
  readonly method: 0 | 8;
}

/**
 * The parts of an open workbook file. Reading throws a `PackageFault` where the file does not keep what its directory says; a door turns it
 * into its issue with `issueOf`.
 */
export interface Package {
  readonly path: string;
  /** In the order of the zip's directory. */
  readonly parts: ReadonlyMap<string, PartInfo>;
  /** The whole of a small part. */
  read(name: string): Promise<Uint8Array>;
  /** A part piece by piece. It may be left early. */
  stream(name: string): AsyncIterable<Uint8Array>;
  /** A part as it lies in the file, compressed. */
  raw(name: string): AsyncIterable<Uint8Array>;
  /** Whether the file is still the one that was opened. */
  unchanged(): boolean;
  close(): Promise<void>;
}

/** The part of a name among some; names of parts do not tell capitals apart, and some programs rely on it. */
export function partNamed(names: Iterable<string>, name: string): string | undefined {
  const folded = name.toLowerCase();
  for (const part of names) if (part.toLowerCase() === folded) return part;
  return undefined;
}

/** Bad data met in the middle of reading: carries its issue to the door. */
export class PackageFault extends Error {
  constructor(readonly issue: Issue) {
    super(issue.kind);
  }
}

/** The issue of an error that reading a package threw; an error that is none of the file's is thrown on. */
export function issueOf(error: unknown, path: string): Issue {
  if (error instanceof PackageFault) return error.issue;
  if (error instanceof Error && "syscall" in error) return refusal("fileUnreadable", { path, code: codeOf(error) });
  throw error;
}

/** Parts that a file may have, folders not counted. */
const MOST_PARTS = 10_000;
/** Bytes that all parts may declare together. */
const MOST_BYTES = 2 * 1024 ** 3;
/** Bytes of a part that is read as a whole: everything but sheets and strings, which are streamed. */
const MOST_PART_BYTES = 64 << 20;
/** How much larger than its compressed form a part may be; what a person typed stays below 50. */
const MOST_RATIO = 200;
/** Smaller parts may have any ratio: they do no harm. */
const HARMLESS = 8 << 20;
/** Parts up to this size are inflated at once: a stream between threads costs more than it saves. */
const SMALL = 4 << 20;
/** Bytes of small parts that are kept while a file is open. */
const MOST_KEPT = 8 << 20;
const PIECE = 256 << 10;
const LOCAL_HEADER = 30;
const LOCAL_MAGIC = 0x04034b50;
const LONGER = "it is longer than the directory says";
const CFB_MAGIC = "d0cf11e0a1b11ae1";

interface Place extends PartInfo {
  readonly header: number;
}

/** Opens a workbook file by its zip directory, refusing what is no workbook or would take all memory. */
export async function openPackage(path: string): Promise<Outcome<Package>> {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    const code = codeOf(error);
    return {
      issues: [code === "ENOENT" ? refusal("fileNotFound", { path }) : refusal("fileUnreadable", { path, code })],
    };
  }
  try {
    const stats = fstatSync(file, { bigint: true });
    if (!stats.isFile()) throw new PackageFault(refusal("fileUnreadable", { path, code: "not a file" }));
    const other = otherFormat(file, path);
    if (other) throw new PackageFault(other);
    const places = await readDirectory(file, path);
    checkLimits(places, { path, fileSize: Number(stats.size) });
    checkFormat(places, path);
    return { value: new ZipPackage({ path, file, stats, places }), issues: [] };
  } catch (error) {
    closeSync(file);
    return { issues: [issueOf(error, path)] };
  }
}

/** Says what a file that is no zip is. */
function otherFormat(file: number, path: string): Issue | undefined {
  const head = Buffer.alloc(8);
  const got = readSync(file, head, 0, 8, 0);
  if (got === 8 && head.toString("hex") === CFB_MAGIC)
    return isEncrypted(file) ? refusal("encryptedWorkbook", { path }) : refusal("otherFormat", { path, format: "xls" });
  return got >= 4 && head.readUInt32LE(0) === LOCAL_MAGIC ? undefined : refusal("notWorkbook", { path });
}

/** A workbook with a password is a compound file with a stream of this name; an old one has no such stream. */
function isEncrypted(file: number): boolean {
  const name = Buffer.from("EncryptedPackage", "utf16le");
  const piece = Buffer.alloc(1 << 20);
  for (let at = 0; ; at += piece.length - name.length) {
    const got = readSync(file, piece, 0, piece.length, at);
    if (piece.subarray(0, got).includes(name)) return true;
    if (got < piece.length) return false;
  }
}

async function readDirectory(file: number, path: string): Promise<Map<string, Place>> {
  const damaged = (error: Error) => {
    if (/encrypt/i.test(error.message)) return new PackageFault(refusal("encryptedWorkbook", { path }));
    // The directory of a zip is its end.
    const problem = /end of central dir/i.test(error.message)
      ? "its end is missing or wrong"
      : lowerFirst(error.message);
    return new PackageFault(refusal("damagedWorkbook", { path, part: "", problem }));
  };
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromFd(file, { lazyEntries: true, autoClose: false }, (error, opened) => {
      if (error) reject(damaged(error));
      else resolve(opened);
    });
  });
  // Before the first entry is read: a directory of a million entries would take the memory by itself.
  if (zip.entryCount > MOST_PARTS) throw unsafe(path, "parts", { found: zip.entryCount, most: MOST_PARTS });
  const places = new Map<string, Place>();
  await new Promise<void>((resolve, reject) => {
    zip.on("error", (error: Error) => reject(damaged(error)));
    zip.on("end", resolve);
    zip.on("entry", (entry: Entry) => {
      const fault = faultOfEntry(entry, places, path);
      if (fault) reject(fault);
      else {
        if (!entry.fileName.endsWith("/")) places.set(entry.fileName, placeOf(entry));
        zip.readEntry();
      }
    });
    zip.readEntry();
  });
  return places;
}

function faultOfEntry(entry: Entry, places: ReadonlyMap<string, Place>, path: string): PackageFault | undefined {
  if (entry.isEncrypted()) return new PackageFault(refusal("encryptedWorkbook", { path }));
  const { compressionMethod: method, fileName: part } = entry;
  if (method !== 0 && method !== 8) return damage(path, part, `compression method ${method}`);
  if (places.has(part)) return damage(path, part, "the part is there twice");
  return undefined;
}

function placeOf(entry: Entry): Place {
  return {
    name: entry.fileName,
    size: entry.uncompressedSize,
    compressedSize: entry.compressedSize,
    crc: entry.crc32,
    method: entry.compressionMethod === 0 ? 0 : 8,
    header: entry.relativeOffsetOfLocalHeader,
  };
}

function checkLimits(
  places: ReadonlyMap<string, Place>,
  { path, fileSize }: { readonly path: string; readonly fileSize: number },
): void {
  let [size, compressed] = [0, 0];
  for (const place of places.values()) {
    size += place.size;
    compressed += place.compressedSize;
    const ratio = place.size / Math.max(1, place.compressedSize);
    if (place.size > HARMLESS && ratio > MOST_RATIO)
      throw unsafe(path, "ratio", { found: Math.round(ratio), most: MOST_RATIO });
  }
  if (size > MOST_BYTES) throw unsafe(path, "size", { found: size, most: MOST_BYTES });
  if (compressed > fileSize) throw unsafe(path, "overlap", { found: compressed, most: fileSize });
}

/** Says what a zip that is no .xlsx is. */
function checkFormat(places: ReadonlyMap<string, Place>, path: string): void {
  if (places.has("xl/workbook.bin")) throw new PackageFault(refusal("otherFormat", { path, format: "xlsb" }));
  if (places.has("mimetype") && places.has("content.xml"))
    throw new PackageFault(refusal("otherFormat", { path, format: "ods" }));
  if (!places.has("[Content_Types].xml") || !places.has("_rels/.rels"))
    throw new PackageFault(refusal("notWorkbook", { path }));
}

function unsafe(
  path: string,
  limit: "parts" | "size" | "ratio" | "overlap" | "part",
  { found, most }: { readonly found: number; readonly most: number },
): PackageFault {
  return new PackageFault(refusal("unsafeWorkbook", { path, limit, found, most }));
}

/** The fault of a part that does not hold what it should. */
export function damage(path: string, part: string, problem: string): PackageFault {
  return new PackageFault(refusal("damagedWorkbook", { path, part, problem }));
}

interface Opened {
  readonly path: string;
  readonly file: number;
  readonly stats: BigIntStats;
  readonly places: ReadonlyMap<string, Place>;
}

class ZipPackage implements Package {
  readonly path: string;
  readonly parts: ReadonlyMap<string, PartInfo>;
  /** Small parts that were read: they are asked for several times. */
  private readonly kept = new Map<string, Uint8Array>();
  private keptBytes = 0;

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
    const now = fstatSync(file, { bigint: true });
    // Another file in its place is a change, too.
    const there = statSync(path, { bigint: true, throwIfNoEntry: false });
    const isSame = there !== undefined && there.ino === stats.ino && there.dev === stats.dev;
    return isSame && now.size === stats.size && now.mtimeNs === stats.mtimeNs;
  }

  close(): Promise<void> {
    closeSync(this.opened.file);
    return Promise.resolve();
  }

  private place(name: string): Place {
    const place = this.opened.places.get(name);
    if (!place) throw this.fault(name, "the part is missing");
    return place;
  }

  private whole(place: Place): Uint8Array {
    const known = this.kept.get(place.name);
    if (known) return known;
    const packed = Buffer.concat([...this.pieces(place)]);
    const bytes = place.method === 0 ? packed : this.inflated(packed, place);
    this.check(place, { size: bytes.length, crc: crc32(bytes) });
    this.keptBytes += bytes.length;
    if (this.keptBytes <= MOST_KEPT) this.kept.set(place.name, bytes);
    return bytes;
  }

  private *pieces(place: Place): Generator<Uint8Array> {
    const { file } = this.opened;
    const header = Buffer.alloc(LOCAL_HEADER);
    if (readSync(file, header, 0, LOCAL_HEADER, place.header) < LOCAL_HEADER || header.readUInt32LE(0) !== LOCAL_MAGIC)
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
      // Into one piece, and one byte more, so that its end is seen at once; zlib asks for no less than 64.
      const chunkSize = Math.max(64, most + 1);
      return inflateRawSync(packed, { maxOutputLength: most, chunkSize, finishFlush: constants.Z_FINISH });
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

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, "");
}
