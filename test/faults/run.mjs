import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Every place instead of some of them. `--part` takes every so many-th, for where three minutes have to do.
const PART = "24";
const FAULTS = process.env.FAULTS ?? (process.argv.includes("--part") ? PART : "all");
const folder = mkdtempSync(join(tmpdir(), "ka-faults-"));
const sum = join(folder, "sum.jsonl");
const begun = Date.now();
const env = { ...process.env, FAULTS, FAULTS_SUM: sum };
const how = ["--env=./test/faults/plain-global.cjs"];
const { status } = spawnSync("npx", ["jest", "test/faults", ...how], { env, stdio: "inherit" });
try {
  const groups = readFileSync(sum, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const total = (count) => groups.reduce((sum, group) => sum + count(group), 0);
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
  process.stdout.write(
    `${total((group) => group.faults)} faults injected in ${total((group) => group.trials)} runs, ${total((group) => group.invariants)} invariants checked, cells lost or mixed: ${total((group) => group.ends.mixed ?? 0)}, in ${minutes} minutes (${(total((group) => group.seconds) / 60).toFixed(1)} of CPU time)\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = status ?? 1;
