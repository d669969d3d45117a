import { type ICellData, type IWorkbookData, BooleanNumber, CellValueType, LocaleType } from "@univerjs/core";
import { AddCfCommand } from "@univerjs/preset-sheets-conditional-formatting";
import type { Book } from "../../host/book";
import { type CellFormat, Refusal, type CellValue } from "../../host/store";
import { toRange } from "../grid-cells";
import { toRuleStyle, toStyle } from "../grid-formats";
import type { Grid } from "../univer";
import type { UniverStore } from "../univer-store";
import type { OpenedBook, OpenedCell, OpenedLine, OpenedSheet, Sentence } from "./opened-book";

/** Rows and columns that a sheet has at least, and what it has beyond its last cell. */
const LEAST = { rows: 200, columns: 26 };
const BEYOND = { rows: 100, columns: 5 };

/** The id in the grid of a sheet by its place in the file. */
export function sheetIdOf(place: number): string {
  return `opened-${place}`;
}

/** A workbook file as the grid opens it; what commands have to add comes with {@link furnish}. */
export function snapshotOf(book: OpenedBook): IWorkbookData {
  return {
    id: "opened",
    name: book.name,
    appVersion: "0.25.1",
    locale: LocaleType.EN_US,
    styles: Object.fromEntries(book.formats.map((format, at) => [styleId(at), styleOf(format)])),
    sheetOrder: book.sheets.map((_, at) => sheetIdOf(at)),
    sheets: Object.fromEntries(book.sheets.map((sheet, at) => [sheetIdOf(at), sheetOf(sheet, sheetIdOf(at))])),
  };
}

function styleId(format: number): string {
  return `format-${format}`;
}

function styleOf(format: Partial<CellFormat>) {
  return Object.fromEntries(Object.entries(toStyle(format)).filter(([, value]) => value !== null));
}

function sheetOf(sheet: OpenedSheet, id: string): IWorkbookData["sheets"][string] {
  const rect = { rows: 0, columns: 0 };
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const cell of sheet.cells) {
    rect.rows = Math.max(rect.rows, cell.row + 1);
    rect.columns = Math.max(rect.columns, cell.column + 1);
    (cellData[cell.row] ??= {})[cell.column] = cellOf(cell);
  }
  for (const area of [...sheet.merged, ...sheet.tables.map((table) => table.rect)]) {
    rect.rows = Math.max(rect.rows, area.row + area.rows);
    rect.columns = Math.max(rect.columns, area.column + area.columns);
  }
  const rowCount = Math.max(LEAST.rows, rect.rows + BEYOND.rows);
  const columnCount = Math.max(LEAST.columns, rect.columns + BEYOND.columns);
  const { rows, columns } = sheet.frozen;
  return {
    id,
    name: sheet.name,
    tabColor: sheet.tabColor,
    hidden: sheet.visibility === "Visible" ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    rowCount,
    columnCount,
    ...(sheet.defaultWidth === undefined ? {} : { defaultColumnWidth: sheet.defaultWidth }),
    ...(sheet.defaultHeight === undefined ? {} : { defaultRowHeight: sheet.defaultHeight }),
    showGridlines: sheet.gridlines === "shown" ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    freeze: { ySplit: rows, xSplit: columns, startRow: rows || -1, startColumn: columns || -1 },
    mergeData: sheet.merged.map(toRange),
    rowData: linesOf(sheet.rows, rowCount, "h"),
    columnData: linesOf(sheet.columns, columnCount, "w"),
    cellData,
  };
}

function linesOf(lines: readonly OpenedLine[], count: number, size: "w" | "h"): Record<number, object> {
  const data: Record<number, object> = {};
  for (const line of lines) {
    for (let at = line.first; at <= line.last && at < count; at++) {
      data[at] = {
        ...(line.size === undefined ? {} : { [size]: line.size }),
        ...(line.state === "hidden" ? { hd: BooleanNumber.TRUE } : {}),
        ...(line.format === 0 ? {} : { s: styleId(line.format) }),
      };
    }
  }
  return data;
}

function cellOf({ format, value, formula, shared }: OpenedCell): ICellData {
  return {
    s: styleId(format),
    ...contentOf(value),
    ...(formula === undefined ? {} : { f: formula }),
    ...(shared === undefined ? {} : { si: shared }),
  };
}

function contentOf(value: CellValue): ICellData {
  if (value === "") return {};
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: typeof value === "string" ? value : value.error, t: CellValueType.STRING };
}

/** Adds what the grid makes by commands: tables, conditional formats, names. Gives what it refused. */
export function furnish(
  { grid, store, book }: { readonly grid: Grid; readonly store: UniverStore; readonly book: Book },
  opened: OpenedBook,
): readonly Sentence[] {
  for (const xml of opened.documents) book.xmlParts.set(book.newPartId(), xml);
  const refused: string[] = [];
  const attempt = (what: string, act: () => void) => {
    store.beginBatch();
    try {
      act();
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      refused.push(what);
    } finally {
      store.endBatch();
    }
  };
  opened.sheets.forEach((sheet, place) => {
    const id = sheetIdOf(place);
    for (const { name, rect, ...rest } of sheet.tables) {
      attempt(name, () => store.setTable(store.addTable(id, rect, name).id, rest));
    }
    // A new rule comes before those that are there.
    sheet.rules.toReversed().forEach((rule, at) => {
      attempt(sheet.name, () => {
        const { rects, stopIfTrue } = rule;
        if (rule.kind === "test") store.addRule(id, { rects, stopIfTrue, test: rule.test, style: rule.style });
        else {
          const style = rule.style ? { style: toRuleStyle(rule.style) } : {};
          const drawn = {
            cfId: `drawn-${at}`,
            ranges: rects.map(toRange),
            stopIfTrue,
            rule: { ...style, ...rule.config },
          };
          grid.commands.syncExecuteCommand(AddCfCommand.id, { unitId: grid.unitId, subUnitId: id, rule: drawn });
        }
      });
    });
    if (sheet.visibility === "VeryHidden") attempt(sheet.name, () => store.setVisibility(id, "VeryHidden"));
    store.setProtected(id, sheet.protection);
    for (const [name, value] of sheet.properties) book.sheetProperties(id).set(name, value);
  });
  for (const name of opened.names) attempt(name.name, () => store.setName(name));
  book.name = opened.name;
  book.structure = opened.structure;
  store.activateSheet(sheetIdOf(opened.active));
  grid.undo.clearUndoRedo(grid.unitId);
  if (refused.length === 0) return [];
  const names = refused.map((name) => `“${name}”`);
  return [{ en: `The grid does not take ${names.join(", ")}.`, zh: `表格不接受${names.join("、")}。` }];
}
