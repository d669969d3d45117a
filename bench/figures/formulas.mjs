/** Formulas over whole columns: against the least that any of them has to do, and how they grow. */
import { buildJob, runToEnd } from "../process.mjs";

export function figures() {
  const job = buildJob("formulas");
  const run = (kind) => JSON.parse(runToEnd(process.execPath, [job, kind]));
  return [
    {
      name: "KA.TIER over 100,000 values, against parsing, sorting and writing them",
      target: "<= 2.00",
      limit: 2,
      round() {
        const [mine, least] = [run("tier"), run("reference")];
        return {
          value: mine.cpuMs / least.cpuMs,
          note: `${Math.round(mine.cpuMs)} ms against ${Math.round(least.cpuMs)} ms`,
        };
      },
    },
    {
      name: "formulas over twice as many values, the one that grows most",
      target: "<= 2.30",
      limit: 2.3,
      rounds: 3,
      round() {
        const [{ name, growth }] = run("doubling");
        return { value: growth, note: name };
      },
    },
  ];
}
