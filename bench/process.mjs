/** Runs programs in fresh processes and makes the data they work on. */
import { spawnSync } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "..");
export const cache = join(root, ".cache/bench");
mkdirSync(cache, { recursive: true });

/** As many rows as a sheet of Excel holds below its header. */
export const ROWS = 1_048_575;
export const PYTHON = "/usr/bin/python3";

/** Bundles a job of jobs/ to plain JavaScript; gives its path. `external` packages stay where they are installed. */
export function buildJob(name, external = []) {
  const outfile = join(cache, `${name}.js`);
  buildSync({
    entryPoints: [join(here, "jobs", `${name}.ts`)],
    bundle: true,
    platform: "node",
    target: "node20",
    external,
    outfile,
  });
  return outfile;
}

/** Builds the command as it is shipped; gives its path. */
export function buildCommand() {
  const ka = join(cache, "command", "ka.js");
  runToEnd(process.execPath, [join(root, "scripts/build-cli.js"), ka]);
  return ka;
}

/** A workbook of six columns and so many rows. Made once. */
export function workbook(name, rows) {
  const path = join(cache, name);
  if (existsSync(path)) return path;
  runToEnd(process.execPath, [buildJob("xlsx-file"), `${path}.part`, String(rows)]);
  renameSync(`${path}.part`, path);
  return path;
}

/** Why a figure against pandas cannot be taken, with the packages that a program needs; nothing where it can. */
export function absentInPython(...packages) {
  if (spawnSync(PYTHON, ["-c", `import ${packages.join()}`]).status === 0) return {};
  return { absent: `${packages.join(" and ")} for ${PYTHON}` };
}

/** Runs a program to its end; gives what it says on stdout. */
export function runToEnd(program, args, env = {}) {
  // Where certificates are named, every start of Node reads them: a limit by that start would be three times as mild as elsewhere.
  const own = { ...process.env, NODE_EXTRA_CA_CERTS: undefined, ...env };
  const done = spawnSync(program, args, { encoding: "utf8", env: own, maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`${program} ${args.join(" ")} failed: ${done.stderr}`);
  return done.stdout;
}

/** Runs a Node program; gives the CPU time and peak memory of the whole process. */
export function measureNode(args) {
  const result = join(cache, "result.json");
  runToEnd(process.execPath, ["--require", join(here, "measure.cjs"), ...args], { KA_BENCH_RESULT: result });
  return takeResult(result);
}

/** Runs a Python program that writes the same at its end. */
export function measurePython(args) {
  const result = join(cache, "result.json");
  runToEnd(PYTHON, args, { KA_BENCH_RESULT: result });
  return takeResult(result);
}

function takeResult(path) {
  const result = JSON.parse(readFileSync(path, "utf8"));
  rmSync(path);
  return result;
}

/** Numbers from 0 to 1 that are the same on every machine. */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A CSV file of so many times the rows of a sheet, all of the same customers: orders, days, products and amounts. Made once. */
export async function manySales(times) {
  const path = join(cache, `sales-${times}.csv`);
  if (existsSync(path)) return path;
  const next = chance(11);
  const out = createWriteStream(`${path}.part`);
  let piece = "customer,order,date,product,amount\n";
  for (let row = 0; row < ROWS * times; row++) {
    const customer = `Customer ${String(Math.floor(next() * 100_000)).padStart(7, "0")} Ltd`;
    const day = `2024-${String(1 + Math.floor(next() * 12)).padStart(2, "0")}-${String(1 + Math.floor(next() * 28)).padStart(2, "0")}`;
    piece += `${customer},SO-${row >> 1},${day},P-${Math.floor(next() * 5000)},${(next() * 900 - 5).toFixed(2)}\n`;
    if (piece.length < 1 << 20) continue;
    if (!out.write(piece)) await new Promise((resolve) => out.once("drain", resolve));
    piece = "";
  }
  await new Promise((resolve) => out.end(piece, resolve));
  renameSync(`${path}.part`, path);
  return path;
}

/** A CSV file of customer, amount and date: a tenth as many customers as rows, or all different. Made once. */
export async function salesFile(kind) {
  const path = join(cache, `${kind}.csv`);
  if (existsSync(path)) return path;
  const next = chance(7);
  const customers = Math.ceil(ROWS / 10);
  const out = createWriteStream(`${path}.part`);
  out.write("customer,amount,date\n");
  for (let row = 0; row < ROWS; row++) {
    const id = kind === "distinct" ? row : Math.floor(next() * customers);
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    const amount = Math.exp(5 + 1.5 * normal) * (next() < 0.02 ? -1 : 1);
    const day = new Date(Date.UTC(2023, 0, 1 + Math.floor(next() * 730))).toISOString().slice(0, 10);
    if (!out.write(`Customer ${String(id).padStart(7, "0")} 科技,${amount.toFixed(2)},${day}\n`)) {
      await new Promise((resolve) => out.once("drain", resolve));
    }
  }
  await new Promise((resolve) => out.end(resolve));
  renameSync(`${path}.part`, path);
  return path;
}
