import type { Plan } from "../core/plan";
import type { FoundSheet } from "./sheets";

/** The first sets of Excel's requirements with charts and PivotTables as KA needs them, and with slicers. */
const [DRAWN, SLICED] = ["1.8", "1.10"] as const;

/** Whether the charts, PivotTables and slicers of a plan are all on its sheets, whatever people made of them; what Excel cannot draw is not missed. */
export async function holdsDrawings(
  context: Excel.RequestContext,
  sheets: readonly FoundSheet[],
  { edits }: Plan,
): Promise<boolean> {
  const { requirements } = Office.context;
  const drawn = edits.filter((edit) => edit.kind === "makeCharts" || edit.kind === "makePivots");
  if (drawn.length === 0 || !requirements.isSetSupported("ExcelApi", DRAWN)) return true;
  const isSliced = requirements.isSetSupported("ExcelApi", SLICED);
  const looked = drawn.map((edit) => {
    const name = sheets.find(({ role }) => role === edit.sheet)?.name ?? "";
    const { charts, pivotTables, slicers } = context.workbook.worksheets.getItem(name);
    if (edit.kind === "makeCharts")
      return [{ wanted: edit.charts.map((chart) => chart.name), there: charts.load("items/name") }];
    const boxes = edit.pivots.flatMap((pivot) => pivot.slicers.map((slicer) => slicer.name));
    return [
      { wanted: edit.pivots.map((pivot) => pivot.name), there: pivotTables.load("items/name") },
      ...(isSliced ? [{ wanted: boxes, there: slicers.load("items/name") }] : []),
    ];
  });
  await context.sync();
  return looked.flat().every(({ wanted, there }) => {
    const names = new Set(there.items.map(({ name }) => name));
    return wanted.every((name) => names.has(name));
  });
}
