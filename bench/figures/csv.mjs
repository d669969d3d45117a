/** The whole command, CSV in to CSV out, against the same job in pandas and in plain JavaScript objects. */
import { join } from "node:path";
import { absentInPython, buildCommand, cache, measureNode, measurePython, root, salesFile } from "../process.mjs";

export async function figures() {
  const input = await salesFile("tenth");
  const ka = buildCommand();
  const outputs = { ka: join(cache, "ka-out.csv"), other: join(cache, "other-out.csv") };

  const against = (other) => () => {
    const mine = measureNode([ka, "classify", input, "-o", outputs.ka]);
    const theirs = other();
    const note = [mine, theirs].map(({ cpuMs, peakMB }) => `${Math.round(cpuMs)} ms, peak ${Math.round(peakMB)} MB`);
    return { value: mine.cpuMs / theirs.cpuMs, note: note.join(" against ") };
  };
  const name = "CSV in, CSV out, 1,048,575 rows, whole process, against";
  return [
    {
      name: `${name} pandas`,
      target: "<= 0.55",
      limit: 0.55,
      ...absentInPython("pandas"),
      round: against(() => measurePython([join(root, "bench/pandas_job.py"), input, outputs.other])),
    },
    {
      name: `${name} plain objects`,
      target: "<= 0.40",
      limit: 0.4,
      round: against(() => measureNode([join(root, "bench/plain-objects.mjs"), input, outputs.other])),
    },
  ];
}
