import type { Book } from "../book";
import type { ChartFacts } from "../drawn";
import { HostCollection } from "../host-object";
import type { Rect } from "../store";
import { integer, invalid, notFound, oneOf, text } from "./arguments";
import { Chart, CHART_TYPES, seriesFor } from "./chart";
import { refuseIfProtected } from "./place";
import { Range } from "./range";

/** Where Excel puts a chart of which nobody has said where: cells in the middle of the window, seven columns and fifteen rows. */
const FIRST_PLACE: Rect = { row: 5, column: 4, rows: 15, columns: 7 };

/** `Excel.ChartCollection`. */
export class ChartCollection extends HostCollection {
  readonly _class = "ChartCollection";

  constructor(
    book: Book,
    readonly _sheetId: string,
  ) {
    super(book);
  }

  get count(): number {
    return this._facts.length;
  }
  add(type: unknown, sourceData: unknown, seriesBy: unknown): Chart {
    if (!(sourceData instanceof Range)) throw invalid("sourceData should be a range");
    refuseIfProtected(this._book, { sheetId: this._sheetId, rect: FIRST_PLACE }, "sheet");
    const given = oneOf(seriesBy, ["Auto", "Columns", "Rows"], "Auto");
    const data = sourceData._here;
    const by = given === "Auto" ? (data.rect.rows >= data.rect.columns ? "Columns" : "Rows") : given;
    const kind = oneOf(type, CHART_TYPES);
    const facts: ChartFacts = {
      id: this._book.newDrawnId(),
      name: freeName(this._facts),
      ...{ type: kind, data, by, at: FIRST_PLACE },
      title: { text: "", visible: false },
      legend: { visible: true, position: "Right" },
      series: seriesFor(data.rect, by, kind),
      axes: new Map(),
    };
    this._facts.push(facts);
    return new Chart(this._book, this._sheetId, facts.id);
  }
  getCount(): number {
    return this.count;
  }
  getItem(name: unknown): Chart {
    const chart = this._indexed(name);
    if (!chart) throw notFound();
    return chart;
  }
  getItemOrNullObject(name: unknown): Chart | null {
    return this._indexed(name);
  }
  getItemAt(index: unknown): Chart {
    const chart = this._items()[integer(index, "index")];
    if (!chart) throw notFound();
    return chart;
  }

  override _items(): readonly Chart[] {
    return this._facts.map(({ id }) => new Chart(this._book, this._sheetId, id));
  }
  override _indexed(key: unknown): Chart | null {
    const given = text(key, "name");
    const facts = this._facts.find(({ id, name }) => id === given || name.toLowerCase() === given.toLowerCase());
    return facts ? new Chart(this._book, this._sheetId, facts.id) : null;
  }

  get _facts(): ChartFacts[] {
    return this._book.charts(this._sheetId);
  }
}

function freeName(charts: readonly ChartFacts[]): string {
  const taken = new Set(charts.map(({ name }) => name.toLowerCase()));
  let number = 1;
  while (taken.has(`chart ${number}`)) number++;
  return `Chart ${number}`;
}
