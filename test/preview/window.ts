import type { CellValue } from "../host/store";

/** Where a cell is drawn, in pixels of the page. */
export interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the preview page puts on its window: for the pane inside it, and for tests that look at the grid without the add-in. */
export interface PreviewWindow {
  readonly __kaPreviewHost: {
    /** What the Office.js client of the pane talks to. */
    external(): unknown;
  };
  readonly __kaPreviewGrid: {
    /** Scrolls to a cell of the active sheet, if need be, and tells where it is drawn. */
    reveal(address: string): Promise<CellBox>;
    /** What the cells of the active sheet, or of the sheet the address names, hold. */
    read(address: string): CellValue[][];
    /** The colours with which a cell is drawn, conditional formats included; "" where nothing is set. */
    drawn(address: string): { readonly fill: string; readonly font: string };
    sheets(): readonly string[];
    activeSheet(): string;
  };
}
