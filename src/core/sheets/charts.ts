import { measureGrid, type GridCell } from "../class-grid";
import { finalClasses, type Result } from "../classes";
import { coloursOf, type Colouring } from "./colours";
import type { Gathering } from "../customers";
import { inUnits, startSum, valueOf } from "../measures";
import { moneyFormat } from "./money-format";
import { rankingOf } from "../ranking/levels";
import { orderCustomers } from "./order";
import type { Chart, ChartSeries } from "../plan/drawn";
import type { Language } from "../policy";
import type { Profit } from "../profit";
import type { MethodReport, Report } from "../report";
import { ROWS_PER_SLICE, type Steps } from "../steps";
import { measureHeaders } from "./summary-classes";
import { DRAWING_WORDS } from "../text/drawings";
import { TEXTS, classLabel, type NamedClass } from "../text/text";

/** What the charts show. */
export interface Charted {
  readonly report: Report;
  readonly gathering: Gathering;
  readonly results: readonly Result[];
}

type Cell = string | number | null;

/** A small table: its headers, its rows, the number format of each column. */
export interface SmallTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly formats: readonly string[];
}

/** A chart without its place, and the table that it is drawn from: what stands across in its first column, then a column a series. */
export interface Drawn extends SmallTable, Omit<Chart, "data" | "at"> {}

/** Grids of numbers that are shaded by their size, under one title. */
export interface HeatMaps {
  readonly title: string;
  readonly grids: readonly (SmallTable & { readonly about: string })[];
}

/** Customers with a column of their own. */
const LARGEST = 50;
const LINE = "#404040";

/** The largest customers of the leading method with their classes, and the others together; nothing where its values do not add up. */
export function* paretoOf({ report, gathering: { customers }, results }: Charted): Steps<Drawn | undefined> {
  const { language } = report.policy;
  const [leading] = results;
  const [method] = report.methods;
  if (!leading || !method || leading.classes.ranked?.adds === "to nothing") return undefined;
  const { list, of } = finalClasses(leading);
  const { measure, standing } = rankingOf(leading.classes);
  const total = inUnits(measure, standing.total);
  if (total <= 0) return undefined;
  const words = DRAWING_WORDS[language];
  const order = yield* orderCustomers(customers, measure);
  const positive = standing.customers.at(-1) ?? 0;
  const shown = positive <= LARGEST + 1 ? positive : LARGEST;
  const seen = new Set<number>();
  const lines: { name: string; of: ReadonlyMap<number, number>; running: number }[] = [];
  const running = startSum(measure);
  for (let place = 0; place < shown; place++) {
    const customer = order[place] ?? 0;
    const value = valueOf(measure, customer);
    const own = of[customer] ?? 0;
    running.add(value);
    seen.add(own);
    lines.push({
      name: customers.names[customer] ?? "",
      of: new Map([[own, inUnits(measure, value)]]),
      running: inUnits(measure, running.value) / total,
    });
  }
  if (positive > shown) {
    const sums = new Map(list.map((_, place) => [place, startSum(measure)]));
    for (let place = shown; place < positive; place++) {
      if (place % ROWS_PER_SLICE === 0) yield;
      const customer = order[place] ?? 0;
      const own = of[customer] ?? 0;
      sums.get(own)?.add(valueOf(measure, customer));
      seen.add(own);
    }
    const rest = new Map([...sums].map(([place, sum]) => [place, inUnits(measure, sum.value)]));
    lines.push({ name: words.others(positive - shown), of: rest, running: 1 });
  }
  const classes = [...seen].sort((a, b) => a - b);
  const money = measure.precision === "rounded" ? "#,##0.00" : moneyFormat(measure.decimals);
  return {
    name: "KA_Pareto",
    kind: "stacked",
    title: positive > shown ? words.paretoOf(shown) : words.pareto,
    headers: [
      words.customer,
      ...classes.map((place) => classLabel(list[place] ?? { kind: "none" }, language)),
      words.cumulative,
    ],
    rows: lines.map(({ name, of: values, running: share }) => [
      name,
      // A class without customers here has no column; a zero would draw one that cannot be seen.
      ...classes.map((place) => values.get(place) || null),
      share,
    ]),
    formats: ["@", ...classes.map(() => money), "0.0%"],
    series: [
      ...classes.map((place) => columnsOf(list[place] ?? { kind: "none" }, place, report.policy)),
      { drawn: "line", axis: "second", fill: LINE, line: LINE },
    ],
    across: { title: "", format: "@" },
    up: { title: measureHeaders(method, language)[0], format: "#,##0" },
    second: { title: words.cumulative, format: "0%", upTo: 1 },
  };
}

/** The classes of a method by their shares of the customers and of what is added up. */
export function sharesOf(method: MethodReport, place: number, colouring: Colouring): Drawn {
  const { language } = colouring;
  const words = DRAWING_WORDS[language];
  const { choice, classes } = method;
  const title = choice.name ?? TEXTS[language].methods[choice.id];
  const [added] = measureHeaders(method, language);
  const shown = classes.map((entry, i) => ({ entry, place: i })).filter(({ entry }) => entry.customers > 0);
  return {
    name: place === 0 ? "KA_ClassShares" : `KA_ClassShares${place + 1}`,
    kind: "shares",
    title: words.shares(title),
    headers: [title, ...shown.map(({ entry }) => classLabel(entry, language))],
    rows: [
      [added, ...shown.map(({ entry }) => entry.share ?? null)],
      [words.ofCustomers, ...shown.map(({ entry }) => entry.customerShare)],
    ],
    formats: ["@", ...shown.map(() => "0.0%")],
    series: shown.map(({ entry, place: own }) => columnsOf(entry, own, colouring)),
    across: { title: "", format: "@" },
    up: { title: "", format: "0%" },
  };
}

/** Who makes the profit: cumulative profit over the customers, as shares where the total is above zero. */
export function whaleOf({ curve, customers, total }: Profit, language: Language): Drawn {
  const words = DRAWING_WORDS[language];
  const title = total > 0 ? words.profitShare : words.profit;
  const format = total > 0 ? "0%" : "#,##0";
  return {
    name: "KA_WhaleCurve",
    kind: "curve",
    title: words.whale,
    headers: [words.partOfCustomers, title],
    rows: curve.map((part) => [part.customers / customers, part.share ?? part.profit]),
    formats: ["0.0%", total > 0 ? "0.0%" : "#,##0"],
    series: [{ drawn: "line", axis: "first", fill: LINE, line: LINE }],
    across: { title: words.partOfCustomers, format: "0%", upTo: 1 },
    up: { title, format },
  };
}

/** How many customers, and how much money, stand at each pair of scores of an RFM classification: recency across, frequency up. */
export function* heatMaps({ gathering: { customers }, results, report }: Charted): Steps<readonly HeatMaps[]> {
  const { language } = report.policy;
  const words = DRAWING_WORDS[language];
  const maps: HeatMaps[] = [];
  for (const result of results) {
    const { choice } = result;
    const found = choice.id === "rfm" ? yield* measureGrid(result, results, customers) : undefined;
    if (choice.id !== "rfm" || !found) continue;
    const [ups, acrosses] = [found.rows.map(Number), found.columns.map(Number)];
    const grid = (about: string, format: string, valueAt: (cell: GridCell) => number) => ({
      about,
      formats: ["@", ...acrosses.map(() => format)],
      headers: ["", ...acrosses.map(words.recency)],
      rows: found.cells.map((line, row): Cell[] => [words.frequency(ups[row] ?? 0), ...line.map(valueAt)]),
    });
    maps.push({
      title: words.grid(choice.name ?? TEXTS[language].methods[choice.id]),
      grids: [
        grid(words.gridCustomers, "#,##0", (cell) => cell.customers),
        grid(words.gridMoney, "#,##0", (cell) => cell.amount.value),
      ],
    });
  }
  return maps;
}

function columnsOf(entry: NamedClass, place: number, colouring: Colouring): ChartSeries {
  const { fill, font } = coloursOf(entry, place, colouring);
  return { drawn: "columns", axis: "first", fill, line: font };
}
