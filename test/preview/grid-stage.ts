import { type IWorkbookData, LocaleType } from "@univerjs/core";
import { ExcelHost } from "../host/external";
import type { FunctionsMetadata } from "../host/custom-functions";
import type { Content } from "../host/store";
import { Workbook } from "../host/workbook";
import { startGrid } from "./univer";
import { UniverStore } from "./univer-store";

/** What the host's cases find in the page around them: the same as in memory, over the grid. */
export interface GridStage {
  readonly host: ExcelHost;
  readonly workbook: Workbook<UniverStore>;
}

declare global {
  interface Window {
    /** Opens a fresh grid with these sheets and a host over it. */
    openStage(sheets: Sheets, functions: FunctionsMetadata): Promise<void>;
    stage: GridStage;
  }
}

type Sheets = Readonly<Record<string, readonly (readonly Content[])[]>>;

let close: (() => void) | undefined;

window.openStage = async (sheets, metadata) => {
  close?.();
  const grid = startGrid("grid", emptyWorkbook(Object.keys(sheets)));
  const described = metadata.functions.map(({ id }) => ({ id, name: id, description: "", parameters: [] }));
  const workbook = new Workbook(new UniverStore(grid, described));
  for (const { id, name } of workbook.store.sheets()) {
    const rows = sheets[name] ?? [];
    const columns = Math.max(0, ...rows.map((row) => row.length));
    if (columns > 0) workbook.store.setCells(id, { row: 0, column: 0, rows: rows.length, columns }, rows);
  }
  // A grid that has just been made calculates nothing for a moment.
  await grid.api.getFormula().onCalculationResultApplied(5_000);
  const host = new ExcelHost({ book: workbook.book, functions: metadata });
  window.stage = { host, workbook };
  close = () => {
    host.close();
    grid.close();
  };
};

function emptyWorkbook(names: readonly string[]): IWorkbookData {
  const ids = names.map((_, at) => `sheet-${at}`);
  return {
    id: "stage",
    name: "Book1.xlsx",
    appVersion: "0.25.1",
    locale: LocaleType.EN_US,
    styles: {},
    sheetOrder: ids,
    sheets: Object.fromEntries(
      ids.map((id, at) => [id, { id, name: names[at] ?? "", rowCount: 100, columnCount: 26, cellData: {} }]),
    ),
  };
}
