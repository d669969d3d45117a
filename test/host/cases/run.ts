import { cellCases } from "./cells";
import type { Case, Stage } from "./case";
import { faultCases } from "./faults";
import { functionCases } from "./functions";
import { happeningCases } from "./happenings";
import { objectCases } from "./objects";
import { rangeCases } from "./ranges";
import { sheetCases } from "./sheets";

/** All cases, each for a page of its own. */
export const cases: readonly Case[] = [
  ...objectCases,
  ...cellCases,
  ...rangeCases,
  ...sheetCases,
  ...happeningCases,
  ...functionCases,
  ...faultCases,
];

/** The workbook every case begins with. */
export const sheetsOfCases = {
  Sales: [
    ["Customer", "Amount"],
    ["Ann", 12.5],
    ["Bob", 7],
    ["Cid", 3],
  ],
  "O'Neil & Co": [],
};

/** Runs one case in the page it is called in. */
export async function runCase(about: string): Promise<void> {
  const { stage } = globalThis as unknown as { stage: Stage };
  const one = cases.find((candidate) => candidate.about === about);
  if (!one) throw new Error(`There is no case "${about}".`);
  await one.run(stage);
}
