/** The functions as the page loads them, with an account list that they look customers up in. */
import "../../src/functions/functions";
import { tableFromRows } from "../../src/core/intake/head-table";
import { indexSaved } from "../../src/core/formulas/saved-index";
import { finish } from "../../src/core/steps";
import type { CellValue } from "../../src/core/table";
import { readSavedFrom } from "../../src/functions/saved";

/** Has the functions find this account list, headers first. */
export function keepList(cells: readonly (readonly CellValue[])[]): void {
  const table = tableFromRows(cells, "KA Accounts!A1");
  const index = finish(indexSaved({ table, stamp: "", leading: "" }));
  readSavedFrom({ now: () => ({ kind: "list", index }) });
}
