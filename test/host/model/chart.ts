import type { Book } from "../book";
import type { ChartFacts, SeriesFacts } from "../drawn";
import { HostObject } from "../host-object";
import type { Rect } from "../store";
import { boolean, invalid, notFound, oneOf, text } from "./arguments";
import { ChartAxes } from "./chart-axes";
import { ChartSeriesCollection } from "./chart-series";
import { locate, refuseIfProtected } from "./place";
import { positionOf } from "./position";
import { Range } from "./range";

/** Types of charts and of series, as far as the model draws them. */
export const CHART_TYPES = [
  "ColumnClustered",
  "ColumnStacked",
  "ColumnStacked100",
  "BarClustered",
  "BarStacked",
  "BarStacked100",
  "Line",
  "LineMarkers",
  "XYScatter",
  "XYScatterLines",
  "XYScatterLinesNoMarkers",
] as const;

/** The series of the data: one a column or row after the first, in the type of the chart. */
export function seriesFor(
  rect: Rect,
  by: ChartFacts["by"],
  type: string,
  before: readonly SeriesFacts[] = [],
): SeriesFacts[] {
  const count = Math.max(1, (by === "Columns" ? rect.columns : rect.rows) - 1);
  return Array.from(
    { length: count },
    (_, place): SeriesFacts =>
      before[place] ?? { type, axis: "Primary", fill: "", line: "", gapWidth: 150, marker: "Automatic" },
  );
}

/** `Excel.Chart`. */
export class Chart extends HostObject {
  readonly _class = "Chart";

  constructor(
    book: Book,
    readonly _sheetId: string,
    readonly _chartId: string,
  ) {
    super(book);
  }

  override get _id(): string {
    return this._chartId;
  }
  get id(): string {
    return this._facts.id;
  }
  get name(): string {
    return this._facts.name;
  }
  set name(value: unknown) {
    this._changed.name = text(value, "name");
  }
  get chartType(): string {
    return this._facts.type;
  }
  set chartType(value: unknown) {
    const type = oneOf(value, CHART_TYPES);
    this._changed.type = type;
    for (const series of this._facts.series) series.type = type;
  }

  get axes(): ChartAxes {
    return new ChartAxes(this);
  }
  get legend(): ChartLegend {
    return new ChartLegend(this);
  }
  get series(): ChartSeriesCollection {
    return new ChartSeriesCollection(this);
  }
  get title(): ChartTitle {
    return new ChartTitle(this);
  }

  get left(): number {
    return positionOf(this._book, this._sheetId, this._facts.at).left;
  }
  get top(): number {
    return positionOf(this._book, this._sheetId, this._facts.at).top;
  }
  get width(): number {
    return positionOf(this._book, this._sheetId, this._facts.at).width;
  }
  get height(): number {
    return positionOf(this._book, this._sheetId, this._facts.at).height;
  }

  delete(): void {
    const charts = this._book.charts(this._sheetId);
    charts.splice(charts.indexOf(this._changed), 1);
  }
  /** Series in the places of earlier ones keep how they are drawn. */
  setData(sourceData: unknown, seriesBy: unknown): void {
    if (!(sourceData instanceof Range)) throw invalid("sourceData should be a range");
    const facts = this._changed;
    facts.data = sourceData._here;
    const by = oneOf(seriesBy, ["Auto", "Columns", "Rows"], "Auto");
    if (by !== "Auto") facts.by = by;
    facts.series.splice(0, Infinity, ...seriesFor(facts.data.rect, facts.by, facts.type, facts.series));
  }
  setPosition(startCell: unknown, endCell: unknown): void {
    const [start, end] = [this._cell(startCell), this._cell(endCell ?? startCell)];
    const rows = end.row + end.rows - start.row;
    this._changed.at = { row: start.row, column: start.column, rows, columns: end.column + end.columns - start.column };
  }

  get _facts(): ChartFacts {
    const facts = this._book.charts(this._sheetId).find(({ id }) => id === this._chartId);
    if (!facts) throw notFound();
    return facts;
  }

  /** The facts, to be changed: refused where the sheet is protected. */
  get _changed(): ChartFacts {
    const facts = this._facts;
    refuseIfProtected(this._book, { sheetId: this._sheetId, rect: facts.at }, "sheet");
    return facts;
  }

  _cell(given: unknown): Rect {
    return given instanceof Range ? given._here.rect : locate(this._book, this._sheetId, text(given, "cell")).rect;
  }
}

/** `Excel.ChartTitle`. A text makes it visible. */
export class ChartTitle extends HostObject {
  readonly _class = "ChartTitle";

  constructor(readonly _chart: Chart) {
    super(_chart._book);
  }

  get text(): string {
    return this._chart._facts.title.text;
  }
  set text(value: unknown) {
    this._chart._changed.title = { text: text(value, "text"), visible: true };
  }
  get visible(): boolean {
    return this._chart._facts.title.visible;
  }
  set visible(value: unknown) {
    this._chart._changed.title.visible = boolean(value, "visible");
  }
}

/** `Excel.ChartLegend`. */
export class ChartLegend extends HostObject {
  readonly _class = "ChartLegend";

  constructor(readonly _chart: Chart) {
    super(_chart._book);
  }

  get visible(): boolean {
    return this._chart._facts.legend.visible;
  }
  set visible(value: unknown) {
    this._chart._changed.legend.visible = boolean(value, "visible");
  }
  get position(): string {
    return this._chart._facts.legend.position;
  }
  set position(value: unknown) {
    this._chart._changed.legend.position = oneOf(value, ["Top", "Bottom", "Left", "Right", "Corner", "Custom"]);
  }
}
