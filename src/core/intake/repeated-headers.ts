import type { Columns } from "../columns";
import { overRows, type Steps } from "../steps";
import { TEXT, type Table } from "../table";

/** A header of a column that is used, and its code among the column's texts. */
export interface HeaderText {
  readonly index: number;
  readonly code: number;
}

/** The headers that stand among the texts of their columns as well. */
export function headersIn(first: Table, columns: Columns): readonly HeaderText[] {
  if (first.headers === "made") return [];
  return Object.values(columns)
    .flat()
    .flatMap(({ index, header: found }) => {
      // The headers as they stand: of two levels the lower one.
      const header = found.split(" / ").at(-1) ?? found;
      const code = first.columns[index]?.pool.indexOf(header) ?? -1;
      return code >= 0 ? [{ index, code }] : [];
    });
}

/** Rows that repeat the headers, as printed reports have on every page. */
export function* findRepeatedHeaders(table: Table, headers: readonly HeaderText[]): Steps<Uint8Array | undefined> {
  if (headers.length < 2) return undefined;
  const used = headers.flatMap(({ index, code }) => {
    const column = table.columns[index];
    return column ? [{ column, code }] : [];
  });
  const rows = new Uint8Array(table.rowCount);
  yield* overRows(table.rowCount, (from, to) => {
    for (let row = from; row < to; row++) {
      let same = 0;
      for (const { column, code } of used) if (column.kinds[row] === TEXT && column.codes[row] === code) same++;
      if (same >= 2) rows[row] = 1;
    }
  });
  return rows;
}
