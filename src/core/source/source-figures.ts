import { firstOf, type Parts } from "../gathering/parts";
import { overRows, type Steps } from "../steps";
import { EMPTY, ERROR, NUMBER, isRead } from "../table";

/** What a workbook can count and add up in a column of a source without handing over its rows. */
export interface ColumnFigures {
  /** The place of the column in the block of cells, counted from 0. */
  readonly column: number;
  readonly empty: number;
  /** The sum of its numbers; left out where a cell holds an error, because then the sum is one too. */
  readonly sum?: number | undefined;
  /** How far two sums of the same numbers may lie apart, added up in another order. */
  readonly tolerance?: number | undefined;
}

/** Doubles keep 15 digits; a million of them, added up in any order, keep the first twelve. */
const ROUNDING = 1e-12;

/**
 * Figures of every column that was read. Rows that changed and left all of them as they were, such as two customers that changed places, are told by
 * the fingerprint alone. No figures where months across the columns were made into rows.
 */
export function* figuresOfRows(parts: Parts): Steps<readonly ColumnFigures[]> {
  const { columns, heading } = firstOf(parts);
  if (heading?.months) return [];
  const totals = columns.map(() => ({ empty: 0, errors: 0, sum: 0, size: 0 }));
  for (const part of parts) {
    for (const [place, { kinds, numbers }] of part.columns.entries()) {
      const total = totals[place];
      if (!total || kinds.length === 0) continue;
      yield* overRows(part.rowCount, (from, to) => {
        for (let row = from; row < to; row++) {
          const kind = kinds[row] ?? EMPTY;
          if (kind === EMPTY) total.empty++;
          else if (kind === ERROR) total.errors++;
          else if (kind === NUMBER) {
            const value = numbers[row] ?? 0;
            total.sum += value;
            total.size += Math.abs(value);
          }
        }
      });
    }
  }
  return totals.flatMap(({ empty, errors, sum, size }, column): ColumnFigures[] => {
    const read = columns[column];
    if (!read || !isRead(read)) return [];
    return [{ column, empty, ...(errors > 0 ? {} : { sum, tolerance: size * ROUNDING }) }];
  });
}

/** Whether the figures of a column are still those of a run. */
export function isSameFigures(
  then: ColumnFigures,
  now: { readonly empty: number; readonly sum?: number | undefined },
): boolean {
  if (then.empty !== now.empty) return false;
  if (then.sum === undefined) return now.sum === undefined;
  return now.sum !== undefined && Math.abs(then.sum - now.sum) <= (then.tolerance ?? 0);
}
