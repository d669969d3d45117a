import type { Block, Corner } from "../core/plan/block";
import { blockOfPivot, type Pivot } from "../core/plan/drawn";
import { addSlicers, findSlicers } from "./slicers";

/** KA's names begin so; a user's own PivotTables on the sheet have other names. */
const OWN = "KA_";
/** Columns that stay free between a PivotTable and what is in its way. */
const GAP = 2;

/**
 * Makes KA's PivotTables on a sheet: one that is there in its place is calculated anew, with the fields that a user gave it; those that would lie
 * elsewhere now are made anew, and others of KA's go, each with its slicers. What a user put in the way stays, and the PivotTables stand to the right of it.
 */
export async function makePivots(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  pivots: readonly Pivot[],
): Promise<void> {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.8")) return;
  const slicers = await findSlicers(context, sheet);
  const there = await findPivots(context, sheet);
  const kept = new Set(pivots.filter((pivot) => there.some((one) => isInPlace(one, pivot))).map(({ name }) => name));
  // Before what they filter.
  slicers.keepOf(pivots.filter(({ name }) => kept.has(name)));
  for (const { pivot } of there) {
    if (kept.has(pivot.name)) pivot.refresh();
    else pivot.delete();
  }
  const added = pivots.filter((pivot) => !kept.has(pivot.name));
  const shift = await roomFor(context, sheet, added);
  for (const pivot of added)
    addPivot(context, sheet, { ...pivot, at: { ...pivot.at, column: pivot.at.column + shift } });
  await addSlicers(
    context,
    sheet,
    pivots.flatMap((pivot) =>
      pivot.slicers.flatMap(({ at, ...slicer }) => {
        const by = kept.has(pivot.name) ? 0 : shift;
        return slicers.has(slicer.name) && kept.has(pivot.name)
          ? []
          : [{ ...slicer, pivot: pivot.name, at: { ...at, column: at.column + by } }];
      }),
    ),
  );
}

/** A PivotTable of KA's on the sheet: where it stands, and what stands down and across in it. */
interface FoundPivot {
  readonly pivot: Excel.PivotTable;
  readonly at: Corner;
  readonly fields: readonly string[];
}

async function findPivots(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<FoundPivot[]> {
  sheet.pivotTables.load("items/name");
  await context.sync();
  const own = sheet.pivotTables.items.filter(({ name }) => name.startsWith(OWN));
  const facts = own.map((pivot) => {
    pivot.rowHierarchies.load("items/name");
    pivot.columnHierarchies.load("items/name");
    return { pivot, range: pivot.layout.getRange().load("rowIndex,columnIndex") };
  });
  await context.sync();
  return facts.map(({ pivot, range }) => ({
    pivot,
    at: { row: range.rowIndex, column: range.columnIndex },
    fields: [...pivot.rowHierarchies.items, ...pivot.columnHierarchies.items].map(({ name }) => name),
  }));
}

function isInPlace({ pivot, at, fields }: FoundPivot, wanted: Pivot): boolean {
  const isThere = pivot.name === wanted.name && at.row === wanted.at.row && at.column === wanted.at.column;
  return isThere && fields.some((field) => field === wanted.rows || field === wanted.columns);
}

/** How far to the right of their places PivotTables have to stand; 0 where nothing is in the way. */
async function roomFor(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  pivots: readonly Pivot[],
): Promise<number> {
  if (pivots.length === 0) return 0;
  const inTheWay = pivots.map((pivot) => rangeOf(sheet, blockOfPivot(pivot)).getUsedRangeOrNullObject(true));
  const used = sheet.getUsedRange(true).load("columnIndex,columnCount");
  await context.sync();
  if (inTheWay.every(({ isNullObject }) => isNullObject)) return 0;
  return used.columnIndex + used.columnCount + GAP;
}

function addPivot(context: Excel.RequestContext, sheet: Excel.Worksheet, pivot: Pivot): void {
  const { name, source, rows, columns, value, at } = pivot;
  const table = context.workbook.tables.getItem(source.table);
  const made = sheet.pivotTables.add(name, table, cellAt(sheet, at));
  made.rowHierarchies.add(made.hierarchies.getItem(rows));
  if (columns !== undefined) made.columnHierarchies.add(made.hierarchies.getItem(columns));
  const sums = made.dataHierarchies.add(made.hierarchies.getItem(value.header));
  sums.summarizeBy = Excel.AggregationFunction.sum;
  sums.name = value.caption;
  sums.numberFormat = value.format;
  // The other layouts say "Row Labels" where the name of the column should stand.
  made.layout.layoutType = Excel.PivotLayoutType.tabular;
}

function rangeOf(sheet: Excel.Worksheet, { row, column, rows, columns }: Block): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, columns);
}

function cellAt(sheet: Excel.Worksheet, { row, column }: Corner): Excel.Range {
  return sheet.getRangeByIndexes(row, column, 1, 1);
}
