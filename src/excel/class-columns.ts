import type { Block } from "../core/plan/block";
import type { ColumnsBefore, Journal } from "../core/plan/journal";
import { note, refusal, warning, type Issue } from "../core/issues";
import { addressOfArea } from "../core/formula-cells/formula-areas";
import { COLUMNS_MARK, linesOf, type ClassColumns } from "../core/plan/beside";
import type { Basis, Progress } from "../core/workbook";
import { blockIn, findSpot, isOwnHeader, type BesideSpot } from "./beside-spot";
import { formulaOf, leftOver, writeBeside } from "./beside-write";
import { askNames, ownColumnsIn, type OwnColumns } from "./own-names";
import { findDifference, type Expected } from "./read-back";
import { isLost } from "./sheets";
import { rowsAgain } from "./source-check";

const PATIENT: Progress = { signal: new AbortController().signal, report: () => undefined };

/** The columns as they should stand. */
export function expectedBeside(beside: ClassColumns, { sheet, block }: BesideSpot): Expected {
  const { row, column, rows, columns } = block;
  return { name: sheet, at: { row, column }, rows, columns, piece: (from, count) => linesOf(beside, from, count) };
}

/** Says which class columns of an earlier run stay as they were, as the run has none. */
export function aboutStanding(names: Excel.NamedItemCollection): readonly Issue[] {
  const where = ownColumnsIn(names).map(addressOfArea);
  return where.length === 0 ? [] : [note("columnsStanding", { where })];
}

/** Whether the columns of an earlier run take exactly the cells that those of this one would. */
export function isInPlace({ block, before, table }: BesideSpot): boolean {
  const fits = before?.rows === block.rows && before.columns === block.columns;
  return fits && (!table || block.column + block.columns <= table.column + table.columns);
}

/** Copies what is there of the columns to a sheet of KA's, with the next request; says what the journal has to know. */
export function keepColumns(
  { workbook }: Excel.RequestContext,
  { sheet, name, block, before, table }: BesideSpot,
  { image, basis }: { readonly image: string | undefined; readonly basis: Basis | undefined },
): ColumnsBefore {
  const { row, column } = block;
  const facts = { name, row, column, ...(table ? { table: table.name } : {}), ...rowsOf(basis) };
  if (!before) return { ...facts, was: "missing", rows: 0, columns: 0 };
  const { rows, columns } = before;
  if (image === undefined) return { ...facts, was: "there", rows, columns };
  const target = workbook.worksheets.getItem(image);
  target.getRange().clear();
  target
    .getRangeByIndexes(0, 0, rows, columns)
    .copyFrom(blockIn(workbook.worksheets.getItem(sheet), before), Excel.RangeCopyType.values);
  return { ...facts, was: "there", rows, columns, image };
}

function rowsOf(basis: Basis | undefined): Pick<ColumnsBefore, "source"> {
  if (basis?.request.source.kind !== "range") return {};
  const { source, columns } = basis.request;
  const { address, reach } = source;
  const { fingerprint } = basis;
  return {
    source: { address, fingerprint, ...(reach ? { reach } : {}), ...(columns ? { columns: [...columns] } : {}) },
  };
}

/**
 * Writes the columns where nothing else has come meanwhile, reads them back, and looks whether the rows are still those that they were made for: a row that
 * was sorted or inserted in between has another one's class beside it.
 */
export async function putBeside(
  context: Excel.RequestContext,
  beside: ClassColumns,
  {
    columns,
    basis,
    progress,
  }: { readonly columns: ColumnsBefore; readonly basis: Basis | undefined; readonly progress: Progress },
): Promise<readonly Issue[]> {
  const { spot, issues } = await findSpot(context, beside);
  if (!spot) return issues;
  const { sheet, address } = beside.source;
  const changed = refusal("sourceChanged", { where: `${sheet}!${address}` });
  if (spot.name !== columns.name) return [changed];
  const stopped = await writeBeside(context, beside, spot);
  if (stopped) return [stopped];
  const difference = await findDifference(context, [expectedBeside(beside, spot)]);
  if (difference !== undefined) return [refusal("writtenDiffers", { where: difference })];
  if (!basis) return [];
  const { same, firstRow } = await rowsAgain(context, basis, progress);
  const named = context.workbook.names.getItem(spot.name).getRange().load("rowIndex");
  await context.sync();
  return same && firstRow === named.rowIndex + 2 ? [] : [changed];
}

/** Brings back what stood beside the rows before a run: columns that it added go, those of the run before are back where the rows are still in their order. */
export async function bringColumnsBack(
  context: Excel.RequestContext,
  { columns }: Pick<Journal, "columns">,
): Promise<readonly Issue[]> {
  if (!columns) return [];
  const names = askNames(context);
  await context.sync();
  const now = ownColumnsIn(names).find(({ name }) => name === columns.name);
  if (!now) return [];
  if (columns.was === "missing") return takeColumnsOut(context, [now]);
  const copy = columns.image === undefined ? undefined : context.workbook.worksheets.getItemOrNullObject(columns.image);
  copy?.load("name");
  if (copy && (await isUnchanged(context, columns, now)) && !copy.isNullObject)
    return putBack(context, { columns, now, copy });
  const issues = await takeColumnsOut(context, [now]);
  return issues.length > 0 ? issues : [warning("columnsNotRestored", { sheet: now.sheet })];
}

/** Puts the columns of before over those of the run. The name goes over them last: until then all this can be done again. */
async function putBack(
  context: Excel.RequestContext,
  { columns, now, copy }: { readonly columns: ColumnsBefore; readonly now: OwnColumns; readonly copy: Excel.Worksheet },
): Promise<readonly Issue[]> {
  const [own] = await lookAtOwn(context, [now]);
  if (!own || own.left) return own?.left ? [own.left] : [];
  const worksheet = context.workbook.worksheets.getItem(now.sheet);
  const table = columns.table === undefined ? undefined : worksheet.tables.getItemOrNullObject(columns.table);
  table?.load("name");
  const around = table?.getRange().load("rowIndex,columnIndex,rowCount");
  await context.sync();
  const block: Block = { row: now.row, column: now.column, rows: columns.rows, columns: columns.columns };
  const target = blockIn(worksheet, block);
  target.numberFormat = "@" as unknown as string[][];
  target.copyFrom(copy.getRangeByIndexes(0, 0, block.rows, block.columns), Excel.RangeCopyType.values);
  // Behind the values, as its headers are the texts of its cells, and before others are emptied: an emptied header would be given another name.
  if (table && around && !table.isNullObject) {
    const { rowIndex: row, columnIndex: column, rowCount: rows } = around;
    table.resize(blockIn(worksheet, { row, column, rows, columns: block.column + block.columns - column }));
  }
  for (const left of leftOver(block, now)) blockIn(worksheet, left).clear();
  context.workbook.names.getItem(now.name).formula = formulaOf(now.sheet, block);
  await context.sync();
  return [];
}

/** Whether the rows are in the order of the copy: looked for as far from the columns as they stood then. */
async function isUnchanged(
  context: Excel.RequestContext,
  { source, row, column }: ColumnsBefore,
  now: OwnColumns,
): Promise<boolean> {
  if (!source) return false;
  const { address, reach, columns, fingerprint } = source;
  const stood = context.workbook.worksheets.getItem(now.sheet).getRange(address).load("rowIndex,columnIndex");
  await context.sync();
  const [down, across] = [now.row - row, now.column - column];
  if (stood.rowIndex + down < 0 || stood.columnIndex + across < 0) return false;
  const moved = stood.getOffsetRange(down, across).load("address");
  await context.sync();
  const cells = moved.address.slice(moved.address.lastIndexOf("!") + 1);
  const place = { kind: "range", sheet: now.sheet, address: cells, ...(reach ? { reach } : {}) } as const;
  const request = { source: place, ...(columns ? { columns } : {}) };
  const { same, firstRow } = await rowsAgain(context, { request, fingerprint }, PATIENT);
  return same && firstRow === now.row + 2;
}

/** Takes KA's class columns out of the user's sheets: all of them, unless some are named. What is no longer as KA wrote it is left, and said. */
export async function takeColumnsOut(
  context: Excel.RequestContext,
  wanted?: readonly OwnColumns[],
): Promise<readonly Issue[]> {
  const { workbook } = context;
  const names = askNames(context);
  await context.sync();
  const lost = names.items.filter((name) => name.name.startsWith(COLUMNS_MARK) && isLost(name));
  if (!wanted) for (const name of lost) name.delete();
  const own = wanted ?? ownColumnsIn(names);
  const looked = await lookAtOwn(context, own);
  for (const { columns, range, inside, left } of looked) {
    if (left) continue;
    if (inside && inside.end > columns.column)
      inside.table.resize(inside.table.getRange().getResizedRange(0, columns.column - inside.end));
    range.clear();
    workbook.names.getItem(columns.name).delete();
  }
  await context.sync();
  return looked.flatMap(({ left }) => left ?? []);
}

/** Class columns as they stand. */
interface OwnNow {
  readonly columns: OwnColumns;
  readonly range: Excel.Range;
  /** The table that takes them in, and the column behind its last one. */
  readonly inside: { readonly table: Excel.Table; readonly end: number } | undefined;
  /** Why they have to be left as they are. */
  readonly left: Issue | undefined;
}

/** Looks whether columns are still as KA wrote them. Empty ones are, too: where their taking out is broken off, only the name is left. */
async function lookAtOwn(context: Excel.RequestContext, own: readonly OwnColumns[]): Promise<readonly OwnNow[]> {
  const asked = own.map((columns) => {
    const sheet = context.workbook.worksheets.getItem(columns.sheet);
    const range = blockIn(sheet, columns).load("address");
    const header = blockIn(sheet, { ...columns, rows: 1 }).load("values");
    const filled = range.getUsedRangeOrNullObject(true).load("columnIndex,columnCount");
    const tables = range.getTables(false).load("items/name");
    sheet.protection.load("protected");
    sheet.autoFilter.load("isDataFiltered");
    return { columns, sheet, range, header, filled, tables };
  });
  await context.sync();
  const inTables = asked.map(({ tables }) => {
    const [table] = tables.items;
    table?.autoFilter.load("isDataFiltered");
    return table && { table, range: table.getRange().load("columnIndex,columnCount") };
  });
  await context.sync();
  return asked.map(({ columns, sheet, range, header, filled }, i) => {
    const inside = inTables[i];
    const end = inside ? inside.range.columnIndex + inside.range.columnCount : undefined;
    const hides = sheet.autoFilter.isDataFiltered || inside?.table.autoFilter.isDataFiltered === true;
    const isLast = end === undefined || end <= columns.column + columns.columns;
    const filledTo = filled.isNullObject ? 0 : filled.columnIndex + filled.columnCount - columns.column;
    const isOwn = header.values[0]?.every((text, place) => isOwnHeader(text) || place >= filledTo) ?? false;
    const isFree = !sheet.protection.protected && !hides && isLast && isOwn;
    return {
      ...{ columns, range },
      inside: inside && end !== undefined ? { table: inside.table, end } : undefined,
      left: isFree ? undefined : warning("columnsLeft", { where: range.address }),
    };
  });
}
