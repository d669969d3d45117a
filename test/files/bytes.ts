import { defaultPolicy, type Policy } from "../../src/core/policy";
import { readPolicy } from "../../src/core/policies/read-policy";
import type { Columns } from "../../src/core/columns";
import { firstOf } from "../../src/core/gathering/parts";
import { cellText, type Table } from "../../src/core/table";
import type { ByteSource } from "../../src/files/byte-source";
import { readCsv, type CsvRequest } from "../../src/files/csv-reader";
import type { Outcome } from "../../src/core/issues";

/** Bytes in memory that are handed over in pieces of a size, as a slow disk would. */
export function bytesOf(content: string | Uint8Array, piece = 1 << 30): ByteSource {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  let position = 0;
  return {
    size: bytes.length,
    packing: "plain",
    used: () => position,
    read: (into, at, length) => {
      const part = bytes.subarray(position, position + Math.min(piece, length));
      into.set(part, at);
      position += part.length;
      return Promise.resolve(part.length);
    },
    unchanged: () => true,
    close: () => undefined,
  };
}

/** Reads CSV text with the columns named. */
export function readText(
  content: string | Uint8Array,
  columns: Partial<Policy["columns"]> = {},
  piece?: number,
): Promise<Outcome<TableReading>> {
  const policy = readPolicy({ columns }).value ?? defaultPolicy();
  return readTable(bytesOf(content, piece), { path: "folder/sales.csv", where: "sales.csv", policy });
}

/** A file that is one part, and its columns. */
export interface TableReading {
  readonly table: Table;
  readonly columns: Columns;
}

/** Reads CSV that is small enough for one part. */
export async function readTable(source: ByteSource, request: CsvRequest): Promise<Outcome<TableReading>> {
  const { value, issues } = await readCsv(source, request);
  return value ? { value: { table: firstOf(value.parts), columns: value.columns }, issues } : { issues };
}

/** The texts of a column, row by row. */
export function textsIn(table: Table | undefined, header: string): string[] {
  const column = table?.columns.find((one) => one.header === header);
  if (!table || !column) throw new Error(`no column ${header}`);
  return Array.from({ length: table.rowCount }, (_, row) => cellText(column, row));
}
