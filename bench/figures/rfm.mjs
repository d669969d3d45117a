/** RFM of as many customers as a sheet has rows, against the sorts that nobody can do without. */
import { buildJob, runToEnd } from "../process.mjs";

const CUSTOMERS = 1_048_575;

export function figures() {
  const job = buildJob("rfm");
  return [
    {
      name: "RFM of 1,048,575 distinct customers",
      target: "<= 2.00 x one Float64Array.prototype.sort of three columns",
      limit: 2,
      round() {
        const run = (kind) => JSON.parse(runToEnd(process.execPath, [job, kind]));
        const [rfm, sort] = [run("rfm"), run("sort")];
        const rated = rfm.classes.reduce((sum, count) => sum + count, 0);
        if (rated !== CUSTOMERS) throw new Error(`${rated} customers have a segment, not ${CUSTOMERS}`);
        return {
          value: rfm.cpuMs / sort.cpuMs,
          note: `${Math.round(rfm.cpuMs)} ms against ${Math.round(sort.cpuMs)} ms`,
        };
      },
    },
  ];
}
