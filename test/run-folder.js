/** What is built for tests and is the same all through a run of the suite lies in a folder of the run: whoever needs it first makes it, and the others read it. */
const { createHash, randomUUID } = require("node:crypto");
const { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

/** The folder's name for all the processes of a run. */
const NAME = "KA_TEST_RUN";

/** Begins a run; gives what ends it. */
function beginRun() {
  const folder = mkdtempSync(join(tmpdir(), "test-run-"));
  process.env[NAME] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Bytes by a key that says all that they are made of. Without a run they are made anew. */
async function keptBytes(key, make) {
  const run = process.env[NAME];
  if (run === undefined) return make();
  const path = join(run, createHash("sha256").update(key).digest("hex"));
  if (existsSync(path)) return readFileSync(path);
  const bytes = await make();
  const begun = `${path}.${randomUUID()}`;
  writeFileSync(begun, bytes);
  // Whole or not at all: another process may be looking for it. Where two made it, they made the same.
  renameSync(begun, path);
  return bytes;
}

/** A folder that is filled once in a run, or `own` without one. */
function keptFolder(name, own, fill) {
  const run = process.env[NAME];
  if (run === undefined) {
    fill(own);
    return own;
  }
  const folder = join(run, name);
  if (existsSync(folder)) return folder;
  const begun = `${folder}.${randomUUID()}`;
  mkdirSync(begun);
  fill(begun);
  try {
    renameSync(begun, folder);
  } catch (problem) {
    // Another process was there first.
    if (!existsSync(folder)) throw problem;
  }
  return folder;
}

module.exports = { beginRun, keptBytes, keptFolder };
