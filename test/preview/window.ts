import type { CellValue } from "../host/store";

/** Where a cell is drawn, in pixels of the page. */
export interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the preview page gives the pane inside it. */
export interface PreviewHost {
  /** What the Office.js client of the pane talks to. */
  external(): unknown;
}

/** The grid as tests and the console of the browser can look at it, without the add-in. */
export interface PreviewGrid {
  /** Scrolls to a cell of the active sheet, if need be, and tells where it is drawn. */
  reveal(address: string): Promise<CellBox>;
  /** What the cells of the active sheet, or of the sheet the address names, hold. */
  read(address: string): CellValue[][];
  /** The colours with which a cell is drawn, conditional formats included; "" where nothing is set. */
  drawn(address: string): { readonly fill: string; readonly font: string };
  /** The sheets whose tabs are shown. */
  sheets(): readonly string[];
  activeSheet(): string;
}

declare global {
  interface Window {
    __kaPreviewHost: PreviewHost;
    __kaPreviewGrid: PreviewGrid;
  }
}
