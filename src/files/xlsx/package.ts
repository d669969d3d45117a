import { refusal, type Issue } from "../../core/issues";
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

/** The fault of a part that does not hold what it should. */
export function damage(path: string, part: string, problem: string): PackageFault {
  return new PackageFault(refusal("damagedWorkbook", { path, part, problem }));
}

/** The fault of a file that would take more than it may. */
export function unsafe(
  path: string,
  limit: "parts" | "size" | "ratio" | "overlap" | "part",
  { found, most }: { readonly found: number; readonly most: number },
): PackageFault {
  return new PackageFault(refusal("unsafeWorkbook", { path, limit, found, most }));
}
