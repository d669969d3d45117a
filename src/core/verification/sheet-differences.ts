import type { Difference, NotCompared } from "./differences";
import { linesOf } from "../plan/beside";
import type { SheetRole } from "../plan/own-sheets";
import { comparePivot, type FoundCells } from "./pivot-differences";
import type { Plan } from "../plan";
import { ROWS_PER_SLICE, type Steps } from "../steps";
import { columnLetters, type CellValue } from "../table";
import { cellsWritten, isSameValue } from "../plan/written-cells";

/** Sheets beside account list and summary that are compared. What a workbook remembers is looked at by itself. */
export const COMPARED_SHEETS = [
  "watch",
  "migration",
  "movers",
  "facts",
  "charts",
  "pivot",
] as const satisfies readonly SheetRole[];
export type ComparedSheet = (typeof COMPARED_SHEETS)[number];

/** Lists that people sort and filter. */
const LISTS: ReadonlySet<SheetRole> = new Set(["watch", "movers", "facts"]);

/** Rows that are compared at most; a longer sheet is passed over, which is said. */
export const MOST_COMPARED_ROWS = 200_000;
/** Lines that are looked through for the one that another was once. */
const MOST_PAIRED = 200;
/** What a cell of Excel holds at most. */
const LONGEST_TEXT = 32_767;

/** The cells of further sheets and of class columns as they stand; nothing where there are none. */
export interface FurtherCells {
  readonly sheets: ReadonlyMap<ComparedSheet, FoundCells>;
  readonly columns?: FoundCells | undefined;
}

type Line = readonly (CellValue | undefined)[];

/** Compares the further sheets of a plan and its class columns with what stands there, each difference by its sheet and cell. Lists may be sorted. */
export function* compareSheets(
  plan: Plan,
  { sheets, columns }: FurtherCells,
): Steps<{
  readonly results: readonly Difference[];
  readonly compared: number;
  readonly notCompared: readonly NotCompared[];
}> {
  const results: Difference[] = [];
  const notCompared: NotCompared[] = [];
  let compared = 0;
  for (const written of cellsWritten(plan, plan.everyRun)) {
    const found = COMPARED_SHEETS.some((role) => role === written.sheet)
      ? // One of them, as just seen.
        sheets.get(written.sheet as ComparedSheet)
      : undefined;
    // Above its PivotTables there is a title only.
    if (!found || written.sheet === "pivot") continue;
    if (written.rows > MOST_COMPARED_ROWS) {
      notCompared.push({ why: "longSheet", sheet: found.sheet, name: "", rows: written.rows });
      continue;
    }
    const wanted = { ...written, order: LISTS.has(written.sheet) ? "any" : "kept" } as const;
    // One by one: no call takes as many arguments as a long sheet may have differences.
    for (const one of yield* compareLines(wanted, found)) results.push(one);
    compared += written.rows * written.columns;
  }
  const pivots = sheets.get("pivot");
  for (const pivot of pivots ? plan.edits.flatMap((edit) => (edit.kind === "makePivots" ? edit.pivots : [])) : []) {
    const seen = pivots && comparePivot(pivot, pivots);
    if (seen) {
      for (const one of seen.results) results.push(one);
      compared += seen.compared;
    } else
      notCompared.push({ why: "pivot", sheet: pivots?.sheet ?? "", name: pivot.name, rows: pivot.shown.sums.length });
  }
  const { beside } = plan;
  const rows = beside ? beside.customers.length + 1 : 0;
  if (columns && rows > MOST_COMPARED_ROWS)
    notCompared.push({ why: "longColumns", sheet: columns.sheet, name: "", rows });
  else if (beside && columns) {
    const piece = (from: number, count: number) => linesOf(beside, from, count);
    const wanted = { rows, columns: beside.columns.length, piece, order: "kept" } as const;
    for (const one of yield* compareLines(wanted, columns)) results.push(one);
    compared += rows * beside.columns.length;
  }
  return { results, compared, notCompared };
}

interface Wanted {
  readonly rows: number;
  readonly columns: number;
  readonly piece: (from: number, count: number) => readonly Line[];
  readonly order: "any" | "kept";
}

function* compareLines({ rows, columns, piece, order }: Wanted, found: FoundCells): Steps<readonly Difference[]> {
  const wanted: { readonly line: Line; readonly row: number }[] = [];
  const there: { readonly line: Line; readonly row: number }[] = [];
  const last = Math.max(rows, found.cells.length);
  for (let from = 0; from < last; from += ROWS_PER_SLICE) {
    const count = Math.min(ROWS_PER_SLICE, last - from);
    const lines = piece(from, Math.max(0, Math.min(count, rows - from)));
    for (let i = 0; i < count; i++) {
      const line = lines[i];
      const cells = Array.from({ length: columns }, (_, place) => found.cells[from + i]?.[place] ?? null);
      if (differing(line ?? [], cells) === undefined) continue;
      if (line) wanted.push({ line, row: from + i });
      if (order === "kept" || !isEmpty(cells)) there.push({ line: cells, row: from + i });
    }
    yield;
  }
  const nameAt = (row: number, place: number) =>
    `${found.sheet}!${columnLetters(found.at.column + place)}${found.at.row + row + 1}`;
  if (order === "kept") {
    const lineOf = new Map(wanted.map(({ line, row }) => [row, line]));
    return there.flatMap(({ line, row }) =>
      cellDifferences(lineOf.get(row) ?? [], line, (place) => nameAt(row, place)),
    );
  }
  const missing = new Map<string, Line[]>();
  for (const { line } of wanted) {
    const key = keyOf(line);
    const alike = missing.get(key);
    if (alike) alike.push(line);
    else missing.set(key, [line]);
  }
  const others = there.filter(({ line }) => missing.get(keyOf(line))?.pop() === undefined);
  const left = [...missing.values()].flat();
  const differences: Difference[] = [];
  for (const { line, row } of others) {
    const before = mostAlike(left, line);
    if (before !== undefined) left.splice(left.indexOf(before), 1);
    differences.push(...cellDifferences(before ?? [], line, (place) => nameAt(row, place)));
  }
  const gone = left.map((line): Difference => {
    const expected = line.find((cell) => typeof cell === "string" && cell !== "") ?? null;
    return { kind: "sheetLine", name: found.sheet, header: "", expected, found: null };
  });
  return [...differences, ...gone];
}

function cellDifferences(wanted: Line, line: Line, nameAt: (place: number) => string): Difference[] {
  return line.flatMap((cell = null, place): Difference[] => {
    const expected = wanted[place];
    if (isSame(wanted, place, cell)) return [];
    return [{ kind: "sheetCell", name: nameAt(place), header: "", expected: expected ?? null, found: cell }];
  });
}

/** The place of the first cell that is not as wanted. */
function differing(wanted: Line, line: Line): number | undefined {
  const place = line.findIndex((cell = null, i) => !isSame(wanted, i, cell));
  return place < 0 ? undefined : place;
}

/** A cell that nobody knows beforehand is as it should be, whatever it holds. */
function isSame(wanted: Line, place: number, cell: CellValue): boolean {
  if (place < wanted.length && wanted[place] === undefined) return true;
  const expected = wanted[place] ?? null;
  return isSameValue(typeof expected === "string" ? expected.slice(0, LONGEST_TEXT) : expected, cell ?? "");
}

/** Equal lines have equal keys, in the digits that survive being stored. */
function keyOf(line: Line): string {
  return JSON.stringify(line.map((cell) => (typeof cell === "number" ? cell.toPrecision(13) : (cell ?? ""))));
}

/** The line that has the most cells in common with another; nothing where none has any but empty ones. */
function mostAlike(lines: readonly Line[], line: Line): Line | undefined {
  let [best, most]: [Line | undefined, number] = [undefined, 0];
  for (const candidate of lines.slice(0, MOST_PAIRED)) {
    const same = line.filter((cell = null, i) => cell !== null && cell !== "" && isSame(candidate, i, cell)).length;
    if (same > most) [best, most] = [candidate, same];
  }
  return best;
}

function isEmpty(line: Line): boolean {
  return line.every((cell) => cell === null || cell === undefined || cell === "");
}
