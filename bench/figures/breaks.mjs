/** Exact natural breaks of a million values: core against simple-statistics, with the same groups. */
import { buildJob, runToEnd } from "../process.mjs";

export function figures() {
  const job = buildJob("breaks");
  return [
    {
      name: "natural breaks, 1,000,000 values, 5 classes, against simple-statistics' ckmeans",
      target: "<= 0.60",
      limit: 0.6,
      rounds: 3,
      round() {
        const run = (how) => JSON.parse(runToEnd(process.execPath, ["--max-old-space-size=8000", job, how]));
        const [mine, theirs] = [run("core"), run("ckmeans")];
        if (String(mine.classes) !== String(theirs.classes)) {
          throw new Error(`the groups differ: ${mine.classes} against ${theirs.classes}`);
        }
        return {
          value: mine.cpuMs / theirs.cpuMs,
          note: `${Math.round(mine.cpuMs)} ms against ${Math.round(theirs.cpuMs)} ms`,
        };
      },
    },
  ];
}
