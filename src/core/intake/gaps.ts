import { EMPTY, TEXT, isRead, type Column } from "../table";
import { overRows, type Steps } from "../steps";

/** Places below an empty row that are looked at more closely: where customers are parted by empty rows there are thousands. */
const MOST_GAPS = 50;

/**
 * The rows below an empty one that hold nothing but texts, counted from 0: a second block may begin there. Only the columns that were read are
 * looked at, so that whoever knows the others has to look again. Those with more than one text come first.
 */
export function* rowsBelowGaps(columns: readonly Column[], rowCount: number): Steps<readonly number[]> {
  const read = columns.flatMap((column) => column.months ?? [column]).filter(isRead);
  // A column with a value in every row, as nearly every sheet has, leaves no gap; that is seen at once.
  if (read.some(({ kinds }) => !kinds.subarray(0, rowCount).includes(EMPTY))) return [];
  const found = { several: [] as number[], single: [] as number[] };
  let gap = false;
  yield* overRows(rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      let filled = 0;
      for (const { kinds } of read) if (kinds[row] !== EMPTY) filled++;
      if (filled > 0 && gap && read.every(({ kinds }) => kinds[row] === EMPTY || kinds[row] === TEXT)) {
        const list = filled > 1 ? found.several : found.single;
        if (list.length < MOST_GAPS) list.push(row);
      }
      gap = filled === 0;
    }
  });
  return [...found.several, ...found.single].slice(0, MOST_GAPS).sort((a, b) => a - b);
}

/** The first rows of a column. */
export function firstRows(column: Column, rowCount: number): Column {
  const { kinds, numbers, codes, months } = column;
  return {
    ...column,
    kinds: kinds.subarray(0, rowCount),
    numbers: numbers.subarray(0, rowCount),
    codes: codes.subarray(0, rowCount),
    ...(months ? { months: months.map((month) => firstRows(month, rowCount)) } : {}),
  };
}
