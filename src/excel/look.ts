import { unfinishedIn } from "../core/plan/taking-back";
import { refusal, type Issue } from "../core/issues";
import type { Standing } from "./begun-journal";
import { findSpot, type BesideSpot } from "./beside-spot";
import { aboutStanding, expectedBeside, isInPlace } from "./class-columns";
import { aboutNames, askFormulaNames, holdsNames } from "./formula-names";
import { holdsDrawings } from "./drawings";
import { loadJournal } from "./journal";
import { askNames } from "./own-names";
import { findDifference } from "./read-back";
import { expectedOn, kindOf, wantedIn, type Run } from "./run";
import { findSheets, type FoundSheet } from "./sheets";
import { withPlace } from "./source-place";
import { holdsDocuments } from "./xml-part";

export interface Looked extends Standing {
  readonly sheets: readonly FoundSheet[];
  readonly issues: readonly Issue[];
  readonly unchanged: boolean;
  /** Where the rows come from. */
  readonly where: string;
  /** Where the class columns go, if the plan has any. */
  readonly beside?: BesideSpot | undefined;
}

/** Reads only: what forbids writing, and whether there is anything to write. */
export async function look(context: Excel.RequestContext, { plan, about }: Run): Promise<Looked> {
  context.workbook.load("readOnly");
  const journal = await loadJournal(context);
  const { source } = about.basis?.request ?? {};
  const where = source?.kind === "range" ? `${source.sheet}!${source.address}` : "";
  const nothing = { sheets: [], journal, unchanged: false, where, source: journal?.source };
  if (context.workbook.readOnly) return { ...nothing, issues: [refusal("readOnlyWorkbook", {})] };
  const unfinished = unfinishedIn(journal);
  // Nobody finishes what is of another kind.
  if (unfinished && (about.unfinished !== "finish" || journal?.open !== kindOf(plan)))
    return { ...nothing, issues: [refusal("unfinishedRun", { at: unfinished.at })] };
  const names = plan.beside || kindOf(plan) === "freezing" ? undefined : askNames(context);
  const asked = askFormulaNames(context, plan);
  const found = await findSheets(context, wantedIn(plan), unfinished ? "unfinished" : "checked");
  const { sheets } = found;
  const formulaNames = asked(sheets);
  const issues = [...found.issues, ...(names ? aboutStanding(names) : []), ...aboutNames(formulaNames)];
  const beside = plan.beside && (await findSpot(context, plan.beside));
  if (beside && !beside.spot) return { ...nothing, sheets, issues: [...issues, ...beside.issues] };
  const isSame = journal?.state === "complete" && about.print !== undefined && journal.print === about.print;
  const inPlace = !beside?.spot || isInPlace(beside.spot);
  const complete = isSame && inPlace && holdsNames(formulaNames) && sheets.every(({ state }) => state === "ours");
  const unchanged =
    complete &&
    (await holdsDocuments(context, plan)) &&
    (await holdsDrawings(context, sheets, plan)) &&
    (await findDifference(context, [
      ...expectedOn(sheets, plan, plan.everyRun),
      ...(plan.beside && beside?.spot ? [expectedBeside(plan.beside, beside.spot)] : []),
    ])) === undefined;
  const kept = unfinished || unchanged ? journal?.source : await withPlace(context, journal?.source);
  return { sheets, issues, journal, unchanged, where, source: kept, beside: beside?.spot };
}
