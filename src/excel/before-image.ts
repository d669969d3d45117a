import type { Journal, SheetBefore } from "../core/plan/journal";
import { SHEET_MARKS, freeName, type SheetRole } from "../core/plan/own-sheets";
import { isLost } from "./sheets";

/**
 * What KA's sheets hold before a run is copied, inside Excel, to very hidden sheets of KA's own. In memory it would be gone with the pane, which Excel
 * may end at any moment; in settings or custom XML it would go over the wire twice, cell by cell, and custom XML can be lost. A copy costs no traffic and is still
 * there tomorrow, for *Revert last run*. What it costs is room in the file: KA's own sheets a second time. The sheets are kept from run to run, because to delete
 * one ends the user's Undo.
 */
const IMAGE_MARK = "KA_Before_";
const IMAGE_NAME = "KA before ";

/** What is copied: one of KA's sheets, its class columns or formulas on the user's, and the log as it was before formulas were frozen. */
export type ImageRole = SheetRole | "columns" | "formulas" | "frozenLog";

/** Whose copy of one of KA's sheets it is: a freezing of formulas changes the log alone, and has a copy of its own of it. */
export function imageRole(role: SheetRole, of: Journal["open"]): ImageRole {
  return of === "freezing" && role === "log" ? "frozenLog" : role;
}

/** The defined name that marks the sheet on which a role's sheet is copied. */
export function imageMark(role: ImageRole): string {
  return `${IMAGE_MARK}${role}`;
}

/** All names of sheets that hold copies. */
export const IMAGE_MARKS: readonly string[] = [
  ...(Object.keys(SHEET_MARKS) as SheetRole[]),
  "columns" as const,
  "formulas" as const,
  "frozenLog" as const,
].map(imageMark);

/** Names of the sheets for copies by role, those that are missing added; `undefined` where the workbook may get no new sheets. */
export async function openImages(
  context: Excel.RequestContext,
  roles: readonly ImageRole[],
): Promise<ReadonlyMap<ImageRole, string> | undefined> {
  const { workbook } = context;
  const marks = roles.map((role) => {
    const mark = workbook.names.getItemOrNullObject(imageMark(role));
    mark.load("formula");
    return { role, mark };
  });
  workbook.worksheets.load("items/name");
  workbook.protection.load("protected");
  await context.sync();
  const known = marks.flatMap(({ role, mark }) => {
    if (isLost(mark)) return [];
    const sheet = mark.getRange().worksheet;
    sheet.load("name");
    return [{ role, sheet }];
  });
  const missing = marks.filter(({ mark }) => isLost(mark));
  const taken = new Set(workbook.worksheets.items.map(({ name }) => name.toLowerCase()));
  // A run may have been broken off between adding such a sheet and hiding or marking it: it is empty then, and would stay among the user's tabs.
  const bare = missing
    .filter(({ role }) => taken.has(`${IMAGE_NAME}${role}`.toLowerCase()))
    .map(({ role }) => {
      const sheet = workbook.worksheets.getItem(`${IMAGE_NAME}${role}`).load("name");
      return { role, sheet, used: sheet.getUsedRangeOrNullObject(false).load("address") };
    });
  if (bare.length > 0) await context.sync();
  const begun = new Map(bare.filter(({ used }) => used.isNullObject).map(({ role, sheet }) => [role, sheet]));
  if (missing.length > begun.size && workbook.protection.protected) return undefined;
  const added = missing.map(({ role, mark }): [ImageRole, string] => {
    const there = begun.get(role);
    const name = there?.name ?? freeName(`${IMAGE_NAME}${role}`, taken);
    taken.add(name.toLowerCase());
    if (!mark.isNullObject) mark.delete();
    const sheet = there ?? workbook.worksheets.add(name);
    // Not to be shown by a right click among the tabs: a copy in which somebody typed would bring that back.
    sheet.visibility = Excel.SheetVisibility.veryHidden;
    workbook.names.add(imageMark(role), sheet.getRange("A1"));
    return [role, name];
  });
  await context.sync();
  return new Map([...known.map(({ role, sheet }): [ImageRole, string] => [role, sheet.name]), ...added]);
}

/** Copies KA's sheets as they are, with the next request. */
export function copyToImages(
  { workbook }: Excel.RequestContext,
  sheets: readonly SheetBefore[],
  { images, of }: { readonly images: ReadonlyMap<ImageRole, string>; readonly of: Journal["open"] },
): readonly SheetBefore[] {
  return sheets.map((sheet) => {
    const role = imageRole(sheet.role, of);
    const image = images.get(role);
    if (sheet.was === "missing" || sheet.rows === 0 || image === undefined) return sheet;
    copyBlock(workbook.worksheets.getItem(sheet.name), workbook.worksheets.getItem(image), sheet);
    return { ...sheet, image: imageMark(role) };
  });
}

/** Copies the cells that a sheet had, values and formats apart: copied together, a table would come along and be a second one. */
export function copyCells(from: Excel.Worksheet, target: Excel.Worksheet, { rows, columns }: SheetBefore): void {
  for (const what of [Excel.RangeCopyType.formats, Excel.RangeCopyType.values])
    target.getRangeByIndexes(0, 0, rows, columns).copyFrom(from.getRangeByIndexes(0, 0, rows, columns), what);
}

function copyBlock(from: Excel.Worksheet, target: Excel.Worksheet, block: SheetBefore): void {
  target.getRange().conditionalFormats.clearAll();
  target.getRange().clear();
  copyCells(from, target, block);
}

/** Makes one copy of a sheet another's, with the next request; gives what was there as that other one keeps it. */
export function handCopyOver(
  { workbook }: Excel.RequestContext,
  sheet: SheetBefore,
  image: string | undefined,
): SheetBefore {
  const { image: own, ...facts } = sheet;
  if (own === undefined || image === undefined) return facts;
  const placeOf = (mark: string) => workbook.names.getItem(mark).getRange().worksheet;
  copyBlock(placeOf(own), placeOf(image), sheet);
  return { ...facts, image };
}
