import type { Journal } from "../core/plan/journal";
import { canRevert, cellsFrozen, isKept, sheetsBefore, unfinishedIn } from "../core/plan/taking-back";
import { note, refusal, type Issue } from "../core/issues";
import { SHEET_MARKS, type SheetRole } from "../core/plan/own-sheets";
import type { StandingSheet } from "../core/sheets/foreseen";
import type { LastRun, Revertible } from "../core/workbook";
import { restoreFrom } from "./bring-back";
import { partsOf } from "./formula-names";
import { loadJournal } from "./journal";
import { askSample } from "./sample-sheet";
import { isLost } from "./sheets";
import { placeOfSource } from "./source-place";
import { sourceOfResult } from "./stale";
import { askTurn, newTurn, passTurn, sendOnTurn, turnOf } from "./turn";

/** What the workbook says of KA's last run. */
export async function lookAtLastRun(context: Excel.RequestContext): Promise<LastRun> {
  const ask = askSheets(context);
  const journal = await loadJournal(context);
  const unfinished = unfinishedIn(journal);
  const sample = askSample(context.workbook.worksheets.items);
  const kept = await sourceOfResult(context);
  const frozen = cellsFrozen(journal);
  const added = sample();
  return {
    ...(frozen === undefined ? {} : { frozen }),
    ...(kept ? { source: { at: kept.at, place: await placeOfSource(context, kept.source) } } : {}),
    ...(unfinished ? { unfinished } : {}),
    ...(canRevert(journal) ? { revertible: journal.at } : {}),
    sheets: ask(),
    ...(added ? { sample: added.sheet } : {}),
  };
}

/** Asks for all sheets with the next request; gives what reads them then. */
function askSheets(context: Excel.RequestContext): () => readonly StandingSheet[] {
  const { names, worksheets } = context.workbook;
  worksheets.load("items/name");
  const roles = Object.keys(SHEET_MARKS) as SheetRole[]; // the keys of a record are its roles
  const marks = roles.map((role) => names.getItemOrNullObject(SHEET_MARKS[role]).load("formula"));
  return () => {
    const own = new Map(
      roles.flatMap((role, place) => {
        const mark = marks[place];
        const name = !mark || isLost(mark) ? undefined : partsOf(String(mark.formula)).sheet;
        return name === undefined ? [] : [[name, role] as const];
      }),
    );
    return worksheets.items.map(({ name }) => ({ name, ...(own.has(name) ? { role: own.get(name) } : {}) }));
  };
}

/** Brings back what was there before that which is unfinished, else before the last run or the last freezing of formulas. */
export async function takeBackRun(
  context: Excel.RequestContext,
  { made, what, now }: { readonly made: "remove" | "keep"; readonly what: Revertible; readonly now: string },
): Promise<readonly Issue[]> {
  const journal = await loadJournal(context);
  const open = unfinishedIn(journal) ? journal?.open : canTakeBack(journal, what) ? what : undefined;
  if (!journal || !open || !isKept(sheetsBefore({ ...journal, open }))) return [refusal("nothingToTakeBack", {})];
  const turn = askTurn(context, journal);
  await context.sync();
  // The run that is unfinished may still be under way, at somebody else's: it sees by the turn that it is no longer the one that writes.
  const mine: Journal = { ...journal, state: "writing", open, turn: newTurn(now) };
  turn.take();
  // Where this is broken off, it is taken up again on the next opening.
  passTurn(context, mine);
  const other = [refusal("otherRun", {})];
  if ((await sendOnTurn(context, { before: journal, mine: turnOf(mine) })) === "taken") return other;
  const issues = await restoreFrom(context, mine, made);
  return [note("broughtBack", {}), ...issues];
}

function canTakeBack(journal: Journal | undefined, what: Revertible): boolean {
  return what === "run" ? canRevert(journal) : cellsFrozen(journal) !== undefined;
}
