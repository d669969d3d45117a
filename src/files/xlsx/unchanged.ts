import { existsSync, openSync, writeSync } from "node:fs";
import { inDateSystem } from "../../core/plan/counted-days";
import { refusal, type Outcome } from "../../core/issues";
import type { Plan } from "../../core/plan";
import { isSamePart } from "../../core/sheets/saved-policy";
import { writtenOf, type Written } from "../../core/workbook";
import { cellsWritten } from "../../core/plan/written-cells";
import { writeAtomically, type Target } from "../atomic-file";
import { fill, letGo } from "../byte-source";
import type { Book } from "./book";
import { holdsBeside } from "./class-columns";
import { findSheets, type Findings } from "./find-sheets";
import { holdsNames } from "./formula-names";
import { originIn, printIn } from "./kept-print";
import type { Package } from "./package";
import type { PackageDraft } from "./package-draft";
import { scanPart } from "./pieces";
import { SameCells, SharedExpected } from "./same-cells";
import { holdsCharts } from "./sheet-charts";
import { draftSheets } from "./sheet-draft";
import { holdsPivots } from "./sheet-pivots";
import { SheetScanner } from "./sheet-scanner";
import { withBook } from "./with-book";
import { faultsOf } from "./xml";
import { xmlPartsOf } from "./xml-part";

const PIECE = 1 << 20;

/** A workbook with what was found of KA's in it. */
export interface FoundBook {
  readonly draft: PackageDraft;
  readonly book: Book;
  readonly findings: Findings;
}

/**
 * Whether all that a plan writes, but for what is new in every run, stands in the workbook already: by the print of what was written last, and by the
 * cells themselves, as somebody may have changed them since.
 */
export async function holdsPlan({ draft, book, findings }: FoundBook, plan: Plan, print: string): Promise<boolean> {
  if (printIn(book) !== print) return false;
  if (findings.issues.some(({ severity }) => severity === "error")) return false;
  if (findings.sheets.some(({ existing }) => !existing)) return false;
  const tables = new Set(findings.tables.map(({ name }) => name.toLowerCase()));
  const wanted = draftSheets(plan).flatMap((sheet) => sheet.tables);
  if (wanted.some(({ name }) => !tables.has(name.toLowerCase()))) return false;
  if (!holdsNames(book, plan, findings.sheets)) return false;
  for (const edit of plan.edits) {
    if (edit.kind !== "setXmlPart") continue;
    const kept = await xmlPartsOf(draft, book, edit.namespace);
    // Other programs lose the document when they save; the sheet says the same.
    if (kept.length > 1 || (kept[0] !== undefined && !isSamePart(kept[0], edit.xml))) return false;
  }
  for (const edit of plan.edits) {
    if (edit.kind !== "makeCharts" && edit.kind !== "makePivots") continue;
    const part = findings.sheets.find(({ role }) => role === edit.sheet)?.existing?.part;
    if (part === undefined) return false;
    const holds =
      edit.kind === "makeCharts" ? holdsCharts(draft, part, edit.charts) : holdsPivots(draft, part, edit.pivots);
    if (!(await holds)) return false;
  }
  const pivots = new Set(plan.edits.flatMap((edit) => (edit.kind === "makePivots" ? [edit.sheet] : [])));
  const shared = new SharedExpected();
  for (const cells of cellsWritten(plan, plan.everyRun)) {
    const part = findings.sheets.find(({ role }) => role === cells.sheet)?.existing?.part;
    if (part === undefined) return false;
    const sink = new SameCells(cells, shared, pivots.has(cells.sheet) ? "pivots" : "nothing");
    const scanner = new SheetScanner(sink, faultsOf(draft.file, part));
    await scanPart(draft.file, part, (bytes, from, to) => scanner.scan(bytes, from, to));
    if (!sink.finish()) return false;
  }
  const { beside } = plan;
  if (beside && !(await holdsBeside(draft, book, { beside, shared }))) return false;
  const strings = (await draft.relations(book.part)).find(({ type }) => type.endsWith("/sharedStrings"))?.part;
  return shared.agree(draft.file, strings);
}

/** What became of a plan on the sheets that were found. */
export function writtenOn({ sheets }: Findings, plan: Plan): Written {
  return writtenOf(plan, (role) => sheets.find((sheet) => sheet.role === role)?.name);
}

/**
 * What stands in a workbook file where it is all that a plan would write to it; nothing where anything would change, or where there is no such file.
 * Where the plan goes to a copy of a workbook, the file has to be a copy of that one: `origin`, as `originOf` gives it.
 */
export async function standsIn(
  path: string,
  laidOut: Plan,
  { print, origin }: { readonly print: string; readonly origin?: string },
): Promise<Written | undefined> {
  if (!existsSync(path)) return undefined;
  // What is no workbook, or a damaged one, is replaced, as what is another is.
  const found = await withBook<Written>(path, async ({ file, draft, book }) => {
    const other = { issues: [] };
    if (printIn(book) !== print || (origin !== undefined && originIn(book) !== origin)) return other;
    const plan = inDateSystem(laidOut, book.dateSystem);
    const findings = await findSheets(draft, book, draftSheets(plan));
    const isSame = (await holdsPlan({ draft, book, findings }, plan, print)) && file.unchanged();
    return isSame ? { value: { ...writtenOn(findings, plan), state: "unchanged" }, issues: [] } : other;
  });
  return found.value;
}

/** Puts a workbook in its place as it is, byte by byte; a file there that is the same already is not touched. */
export async function copyUnchanged(file: Package, target: Target): Promise<Outcome<Target>> {
  const input = openSync(file.path, "r");
  try {
    if (target.kind === "file" && existsSync(target.file) && isSameFile(input, target.file))
      return { value: target, issues: [] };
    return await writeAtomically(target, (place) => {
      for (const piece of piecesOf(input)) writeWhole(place, piece);
      return file.unchanged() ? [] : [refusal("fileChanged", { path: file.path })];
    });
  } finally {
    letGo(input);
  }
}

/** A file that cannot be read is another one: whether it can be replaced shows when it is. */
function isSameFile(input: number, path: string): boolean {
  let other: number;
  try {
    other = openSync(path, "r");
  } catch {
    return false;
  }
  try {
    const pieces = piecesOf(other);
    for (const piece of piecesOf(input)) {
      const { value } = pieces.next();
      if (!value || Buffer.compare(piece, value) !== 0) return false;
    }
    return pieces.next().done === true;
  } finally {
    letGo(other);
  }
}

/** A file from its beginning in pieces of one size but the last; each is its own. */
function* piecesOf(file: number): Generator<Uint8Array, undefined> {
  for (let at = 0; ;) {
    const piece = Buffer.allocUnsafe(PIECE);
    const filled = fill(file, piece, at);
    if (filled === 0) return undefined;
    yield piece.subarray(0, filled);
    at += filled;
  }
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}
