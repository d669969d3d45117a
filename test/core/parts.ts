import type { Parts } from "../../src/core/gathering/parts";
import type { Column, Table } from "../../src/core/table";

/** A table in parts of so many rows, made anew each time, as those of a file are that is larger than memory. */
export function inParts(table: Table, size: number): Parts {
  return {
    *[Symbol.iterator]() {
      for (let from = 0; from === 0 || from < table.rowCount; from += size) {
        yield partOf(table, from, Math.min(from + size, table.rowCount));
      }
    },
  };
}

function partOf(table: Table, from: number, to: number): Table {
  const { rowOf, hidden, setAside } = table;
  return {
    ...table,
    firstRow: table.firstRow + from,
    rowCount: to - from,
    columns: table.columns.map((column) => cut(column, from, to)),
    ...(rowOf ? { rowOf: rowOf.slice(from, to) } : {}),
    ...(hidden ? { hidden: hidden.slice(from, to) } : {}),
    ...(setAside ? { setAside: setAside.slice(from, to) } : {}),
  };
}

function partOfList(list: Uint8Array | number, from: number, to: number): Uint8Array | number {
  return typeof list === "number" ? list : list.slice(from, to);
}

function cut(column: Column, from: number, to: number): Column {
  const { kinds, numbers, codes, months, formats } = column;
  return {
    ...column,
    kinds: kinds.slice(from, to),
    numbers: numbers.slice(from, to),
    codes: codes.slice(from, to),
    ...(formats ? { formats: { ...formats, of: partOfList(formats.of, from, to) } } : {}),
    ...(months ? { months: months.map((month) => cut(month, from, to)) } : {}),
  };
}
