import { appendFileSync } from "node:fs";

/** What was done and found, added up over all trials of a group. */
export interface Tally {
  trials: number;
  faults: number;
  invariants: number;
  /** Where the runs ended. */
  readonly ends: Record<string, number>;
  /** CPU time of the process when it began. */
  readonly begun: NodeJS.CpuUsage;
}

export function newTally(): Tally {
  return { trials: 0, faults: 0, invariants: 0, ends: {}, begun: process.cpuUsage() };
}

/** Says what a group of faults came to; `npm run faults` adds up what all of them say. */
export function tell(group: string, tally: Tally): void {
  const { begun, ...counts } = tally;
  const { trials, faults, invariants, ends } = counts;
  const took = process.cpuUsage(begun);
  const seconds = Math.round((took.user + took.system) / 1e6);
  const where = Object.entries(ends).map(([end, count]) => `${count} ${end}`);
  process.stdout.write(
    `${group}: ${faults} faults injected in ${trials} runs, ${invariants} invariants checked, cells lost or mixed: ${ends["mixed"] ?? 0}; ended: ${where.join(", ")}; ${seconds} s of CPU time\n`,
  );
  const sum = process.env.FAULTS_SUM;
  if (sum !== undefined) appendFileSync(sum, `${JSON.stringify({ group, seconds, ...counts })}\n`);
}
