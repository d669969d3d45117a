/** All methods but CLV at once against ABC alone: CPU time and peak memory. */
import { buildJob, runToEnd } from "../process.mjs";

export function figures() {
  const job = buildJob("methods");
  const rounds = new Map();
  const run = (kind) => JSON.parse(runToEnd(process.execPath, [job, kind]));
  const round = (index) => {
    if (!rounds.has(index)) rounds.set(index, { abc: run("abc"), all: run("all") });
    return rounds.get(index);
  };
  const name = "all methods but CLV at once, 1,048,575 rows, 104,858 customers";
  let [times, memories] = [0, 0];
  return [
    {
      name: `${name}: CPU time`,
      target: "<= 4.00 x ABC alone",
      limit: 4,
      round() {
        const { abc, all } = round(times++);
        return {
          value: all.cpuMs / abc.cpuMs,
          note: `${Math.round(all.cpuMs)} ms against ${Math.round(abc.cpuMs)} ms`,
        };
      },
    },
    {
      name: `${name}: peak memory`,
      target: "<= 1.50 x ABC alone",
      limit: 1.5,
      round() {
        const { abc, all } = round(memories++);
        return {
          value: all.peakMB / abc.peakMB,
          note: `${Math.round(all.peakMB)} MB against ${Math.round(abc.peakMB)} MB`,
        };
      },
    },
  ];
}
