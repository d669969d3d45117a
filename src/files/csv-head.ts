import { chooseBlock, findBlocks, type SheetBlock } from "../core/intake/blocks";
import { HEADING_ROWS, findHeading } from "../core/intake/heading";
import { headTable } from "../core/intake/head-table";
import { SAMPLE_ROWS } from "../core/column-guess";
import { refusal, type Outcome } from "../core/issues";
import type { FileLines } from "../core/issues/reading";
import type { Heading, Table } from "../core/table";
import { TableBelow } from "./csv-below";
import { SampleSink } from "./csv-columns";
import { filledRows, findRecords, gridOf, type Top } from "./csv-grid";
import { RecordReader } from "./csv-records";
import { LONGEST_RECORD, encodingFault, type Window } from "./csv-window";

const COMMA = 44;
/** The commonest first: a comma, a semicolon, a tab, a vertical bar. */
const SEPARATORS = [COMMA, 59, 9, 124];
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
  /** The line of the headers. */
  readonly line: number;
  /** Tables of the first rows that are not read. */
  readonly others: readonly FileLines[];
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
    const top = findRecords(bytes, { to, firstLine, separator, ends, most: HEADING_ROWS });
    if (top.records.length === HEADING_ROWS || (ended && top.openQuoteLine === undefined)) {
      const head = headingOf(bytes, { to, separator, ends, top, where });
      if (!head.value) return { issues: head.issues };
      const { heading, start, line, above, others } = head.value;
      const sinks = heading.headers.map((text) => new SampleSink(text));
      const records = new RecordReader(separator, sinks, start.line);
      const below = new TableBelow({ heading, separator, line });
      const limits = () => ({ records: SAMPLE_ROWS - records.records, ends, ...below.gaps }) as const;
      // Of a copy: reading changes the bytes, and these are read again.
      const copy = window.copy();
      const range = { from: start.at, to };
      let end =
        records.readPlain(window.bytes.subarray(window.from), range, limits()) ?? records.read(copy, range, limits());
      while (end.belowGap && below.look(copy, { from: end.at, to, ended }, records) === "rows")
        end = records.read(copy, { from: end.at, to }, limits());
      const isRead = ended && end.openQuoteLine === undefined;
      if (records.records === SAMPLE_ROWS || below.rowsAbove !== undefined || isRead) {
        const rows = { where, firstRow: firstLine + above + heading.rows, rowCount: records.records };
        const sample = headTable(heading, { ...rows, columns: sinks.map((sink) => sink.finish()) });
        const sampledBytes = end.at - start.at;
        return { value: { sample, heading, separator, start, sampledBytes, line, others }, issues: [] };
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

/** The headers of the table that is read. */
interface FoundHeading extends Pick<Head, "heading" | "start" | "line" | "others"> {
  /** Records above its first one. */
  readonly above: number;
}

/** The first records of a file and how they are written. */
interface FirstRecords {
  readonly to: number;
  readonly separator: number;
  readonly ends: "file" | "more";
  readonly top: Top;
  readonly where: string;
}

/** Finds the headers, and where the data below them begins; of several tables those of the one that is meant. */
function headingOf(bytes: Uint8Array, { to, separator, ends, top, where }: FirstRecords): Outcome<FoundHeading> {
  const grid = gridOf(bytes, top, { to, separator, ends });
  const filled = filledRows(grid);
  const blocks = filled.length < grid.length ? findBlocks(filled, "rows") : [];
  if (blocks.length < 2) return { value: { ...headingWithin(grid, top), above: 0, others: [] }, issues: [] };
  const chosen = chooseBlock(blocks);
  const linesOf = (block: SheetBlock): FileLines => {
    const goesOn = block === blocks.at(-1) && ends === "more";
    const to = (top.records[block.bottom + 1] ?? top.next).line - 1;
    return { from: top.records[block.top]?.line ?? 1, ...(goesOn ? {} : { to }) };
  };
  if (!chosen) return { issues: [refusal("severalTables", { where, tables: blocks.map(linesOf) })] };
  const place = blocks.indexOf(chosen);
  const end = blocks[place + 1]?.top ?? grid.length;
  const records = top.records.slice(chosen.top, end);
  const own = { records, next: top.records[end] ?? top.next };
  // Those below are found where the rows of this one end.
  const others = blocks.slice(0, place).map(linesOf);
  return { value: { ...headingWithin(grid.slice(chosen.top, end), own), above: chosen.top, others }, issues: [] };
}

function headingWithin(
  rows: readonly (readonly (string | number)[])[],
  { records, next }: Pick<Top, "records" | "next">,
): Pick<Head, "heading" | "start" | "line"> {
  const widest = rows[0]?.length ?? 1;
  const all = findHeading(rows, { firstColumn: 0, place: "anywhere" });
  // Fields beyond the headers are too many, not further columns.
  const own =
    all.kind === "read" ? records.slice(all.rows - all.levels, all.rows) : records.slice(all.rows, all.rows + 1);
  const width = Math.min(widest, Math.max(1, ...own.map(({ fields }) => fields)));
  const cut = rows.map((row) => row.slice(0, width));
  const heading = width === widest ? all : findHeading(cut, { firstColumn: 0, place: "anywhere" });
  const { at, line } = records[heading.rows] ?? next;
  return { heading, start: { at, line }, line: records[heading.rows - heading.levels]?.line ?? line };
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
