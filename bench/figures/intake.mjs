/** Rows as people write them against clean ones: amounts and dates as texts, from the table to the customers. */
import { buildJob, runToEnd } from "../process.mjs";

export function figures() {
  const job = buildJob("intake");
  return [
    {
      name: "1,048,575 rows of text amounts and text dates taken in and gathered",
      target: "<= 3 x clean ones",
      limit: 3,
      round() {
        const run = (kind) => JSON.parse(runToEnd(process.execPath, [job, kind]));
        const [texts, clean] = [run("texts"), run("clean")];
        if (String(texts.classes) !== String(clean.classes))
          throw new Error(`${texts.classes} against ${clean.classes}`);
        return {
          value: texts.cpuMs / clean.cpuMs,
          note: `${Math.round(texts.cpuMs)} ms against ${Math.round(clean.cpuMs)} ms`,
        };
      },
    },
  ];
}
