import { findColumns, type Columns } from "../core/columns";
import { note, refusal, type Issue, type Outcome } from "../core/issues";
import type { Parts } from "../core/gathering/parts";
import type { Policy } from "../core/policy";
import { codeOf, type ByteSource } from "./byte-source";
import { TableBelow } from "./csv-below";
import { readHead, type Head } from "./csv-head";
import { RecordReader, type BlockEnd } from "./csv-records";
import { MOST_BYTES } from "./plain-records";
import { LONGEST_RECORD, Window, encodingFault, skipEmptyLines } from "./csv-window";
import { ENCODING_NAMES, type Encoding } from "./encoding";
import { RowGathering } from "./row-gathering";
import type { PartSizes } from "./row-store";
import { TextSource } from "./text-source";

/**
 * Rows read for a policy: the columns were found on the first of them, and only they were read to the end. A file with more rows than memory is meant
 * to hold comes in many parts, each valid until the next is asked for.
 */
export interface CsvReading {
  readonly parts: Parts;
  readonly columns: Columns;
  /** Lets go of what was set aside; the parts are not asked for afterwards. */
  close(): void;
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
  /** Bytes of memory that there are for texts; no limit when left out. */
  readonly room?: number | undefined;
  /** How many rows make a part; PART_SIZES when left out. */
  readonly partSizes?: PartSizes;
}

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

  const rows = new RowGathering(found.value, { heading, expectedRows: expectRows(window, head.value), request });
  const records = new RecordReader(separator, rows.sinks, start.line);
  window.skip(start.at);
  if (isSmall(source)) await window.more(MOST_BYTES);
  const below = new TableBelow(head.value);
  const rest = new RecordReader(separator, []);
  const fault = await readRecords(window, { records, rest, below, rows, request });
  const tables = below.issues(where, rest);
  const stop = fault ?? tables.find(({ severity }) => severity === "error");
  if (stop) {
    rows.close();
    return { issues: [...found.issues, stop] };
  }
  const parts = rows.finish(below.rowsAbove ?? records.records, { where, firstRow: sample.firstRow });
  const issues = [...tables, ...found.issues, ...parts.issues, ...records.issues()];
  if (!parts.value) return { issues };
  return { value: { parts: parts.value, columns: found.value, close: () => rows.close() }, issues };
}

/** What takes the records of a file. */
interface Takers {
  readonly records: RecordReader;
  readonly rows: RowGathering;
  readonly below: TableBelow;
  /** Goes through the lines of a table below those that are read. */
  readonly rest: RecordReader;
  readonly request: CsvRequest;
}

/** Reads all records to the end of the file; gives what stopped it, if anything did. */
async function readRecords(
  window: Window,
  { records, rest, below, rows, request }: Takers,
): Promise<Issue | undefined> {
  const { source } = window;
  let [reader, isBelowGap] = [records, false];
  for (;;) {
    const { bytes, to, ended } = window;
    const broken = encodingFault(window, reader.line);
    if (broken) return broken;
    const ends = ended ? "file" : "more";
    // No file has more records than bytes.
    if (ended && records.records === 0 && rows.room(0) > window.length) {
      for (let end: BlockEnd | undefined; (end = records.readPlain(bytes, window, { ends }));)
        window.skip(end.at - window.from);
    }
    for (;;) {
      if (isBelowGap) {
        const looked = below.look(bytes, window, reader);
        if (looked === "more") break;
        isBelowGap = false;
        if (looked === "table") {
          rest.line = reader.line;
          reader = rest;
        }
      }
      const most = reader === rest ? Infinity : rows.room(records.records);
      const before = reader.records;
      const end = reader.read(bytes, { from: window.from, to }, { records: most, ends, ...below.gaps });
      window.skip(end.at - window.from);
      if (end.openQuoteLine !== undefined && (ended || window.length > LONGEST_RECORD))
        return refusal("unclosedQuote", { line: end.openQuoteLine });
      if (end.belowGap) isBelowGap = true;
      else if (reader.records - before < most || window.length === 0) break;
      else {
        const full = rows.setAside(records.records);
        if (full) return full;
      }
    }
    if (source.size !== undefined) request.onProgress?.(source.used(), source.size);
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

/** Whether a file is read whole before its records are taken. */
function isSmall({ size, packing }: TextSource): boolean {
  return packing === "plain" && size !== undefined && size <= MOST_BYTES;
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && "code" in error;
}
