import { afterChange, rowsTouched, type CellChange, type Cells, type Watched } from "../core/source/touched-rows";
import type { SourceChange } from "../core/workbook";
import { sourceOfResult } from "./stale";
import { findRegion } from "./region";
import { placeOfSource } from "./source-place";

/** What Excel calls a change, and what it is to a block of rows. */
const HOW: Readonly<Record<string, CellChange["how"]>> = {
  RangeEdited: "edited",
  RowInserted: "rowsInserted",
  RowDeleted: "rowsDeleted",
  ColumnInserted: "columnsInserted",
  ColumnDeleted: "columnsDeleted",
  CellInserted: "cellsInserted",
  CellDeleted: "cellsDeleted",
};

/** Excel may give several areas at once, and whole rows and columns without their other half: `A2:C9`, `5:9`, `B:D`. */
const AREA = /^\$?([A-Z]{0,3})\$?(\d{0,7})(?::\$?([A-Z]{0,3})\$?(\d{0,7}))?$/;
const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];

/** What ends the watching; nothing to end where there is no result. */
export type Watching = OfficeExtension.EventHandlerResult<unknown>[];

/**
 * Tells of every change of the rows of the result, by whomever it is made: nothing is read and nothing is written then. What KA itself writes is no
 * change, nor is another name of the sheet.
 */
export async function watchSource(
  context: Excel.RequestContext,
  { tell, now }: { readonly tell: (change: SourceChange) => void; readonly now: () => string },
): Promise<Watching> {
  const { source } = (await sourceOfResult(context)) ?? {};
  const place = source && (await placeOfSource(context, source));
  if (!source || place === "gone" || !place) return [];
  const region = await findRegion(context, place);
  if (!region.value) return [];
  const { worksheets } = context.workbook;
  const sheet = worksheets.getItem(region.value.sheet);
  sheet.load("id");
  const { row, column, rows, columns } = region.value;
  let by: SourceChange["by"] = "here";
  let block: Watched = {
    ...{ row, column, rows, columns, headRows: source.headRows, touched: [], gone: 0 },
    wanted: source.figures.length > 0 ? source.figures.map((figure) => figure.column) : undefined,
    grows: source.reach ? "below" : "not",
  };
  const changed = (event: Excel.WorksheetChangedEventArgs): Promise<void> => {
    const own = event.triggerSource === Excel.EventTriggerSource.thisLocalAddin;
    if (event.worksheetId !== sheet.id || own || isSameCell(event)) return Promise.resolve();
    const before = rowsTouched(block);
    const how = HOW[event.changeType] ?? "other";
    for (const cells of areasOf(event.address)) block = afterChange(block, { how, cells });
    const touched = rowsTouched(block);
    if (event.source === Excel.EventSource.remote && touched !== before) by = "others";
    if (touched > 0) tell({ at: now(), rows: touched, by, what: "rows" });
    return Promise.resolve();
  };
  const deleted = (event: Excel.WorksheetDeletedEventArgs): Promise<void> => {
    if (event.worksheetId !== sheet.id) return Promise.resolve();
    if (event.source === Excel.EventSource.remote) by = "others";
    tell({ at: now(), rows: source.rows, by, what: "gone" });
    return Promise.resolve();
  };
  // Of the collection, so that a sheet that is deleted takes no handler along.
  const watching: Watching = [worksheets.onChanged.add(changed), worksheets.onDeleted.add(deleted)];
  await context.sync();
  return watching;
}

/** An edit that left its one cell as it was; of several cells Excel gives no values. */
function isSameCell({ details }: Excel.WorksheetChangedEventArgs): boolean {
  // The typings promise details that an edit of several cells has not.
  const known = details as Excel.ChangedEventDetail | undefined;
  return known?.valueBefore !== undefined && known.valueBefore === known.valueAfter;
}

/** The cells that an event names; none where it names them in a way nobody knows. */
function areasOf(address: string): Cells[] {
  const cells = address.slice(address.lastIndexOf("!") + 1).toUpperCase();
  return cells.split(",").flatMap((area): Cells[] => {
    const match = AREA.exec(area.trim());
    if (!match) return [];
    const [, left = "", top = "", right = left, bottom = top] = match;
    const [fromRow, toRow] = top === "" ? [0, MOST_ROWS - 1] : [Number(top) - 1, Number(bottom || top) - 1];
    const [from, to] = left === "" ? [0, MOST_COLUMNS - 1] : [columnOf(left), columnOf(right || left)];
    return [{ row: fromRow, column: from, rows: toRow - fromRow + 1, columns: to - from + 1 }];
  });
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
