import type { Journal } from "../core/plan/journal";
import { loggedSince, sheetsBefore, withLogOf } from "../core/plan/taking-back";
import type { Issue } from "../core/issues";
import { layOutLog } from "../core/sheets/log-sheet";
import { handCopyOver } from "./before-image";
import { recallLists } from "./recall";
import { findSheets, isLost } from "./sheets";
import { surveySheets } from "./survey";
import { Writer } from "./write";

/**
 * A run and a freezing of formulas both write to *KA Log*. Where the earlier one is taken back first, its lines go and those of the later one stay: the log,
 * which is by now what it was before both, gets these again, and what the later one kept of it is that of before both, too.
 */
export async function writeLogAgain(
  context: Excel.RequestContext,
  journal: Journal,
): Promise<{ readonly journal: Journal; readonly issues: readonly Issue[] }> {
  const since = loggedSince(journal);
  const log = sheetsBefore(journal).find(({ role }) => role === "log");
  const later = laterLog(journal);
  if (!since || !log || !later) return { journal, issues: [] };
  const images = [log.image, later.image].map((mark) =>
    mark === undefined ? undefined : context.workbook.names.getItemOrNullObject(mark).load("formula"),
  );
  await context.sync();
  const isThere = images.every((mark) => mark && !isLost(mark));
  const kept = handCopyOver(context, log, isThere ? later.image : undefined);
  const { value: recalled, issues } = await recallLists(context, "log");
  if (!recalled) return { journal, issues };
  const plan = { edits: layOutLog(since, recalled.log) };
  const wanted = plan.edits.filter((edit) => edit.kind === "openSheet");
  const { sheets } = await findSheets(context, wanted, "unfinished");
  const before = await surveySheets(context, sheets, plan);
  const writer = new Writer(context, sheets, {
    ...{ progress: { report: () => undefined, signal: new AbortController().signal }, total: 0 },
    ...{ before, made: new Set(log.was === "missing" ? ["log" as const] : []), names: [] },
  });
  for (const edit of plan.edits) {
    const stopped = await writer.carryOut(edit);
    if (stopped) return { journal, issues: [stopped] };
  }
  writer.finish();
  await context.sync();
  return { journal: withLogOf(journal, kept), issues: [] };
}

/** The log as the later of the two kept it; nothing where there was none any more, because somebody deleted it in between. */
function laterLog({ open, before, freezing }: Journal) {
  const other = open === "freezing" ? before : (freezing?.before ?? []);
  return other.find(({ role, was }) => role === "log" && was === "there");
}

/** What is to be brought back of KA's sheets: not the log that the later of the two had to make anew. */
export function sheetsToBringBack(journal: Journal): ReturnType<typeof sheetsBefore> {
  const sheets = sheetsBefore(journal);
  return loggedSince(journal) && !laterLog(journal) ? sheets.filter(({ role }) => role !== "log") : sheets;
}
