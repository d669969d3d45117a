import type { CellColumn, FormulaArea } from "../core/plan";
import { valuesOf } from "./cells";
import { readPieces } from "./cell-pieces";

/** An area as it is kept: with a print of its values, and what Excel calls its sheet by, whatever its name. */
export interface KeptArea extends FormulaArea {
  readonly print: string;
  /** The formula of the first cell that took its place, and whether it spills; nothing where values did. */
  readonly now?: Pick<FormulaArea, "formula" | "spills"> | undefined;
  readonly id: string;
}

/** Columns of the sheet of formulas: sheet and its id, print, formula, whether it spills; row, column, rows, columns; what took its place, and whether that spills. */
const COLUMNS = 11;
/** Those of texts, from which place on how many. */
const TEXTS = [
  [0, 5],
  [9, 2],
] as const;
/** One format for all cells of a range, which the types do not know. */
const TEXT = "@" as unknown as string[][];
const BYTES = 3_300_000;
const MOST_ROWS = 5_000;

/** Keeps formulas on a sheet of KA's, a line an area. */
export async function keepFormulas(
  context: Excel.RequestContext,
  image: string,
  areas: readonly Omit<KeptArea, "id">[],
): Promise<void> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name");
  await context.sync();
  const ids = new Map(worksheets.items.map(({ id, name }) => [name, id]));
  const sheet = worksheets.getItem(image);
  sheet.getRange().clear();
  const texts = (of: (area: (typeof areas)[number]) => string): CellColumn => ({ values: areas.map(of), format: "@" });
  const numbers = (of: (area: (typeof areas)[number]) => number): CellColumn => ({
    ...{ values: areas.map(of), format: "0" },
  });
  const columns = [
    texts((area) => area.sheet),
    texts((area) => ids.get(area.sheet) ?? ""),
    texts(({ print }) => print),
    texts(({ formula }) => formula),
    texts(({ spills }) => spills),
    numbers(({ row }) => row),
    numbers(({ column }) => column),
    numbers(({ rows }) => rows),
    numbers((area) => area.columns),
    texts(({ now }) => now?.formula ?? ""),
    texts(({ now }) => now?.spills ?? ""),
  ];
  for (const [first, columns] of TEXTS) sheet.getRangeByIndexes(0, first, areas.length, columns).numberFormat = TEXT;
  for (let from = 0; from < areas.length;) {
    const { values } = valuesOf(columns, from, { rows: Math.min(MOST_ROWS, areas.length - from), bytes: BYTES });
    sheet.getRangeByIndexes(from, 0, values.length, COLUMNS).values = values;
    from += values.length;
    await send(context);
  }
}

/** The formulas that are kept on the sheet of that mark. */
export async function keptFormulas(context: Excel.RequestContext, mark: string): Promise<readonly KeptArea[]> {
  const sheet = context.workbook.names.getItem(mark).getRange().worksheet.load("name");
  const used = sheet.getUsedRangeOrNullObject(true).load("rowCount");
  await context.sync();
  if (used.isNullObject) return [];
  const kept: KeptArea[] = [];
  const block = { sheet: sheet.name, row: 0, column: 0, rows: used.rowCount, columns: COLUMNS };
  await readPieces(context, [block], {
    load: "values",
    take(_place, _piece, { values }) {
      for (const line of values as unknown[][]) {
        const [name, id, print, formula, spills, ...place] = line.slice(0, 9).map(String);
        const [row = 0, column = 0, rows = 0, columns = 0] = place.map(Number);
        const [now = "", nowSpills] = line.slice(9).map(String);
        kept.push({
          ...{ sheet: name ?? "", id: id ?? "", print: print ?? "", formula: formula ?? "" },
          ...{ spills: spills === "yes" ? "yes" : "no", row, column, rows, columns },
          ...(now === "" ? {} : { now: { formula: now, spills: nowSpills === "yes" ? "yes" : "no" } as const }),
        });
      }
    },
  });
  return kept;
}

function send(context: Excel.RequestContext): Promise<void> {
  return context.sync();
}
