import type { Pivot, Slicer } from "../core/plan/drawn";

/** KA's names begin so; a user's own slicers on the sheet have other names. */
const OWN = "KA_";
/** Points that a slicer stays away from its neighbours. */
const MARGIN = 4;

/** A slicer and the name of the PivotTable that it filters. */
interface WantedSlicer extends Slicer {
  readonly pivot: string;
}

/** KA's slicers on a sheet. */
interface FoundSlicers {
  has(name: string): boolean;
  /** Takes those away that belong to no PivotTable of these, with the next request. */
  keepOf(pivots: readonly Pivot[]): void;
}

/** KA's slicers on a sheet; none where Excel has no slicers for add-ins. */
export async function findSlicers(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<FoundSlicers> {
  if (!haveSlicers()) return { has: () => false, keepOf: () => undefined };
  sheet.slicers.load("items/name");
  await context.sync();
  const own = sheet.slicers.items.filter(({ name }) => name.startsWith(OWN));
  return {
    has: (wanted) => own.some(({ name }) => name === wanted),
    keepOf: (pivots) => {
      const kept = new Set(pivots.flatMap(({ slicers }) => slicers.map(({ name }) => name)));
      for (const slicer of own) if (!kept.has(slicer.name)) slicer.delete();
    },
  };
}

/** Adds slicers over their cells; an Excel that has none for add-ins has the PivotTables only. */
export async function addSlicers(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  slicers: readonly WantedSlicer[],
): Promise<void> {
  if (slicers.length === 0 || !haveSlicers()) return;
  const placed = slicers.map((slicer) => {
    const { row, column, rows, columns } = slicer.at;
    return { slicer, cells: sheet.getRangeByIndexes(row, column, rows, columns).load("left,top,width,height") };
  });
  await context.sync();
  for (const { slicer, cells } of placed) {
    const added = sheet.slicers.add(slicer.pivot, slicer.field);
    added.name = slicer.name;
    added.caption = slicer.field;
    added.left = cells.left;
    added.top = cells.top;
    added.width = cells.width - MARGIN;
    added.height = cells.height - MARGIN;
  }
}

function haveSlicers(): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.10");
}
