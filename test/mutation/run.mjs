/**
 * npm run mutation [-- --mutate 'src/core/stats/*.ts'] [-- --sample 100 [--seed 4]] [-- --seconds 3] [-- --tests intake] [-- any option of Stryker]
 *
 * Runs Stryker and prints its report folder by folder and file by file. With `--sample` only so many mutants of each file are tried; the score is then an
 * estimate with an error; how many mutants no test reaches is still exact. With `--seconds` only so many seconds of tests are spent on each mutant, first
 * those that noticed the most before; with `--tests` only test files whose paths match are used: the score is then at most too low.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { summaryOf } from "./summary.mjs";

const REPORTS = ".cache/mutation";

const OWN = new Set(["sample", "seed", "seconds", "tests"]);

const options = Object.fromEntries([...OWN].map((name) => [name, { type: "string" }]));
const { tokens } = parseArgs({ strict: false, tokens: true, options });
const own = tokens.filter(({ kind, name }) => kind === "option" && OWN.has(name));
const ours = new Set(own.flatMap(({ index, inlineValue }) => (inlineValue ? [index] : [index, index + 1])));
const { sample, seed = "4", seconds, tests } = Object.fromEntries(own.map(({ name, value }) => [name, value]));
for (const said of [sample, seed, seconds])
  if (said !== undefined && !/^[1-9]\d*$/.test(said)) throw new Error("--sample, --seed and --seconds take a number.");

const report = join(REPORTS, "report.json");
rmSync(report, { force: true });
const stryker = join(createRequire(import.meta.url).resolve("@stryker-mutator/core/package.json"), "../bin/stryker.js");
const { status } = spawnSync(
  process.execPath,
  [stryker, "run", ...process.argv.slice(2).filter((_, i) => !ours.has(i))],
  {
    stdio: "inherit",
    env: {
      ...process.env,
      ...(sample === undefined ? {} : { KA_MUTATION_SAMPLE: sample, KA_MUTATION_SEED: seed }),
      ...(seconds === undefined ? {} : { KA_MUTATION_SECONDS: seconds }),
      ...(tests === undefined ? {} : { KA_MUTATION_TESTS: tests }),
    },
  },
);
const how = [
  sample === undefined ? "every mutant" : `${sample} mutants of each file, drawn with seed ${seed}`,
  ...(seconds === undefined ? [] : [`with ${seconds} seconds of tests each at most`]),
  ...(tests === undefined ? [] : [`by the tests of ${tests}`]),
].join(", ");
if (existsSync(report)) {
  const summary = summaryOf(JSON.parse(readFileSync(report, "utf8")), how);
  writeFileSync(join(REPORTS, "summary.md"), summary);
  console.log(summary);
}
process.exitCode = status ?? 1;
