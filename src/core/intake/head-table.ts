import {
  ColumnBuilder,
  NUMBER,
  isRead,
  unreadColumn,
  type CellValue,
  type Column,
  type Heading,
  type Table,
} from "../table";
import { HEADING_ROWS, findHeading } from "./heading";

/** Rows as a door read them, below the headers. */
export interface ReadRows extends Pick<Table, "where" | "firstRow" | "rowCount" | "hidden" | "filter" | "dateSystem"> {
  /** One entry a column of the block, those that were not wanted unread. */
  readonly columns: readonly Column[];
}

/** A column of the table, and the columns of the block that it is made of: several where it stands for months. */
interface HeadedColumn {
  readonly header: string;
  readonly places: readonly number[];
  readonly holds: "cells" | "amounts" | "months";
}

/** The columns that a heading makes of a block: months across the columns become one of amounts and, where a year is known, one of their days. */
function headedColumns({ headers, months }: Heading): readonly HeadedColumn[] {
  const cells = headers.map((header, place) => ({ header, places: [place], holds: "cells" as const }));
  if (!months) return cells;
  const { places, totals, days, amountHeader, monthHeader } = months;
  return [
    ...cells.filter(({ places: [place = -1] }) => !places.includes(place) && !totals.includes(place)),
    { header: amountHeader, places, holds: "amounts" },
    ...(days.includes(0) ? [] : [{ header: monthHeader, places, holds: "months" as const }]),
  ];
}

/** Places in the block of the columns that a door has to read for some columns of the table, ascending; for all when left out. */
export function placesToRead(heading: Heading, columns: readonly number[] | undefined): readonly number[] {
  const headed = headedColumns(heading);
  const wanted = columns === undefined ? headed : columns.flatMap((column) => headed[column] ?? []);
  return [...new Set(wanted.flatMap(({ places }) => places))].sort((a, b) => a - b);
}

/** Puts the headers over rows that were read. Months across the columns stay side by side until `takeIn` gathers them. */
export function headTable(heading: Heading, { columns, ...read }: ReadRows): Table {
  const headed = headedColumns(heading).map(({ header, places, holds }): Column => {
    const own = places.map((place) => columns[place] ?? unreadColumn(""));
    const [first = unreadColumn("")] = own;
    if (holds === "cells" || !isRead(first)) return { ...first, header };
    if (holds === "amounts") return { ...first, header, months: own };
    const day = heading.months?.days[0] ?? 0;
    return {
      ...unreadColumn(header),
      kinds: new Uint8Array(read.rowCount).fill(NUMBER),
      numbers: new Float64Array(read.rowCount).fill(day),
    };
  });
  return { ...read, headers: heading.kind, heading, columns: headed };
}

/** A table from rows of cells, headers among the first of them: for small inputs and for tests. */
export function tableFromRows(rows: readonly (readonly CellValue[])[], where = "rows"): Table {
  const heading = findHeading(rows.slice(0, HEADING_ROWS), { firstColumn: 0, place: "anywhere" });
  const data = rows.slice(heading.rows);
  const columns = heading.headers.map((header, place) => {
    const builder = new ColumnBuilder(header, data.length);
    for (const row of data) builder.add(row[place]);
    return builder.finish();
  });
  return headTable(heading, { where, firstRow: heading.rows + 1, rowCount: data.length, columns });
}
