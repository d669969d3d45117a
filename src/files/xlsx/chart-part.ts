import type { Chart, ChartAxis, ChartSeries } from "../../core/plan/drawn";
import { columnLetters } from "../../core/table";
import type { Dialect } from "./relations";
import { escapeXml } from "./xml-edit";

/** The value of a cell as it is written; null for an empty one. */
export type CellAt = (row: number, column: number) => string | number | boolean | null;

/** Where a chart's cells are. */
export interface ChartCells {
  readonly sheet: string;
  readonly valueAt: CellAt;
  readonly formatAt: (row: number, column: number) => string;
}

/** The type of the part of a chart. */
export const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/** Numbers by which the axes of one chart know each other. */
const [ACROSS, UP, ACROSS_SECOND, UP_SECOND] = [1001, 1002, 1003, 1004];
const GREY = "BFBFBF";

/** The names of what is drawn, in the dialect of the workbook. */
export function drawingNames({ main }: Dialect): {
  readonly chart: string;
  readonly drawing: string;
  readonly sheet: string;
} {
  const base = main.startsWith("http://purl.oclc.org/")
    ? "http://purl.oclc.org/ooxml/drawingml/"
    : "http://schemas.openxmlformats.org/drawingml/2006/";
  return { chart: `${base}chart`, drawing: `${base}main`, sheet: `${base}spreadsheetDrawing` };
}

/** The part of a chart. It holds what its cells say too, for readers that do not calculate. */
export function chartPart(chart: Chart, cells: ChartCells, dialect: Dialect): string {
  const names = drawingNames(dialect);
  const plots = chart.kind === "curve" ? curvePlot(chart, cells) : barPlots(chart, cells);
  const legend = chart.series.length > 1 ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>` : "";
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace xmlns:c="${names.chart}" xmlns:a="${names.drawing}" xmlns:r="${dialect.relations}"><c:roundedCorners val="0"/><c:chart>${title(chart.title, 1200)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plots}${axes(chart)}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`;
}

function barPlots(chart: Chart, cells: ChartCells): string {
  const { kind, series } = chart;
  const bars = series.map((one, i) => ({ one, i })).filter(({ one }) => one.drawn === "columns");
  const lines = series.map((one, i) => ({ one, i })).filter(({ one }) => one.drawn === "line");
  const direction = kind === "shares" ? "bar" : "col";
  const grouping = kind === "shares" ? "percentStacked" : "stacked";
  const bar = bars.map(({ one, i }) => barSeries(chart, one, { i, cells })).join("");
  const line = lines.map(({ one, i }) => lineSeries(chart, one, { i, cells })).join("");
  const first = `<c:barChart><c:barDir val="${direction}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${bar}<c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="${ACROSS}"/><c:axId val="${UP}"/></c:barChart>`;
  if (line === "") return first;
  return `${first}<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${line}<c:marker val="1"/><c:axId val="${ACROSS_SECOND}"/><c:axId val="${UP_SECOND}"/></c:lineChart>`;
}

function curvePlot(chart: Chart, cells: ChartCells): string {
  const series = chart.series.map((one, i) => {
    const points = `<c:xVal>${numbers(chart, 0, cells)}</c:xVal><c:yVal>${numbers(chart, i + 1, cells)}</c:yVal>`;
    return `<c:ser>${seriesHead(chart, i, cells)}${lineLook(one)}${NO_MARKER}${points}<c:smooth val="0"/></c:ser>`;
  });
  return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series.join("")}<c:axId val="${ACROSS}"/><c:axId val="${UP}"/></c:scatterChart>`;
}

const NO_MARKER = `<c:marker><c:symbol val="none"/></c:marker>`;

interface Place {
  readonly i: number;
  readonly cells: ChartCells;
}

function barSeries(chart: Chart, { fill, line }: ChartSeries, { i, cells }: Place): string {
  const look = `<c:spPr>${solid(fill)}<a:ln w="6350">${solid(line)}</a:ln></c:spPr>`;
  const values = `<c:cat>${texts(chart, cells)}</c:cat><c:val>${numbers(chart, i + 1, cells)}</c:val>`;
  return `<c:ser>${seriesHead(chart, i, cells)}${look}<c:invertIfNegative val="0"/>${values}</c:ser>`;
}

function lineSeries(chart: Chart, series: ChartSeries, { i, cells }: Place): string {
  const values = `<c:cat>${texts(chart, cells)}</c:cat><c:val>${numbers(chart, i + 1, cells)}</c:val>`;
  return `<c:ser>${seriesHead(chart, i, cells)}${lineLook(series)}${NO_MARKER}${values}<c:smooth val="0"/></c:ser>`;
}

function seriesHead({ data }: Chart, i: number, cells: ChartCells): string {
  const column = data.column + i + 1;
  const name = `<c:strRef><c:f>${area(cells.sheet, { row: data.row, column, rows: 1 })}</c:f><c:strCache><c:ptCount val="1"/>${point(0, cells.valueAt(data.row, column))}</c:strCache></c:strRef>`;
  return `<c:idx val="${i}"/><c:order val="${i}"/><c:tx>${name}</c:tx>`;
}

function texts({ data }: Chart, { sheet, valueAt }: ChartCells): string {
  const rows = data.rows - 1;
  const points = Array.from({ length: rows }, (_, i) => point(i, valueAt(data.row + 1 + i, data.column)));
  const cells = { row: data.row + 1, column: data.column, rows };
  return `<c:strRef><c:f>${area(sheet, cells)}</c:f><c:strCache><c:ptCount val="${rows}"/>${points.join("")}</c:strCache></c:strRef>`;
}

function numbers({ data }: Chart, place: number, { sheet, valueAt, formatAt }: ChartCells): string {
  const rows = data.rows - 1;
  const column = data.column + place;
  const points = Array.from({ length: rows }, (_, i) => point(i, valueAt(data.row + 1 + i, column)));
  const format = escapeXml(formatAt(data.row + 1, column));
  return `<c:numRef><c:f>${area(sheet, { row: data.row + 1, column, rows })}</c:f><c:numCache><c:formatCode>${format}</c:formatCode><c:ptCount val="${rows}"/>${points.join("")}</c:numCache></c:numRef>`;
}

function point(i: number, value: string | number | boolean | null): string {
  return value === null || value === "" ? "" : `<c:pt idx="${i}"><c:v>${escapeXml(String(value))}</c:v></c:pt>`;
}

function axes({ kind, across, up, second }: Chart): string {
  const ids = { id: UP, crosses: ACROSS };
  if (kind === "curve")
    return valueAxis(across, { id: ACROSS, crosses: UP, side: "b" }) + valueAxis(up, { ...ids, side: "l" });
  const first =
    kind === "shares"
      ? // The first bar stands at the top, as its row does.
        categoryAxis(across, { id: ACROSS, crosses: UP, side: "l", order: "maxMin" }) +
        valueAxis(up, { ...ids, side: "b", at: "max" })
      : categoryAxis(across, { id: ACROSS, crosses: UP, side: "b" }) + valueAxis(up, { ...ids, side: "l" });
  if (!second) return first;
  const hidden = categoryAxis(across, { id: ACROSS_SECOND, crosses: UP_SECOND, side: "b", shown: "hidden" });
  const right = valueAxis(second, { id: UP_SECOND, crosses: ACROSS_SECOND, side: "r", at: "max", lines: "none" });
  return `${first}${hidden}${right}`;
}

interface AxisPlace {
  readonly id: number;
  readonly crosses: number;
  readonly side: "b" | "l" | "r";
  readonly order?: "maxMin";
  readonly shown?: "hidden";
  readonly lines?: "none";
  /** Where it crosses the other: at its end. */
  readonly at?: "max";
}

function categoryAxis(axis: ChartAxis, { id, crosses, side, order, shown }: AxisPlace): string {
  return `<c:catAx><c:axId val="${id}"/><c:scaling><c:orientation val="${order ?? "minMax"}"/></c:scaling><c:delete val="${shown === "hidden" ? 1 : 0}"/><c:axPos val="${side}"/>${axisTitle(axis)}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line(GREY)}<c:crossAx val="${crosses}"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`;
}

function valueAxis(axis: ChartAxis, { id, crosses, side, lines, at }: AxisPlace): string {
  const end = axis.upTo === undefined ? "" : `<c:max val="${axis.upTo}"/><c:min val="0"/>`;
  const grid = lines === "none" ? "" : `<c:majorGridlines>${line("D9D9D9")}</c:majorGridlines>`;
  return `<c:valAx><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/>${end}</c:scaling><c:delete val="0"/><c:axPos val="${side}"/>${grid}${axisTitle(axis)}<c:numFmt formatCode="${escapeXml(axis.format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${line(GREY)}<c:crossAx val="${crosses}"/><c:crosses val="${at ?? "autoZero"}"/><c:crossBetween val="${id === ACROSS ? "midCat" : "between"}"/></c:valAx>`;
}

function axisTitle({ title: said }: ChartAxis): string {
  return said === "" ? "" : title(said, 900);
}

function title(said: string, size: number): string {
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}" b="1"/></a:pPr><a:r><a:rPr sz="${size}" b="1"/><a:t>${escapeXml(said)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

function lineLook({ line: colour }: ChartSeries): string {
  return `<c:spPr><a:ln w="19050" cap="rnd">${solid(colour)}<a:round/></a:ln></c:spPr>`;
}

function line(colour: string): string {
  return `<c:spPr><a:ln w="6350">${solid(colour)}</a:ln></c:spPr>`;
}

function solid(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour.replace("#", "")}"/></a:solidFill>`;
}

function area(
  sheet: string,
  { row, column, rows }: { readonly row: number; readonly column: number; readonly rows: number },
): string {
  const letters = columnLetters(column);
  const from = `$${letters}$${row + 1}`;
  const cells = rows === 1 ? from : `${from}:$${letters}$${row + rows}`;
  return escapeXml(`'${sheet.replaceAll("'", "''")}'!${cells}`);
}
