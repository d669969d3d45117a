import { note, warning, type Issue } from "../issues";
import type { Table } from "../table";

/** What is worth saying about where the headers of a table were found; nothing where they stand in the first row. */
export function describeHeading({ where, heading, headers, firstRow }: Table): readonly Issue[] {
  if (headers === "made") return [warning("noHeaders", { where })];
  if (!heading || (heading.above === 0 && heading.levels < 2)) return [];
  const rows = Array.from({ length: heading.levels }, (_, i) => firstRow - heading.levels + i);
  const example = heading.headers.find((header) => header.includes(" / ")) ?? heading.headers[0] ?? "";
  return [note("headersFound", { where, rows, above: heading.above, example })];
}
