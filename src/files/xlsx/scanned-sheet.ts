/** What a cell's value means; the numbers are what `ScannedCell.type` holds. */
export const TYPE_NUMBER = 0;
export const TYPE_SHARED = 1;
export const TYPE_TEXT = 2;
export const TYPE_INLINE = 3;
export const TYPE_BOOLEAN = 4;
export const TYPE_ERROR = 5;
export const TYPE_DATE = 6;

/** A cell as it stands in the sheet, its value as a range of bytes. One object serves all cells: nothing of it is kept. */
export interface ScannedCell {
  row: number;
  column: number;
  type: number;
  style: number;
  /** The value between its tags, or the inside of an inline string; empty where there is none. */
  from: number;
  to: number;
  formula: "none" | "there";
  /** Length of the prefix of element names, its colon included, for whoever reads an inline string. */
  prefix: number;
}

/** A stretch of the bytes of a sheet, as one scan sees it. */
export interface Stretch {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Bytes from a place on as text, one character a byte, once somebody asked for them. */
  text?: { readonly from: number; readonly text: string };
}

/** What the rows that were read last end with. */
export interface AlikeEnd {
  /** The place behind them. */
  readonly at: number;
  /** The last of them, counted from 0 on the sheet. */
  readonly row: number;
  /** The last of them that has a value within the area, counted from its top; −1 without one. */
  readonly lastFilled: number;
}

/** Takes what a sheet has, in the order of the part. */
export interface SheetSink {
  /** A row begins; `stop` ends the scan before it. */
  row(row: number, visibility: "shown" | "hidden"): "go on" | "stop";
  cell(cell: ScannedCell, bytes: Uint8Array): void;
  /** Takes rows from a place on as far as they look like earlier ones. */
  rowsAlike?(stretch: Stretch, at: number): AlikeEnd | undefined;
  /** An element outside the rows, with its attributes as text. */
  element?(name: string, attributes: string): void;
}
