import type { Difference } from "./differences";
import { linesOf } from "./beside";
import type { Corner } from "./block";
import type { SheetRole } from "./own-sheets";
import type { Plan } from "./plan";
import { ROWS_PER_SLICE, type Steps } from "./steps";
import { columnLetters, type CellValue } from "./table";
import { cellsWritten, isSameValue } from "./written-cells";

/** Sheets beside account list and summary that are compared. PivotTables are Excel's own, and what a workbook remembers is looked at by itself. */
export const COMPARED_SHEETS = [
  "watch",
  "migration",
  "movers",
  "facts",
  "charts",
] as const satisfies readonly SheetRole[];
export type ComparedSheet = (typeof COMPARED_SHEETS)[number];

/** Lists that people sort and filter. */
const LISTS: ReadonlySet<SheetRole> = new Set(["watch", "movers", "facts"]);

/** Rows that are compared at most; a longer sheet is passed over. */
export const MOST_COMPARED_ROWS = 200_000;
/** Lines that are looked through for the one that another was once. */
const MOST_PAIRED = 200;
/** What a cell of Excel holds at most. */
const LONGEST_TEXT = 32_767;

/** Cells as they stand in a workbook. */
export interface FoundCells {
  /** What the sheet is called. */
  readonly sheet: string;
  /** Where the first of them stands. */
  readonly at: Corner;
  readonly cells: readonly (readonly CellValue[])[];
}

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
): Steps<{ readonly results: readonly Difference[]; readonly compared: number }> {
  const results: Difference[] = [];
  let compared = 0;
  for (const written of cellsWritten(plan, plan.everyRun)) {
    const found = COMPARED_SHEETS.some((role) => role === written.sheet)
      ? // One of them, as just seen.
        sheets.get(written.sheet as ComparedSheet)
      : undefined;
    if (!found || written.rows > MOST_COMPARED_ROWS) continue;
    const wanted = { ...written, order: LISTS.has(written.sheet) ? "any" : "kept" } as const;
    results.push(...(yield* compareLines(wanted, found)));
    compared += written.rows * written.columns;
  }
  const { beside } = plan;
  const rows = beside ? beside.customers.length + 1 : 0;
  if (beside && columns && rows <= MOST_COMPARED_ROWS) {
    const piece = (from: number, count: number) => linesOf(beside, from, count);
    const wanted = { rows, columns: beside.columns.length, piece, order: "kept" } as const;
    results.push(...(yield* compareLines(wanted, columns)));
    compared += rows * beside.columns.length;
  }
  return { results, compared };
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
  for (const { line } of wanted) missing.set(keyOf(line), [...(missing.get(keyOf(line)) ?? []), line]);
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
