/** Bundles the command into one file, so that it starts fast: dist/cli/ka.js, or the file named as the first argument. */
const { chmodSync } = require("node:fs");
const { join } = require("node:path");
const { buildSync } = require("esbuild");
const { version } = require("../package.json");

const root = join(__dirname, "..");
const outfile = process.argv[2] ?? join(root, "dist/cli/ka.js");

buildSync({
  entryPoints: [join(root, "src/cli/ka.ts")],
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  outfile,
  define: { "process.env.KA_VERSION": JSON.stringify(version) },
  logLevel: "warning",
});
chmodSync(outfile, 0o755);
