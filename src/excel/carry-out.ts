import { inDateSystem, writesDays } from "../core/plan/counted-days";
import { sheetsBefore, unfinishedIn, type FormulasKept, type Journal, type SheetBefore } from "../core/plan/journal";
import { refusal, type Issue, type Outcome } from "../core/issues";
import { cellsOf, type Edit, type Plan } from "../core/plan";
import { writtenOf, type About, type Progress, type Written } from "../core/workbook";
import { cellsWritten } from "../core/plan/written-cells";
import { copyToImages, imageRole, openImages, type ImageRole } from "./before-image";
import { journalOfFreezing, journalOfRun, noted, whileKeeping, withFormulas, type Standing } from "./begun-journal";
import { bringRunBack, type BegunRun } from "./bring-back";
import { findSpot, type BesideSpot } from "./beside-spot";
import { aboutStanding, expectedBeside, isInPlace, keepColumns, putBeside } from "./class-columns";
import { askDateSystem } from "./dating";
import { aboutNames, askFormulaNames, holdsNames, namesBefore } from "./formula-names";
import { holdsDrawings } from "./drawings";
import { keepJournal, loadJournal } from "./journal";
import { askNames } from "./own-names";
import { NoAnswer, inExcel, wait, type Clock, type UndoSteps } from "./patience";
import { findDifference } from "./read-back";
import { mayPass, refusalOf } from "./refusals";
import { findSheets, type FoundSheet } from "./sheets";
import { sourceIsSame } from "./source-check";
import { nameSource, withPlace } from "./source-place";
import { surveySheets } from "./survey";
import { changeFormulas } from "./rewrite-cells";
import { askTurn, newTurn, passTurn, sendOnTurn, turnOf } from "./turn";
import { Writer } from "./write";
import { copyDocuments, findDocuments, holdsDocuments } from "./xml-part";

/** Waits before another try, in ms, where Excel asks for less at once. */
const WAITS = [1_000, 2_000, 4_000, 8_000] as const;

/** A run: the plan, and who waits for it. */
interface Run {
  readonly plan: Plan;
  readonly progress: Progress;
  readonly about: About;
  readonly clock: Clock;
}

/**
 * Carries a plan out so that the workbook holds, whatever happens on the way, the result of before, the new one, or says that it is unfinished and can
 * be brought back. Excel has no transaction and no way to undo for add-ins, so it goes step by step:
 * look at all that forbids writing; nothing to write where all is as the plan says; read the source again; copy KA's sheets and note the run; write;
 * read back; say that it is complete. Where one step fails, what was there is brought back.
 */
export async function carryOutPlan(laidOut: Run): Promise<Outcome<Written>> {
  const run = writesDays(laidOut.plan) ? await inItsDays(laidOut) : laidOut;
  const { plan, progress, about, clock } = run;
  const looked = await inExcel({ clock, cellEdit: "refuse" }, (context) => look(context, run));
  const { issues, journal } = looked;
  if (issues.some(({ severity }) => severity === "error")) return { issues };
  if (looked.unchanged) return { value: { ...writtenOn(looked.sheets, plan), state: "unchanged" }, issues };
  if (isCancelled(progress)) return { issues: [...issues, refusal("cancelled", { written: "nothing" })] };
  const { basis } = about;
  const same = !basis || (await inExcel({ clock }, (context) => sourceIsSame(context, basis, progress)));
  if (isCancelled(progress)) return { issues: [...issues, refusal("cancelled", { written: "nothing" })] };
  if (!same) return { issues: [...issues, refusal("sourceChanged", { where: looked.where })] };

  const images =
    journal?.state === "writing"
      ? undefined
      : await inExcel({ clock }, (context) =>
          openImages(context, [
            ...looked.sheets.filter(({ state }) => state === "ours").map(({ role }) => imageRole(role, kindOf(plan))),
            ...(looked.beside?.before ? (["columns"] as const) : []),
            ...(kindOf(plan) === "freezing" ? (["formulas"] as const) : []),
          ]),
        );
  const occasion = { about, at: clock.now(), turn: newTurn(clock.now()) };
  const mine =
    kindOf(plan) === "freezing" ? journalOfFreezing(plan, looked, occasion) : journalOfRun(plan, looked, occasion);
  return writeOrBringBack(run, { mine, images, issues, over: journal, opened: {} });
}

/** What a plan is: a run of its own, or a change of formulas of the user's, which leaves the run before it as it is. */
function kindOf({ freeze, rewrite }: Plan): Journal["open"] {
  return freeze || rewrite ? "freezing" : "run";
}

/** A run with its days counted as the workbook counts them. */
async function inItsDays(run: Run): Promise<Run> {
  const dateSystem = await inExcel({ clock: run.clock, cellEdit: "refuse" }, async (context) => {
    const asked = askDateSystem(context);
    await context.sync();
    return asked.answer();
  });
  return { ...run, plan: inDateSystem(run.plan, dateSystem) };
}

interface Prepared extends BegunRun {
  /** What the journal said when the run looked. */
  readonly over: Journal | undefined;
  /** Sheets for the copies by role; nothing where an unfinished run left its own, or where the workbook may get none. */
  readonly images: ReadonlyMap<ImageRole, string> | undefined;
  readonly issues: readonly Issue[];
}

/** Writes, again where Excel only asked for patience; where it does not come to an end, what was there is brought back. */
async function writeOrBringBack(run: Run, prepared: Prepared): Promise<Outcome<Written>> {
  const { clock } = run;
  const { issues } = prepared;
  let undo: UndoSteps = "one";
  for (let tried = 0; ; tried++) {
    try {
      const ended = await inExcel({ clock, undo }, (context) => write(context, run, prepared));
      if (ended.value) return { value: ended.value, issues: [...issues, ...ended.issues] };
      return { issues: [...issues, ...(await bringRunBack(clock, prepared, ended.issues))] };
    } catch (error) {
      // Excel may do what it was asked at any time from now on: to write more would mix with it.
      if (error instanceof NoAnswer) return { issues: [...issues, refusalOf(error)] };
      const pause = WAITS[tried];
      if (undo === "one" && isUndoRefused(error)) undo = "each";
      else if (pause !== undefined && mayPass(error)) await wait(clock, pause);
      else return { issues: [...issues, ...(await bringRunBack(clock, prepared, [refusalOf(error)]))] };
    }
  }
}

interface Looked extends Standing {
  readonly sheets: readonly FoundSheet[];
  readonly issues: readonly Issue[];
  readonly unchanged: boolean;
  /** Where the rows come from. */
  readonly where: string;
  /** Where the class columns go, if the plan has any. */
  readonly beside?: BesideSpot | undefined;
}

/** Reads only: what forbids writing, and whether there is anything to write. */
async function look(context: Excel.RequestContext, { plan, about }: Run): Promise<Looked> {
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

/** The run itself: one step of Undo where Excel can. */
async function write(
  context: Excel.RequestContext,
  { plan, progress, about, clock }: Run,
  { mine, images, over, opened }: Prepared,
): Promise<Outcome<Written>> {
  const kept = await loadJournal(context);
  // The last answer may have been lost on its way.
  if (turnOf(kept) === turnOf(mine) && kept?.state === "complete")
    return { value: writtenOn((await findSheets(context, wantedIn(plan), "unfinished")).sheets, plan), issues: [] };
  const isOpen = kept?.state === "writing";
  // Somebody else has written since this run looked: what the plan took over of the sheets is no longer what stands there.
  const other = { issues: [refusal("otherRun", {})] };
  if (turnOf(kept) !== turnOf(over) && turnOf(kept) !== turnOf(mine)) return other;
  const turn = askTurn(context, kept);
  const asked = askFormulaNames(context, plan);
  const { sheets, issues } = await findSheets(context, wantedIn(plan), isOpen ? "unfinished" : "checked");
  if (turn.isTaken()) return other;
  if (issues.some(({ severity }) => severity === "error")) return { issues };
  const beside = plan.beside && (await findSpot(context, plan.beside));
  if (beside && !beside.spot) return { issues: beside.issues };
  const now = await surveySheets(context, sheets, plan);
  // A freezing writes none, and the copies that there are the run's before it.
  const found = isOpen || kindOf(plan) === "freezing" ? undefined : await findDocuments(context, plan);
  turn.take();
  const before = isOpen ? sheetsBefore(kept) : keepBefore(context, { mine, now, images, kept });
  const documents = found ? copyDocuments(context, found) : (kept?.documents ?? []);
  const columns =
    kept?.columns && isOpen
      ? kept.columns
      : beside?.spot && keepColumns(context, beside.spot, { image: images?.get("columns"), basis: about.basis });
  // From here on nothing is complete until the last line.
  const formulaNames = asked(sheets);
  const names = isOpen ? kept.names : namesBefore(formulaNames);
  // What an earlier try kept of formulas is not kept again.
  const known = isOpen ? kept.freezing?.formulas : undefined;
  let open = noted(mine, { before, documents, names, ...(columns ? { columns } : {}), formulas: known });
  passTurn(context, open);
  // In a request of its own, so that of one that is refused it is known that nothing was done.
  if ((await sendOnTurn(context, { before: kept, mine: turnOf(mine) })) === "taken") return other;
  opened.journal = open;

  const made = new Set(before.filter(({ was }) => was === "missing").map(({ role }) => role));
  const writer = new Writer(context, sheets, {
    progress,
    total: cellsOf(plan),
    before: now,
    made,
    names: formulaNames,
  });
  const closing = plan.closing ?? [];
  const stopped = await carryOutAll(
    writer,
    plan.edits.filter((edit) => !closing.includes(edit)),
  );
  if (stopped) return { issues: [stopped] };
  await context.sync();
  const body: Plan = { edits: plan.edits.filter((edit) => !closing.includes(edit)) };
  const difference = await findDifference(context, expectedOn(sheets, body));
  if (difference !== undefined) return { issues: [refusal("writtenDiffers", { where: difference })] };
  if (isCancelled(progress)) return { issues: [refusal("cancelled", { written: "part" })] };
  if (plan.beside && columns) {
    const issues = await putBeside(context, plan.beside, { columns, basis: about.basis, progress });
    if (issues.length > 0) return { issues };
  }
  const said: Issue[] = [];
  if (kindOf(plan) === "freezing") {
    const keep = (formulas: FormulasKept) => keepJournal(context, (open = withFormulas(open, formulas)));
    const job = { image: images?.get("formulas"), kept: known, keep };
    const done = await changeFormulas(context, plan, { ...job, clock });
    if (!done.value) return { issues: done.issues };
    said.push(...done.issues);
  }
  // Somebody else wrote or brought back meanwhile: neither result is whole.
  if (turnOf(await loadJournal(context)) !== turnOf(mine)) return other;
  if (open.source && open.open === "run") await nameSource(context, open.source);
  // Formulas that are calculated because of the last edits find a result that the journal calls complete: all of it is one request.
  const unclosed = await carryOutAll(writer, closing);
  if (unclosed) return { issues: [unclosed] };
  writer.finish();
  keepJournal(context, { ...open, state: "complete" });
  await context.sync();
  return { value: writtenOn(sheets, plan), issues: said };
}

/** Copies what is there. While it is copied the journal says so: the copies of the run before are no longer whole, and nothing else is touched. */
function keepBefore(
  context: Excel.RequestContext,
  {
    mine,
    now,
    images,
    kept,
  }: {
    readonly mine: Journal;
    readonly now: readonly SheetBefore[];
    readonly images: Prepared["images"];
    readonly kept: Journal | undefined;
  },
): readonly SheetBefore[] {
  if (!images) return now;
  const keeping = whileKeeping(mine, kept);
  if (keeping) keepJournal(context, keeping);
  return copyToImages(context, now, { images, of: mine.open });
}

async function carryOutAll(writer: Writer, edits: readonly Edit[]): Promise<Issue | undefined> {
  for (const edit of edits) {
    const stopped = await writer.carryOut(edit);
    if (stopped) return stopped;
  }
  return undefined;
}

/** Asked anew each time: it may change while Excel is waited for. */
function isCancelled({ signal }: Progress): boolean {
  return signal.aborted;
}

function wantedIn(plan: Plan) {
  return plan.edits.filter((edit) => edit.kind === "openSheet");
}

function expectedOn(sheets: readonly FoundSheet[], plan: Plan, leftOut: readonly Edit[] = []) {
  return cellsWritten(plan, leftOut).flatMap((cells) => {
    const sheet = sheets.find(({ role }) => role === cells.sheet);
    return sheet ? [{ ...cells, name: sheet.name }] : [];
  });
}

function writtenOn(sheets: readonly FoundSheet[], plan: Plan): Written {
  return writtenOf(plan, (role) => sheets.find((sheet) => sheet.role === role)?.name);
}

function isUndoRefused(error: unknown): boolean {
  return error instanceof OfficeExtension.Error && error.code === "UndoNotSupported";
}
