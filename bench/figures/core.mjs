/** Columns to classes: core against a program that does nothing else. */
import { buildJob, runToEnd } from "../process.mjs";

export function figures() {
  const jobs = { core: buildJob("core"), reference: buildJob("reference") };
  const kinds = { tenth: "104,858 customers", distinct: "all customers distinct" };
  return Object.entries(kinds).map(([kind, customers]) => ({
    name: `columns to classes, 1,048,575 rows, ${customers}`,
    target: "<= 1.50 x a hand-tuned reference",
    limit: 1.5,
    round() {
      const run = (job) => JSON.parse(runToEnd(process.execPath, [job, kind]));
      const [core, reference] = [run(jobs.core), run(jobs.reference)];
      if (String(core.classes) !== String(reference.classes)) {
        throw new Error(`the classes differ: ${core.classes} against ${reference.classes}`);
      }
      return {
        value: core.cpuMs / reference.cpuMs,
        note: `${Math.round(core.cpuMs)} ms against ${Math.round(reference.cpuMs)} ms`,
      };
    },
  }));
}
