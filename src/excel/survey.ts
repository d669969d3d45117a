import type { PageBefore, SheetBefore } from "../core/plan/journal";
import { LIVE_CELL } from "../core/source/live-source";
import { ABOVE_PIVOTS } from "../core/plan/drawn";
import { SHEET_MARKS, type SheetRole } from "../core/plan/own-sheets";
import type { Plan } from "../core/plan";
import { sheetsPointedTo } from "./choices";
import { askPage } from "./page";
import { COLUMNS_PROPERTY, type FoundSheet } from "./sheets";

/**
 * What stands on KA's sheets, but for the cells themselves: enough to write a plan over them without asking Excel again in between, and to bring back
 * later what a copy of cells does not take along.
 */
export async function surveySheets(
  context: Excel.RequestContext,
  found: readonly FoundSheet[],
  { edits }: Plan,
): Promise<readonly SheetBefore[]> {
  const { workbook } = context;
  const there = found.filter(({ state }) => state === "ours");
  workbook.worksheets.load("items/id,items/name");
  const asked = there.map((sheet) => {
    const worksheet = workbook.worksheets.getItem(sheet.name);
    const used = worksheet.getUsedRangeOrNullObject(false);
    const mark = workbook.names.getItem(SHEET_MARKS[sheet.role]);
    const written = worksheet.customProperties.getItemOrNullObject(COLUMNS_PROPERTY);
    const frozen = worksheet.freezePanes.getLocationOrNullObject();
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    worksheet.tables.load("items/name");
    mark.load("formula");
    written.load("value");
    frozen.load("rowCount,columnCount,isEntireRow,isEntireColumn");
    const live = sheet.role === "summary" ? worksheet.getCell(LIVE_CELL.row, LIVE_CELL.column) : undefined;
    live?.load("formulas");
    return { sheet, worksheet, used, mark, written, frozen, live, page: askPage(worksheet) };
  });
  await context.sync();
  const closer = asked.map(({ worksheet, used, ...others }) => {
    const { sheet } = others;
    const [rows, columns] = used.isNullObject
      ? [0, 0]
      : sheet.role === "pivot"
        ? [ABOVE_PIVOTS.rows, ABOVE_PIVOTS.columns]
        : [used.rowIndex + used.rowCount, used.columnIndex + used.columnCount];
    const tables = worksheet.tables.items.map((table) => ({
      name: table.name,
      range: table.getRange().load("rowIndex,columnIndex,rowCount,columnCount"),
      first: table.getDataBodyRange().getRow(0).load("formulas,values,columnIndex"),
      choices: Array.from({ length: columns }, (_, column) => {
        const { dataValidation } = table.getDataBodyRange().getCell(0, column);
        return dataValidation.load("type,rule,errorAlert");
      }),
    }));
    // Of columns, too, that nothing stands in yet and that the run is about to widen.
    const widened = edits.flatMap((edit) =>
      edit.kind === "setWidths" && edit.sheet === sheet.role ? [edit.widths.length] : [],
    );
    const widths = Array.from({ length: Math.max(columns, ...widened) }, (_, column) => {
      const cell = worksheet.getRangeByIndexes(0, column, 1, 1);
      cell.load("columnHidden,format/columnWidth");
      return cell;
    });
    return { ...others, rows, columns, tables, widths };
  });
  await context.sync();
  const surveyed = new Map(
    closer.map(
      ({ sheet, rows, columns, tables, widths, mark, written, frozen, live, page }): [SheetRole, SheetBefore] => [
        sheet.role,
        {
          ...nothing(sheet, "there"),
          rows,
          columns,
          pointed: pointedTo(tables, workbook.worksheets.items),
          tables: tables.map(({ name, range: { rowIndex, columnIndex, rowCount, columnCount } }) => ({
            ...{ name, row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount },
          })),
          widths: widths.map(({ format }) => format.columnWidth),
          hidden: widths.flatMap(({ columnHidden }, column) => (columnHidden ? [column] : [])),
          ...(frozen.isNullObject
            ? {}
            : {
                frozen: {
                  rows: frozen.isEntireColumn ? 0 : frozen.rowCount,
                  columns: frozen.isEntireRow ? 0 : frozen.columnCount,
                },
              }),
          formulas: tables.flatMap(({ name: table, first }) =>
            formulasIn(first).map(({ place, formula }) => ({ table, column: first.columnIndex + place, formula })),
          ),
          choices: tables.flatMap(({ name: table, range, choices }) =>
            choices
              .slice(0, range.columnCount)
              .flatMap(({ type, rule, errorAlert }, column) =>
                type === Excel.DataValidationType.none
                  ? []
                  : [{ table, column, rule: said(rule), alert: said(errorAlert) }],
              ),
          ),
          mark: String(mark.formula),
          ...pageOf(page()),
          ...liveOf(live),
          ...(written.isNullObject ? {} : { written: written.value }),
        },
      ],
    ),
  );
  return found.map((sheet) => surveyed.get(sheet.role) ?? nothing(sheet, "missing"));
}

function nothing({ role, name }: FoundSheet, was: SheetBefore["was"]): SheetBefore {
  return {
    role,
    name,
    was,
    rows: 0,
    columns: 0,
    tables: [],
    widths: [],
    hidden: [],
    formulas: [],
    choices: [],
    pointed: [],
    mark: "",
  };
}

/** The sheets that what may be typed into the tables points to. */
function pointedTo(
  tables: readonly { readonly choices: readonly Excel.DataValidation[] }[],
  sheets: readonly Excel.Worksheet[],
): SheetBefore["pointed"] {
  const names = sheetsPointedTo(tables.flatMap(({ choices }) => choices.map(({ rule }) => said(rule))));
  return sheets.filter(({ name }) => names.has(name.toLowerCase())).map(({ name, id }) => ({ name, id }));
}

function pageOf(page: PageBefore | undefined): { readonly page?: PageBefore } {
  return page ? { page } : {};
}

function liveOf(cell: Excel.Range | undefined): { readonly live?: string } {
  const formula: unknown = cell?.formulas[0]?.[0];
  return typeof formula === "string" && formula.startsWith("=") ? { live: formula } : {};
}

/** What Excel says of something, without what it leaves open. */
function said(facts: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null && fact !== undefined));
}

/** The formulas of the first line of a table: all lines of a column have the same, or KA does not write. A text that looks like one is its own value. */
function formulasIn({ formulas, values }: Excel.Range): { readonly place: number; readonly formula: string }[] {
  const [line = []] = formulas as readonly (readonly unknown[])[];
  const [shown = []] = values as readonly (readonly unknown[])[];
  return line.flatMap((cell, place) => {
    const isFormula = typeof cell === "string" && cell.startsWith("=") && cell !== shown[place];
    return isFormula ? [{ place, formula: cell }] : [];
  });
}
