import type { Customers } from "../customer-columns";
import { Sum } from "../measures";
import { fittedPage } from "./pages";
import { ABOVE_PIVOTS, blockOfPivot, type Pivot, type PivotCells, type Slicer } from "../plan/drawn";
import type { SheetRole } from "../plan/own-sheets";
import type { Edit, ListColumn } from "../plan";
import type { Language } from "../policy";
import { overRows, type Steps } from "../steps";
import { DRAWING_WORDS } from "../text/drawings";
import { LIST_WORDS } from "../text/lists";
import { TEXTS } from "../text/text";

/** The list that PivotTables are over, as it is written to its sheet. */
export interface PivotSource {
  readonly sheet: SheetRole;
  readonly table: string;
  readonly columns: readonly ListColumn[];
}

/** A PivotTable by the headers of the source: what stands down and across, and what may be picked. The name tells it from the others. */
export interface WantedPivot {
  readonly name: string;
  readonly rows: string;
  readonly columns?: string | undefined;
  /** Columns that it has slicers by. */
  readonly slicedBy: readonly SlicedBy[];
}

/** A column that there is a slicer for: its header, and the word for it in the slicer's name, which is the same in every language. */
interface SlicedBy {
  readonly word: "Class" | "Region" | "Industry";
  readonly header: string;
}

/** More values than these down or across are nothing to look at. */
const MOST = { rows: 5_000, columns: 100 } as const;
const FIRST_ROW = ABOVE_PIVOTS.rows + 1;
const WIDTH = 14;
/** Between two PivotTables, so that one may get a column more. */
const GAP = 2;
/** Cells that a slicer takes: its title and some eight buttons. */
const SLICER = { rows: 12, columns: 2 } as const;

/** The sheet *KA Pivot*: PivotTables side by side over one list, each adding up the column of one header. Nothing where none is wanted. */
export function* layOutPivots(
  source: PivotSource,
  wanted: readonly WantedPivot[],
  { value, language }: { readonly value: string; readonly language: Language },
): Steps<readonly Edit[]> {
  const words = DRAWING_WORDS[language];
  const column = (header: string) => source.columns.find((one) => one.header === header);
  const numbers = column(value);
  const pivots: Pivot[] = [];
  let place = 0;
  // All PivotTables begin in one row, below the slicers.
  const row = FIRST_ROW + (wanted.some(({ slicedBy }) => slicedBy.length > 0) ? SLICER.rows + 1 : 0);
  for (const { name, rows, columns, slicedBy } of wanted) {
    const [down, across] = [column(rows), columns === undefined ? undefined : column(columns)];
    if (!numbers || !down || (columns !== undefined && !across) || rows === columns) continue;
    const shown = yield* addUp({ numbers, down, across }, language);
    if (shown.rows.length > MOST.rows || shown.columns.length > MOST.columns) continue;
    const pivot: Pivot = {
      name,
      source: { sheet: source.sheet, table: source.table },
      rows,
      ...(columns === undefined ? {} : { columns }),
      value: { header: value, caption: words.sums(value), format: numbers.cells.format },
      at: { row, column: place },
      slicers: slicedBy.map(({ word, header }, i): Slicer => {
        const at = { row: FIRST_ROW, column: place + i * SLICER.columns, ...SLICER };
        return { name: `${name}_${word}`, field: header, at };
      }),
      shown,
    };
    pivots.push(pivot);
    place += Math.max(blockOfPivot(pivot).columns, slicedBy.length * SLICER.columns) + GAP;
  }
  if (pivots.length === 0) return [];
  const sheet = "pivot";
  const widths = Array.from({ length: place - GAP }, () => WIDTH);
  return [
    { kind: "openSheet", sheet, name: TEXTS[language].sheets.pivot, columns: 1 },
    {
      ...{ kind: "setCells", sheet, at: { row: 0, column: 0 } },
      columns: [{ values: [words.pivots, words.pivotsAbout], format: "@" }],
    },
    { kind: "setLook", sheet, block: { row: 0, column: 0, rows: 1, columns: 1 }, look: "title" },
    { kind: "setWidths", sheet, widths },
    fittedPage(sheet, widths),
    { kind: "makePivots", sheet, pivots },
  ];
}

/**
 * The PivotTables over a list: region, industry and month by class, as far as the list has them; the classes alone where it has none. Their names say
 * which list it is: one over another list is another PivotTable. With slicers, each has one for class, region and industry, but for what stands down.
 */
export function pivotsOver(
  { table, columns }: PivotSource,
  { attributes = [] }: Customers,
  { language, slicers }: { readonly language: Language; readonly slicers: "asked" | "none" },
): readonly WantedPivot[] {
  const { class: across } = TEXTS[language].headers;
  const { month, quarter } = LIST_WORDS[language].facts;
  const header = (wanted: "region" | "industry") => attributes.find(({ role }) => role === wanted)?.header;
  const crossed = [
    { name: `${table}_ByRegion`, rows: header("region") },
    { name: `${table}_ByIndustry`, rows: header("industry") },
    { name: `${table}_ByMonth`, rows: month },
    { name: `${table}_ByQuarter`, rows: quarter },
  ].flatMap(({ name, rows }) =>
    rows !== undefined && columns.some((column) => column.header === rows) ? [{ name, rows, columns: across }] : [],
  );
  const sliced = (
    [
      { word: "Class", header: across },
      { word: "Region", header: header("region") },
      { word: "Industry", header: header("industry") },
    ] as const
  ).flatMap(({ word, header }): SlicedBy[] =>
    slicers === "asked" && header !== undefined && columns.some((column) => column.header === header)
      ? [{ word, header }]
      : [],
  );
  const pivots = crossed.length > 0 ? crossed : [{ name: `${table}_ByClass`, rows: across }];
  return pivots.map((pivot) => {
    const others = sliced.filter(({ header }) => header !== pivot.rows);
    return { ...pivot, slicedBy: others.length > 0 ? others : sliced };
  });
}

/** The list of a table as edits write it; nothing where they do not. */
export function sourceIn(edits: readonly Edit[], table: string): PivotSource | undefined {
  const made = edits.find((edit) => edit.kind === "makeTable" && edit.name === table);
  if (made?.kind !== "makeTable") return undefined;
  const { sheet, block } = made;
  const columnAt = (row: number, column: number) => {
    const edit = edits.findLast(
      (one) => one.kind === "setCells" && one.sheet === sheet && one.at.row === row && one.at.column === block.column,
    );
    return edit?.kind === "setCells" ? edit.columns[column] : undefined;
  };
  const columns = Array.from({ length: block.columns }, (_, i): ListColumn => {
    const cells = columnAt(block.row + 1, i) ?? { values: [], format: "@" };
    return { header: String(columnAt(block.row, i)?.values[0] ?? ""), cells, width: WIDTH };
  });
  return { sheet, table, columns };
}

/** What a PivotTable shows: values down in their order, a missing one last; across as they come in the list, which has the best class first. */
function* addUp(
  {
    numbers,
    down,
    across,
  }: { readonly numbers: ListColumn; readonly down: ListColumn; readonly across: ListColumn | undefined },
  language: Language,
): Steps<PivotCells> {
  const { total, blank } = DRAWING_WORDS[language];
  const sums = new Map<string, Map<string, Sum>>();
  const names = new Set<string>();
  const values = numbers.cells.values;
  yield* overRows(values.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const row = String(down.cells.values[i] ?? "");
      const name = across ? String(across.cells.values[i] ?? "") : "";
      names.add(name);
      const line = sums.get(row) ?? new Map<string, Sum>();
      sums.set(row, line);
      const sum = line.get(name) ?? new Sum();
      line.set(name, sum);
      sum.add(Number(values[i] ?? 0));
    }
  });
  const rows = [...sums.keys()].sort((a, b) => Number(a === "") - Number(b === "") || (a < b ? -1 : 1));
  const columns = [...names].sort((a, b) => Number(a === "") - Number(b === ""));
  const added = (lines: readonly string[]) => {
    const cells = columns.map((name) => sumOf(lines.map((line) => sums.get(line)?.get(name)?.value)));
    return across ? [...cells, sumOf(cells)] : cells;
  };
  return {
    rows,
    columns: across ? columns : [],
    sums: [...rows.map((row) => added([row])), added(rows)],
    total,
    blank,
  };
}

/** The sum of what is there; null where nothing is. */
function sumOf(values: readonly (number | null | undefined)[]): number | null {
  const there = values.filter((value) => typeof value === "number");
  if (there.length === 0) return null;
  const sum = new Sum();
  for (const value of there) sum.add(value);
  return sum.value;
}
