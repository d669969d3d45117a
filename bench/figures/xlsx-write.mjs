/** A workbook in, a classified workbook out: the command against SheetJS and pandas doing the same job, and its memory. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { ROWS, absentInPython, buildCommand, cache, measureNode, measurePython, root, workbook } from "../process.mjs";

const ROOM_MB = 450;
/** With every sheet that there is. The first weeks of the rows are what the rest is compared with, so that it can be said who moved. */
const ALL_SHEETS = [
  ...["--with", "watch,migration,facts,pivot,charts"],
  ...["--from", "2023-06-01", "--to", "2025-02-11", "--compare-from", "2023-03-15", "--compare-to", "2023-05-31"],
];
const ALL_ROOM_MB = 600;

export async function figures() {
  const ka = buildCommand();
  const full = () => workbook("sales-full.xlsx", ROWS);
  const tenth = () => workbook("sales-full-100000.xlsx", 100_000);
  const classify = (input, options = []) => {
    const output = join(cache, "classified.xlsx");
    // What stands there already would only be compared.
    rmSync(output, { force: true });
    return measureNode([ka, "classify", input, "-o", output, ...options]);
  };
  const classifyAll = (input) => classify(input, ALL_SHEETS);
  const inSheetJS = (input) =>
    measureNode([
      "--max-old-space-size=8000",
      join(root, "bench/sheetjs-classify.mjs"),
      input,
      join(cache, "other.xlsx"),
    ]);
  const inPandas = (input) => measurePython([join(root, "bench/pandas_xlsx.py"), input, join(cache, "other.xlsx")]);
  const note = ({ cpuMs, peakMB }) => `${Math.round(cpuMs)} ms, peak ${Math.round(peakMB)} MB`;

  // What takes minutes runs once for two figures.
  const known = new Map();
  const once = (other) => (input) => known.get(other) ?? known.set(other, other(input)).get(other);
  const against =
    (other, input, job = classify) =>
    () => {
      const [mine, theirs] = [job(input()), other(input())];
      return { value: mine.cpuMs / theirs.cpuMs, note: `${note(mine)} against ${note(theirs)}` };
    };
  const name = "XLSX in, XLSX out, whole process";
  return [
    {
      name: `${name}, 1,048,575 x 6, against SheetJS`,
      target: "<= 0.25",
      limit: 0.25,
      rounds: 1,
      round: against(inSheetJS, full),
    },
    {
      name: `${name}, 1,048,575 x 6, against pandas`,
      target: "<= 0.10",
      limit: 0.1,
      rounds: 1,
      ...absentInPython("pandas", "openpyxl"),
      round: against(once(inPandas), full),
    },
    {
      name: `${name}, 1,048,575 x 6, peak memory of ${ROOM_MB} MB`,
      target: "<= 1.00",
      limit: 1,
      rounds: 1,
      round: () => {
        const mine = classify(full());
        return { value: mine.peakMB / ROOM_MB, note: note(mine) };
      },
    },
    {
      name: `${name}, 1,048,575 x 6, all sheets, against the account list alone in pandas`,
      target: "<= 0.30",
      limit: 0.3,
      rounds: 1,
      ...absentInPython("pandas", "openpyxl"),
      round: against(once(inPandas), full, classifyAll),
    },
    {
      name: `${name}, 1,048,575 x 6, all sheets, peak memory of ${ALL_ROOM_MB} MB`,
      target: "<= 1.00",
      limit: 1,
      rounds: 1,
      round: () => {
        const mine = classifyAll(full());
        return { value: mine.peakMB / ALL_ROOM_MB, note: note(mine) };
      },
    },
    {
      name: `${name}, 100,000 x 6, against pandas`,
      target: "<= 0.16",
      limit: 0.16,
      rounds: 3,
      ...absentInPython("pandas", "openpyxl"),
      round: against(inPandas, tenth),
    },
  ];
}
