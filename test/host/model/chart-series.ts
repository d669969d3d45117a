import type { SeriesFacts } from "../drawn";
import { HostCollection, HostObject } from "../host-object";
import { integer, invalid, notFound, number, oneOf } from "./arguments";
import { CHART_TYPES, type Chart } from "./chart";
import { colour } from "./colour";

/** `Excel.ChartSeriesCollection`. */
export class ChartSeriesCollection extends HostCollection {
  readonly _class = "ChartSeriesCollection";

  constructor(readonly _chart: Chart) {
    super(_chart._book);
  }

  get count(): number {
    return this._items().length;
  }
  getCount(): number {
    return this.count;
  }
  getItemAt(index: unknown): ChartSeries {
    const series = this._items()[integer(index, "index")];
    if (!series) throw notFound();
    return series;
  }

  override _items(): readonly ChartSeries[] {
    return this._chart._facts.series.map((_, place) => new ChartSeries(this._chart, place));
  }
}

/** `Excel.ChartSeries`. */
export class ChartSeries extends HostObject {
  readonly _class = "ChartSeries";

  constructor(
    readonly _chart: Chart,
    readonly _place: number,
  ) {
    super(_chart._book);
  }

  /** What the cell above or before its values says. */
  get name(): string {
    const { data, by } = this._chart._facts;
    const step = this._place + (data.rect.columns > 1 || by === "Rows" ? 1 : 0);
    const cell = by === "Columns" ? { row: 0, column: step } : { row: step, column: 0 };
    const rect = { row: data.rect.row + cell.row, column: data.rect.column + cell.column, rows: 1, columns: 1 };
    return String(this._book.store.values(data.sheetId, rect)[0]?.[0] ?? "");
  }
  get chartType(): string {
    return this._facts.type;
  }
  set chartType(value: unknown) {
    this._changed.type = oneOf(value, CHART_TYPES);
  }
  get axisGroup(): string {
    return this._facts.axis;
  }
  set axisGroup(value: unknown) {
    this._changed.axis = oneOf(value, ["Primary", "Secondary"]);
  }
  get gapWidth(): number {
    return this._facts.gapWidth;
  }
  set gapWidth(value: unknown) {
    const width = number(value, "gapWidth");
    if (width < 0 || width > 500) throw invalid("gapWidth is between 0 and 500");
    this._changed.gapWidth = width;
  }
  get markerStyle(): string {
    return this._facts.marker;
  }
  set markerStyle(value: unknown) {
    this._changed.marker = oneOf(value, ["Automatic", "None", "Square", "Circle", "Diamond", "Triangle"]);
  }
  get format(): ChartSeriesFormat {
    return new ChartSeriesFormat(this);
  }

  get _facts(): SeriesFacts {
    const facts = this._chart._facts.series[this._place];
    if (!facts) throw notFound();
    return facts;
  }
  get _changed(): SeriesFacts {
    return this._chart._changed && this._facts;
  }
}

/** `Excel.ChartSeriesFormat`. */
export class ChartSeriesFormat extends HostObject {
  readonly _class = "ChartSeriesFormat";

  constructor(readonly _series: ChartSeries) {
    super(_series._book);
  }

  get fill(): ChartFill {
    return new ChartFill(this._series);
  }
  get line(): ChartLineFormat {
    return new ChartLineFormat(this._series);
  }
}

/** `Excel.ChartFill`. */
export class ChartFill extends HostObject {
  readonly _class = "ChartFill";

  constructor(readonly _series: ChartSeries) {
    super(_series._book);
  }

  setSolidColor(value: unknown): void {
    this._series._changed.fill = colour(value, "color");
  }
}

/** `Excel.ChartLineFormat`. */
export class ChartLineFormat extends HostObject {
  readonly _class = "ChartLineFormat";

  constructor(readonly _series: ChartSeries) {
    super(_series._book);
  }

  get color(): string {
    return this._series._facts.line;
  }
  set color(value: unknown) {
    this._series._changed.line = colour(value, "color");
  }
}
