#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

/** The command as one function of `require`, and what V8 made of it when it was built; both lie beside this file. */
const PROGRAM = join(__dirname, "program.js");
const COMPILED = join(__dirname, "program.v8");

/** The compiled form, where it was kept. Another version of Node does not take it and compiles the text again. */
function compiled(): Buffer | undefined {
  try {
    return readFileSync(COMPILED);
  } catch {
    return undefined;
  }
}

// Before anything runs, and as when it was compiled; the build says which and why.
for (const flag of process.env.KA_V8_FLAGS?.split(" ") ?? []) setFlagsFromString(flag);

// A text of bytes below 128 is the same in both encodings, and this one is not decoded.
const text = readFileSync(PROGRAM, "latin1");
const program = new Script(text, { filename: PROGRAM, cachedData: compiled() });
// The build made the text what it is called as here.
(program.runInThisContext() as (require: NodeJS.Require) => void)(require);
