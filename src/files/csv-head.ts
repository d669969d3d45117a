import { HEADING_ROWS, findHeading } from "../core/intake/heading";
import { headTable } from "../core/intake/head-table";
import { SAMPLE_ROWS } from "../core/column-guess";
import { refusal, type Outcome } from "../core/issues";
import type { Heading, Table } from "../core/table";
import { SampleSink, textOf, type FieldSink } from "./csv-columns";
import { RecordReader } from "./csv-records";
import { decimalIn } from "./decimal";
import { LONGEST_RECORD, encodingFault, type Window } from "./csv-window";

/** As many as a sheet of Excel has. */
const MOST_COLUMNS = 16_384;
const COMMA = 44;
const SEPARATORS = [COMMA, 59, 9];
const [QUOTE, LF, CR] = [34, 10, 13] as const;

/** The first rows with all their columns, and what they say about the file. */
export interface Head {
  readonly sample: Table;
  readonly heading: Heading;
  readonly separator: number;
  /** Where the first data record begins: its line, and its distance from the beginning of the window. */
  readonly start: { readonly at: number; readonly line: number };
  /** Bytes of the sampled records, the header not counted. */
  readonly sampledBytes: number;
}

/** Reads the first rows of a file: how its fields are separated, where its headers stand, and a sample of what is below. */
export async function readHead(
  window: Window,
  { where, firstLine }: { readonly where: string; readonly firstLine: number },
): Promise<Outcome<Head>> {
  for (;;) {
    const broken = encodingFault(window, firstLine);
    if (broken) return { issues: [broken] };
    const { ended } = window;
    const bytes = window.copy();
    const to = window.length;
    const ends = ended ? "file" : "more";
    const separator = separatorOf(bytes, to);
    const top = findRecords(bytes, { to, firstLine, separator, ends });
    if (top.records.length === HEADING_ROWS || (ended && top.openQuoteLine === undefined)) {
      const { heading, start } = headingOf(bytes, { to, separator, ends, top });
      const sinks = heading.headers.map((text) => new SampleSink(text));
      const records = new RecordReader(separator, sinks, start.line);
      const limits = { records: SAMPLE_ROWS, ends } as const;
      // Of a copy: reading changes the bytes, and these are read again.
      const range = { from: start.at, to };
      const end =
        records.readPlain(window.bytes.subarray(window.from), range, limits) ??
        records.read(window.copy(), range, limits);
      if (records.records === SAMPLE_ROWS || (ended && end.openQuoteLine === undefined)) {
        const rows = { where, firstRow: firstLine + heading.rows, rowCount: records.records };
        const sample = headTable(heading, { ...rows, columns: sinks.map((sink) => sink.finish()) });
        return { value: { sample, heading, separator, start, sampledBytes: end.at - start.at }, issues: [] };
      }
      if (end.openQuoteLine !== undefined && (ended || window.length > LONGEST_RECORD))
        return { issues: [refusal("unclosedQuote", { line: end.openQuoteLine })] };
    } else if (ended || window.length > LONGEST_RECORD) {
      return { issues: [refusal("unclosedQuote", { line: top.openQuoteLine ?? firstLine })] };
    }
    // As much again: a record that is far longer than a piece would else be looked through once for each piece.
    await window.more(window.length);
  }
}

/** Where a record begins, and how many fields it has. */
interface RecordPlace {
  readonly at: number;
  readonly line: number;
  readonly fields: number;
}

/** The first records of a file, and where the one behind them begins. */
interface Top {
  readonly records: readonly RecordPlace[];
  readonly next: { readonly at: number; readonly line: number };
  readonly openQuoteLine?: number;
}

function findRecords(
  bytes: Uint8Array,
  file: { readonly to: number; readonly firstLine: number; readonly separator: number; readonly ends: "file" | "more" },
): Top {
  const { to, firstLine, separator, ends } = file;
  const reader = new RecordReader(separator, [], firstLine);
  const records: RecordPlace[] = [];
  let at = 0;
  while (records.length < HEADING_ROWS && at < to) {
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

/** Finds the headers, and where the data below them begins. */
function headingOf(
  bytes: Uint8Array,
  file: { readonly to: number; readonly separator: number; readonly ends: "file" | "more"; readonly top: Top },
): { readonly heading: Heading; readonly start: Head["start"] } {
  const { to, separator, ends, top } = file;
  const { records, next } = top;
  const widest = Math.min(MOST_COLUMNS, Math.max(1, ...records.map(({ fields }) => fields)));
  const grid = new GridSink(widest);
  new RecordReader(separator, grid.sinks).read(bytes, { from: 0, to }, { records: records.length, ends });
  const all = findHeading(grid.rows, { firstColumn: 0, place: "anywhere" });
  // Fields beyond the headers are too many, not further columns.
  const own =
    all.kind === "read" ? records.slice(all.rows - all.levels, all.rows) : records.slice(all.rows, all.rows + 1);
  const width = Math.min(widest, Math.max(1, ...own.map(({ fields }) => fields)));
  const heading =
    width === widest
      ? all
      : findHeading(
          grid.rows.map((row) => row.slice(0, width)),
          { firstColumn: 0, place: "anywhere" },
        );
  const { at, line } = records[heading.rows] ?? next;
  return { heading, start: { at, line } };
}

/** Takes the fields of the first records, row by row: plain numbers as such. */
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

/** The separator that the same number of times stands in most of the first lines, outside quotes; of several the one that is there more often. */
function separatorOf(bytes: Uint8Array, to: number): number {
  const lines: number[][] = [];
  let counts = SEPARATORS.map(() => 0);
  let open = false;
  for (let at = 0; at < to && lines.length < HEADING_ROWS; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) open = !open;
    else if (!open && (byte === LF || byte === CR)) {
      lines.push(counts);
      counts = SEPARATORS.map(() => 0);
    } else if (!open) {
      const place = SEPARATORS.indexOf(byte);
      if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  if (lines.length === 0) lines.push(counts);
  const ranks = SEPARATORS.map((_, place) => {
    const times = new Map<number, number>();
    for (const line of lines) {
      const count = line[place] ?? 0;
      if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
    }
    const [count = 0, same = 0] = [...times].sort(([a, m], [b, n]) => n - m || b - a)[0] ?? [];
    return { place, same, count };
  });
  const [best] = ranks.sort((a, b) => b.same - a.same || b.count - a.count || a.place - b.place);
  return SEPARATORS[best?.place ?? 0] ?? COMMA;
}
