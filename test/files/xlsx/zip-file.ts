import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";

/** A file of a zip, and what its directory says falsely about it. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** The size that the directory declares instead of the true one. */
  readonly declares?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
}

/** A zip as bytes; `zip64` writes sizes and places as 64-bit extras, as programs do for large files. */
export function zip(entries: readonly ZipEntry[], format: "plain" | "zip64" = "plain"): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let place = 0;
  for (const entry of entries) {
    const { name, content, method = 8, flags = 0 } = entry;
    const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const crc = entry.crc ?? crc32(bytes);
    const size = entry.declares ?? bytes.length;
    const fileName = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(fileName.length, 26);
    const extra = Buffer.alloc(format === "zip64" ? 28 : 0);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc, 16);
    if (format === "zip64") {
      central.writeUInt32LE(0xffffffff, 20);
      central.writeUInt32LE(0xffffffff, 24);
      central.writeUInt32LE(0xffffffff, 42);
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      extra.writeBigUInt64LE(BigInt(size), 4);
      extra.writeBigUInt64LE(BigInt(packed.length), 12);
      extra.writeBigUInt64LE(BigInt(place), 20);
    } else {
      central.writeUInt32LE(packed.length, 20);
      central.writeUInt32LE(size, 24);
      central.writeUInt32LE(place, 42);
    }
    central.writeUInt16LE(fileName.length, 28);
    central.writeUInt16LE(extra.length, 30);
    files.push(local, fileName, packed);
    directory.push(central, fileName, extra);
    place += 30 + fileName.length + packed.length;
  }
  const all = Buffer.concat(directory);
  return Buffer.concat([...files, all, ...endOf(entries.length, { at: place, size: all.length, format })]);
}

function endOf(
  count: number,
  { at, size, format }: { readonly at: number; readonly size: number; readonly format: "plain" | "zip64" },
): Buffer[] {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(format === "zip64" ? 0xffffffff : at, 16);
  if (format === "plain") return [end];
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(at + size), 8);
  locator.writeUInt32LE(1, 16);
  return [record, locator, end];
}

const folder = mkdtempSync(join(tmpdir(), "ka-xlsx-"));
let made = 0;

/** Writes a file that lives as long as the tests of its suite do. */
export function tempFile(bytes: string | Uint8Array, extension = ".xlsx"): string {
  const path = join(folder, `${++made}${extension}`);
  writeFileSync(path, bytes);
  return path;
}

/** Removes what `tempFile` wrote. */
export function removeTempFiles(): void {
  rmSync(folder, { recursive: true, force: true });
}
