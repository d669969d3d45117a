import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { freemem, totalmem } from "node:os";
import { basename, extname } from "node:path";
import { getHeapStatistics } from "node:v8";
import { assessing, type Assessment } from "../core/analyze";
import { SAMPLE_ROWS } from "../core/column-guess";
import { columnsNeeded, findColumns, type Columns } from "../core/columns";
import { placeOf, type SourcePlace } from "../core/sheets/class-columns";
import type { Outcome } from "../core/issues";
import type { Remembered } from "../core/sheets/memory";
import type { LiveSource } from "../core/source/live-source";
import type { Parts } from "../core/gathering/parts";
import type { Room } from "../core/gathering/room";
import type { Policy } from "../core/policy";
import { ROLES, kindOf } from "../core/roles";
import { savedPolicy } from "../core/sheets/saved-policy";
import { figuresOfRows } from "../core/source/source-figures";
import { fingerprintOfRows } from "../core/source/source-fingerprint";
import { finish } from "../core/steps";
import type { Recalled } from "../core/sheets/recalled";
import { readTyped, withoutUnclaimed } from "../core/sheets/typed";
import type { Recalling } from "../core/workbook";
import { openFile, streamed, type ByteSource } from "../files/byte-source";
import { readCsv, type CsvRequest } from "../files/csv-reader";
import { fullAddress } from "../files/xlsx/address";
import type { XlsxSource } from "../files/xlsx/find-rows";
import type { XlsxReading, XlsxRequest, XlsxRows } from "../files/xlsx/read";
import { startProgress } from "./progress";
import { WORDS } from "./words";

/** What the rows of a file are judged by. */
export interface AssessRequest {
  readonly policy: Policy;
  readonly today: number;
  /** Who runs KA, as typed. */
  readonly author?: string | undefined;
  /** A workbook that the result replaces: what people typed in its lists is carried over where the rows come from none with lists. */
  readonly replaced?: string | undefined;
  /** Whether the result is written to a workbook, which then knows of its earlier runs. */
  readonly remembering?: "everything" | undefined;
  /** Entries of which nobody can tell whose they are: they forbid writing, but not to say what else differs. */
  readonly unclaimed?: "passedOver";
  /** What is written of the customers; a report alone when left out. */
  readonly writing?: "list" | "workbook" | undefined;
}

/** An assessment with what the workbook that it is written to has to know besides. */
export interface FileResult extends Assessment {
  /** Where the rows stand in a workbook. */
  readonly place?: SourcePlace | undefined;
  /** How a formula looks after them there. */
  readonly live?: LiveSource | undefined;
  readonly known?: Pick<Remembered, "recalled" | "source"> | undefined;
}

/** How a CSV file is written, where its own bytes are not to tell. */
export type CsvFormat = Pick<CsvRequest, "encoding">;

/** Where the rows of a workbook, and what people typed in KA's lists, come from; both the file itself and the copy of it can answer. */
export interface RowSource {
  read(request: XlsxRequest): Promise<Outcome<XlsxReading>>;
  recall(what?: Recalling): Promise<Outcome<Recalled>>;
}

const WORKBOOKS = new Set([".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam", ".xlsb", ".xls", ".ods"]);
/** How a zip and an old Excel file begin. */
const MAGICS = ["504b0304", "d0cf11e0"];

/** Whether a file is read as a workbook: by its name, or by how it begins. */
export function isWorkbook(path: string): boolean {
  if (path === "-") return false;
  if (WORKBOOKS.has(extname(path).toLowerCase())) return true;
  try {
    const file = openSync(path, "r");
    const head = Buffer.alloc(4);
    readSync(file, head, 0, 4, 0);
    closeSync(file);
    return MAGICS.includes(head.toString("hex"));
  } catch {
    // What cannot be opened, or not at a place, such as a pipe, is left to the reader of CSV, which says what is wrong.
    return false;
  }
}

/** Reads a CSV file, or standard input, and assesses its customers. */
export async function assessCsv(
  path: string,
  format: CsvFormat,
  { policy, today, author, replaced, remembering, writing, unclaimed }: AssessRequest,
): Promise<Outcome<FileResult>> {
  const recalled = await recallReplaced(replaced, remembering);
  if (!recalled.value) return { issues: recalled.issues };
  const words = WORDS[policy.language];
  const isStream = path === "-";
  const source: Outcome<ByteSource> = isStream ? { value: streamed(process.stdin), issues: [] } : openFile(path);
  if (!source.value) return { issues: source.issues };
  const where = isStream ? words.standardInput : basename(path);
  const progress = await startProgress(words.reading, source.value.size);
  const onProgress = progress.report;
  const room = roomForTexts();
  const reading = await readCsv(source.value, { ...format, path, where, policy, onProgress, room });
  progress.stop();
  if (!reading.value) return { issues: reading.issues };
  const { parts, columns } = reading.value;
  try {
    const read = finish(readTyped(recalled.value, columns));
    const typed = unclaimed ? withoutUnclaimed(read) : read;
    const assessment = finish(
      assessing(parts, columns, { ...{ policy, today, typed, author }, room: roomOf(room, { policy, writing }) }),
    );
    const issues = [...reading.issues, ...assessment.issues];
    return withKnown({ ...assessment, issues }, parts, remembering && recalled.value);
  } finally {
    reading.value.close();
  }
}

/** What a customer takes in V8's heap until it is written: measured, with names of 30 letters. */
const BYTES_PER_CUSTOMER = { report: 80, list: 300, workbook: 400 } as const;
/** What is written of it by each further method. */
const BYTES_PER_METHOD = 350;
/** V8 counts the memory for what it has just made as part of its limit; nothing stays there. */
const YOUNG_BYTES = 48 << 20;

function roomOf(customers: number, { policy, writing }: Pick<AssessRequest, "policy" | "writing">): Room {
  const further = writing ? BYTES_PER_METHOD * (policy.methods.length - 1) : 0;
  const perCustomer = BYTES_PER_CUSTOMER[writing ?? "report"] + further;
  return { rows: containerRoom() ?? freemem(), customers, perCustomer };
}

/** Bytes for strings and lists of them: below V8's limit, and below that of a container. Asked for before the rows are read, when nothing waits to be collected. */
function roomForTexts(): number {
  const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics();
  return Math.min(limit - YOUNG_BYTES - used, containerRoom() ?? Infinity);
}

/** Bytes that are left below the limit of a container, where there is one; the cache of files is not taken of it. */
function containerRoom(): number | undefined {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit - process.memoryUsage.rss() : undefined;
}

/** Reads rows of a workbook and assesses their customers: the columns are found on the first rows, and only they are read to the end. */
export async function assessWorkbook(
  book: RowSource,
  source: XlsxSource,
  { policy, today, author, replaced, remembering, writing, unclaimed }: AssessRequest,
): Promise<Outcome<FileResult>> {
  const room = roomForTexts();
  const sample = await book.read({ source, rows: SAMPLE_ROWS });
  if (!sample.value) return { issues: sample.issues };
  const columns = findColumns(sample.value.table, policy);
  if (!columns.value) return { issues: [...sample.issues, ...columns.issues] };
  const places = columnsNeeded(columns.value, policy).map(({ index }) => index);
  const { rowsInSource } = sample.value;
  const shown = await startProgress(WORDS[policy.language].reading, rowsInSource);
  const progress = { report: shown.report, signal: new AbortController().signal };
  const reading = await book.read({ source, columns: places, progress, room });
  shown.stop();
  if (!reading.value) return { issues: reading.issues };
  const own = await book.recall(remembering);
  const isNew = own.value !== undefined && Object.keys(own.value).length === 0;
  const recalled = isNew ? await recallReplaced(replaced, remembering) : own;
  if (!recalled.value) return { issues: recalled.issues };
  const read = finish(readTyped(recalled.value, columns.value));
  const typed = unclaimed ? withoutUnclaimed(read) : read;
  const parts = [reading.value.table];
  const assessment = finish(
    assessing(parts, columns.value, { ...{ policy, today, typed, author }, room: roomOf(room, { policy, writing }) }),
  );
  const issues = [...reading.issues, ...columns.issues, ...assessment.issues];
  const known = withKnown({ ...assessment, issues }, parts, remembering && recalled.value);
  const place = placeOf(reading.value.source, reading.value.table);
  return known.value
    ? { ...known, value: { ...known.value, place, live: remembering && liveIn(reading.value, columns.value) } }
    : known;
}

/** The rows as a formula looks after them. */
function liveIn({ source, table, countsFrom }: XlsxReading, columns: Columns): LiveSource | undefined {
  if (source.kind !== "range") return undefined;
  const { sheet, address, reach } = source;
  // The workbook adds up its days as it counts them, which are not those that were read.
  const days = new Set(countsFrom === 1904 ? columnsOfDays(columns) : []);
  const figures = finish(figuresOfRows([table])).map(({ sum, ...rest }) =>
    days.has(rest.column) ? rest : { ...rest, sum },
  );
  const rows = table.rowCount;
  return { where: fullAddress(sheet, address), reach, rows, headRows: table.heading?.rows ?? 1, figures };
}

function columnsOfDays(columns: Columns): number[] {
  return ROLES.flatMap((role) => {
    const index = columns[role]?.index;
    return index !== undefined && kindOf(role) === "date" ? [index] : [];
  });
}

function withKnown(
  { value, issues }: Outcome<Assessment>,
  parts: Parts,
  recalled: Recalled | undefined,
): Outcome<FileResult> {
  if (!value) return { issues };
  return { value: { ...value, known: recalled && { recalled, source: finish(fingerprintOfRows(parts)) } }, issues };
}

/**
 * What people typed in the lists of a workbook that is about to be replaced, and what it knows of earlier runs. Its policy was asked for before. One that is
 * no workbook of KA's has nothing of theirs.
 */
async function recallReplaced(path: string | undefined, what: "everything" | undefined): Promise<Outcome<Recalled>> {
  if (path === undefined || !existsSync(path) || !isWorkbook(path)) return { value: {}, issues: [] };
  const { recallLists } = await import("../files/xlsx/recall");
  const recalled = await recallLists(path, what);
  // One that cannot be read now may be one of KA's all the same: nothing replaces what nobody has seen.
  const theirs = recalled.issues.some(({ kind }) => ["formulasInList", "fileUnreadable", "fileChanged"].includes(kind));
  if (!recalled.value) return theirs ? recalled : { value: {}, issues: [] };
  // A newer KA may keep there what this one does not know.
  const newer = what && savedPolicy(recalled.value).issues.filter(({ kind }) => kind === "newerPolicy");
  if (newer && newer.length > 0) return { issues: newer };
  const { policy: _policy, parts: _parts, broken: _broken, standing: _standing, ...kept } = recalled.value;
  return { value: kept, issues: [] };
}

/** Rows of a workbook file that is read only. */
export function rowsOf(path: string): RowSource {
  let rows: XlsxRows | undefined;
  return {
    // What reads and writes workbooks is only loaded where there is one: a run over CSV files starts faster.
    read: async (request) => (rows ??= new (await import("../files/xlsx/read")).XlsxRows(path)).read(request),
    recall: async (what) => (await import("../files/xlsx/recall")).recallLists(path, what),
  };
}
