import { columnsNeeded, findColumns, type Columns } from "../core/columns";
import { headTable, placesToRead } from "../core/intake/head-table";
import type { DecimalSign } from "../core/intake/written-number";
import { note, refusal, type Issue, type Outcome } from "../core/issues";
import type { Policy } from "../core/policy";
import { kindOf } from "../core/roles";
import { unreadColumn, type Table } from "../core/table";
import { codeOf, type ByteSource } from "./byte-source";
import { DateSink, TextSink, type FieldSink } from "./csv-columns";
import { readHead, type Head } from "./csv-head";
import { RecordReader } from "./csv-records";
import { LONGEST_RECORD, Window, encodingFault, skipEmptyLines } from "./csv-window";
import { ENCODING_NAMES, type Encoding } from "./encoding";
import { NumberSink } from "./number-sink";
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
  readonly onProgress?: (used: number, size: number) => void;
}

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
  const { sample, heading, separator, start } = head.value;
  const found = findColumns(sample, policy);
  if (!found.value) return { issues: found.issues };

  const expectedRows = expectRows(window, head.value);
  const sinks = new Array<FieldSink | undefined>(heading.headers.length);
  for (const { index, header, role } of columnsNeeded(found.value, policy)) {
    const places = placesToRead(heading, [index]);
    // Several columns of the file are one of the table where they are its months: numbers, whatever the role.
    const kind = places.length > 1 ? "number" : kindOf(role);
    for (const place of places) {
      sinks[place] ??=
        kind === "number"
          ? new NumberSink(header, expectedRows, decimalOf(policy, header))
          : new SINKS[kind](header, expectedRows);
    }
  }
  const records = new RecordReader(separator, Array.from(sinks), start.line);
  window.skip(start.at);
  const fault = await readRecords(window, records, request);
  if (fault) return { issues: [...found.issues, fault] };

  const table = headTable(heading, {
    where,
    firstRow: sample.firstRow,
    rowCount: records.records,
    columns: heading.headers.map((header, place) => sinks[place]?.finish() ?? unreadColumn(header)),
  });
  return { value: { table, columns: found.value }, issues: [...found.issues, ...records.issues()] };
}

/** The sign before the decimals, where the policy says it. */
function decimalOf({ intake }: Policy, header: string): DecimalSign | undefined {
  return typeof intake?.decimal === "string" ? intake.decimal : intake?.decimal?.[header];
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

function expectRows(window: Window, { sample, sampledBytes }: Head): number {
  const { size, packing } = window.source;
  if (window.ended) return Math.max(sample.rowCount, 1024);
  const known = size === undefined ? 0 : packing === "plain" ? size : size * 4;
  return Math.max(1 << 16, Math.ceil((known / Math.max(1, sampledBytes / sample.rowCount)) * 1.05));
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "code" in error;
}
