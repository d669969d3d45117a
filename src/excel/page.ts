import type { PageBefore } from "../core/plan/journal";
import type { Edit } from "../core/plan";
import { columnLetters } from "../core/table";

/** Sets up how a sheet is printed, where this Excel can; elsewhere its own defaults stay. */
export function setPage(sheet: Excel.Worksheet, edit: Extract<Edit, { kind: "setPage" }>): void {
  if (!canSetPages()) return;
  const { orientation, titleRows, titleColumns } = edit;
  const page = sheet.pageLayout;
  page.orientation = orientation === "landscape" ? Excel.PageOrientation.landscape : Excel.PageOrientation.portrait;
  if ("percent" in edit) {
    page.zoom = { scale: edit.percent };
    for (const row of edit.breaks) sheet.horizontalPageBreaks.add(sheet.getRangeByIndexes(row, 0, 1, 1));
  } else
    page.zoom = {
      horizontalFitToPages: edit.across,
      ...(edit.height === "onePage" ? { verticalFitToPages: 1 } : {}),
    };
  if (titleRows > 0) page.setPrintTitleRows(`$1:$${titleRows}`);
  if (titleColumns > 0) page.setPrintTitleColumns(columnsAt(0, titleColumns));
}

/** Asks how a sheet is printed, with the next request; gives what reads it then. */
export function askPage({ pageLayout, horizontalPageBreaks }: Excel.Worksheet): () => PageBefore | undefined {
  if (!canSetPages()) return () => undefined;
  pageLayout.load("orientation,zoom");
  const rows = pageLayout.getPrintTitleRowsOrNullObject().load("rowIndex,rowCount");
  const columns = pageLayout.getPrintTitleColumnsOrNullObject().load("columnIndex,columnCount");
  horizontalPageBreaks.load("items/rowIndex");
  return () => {
    const zoom = Object.entries(pageLayout.zoom).filter(([, pages]) => typeof pages === "number");
    return {
      orientation: pageLayout.orientation,
      zoom: Object.fromEntries(zoom),
      ...(rows.isNullObject ? {} : { titleRows: `$${rows.rowIndex + 1}:$${rows.rowIndex + rows.rowCount}` }),
      ...(columns.isNullObject ? {} : { titleColumns: columnsAt(columns.columnIndex, columns.columnCount) }),
      breaks: horizontalPageBreaks.items.map(({ rowIndex }) => rowIndex),
    };
  };
}

/** Sets up a sheet that was made anew as the one before it was. */
export function setPageBack(
  sheet: Excel.Worksheet,
  { orientation, zoom, titleRows, titleColumns, breaks }: PageBefore,
): void {
  const page = sheet.pageLayout;
  page.orientation = orientation === "Landscape" ? Excel.PageOrientation.landscape : Excel.PageOrientation.portrait;
  page.zoom = zoom;
  for (const row of breaks) sheet.horizontalPageBreaks.add(sheet.getRangeByIndexes(row, 0, 1, 1));
  if (titleRows !== undefined) page.setPrintTitleRows(titleRows);
  if (titleColumns !== undefined) page.setPrintTitleColumns(titleColumns);
}

function canSetPages(): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", "1.9");
}

function columnsAt(column: number, columns: number): string {
  return `$${columnLetters(column)}:$${columnLetters(column + columns - 1)}`;
}
