/**
 * Loaded before the command: kills its process, as the system does without a word, before the N-th of the calls that change files of a folder (KILL_AT), or
 * in the middle of it, where half of the bytes are written (KILL_HALF). Without KILL_AT it only counts them. The time stands still: KA's log has it.
 */
const fs = require("node:fs");

const { KILL_FOLDER: folder = "", KILL_AT: at, KILL_HALF: half, KILL_LIST: list } = process.env;
const files = new Set();
const seen = [];

function isMeant(name, args) {
  if (typeof args[0] === "number") return files.has(args[0]);
  const isInside = args.slice(0, 2).some((path) => typeof path === "string" && path.startsWith(folder));
  return isInside && (name !== "openSync" || (typeof args[1] === "string" && args[1] !== "r"));
}

for (const name of [
  ...[
    "openSync",
    "writeSync",
    "writevSync",
    "ftruncateSync",
    "fsyncSync",
    "closeSync",
    "renameSync",
    "rmSync",
    "unlinkSync",
  ],
  ...["linkSync", "copyFileSync", "writeFileSync", "chmodSync", "utimesSync"],
]) {
  const real = fs[name];
  fs[name] = Object.assign((...args) => {
    if (!isMeant(name, args)) return real(...args);
    seen.push(name);
    if (Number(at) === seen.length) {
      if (half && name === "writeSync") {
        const [file, bytes, offset = 0, length = bytes.length - offset, position] = args;
        real(file, bytes, offset, length >> 1, position);
      }
      process.kill(process.pid, "SIGKILL");
    }
    const result = real(...args);
    if (name === "openSync") files.add(result);
    if (name === "closeSync") files.delete(args[0]);
    return result;
  }, real);
}

const now = Date.parse("2026-06-30T08:15:00Z");
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [now] : args));
  }
  static now() {
    return now;
  }
};

process.on("exit", () => {
  if (list) fs.appendFileSync(list, JSON.stringify(seen));
});
