import { ConditionalFormattingRuleModel } from "@univerjs/preset-sheets-conditional-formatting";
import { FormulaDataModel } from "@univerjs/preset-sheets-core";
import type { CellValue, Rect } from "../../host/store";
import { toValue } from "../grid-cells";
import type { Grid } from "../univer";
import type { UniverStore } from "../univer-store";

/** What a cell holds: of a formula its text and its result. */
export interface CellState {
  readonly value: CellValue;
  readonly formula?: string;
}

/** What a sheet has beside its contents, each as a text that is another one when something of it changed. */
export type Aspect = "formats" | "widths" | "heights" | "merged" | "frozen" | "tables" | "rules" | "tab" | "place";

/** A sheet of the grid at one moment. */
export interface SheetState {
  readonly id: string;
  readonly name: string;
  /** By {@link keyOf}. */
  readonly cells: ReadonlyMap<number, CellState>;
  readonly aspects: Readonly<Record<Aspect, string>>;
  readonly tables: readonly { readonly name: string; readonly rect: Rect }[];
}

/** The grid at one moment. */
export interface GridState {
  readonly sheets: readonly SheetState[];
  readonly names: string;
}

const COLUMNS = 16_384;

/** A number for a cell of a sheet. */
export function keyOf(row: number, column: number): number {
  return row * COLUMNS + column;
}

/** The row and the column of a cell by its number. */
export function placeOf(key: number): { readonly row: number; readonly column: number } {
  return { row: Math.floor(key / COLUMNS), column: key % COLUMNS };
}

/** Looks at the grid as it is now. */
export function lookAt(grid: Grid, store: UniverStore): GridState {
  const sheets = store.sheets().map(({ id, name, visibility, tabColor }, at): SheetState => {
    const tables = store.tables().filter(({ sheetId }) => sheetId === id);
    const sheet = grid.book.getWorkbook().getSheetBySheetId(id);
    if (!sheet) throw new Error(`The grid has no sheet ${name}`);
    const { rowData, columnData } = sheet.getConfig();
    const rules = grid.injector.get(ConditionalFormattingRuleModel).getSubunitRules(grid.unitId, id) ?? [];
    return {
      id,
      name,
      ...contentsOf(grid, id),
      tables: tables.map((table) => ({ name: table.name, rect: table.rect })),
      aspects: {
        formats: formatsOf(grid, id),
        widths: JSON.stringify(Object.entries(columnData).map(([column, line]) => [column, line?.w, line?.hd])),
        // A height that the grid found by itself is no change.
        heights: JSON.stringify(
          Object.entries(rowData).flatMap(([row, line]) => (line?.h || line?.hd ? [[row, line.h, line.hd]] : [])),
        ),
        merged: JSON.stringify(store.mergedAreas(id)),
        frozen: JSON.stringify(store.frozen(id)),
        tables: JSON.stringify(tables.map(({ name, rect, style }) => [name, rect, style])),
        rules: JSON.stringify(rules.map(({ ranges, rule }) => [ranges, rule])),
        tab: JSON.stringify([visibility, tabColor]),
        place: String(at),
      },
    };
  });
  return { sheets, names: JSON.stringify(store.names()) };
}

function contentsOf(grid: Grid, sheetId: string): Pick<SheetState, "cells"> {
  const formulas = grid.injector.get(FormulaDataModel);
  const cells = new Map<number, CellState>();
  grid.book
    .getWorkbook()
    .getSheetBySheetId(sheetId)
    ?.getCellMatrix()
    .forValue((row, column, cell) => {
      if (!cell) return;
      const value = toValue(cell);
      if (cell.f || cell.si) {
        const formula = formulas.getFormulaStringByCell(row, column, sheetId, grid.unitId) ?? cell.f ?? "";
        cells.set(keyOf(row, column), { value, formula });
      } else if (value !== "") cells.set(keyOf(row, column), { value });
    });
  return { cells };
}

/** A text of fixed length for the looks of all cells. */
function formatsOf(grid: Grid, sheetId: string): string {
  const workbook = grid.book.getWorkbook();
  const known = new Map<unknown, number>();
  let [hash, count] = [0, 0];
  workbook
    .getSheetBySheetId(sheetId)
    ?.getCellMatrix()
    .forValue((row, column, cell) => {
      if (!cell?.s) return;
      let look = known.get(cell.s);
      if (look === undefined) {
        look = hashOf(JSON.stringify(workbook.getStyles().getStyleByCell(cell)));
        known.set(cell.s, look);
      }
      hash = Math.imul(hash ^ look ^ keyOf(row, column), 0x01000193);
      count++;
    });
  return `${count} ${hash}`;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
