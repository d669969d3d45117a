import { BOOLEAN, ERROR, TEXT, unreadColumn, type Column } from "../../core/table";
import { Interning } from "../interning";
import { AlikeRows } from "./alike-rows";
import { areaAddress, areaFrom, cellAddress, intersection, type Area } from "./address";
import { CellColumn, type Texts } from "./cell-column";
import { isTrueCell, numberOf, type Dating } from "./cell-values";
import type { SharedStrings } from "./shared-strings";
import {
  TYPE_BOOLEAN,
  TYPE_DATE,
  TYPE_ERROR,
  TYPE_INLINE,
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT,
  type AlikeEnd,
  type ScannedCell,
  type SheetSink,
  type Stretch,
} from "./scanned-sheet";
import { TextBatch } from "./text-batch";
import { TextBytes } from "./text-bytes";

const [TRUE, FALSE, NO_NUMBER] = ["TRUE", "FALSE", "#NUM!"].map((text) => Buffer.from(text));

/** Which cells to take. */
export interface BlockWanted {
  /** The data rows and all columns of the block. */
  readonly area: Area;
  /** Places of the wanted columns in the block, counted from 0. */
  readonly columns: readonly number[];
  /** At most so many rows. */
  readonly rows: number;
  /** Whether the scan may end with the last wanted row, because nothing behind it has to be known. */
  readonly end: "after rows" | "after sheet";
  readonly expectedRows: number;
  readonly dating: Dating;
}

/** What was noticed on the way through a sheet. */
export interface BlockFacts {
  /** Rows up to the last one with a value, wanted or not. */
  readonly rows: number;
  readonly hiddenRows: number;
  readonly filter: "on" | "off";
  readonly merged: readonly string[];
  readonly formulasWithoutValues: number;
  readonly firstWithoutValue: string;
}

/** Takes the cells of one block straight into typed arrays, column by column. */
export class BlockCells implements SheetSink {
  readonly batch = new TextBatch(new Interning(), new TextBytes());
  private readonly columns = new Map<number, CellColumn>();
  /** One entry a column of the block; nothing where it is not wanted. */
  private readonly byPlace: (CellColumn | undefined)[];
  private readonly limit: number;
  private readonly alike: AlikeRows;
  private lastRow = -1;
  private hidden: number[] = [];
  private filter: "on" | "off" = "off";
  private readonly merged: Area[] = [];
  private formulasWithoutValues = 0;
  private firstWithoutValue = "";

  constructor(private readonly wanted: BlockWanted) {
    const { area, columns, rows, expectedRows } = wanted;
    for (const place of columns) this.columns.set(place, new CellColumn(expectedRows));
    this.byPlace = Array.from({ length: area.right - area.left + 1 }, (_, place) => this.columns.get(place));
    this.limit = Math.min(rows, area.bottom - area.top + 1);
    this.alike = new AlikeRows({ ...wanted, columns: this.byPlace, limit: this.limit });
  }

  row(row: number, visibility: "shown" | "hidden"): "go on" | "stop" {
    const { area, end } = this.wanted;
    if (end === "after rows" && row - area.top >= this.limit) return "stop";
    if (visibility === "hidden" && row >= area.top && row <= area.bottom) this.hidden.push(row - area.top);
    return "go on";
  }

  rowsAlike(stretch: Stretch, at: number): AlikeEnd | undefined {
    const end = this.alike.read(stretch, at);
    if (end && end.lastFilled > this.lastRow) this.lastRow = end.lastFilled;
    return end;
  }

  cell(cell: ScannedCell, bytes: Uint8Array): void {
    const { area } = this.wanted;
    const place = cell.column - area.left;
    if (place < 0 || place >= this.byPlace.length || cell.row < area.top || cell.row > area.bottom) return;
    const row = cell.row - area.top;
    const empty = cell.from === cell.to;
    if (!empty && row > this.lastRow) this.lastRow = row;
    if (row >= this.limit) return;
    const column = this.byPlace[place];
    if (column === undefined) return;
    if (empty) {
      if (cell.formula === "there" && cell.type !== TYPE_TEXT) this.noteMissing(cell);
      return;
    }
    switch (cell.type) {
      case TYPE_SHARED:
        column.setShared(row, indexIn(bytes, cell.from, cell.to));
        break;
      case TYPE_NUMBER:
      case TYPE_DATE: {
        const number = numberOf(cell, bytes, this.wanted.dating);
        if (number === number) {
          column.setNumber(row, number);
          const { formats } = this.wanted.dating;
          if (formats) column.setFormat(row, formats.ofStyle[cell.style] ?? 0);
        } else this.addText(column, { row, kind: ERROR, text: NO_NUMBER });
        break;
      }
      case TYPE_BOOLEAN:
        this.addText(column, { row, kind: BOOLEAN, text: isTrueCell(cell, bytes) ? TRUE : FALSE });
        break;
      case TYPE_INLINE:
        column.setKind(row, TEXT);
        this.batch.texts.appendItem(bytes, { from: cell.from, to: cell.to, prefix: cell.prefix });
        this.batch.add(column, row);
        break;
      default:
        column.setKind(row, cell.type === TYPE_ERROR ? ERROR : TEXT);
        this.batch.texts.appendContent(bytes, cell.from, cell.to);
        this.batch.add(column, row);
    }
  }

  element(name: string, attributes: string): void {
    if (name === "filterColumn" || (name === "sheetPr" && /\bfilterMode=["'](?:1|true)/.test(attributes)))
      this.filter = "on";
    if (name !== "mergeCell") return;
    const area = areaFrom(/\bref=["']([^"']*)/.exec(attributes)?.[1] ?? "");
    if (area) this.merged.push(area);
  }

  /** Rows gone through so far. */
  get rowsSoFar(): number {
    return this.lastRow + 1;
  }

  /** The largest place among the shared strings that a wanted cell has; −1 without any. */
  get lastShared(): number {
    return Math.max(-1, ...[...this.columns.values()].map((column) => column.lastShared));
  }

  markShared(used: Uint8Array): void {
    for (const column of this.columns.values()) column.markShared(used);
  }

  /** What was noticed, of all rows or of the first ones; whole only after the whole sheet. */
  facts(rows = this.lastRow + 1): BlockFacts {
    const { area } = this.wanted;
    const body = { ...area, bottom: area.top + rows - 1 };
    return {
      rows,
      hiddenRows: this.hidden.filter((row) => row < rows).length,
      filter: this.filter,
      merged: rows === 0 ? [] : this.merged.filter((merge) => intersection(merge, body)).map(areaAddress),
      formulasWithoutValues: this.formulasWithoutValues,
      firstWithoutValue: this.firstWithoutValue,
    };
  }

  /** Which of so many rows are hidden; nothing where none is. */
  hiddenRows(rowCount: number): { readonly hidden?: Uint8Array } {
    const within = this.hidden.filter((row) => row < rowCount);
    if (within.length === 0) return {};
    const hidden = new Uint8Array(rowCount);
    for (const row of within) hidden[row] = 1;
    return { hidden };
  }

  /** The columns of the block, those that were not wanted with their header only. */
  finish(headers: readonly string[], rowCount: number, { texts, codes }: SharedStrings): Column[] {
    const given: Texts = { texts, codeOfShared: codes, local: new Int32Array(texts.length) };
    return headers.map((header, place) => {
      const column = this.columns.get(place);
      this.columns.delete(place);
      if (!column) return unreadColumn(header);
      const of = column.formatsOf(rowCount);
      const { list = [] } = this.wanted.dating.formats ?? {};
      return { ...column.finish(header, rowCount, given), ...(of === undefined ? {} : { formats: { list, of } }) };
    });
  }

  private addText(
    column: CellColumn,
    { row, kind, text }: { readonly row: number; readonly kind: number; readonly text: Uint8Array | undefined },
  ): void {
    if (!text) return;
    column.setKind(row, kind);
    this.batch.texts.appendPlain(text);
    this.batch.add(column, row);
  }

  private noteMissing(cell: ScannedCell): void {
    if (this.formulasWithoutValues++ === 0) this.firstWithoutValue = cellAddress(cell.row, cell.column);
  }
}

function indexIn(bytes: Uint8Array, from: number, to: number): number {
  let index = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit >= 0 && digit <= 9) index = index * 10 + digit;
  }
  // Larger than any place there is: reading the strings refuses it.
  return Math.min(index, 0x7fffffff);
}
