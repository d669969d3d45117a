import type { FilledRow } from "../core/intake/blocks";
import { textOf, type FieldSink } from "./csv-columns";
import { RecordReader } from "./csv-records";
import { decimalIn } from "./decimal";

/** As many as a sheet of Excel has. */
const MOST_COLUMNS = 16_384;

/** Where a record begins, and how many fields it has. */
export interface RecordPlace {
  readonly at: number;
  readonly line: number;
  readonly fields: number;
}

/** The first records of some bytes, and where the one behind them begins. */
export interface Top {
  readonly records: readonly RecordPlace[];
  readonly next: { readonly at: number; readonly line: number };
  readonly openQuoteLine?: number;
}

/** Finds the first records of some bytes. */
export function findRecords(
  bytes: Uint8Array,
  file: {
    readonly to: number;
    readonly firstLine: number;
    readonly separator: number;
    readonly ends: "file" | "more";
    readonly most: number;
  },
): Top {
  const { to, firstLine, separator, ends, most } = file;
  const reader = new RecordReader(separator, [], firstLine);
  const records: RecordPlace[] = [];
  let at = 0;
  while (records.length < most && at < to) {
    const { line } = reader;
    const end = reader.read(bytes, { from: at, to }, { records: 1, ends });
    if (reader.records === records.length) {
      const { openQuoteLine } = end;
      return { records, next: { at, line }, ...(openQuoteLine === undefined ? {} : { openQuoteLine }) };
    }
    records.push({ at, line, fields: reader.fields });
    at = end.at;
  }
  return { records, next: { at, line: reader.line } };
}

/** The fields of the first records of some bytes, all as wide as the widest; the bytes are not to be read again. */
export function gridOf(
  bytes: Uint8Array,
  { records }: Pick<Top, "records">,
  { to, separator, ends }: { readonly to: number; readonly separator: number; readonly ends: "file" | "more" },
): readonly (readonly (string | number)[])[] {
  const grid = new GridSink(Math.min(MOST_COLUMNS, Math.max(1, ...records.map(({ fields }) => fields))));
  new RecordReader(separator, grid.sinks).read(bytes, { from: 0, to }, { records: records.length, ends });
  return grid.rows;
}

/** The rows of a grid that hold something, by their places. */
export function filledRows(grid: readonly (readonly (string | number)[])[]): FilledRow[] {
  return grid.flatMap((fields, row) => {
    const cells = new Map(fields.flatMap((field, column) => (field === "" ? [] : [[column, field] as const])));
    return cells.size > 0 ? [{ row, cells }] : [];
  });
}

/** Takes the fields of a few records, row by row: plain numbers as such. */
class GridSink {
  readonly rows: (string | number)[][] = [];
  readonly sinks: readonly FieldSink[];

  constructor(width: number) {
    this.sinks = Array.from({ length: width }, (_, place) => ({
      take: (bytes, { starts, ends, count }) => {
        for (let i = 0; i < count; i++) this.put(i, place, textOf(bytes, starts[i] ?? 0, ends[i] ?? 0));
      },
      takeTexts: (texts) => texts.forEach((text, i) => this.put(i, place, text)),
    }));
  }

  private put(row: number, place: number, text: string): void {
    const number = decimalIn(text);
    (this.rows[row] ??= [])[place] = Number.isNaN(number) ? text : number;
  }
}
