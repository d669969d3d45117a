import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  type BigIntStats,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { refusal, type Issue, type Outcome } from "../core/issues";
import { codeOf } from "./byte-source";
import { keepEarlier } from "./earlier-file";

/** A place that a file may be written to: looked at before the work begins, so that a refusal costs no time. */
export interface Target {
  /** As the user wrote it. */
  readonly path: string;
  /** The file itself, behind links. */
  readonly file: string;
  /** Permissions of the file that is replaced. */
  readonly mode?: number;
  /** Whether the file that is replaced is kept beside it. */
  readonly earlier?: "kept";
  /** A pipe or a device is written to as it is: there is nothing to replace. */
  readonly kind: "file" | "stream";
}

const RETRIES = [50, 150, 300, 500];
const BUSY = new Set(["EPERM", "EACCES", "EBUSY"]);

/** Looks whether a file may be written: never over the input, and only where the folder is there. */
export function chooseTarget(path: string, input: string): Outcome<Target> {
  try {
    const existing = statOf(path);
    const source = statOf(input);
    if (existing && source && existing.ino === source.ino && existing.dev === source.dev)
      return { issues: [refusal("sameFile", { path })] };
    if (existing?.isDirectory()) return { issues: [cannotWrite(path, "EISDIR")] };
    if (existing && !existing.isFile()) return { value: { path, file: path, kind: "stream" }, issues: [] };
    const file = existing ? realpathSync(path) : join(realpathSync(dirname(path)), basename(path));
    accessSync(dirname(file), constants.W_OK);
    const mode = existing ? { mode: Number(existing.mode) & 0o777 } : {};
    return { value: { path, file, kind: "file", ...mode }, issues: [] };
  } catch (error) {
    return { issues: [cannotWrite(path, codeOf(error))] };
  }
}

/**
 * Writes a file beside its place and then moves it there, so that there is never half a file; where the move fails, the result is kept and its
 * place is told. What writes may give issues instead of throwing: nothing is moved then.
 */
export async function writeAtomically(
  target: Target,
  write: (file: number) => Promise<readonly Issue[]> | readonly Issue[],
): Promise<Outcome<Target>> {
  // Chance from `node:crypto` would take longer to load than a small file to write; a name that is taken is refused all the same.
  const chance = Math.floor(Math.random() * 2 ** 32);
  const temporary =
    target.kind === "stream"
      ? target.file
      : join(dirname(target.file), `.${basename(target.file)}.${chance.toString(16).padStart(8, "0")}.tmp`);
  try {
    const issues = await writeWhole(temporary, write, target);
    if (issues.length > 0) {
      if (target.kind === "file") tidyUp(temporary);
      return { issues };
    }
  } catch (error) {
    if (target.kind === "file") tidyUp(temporary);
    if (!isOfSystem(error)) throw error;
    return { issues: [cannotWrite(target.path, codeOf(error))] };
  }
  if (target.kind === "stream") return { value: target, issues: [] };
  for (let attempt = 0; ; attempt++) {
    try {
      if (target.earlier) keepEarlier(target.file);
      renameSync(temporary, target.file);
      return { value: target, issues: [] };
    } catch (error) {
      const pause = RETRIES[attempt];
      // A virus scanner holds a new file for a moment, a spreadsheet for as long as it has it open.
      if (pause === undefined || !BUSY.has(codeOf(error)))
        return { issues: [cannotWrite(target.path, codeOf(error), temporary)] };
      await wait(pause);
    }
  }
}

/** Removes what was begun; where even that is refused, what it was removed for is the thing to say. */
function tidyUp(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Its name says what it is.
  }
}

async function writeWhole(
  path: string,
  write: (file: number) => Promise<readonly Issue[]> | readonly Issue[],
  { mode, kind }: Target,
): Promise<readonly Issue[]> {
  const file = openSync(path, kind === "file" ? "wx" : "w", mode ?? 0o666);
  try {
    const issues = await write(file);
    if (kind === "file" && issues.length === 0) fsyncSync(file);
    return issues;
  } finally {
    closeSync(file);
  }
}

function statOf(path: string): BigIntStats | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}

/** Whether the system refused: anything else that is thrown is a bug. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && "syscall" in error;
}

/** Says that a file cannot be written, and where its content is kept, if it is. */
export function cannotWrite(path: string, code: string, kept = ""): Issue {
  return refusal("cannotWrite", { path, code, kept });
}
