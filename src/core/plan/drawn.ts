import type { Block, Corner } from "./block";
import type { SheetRole } from "./own-sheets";

/** Colours of what is drawn for one class: its area and the line around it. */
export interface DrawnColours {
  readonly fill: string;
  readonly line: string;
}

/** One series of a chart: a column of its data. */
export interface ChartSeries extends DrawnColours {
  readonly drawn: "columns" | "line";
  /** The axis at the left, or the one at the right. */
  readonly axis: "first" | "second";
}

/** What an axis says, and Excel's number format of its numbers. */
export interface ChartAxis {
  readonly title: string;
  readonly format: string;
  /** The axis ends at 1: shares of a whole. */
  readonly upTo?: 1;
}

/** A chart over cells, so that it changes with them. Plain data. */
export interface Chart {
  /** What it is called in the workbook: by this a later run finds it. */
  readonly name: string;
  /** `stacked`: columns one above the other; `shares`: the same as bars of 100 %; `curve`: points by two numbers, joined. */
  readonly kind: "stacked" | "shares" | "curve";
  readonly title: string;
  /** The cells on the same sheet: the first row names the series, the first column what stands across (of a curve: its numbers). */
  readonly data: Block;
  /** One a column of the data, after the first. */
  readonly series: readonly ChartSeries[];
  readonly across: ChartAxis;
  readonly up: ChartAxis;
  readonly second?: ChartAxis;
  /** The cells that it lies over when it is new; where a user put it later, it stays. */
  readonly at: Block;
}

/** KA's own cells on the sheet of PivotTables: title and a sentence. No cell of a PivotTable itself can be written. */
export const ABOVE_PIVOTS = { rows: 2, columns: 1 } as const;

/** The cells that a PivotTable takes: headers, values, totals. */
export function blockOfPivot({ at, shown: { rows, columns } }: Pivot): Block {
  return columns.length === 0
    ? { ...at, rows: rows.length + 2, columns: 2 }
    : { ...at, rows: rows.length + 3, columns: columns.length + 2 };
}

/** A slicer of a PivotTable: a box of buttons that filters it by the values of one column. Plain data. */
export interface Slicer {
  /** What it is called in the workbook: by this a later run finds it. */
  readonly name: string;
  /** The header of the column of the table. */
  readonly field: string;
  /** The cells that it lies over when it is new; where a user put it later, it stays. */
  readonly at: Block;
}

/** A PivotTable over one of KA's tables. Plain data. */
export interface Pivot {
  /** What it is called in the workbook: by this a later run finds it. */
  readonly name: string;
  readonly source: { readonly sheet: SheetRole; readonly table: string };
  /** Headers of the columns of the table whose values stand down and across; nothing across where there is one column of sums. */
  readonly rows: string;
  readonly columns?: string;
  /** What is added up: its header, what the sum is called, its number format. */
  readonly value: { readonly header: string; readonly caption: string; readonly format: string };
  readonly at: Corner;
  /** The slicers above it. */
  readonly slicers: readonly Slicer[];
  /** What it shows until it is calculated anew: the values down and across, their sums by row, and what the totals are called. */
  readonly shown: PivotCells;
}

/** What a PivotTable shows. The last row and, where something stands across, the last entry of each row are the totals; null where there is nothing. */
export interface PivotCells {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly sums: readonly (readonly (number | null)[])[];
  readonly total: string;
  /** What a missing value is called. */
  readonly blank: string;
}
