import { canRevert, isKept, unfinishedIn } from "../core/journal";
import { note, refusal, type Issue } from "../core/issues";
import type { LastRun } from "../core/workbook";
import { restoreFrom } from "./bring-back";
import { keepJournal, loadJournal } from "./journal";
import { placeOfSource } from "./source-place";
import { sourceOfResult } from "./stale";

/** What the workbook says of KA's last run. */
export async function lookAtLastRun(context: Excel.RequestContext): Promise<LastRun> {
  const journal = await loadJournal(context);
  const unfinished = unfinishedIn(journal);
  const kept = await sourceOfResult(context);
  const frozen = canRevert(journal) ? journal.formulas?.cells : undefined;
  return {
    ...(frozen === undefined ? {} : { frozen }),
    ...(kept ? { source: { at: kept.at, place: await placeOfSource(context, kept.source) } } : {}),
    ...(unfinished ? { unfinished } : {}),
    ...(canRevert(journal) ? { revertible: journal.at } : {}),
  };
}

/** Brings back what was there before a run that is unfinished, or before the last one. */
export async function takeBackRun(context: Excel.RequestContext, made: "remove" | "keep"): Promise<readonly Issue[]> {
  const journal = await loadJournal(context);
  if (!journal || !isKept(journal)) return [refusal("nothingToTakeBack", {})];
  if (!unfinishedIn(journal)) {
    if (!canRevert(journal)) return [refusal("nothingToTakeBack", {})];
    // Where this is broken off, it is taken up again on the next opening.
    keepJournal(context, { ...journal, state: "writing" });
  }
  const issues = await restoreFrom(context, journal, made);
  return [note("broughtBack", {}), ...issues];
}
