import type { Journal } from "../core/plan/journal";
import { isBlank, isKept, sheetsBefore, takenBack } from "../core/plan/taking-back";
import { note, refusal, type Issue } from "../core/issues";
import { bringColumnsBack } from "./class-columns";
import { bringNamesBack } from "./formula-names";
import { bringFormulasBack } from "./frozen-cells";
import { JOURNAL_KEY, loadJournal } from "./journal";
import { sheetsToBringBack, writeLogAgain } from "./log-again";
import { NoAnswer, inExcel, wait, type Clock } from "./patience";
import { refusalOf } from "./refusals";
import { bringSheetsBack } from "./sheets-back";
import { nameSource } from "./source-place";
import { askTurn, passTurn, sendOnTurn, turnOf } from "./turn";
import { bringDocumentsBack } from "./xml-part";

/** Waits before each try, in ms, where Excel asks for less at once. */
const WAITS = [0, 1_000, 2_000] as const;

/** A run of ours that began to write. */
export interface BegunRun {
  readonly mine: Journal;
  /** What the run noted, once it has begun to write. */
  readonly opened: { journal?: Journal };
}

/** Brings back what was there before a run of ours that failed, and says so. */
export async function bringRunBack(clock: Clock, begun: BegunRun, why: readonly Issue[]): Promise<readonly Issue[]> {
  for (const pause of WAITS) {
    try {
      await wait(clock, pause);
      const { state, issues } = await inExcel({ clock }, (context) => restoreRun(context, begun));
      if (state === "impossible") break;
      if (state === "mixed") return [...why.filter(({ kind }) => kind !== "otherRun"), refusal("otherRun", {})];
      return state === "nothing" ? why : [...why.map(asNothingWritten), note("broughtBack", {}), ...issues];
    } catch (error) {
      if (error instanceof NoAnswer) break;
      // What is no refusal of Excel's is a bug, and is thrown on.
      refusalOf(error);
    }
  }
  return [...why, refusal("notBroughtBack", {})];
}

function asNothingWritten(issue: Issue): Issue {
  return issue.kind === "cancelled" ? refusal("cancelled", { written: "nothing" }) : issue;
}

/** Brings back what was there before the run that the journal says is being written, where it is the one meant. */
async function restoreRun(
  context: Excel.RequestContext,
  { mine, opened }: BegunRun,
): Promise<{ readonly state: "restored" | "nothing" | "impossible" | "mixed"; readonly issues: readonly Issue[] }> {
  const journal = await loadJournal(context);
  if (opened.journal && turnOf(journal) !== turnOf(mine)) {
    // Somebody else wrote at the same time, and this run wrote over that: to say so is all that mixes nothing further.
    const turn = askTurn(context, journal);
    await context.sync();
    turn.take();
    passTurn(context, opened.journal);
    await context.sync();
    return { state: "mixed", issues: [] };
  }
  if (journal?.state !== "writing" || turnOf(journal) !== turnOf(mine)) return { state: "nothing", issues: [] };
  if (!isKept(sheetsBefore(journal))) return { state: "impossible", issues: [] };
  return { state: "restored", issues: await restoreFrom(context, journal, "remove") };
}

/** Brings back what the journal says was there. Only then the journal says that nothing is open, so that a restoring that is broken off begins anew. */
export async function restoreFrom(
  context: Excel.RequestContext,
  journal: Journal,
  made: "remove" | "keep",
): Promise<readonly Issue[]> {
  // The rows are found by what is about to be brought back itself.
  const turn = askTurn(context, journal);
  const sheets = sheetsToBringBack(journal);
  // A sheet that stays has the lines of both.
  const keeps = made === "keep" && sheets.some(({ role, was }) => role === "log" && was === "missing");
  const issues: Issue[] = [];
  if (journal.open === "freezing") {
    issues.push(...(await bringFormulasBack(context, journal.freezing?.formulas)));
    issues.push(...(await bringSheetsBack(context, sheets, made)));
  } else {
    issues.push(...(await bringColumnsBack(context, journal)));
    issues.push(...(await bringSheetsBack(context, sheets, made)));
    await bringNamesBack(context, journal.names, made);
    await bringDocumentsBack(context, journal.documents, made);
    if (journal.source) await nameSource(context, journal.sourceBefore);
  }
  const logged = keeps ? { journal, issues: [] } : await writeLogAgain(context, journal);
  if (logged.issues.length > 0) return [...issues, ...logged.issues];
  const left = takenBack(logged.journal);
  const isFirst = sheetsBefore(journal).every(({ was }) => was === "missing") && isBlank(left);
  turn.take();
  if (isFirst && made === "remove") context.workbook.settings.getItem(JOURNAL_KEY).delete();
  else passTurn(context, left);
  const end = await sendOnTurn(context, { before: journal, mine: turnOf(journal) });
  return end === "taken" ? [refusal("otherRun", {})] : issues;
}
