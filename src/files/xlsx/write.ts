import { inDateSystem } from "../../core/plan/counted-days";
import { refusal, warning, type Issue, type Outcome } from "../../core/issues";
import { cellsOf, type Plan } from "../../core/plan";
import type { Progress, Written } from "../../core/workbook";
import { writeAtomically, type Target } from "../atomic-file";
import { aboutStanding, findSpot } from "./beside-spot";
import { Book } from "./book";
import { putBeside } from "./class-columns";
import { findSheets } from "./find-sheets";
import { freezeCells } from "./frozen-cells";
import { chartsPrintIn, keepPrint, originOf, printOfCharts } from "./kept-print";
import { issueOf, type Package } from "./package";
import { PackageDraft } from "./package-draft";
import { draftSheets } from "./sheet-draft";
import { copyUnchanged, holdsPlan, standsIn, writtenOn } from "./unchanged";
import { setXmlPart } from "./xml-part";
import { ZipWriter } from "./zip-writer";
import { Cancelled, SheetWriter } from "./sheet-writer";

/** Where a workbook is written, and who wants to know how far it is. */
export interface WriteRequest {
  readonly target: Target;
  readonly progress: Progress;
  /** As `printPlan` gives it; a workbook that has it, and the cells of the plan, is copied as it is. */
  readonly print?: string | undefined;
}

/** Carries a plan out on a copy of a workbook: KA's sheets are added or made anew, every other part is copied as it lies in the file. */
export async function writeWorkbook(file: Package, laidOut: Plan, request: WriteRequest): Promise<Outcome<Written>> {
  try {
    const draft = new PackageDraft(file);
    const book = await Book.open(draft, file.path);
    const plan = inDateSystem(laidOut, book.dateSystem);
    const wanted = draftSheets(plan);
    const findings = await findSheets(draft, book, wanted);
    const leftOut = [...slicersLeftOut(plan), ...aboutStanding(book, plan)];
    const { print } = request;
    if (print !== undefined && (await holdsPlan({ draft, book, findings }, plan, print))) {
      const copied = await copyUnchanged(file, request.target);
      const issues = [...findings.issues, ...leftOut, ...copied.issues];
      return copied.value ? { value: { ...writtenOn(findings, plan), state: "unchanged" }, issues } : { issues };
    }
    const origin = originOf(file);
    if (print !== undefined && request.target.kind === "file") {
      const value = await standsIn(request.target.file, laidOut, { print, origin });
      if (value) return { value, issues: [...findings.issues, ...leftOut] };
    }
    const issues = [...findings.issues, ...(await dropSignatures(draft))];
    if (issues.some(({ severity }) => severity === "error")) return { issues };

    const { beside } = plan;
    const found = beside && (await findSpot(draft, book, beside));
    if (found && !found.spot) return { issues: found.issues };
    const charts = printOfCharts(plan);
    const last = chartsPrintIn(book) === charts ? "same" : "other";
    const writer = new SheetWriter(draft, book, {
      wanted,
      findings,
      progress: request.progress,
      total: cellsOf(plan),
      last,
    });
    for (const sheet of wanted) await writer.add(sheet);
    for (const edit of plan.edits) if (edit.kind === "setXmlPart") await setXmlPart(draft, book, edit);
    if (beside && found?.spot) await putBeside(draft, book, { beside, spot: found.spot });
    // Formulas that become values change no result.
    if (plan.freeze) await freezeCells(draft, book, plan.freeze);
    else keepPrint(book, print, { origin, charts });
    await writer.finish();
    const written = await writeAtomically(request.target, async (place) => {
      try {
        const zip = new ZipWriter(place);
        await draft.writeTo(zip);
        zip.finish();
      } catch (error) {
        if (error instanceof Cancelled) return [refusal("cancelled", { written: "nothing" })];
        throw error;
      }
      return file.unchanged() ? [] : [refusal("fileChanged", { path: file.path })];
    });
    if (!written.value) return { issues: [...issues, ...written.issues] };
    return { value: writtenOn(findings, plan), issues: [...issues, ...leftOut, ...writer.issues()] };
  } catch (error) {
    return { issues: [issueOf(error, file.path)] };
  }
}

/**
 * Slicers are not written to files: they stand in extensions of Excel's own that no published schema of the format covers, and a part that Excel finds fault
 * with has it repair, and so change, the whole workbook.
 */
function slicersLeftOut({ edits }: Plan): Issue[] {
  const isAsked = edits.some(
    (edit) => edit.kind === "makePivots" && edit.pivots.some(({ slicers }) => slicers.length > 0),
  );
  return isAsked ? [warning("slicersNeedExcel", {})] : [];
}

/** A signature vouches for every byte of the file, so it does not hold for the copy. */
export async function dropSignatures(draft: PackageDraft): Promise<Issue[]> {
  const origin = (await draft.relations("")).find(({ type }) => type.endsWith("/digital-signature/origin"))?.part;
  if (origin === undefined) return [];
  const signatures = (await draft.relations(origin)).map(({ part }) => part);
  await draft.drop([origin, ...signatures], "");
  return [warning("signatureDropped", {})];
}
