import { addressOfBlock } from "../core/formula-cells/formula-areas";
import { warning, type Issue } from "../core/issues";
import type { Block } from "../core/plan/block";
import type { Journal, SheetBefore } from "../core/plan/journal";
import { LIVE_CELL } from "../core/source/live-source";
import { SHEET_MARKS, freeName, type SheetRole } from "../core/plan/own-sheets";
import { pointsSomewhere, withSheetNames, type There } from "./choices";
import { setPageBack } from "./page";
import { COLUMNS_PROPERTY, blockFormula, isLost } from "./sheets";

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

/** Values and formats apart: copied together, a table would come along and be a second one. */
function copyBlock(from: Excel.Worksheet, target: Excel.Worksheet, block: SheetBefore): void {
  target.getRange().conditionalFormats.clearAll();
  target.getRange().clear();
  for (const what of [Excel.RangeCopyType.formats, Excel.RangeCopyType.values])
    blockOf(target, block).copyFrom(blockOf(from, block), what);
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

/** Brings KA's sheets back to what they were; sheets that the run made go or stay. Done twice it comes to the same. Says what is not offered any more. */
export async function bringBack(
  context: Excel.RequestContext,
  sheets: readonly SheetBefore[],
  made: "remove" | "keep",
): Promise<readonly Issue[]> {
  const { workbook } = context;
  const marks = sheets.map(({ role, image }) => {
    const own = workbook.names.getItemOrNullObject(SHEET_MARKS[role]);
    const copy = image === undefined ? undefined : workbook.names.getItemOrNullObject(image);
    own.load("formula");
    copy?.load("formula");
    return { own, copy };
  });
  workbook.worksheets.load("items/id,items/name");
  workbook.names.load("items/name");
  await context.sync();
  const byId = new Map(workbook.worksheets.items.map(({ id, name }) => [id, name]));
  const left: string[] = [];
  const taken = new Set(workbook.worksheets.items.map(({ name }) => name.toLowerCase()));
  const names = new Set(workbook.names.items.map(({ name }) => name.toLowerCase()));
  const places = marks.map(({ own, copy }, i) => {
    const place = isLost(own) ? undefined : own.getRange().worksheet;
    place?.load("name");
    place?.tables.load("items/name");
    const from = copy && !isLost(copy) ? copy.getRange().worksheet : undefined;
    from?.load("name");
    // The cells of PivotTables cannot be emptied one by one; they are calculated anew below.
    const used = sheets[i]?.role === "pivot" ? undefined : place?.getUsedRangeOrNullObject(false);
    used?.load("rowIndex,columnIndex,rowCount,columnCount");
    // The run may have been broken off between adding a sheet and marking it: then nothing stands there.
    const name = sheets[i]?.name ?? "";
    const isBare = !place && taken.has(name.toLowerCase());
    const sheet = isBare ? workbook.worksheets.getItem(name) : undefined;
    const bare = sheet && { sheet, used: sheet.getUsedRangeOrNullObject(false).load("address") };
    return { place, from, used, bare };
  });
  await context.sync();
  // A sheet that somebody deleted meanwhile is made anew; all of them first, because what may be typed into one can stand on another.
  const targets = sheets.map(({ was, name }, i) => {
    if (was === "missing") return undefined;
    const { place } = places[i] ?? {};
    if (place) return place;
    const free = freeName(name, taken);
    taken.add(free.toLowerCase());
    return workbook.worksheets.add(free);
  });
  sheets.forEach((sheet, i) => {
    const { place, from, used, bare } = places[i] ?? {};
    const own = marks[i]?.own;
    const target = targets[i];
    if (sheet.was === "missing" || !target) {
      if (made === "keep") return;
      if (bare?.used.isNullObject) bare.sheet.delete();
      if (!own || own.isNullObject) return;
      place?.delete();
      own.delete();
      return;
    }
    const tables = place?.tables.items.map(({ name }) => name) ?? [];
    const filled = used && !used.isNullObject ? used : undefined;
    const lost = restoreSheet(target, sheet, {
      from,
      tables,
      there: { sheets: taken, names },
      renamed: new Map(
        sheet.pointed.flatMap(({ name, id }): [string, string][] => {
          const now = byId.get(id);
          return now === undefined || now === name ? [] : [[name.toLowerCase(), now]];
        }),
      ),
      rows: filled ? filled.rowIndex + filled.rowCount : 0,
      columns: filled ? filled.columnIndex + filled.columnCount : 0,
    });
    left.push(...lost.map((block) => `${sheet.name}!${addressOfBlock(block)}`));
    if (!place && sheet.page) setPageBack(target, sheet.page);
    if (sheet.role === "pivot") target.pivotTables.refreshAll();
    const block = sheet.mark.slice(sheet.mark.lastIndexOf("!") + 1);
    // Changed where it is there: what is taken away and added anew is missing where this is broken off.
    if (place && own && !own.isNullObject) own.formula = blockFormula(place.name, block);
    else {
      if (own && !own.isNullObject) own.delete();
      workbook.names.add(SHEET_MARKS[sheet.role], target.getRange(block));
    }
  });
  await context.sync();
  return left.length > 0 ? [warning("choicesNotRestored", { where: left })] : [];
}

interface Now {
  readonly from: Excel.Worksheet | undefined;
  readonly tables: readonly string[];
  readonly there: There;
  /** Sheets that have other names now, by the earlier ones in small letters. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly rows: number;
  readonly columns: number;
}

/** Brings a sheet back; gives the blocks in which nothing is offered any more, because what was is gone. */
function restoreSheet(target: Excel.Worksheet, sheet: SheetBefore, now: Now): readonly Block[] {
  const lost: Block[] = [];
  const kept = new Set(sheet.tables.map(({ name }) => name));
  for (const name of now.tables) {
    const table = target.tables.getItem(name);
    table.clearFilters();
    // A table that the run made. Its cells are overwritten or emptied below.
    if (!kept.has(name)) table.convertToRange();
  }
  target.getRange().conditionalFormats.clearAll();
  target.getRange().dataValidation.clear();
  if (sheet.rows > 0 && now.from) {
    const image = blockOf(now.from, sheet);
    for (const what of [Excel.RangeCopyType.formats, Excel.RangeCopyType.values])
      blockOf(target, sheet).copyFrom(image, what);
  }
  if (sheet.live !== undefined) target.getCell(LIVE_CELL.row, LIVE_CELL.column).formulas = [[sheet.live]];
  // The values first: the header of a table is the text of its cells.
  for (const { name, row, column, rows, columns } of sheet.tables) {
    const block = target.getRangeByIndexes(row, column, rows, columns);
    if (now.tables.includes(name)) target.tables.getItem(name).resize(block);
    else target.tables.add(block, true).name = name;
  }
  for (const { table, column, formula } of sheet.formulas) {
    const block = sheet.tables.find(({ name }) => name === table);
    // One formula for all cells of the range, which the types do not know.
    if (block)
      target.getRangeByIndexes(block.row + 1, column, block.rows - 1, 1).formulas = formula as unknown as string[][];
  }
  for (const { table, column, rule, alert } of sheet.choices) {
    const block = sheet.tables.find(({ name }) => name === table);
    if (!block) continue;
    const cells = { row: block.row + 1, column: block.column + column, rows: block.rows - 1, columns: 1 };
    const known = withSheetNames(rule, now.renamed);
    // What points to something that is deleted Excel does not take again: nothing else would come back, either, however often it is tried.
    if (!pointsSomewhere(known, now.there)) {
      lost.push(cells);
      continue;
    }
    const { dataValidation } = target.getRangeByIndexes(cells.row, cells.column, cells.rows, 1);
    dataValidation.rule = known;
    // As Excel gave it.
    if (alert) dataValidation.errorAlert = alert as unknown as Excel.DataValidationErrorAlert;
  }
  if (now.rows > sheet.rows)
    target.getRangeByIndexes(sheet.rows, 0, now.rows - sheet.rows, Math.max(now.columns, sheet.columns)).clear();
  if (now.columns > sheet.columns && sheet.rows > 0)
    target.getRangeByIndexes(0, sheet.columns, sheet.rows, now.columns - sheet.columns).clear();
  sheet.widths.forEach((width, column) => {
    const cell = target.getRangeByIndexes(0, column, 1, 1);
    cell.columnHidden = sheet.hidden.includes(column);
    if (width > 0) cell.format.columnWidth = width;
  });
  freeze(target, sheet.frozen);
  if (sheet.written !== undefined) target.customProperties.add(COLUMNS_PROPERTY, sheet.written);
  return lost;
}

function freeze(sheet: Excel.Worksheet, frozen: SheetBefore["frozen"]): void {
  const { freezePanes } = sheet;
  if (!frozen) freezePanes.unfreeze();
  else if (frozen.columns === 0) freezePanes.freezeRows(frozen.rows);
  else if (frozen.rows === 0) freezePanes.freezeColumns(frozen.columns);
  else freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, frozen.rows, frozen.columns));
}

function blockOf(sheet: Excel.Worksheet, { rows, columns }: SheetBefore): Excel.Range {
  return sheet.getRangeByIndexes(0, 0, rows, columns);
}
