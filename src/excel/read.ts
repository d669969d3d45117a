import { refusal, type Issue, type Outcome } from "../core/issues";
import { HEADING_ROWS, findHeading } from "../core/intake/heading";
import { firstRows } from "../core/intake/gaps";
import { headTable, placesToRead } from "../core/intake/head-table";
import { ColumnBuilder, unreadColumn, type CellValue } from "../core/table";
import type { Progress, ReadRequest, Reading } from "../core/workbook";
import { askDateSystem, countFrom1900, loadedFormats } from "./dating";
import type { SeenFormats } from "./formats";
import { chooseInRegion, findEnd, partOf } from "./blocks";
import { loadedValues } from "./cells";
import { isTooLarge } from "./refusals";
import { askNames, withoutOwnColumns } from "./own-names";
import { findRegion, type Region } from "./region";

/** Rows asked for first, before their size is known. */
const FIRST_ROWS = 1_000;
/** Rows handled in one piece at most, so that taking them over stays far below 50 ms. */
const MOST_ROWS = 5_000;
/** Cells looked at to find the headers: a sheet may have 16,384 columns. */
const HEADING_CELLS = 20_000;
/** Rows whose number formats alone are asked for in one piece. */
const FORMAT_ROWS = 20_000;
/** Bytes of values aimed at in one response; Excel on the web refuses more than 5 MB. */
const BYTES = 1_000_000;

/** Reads the rows of a source in pieces, the wanted columns only. */
export async function readTable(context: Excel.RequestContext, request: ReadRequest): Promise<Outcome<Reading>> {
  // Come with the first answer.
  const names = askNames(context);
  const found = await findRegion(context, request.source);
  if (!found.value) return { issues: found.issues };
  const region = withoutOwnColumns(found.value, names);
  const sheet = context.workbook.worksheets.getItem(region.sheet);
  const top = await topOf(context, region);
  const topCells = top.cells;
  if (!topCells) return { issues: [refusal("readFailed", { where: region.address, code: "null" })] };
  const chosen = chooseInRegion(region, topCells);
  if (!chosen.value) return { issues: chosen.issues };
  const block = chosen.value;

  const left = block.column - region.column;
  const cells = topCells
    .slice(block.row - region.row, block.row - region.row + block.rows)
    .map((row) => row.slice(left, left + block.columns));
  const heading = findHeading(cells, { firstColumn: block.column, place: block.headers });
  const { headers } = heading;
  const rowsInSource = block.rows - heading.rows;
  const rowCount = Math.min(rowsInSource, request.rows ?? rowsInSource);
  const start = block.row + heading.rows;
  const wanted = placesToRead(heading, request.columns);
  const builders = new Map(wanted.map((column) => [column, new ColumnBuilder(headers[column] ?? "", rowCount)]));
  const hidden = new Uint8Array(rowCount);
  // Fetched with the first rows, not with the page.
  const { SeenFormats } = await import("./formats");
  const formats = new SeenFormats(rowCount);
  const failure = await readRows(context, {
    sheet,
    block,
    start,
    rowCount,
    builders,
    formats,
    hidden,
    progress: request.progress,
  });
  if (failure) return { issues: [failure] };

  const all = headers.map((header, column) => {
    const read = builders.get(column)?.finish();
    const said = formats.of(column);
    return read ? { ...read, ...(said ? { formats: said } : {}) } : unreadColumn(header);
  });
  const isWhole = request.rows === undefined && block.headers === "anywhere";
  const end = isWhole ? await findEnd(context, block, { start, rowCount, heading, columns: all }) : undefined;
  if (end?.issue.severity === "error") return { issues: [end.issue] };
  const rows = end?.rows ?? rowCount;
  const right = block.column + block.columns - 1;
  const cut = { top: block.row, left: block.column, bottom: start + rows - 1, right };
  const { address } = end ? partOf(block, cut) : block;
  const columns = end ? all.map((column) => firstRows(column, rows)) : all;
  const shown = hidden.subarray(0, rows);
  return {
    value: {
      table: headTable(heading, {
        where: address,
        firstRow: start + 1,
        rowCount: rows,
        columns,
        ...(shown.includes(1) ? { hidden: shown } : {}),
        ...(top.dateSystem === 1904 ? { dateSystem: 1904 } : {}),
      }),
      source: {
        kind: "range",
        sheet: block.sheet,
        address: address.slice(address.lastIndexOf("!") + 1),
        // Of several blocks one above the other, rows are added between them.
        ...(region.reach && block === region && !end ? { reach: region.reach } : {}),
      },
      rowsInSource: end ? rows : rowsInSource,
    },
    issues: [...chosen.issues, ...(end ? [end.issue] : [])],
  };
}

/** The first cells of a region, null where Excel does not hand them over, and from which year their days count. */
async function topOf(
  context: Excel.RequestContext,
  { sheet, row, column, rows, columns }: Region,
): Promise<{ readonly cells: readonly (readonly CellValue[])[] | null; readonly dateSystem: 1900 | 1904 }> {
  const most = Math.min(rows, HEADING_ROWS, Math.max(1, Math.floor(HEADING_CELLS / columns)));
  const top = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, most, columns);
  top.load("values");
  const asked = askDateSystem(context);
  await context.sync();
  const [cells, dateSystem] = [loadedValues(top), asked.answer()];
  return { cells: cells && dateSystem === 1904 ? await countFrom1900(context, top, cells) : cells, dateSystem };
}

interface Rows {
  readonly sheet: Excel.Worksheet;
  readonly block: Region;
  readonly start: number;
  readonly rowCount: number;
  readonly builders: ReadonlyMap<number, ColumnBuilder>;
  readonly formats: SeenFormats;
  /** One entry a row, made 1 for a hidden one. */
  readonly hidden: Uint8Array;
  readonly progress: Progress | undefined;
}

async function readRows(context: Excel.RequestContext, rows: Rows): Promise<Issue | undefined> {
  const { rowCount, builders, progress } = rows;
  let size = FIRST_ROWS;
  let formatsUpTo = 0;
  for (let done = 0; done < rowCount;) {
    if (progress?.signal.aborted) return refusal("cancelled", { written: "nothing" });
    const count = Math.min(size, rowCount - done);
    const piece = await readPiece(context, rows, { from: done, count });
    if (piece === "tooLarge") {
      if (count === 1) return refusal("tooLargeForExcel", {});
      size = Math.ceil(count / 2);
      continue;
    }
    if (piece === "missing") return refusal("readFailed", { where: rows.block.address, code: "null" });
    let bytes = 1;
    for (const [column, values] of piece) {
      const builder = builders.get(column);
      for (const row of values) {
        const cell = row[0];
        builder?.add(cell);
        bytes += typeof cell === "string" ? 6 + cell.length * 2 : 20;
      }
    }
    done += count;
    if (formatsUpTo === 0) formatsUpTo = count;
    size = Math.max(1, Math.min(MOST_ROWS, size * 4, Math.floor((BYTES / bytes) * count)));
    progress?.report(done, rowCount);
  }
  return readFormats(context, rows, formatsUpTo);
}

/** The formats of the columns that name money, from a row on. */
async function readFormats(
  context: Excel.RequestContext,
  { sheet, block, start, rowCount, formats, progress }: Rows,
  from: number,
): Promise<Issue | undefined> {
  const columns = from < rowCount ? formats.columnsOfMoney() : [];
  let size = FORMAT_ROWS;
  for (let done = from; done < rowCount && columns.length > 0;) {
    if (progress?.signal.aborted) return refusal("cancelled", { written: "nothing" });
    const count = Math.min(size, rowCount - done);
    const ranges = columns.map((column) => {
      const range = sheet.getRangeByIndexes(start + done, block.column + column, count, 1);
      range.load("numberFormat");
      return [column, range] as const;
    });
    if ((await syncOrTooLarge(context)) === "tooLarge") {
      if (count === 1) return refusal("tooLargeForExcel", {});
      size = Math.ceil(count / 2);
      continue;
    }
    for (const [column, range] of ranges) {
      formats.take(column, done, loadedFormats(range));
      range.untrack();
    }
    done += count;
  }
  return undefined;
}

type Piece = readonly (readonly [number, readonly (readonly CellValue[])[]])[];

async function readPiece(
  context: Excel.RequestContext,
  { sheet, block, start, builders, formats, hidden }: Rows,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<Piece | "tooLarge" | "missing"> {
  const ranges = [...builders.keys()].map((column) => {
    const range = sheet.getRangeByIndexes(start + from, block.column + column, count, 1);
    range.load("values");
    if (from === 0) range.load("numberFormat");
    return [column, range] as const;
  });
  const probes = from === 0 ? [] : ranges.map(([column, range]) => [column, range.getCell(0, 0)] as const);
  for (const [, probe] of probes) probe.load("numberFormat");
  const [, rows] = ranges[0] ?? [];
  rows?.load("rowHidden");
  if ((await syncOrTooLarge(context)) === "tooLarge") return "tooLarge";
  const piece = ranges.map(([column, range]) => [column, loadedValues(range)] as const);
  // Null where some are hidden and some are not, which its type does not say.
  if (rows && (rows.rowHidden as boolean | null) !== false) {
    await markHidden(context, rows, { from, count, firstRow: start + from, hidden });
  }
  if (from === 0) for (const [column, range] of ranges) formats.take(column, 0, loadedFormats(range));
  for (const [column, probe] of probes) {
    formats.probe(column, loadedFormats(probe)[0]?.[0] ?? "");
    probe.untrack();
  }
  for (const [, range] of ranges) range.untrack();
  const complete = piece.filter(
    (entry): entry is readonly [number, readonly (readonly CellValue[])[]] => entry[1] !== null,
  );
  return complete.length === piece.length ? complete : "missing";
}

async function syncOrTooLarge(context: Excel.RequestContext): Promise<"done" | "tooLarge"> {
  try {
    await context.sync();
    return "done";
  } catch (error) {
    if (isTooLarge(error)) return "tooLarge";
    throw error;
  }
}

/** Marks the hidden rows of a piece: all of them, or, where Excel says that some are, those that its visible view lacks. */
async function markHidden(
  context: Excel.RequestContext,
  rows: Excel.Range,
  piece: { readonly from: number; readonly count: number; readonly firstRow: number; readonly hidden: Uint8Array },
): Promise<void> {
  const { from, count, firstRow, hidden } = piece;
  hidden.fill(1, from, from + count);
  if (rows.rowHidden) return;
  const view = rows.getVisibleView();
  view.load("cellAddresses");
  await context.sync();
  for (const [address] of view.cellAddresses as string[][]) {
    const row = Number(/(\d+)$/.exec(address ?? "")?.[1]) - 1 - firstRow;
    if (row >= 0 && row < count) hidden[from + row] = 0;
  }
}
