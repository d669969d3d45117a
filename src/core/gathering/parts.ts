import type { Steps } from "../steps";
import type { Column, Table } from "../table";

/**
 * The rows of a table part by part, as often as they are asked for: one part where memory holds them all, many where a file is larger. There is one
 * part at least. The parts follow one another; the texts of a column are one pool in all of them, and a list of numbers or codes that is empty in the
 * first is empty in all.
 */
export type Parts = Iterable<Table>;

/** The first part, whose columns tell what holds for all of them: headers and texts. */
export function firstOf(parts: Parts): Table {
  for (const part of parts) return part;
  throw new Error("a table has one part at least");
}

/** The column of a part at the place where `findColumns` found it. */
export function columnAt(part: Table, index: number | undefined): Column {
  const column = index === undefined ? undefined : part.columns[index];
  if (!column) throw new Error("these columns were not found in this table");
  return column;
}

/** The number that the source gives to a row of a part. */
export function numberOf({ rowOf, firstRow }: Table, row: number): number {
  return rowOf?.[row] ?? firstRow + row;
}

/**
 * Remembers what was made of a part as long as the part itself is kept: a part in memory is worked on once, one that is read again is worked on
 * again, and memory holds no more than the parts do.
 */
export function remembered<P extends object, T>(make: (part: P) => Steps<T>): (part: P) => Steps<T> {
  const made = new WeakMap<P, { readonly value: T }>();
  return function* (part) {
    const known = made.get(part);
    if (known) return known.value;
    const value = yield* make(part);
    made.set(part, { value });
    return value;
  };
}
