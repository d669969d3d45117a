/** A workbook in, a classified workbook out: the command against SheetJS and pandas doing the same job, and its memory. */
import { join } from "node:path";
import { ROWS, absentInPython, buildCommand, cache, measureNode, measurePython, root, workbook } from "../process.mjs";

const ROOM_MB = 450;

export async function figures() {
  const ka = buildCommand();
  const full = () => workbook("sales-full.xlsx", ROWS);
  const tenth = () => workbook("sales-full-100000.xlsx", 100_000);
  const classify = (input) => measureNode([ka, "classify", input, "-o", join(cache, "classified.xlsx")]);
  const inSheetJS = (input) =>
    measureNode([
      "--max-old-space-size=8000",
      join(root, "bench/sheetjs-classify.mjs"),
      input,
      join(cache, "other.xlsx"),
    ]);
  const inPandas = (input) => measurePython([join(root, "bench/pandas_xlsx.py"), input, join(cache, "other.xlsx")]);
  const note = ({ cpuMs, peakMB }) => `${Math.round(cpuMs)} ms, peak ${Math.round(peakMB)} MB`;

  const against = (other, input) => () => {
    const [mine, theirs] = [classify(input()), other(input())];
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
      round: against(inPandas, full),
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
      name: `${name}, 100,000 x 6, against pandas`,
      target: "<= 0.16",
      limit: 0.16,
      rounds: 3,
      ...absentInPython("pandas", "openpyxl"),
      round: against(inPandas, tenth),
    },
  ];
}
