import { DEFAULT_FORMAT, type CellFormat, ROW_LIMIT, type Rect, type SharedFormat } from "../store";
import { Runs } from "./runs";

/** Formats of a workbook's cells, each different one kept once, number 0 the default. */
export class FormatPool {
  readonly #formats: CellFormat[] = [DEFAULT_FORMAT];
  readonly #numbers = new Map<string, number>([[JSON.stringify(DEFAULT_FORMAT), 0]]);
  /** Those of the pool itself: what is copied from one cell to another is one of them. */
  readonly #own = new Map<Partial<CellFormat>, number>([[DEFAULT_FORMAT, 0]]);

  at(number: number): CellFormat {
    return this.#formats[number] ?? DEFAULT_FORMAT;
  }

  changed(number: number, change: Partial<CellFormat>): number {
    const own = this.#own.get(change);
    if (own !== undefined) return own;
    const format = { ...this.at(number), ...change };
    const key = JSON.stringify(format);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const added = this.#formats.push(format) - 1;
    this.#numbers.set(key, added);
    this.#own.set(format, added);
    return added;
  }
}

/** The formats of one sheet's cells. */
export class SheetFormats {
  readonly #columns = new Map<number, Runs>();

  constructor(readonly pool: FormatPool) {}

  at(row: number, column: number): CellFormat {
    return this.pool.at(this.#columns.get(column)?.at(row) ?? 0);
  }

  /** The same text for the same formats, of stores that have a pool together. */
  text(): string {
    const columns = [...this.#columns].sort(([one], [other]) => one - other);
    // A column that was formatted once and is no more looks like one that never was.
    return columns.flatMap(([column, runs]) => (runs.text() === "" ? [] : [`${column}=${runs.text()}`])).join(" ");
  }

  /** The same formats; the pool only grows, so both may have it. */
  copy(): SheetFormats {
    const copy = new SheetFormats(this.pool);
    for (const [column, runs] of this.#columns) copy.#columns.set(column, runs.copy());
    return copy;
  }

  change(rect: Rect, change: Partial<CellFormat>): void {
    const made = new Map<number, number>();
    this.#map(rect, (number) => {
      const known = made.get(number) ?? this.pool.changed(number, change);
      made.set(number, known);
      return known;
    });
  }

  reset(rect: Rect): void {
    // Most columns of a sheet have never been formatted.
    for (const [column, runs] of this.#columns)
      if (column >= rect.column && column < rect.column + rect.columns) runs.map(rect.row, rect.rows, () => 0);
  }

  shared(rect: Rect): SharedFormat {
    const seen = new Set<number>();
    for (let column = rect.column; column < rect.column + rect.columns; column++) {
      const runs = this.#columns.get(column);
      if (!runs) seen.add(0);
      else for (const run of runs.within(rect.row, rect.rows)) seen.add(run.value);
    }
    const [first = 0, ...others] = seen;
    if (others.length === 0) return this.pool.at(first);
    const shared: Record<string, unknown> = { ...this.pool.at(first) };
    for (const number of others) {
      for (const [property, value] of Object.entries(this.pool.at(number))) {
        if (shared[property] !== value) shared[property] = null;
      }
    }
    // Begun as a CellFormat; only nulls were added.
    return shared as unknown as SharedFormat;
  }

  numberFormats(rect: Rect): string[][] {
    const formats: string[][] = Array.from({ length: rect.rows }, () => []);
    for (let column = 0; column < rect.columns; column++) {
      const runs = this.#columns.get(rect.column + column);
      for (let row = 0; row < rect.rows; row++) {
        formats[row]?.push(this.pool.at(runs?.at(rect.row + row) ?? 0).numberFormat);
      }
    }
    return formats;
  }

  /** The columns of a rectangle move at and after its first row: down (count > 0) or up. */
  shift(rect: Rect, count: number): void {
    for (let column = rect.column; column < rect.column + rect.columns; column++) {
      this.#columns.get(column)?.shift(rect.row, count);
    }
  }

  /** One after the last row, and one after the last column, that is formatted. */
  extent(): { rows: number; columns: number } {
    const extent = { rows: 0, columns: 0 };
    for (const [column, runs] of this.#columns) {
      const end = runs.end();
      // A whole column formatted does not make every row of the sheet "used", as in Excel.
      if (end === 0 || end === ROW_LIMIT) continue;
      extent.rows = Math.max(extent.rows, end);
      extent.columns = Math.max(extent.columns, column + 1);
    }
    return extent;
  }

  #map(rect: Rect, change: (number: number) => number): void {
    for (let column = rect.column; column < rect.column + rect.columns; column++) {
      const runs = this.#columns.get(column) ?? new Runs(0, ROW_LIMIT);
      this.#columns.set(column, runs);
      runs.map(rect.row, rect.rows, change);
    }
  }
}
