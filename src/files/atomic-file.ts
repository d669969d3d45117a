import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  type BigIntStats,
} from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { refusal, type Issue, type Outcome } from "../core/issues";
import { beginBeside, clearBegun, doneWith, keepBegun, tidyUp } from "./begun-files";
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
    if (!existing && (path.endsWith("/") || path.endsWith(sep))) return { issues: [cannotWrite(path, "ENOENT")] };
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
  if (target.kind === "stream") return writeOrSay(target.file, write, target);
  clearBegun(target.file);
  const begun = beginBeside(target.file);
  try {
    const { value, issues } = await writeOrSay(begun, write, target);
    return value ? await move(begun, target) : { issues };
  } finally {
    doneWith(begun);
  }
}

/** Writes a file; what was begun and not ended is taken away. */
async function writeOrSay(
  path: string,
  write: (file: number) => Promise<readonly Issue[]> | readonly Issue[],
  target: Target,
): Promise<Outcome<Target>> {
  const discard = () => {
    if (target.kind === "file") tidyUp(path);
  };
  try {
    const issues = await writeWhole(path, write, target);
    if (issues.length === 0) return { value: target, issues: [] };
    discard();
    return { issues };
  } catch (error) {
    discard();
    if (!isOfSystem(error)) throw error;
    return { issues: [cannotWrite(target.path, codeOf(error))] };
  }
}

/** Moves a whole file to its place. */
async function move(begun: string, target: Target): Promise<Outcome<Target>> {
  for (let attempt = 0; ; attempt++) {
    try {
      if (target.earlier) keepEarlier(target.file);
      renameSync(begun, target.file);
      return { value: target, issues: [] };
    } catch (error) {
      const pause = RETRIES[attempt];
      // A virus scanner holds a new file for a moment, a spreadsheet for as long as it has it open.
      if (pause === undefined || !BUSY.has(codeOf(error)))
        return { issues: [cannotWrite(target.path, codeOf(error), keepBegun(begun, target.file))] };
      await wait(pause);
    }
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
