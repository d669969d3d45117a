/**
 * Builds the command so that it starts fast: dist/cli/ka.js, or the file named as the first argument, and beside it the program in one file
 * with what V8 compiled of it while it classified small files.
 */
const { spawnSync } = require("node:child_process");
const { chmodSync } = require("node:fs");
const { dirname, join, resolve } = require("node:path");
const { buildSync } = require("esbuild");
const { version } = require("../package.json");

const root = join(__dirname, "..");
const outfile = resolve(process.argv[2] ?? join(root, "dist/cli/ka.js"));
const program = join(dirname(outfile), "program.js");
/**
 * How V8 runs the command. In a run of half a second most of what the optimiser makes comes too late to pay for itself, and took a quarter of the time.
 * So a function is optimised after twice as many bytes of bytecode as V8 waits for else, with little of what it calls made part of it, and until
 * then runs as plain machine code from the first call on, each by itself. Garbage is collected in one go when memory is short, in one thread, not in
 * steps beside the work, which nobody waits for here and which begin with the first ten megabytes. Patterns are made code at once, without a form to
 * try them in first. A million rows take no longer by it.
 */
const V8_FLAGS = [
  "--interrupt-budget=150000",
  "--max-inlined-bytecode-size-cumulative=100",
  "--always-sparkplug",
  "--no-baseline-batch-compilation",
  "--no-incremental-marking",
  "--no-parallel-scavenge",
  "--no-regexp-tier-up",
];
/** And over small files, of up to a megabyte: there the optimiser still took a tenth of the time, so that only what runs for long is worth it. */
const V8_FLAGS_SMALL = [
  "--interrupt-budget=10000000",
  "--no-baseline-batch-compilation",
  "--no-incremental-marking",
  "--no-parallel-scavenge",
  "--no-regexp-tier-up",
];
const node = { bundle: true, minify: true, platform: "node", target: "node20", logLevel: "warning" };

buildSync({
  ...node,
  entryPoints: [join(root, "src/cli/start.ts")],
  outfile,
  define: {
    "process.env.KA_V8": JSON.stringify(process.versions.v8),
    "process.env.KA_V8_FLAGS": JSON.stringify(V8_FLAGS.join(" ")),
    "process.env.KA_V8_FLAGS_SMALL": JSON.stringify(V8_FLAGS_SMALL.join(" ")),
  },
});
chmodSync(outfile, 0o755);
buildSync({
  ...node,
  entryPoints: [join(root, "src/cli/ka.ts")],
  outfile: program,
  banner: { js: "(function(require){" },
  footer: { js: "})" },
  define: { "process.env.KA_VERSION": JSON.stringify(version) },
  alias: {
    // It starts other programs only for commands in files of their own, which `ka` has none of; loading it takes longer than all of commander.
    "node:child_process": join(__dirname, "no-child-process.js"),
    // Schemas that nobody asks for are never made.
    zod: join(__dirname, "late-zod.js"),
    // For keys made by chance; here it is hashes that are wanted.
    "@noble/hashes/crypto": join(__dirname, "no-web-crypto.js"),
  },
});

for (const kind of ["csv", "xlsx"]) {
  const compiled = spawnSync(process.execPath, [join(__dirname, "compile-cli.js"), program, kind], {
    encoding: "utf8",
  });
  if (compiled.status === 0) continue;
  // What stands in the bundle's long lines helps nobody.
  const said = compiled.stderr.split("\n").filter((line) => line.trim() !== "" && line.length < 300);
  throw new Error(`the command does not run: ${said.join("\n")}`);
}
