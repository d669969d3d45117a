import { isUtf8 } from "node:buffer";
import { SAMPLE_ROWS, columnsNeeded, findColumns, type Columns } from "../core/columns";
import { note, refusal, type Issue, type Outcome } from "../core/issues";
import type { Policy } from "../core/policy";
import { kindOf } from "../core/roles";
import { headersFrom, unreadColumn, type Table } from "../core/table";
import { codeOf, type ByteSource } from "./byte-source";
import { DateSink, SampleSink, TextSink, textOf, writtenNumberIn, type FieldSink } from "./csv-columns";
import { RecordReader } from "./csv-records";
import { ENCODING_NAMES, type Encoding } from "./encoding";
import type { DecimalSign } from "./local-number";
import { NumberSink, type NumberRule } from "./number-sink";
import { TextSource } from "./text-source";

/** A table read for a policy: the columns were found on its first rows, and only they were read to the end. */
export interface CsvReading {
  readonly table: Table;
  readonly columns: Columns;
}

/** How a file is read and named. */
export interface CsvRequest {
  /** The file as the user wrote it, for sentences. */
  readonly path: string;
  /** Where the rows come from, for the report: the file's own name. */
  readonly where: string;
  readonly policy: Policy;
  /** The encoding of the file; without it, the bytes tell. */
  readonly encoding?: Encoding;
  /** The sign before the decimals of amounts; without it, the amounts tell. */
  readonly decimal?: DecimalSign;
  readonly onProgress?: (used: number, size: number) => void;
}

const BLOCK = 1 << 20;
/** A record longer than this has a quote that was never closed, or is no text at all. */
const LONGEST_RECORD = 64 << 20;
/** As many as a sheet of Excel has. */
const MOST_COLUMNS = 16_384;
const COMMA = 44;
const SEPARATORS = [COMMA, 59, 9];
const [QUOTE, LF, CR] = [34, 10, 13] as const;

const SINKS = { key: TextSink, text: TextSink, date: DateSink } as const;

/**
 * Reads a CSV file into a table. Rows are numbered as a spreadsheet numbers them when it opens the file, that is by record; only what is wrong
 * with the file itself is reported by line, because a text editor is where it is mended.
 */
export async function readCsv(source: ByteSource, request: CsvRequest): Promise<Outcome<CsvReading>> {
  try {
    const text = await TextSource.open(source, request.encoding);
    const outcome = await readTable(text, request);
    const issues = [...encodingNotes(text, request), ...outcome.issues];
    return source.unchanged() ? { ...outcome, issues } : { issues: [refusal("fileChanged", { path: request.path })] };
  } catch (error) {
    // Only the source throws here: the disk, the network drive or a broken archive.
    if (!isSystemError(error)) throw error;
    return { issues: [refusal("fileUnreadable", { path: request.path, code: codeOf(error) })] };
  } finally {
    source.close();
  }
}

/** Which encoding was taken, where it is not the usual one and nobody named it. */
function encodingNotes({ encoding = "utf-8" }: TextSource, request: CsvRequest): readonly Issue[] {
  if (encoding === "utf-8" || request.encoding !== undefined) return [];
  return [note("encodingTaken", { encoding: ENCODING_NAMES[encoding] })];
}

async function readTable(source: TextSource, request: CsvRequest): Promise<Outcome<CsvReading>> {
  const { where, path, policy } = request;
  if (source.isBinary) return { issues: [refusal("unknownFileType", { path })] };
  const window = new Window(source);
  await window.more(1);
  const firstLine = await skipEmptyLines(window);
  if (window.length === 0 && !source.endsBroken) return { issues: [refusal("emptySheet", { where })] };

  const head = await readHead(window, { where, firstLine });
  if (!head.value) return { issues: head.issues };
  const { sample, separator, start } = head.value;
  const found = findColumns(sample, policy);
  if (!found.value) return { issues: found.issues };

  const needed = columnsNeeded(found.value, policy);
  const expectedRows = expectRows(window, head.value);
  const rule: NumberRule = {
    decimal: request.decimal ?? "evidence",
    // A program that separates fields by commas writes numbers with a point.
    lonePoint: separator === COMMA ? "point" : "ask",
  };
  const numbers: NumberSink[] = [];
  const sinks = sample.columns.map(({ header }, index) => {
    const column = needed.find((entry) => entry.index === index);
    if (!column) return undefined;
    const kind = kindOf(column.role);
    if (kind !== "number") return new SINKS[kind](header, expectedRows);
    const sink = new NumberSink(header, expectedRows, rule);
    numbers.push(sink);
    return sink;
  });
  const records = new RecordReader(separator, sinks, start.line);
  window.skip(start.at);
  const fault = await readRecords(window, records, request);
  if (fault) return { issues: [...found.issues, fault] };

  const issues = [...found.issues, ...numbers.flatMap((sink) => sink.issues()), ...records.issues()];
  if (issues.some(({ severity }) => severity === "error")) return { issues };
  const table: Table = {
    where,
    firstRow: sample.firstRow,
    rowCount: records.records,
    headers: sample.headers,
    columns: sample.columns.map(({ header }, index) => sinks[index]?.finish() ?? unreadColumn(header)),
  };
  return { value: { table, columns: found.value }, issues };
}

/** The first rows with all their columns, and what they say about the file. */
interface Head {
  readonly sample: Table;
  readonly separator: number;
  /** Where the first data record begins: its line, and its distance from the beginning of the window. */
  readonly start: { readonly at: number; readonly line: number };
  /** Bytes of the sampled records, the header not counted. */
  readonly sampledBytes: number;
}

async function readHead(
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
    const separator = separatorOf(bytes, 0, to);
    const first = new RecordReader(separator, [], firstLine);
    const afterHeader = first.read(bytes, { from: 0, to }, { records: 1, ends });
    if (first.records === 1) {
      const header = new HeaderSink(Math.min(first.fields, MOST_COLUMNS));
      new RecordReader(separator, header.sinks).read(bytes, { from: 0, to }, { records: 1, ends });
      const { headers, kind } = headersFrom(header.cells(), 0);
      const start = kind === "read" ? { at: afterHeader.at, line: first.line } : { at: 0, line: firstLine };
      const sinks = headers.map((text) => new SampleSink(text));
      const records = new RecordReader(separator, sinks, start.line);
      const end = records.read(window.copy(), { from: start.at, to }, { records: SAMPLE_ROWS, ends });
      if (records.records === SAMPLE_ROWS || (ended && end.openQuoteLine === undefined)) {
        const sample: Table = {
          where,
          firstRow: firstLine + (kind === "read" ? 1 : 0),
          rowCount: records.records,
          headers: kind,
          columns: sinks.map((sink) => sink.finish()),
        };
        return { value: { sample, separator, start, sampledBytes: end.at - start.at }, issues: [] };
      }
      if (end.openQuoteLine !== undefined && (ended || window.length > LONGEST_RECORD))
        return { issues: [refusal("unclosedQuote", { line: end.openQuoteLine })] };
    } else if (ended || window.length > LONGEST_RECORD) {
      return { issues: [refusal("unclosedQuote", { line: afterHeader.openQuoteLine ?? firstLine })] };
    }
    // As much again: a record that is far longer than a piece would else be looked through once for each piece.
    await window.more(window.length);
  }
}

/** Reads all records to the end of the file; gives what stopped it, if anything did. */
async function readRecords(window: Window, records: RecordReader, request: CsvRequest): Promise<Issue | undefined> {
  const { source } = window;
  for (;;) {
    const { bytes, from, to, ended } = window;
    const broken = encodingFault(window, records.line);
    if (broken) return broken;
    const end = records.read(bytes, { from, to }, { ends: ended ? "file" : "more" });
    window.skip(end.at - from);
    if (source.size !== undefined) request.onProgress?.(source.used(), source.size);
    if (end.openQuoteLine !== undefined && (ended || window.length > LONGEST_RECORD))
      return refusal("unclosedQuote", { line: end.openQuoteLine });
    if (window.length > LONGEST_RECORD) return refusal("unknownFileType", { path: request.path });
    if (ended) return undefined;
    await window.more(window.length);
  }
}

/** The part of the file that is in memory: what was read and not used yet. */
class Window {
  bytes = new Uint8Array(BLOCK + 1);
  from = 0;
  to = 0;
  ended = false;

  constructor(readonly source: TextSource) {}

  get length(): number {
    return this.to - this.from;
  }

  /** Reads on after what is there, at least so many bytes unless the file ends; one byte is always left free behind it. */
  async more(least: number): Promise<void> {
    if (this.from > 0) {
      this.bytes.copyWithin(0, this.from, this.to);
      this.to -= this.from;
      this.from = 0;
    }
    const wanted = this.to + Math.max(least, BLOCK / 2);
    if (this.bytes.length <= wanted) {
      const larger = new Uint8Array(wanted * 2);
      larger.set(this.bytes.subarray(0, this.to));
      this.bytes = larger;
    }
    const enough = this.to + Math.max(1, least);
    while (this.to < enough && !this.ended) {
      const got = await this.source.read(this.bytes, this.to, this.bytes.length - 1 - this.to);
      this.to += got;
      if (got === 0) this.ended = true;
    }
  }

  /** A copy of what is there, with one byte more: reading changes the bytes, and the first records are read more than once. */
  copy(): Uint8Array {
    return this.bytes.slice(this.from, this.to + 1);
  }

  skip(count: number): void {
    this.from += count;
  }
}

/** Skips empty lines before the header; gives the line of the header. */
async function skipEmptyLines(window: Window): Promise<number> {
  let line = 1;
  for (;;) {
    while (window.length > 0) {
      const byte = window.bytes[window.from];
      if (byte !== LF && byte !== CR) return line;
      const next = window.from + 1 < window.to ? window.bytes[window.from + 1] : undefined;
      if (byte === LF || next !== LF) line++;
      window.skip(1);
    }
    if (window.ended) return line;
    await window.more(1);
  }
}

/** The separator that the header line has most of, outside quotes. */
function separatorOf(bytes: Uint8Array, from: number, to: number): number {
  const counts = SEPARATORS.map(() => 0);
  let open = false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) open = !open;
    else if (!open && (byte === LF || byte === CR)) break;
    else if (!open) {
      const place = SEPARATORS.indexOf(byte);
      if (place >= 0) counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? COMMA;
}

/** Says where the text of the window is not valid in its encoding, if it is not. */
function encodingFault(window: Window, firstLine: number): Issue | undefined {
  const { bytes, from, ended, source } = window;
  const encoding = ENCODING_NAMES[source.encoding ?? "utf-8"];
  const part = bytes.subarray(from, lastCharacterEnd(window));
  let line = firstLine;
  if (isUtf8(part)) {
    if (!ended || !source.endsBroken) return undefined;
    for (let at = 0; at < part.length; at++) if (endsLine(part, at)) line++;
    return refusal("notInEncoding", { encoding, line });
  }
  let start = 0;
  for (let at = 0; at < part.length; at++) {
    if (!endsLine(part, at)) continue;
    if (!isUtf8(part.subarray(start, at))) break;
    start = at + 1;
    line++;
  }
  return refusal("notInEncoding", { encoding, line });
}

function endsLine(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF);
}

/** The end of the last character that is whole, unless the file ends here. */
function lastCharacterEnd({ bytes, from, to, ended }: Window): number {
  if (ended) return to;
  let end = to;
  while (end > from && to - end < 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return end > from && (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : to;
}

/** Takes the fields of the header, so many. */
class HeaderSink {
  readonly sinks: readonly FieldSink[];
  private readonly texts: string[] = [];

  constructor(width: number) {
    const sink: FieldSink = {
      take: (bytes, { starts, ends }) => this.texts.push(textOf(bytes, starts[0] ?? 0, ends[0] ?? 0)),
      finish: () => unreadColumn(""),
    };
    this.sinks = new Array<FieldSink>(width).fill(sink);
  }

  cells(): (string | number)[] {
    return this.texts.map((text) => {
      const number = writtenNumberIn(text);
      return Number.isNaN(number) ? text : number;
    });
  }
}

function expectRows(window: Window, { sample, sampledBytes }: Head): number {
  const { size, packing } = window.source;
  if (window.ended) return Math.max(sample.rowCount, 1024);
  const known = size === undefined ? 0 : packing === "plain" ? size : size * 4;
  return Math.max(1 << 16, Math.ceil((known / Math.max(1, sampledBytes / sample.rowCount)) * 1.05));
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "code" in error;
}
