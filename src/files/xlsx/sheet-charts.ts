import type { Chart } from "../../core/plan/drawn";
import { CHART_TYPE, chartPart, type ChartCells } from "./chart-part";
import { withCellsOf } from "./kept-chart";
import { DRAWING_TYPE, chartsIn, emptyDrawing, withChart, withoutCharts } from "./drawing-part";
import type { PackageDraft } from "./package-draft";
import { isOfKind, type Dialect } from "./relations";

/** KA's names begin so; a user's own drawings on the sheet have other names. */
const OWN = "KA_";

/** Where charts are written to. */
export interface ChartPlace {
  readonly draft: PackageDraft;
  /** The part of the sheet. */
  readonly part: string;
  /** The folder of the workbook's parts. */
  readonly folder: string;
  readonly dialect: Dialect;
  readonly cells: ChartCells;
  /** Whether the charts that KA wrote last have the same series, words and colours: then what differs in a part is a user's. */
  readonly last: "same" | "other";
}

/**
 * Puts charts on a sheet: those that are there stay where they lie and as a user formatted them, with new cells; where KA draws another chart now than last
 * time, its part is made anew. Others of KA's go, and what a user drew there stays.
 * Gives the id of the relation to the drawing; nothing where the sheet has none.
 */
export async function putCharts(charts: readonly Chart[], place: ChartPlace): Promise<string | undefined> {
  const { draft, part, folder, dialect, cells, last } = place;
  const existing = (await draft.relations(part)).find((relation) => isOfKind(relation, "drawing"));
  if (!existing && charts.length === 0) return undefined;
  const drawing = existing?.part ?? draft.freeName(`${folder}drawings/drawing`, ".xml");
  let xml = existing ? await draft.text(drawing) : emptyDrawing(dialect);
  await draft.setText(drawing, xml);
  await draft.setType(drawing, DRAWING_TYPE);

  const there = chartsIn(xml).filter(({ name }) => name.startsWith(OWN));
  const kept = new Map(there.map(({ name, relation }) => [name, relation]));
  const wanted = new Set(charts.map(({ name }) => name));
  const gone = new Set(
    there
      .filter(({ name, relation }) => !wanted.has(name) || kept.get(name) !== relation)
      .map(({ relation }) => relation),
  );
  const relations = await draft.relations(drawing);
  for (const { part: chart } of relations.filter(({ id }) => gone.has(id))) {
    const own = (await draft.relations(chart))
      .filter(({ leads }) => leads === "inside")
      .map((relation) => relation.part);
    await draft.drop([chart, ...own], drawing);
  }
  xml = withoutCharts(xml, gone);
  for (const chart of charts) {
    const known = relations.find(({ id }) => id === kept.get(chart.name))?.part;
    const name = known ?? draft.freeName(`${folder}charts/chart`, ".xml");
    const made = chartPart(chart, cells, dialect);
    const before = known !== undefined && last === "same" && draft.has(known) ? await draft.text(known) : undefined;
    await draft.setText(name, (before !== undefined && withCellsOf(made, before)) || made);
    await draft.setType(name, CHART_TYPE);
    if (known !== undefined) continue;
    const relation = await draft.link(drawing, { type: `${dialect.relations}/chart`, to: name });
    xml = withChart(xml, chart, { relation, dialect });
  }
  await draft.setText(drawing, xml);
  return draft.link(part, { type: `${dialect.relations}/drawing`, to: drawing });
}

/** Whether charts are on a sheet, whatever people made of them. */
export async function holdsCharts(draft: PackageDraft, sheetPart: string, charts: readonly Chart[]): Promise<boolean> {
  const drawing = (await draft.relations(sheetPart)).find((relation) => isOfKind(relation, "drawing"))?.part;
  const names = new Set<string>();
  if (drawing !== undefined && draft.has(drawing)) {
    const relations = await draft.relations(drawing);
    for (const { name, relation } of chartsIn(await draft.text(drawing)))
      if (relations.some(({ id, part }) => id === relation && draft.has(part))) names.add(name);
  }
  return charts.every(({ name }) => names.has(name));
}
