import { Buffer } from "node:buffer";
import { writeSync } from "node:fs";
import { constants, crc32, createDeflateRaw, deflateRawSync } from "node:zlib";

/** An entry whose bytes are known already, compressed. */
export interface StoredEntry {
  readonly name: string;
  readonly size: number;
  readonly compressedSize: number;
  readonly crc: number;
  readonly method: 0 | 8;
}

/** How an entry is made: `huge` when it may grow over 4 GiB, which has to be said before its first byte. */
export type ExpectedSize = "usual" | "huge";

interface Written extends StoredEntry {
  readonly at: number;
  readonly expected: ExpectedSize;
}

const STORED = 0;
const DEFLATED = 8;
/** The largest number that a field of 32 or 16 bits holds; it says that the true one stands in the zip64 record. */
const [FULL_32, FULL_16] = [0xffff_ffff, 0xffff];
const [LOCAL, CENTRAL, END, END_64, LOCATOR_64] = [
  0x0403_4b50, 0x0201_4b50, 0x0605_4b50, 0x0606_4b50, 0x0706_4b50,
] as const;
const ZIP64 = 0x0001;
const UTF8_NAMES = 0x0800;
const [VERSION, VERSION_64] = [20, 45];
/** The first day that a zip knows: the same content gives the same bytes. */
const FIRST_DAY = 0x0021;
const CHUNK = 1 << 17;
const LEAST_CHUNK = 64;
/** The level at which the time spent and the bytes saved balance for the XML of a sheet. */
const LEVEL = 3;
const PACKING = { level: LEVEL, memLevel: constants.Z_MAX_MEMLEVEL };
/** The smallest window without a header, as a power of two, and the one of the letters in a block at the lowest level of memory, less one. */
const [MIN_WINDOW, BLOCK_BITS] = [9, 6];
/** Bytes of an entry that is compressed in one go: to hand it to another thread costs more than it saves. */
const AT_ONCE = 1 << 20;

/** Writes a zip to an open file, entry by entry. Sizes are set in place afterwards, so no entry needs a record behind it. */
export class ZipWriter {
  private position = 0;
  private readonly entries: Written[] = [];

  constructor(private readonly file: number) {}

  /** Copies an entry as it lies in another zip, without unpacking it. */
  async copy(entry: StoredEntry, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const expected = Math.max(entry.size, entry.compressedSize) >= FULL_32 ? "huge" : "usual";
    const at = this.position;
    this.write(localHeader({ ...entry, at, expected }));
    const start = this.position;
    for await (const piece of bytes) this.write(piece);
    if (this.position - start !== entry.compressedSize) throw new Error(`${entry.name} is not as long as it says`);
    this.entries.push({ ...entry, at, expected });
  }

  /**
   * Adds an entry from pieces of bytes, compressed on the way in another thread. The next piece is asked for while one is compressed, and
   * the one after it only then: two buffers in turn serve all pieces.
   */
  async add(
    name: string,
    pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    expected: ExpectedSize = "usual",
  ): Promise<void> {
    const at = this.position;
    const blank = { name, size: 0, compressedSize: 0, crc: 0, method: DEFLATED, at, expected } as const;
    this.write(localHeader(blank));
    const start = this.position;
    let size = 0;
    let crc = 0;
    const held: Uint8Array[] = [];
    let deflating: Deflating | undefined;
    try {
      for await (const piece of pieces) {
        size += piece.length;
        crc = crc32(piece, crc);
        if (deflating) {
          for (const chunk of await deflating.take(piece)) this.write(chunk);
          continue;
        }
        // A copy, since what makes the pieces fills the same bytes again.
        held.push(Uint8Array.from(piece));
        if (size <= AT_ONCE) continue;
        deflating = new Deflating();
        await deflating.take(Buffer.concat(held));
      }
      const rest = deflating ? await deflating.finish() : [packed(Buffer.concat(held))];
      for (const chunk of rest) this.write(chunk);
    } finally {
      deflating?.stop();
    }
    const entry: Written = { ...blank, size, crc, compressedSize: this.position - start };
    if (expected === "usual" && size >= FULL_32) throw new Error(`${name} grew over 4 GiB without being called huge`);
    writeAll(this.file, localHeader(entry), at);
    this.entries.push(entry);
  }

  /** Writes the directory; nothing is added afterwards. */
  finish(): void {
    const at = this.position;
    for (const entry of this.entries) this.write(centralHeader(entry));
    this.write(endRecords(this.entries.length, at, this.position - at));
  }

  private write(bytes: Uint8Array): void {
    writeAll(this.file, bytes, this.position);
    this.position += bytes.length;
  }
}

/** A whole entry, compressed; into one chunk, as hardly any grows, and with no more memory than its length needs: most entries are a page or two. */
function packed(bytes: Uint8Array): Uint8Array {
  const bits = Math.max(MIN_WINDOW, 32 - Math.clz32(bytes.length));
  return deflateRawSync(bytes, {
    level: LEVEL,
    windowBits: Math.min(constants.Z_MAX_WINDOWBITS, bits),
    // So many letters in a block as the entry has bytes.
    memLevel: Math.min(constants.Z_MAX_MEMLEVEL, bits - BLOCK_BITS),
    chunkSize: Math.min(CHUNK, bytes.length + LEAST_CHUNK),
  });
}

/** Compresses pieces one behind the other in another thread. */
class Deflating {
  private readonly deflate = createDeflateRaw({ ...PACKING, chunkSize: CHUNK });
  private readonly packed: Uint8Array[] = [];
  private readonly ended: Promise<void>;
  private busy = Promise.resolve();

  constructor() {
    this.deflate.on("data", (chunk: Uint8Array) => this.packed.push(chunk));
    this.ended = new Promise((resolve, reject) => this.deflate.on("end", resolve).on("error", reject));
  }

  /** Begins with a piece once the one before is done; gives what is packed so far. */
  async take(piece: Uint8Array): Promise<Uint8Array[]> {
    await this.busy;
    this.busy = new Promise((resolve, reject) => {
      this.deflate.write(piece, (error) => (error ? reject(error) : resolve()));
    });
    return this.packed.splice(0);
  }

  /** The rest of what is packed. */
  async finish(): Promise<Uint8Array[]> {
    await this.busy;
    this.deflate.end();
    await this.ended;
    return this.packed;
  }

  stop(): void {
    this.deflate.destroy();
  }
}

function writeAll(file: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, position + done);
}

/** The fields that the header before an entry and the directory have in common. */
function fieldsOf({ name, method, crc, size, compressedSize, expected }: Written, extra: number): Buffer {
  const nameBytes = Buffer.from(name);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(expected === "huge" ? VERSION_64 : VERSION, 0);
  fields.writeUInt16LE(nameBytes.length === name.length ? 0 : UTF8_NAMES, 2);
  fields.writeUInt16LE(method === 0 ? STORED : DEFLATED, 4);
  fields.writeUInt16LE(FIRST_DAY, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(expected === "huge" ? FULL_32 : compressedSize, 14);
  fields.writeUInt32LE(expected === "huge" ? FULL_32 : size, 18);
  fields.writeUInt16LE(nameBytes.length, 22);
  fields.writeUInt16LE(extra, 24);
  return fields;
}

function localHeader(entry: Written): Buffer {
  const extra = entry.expected === "huge" ? zip64Field([entry.size, entry.compressedSize]) : Buffer.alloc(0);
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(LOCAL);
  return Buffer.concat([signature, fieldsOf(entry, extra.length), Buffer.from(entry.name), extra]);
}

function centralHeader(entry: Written): Buffer {
  const far = entry.at >= FULL_32;
  const wide = [...(entry.expected === "huge" ? [entry.size, entry.compressedSize] : []), ...(far ? [entry.at] : [])];
  const extra = wide.length > 0 ? zip64Field(wide) : Buffer.alloc(0);
  const start = Buffer.alloc(6);
  start.writeUInt32LE(CENTRAL, 0);
  start.writeUInt16LE(wide.length > 0 ? VERSION_64 : VERSION, 4);
  const end = Buffer.alloc(14);
  end.writeUInt32LE(far ? FULL_32 : entry.at, 10);
  return Buffer.concat([start, fieldsOf(entry, extra.length), end, Buffer.from(entry.name), extra]);
}

function zip64Field(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + values.length * 8);
  field.writeUInt16LE(ZIP64, 0);
  field.writeUInt16LE(values.length * 8, 2);
  values.forEach((value, i) => field.writeBigUInt64LE(BigInt(value), 4 + i * 8));
  return field;
}

function endRecords(count: number, at: number, size: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(Math.min(count, FULL_16), 8);
  end.writeUInt16LE(Math.min(count, FULL_16), 10);
  end.writeUInt32LE(Math.min(size, FULL_32), 12);
  end.writeUInt32LE(Math.min(at, FULL_32), 16);
  if (count < FULL_16 && at < FULL_32 && size < FULL_32) return end;
  const wide = Buffer.alloc(56);
  wide.writeUInt32LE(END_64, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeUInt16LE(VERSION_64, 12);
  wide.writeUInt16LE(VERSION_64, 14);
  wide.writeBigUInt64LE(BigInt(count), 24);
  wide.writeBigUInt64LE(BigInt(count), 32);
  wide.writeBigUInt64LE(BigInt(size), 40);
  wide.writeBigUInt64LE(BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(LOCATOR_64, 0);
  locator.writeBigUInt64LE(BigInt(at + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([wide, locator, end]);
}
