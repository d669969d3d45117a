import type { ChartFacts, PivotFacts, ShapeFacts } from "./drawn";
import type { CellStore } from "./store";

/** A workbook file: its cells (the store) and what else is saved in it. It outlives the add-in's page, as a file does. */
export class Book {
  name = "Book1.xlsx";
  readOnly = false;
  /** The year that days count from, a choice of the workbook's author that no property of Office.js tells. */
  dateSystem: 1900 | 1904 = 1900;
  /** `workbook.settings` and `Office.context.document.settings`: one place, as in Excel. */
  readonly settings = new Map<string, unknown>();
  readonly xmlParts = new Map<string, string>();
  readonly properties = new Map<string, string>();
  structure: "free" | "protected" = "free";
  /** By sheet id; "" for the workbook's structure. */
  readonly passwords = new Map<string, string>();
  readonly #pages = new Map<string, PageFacts>();
  readonly #sheetProperties = new Map<string, Map<string, string>>();
  /** Excel's own state, shared by every object of the model. */
  readonly application: ApplicationState = {
    eventsEnabled: true,
    culture: "en-US",
  };
  /** PivotTables of all sheets, oldest first. */
  readonly pivots: PivotFacts[] = [];
  readonly #charts = new Map<string, ChartFacts[]>();
  readonly #shapes = new Map<string, ShapeFacts[]>();
  #lastPart = 0;
  #lastDrawn = 0;

  constructor(readonly store: CellStore) {}

  sheetProperties(sheetId: string): Map<string, string> {
    const known = this.#sheetProperties.get(sheetId) ?? new Map<string, string>();
    this.#sheetProperties.set(sheetId, known);
    return known;
  }

  /** The charts of a sheet, oldest first. */
  charts(sheetId: string): ChartFacts[] {
    const known = this.#charts.get(sheetId) ?? [];
    this.#charts.set(sheetId, known);
    return known;
  }

  /** The shapes and pictures of a sheet, oldest first. */
  shapes(sheetId: string): ShapeFacts[] {
    const known = this.#shapes.get(sheetId) ?? [];
    this.#shapes.set(sheetId, known);
    return known;
  }

  newDrawnId(): string {
    return `{${String(++this.#lastDrawn).padStart(8, "0")}-0004-0000-0000-000000000000}`;
  }

  page(sheetId: string): PageFacts {
    const known = this.#pages.get(sheetId) ?? {
      orientation: "Portrait",
      zoom: { scale: 100 },
      titleRows: "",
      titleColumns: "",
    };
    this.#pages.set(sheetId, known);
    return known;
  }

  newPartId(): string {
    return `{${String(++this.#lastPart).padStart(8, "0")}-0003-0000-0000-000000000000}`;
  }
}

/** How a sheet is printed. */
export interface PageFacts {
  orientation: "Portrait" | "Landscape";
  zoom: object;
  titleRows: string;
  titleColumns: string;
}

export interface ApplicationState {
  eventsEnabled: boolean;
  culture: string;
}
