import type { Block } from "../core/plan/block";
import type { Chart, ChartAxis, ChartSeries } from "../core/plan/drawn";
import type { Edit } from "../core/plan";
import { PRINT_NAME, printOfChart } from "../core/plan/plan-print";

/** KA's names begin so; a user's own charts on the sheet have other names. */
const OWN = "KA_";
const CURVE = "XYScatterLinesNoMarkers";

/** Custom property of the sheet of charts: what each of KA's charts was drawn as, and over which cells. */
const DRAWN_PROPERTY = "KA_drawn";

/**
 * Makes KA's charts on a sheet: those that are there get their cells anew and stay where they lie, others of KA's go, a user's own stay. Title, colours and
 * formats are KA's only where it draws another chart than the last time: else they may be the user's. An Excel that cannot draw all of it has the tables
 * beside them only.
 */
export async function makeCharts(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  charts: readonly Chart[],
): Promise<void> {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.8")) return;
  sheet.charts.load("items/name");
  const property = sheet.customProperties.getItemOrNullObject(DRAWN_PROPERTY).load("value");
  // The command notes so what it wrote: where it did since, it may have drawn other charts.
  const print = context.workbook.names.getItemOrNullObject(PRINT_NAME).load("formula");
  await context.sync();
  const there = new Set(sheet.charts.items.map(({ name }) => name));
  const byCommand = `command ${print.isNullObject ? "" : String(print.formula)}`;
  const noted = new Set(property.isNullObject ? [] : property.value.split("\n"));
  const before = noted.has(byCommand) ? noted : new Set<string>();
  const wanted = new Set(charts.map(({ name }) => name));
  for (const name of there) if (name.startsWith(OWN) && !wanted.has(name)) sheet.charts.getItem(name).delete();
  for (const chart of charts) {
    if (!there.has(chart.name)) {
      dress(addChart(sheet, chart), chart);
      continue;
    }
    const drawn = sheet.charts.getItem(chart.name);
    if (!before.has(cellsLine(chart))) drawn.setData(rangeOf(sheet, chart.data), Excel.ChartSeriesBy.columns);
    if (!before.has(lookLine(chart))) dress(drawn, chart);
  }
  const lines = charts.flatMap((chart) => [lookLine(chart), cellsLine(chart)]);
  sheet.customProperties.add(DRAWN_PROPERTY, [byCommand, ...lines].join("\n"));
}

function lookLine(chart: Chart): string {
  return `${chart.name} ${printOfChart(chart)}`;
}

function cellsLine({ name, data: { row, column, rows, columns } }: Chart): string {
  return [name, row, column, rows, columns].join(" ");
}

/** Shades the numbers of a range from the smallest to the largest. */
export function shadeCells(range: Excel.Range, { low, high }: Extract<Edit, { kind: "shadeCells" }>): void {
  const { colorScale } = range.conditionalFormats.add(Excel.ConditionalFormatType.colorScale);
  colorScale.criteria = {
    minimum: { type: Excel.ConditionalFormatColorCriterionType.lowestValue, color: low },
    maximum: { type: Excel.ConditionalFormatColorCriterionType.highestValue, color: high },
  };
}

function addChart(sheet: Excel.Worksheet, { name, kind, data, at }: Chart): Excel.Chart {
  const types = { stacked: "ColumnStacked", shares: "BarStacked100", curve: CURVE } as const;
  const chart = sheet.charts.add(types[kind], rangeOf(sheet, data), Excel.ChartSeriesBy.columns);
  chart.name = name;
  const last = { row: at.row + at.rows - 1, column: at.column + at.columns - 1 };
  chart.setPosition(rangeOf(sheet, { ...at, rows: 1, columns: 1 }), rangeOf(sheet, { ...last, rows: 1, columns: 1 }));
  return chart;
}

function dress(drawn: Excel.Chart, { kind, title, series, across, up, second }: Chart): void {
  drawn.title.text = title;
  drawn.legend.visible = series.length > 1;
  if (series.length > 1) drawn.legend.position = Excel.ChartLegendPosition.bottom;
  series.forEach((one, place) => dressSeries(drawn.series.getItemAt(place), one, kind));
  dressAxis(drawn.axes.categoryAxis, across, kind === "curve" ? "numbers" : "names");
  // The first bar stands at the top, as its row does.
  if (kind === "shares") drawn.axes.categoryAxis.reversePlotOrder = true;
  dressAxis(drawn.axes.valueAxis, up, "numbers");
  if (second)
    dressAxis(drawn.axes.getItem(Excel.ChartAxisType.value, Excel.ChartAxisGroup.secondary), second, "numbers");
}

function dressSeries(series: Excel.ChartSeries, { drawn, axis, fill, line }: ChartSeries, kind: Chart["kind"]): void {
  const columns = kind === "shares" ? Excel.ChartType.barStacked100 : Excel.ChartType.columnStacked;
  if (kind !== "curve") {
    series.chartType = drawn === "columns" ? columns : Excel.ChartType.line;
    series.axisGroup = axis === "first" ? Excel.ChartAxisGroup.primary : Excel.ChartAxisGroup.secondary;
  }
  series.format.line.color = line;
  if (drawn === "columns") {
    series.format.fill.setSolidColor(fill);
    series.gapWidth = 40;
  } else series.markerStyle = Excel.ChartMarkerStyle.none;
}

function dressAxis(axis: Excel.ChartAxis, { title, format, upTo }: ChartAxis, has: "names" | "numbers"): void {
  if (title !== "") axis.title.text = title;
  axis.title.visible = title !== "";
  if (has === "names") return;
  axis.numberFormat = format;
  if (upTo === undefined) return;
  axis.minimum = 0;
  axis.maximum = upTo;
}

function rangeOf(sheet: Excel.Worksheet, { row, column, rows, columns }: Block): Excel.Range {
  return sheet.getRangeByIndexes(row, column, rows, columns);
}
