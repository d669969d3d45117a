import { join } from "node:path";
import type { Issue, Outcome } from "../../../src/core/issues";
import type { Edit } from "../../../src/core/plan";
import { chooseTarget, writeAtomically } from "../../../src/files/atomic-file";
import { Book } from "../../../src/files/xlsx/book";
import { readDateStyles } from "../../../src/files/xlsx/number-styles";
import { openPackage } from "../../../src/files/xlsx/open-package";
import { issueOf, type Package } from "../../../src/files/xlsx/package";
import { PackageDraft } from "../../../src/files/xlsx/package-draft";
import { newFrame } from "../../../src/files/xlsx/sheet-frame";
import { XlsxFile } from "../../../src/files/xlsx/workbook";
import { readWorkbookParts } from "../../../src/files/xlsx/workbook-parts";
import { dropSignatures } from "../../../src/files/xlsx/write";
import { childOf, insertInOrder, prefixOf, rootOf, setAttribute } from "../../../src/files/xlsx/xml-edit";
import { ZipWriter } from "../../../src/files/xlsx/zip-writer";
import type { BookChanges, SheetChange } from "./opened-book";
import { patchSheet } from "./patch-sheet";

/** Children of a workbook that stand before the settings of its calculation. */
const BEFORE_CALCULATION =
  "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames".split(
    " ",
  );

/** A file to save a workbook from, and the folder and name of the copy. */
export interface SaveRequest {
  readonly input: string;
  readonly folder: string;
  /** As the copy is called, with its extension. */
  readonly name: string;
}

/**
 * Saves the changes of the grid in a copy of the file that was opened: KA's sheets by the plan, as the command writes them, then the cells that
 * the user changed, in place. Gives the path of the copy; without changes it is the file itself.
 */
export async function saveBook(request: SaveRequest, changes: BookChanges): Promise<Outcome<string>> {
  const planned = await carryOut(request, changes.plan);
  if (planned.value === undefined || changes.sheets.length === 0) return planned;
  const patched = await patchCells(planned.value, join(request.folder, "cells", request.name), changes.sheets);
  return { ...patched, issues: [...planned.issues, ...patched.issues] };
}

async function carryOut({ input, folder, name }: SaveRequest, edits: readonly Edit[]): Promise<Outcome<string>> {
  if (edits.length === 0) return { value: input, issues: [] };
  const path = join(folder, "plan", name);
  const target = chooseTarget(path, input);
  if (!target.value) return { issues: target.issues };
  const progress = { report: () => undefined, signal: new AbortController().signal };
  const written = await new XlsxFile(input, target.value).carryOut({ edits }, progress);
  return written.value ? { value: path, issues: written.issues } : { issues: written.issues };
}

async function patchCells(input: string, path: string, sheets: readonly SheetChange[]): Promise<Outcome<string>> {
  const target = chooseTarget(path, input);
  if (!target.value) return { issues: target.issues };
  const opened = await openPackage(input);
  if (!opened.value) return { issues: opened.issues };
  const file = opened.value;
  try {
    const draft = new PackageDraft(file);
    const issues: readonly Issue[] = await dropSignatures(draft);
    await changeSheets(file, draft, sheets);
    const written = await writeAtomically(target.value, async (place) => {
      const zip = new ZipWriter(place);
      await draft.writeTo(zip);
      zip.finish();
      return [];
    });
    return written.value ? { value: path, issues } : { issues: [...issues, ...written.issues] };
  } catch (error) {
    return { issues: [issueOf(error, input)] };
  } finally {
    await file.close();
  }
}

async function changeSheets(file: Package, draft: PackageDraft, sheets: readonly SheetChange[]): Promise<void> {
  const { dateSystem, styles } = await readWorkbookParts(file);
  const dateStyles = dateSystem === 1904 && styles !== undefined ? await readDateStyles(file, styles) : undefined;
  const book = await Book.open(draft, file.path);
  const listed = await book.sheets();
  for (const { sheet: name, kind, cells } of sheets) {
    const part = kind === "new" ? await book.addSheet(name) : listed.find((sheet) => sheet.name === name)?.part;
    if (part === undefined) throw new Error(`the file has no sheet ${name}`);
    const before = kind === "new" ? newFrame(book.dialect).xml : await draft.text(part);
    await draft.setText(part, patchSheet(before, cells, { dateStyles }));
  }
  await book.save();
  await calculateAnew(draft, book.part);
}

/** What depends on the changed cells is calculated when the file is opened; the old order of calculation may name formulas that are gone. */
async function calculateAnew(draft: PackageDraft, workbook: string): Promise<void> {
  const order = (await draft.relations(workbook)).find(({ type }) => type.endsWith("/calcChain"))?.part;
  if (order !== undefined && draft.has(order)) await draft.drop([order], workbook);
  let xml = await draft.text(workbook);
  const root = rootOf(xml);
  if (!childOf(xml, root, "calcPr")) {
    const child = `<${prefixOf(xml, root)}calcPr/>`;
    xml = insertInOrder(xml, root, { child, predecessors: BEFORE_CALCULATION });
  }
  const settings = childOf(xml, rootOf(xml), "calcPr");
  if (settings) xml = setAttribute(xml, settings, { name: "fullCalcOnLoad", value: "1" });
  await draft.setText(workbook, xml);
}
