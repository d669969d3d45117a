import { addressOfBlock } from "../core/formula-cells/formula-areas";
import { warning, type Issue } from "../core/issues";
import type { Block } from "../core/plan/block";
import type { SheetBefore } from "../core/plan/journal";
import { SHEET_MARKS, freeName } from "../core/plan/own-sheets";
import { LIVE_CELL } from "../core/source/live-source";
import { copyCells } from "./before-image";
import { pointsSomewhere, withSheetNames, type There } from "./choices";
import { setPageBack } from "./page";
import { COLUMNS_PROPERTY, blockFormula, isLost } from "./sheets";

/** Brings KA's sheets back to what they were; sheets that the run made go or stay. Done twice it comes to the same. Says what is not offered any more. */
export async function bringSheetsBack(
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

/** What is known of a sheet before it is brought back: its copy, its tables and size, and the sheets and names of the workbook. */
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
  if (sheet.rows > 0 && now.from) copyCells(now.from, target, sheet);
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
