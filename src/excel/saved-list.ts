import { unfinishedIn } from "../core/plan/taking-back";
import type { Outcome } from "../core/issues";
import { ACCOUNTS_TABLE, FORMULA_NAMES, SHEET_MARKS } from "../core/plan/own-sheets";
import type { SavedList } from "../core/formulas/saved-index";
import { CLASSES_ROW } from "../core/sheets/summary-lines";
import { askJournal } from "./journal";
import { readTable } from "./read";
import { isLost } from "./sheets";

/** What the workbook holds of a result for formulas. */
export type FoundResult = SavedList | "noResult" | "resultUnfinished";

/** Reads the account list as it stands, and which run it is of. */
export async function readSavedList(context: Excel.RequestContext): Promise<Outcome<FoundResult>> {
  const { names, tables } = context.workbook;
  const [accounts, summary, run] = [SHEET_MARKS.accounts, SHEET_MARKS.summary, FORMULA_NAMES.run].map((name) =>
    names.getItemOrNullObject(name).load("formula"),
  );
  const table = tables.getItemOrNullObject(ACCOUNTS_TABLE).load("name");
  const journal = askJournal(context);
  await context.sync();
  if (unfinishedIn(journal())) return { value: "resultUnfinished", issues: [] };
  if (!accounts || isLost(accounts) || table.isNullObject) return { value: "noResult", issues: [] };
  const [sheet, own] = [table.worksheet.load("name"), accounts.getRange().worksheet.load("name")];
  // A cell alone, whatever the name was made to stand for.
  const stamp = run && !isLost(run) ? run.getRangeOrNullObject().load("values,rowCount,columnCount") : undefined;
  const heading =
    summary && !isLost(summary)
      ? summary.getRange().worksheet.getRangeByIndexes(CLASSES_ROW, 0, 1, 1).load("values")
      : undefined;
  await context.sync();
  // A table of that name on another sheet is somebody else's.
  if (sheet.name !== own.name) return { value: "noResult", issues: [] };
  const read = await readTable(context, { source: { kind: "table", name: ACCOUNTS_TABLE } });
  if (!read.value) return { issues: read.issues };
  return {
    value: {
      table: read.value.table,
      stamp: stamp && !stamp.isNullObject && stamp.rowCount === 1 && stamp.columnCount === 1 ? textIn(stamp) : "",
      leading: heading ? textIn(heading) : "",
    },
    issues: [],
  };
}

/** Calls the listener after every change of cells on the sheet of the account list. Gives the id of the sheet that is watched, which a later call has to name. */
export async function watchSavedList(
  context: Excel.RequestContext,
  { listener, watched }: { readonly listener: () => void; readonly watched: string | undefined },
): Promise<string | undefined> {
  const mark = context.workbook.names.getItemOrNullObject(SHEET_MARKS.accounts).load("formula");
  await context.sync();
  if (isLost(mark)) return watched;
  const sheet = mark.getRange().worksheet.load("id");
  await context.sync();
  if (sheet.id === watched) return watched;
  const tell = (): Promise<void> => {
    listener();
    return Promise.resolve();
  };
  sheet.onChanged.add(tell);
  // Once for all sheets: which of them it was makes no difference.
  if (watched === undefined) context.workbook.worksheets.onDeleted.add(tell);
  await context.sync();
  return sheet.id;
}

function textIn(range: Excel.Range): string {
  const value: unknown = range.values[0]?.[0];
  return typeof value === "string" ? value : "";
}
