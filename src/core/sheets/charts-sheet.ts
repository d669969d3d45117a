import { heatMaps, paretoOf, sharesOf, whaleOf, type Charted, type SmallTable } from "./charts";
import { SHADES } from "./colours";
import type { Chart } from "../plan/drawn";
import type { CellColumn, Edit } from "../plan";
import type { Steps } from "../steps";
import { DRAWING_WORDS } from "../text/drawings";
import { TEXTS } from "../text/text";

/** Cells that a chart takes. */
const [CHART_ROWS, CHART_COLUMNS] = [20, 8];
/** Rows from one chart, or one set of grids, to the next. */
const STEP = CHART_ROWS + 1;
const WIDTH = 12;
const FIRST_ROW = 3;
/**
 * How the sheet is printed: at this size two charts fit on a page upright, of A4 or Letter, and ten columns across. The pages end where charts do, beyond
 * those of this run too: a later one may draw more, and the page is set up once.
 */
const PRINTED = {
  percent: 70,
  breaks: Array.from({ length: 15 }, (_, page) => FIRST_ROW + 2 * STEP * (page + 1)),
} as const;
/** The tables stand apart from charts and grids, which have ten columns at most. */
const FIRST_TABLE = 11;

/** The sheet *KA Charts*: charts over small tables beside them, and grids as heat maps. */
export function* layOutCharts(charted: Charted): Steps<readonly Edit[]> {
  const { report } = charted;
  const { language } = report.policy;
  const words = DRAWING_WORDS[language];
  const pareto = yield* paretoOf(charted);
  const drawn = [
    ...(pareto ? [pareto] : []),
    ...report.methods.map((method, place) => sharesOf(method, place, report.policy)),
    ...(report.profit ? [whaleOf(report.profit, language)] : []),
  ];
  const sheet = "charts";
  const edits: Edit[] = [];
  let width = CHART_COLUMNS;
  const text = (row: number, column: number, value: string) =>
    edits.push({ kind: "setCells", sheet, at: { row, column }, columns: [{ values: [value], format: "@" }] });
  const table = (row: number, column: number, { headers, rows, formats }: SmallTable) => {
    edits.push(
      {
        kind: "setCells",
        sheet,
        at: { row, column },
        columns: headers.map((header) => ({ values: [header], format: "@" })),
      },
      { kind: "setLook", sheet, block: { row, column, rows: 1, columns: headers.length }, look: "heading" },
      {
        ...{ kind: "setCells", sheet, at: { row: row + 1, column } },
        columns: headers.map((_, i): CellColumn => ({
          values: rows.map((line) => line[i] ?? null),
          format: formats[i] ?? "@",
        })),
      },
    );
    width = Math.max(width, column + headers.length);
  };

  text(0, 0, words.charts);
  edits.push({ kind: "setLook", sheet, block: { row: 0, column: 0, rows: 1, columns: 1 }, look: "title" });
  text(1, 0, words.fromTables);
  let column = FIRST_TABLE;
  const charts = drawn.map(({ headers, rows, formats, ...chart }, place): Chart => {
    text(FIRST_ROW - 1, column, chart.title);
    table(FIRST_ROW, column, { headers, rows, formats });
    const data = { row: FIRST_ROW, column, rows: rows.length + 1, columns: headers.length };
    column += headers.length + 1;
    const top = FIRST_ROW + place * STEP;
    return { ...chart, data, at: { row: top, column: 0, rows: CHART_ROWS, columns: CHART_COLUMNS } };
  });
  let row = FIRST_ROW + charts.length * STEP;
  for (const { title, grids } of yield* heatMaps(charted)) {
    row = FIRST_ROW + Math.ceil((row - FIRST_ROW) / STEP) * STEP;
    text(row, 0, title);
    row++;
    for (const { about, ...grid } of grids) {
      const { headers, rows } = grid;
      text(row, 0, about);
      table(row + 1, 0, grid);
      const block = { row: row + 2, column: 1, rows: rows.length, columns: headers.length - 1 };
      edits.push({ kind: "shadeCells", sheet, block, ...SHADES });
      row += rows.length + 3;
    }
  }
  return [
    { kind: "openSheet", sheet, name: TEXTS[language].sheets.charts, columns: width },
    { kind: "clearSheet", sheet },
    ...edits,
    { kind: "setWidths", sheet, widths: Array.from({ length: width }, () => WIDTH) },
    {
      ...{ kind: "setPage", sheet, orientation: "portrait", titleRows: 0, titleColumns: 0 },
      ...PRINTED,
    },
    { kind: "makeCharts", sheet, charts },
  ];
}
