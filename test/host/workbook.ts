import { parseAddress } from "./address";
import { Book } from "./book";
import { MemoryStore } from "./memory-store";
import { writeInputs } from "./model/cells";
import { locate, type Place } from "./model/place";
import type { CellStore, CellValue, Content } from "./store";

/** A workbook with hands: what a user does to it, and what a test wants to see in it. Addresses are `Sheet1!A1:B2`. */
export class Workbook<Store extends CellStore = MemoryStore> {
  constructor(
    readonly store: Store,
    readonly book = new Book(store),
  ) {}

  /** Types into cells, as the user does: `=…` becomes a formula, "12" a number. One value, or a matrix of the size of the address. */
  type(address: string, input: unknown): void {
    writeInputs(this.book, this.#place(address), input);
  }

  /** Puts values into cells as they are: text stays text. */
  put(address: string, contents: readonly (readonly Content[])[]): void {
    const { sheetId, rect } = this.#place(address);
    const columns = contents[0]?.length ?? 0;
    this.store.setCells(sheetId, { ...rect, rows: contents.length, columns }, contents);
  }

  select(address: string): void {
    const { sheetId, rect } = this.#place(address);
    this.store.select(sheetId, rect);
  }

  /** What the cells show; errors as texts. */
  values(address: string): (string | number | boolean)[][] {
    const { sheetId, rect } = this.#place(address);
    return this.store.values(sheetId, rect).map((row) => row.map(plain));
  }

  formulas(address: string): (string | number | boolean)[][] {
    const { sheetId, rect } = this.#place(address);
    return this.store.formulas(sheetId, rect).map((row) => row.map(plain));
  }

  sheetId(name: string): string {
    const sheet = this.store.sheets().find((candidate) => candidate.name === name);
    if (!sheet) throw new Error(`There is no sheet ${name}.`);
    return sheet.id;
  }

  sheetNames(): string[] {
    return this.store.sheets().map(({ name }) => name);
  }

  /** All that is in the workbook as plain data, to compare before and after. */
  snapshot(): unknown {
    const sheets = this.store.sheets().map((sheet) => {
      const rect = this.store.usedRect(sheet.id, "formats");
      const cells = rect && {
        rect,
        formulas: this.store.formulas(sheet.id, rect).map((row) => row.map(plain)),
        values: this.store.values(sheet.id, rect).map((row) => row.map(plain)),
        numberFormats: this.store.numberFormats(sheet.id, rect),
      };
      return {
        ...sheet,
        cells,
        rules: this.store.rules(sheet.id),
        validations: this.store.validations(sheet.id),
        merged: this.store.mergedAreas(sheet.id),
        frozen: this.store.frozen(sheet.id),
        filter: this.store.filter(sheet.id),
        isProtected: this.store.isProtected(sheet.id),
        properties: [...this.book.sheetProperties(sheet.id)],
        charts: structuredClone(this.book.charts(sheet.id)),
        shapes: structuredClone(this.book.shapes(sheet.id)),
      };
    });
    return {
      sheets,
      tables: this.store.tables(),
      names: this.store.names(),
      pivots: structuredClone(this.book.pivots),
      slicers: structuredClone(this.book.slicers),
      active: this.store.activeSheet(),
      settings: [...this.book.settings],
      xmlParts: [...this.book.xmlParts],
    };
  }

  #place(address: string): Place {
    if (!parseAddress(address)) throw new Error(`${address} is not an address.`);
    return locate(this.book, this.store.activeSheet(), address);
  }
}

/**
 * A workbook with these sheets, rows from A1 on, values as they are (text stays text, `{ formula: "=A1" }` is a formula); the first sheet is active, A1
 * selected.
 *
 * @example newWorkbook({ Sales: [["Customer", "Amount"], ["Ann", 12.5]] })
 */
export function newWorkbook(
  sheets: Readonly<Record<string, readonly (readonly Content[])[]>> = { Sheet1: [] },
): Workbook {
  const workbook = new Workbook(new MemoryStore());
  for (const [name, rows] of Object.entries(sheets)) {
    const { id } = workbook.store.addSheet(name);
    const columns = Math.max(0, ...rows.map((row) => row.length));
    if (columns > 0) workbook.store.setCells(id, { row: 0, column: 0, rows: rows.length, columns }, rows);
  }
  return workbook;
}

/** The same workbook once more, as a copy of its file: what is done to one is not done to the other. */
export function copyOf({ store, book }: Workbook): Workbook {
  const copy = store.copy();
  return new Workbook(copy, book.copy(copy));
}

function plain(value: CellValue): string | number | boolean {
  return typeof value === "object" ? value.error : value;
}
