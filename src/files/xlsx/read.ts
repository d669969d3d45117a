import { refusal, warning, type Issue, type Outcome } from "../../core/issues";
import { HEADING_ROWS, findHeading } from "../../core/intake/heading";
import { headTable, placesToRead } from "../../core/intake/head-table";
import { firstRows } from "../../core/intake/gaps";
import type { Heading } from "../../core/table";
import type { Progress, ReadRequest, Reading } from "../../core/workbook";
import { areaAddress, fullAddress, MOST_ROWS, type Area } from "./address";
import { BlockCells, type BlockFacts } from "./block-cells";
import { findEnd } from "./block-below";
import { readNumberStyles } from "./number-styles";
import { findRows, type Target, type XlsxSource } from "./find-rows";
import type { OpenBook } from "./open-book";
import { openPackage } from "./open-package";
import { PackageFault, issueOf, type Package } from "./package";
import { scanPart } from "./pieces";
import { readSharedStrings } from "./shared-strings";
import { SheetScanner } from "./sheet-scanner";
import { readWorkbookParts } from "./workbook-parts";
import { faultsOf } from "./xml";

/** What to read of a workbook file. */
export interface XlsxRequest extends Omit<ReadRequest, "source"> {
  readonly source: XlsxSource;
  /** Bytes of memory that there are for texts; no limit when left out. */
  readonly room?: number | undefined;
}

/** Rows of a workbook file with what was noticed about them; a sample knows the last three of what it saw only. */
export interface XlsxReading extends Reading {
  readonly hiddenRows: number;
  readonly filter: "on" | "off";
  readonly mergedAreas: readonly string[];
  /** The year from which the workbook counts its days; those of the rows count from 1900 in any case. */
  readonly countsFrom: 1900 | 1904;
}

/** Reads rows of a workbook file, as `Workbook.read` does. */
export async function readXlsx(path: string, request: XlsxRequest): Promise<Outcome<XlsxReading>> {
  const rows = new XlsxRows(path);
  try {
    return await rows.read(request);
  } finally {
    await rows.close();
  }
}

/** The rows of a workbook file: it stays open from a sample to the reading of all rows, which need not look for what the sample found. */
export class XlsxRows {
  private opened: Promise<Outcome<Package>> | undefined;
  private book: OpenBook | undefined;
  private found: { readonly source: XlsxSource; readonly target: HeadedTarget } | undefined;

  constructor(private readonly path: string) {}

  async read(request: XlsxRequest): Promise<Outcome<XlsxReading>> {
    const { path } = this;
    const opened = await (this.opened ??= openPackage(path));
    const from = opened.value;
    if (!from) return { issues: opened.issues };
    const changed = { issues: [refusal("fileChanged", { path })] };
    try {
      const book = (this.book ??= await openBook(from));
      const outcome = await readBlock(book, await this.find(book, request.source), request);
      return from.unchanged() ? outcome : changed;
    } catch (error) {
      // What looks like damage is what somebody is writing.
      return from.unchanged() ? { issues: [issueOf(error, path)] } : changed;
    } finally {
      if (request.rows === undefined) await this.close();
    }
  }

  async close(): Promise<void> {
    await (await this.opened)?.value?.close();
    this.opened = undefined;
    this.book = undefined;
    this.found = undefined;
  }

  private async find(book: OpenBook, source: XlsxSource): Promise<HeadedTarget> {
    if (this.found?.source !== source) {
      const target = await findRows(book, source);
      this.found = { source, target: { ...target, heading: headingOf(target) } };
    }
    return this.found.target;
  }
}

/** A block with its headers. */
interface HeadedTarget extends Target {
  readonly heading: Heading;
}

/** Cells that room is made for before any is read: what a file claims may be a lie. */
const MOST_EXPECTED_CELLS = 32 << 20;

/** A workbook file as it is read. */
async function openBook(from: Package): Promise<OpenBook> {
  const parts = await readWorkbookParts(from);
  const { dateSystem, styles } = parts;
  const dating = styles === undefined ? { dateStyles: undefined } : await readNumberStyles(from, styles, dateSystem);
  return { from, parts, dating };
}

async function readBlock(book: OpenBook, target: HeadedTarget, request: XlsxRequest): Promise<Outcome<XlsxReading>> {
  const { sheet, area, table, heading } = target;
  const { headers } = heading;
  const top = area.top + heading.rows;
  const bottom = area.bottom - (table?.totalsRows ?? 0);
  const claimed = claimedRows(target.claimed, { top, bottom });
  const most = request.rows ?? MOST_ROWS;
  const cells = new BlockCells({
    area: { ...area, top, bottom },
    columns: placesToRead(heading, request.columns),
    rows: most,
    // The number of all rows is believed where the file says it: counting them would cost as much as reading them.
    end: request.rows !== undefined && claimed !== undefined ? "after rows" : "after sheet",
    expectedRows: Math.min(most, claimed ?? 1024, Math.ceil(MOST_EXPECTED_CELLS / headers.length)),
    dating: book.dating,
  });
  await scanCells(book, cells, { part: sheet.part, progress: request.progress, rows: claimed });
  const shared = await readSharedStrings(book.from, book.parts.sharedStrings, {
    last: cells.lastShared,
    mark: (used) => cells.markShared(used),
    batch: cells.batch,
    room: request.room,
  });

  const addressOf = (part: Area) => fullAddress(sheet.name, areaAddress(part));
  const whole = cells.facts();
  const readRows = Math.min(whole.rows, most);
  const all = cells.finish(headers, readRows, shared);
  const isWhole = request.rows === undefined && !table;
  const block = { ...area, top, bottom: top + readRows - 1, sheet: sheet.name, heading, columns: all, addressOf };
  const end = isWhole ? await findEnd(book, sheet, block) : undefined;
  if (end?.issue.severity === "error") return { issues: [end.issue] };
  const facts = end ? cells.facts(end.rows) : whole;
  const columns = end ? all.map((column) => firstRows(column, end.rows)) : all;
  const rowsInSource = request.rows === undefined ? facts.rows : Math.max(facts.rows, claimed ?? 0);
  const rowCount = Math.min(facts.rows, most);
  const where = addressOf({ ...area, top: top - heading.levels, bottom: top + rowsInSource - 1 });
  if (headers.length === 1 && facts.rows === 0 && !table) return { issues: [refusal("oneCell", { where })] };
  const filter = table?.filter === "on" ? "on" : facts.filter;
  const address = areaAddress({ ...area, bottom: top + rowsInSource - 1 });
  // Of several blocks one above the other, rows are added between them; cells that somebody named may end before their block does.
  const isOne = !end && target.issues.every(({ kind }) => kind !== "blockChosen");
  const isLast = isOne && request.source.kind !== "range";
  const reach = table ? "table" : isLast ? "end" : undefined;
  return {
    value: {
      table: headTable(heading, { where, firstRow: top + 1, rowCount, columns, filter, ...cells.hiddenRows(rowCount) }),
      source: { kind: "range", sheet: sheet.name, address, ...(reach ? { reach } : {}) },
      rowsInSource,
      hiddenRows: facts.hiddenRows,
      filter,
      mergedAreas: facts.merged,
      countsFrom: book.parts.dateSystem,
    },
    issues: [...target.issues, ...(end ? [end.issue] : []), ...issuesOf(facts, where)],
  };
}

interface Scan {
  readonly part: string;
  readonly progress: Progress | undefined;
  readonly rows: number | undefined;
}

async function scanCells({ from }: OpenBook, cells: BlockCells, { part, progress, rows }: Scan): Promise<void> {
  const scanner = new SheetScanner(cells, faultsOf(from, part));
  await scanPart(from, part, (bytes, at, to) => {
    if (progress?.signal.aborted) throw new PackageFault(refusal("cancelled", { written: "nothing" }));
    const used = scanner.scan(bytes, at, to);
    progress?.report(cells.rowsSoFar, Math.max(cells.rowsSoFar, rows ?? 0));
    return used;
  });
  cells.batch.flush();
}

function headingOf({ area, table, rows }: Target): Heading {
  // A table without its header row still knows what its columns are called.
  if (table?.headerRows === 0) return { kind: "read", rows: 0, levels: 1, above: 0, headers: table.columns };
  const last = Math.max(area.top, rows.at(-1)?.row ?? 0);
  const bottom = Math.min(area.bottom, area.top + HEADING_ROWS - 1, last);
  const byRow = new Map(rows.map(({ row, cells }) => [row, cells]));
  const top = Array.from({ length: bottom - area.top + 1 }, (_, i) =>
    Array.from({ length: area.right - area.left + 1 }, (_, k) => byRow.get(area.top + i)?.get(area.left + k) ?? null),
  );
  return findHeading(top, { firstColumn: area.left, place: table ? "firstRow" : "anywhere" });
}

/** How many data rows the file says there are; nothing where it does not say, or what nobody has. */
function claimedRows(
  claimed: Area | undefined,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): number | undefined {
  if (!claimed || claimed.bottom < top || claimed.bottom === MOST_ROWS - 1) return undefined;
  return Math.min(claimed.bottom, bottom) - top + 1;
}

function issuesOf(facts: BlockFacts, where: string): Issue[] {
  const issues: Issue[] = [];
  const { merged: areas, formulasWithoutValues: cells, firstWithoutValue: first } = facts;
  if (areas.length > 0) issues.push(warning("mergedCells", { where, areas }));
  if (cells > 0) issues.push(warning("formulasWithoutValues", { where, cells, first }));
  return issues;
}
