import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { refusal, type Issue } from "../core/issues";
import { codeOf } from "./byte-source";
import type { Packed } from "./csv-columns";

/** Rows of one part, as they are kept: one entry a column that is read. */
export type PackedRows = readonly Packed[];

/** How large the parts of a file are, and where they lie. */
export interface PartSizes {
  /** Rows that are kept in memory: a file with no more of them is one part. */
  readonly inMemory: number;
  /** Rows of each part of a larger file, all of which are set aside. */
  readonly setAside: number;
  /** Where they are set aside: the folder for temporary files when left out. */
  readonly folder?: string;
}

/** A sheet of Excel has no more rows than these; a part that is set aside is worked on while it lies in the processor's cache. */
export const PART_SIZES: PartSizes = { inMemory: 1 << 20, setAside: 1 << 15 };

/** Where one part lies in the file: its rows, and for each column the kinds of its lists. */
interface Place {
  readonly at: number;
  readonly rows: number;
  readonly lists: readonly (readonly ListPlace[])[];
}

interface ListPlace {
  readonly kind: "bytes" | "integers" | "doubles";
  readonly length: number;
}

const SIZE_OF = { bytes: 1, integers: 4, doubles: 8 } as const;
/** Lists begin where any kind of them may. */
const ALIGNMENT = 8;

/**
 * Rows that are set aside in a temporary file, part by part, and read again as often as they are asked for. The file has no name while it is in use, so
 * that it is gone with the process, however that ends; where a system keeps names of open files, it goes when the store is closed.
 */
export class RowStore {
  private readonly places: Place[] = [];
  private end = 0;

  private constructor(
    private readonly file: number,
    /** A folder of its own, in one for temporary files. */
    private readonly folder: string,
  ) {}

  /** Opens a store; what forbids it is said. */
  static open(parent = tmpdir()): RowStore | Issue {
    try {
      const folder = mkdtempSync(join(parent, "ka-"));
      const store = new RowStore(openSync(join(folder, "rows"), "wx+", 0o600), folder);
      store.unlink();
      return store;
    } catch (error) {
      return refusal("cannotSetAside", { folder: parent, code: codeOf(error) });
    }
  }

  /** Sets some rows aside; says what forbids it. */
  add(columns: PackedRows, rows: number): Issue | undefined {
    const at = this.end;
    try {
      const lists = columns.map((packed) => packed.map((list) => this.write(list)));
      this.places.push({ at, rows, lists });
      return undefined;
    } catch (error) {
      return refusal("cannotSetAside", { folder: dirname(this.folder), code: codeOf(error) });
    }
  }

  /** The parts, each valid until the next is asked for: they share their memory. */
  *parts(): Generator<{ readonly columns: PackedRows; readonly rows: number }> {
    let memory = new ArrayBuffer(0);
    for (const { at, rows, lists } of this.places) {
      const size = lists.flat().reduce((bytes, list) => bytes + sizeOf(list), 0);
      if (size > memory.byteLength) memory = new ArrayBuffer(size);
      this.read(new Uint8Array(memory, 0, size), at);
      let offset = 0;
      const columns = lists.map((ofColumn) =>
        ofColumn.map((list) => {
          const from = offset;
          offset += sizeOf(list);
          return viewOf(memory, from, list);
        }),
      );
      yield { columns, rows };
    }
  }

  close(): void {
    closeSync(this.file);
    this.unlink();
  }

  private write(list: Packed[number]): ListPlace {
    const kind = list instanceof Uint8Array ? "bytes" : list instanceof Int32Array ? "integers" : "doubles";
    const place = { kind, length: list.length } as const;
    const bytes = new Uint8Array(list.buffer, list.byteOffset, list.byteLength);
    for (let done = 0; done < bytes.length;)
      done += writeSync(this.file, bytes, done, bytes.length - done, this.end + done);
    this.end += sizeOf(place);
    return place;
  }

  private read(into: Uint8Array, at: number): void {
    for (let done = 0; done < into.length;) {
      const got = readSync(this.file, into, done, into.length - done, at + done);
      // The last list may end before its place does.
      if (got === 0 && at + done >= fstatSync(this.file).size) return;
      done += got;
    }
  }

  private unlink(): void {
    try {
      rmSync(this.folder, { recursive: true, force: true });
    } catch {
      // A system that keeps names of open files lets them go when they are closed.
    }
  }
}

function sizeOf({ kind, length }: ListPlace): number {
  return Math.ceil((length * SIZE_OF[kind]) / ALIGNMENT) * ALIGNMENT;
}

function viewOf(memory: ArrayBuffer, from: number, { kind, length }: ListPlace): Packed[number] {
  if (kind === "bytes") return new Uint8Array(memory, from, length);
  return kind === "integers" ? new Int32Array(memory, from, length) : new Float64Array(memory, from, length);
}
