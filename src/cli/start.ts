#!/usr/bin/env node
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

/** The command as one function of `require`, which lies beside this file. */
const PROGRAM = join(__dirname, "program.js");

/**
 * What V8 made of it when it was built, for workbooks or without them; a word that misleads costs time only. Another version of Node does not take it and
 * compiles the text again.
 */
function compiled(words: readonly string[]): Buffer | undefined {
  const kind = words.some((word) => /\.xl\w+$/i.test(word)) ? "xlsx" : "csv";
  try {
    return readFileSync(join(__dirname, `program.${kind}.v8`));
  } catch {
    return undefined;
  }
}

/** Bytes of a file that is done before what V8 optimises while it is read has paid for itself. */
const SMALL_FILE = 1 << 20;

/** Whether a word of the command line names no file, or a small one; standard input may be of any size. */
function isSmall(word: string): boolean {
  if (word.startsWith("-")) return word !== "-";
  try {
    return (statSync(word, { throwIfNoEntry: false })?.size ?? 0) <= SMALL_FILE;
  } catch {
    return true;
  }
}

/**
 * The command, before anything of it has run. What was read for it is forgotten with the call: held on to, it would bring on a collection of all
 * garbage.
 */
function load(words: readonly string[]): (require: NodeJS.Require) => void {
  // A text of bytes below 128 is the same in both encodings, and this one is not decoded.
  const text = readFileSync(PROGRAM, "latin1");
  const program = new Script(text, { filename: PROGRAM, cachedData: compiled(words) });
  return program.runInThisContext() as (require: NodeJS.Require) => void;
}

const words = process.argv.slice(2);
// The build made the text what it is called as here. It comes back before it has read anything.
load(words)(require);

// Only now, as V8 takes what it compiled earlier under its own flags only, and that of the modules that Node brings along likewise. The build says
// which and why. Another V8 may know some of them no longer, and would say so on each run.
const flags = words.every(isSmall) ? process.env.KA_V8_FLAGS_SMALL : process.env.KA_V8_FLAGS;
if (process.versions.v8 === process.env.KA_V8) for (const flag of flags?.split(" ") ?? []) setFlagsFromString(flag);
