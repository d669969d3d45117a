/** Formulas over whole columns: against the least that any of them has to do, and how they grow. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { functionsFiles } from "../../scripts/functions-metadata.js";
import { buildJob, cache, runToEnd } from "../process.mjs";

const LOOKUP_MICROSECONDS = 3;
const FIRST_ANSWER_MS = 300;

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
      name: "KA.CLASSOF, 100,000 calls one by one",
      target: "<= 3 microseconds a call",
      limit: 1,
      rounds: 3,
      round() {
        const microseconds = run("lookups");
        return { value: microseconds / LOOKUP_MICROSECONDS, note: `${microseconds.toFixed(2)} microseconds` };
      },
    },
    firstAnswer(),
    {
      name: "formulas over twice as many values, the one that grows most",
      target: "<= 2.30",
      limit: 2.3,
      rounds: 3,
      round() {
        const [{ name, growth }] = JSON.parse(runToEnd(process.execPath, ["--expose-gc", job, "doubling"]));
        return { value: growth, note: name };
      },
    },
  ];
}

/** From the start of a page in Chromium to the first answered call; Office.js and the host that stands for Excel are counted as well. */
function firstAnswer() {
  const job = buildJob("first-answer", ["esbuild", "@microsoft/office-js", "playwright-core"]);
  return {
    name: "page start to the first answered call, in Chromium",
    target: "<= 300 ms of CPU",
    limit: 1,
    async round() {
      const [{ text }] = await functionsFiles();
      const described = join(cache, "functions.json");
      writeFileSync(described, text);
      const { empty, answered } = JSON.parse(runToEnd(process.execPath, [job, described]));
      const ms = answered - empty;
      return { value: ms / FIRST_ANSWER_MS, note: `${Math.round(ms)} ms beyond an empty page` };
    },
  };
}
