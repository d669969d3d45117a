import { closeSync, createReadStream, fstatSync, openSync, readSync, type BigIntStats } from "node:fs";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { refusal, type Outcome } from "../core/issues";

/** Bytes that come one after the other. */
export interface ByteSource {
  /** Bytes of the file as it lies on the disk; unknown for a stream. */
  readonly size?: number;
  /** Whether `size` counts the very bytes that are read: not so for a compressed file. */
  readonly packing: "plain" | "gzip";
  /** How many bytes of `size` were used so far. */
  used(): number;
  /** Reads up to `length` bytes to a place in a buffer; 0 at the end. */
  read(into: Uint8Array, at: number, length: number): Promise<number>;
  /** Whether the file is still the one that was opened. */
  unchanged(): boolean;
  close(): void;
}

const GZIP = [0x1f, 0x8b];
const CHUNK = 1 << 20;

/** The code of an error of the system, such as `EACCES`; its message where it has none. */
export function codeOf(error: unknown): string {
  if (typeof error === "object" && error !== null && "code" in error && typeof error.code === "string")
    return error.code;
  return error instanceof Error ? error.message : String(error);
}

/** Opens a file for reading; one that is compressed with gzip is unpacked on the way. */
export function openFile(path: string): Outcome<ByteSource> {
  try {
    const file = openSync(path, "r");
    const stats = fstatSync(file, { bigint: true });
    if (stats.isDirectory()) {
      letGo(file);
      return { issues: [refusal("fileUnreadable", { path, code: "EISDIR" })] };
    }
    const head = new Uint8Array(2);
    // A pipe cannot be read at a place, nor again: it is taken as it comes.
    if (!stats.isFile()) return { value: streamed(createReadStream("", { fd: file })), issues: [] };
    const packed = fill(file, head, 0) === 2 && GZIP.every((byte, i) => head[i] === byte);
    return { value: packed ? unpacked(file, stats) : plain(file, stats), issues: [] };
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") return { issues: [refusal("fileNotFound", { path })] };
    return { issues: [refusal("fileUnreadable", { path, code })] };
  }
}

/** Reads at a place of a file until the buffer is full or the file ends; gives how many bytes. A system may hand over less than it was asked for. */
export function fill(file: number, into: Uint8Array, at: number): number {
  let filled = 0;
  for (let got = -1; got !== 0 && filled < into.length; filled += got)
    got = readSync(file, into, filled, into.length - filled, at + filled);
  return filled;
}

/** Closes a file that was only read: what the system says of that changes nothing any more. */
export function letGo(file: number): void {
  try {
    closeSync(file);
  } catch {
    // It is closed all the same.
  }
}

/** Reads what another program writes to a stream, such as standard input. */
export function streamed(stream: Readable): ByteSource {
  const next = chunksOf(stream);
  return { packing: "plain", used: () => 0, read: next, unchanged: () => true, close: () => stream.destroy() };
}

function plain(file: number, stats: BigIntStats): ByteSource {
  let position = 0;
  return {
    size: Number(stats.size),
    packing: "plain",
    used: () => position,
    // A local file answers at once: waiting for it in another thread costs more than the reading.
    read: (into, at, length) => {
      const got = readSync(file, into, at, length, position);
      position += got;
      return Promise.resolve(got);
    },
    unchanged: () => isSame(file, stats),
    close: () => letGo(file),
  };
}

function unpacked(file: number, stats: BigIntStats): ByteSource {
  const gunzip = createGunzip({ chunkSize: CHUNK });
  let position = 0;
  const packed = Readable.from(
    piecesOf(file, (bytes) => (position += bytes)),
    { objectMode: false },
  );
  packed.on("error", (error) => gunzip.destroy(error));
  return {
    size: Number(stats.size),
    packing: "gzip",
    used: () => position,
    read: chunksOf(packed.pipe(gunzip)),
    unchanged: () => isSame(file, stats),
    close: () => {
      packed.destroy();
      gunzip.destroy();
      letGo(file);
    },
  };
}

function* piecesOf(file: number, onBytes: (count: number) => void): Generator<Uint8Array> {
  for (;;) {
    const piece = Buffer.allocUnsafe(CHUNK);
    const got = readSync(file, piece, 0, CHUNK, null);
    if (got === 0) return;
    onBytes(got);
    yield piece.subarray(0, got);
  }
}

function isSame(file: number, before: BigIntStats): boolean {
  try {
    const now = fstatSync(file, { bigint: true });
    return now.size === before.size && now.mtimeNs === before.mtimeNs;
  } catch {
    // What cannot be looked at any more is not known to be the same.
    return false;
  }
}

function chunksOf(stream: Readable): ByteSource["read"] {
  const chunks = stream[Symbol.asyncIterator]();
  let rest = new Uint8Array(0);
  return async (into, at, length) => {
    while (rest.length === 0) {
      const next = await chunks.next();
      if (next.done) return 0;
      // A stream without an encoding hands over bytes.
      rest = next.value as Uint8Array<ArrayBuffer>;
    }
    const part = rest.subarray(0, length);
    into.set(part, at);
    rest = rest.subarray(part.length);
    return part.length;
  };
}
