import { copyFileSync, lstatSync, readdirSync, renameSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { Print } from "../core/plan/plan-print";

/**
 * A file is begun under a name that says which process writes it, on which machine: two runs into one folder never meet, and whoever comes later can tell
 * what nobody will finish any more. Such a name is `.sales.xlsx.ka-1f3a9c02-4711.5be0d1c4.tmp`.
 */
const BEGUN = /\.ka-([0-9a-f]{8})-(\d+)\.[0-9a-f]{8}\.tmp$/;
/** What is kept waits for its place under a name of the process, too: `sales.ka-before.xlsx.ka-1f3a9c02-4711.tmp`. Nobody takes it away: it can be the only one. */
const WAITING = /\.ka-([0-9a-f]{8})-(\d+)\.tmp$/;

/** Characters of the place's own name in that of the file that is begun: names may be 255 bytes long. */
const MOST_OF_NAME = 40;
/** After so long nobody is still writing it, on whichever machine: in milliseconds. */
const A_DAY = 24 * 60 * 60 * 1_000;

/** What this process has begun and not yet moved or taken away. */
const own = new Set<string>();

/** A free name beside a place, for a file that this process begins. */
export function beginBeside(place: string): string {
  const name = Array.from(basename(place)).slice(0, MOST_OF_NAME).join("");
  const begun = join(dirname(place), `.${name}.${ownerName()}.${chance()}.tmp`);
  own.add(begun);
  return begun;
}

/** What tells this process from all others, as it stands in names of files. */
function ownerName(): string {
  return `ka-${machine()}-${process.pid}`;
}

/** Says that this process is done with a file that it began. */
export function doneWith(begun: string): void {
  own.delete(begun);
}

/** Gives a whole file that could not be moved to its place a name under which nobody takes it away; the name that it has then. */
export function keepBegun(begun: string, place: string): string {
  const name = Array.from(basename(place)).slice(0, MOST_OF_NAME).join("");
  const kept = join(dirname(place), `.${name}.${chance()}.tmp`);
  for (const keep of [renameSync, copyFileSync]) {
    try {
      keep(begun, kept);
      tidyUp(begun);
      return kept;
    } catch {
      // Whatever holds it lets it be read at least; else it stays where it is, and that is told.
    }
  }
  return begun;
}

/** Takes away what processes that are gone have begun in the folder of a place. Whatever else lies there is nobody's business. */
export function clearBegun(place: string): void {
  const folder = dirname(place);
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (name.startsWith(".") && isAbandoned(path, BEGUN.exec(name)) && lstatSync(path).isFile()) tidyUp(path);
    }
  } catch {
    // A folder that is written to, and cannot be read, is left as it is.
  }
}

/** The name under which a file waits for a place that this process brings it to. */
export function waitBeside(place: string): string {
  return `${place}.${ownerName()}.tmp`;
}

/** What waits for a place, and whose process is gone; those of before the name said whose. */
export function waitingFor(place: string): string[] {
  const start = basename(place);
  return readdirSync(dirname(place))
    .filter((name) => name.startsWith(start))
    .map((name) => ({ path: join(dirname(place), name), rest: name.slice(start.length) }))
    .filter(
      ({ path, rest }) => rest === ".tmp" || (WAITING.exec(rest)?.index === 0 && isAbandoned(path, WAITING.exec(rest))),
    )
    .map(({ path }) => path);
}

/** Whether a process that is gone has begun this file; of another machine's process nobody here knows, until the file is a day old. */
function isAbandoned(path: string, named: RegExpExecArray | null): boolean {
  const [, where, pid] = named ?? [];
  if (where === undefined || own.has(path)) return false;
  if (where !== machine()) return Date.now() - lstatSync(path).mtimeMs > A_DAY;
  // A process of this number that is another one has not begun it.
  return Number(pid) === process.pid || !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    // Asks only; nothing is sent.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** Removes what was begun; where even that is refused, what it was removed for is the thing to say. */
export function tidyUp(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Its name says what it is.
  }
}

/** Chance from `node:crypto` would take longer to load than a small file to write; a name that is taken is refused all the same. */
function chance(): string {
  return Math.floor(Math.random() * 2 ** 32)
    .toString(16)
    .padStart(8, "0");
}

function machine(): string {
  const print = new Print();
  print.addText(hostname());
  return String(print).slice(0, 8);
}
