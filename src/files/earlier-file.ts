import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from "node:fs";
import { dirname, extname, basename, join } from "node:path";
import { waitBeside, waitingFor } from "./begun-files";
import { codeOf } from "./byte-source";

/** Where the file is kept that a result replaced: beside it, one for each result. */
export function earlierPath(path: string): string {
  const extension = extname(path);
  return join(dirname(path), `${basename(path, extension)}.ka-before${extension}`);
}

/** Keeps a file that is about to be replaced. It stays where it is, too, so that there is a file at every moment. */
export function keepEarlier(path: string): void {
  if (!existsSync(path)) return;
  const beside = freeBeside(path);
  secondName(path, beside);
  moveName(beside, earlierPath(path));
}

/** Puts the file that was kept in the place of the later one, and the later one where that was kept: doing it again undoes it. */
export function swapEarlier(path: string): "swapped" | "none" {
  const earlier = earlierPath(path);
  const beside = freeBeside(path);
  if (!existsSync(path) || !existsSync(earlier)) return "none";
  secondName(path, beside);
  renameSync(earlier, path);
  moveName(beside, earlier);
  return "swapped";
}

/**
 * The name under which a file of this process waits for its place. What waits there alone, of a process that is gone, is all that a swap left that was
 * broken off: it takes its place first. Where the place is taken it is a second name for what is there.
 */
function freeBeside(path: string): string {
  const earlier = earlierPath(path);
  for (const beside of waitingFor(earlier)) {
    if (!existsSync(earlier)) renameSync(beside, earlier);
    rmSync(beside, { force: true });
  }
  return waitBeside(earlier);
}

/** Of two names of one file the system renames none, and says that it did: so it is when a busy target is tried again. */
function moveName(from: string, to: string): void {
  renameSync(from, to);
  if (existsSync(from)) rmSync(from, { force: true });
}

/** A second name for a file costs nothing; where the disk knows none, it is copied. */
function secondName(path: string, name: string): void {
  try {
    linkSync(path, name);
  } catch (error) {
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV"].includes(codeOf(error))) throw error;
    copyFileSync(path, name);
  }
}
