import type { FormulasKept, Journal, SheetBefore } from "../core/plan/journal";
import { sheetsBefore } from "../core/plan/taking-back";
import { refusal, type Issue, type Outcome } from "../core/issues";
import { cellsOf, type Edit, type Plan } from "../core/plan";
import type { Written } from "../core/workbook";
import { copyToImages, type ImageRole } from "./before-image";
import { noted, whileKeeping, withFormulas } from "./begun-journal";
import type { BegunRun } from "./bring-back";
import { findSpot } from "./beside-spot";
import { keepColumns, putBeside } from "./class-columns";
import { askFormulaNames, namesBefore } from "./formula-names";
import { keepJournal, loadJournal } from "./journal";
import { findDifference } from "./read-back";
import { changeFormulas } from "./rewrite-cells";
import { expectedOn, isCancelled, kindOf, wantedIn, writtenOn, type Run } from "./run";
import { findSheets } from "./sheets";
import { nameSource } from "./source-place";
import { surveySheets } from "./survey";
import { askTurn, passTurn, sendOnTurn, turnOf } from "./turn";
import { Writer } from "./write";
import { copyDocuments, findDocuments } from "./xml-part";

export interface Prepared extends BegunRun {
  /** What the journal said when the run looked. */
  readonly over: Journal | undefined;
  /** Sheets for the copies by role; nothing where an unfinished run left its own, or where the workbook may get none. */
  readonly images: ReadonlyMap<ImageRole, string> | undefined;
  readonly issues: readonly Issue[];
}

/** The run itself: one step of Undo where Excel can. */
export async function writeRun(
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
