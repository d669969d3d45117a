import type { Book } from "../host/book";
import type { ChartFacts, SeriesFacts } from "../host/drawn";

/** The grid draws no charts: those of the sheet that is shown are drawn beside it, from the cells that they are over. */

const [WIDTH, HEIGHT] = [400, 220];
/** What is left of the picture for the plot. */
const PLOT = { left: 8, top: 8, width: WIDTH - 16, height: HEIGHT - 16 };
const DELAY = 200;

/** Draws the charts of the active sheet, and again whenever cells or sheets change; answers how to stop. */
export function drawChartsBeside(panel: HTMLElement, book: Book): () => void {
  let timer: number | undefined;
  const draw = () => {
    const charts = book.charts(book.store.activeSheet());
    panel.hidden = charts.length === 0;
    panel.replaceChildren(...charts.map((chart) => figureOf(book, chart)));
  };
  const stop = book.store.onEvent(() => {
    clearTimeout(timer);
    timer = window.setTimeout(draw, DELAY);
  });
  draw();
  return () => {
    clearTimeout(timer);
    stop();
  };
}

interface Drawing {
  readonly names: readonly string[];
  /** What stands across: numbers of a curve. */
  readonly across: readonly number[];
  readonly series: readonly (SeriesFacts & { readonly name: string; readonly values: readonly number[] })[];
}

function figureOf(book: Book, chart: ChartFacts): HTMLElement {
  const [head = [], ...rows] = book.store.values(chart.data.sheetId, chart.data.rect);
  const drawing: Drawing = {
    names: rows.map((row) => String(row[0] ?? "")),
    across: rows.map((row) => Number(row[0])),
    series: chart.series.map((series, i) => ({
      ...series,
      name: String(head[i + 1] ?? ""),
      values: rows.map((row) => Number(row[i + 1] ?? 0)),
    })),
  };
  const figure = document.createElement("figure");
  figure.dataset["chart"] = chart.name;
  const caption = document.createElement("figcaption");
  caption.textContent = chart.title.text;
  const key = document.createElement("p");
  if (chart.legend.visible)
    key.append(
      ...drawing.series.map(({ name, fill, line }) => {
        const entry = document.createElement("span");
        entry.textContent = name;
        entry.style.borderColor = line;
        entry.style.backgroundColor = fill;
        return entry;
      }),
    );
  figure.append(caption, pictureOf(chart, drawing), key);
  return figure;
}

function pictureOf(chart: ChartFacts, drawing: Drawing): SVGElement {
  const picture = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  picture.append(shape("rect", { ...place(0, 0, 1, 1), fill: "none", stroke: "#d9d9d9" }));
  if (chart.type.startsWith("XY")) picture.append(...curves(drawing));
  else if (chart.type.startsWith("Bar")) picture.append(...bars(drawing));
  else picture.append(...columns(drawing), ...lines(drawing));
  return picture;
}

/** One above the other; the highest column reaches the top. */
function columns({ names, series }: Drawing): SVGElement[] {
  const stacked = series.filter(({ type }) => type.startsWith("Column"));
  const top = Math.max(1e-9, ...names.map((_, i) => stacked.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)));
  return names.flatMap((_, i) => {
    let below = 0;
    return stacked.flatMap(({ values, fill, line }) => {
      const part = (values[i] ?? 0) / top;
      below += part;
      const box = place((i + 0.15) / names.length, 1 - below, 0.7 / names.length, part);
      return part > 0 ? [shape("rect", { ...box, fill, stroke: line })] : [];
    });
  });
}

/** Bars of 100 %, side by side in each. */
function bars({ names, series }: Drawing): SVGElement[] {
  return names.flatMap((_, i) => {
    const total = series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0);
    let before = 0;
    return series.flatMap(({ values, fill, line }) => {
      const part = total > 0 ? (values[i] ?? 0) / total : 0;
      const box = place(before, (i + 0.15) / names.length, part, 0.7 / names.length);
      before += part;
      return part > 0 ? [shape("rect", { ...box, fill, stroke: line })] : [];
    });
  });
}

/** Shares up to the whole, on an axis of their own. */
function lines({ names, series }: Drawing): SVGElement[] {
  return series
    .filter(({ type }) => type === "Line")
    .map(({ values, line }) =>
      joined(
        values.map((value, i) => [(i + 0.5) / names.length, 1 - value]),
        line,
      ),
    );
}

function curves({ across, series }: Drawing): SVGElement[] {
  const [right, top] = [Math.max(...across), Math.max(...series.flatMap(({ values }) => values))];
  return series.map(({ values, line }) =>
    joined(
      values.map((value, i) => [(across[i] ?? 0) / right, 1 - value / top]),
      line,
    ),
  );
}

function joined(points: readonly (readonly [number, number])[], stroke: string): SVGElement {
  const text = points.map(([x, y]) => `${PLOT.left + x * PLOT.width},${PLOT.top + y * PLOT.height}`).join(" ");
  return shape("polyline", { points: text, fill: "none", stroke, "stroke-width": "2" });
}

/** A box in parts of the plot, as attributes. */
function place(x: number, y: number, width: number, height: number): Record<string, string> {
  return {
    x: String(PLOT.left + x * PLOT.width),
    y: String(PLOT.top + y * PLOT.height),
    width: String(width * PLOT.width),
    height: String(height * PLOT.height),
  };
}

function shape(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
