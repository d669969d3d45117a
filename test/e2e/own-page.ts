import type { ExcelHost } from "../host/external";
import type { CellValue, Content } from "../host/store";
import type { Workbook } from "../host/workbook";

/** Runs in the page: the pane as it is shipped, over a workbook without a grid. */

declare const stage: { readonly host: ExcelHost; readonly workbook: Workbook };

/** Puts rows below so many others. */
export function put(above: number, rows: readonly (readonly Content[])[]): void {
  const last = String.fromCharCode(64 + (rows[0]?.length ?? 1));
  stage.workbook.put(`Sales!A${above + 1}:${last}${above + rows.length}`, rows);
}

/** A sheet of the user's own. */
export function addSheet(name: string, rows: readonly (readonly Content[])[]): void {
  const { id } = stage.workbook.store.addSheet(name);
  const columns = Math.max(...rows.map((row) => row.length));
  stage.workbook.store.setCells(id, { row: 0, column: 0, rows: rows.length, columns }, rows);
}

/** Types into a cell of the sheet that is shown. */
export function type(cell: string, text: string): void {
  stage.workbook.type(onActive(cell), text);
}

export async function open(): Promise<void> {
  const page = await (await fetch("/taskpane.html")).text();
  const shipped = new DOMParser().parseFromString(page, "text/html");
  document.head.append(...shipped.head.querySelectorAll("meta, title, style"));
  document.body.replaceChildren(...shipped.body.children);
  // It draws into the page as soon as it is loaded.
  await import("../../src/pane/entry");
}

export function select(cell: string): void {
  stage.workbook.select(onActive(cell));
}

export function goTo(sheet: string): void {
  stage.workbook.store.activateSheet(stage.workbook.sheetId(sheet));
}

export function read(address: string): CellValue[][] {
  return stage.workbook.values(onActive(address));
}

export function sheets(): readonly string[] {
  return stage.workbook.sheetNames();
}

function onActive(address: string): string {
  const active = stage.workbook.store.activeSheet();
  const { name = "" } = stage.workbook.store.sheets().find(({ id }) => id === active) ?? {};
  return `'${name.replaceAll("'", "''")}'!${address}`;
}
