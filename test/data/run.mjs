/** Runs the suite over a folder of real data sets: npm run test:data -- ../shared/data */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const [folder, ...rest] = process.argv.slice(2);

if (folder === undefined || !existsSync(folder)) {
  const why = folder === undefined ? "No folder was given." : `There is no folder ${folder}.`;
  console.error(`${why} Name the folder of the data sets: npm run test:data -- ../shared/data`);
  process.exit(1);
}

const jest = join(root, "node_modules/jest/bin/jest.js");
// Names of tests come first: behind an option that takes a list they would belong to it.
const args = [jest, ...rest, "--rootDir", root, "--testMatch", "<rootDir>/test/data/**/*.test.ts"];
const run = spawnSync(process.execPath, [...args, "--testPathIgnorePatterns=/node_modules/"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, KA_DATA: resolve(folder) },
});
process.exit(run.status ?? 1);
