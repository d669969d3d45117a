import type { AxisFacts } from "../drawn";
import { HostObject } from "../host-object";
import { boolean, notFound, number, oneOf, text } from "./arguments";
import type { Chart } from "./chart";

/** `Excel.ChartAxes`. */
export class ChartAxes extends HostObject {
  readonly _class = "ChartAxes";

  constructor(readonly _chart: Chart) {
    super(_chart._book);
  }

  get categoryAxis(): ChartAxis {
    return new ChartAxis(this._chart, "Category Primary");
  }
  get valueAxis(): ChartAxis {
    return new ChartAxis(this._chart, "Value Primary");
  }
  /** A second axis is there while a series is drawn by it. */
  getItem(type: unknown, group: unknown): ChartAxis {
    const [kind, side] = [oneOf(type, ["Category", "Value"]), oneOf(group, ["Primary", "Secondary"], "Primary")];
    if (!this._chart._facts.series.some(({ axis }) => axis === side)) throw notFound();
    return new ChartAxis(this._chart, `${kind} ${side}`);
  }
}

/** `Excel.ChartAxis`. */
export class ChartAxis extends HostObject {
  readonly _class = "ChartAxis";

  constructor(
    readonly _chart: Chart,
    readonly _which: string,
  ) {
    super(_chart._book);
  }

  get title(): ChartAxisTitle {
    return new ChartAxisTitle(this);
  }
  get numberFormat(): string {
    return this._facts.numberFormat;
  }
  set numberFormat(value: unknown) {
    this._changed.numberFormat = text(value, "numberFormat");
  }
  get minimum(): number | string {
    return this._facts.minimum ?? "";
  }
  set minimum(value: unknown) {
    this._changed.minimum = value === "" ? undefined : number(value, "minimum");
  }
  get maximum(): number | string {
    return this._facts.maximum ?? "";
  }
  set maximum(value: unknown) {
    this._changed.maximum = value === "" ? undefined : number(value, "maximum");
  }
  get reversePlotOrder(): boolean {
    return this._facts.reversed;
  }
  set reversePlotOrder(value: unknown) {
    this._changed.reversed = boolean(value, "reversePlotOrder");
  }

  get _facts(): AxisFacts {
    const { axes } = this._chart._facts;
    const known = axes.get(this._which) ?? {
      title: { text: "", visible: false },
      numberFormat: "General",
      minimum: undefined,
      maximum: undefined,
      reversed: false,
    };
    axes.set(this._which, known);
    return known;
  }
  get _changed(): AxisFacts {
    return this._chart._changed && this._facts;
  }
}

/** `Excel.ChartAxisTitle`. A text makes it visible. */
export class ChartAxisTitle extends HostObject {
  readonly _class = "ChartAxisTitle";

  constructor(readonly _axis: ChartAxis) {
    super(_axis._book);
  }

  get text(): string {
    return this._axis._facts.title.text;
  }
  set text(value: unknown) {
    this._axis._changed.title = { text: text(value, "text"), visible: true };
  }
  get visible(): boolean {
    return this._axis._facts.title.visible;
  }
  set visible(value: unknown) {
    this._axis._changed.title.visible = boolean(value, "visible");
  }
}
