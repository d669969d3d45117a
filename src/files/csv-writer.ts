import { randomBytes } from "node:crypto";
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
  writeSync,
  type BigIntStats,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { refusal, type Issue, type Outcome } from "../core/issues";
import type { AccountColumn } from "../core/layout";
import { codeOf } from "./byte-source";
import { encodeCsv } from "./csv-encoder";

/** A place that a file may be written to: looked at before the work begins, so that a refusal costs no time. */
export interface Target {
  /** As the user wrote it. */
  readonly path: string;
  /** The file itself, behind links. */
  readonly file: string;
  /** Permissions of the file that is replaced. */
  readonly mode?: number;
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
 * Writes the account list as CSV. The file is written beside its place and then moved there, so that there is never half a file; where the
 * move fails, the result is kept and its place is told.
 */
export async function writeCsv(columns: readonly AccountColumn[], target: Target): Promise<Outcome<Target>> {
  const temporary =
    target.kind === "stream"
      ? target.file
      : join(dirname(target.file), `.${basename(target.file)}.${randomBytes(4).toString("hex")}.tmp`);
  try {
    writeWhole(temporary, columns, target);
  } catch (error) {
    if (target.kind === "file") rmSync(temporary, { force: true });
    return { issues: [cannotWrite(target.path, codeOf(error))] };
  }
  if (target.kind === "stream") return { value: target, issues: [] };
  for (let attempt = 0; ; attempt++) {
    try {
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

function writeWhole(path: string, columns: readonly AccountColumn[], { mode, kind }: Target): void {
  const file = openSync(path, kind === "file" ? "wx" : "w", mode ?? 0o666);
  try {
    for (const piece of encodeCsv(columns)) {
      for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
    }
    if (kind === "file") fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function statOf(path: string): BigIntStats | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false });
}

function cannotWrite(path: string, code: string, kept = ""): Issue {
  return refusal("cannotWrite", { path, code, kept });
}
