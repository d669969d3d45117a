/** A page that classifies and writes as the pane does, and whose functions read the result from the workbook as the pane's entry has them. */
import "../../src/functions/functions";
import { indexSaved } from "../../src/core/formulas/saved-index";
import { finish } from "../../src/core/steps";
import { ExcelWorkbook } from "../../src/excel/workbook";
import { readSavedFrom } from "../../src/functions/saved";
import { SavedSource } from "../../src/functions/saved-source";

export { classifySelection, removeAll, takeBack } from "../excel/door";

const workbook = new ExcelWorkbook();
let reads = 0;
const saved: SavedSource = new SavedSource(async () => {
  reads++;
  const { value: found } = await workbook.savedList(() => saved.forget());
  if (found === undefined) return { kind: "resultUnread" };
  return typeof found === "string" ? { kind: found } : { kind: "list", index: finish(indexSaved(found)) };
});
readSavedFrom(saved);

/** How often the list was read. */
export function readings(): number {
  return reads;
}
