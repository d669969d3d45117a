import type { ChartFacts, PivotFacts, ShapeFacts, SlicerFacts } from "./drawn";
import type { CellStore } from "./store";

/** A workbook file: its cells (the store) and what else is saved in it. It outlives the add-in's page, as a file does. */
export class Book {
  name = "Book1.xlsx";
  readOnly = false;
  /** The year that days count from, a choice of the workbook's author that no property of Office.js tells. */
  dateSystem: 1900 | 1904 = 1900;
  /** Whether the add-in is loaded when the workbook opens, in the words of the client: an add-in that never said so is not. */
  startState = "Inactive";
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
  /** Slicers of all sheets, oldest first. */
  readonly slicers: SlicerFacts[] = [];
  readonly #charts = new Map<string, ChartFacts[]>();
  readonly #shapes = new Map<string, ShapeFacts[]>();
  #lastPart = 0;
  #lastDrawn = 0;

  constructor(readonly store: CellStore) {}

  /** The same over a copy of the store. */
  copy(store: CellStore): Book {
    const copy = new Book(store);
    Object.assign(copy, { name: this.name, readOnly: this.readOnly, dateSystem: this.dateSystem });
    copy.startState = this.startState;
    copy.structure = this.structure;
    for (const [key, value] of this.settings) copy.settings.set(key, structuredClone(value));
    for (const part of ["xmlParts", "properties", "passwords"] as const)
      for (const [key, value] of this[part]) copy[part].set(key, value);
    for (const [id, page] of this.#pages) copy.#pages.set(id, structuredClone(page));
    for (const [id, properties] of this.#sheetProperties) copy.#sheetProperties.set(id, new Map(properties));
    for (const [id, charts] of this.#charts) copy.#charts.set(id, structuredClone(charts));
    for (const [id, shapes] of this.#shapes) copy.#shapes.set(id, structuredClone(shapes));
    copy.pivots.push(...structuredClone(this.pivots));
    copy.slicers.push(...structuredClone(this.slicers));
    copy.#lastPart = this.#lastPart;
    copy.#lastDrawn = this.#lastDrawn;
    return copy;
  }

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
      rowBreaks: [],
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
  /** Rows that a new page begins with. */
  readonly rowBreaks: number[];
}

export interface ApplicationState {
  eventsEnabled: boolean;
  culture: string;
}
