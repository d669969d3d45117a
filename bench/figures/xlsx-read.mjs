/** Reading a workbook against ExcelJS's streaming reader, which is no part of the project: name the folder of its node_modules in KA_BENCH_MODULES. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { ROWS, buildJob, measureNode, root, workbook } from "../process.mjs";

export async function figures() {
  const place = join(process.env.KA_BENCH_MODULES ?? root, "package.json");
  const input = workbook("sales-full.xlsx", ROWS);
  const reader = buildJob("xlsx-read");
  const round = () => {
    const mine = measureNode([reader, input]);
    const theirs = measureNode([join(root, "bench/exceljs-read.mjs"), place, input]);
    const note = [mine, theirs].map(({ cpuMs, peakMB }) => `${Math.round(cpuMs)} ms, peak ${Math.round(peakMB)} MB`);
    return { value: mine.cpuMs / theirs.cpuMs, note: note.join(" against ") };
  };
  const name = "XLSX in, 1,048,575 x 6, whole process, against ExcelJS streaming";
  return [
    { name, target: "<= 0.30", limit: 0.3, rounds: 1, ...(hasExcelJS(place) ? {} : { absent: "exceljs" }), round },
  ];
}

function hasExcelJS(place) {
  try {
    createRequire(place).resolve("exceljs");
    return true;
  } catch {
    return false;
  }
}
