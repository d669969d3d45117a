/** A workbook in, a classified workbook out: the command against SheetJS doing the same job, its memory, and its start at 10,000 rows. */
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { ROWS, buildJob, cache, measureNode, root, runToEnd } from "../process.mjs";

const ROOM_MB = 450;

export async function figures() {
  const ka = join(cache, "ka.js");
  runToEnd(process.execPath, [join(root, "scripts/build-cli.js"), ka]);
  const [full, small] = [workbook("sales-full.xlsx", ROWS), workbook("sales-full-10000.xlsx", 10_000)];
  const classify = (input) => measureNode([ka, "classify", input, "-o", join(cache, "classified.xlsx")]);
  const note = (runs) => runs.map(({ cpuMs, peakMB }) => `${Math.round(cpuMs)} ms, peak ${Math.round(peakMB)} MB`);
  return [
    {
      name: "XLSX in, XLSX out, 1,048,575 x 6, whole process, against SheetJS",
      target: "<= 0.25",
      limit: 0.25,
      round: () => {
        const mine = classify(full);
        const theirs = measureNode([
          "--max-old-space-size=8000",
          join(root, "bench/sheetjs-classify.mjs"),
          full,
          join(cache, "sheetjs.xlsx"),
        ]);
        return { value: mine.cpuMs / theirs.cpuMs, note: note([mine, theirs]).join(" against ") };
      },
    },
    {
      name: "XLSX in, XLSX out, 1,048,575 x 6, peak memory of 450 MB",
      target: "<= 1.00",
      limit: 1,
      round: () => {
        const mine = classify(full);
        return { value: mine.peakMB / ROOM_MB, note: note([mine]).join() };
      },
    },
    {
      name: "XLSX in, XLSX out, 10,000 x 6, against 1.5 times a plain start and 100 ms",
      target: "<= 1.00",
      limit: 1,
      round: () => {
        const mine = classify(small);
        const plain = measureNode(["-e", "0"]);
        return { value: mine.cpuMs / (1.5 * plain.cpuMs + 100), note: note([mine, plain]).join(" against ") };
      },
    },
  ];
}

function workbook(name, rows) {
  const path = join(cache, name);
  if (!existsSync(path)) {
    runToEnd(process.execPath, [buildJob("xlsx-file"), `${path}.part`, String(rows)]);
    renameSync(`${path}.part`, path);
  }
  return path;
}
