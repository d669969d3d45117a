import { fromFd, type Entry, type ZipFile } from "yauzl";
import { refusal } from "../../core/issues";
import { PackageFault, damage, unsafe, type PartInfo } from "./package";

/** Parts that a file may have, folders not counted. */
const MOST_PARTS = 10_000;
/** Bytes that all parts may declare together. */
const MOST_BYTES = 2 * 1024 ** 3;
/** How much larger than its compressed form a part may be; what a person typed stays below 50. */
const MOST_RATIO = 200;
/** Smaller parts may have any ratio: they do no harm. */
const HARMLESS = 8 << 20;
/** How the header before a part begins. */
export const LOCAL_MAGIC = 0x04034b50;

/** A part, and where the file has it. */
export interface Place extends PartInfo {
  readonly header: number;
}

/** Reads the directory of a zip, in which no part is there twice or packed in a way that is not known. */
export async function readDirectory(file: number, path: string): Promise<Map<string, Place>> {
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

/** Refuses what would take all memory. `fileSize` in bytes. */
export function checkLimits(
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

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, "");
}
