import { addedColumns, earlierCell, earlierLines } from "./earlier-lines";
import { warning, type Issue } from "../issues";
import { layOutList } from "./list-sheet";
import { foldName } from "../gathering/names";
import { momentText, type Moment } from "../occasion";
import { HISTORY_TABLE } from "../plan/own-sheets";
import type { Edit, ListColumn } from "../plan";
import { LANGUAGES, type Language } from "../policy";
import { ROWS_PER_SLICE, type Steps } from "../steps";
import type { Column } from "../table";
import { MEMORY_WORDS } from "../text/memory";
import { TEXTS } from "../text/text";
import type { OwnSheet } from "./recalled";

/** Runs that are remembered. */
const MOST_RUNS = 24;
/** Rows of a sheet below its headers. */
const MOST_ROWS = 1_048_575;

/** The classes of this run: the columns of the account list that say whose they are. */
export interface ClassesNow {
  readonly ids: readonly string[] | undefined;
  readonly names: readonly string[];
  readonly classes: readonly string[];
  readonly moment: Moment;
  readonly language: Language;
}

/** The lines of *KA History*, and where each was before; nothing where they cannot be told apart any more. */
interface Matched {
  /** The earlier line of each customer of today, then those of customers who are gone; -1 for one who is new. */
  readonly order: number[];
  readonly cut: number;
}

/**
 * Lays *KA History* out: the classes that customers had in earlier runs, and those of this run in a column of their own. A sheet whose customers
 * cannot be told apart is left as it is.
 */
export function* layOutHistory(
  now: ClassesNow,
  sheet: OwnSheet | undefined,
): Steps<{ readonly edits: readonly Edit[]; readonly issues: readonly Issue[] }> {
  const { language, names, ids } = now;
  const { headers, sheets } = TEXTS[language];
  const earlier = earlierLines(sheet);
  const idColumn = earlier.column(LANGUAGES.map((other) => TEXTS[other].headers.id));
  const nameColumn = earlier.column(LANGUAGES.map((other) => TEXTS[other].headers.customer));
  if (sheet && !idColumn && !nameColumn)
    return { edits: [], issues: [warning("memoryLeft", { sheet: sheets.history, columns: [headers.customer] })] };
  const runs = earlier.columns.filter(({ header }) => runOf(header) !== undefined);
  const added = earlier.columns.filter(
    (column) => column !== idColumn && column !== nameColumn && !runs.includes(column),
  );
  const kept = runs.slice(-(MOST_RUNS - 1));

  const found = yield* matchLines(now, earlier.rows, { idColumn, nameColumn, telling: [...kept, ...added] });
  const { order } = found;
  const count = names.length;
  const text = (of: readonly string[] | undefined, column: Column | undefined) =>
    order.map((row, place) => (place < count ? (of?.[place] ?? earlierCell(column, row)) : earlierCell(column, row)));
  const own: ListColumn[] = [
    ...(ids || idColumn
      ? [{ header: headers.id, width: 14, cells: { values: text(ids, idColumn), format: "@" } }]
      : []),
    { header: headers.customer, width: 34, cells: { values: text(names, nameColumn), format: "@" } },
  ];
  for (const column of kept) {
    const values = new Array<ReturnType<typeof earlierCell>>(order.length);
    for (let place = 0; place < order.length; place++) {
      if (place % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
      const row = order[place] ?? -1;
      values[place] = row < 0 ? null : earlierCell(column, row);
    }
    own.push({ header: column.header, width: 14, cells: { values, format: "@" } });
  }
  const header = freeHeader(`${MEMORY_WORDS[language].run} ${momentText(now.moment)}`, earlier.columns);
  const classes = order.map((_, place) => (place < count ? (now.classes[place] ?? null) : null));
  own.push({ header, width: 14, cells: { values: classes, format: "@" } });

  const columns = [...own, ...addedColumns(earlier, added, order)];
  const look = {
    sheet: "history",
    name: sheets.history,
    table: HISTORY_TABLE,
    titleColumns: ids || idColumn ? 2 : 1,
  } as const;
  const edits = layOutList(columns, look).map((edit) =>
    edit.kind === "openSheet" ? { ...edit, headers: own.map(({ header: title }) => title) } : edit,
  );
  return { edits, issues: found.cut > 0 ? [warning("historyCut", { customers: found.cut })] : [] };
}

/** Gives each customer its earlier line: by id where both times have one, else by name. Lines of customers who are gone follow, unless they say nothing. */
function* matchLines(
  { ids, names }: ClassesNow,
  rows: number,
  {
    idColumn,
    nameColumn,
    telling,
  }: {
    readonly idColumn: Column | undefined;
    readonly nameColumn: Column | undefined;
    readonly telling: readonly Column[];
  },
): Steps<Matched> {
  const order = new Array<number>(names.length).fill(-1);
  if (rows === 0) return { order, cut: 0 };
  const byId = ids !== undefined && idColumn !== undefined;
  const lineOf = new Map<string, number>();
  const taken = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    const key = foldName(String(earlierCell(byId ? idColumn : nameColumn, row) ?? ""));
    if (key !== "" && !lineOf.has(key)) lineOf.set(key, row);
  }
  for (let place = 0; place < names.length; place++) {
    if (place % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    const row = lineOf.get(foldName((byId ? ids[place] : names[place]) ?? "")) ?? -1;
    order[place] = row;
    if (row >= 0) taken[row] = 1;
  }
  let cut = 0;
  for (let row = 0; row < rows; row++) {
    if (row % ROWS_PER_SLICE === ROWS_PER_SLICE - 1) yield;
    if (taken[row] === 1 || telling.every((column) => earlierCell(column, row) === null)) continue;
    if (order.length < MOST_ROWS) order.push(row);
    else cut++;
  }
  return { order, cut };
}

/** When the run of a header was made, as it is written there in whichever language; nothing for another header. */
export function runOf(header: string): string | undefined {
  for (const language of LANGUAGES) {
    const word = MEMORY_WORDS[language].run;
    const when = header.slice(word.length + 1);
    if (header.startsWith(`${word} `) && /^\d{4}-\d{2}-\d{2}/.test(when)) return when;
  }
  return undefined;
}

/** Two runs in one minute have headers of their own. */
function freeHeader(header: string, columns: readonly Column[]): string {
  const taken = new Set(columns.map((column) => foldName(column.header)));
  for (let number = 1; ; number++) {
    const free = number === 1 ? header : `${header} (${number})`;
    if (!taken.has(foldName(free))) return free;
  }
}
