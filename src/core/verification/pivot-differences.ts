import type { Corner } from "../plan/block";
import type { Difference } from "./differences";
import type { Pivot } from "../plan/drawn";
import { columnLetters, type CellValue } from "../table";

/** Cells as they stand in a workbook. */
export interface FoundCells {
  /** What the sheet is called. */
  readonly sheet: string;
  /** Where the first of them stands. */
  readonly at: Corner;
  readonly cells: readonly (readonly CellValue[])[];
}

/** Excel adds doubles up one after the other: a sum of a million of them may differ by that part of the largest. */
const ROUNDING = 1e-9;

/**
 * Compares the sums that a PivotTable shows with those that KA calculates, each by its labels: people sort PivotTables. Nothing where the labels are not
 * those that it was made with, or it stands elsewhere: a PivotTable may be laid out anew, and what it shows then is the user's choice.
 */
export function comparePivot(
  pivot: Pivot,
  { sheet, at, cells }: FoundCells,
): { readonly results: readonly Difference[]; readonly compared: number } | undefined {
  const { shown, columns } = pivot;
  const top = pivot.at.row - at.row + (columns === undefined ? 1 : 2);
  const left = pivot.at.column - at.column;
  const named = (name: string) => (name === "" ? shown.blank : name);
  const cellAt = (row: number, column: number): CellValue => cells[row]?.[column] ?? null;
  const labelAt = (row: number, column: number) => String(cellAt(row, column) ?? "");
  const down = placesOf(shown.rows.map(named), (i) => labelAt(top + i, left));
  const across = placesOf(shown.columns.map(named), (i) => labelAt(top - 1, left + 1 + i));
  // What the totals are called is Excel's affair; that there is one, and nothing below it, is not.
  const isWhole = labelAt(top + shown.rows.length, left) !== "" && labelAt(top + shown.rows.length + 1, left) === "";
  if (!down || !across || !isWhole) return undefined;
  const largest = shown.sums.flat().reduce<number>((most, sum) => Math.max(most, Math.abs(sum ?? 0)), 0);
  const results: Difference[] = [];
  shown.sums.forEach((line, i) => {
    line.forEach((expected, j) => {
      const [row, column] = [top + (down[i] ?? i), left + 1 + (across[j] ?? j)];
      const found = cellAt(row, column);
      if (isSameSum(expected, found, largest * ROUNDING)) return;
      const name = `${sheet}!${columnLetters(at.column + column)}${at.row + row + 1}`;
      results.push({ kind: "sheetCell", name, header: "", expected, found });
    });
  });
  return { results, compared: shown.sums.reduce((sum, line) => sum + line.length, 0) };
}

/** Where each of the labels stands now; nothing where they are not the same ones. */
function placesOf(wanted: readonly string[], labelAt: (place: number) => string): readonly number[] | undefined {
  const standing = new Map(wanted.map((_, place) => [labelAt(place), place]));
  const places = wanted.flatMap((label) => standing.get(label) ?? []);
  return places.length === wanted.length && standing.size === wanted.length ? places : undefined;
}

/** Excel shows nothing where there is nothing to add up. */
function isSameSum(expected: number | null, found: CellValue, within: number): boolean {
  if (found === null || found === "") return expected === null;
  return typeof found === "number" && Math.abs(found - (expected ?? 0)) <= within;
}
