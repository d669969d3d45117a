import type { Rect } from "./store";

/** A chart of a workbook: what the model of Excel knows of it. */
export interface ChartFacts {
  readonly id: string;
  name: string;
  type: string;
  /** The cells that it is drawn from, and whether a series is a column of them or a row. */
  data: { readonly sheetId: string; readonly rect: Rect };
  by: "Columns" | "Rows";
  /** The cells that it lies over. */
  at: Rect;
  title: { text: string; visible: boolean };
  legend: { visible: boolean; position: string };
  readonly series: SeriesFacts[];
  readonly axes: Map<string, AxisFacts>;
}

/** A shape or a picture that lies over a sheet, in points from its first corner. */
export interface ShapeFacts {
  readonly id: string;
  name: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A series of a chart: a row or a column of its data after the first. */
export interface SeriesFacts {
  type: string;
  axis: "Primary" | "Secondary";
  fill: string;
  line: string;
  gapWidth: number;
  marker: string;
}

/** An axis; no bounds where Excel finds them itself. */
export interface AxisFacts {
  title: { text: string; visible: boolean };
  numberFormat: string;
  minimum: number | undefined;
  maximum: number | undefined;
  reversed: boolean;
}

/** A PivotTable of a workbook. */
export interface PivotFacts {
  readonly id: string;
  name: string;
  readonly sheetId: string;
  /** The table that it calculates from, or cells with headers. */
  readonly source: { readonly table: string } | { readonly sheetId: string; readonly rect: Rect };
  readonly corner: { readonly row: number; readonly column: number };
  readonly rows: string[];
  readonly columns: string[];
  readonly sums: SumFacts[];
  layout: string;
  /** The cells that it takes on its sheet. */
  shown: Rect;
}

/** What a PivotTable adds up. */
export interface SumFacts {
  readonly field: string;
  name: string;
  summarizeBy: string;
  numberFormat: string;
}

/** A slicer: a box of buttons over a sheet, in points from its first corner. */
export interface SlicerFacts {
  readonly id: string;
  name: string;
  caption: string;
  readonly sheetId: string;
  /** The PivotTable that it filters; where that is gone, it filters nothing. */
  readonly pivotId: string;
  readonly field: string;
  left: number;
  top: number;
  width: number;
  height: number;
  /** The values that are shown; none where all are. */
  readonly selected: string[];
}
