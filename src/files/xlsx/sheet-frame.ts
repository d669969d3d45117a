import { columnIndex } from "./address";
import type { Package } from "./package";
import { relationIdOf, type Dialect } from "./relations";
import { isTrue } from "./xml";
import { attributeOf, childOf, childrenOf, rootOf } from "./xml-edit";

/** A sheet without its rows: everything that stands before and behind them, as one document with an empty `sheetData`. */
export interface SheetFrame {
  readonly xml: string;
  /** Rows and columns that hold values, counted from the first cell. */
  readonly usedRows: number;
  readonly usedColumns: number;
  readonly formulas: "some" | "none";
}

/** A cell with content, or a formula in it. */
const CELL = /<(?:\w+:)?(c|f)(?:\s([^>]*?))?(\/?)>(?!<\/(?:\w+:)?c>)/g;
const PLACE = /(?:^|\s)r="([A-Z]+)(\d+)"/;

/** The frame of a sheet that is not there yet. */
export function newFrame({ main, relations }: Dialect): SheetFrame {
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}" xmlns:r="${relations}"><sheetFormatPr defaultRowHeight="15"/><sheetData/></worksheet>`;
  return { xml, usedRows: 0, usedColumns: 0, formulas: "none" };
}

/** Reads the frame of a sheet. Its rows are passed over, however many they are; only how far they reach is kept. */
export async function readFrame(file: Package, part: string): Promise<SheetFrame> {
  const decoder = new TextDecoder();
  const extent: Extent = { rows: 0, columns: 0, formulas: "none" };
  let before: string | undefined;
  let inRows = false;
  let prefix = "";
  let rest = "";
  for await (const piece of file.stream(part)) {
    rest += decoder.decode(piece, { stream: true });
    if (before === undefined) {
      const open = /<(\w+:)?sheetData(?:\s[^>]*?)?(\/?)>/.exec(rest);
      if (!open) continue;
      before = rest.slice(0, open.index);
      prefix = open[1] ?? "";
      rest = rest.slice(open.index + open[0].length);
      inRows = open[2] !== "/";
    }
    if (!inRows) continue;
    const close = `</${prefix}sheetData>`;
    const end = rest.indexOf(close);
    // Cut between two rows, so that no tag is looked at in halves.
    const cut = end >= 0 ? end : Math.max(0, rest.lastIndexOf(`<${prefix}row`));
    widen(extent, rest.slice(0, cut));
    rest = rest.slice(end >= 0 ? end + close.length : cut);
    inRows = end < 0;
  }
  return {
    xml: `${before ?? ""}<${prefix}sheetData/>${rest}${decoder.decode()}`,
    usedRows: extent.rows,
    usedColumns: extent.columns,
    formulas: extent.formulas,
  };
}

/** Whether the sheet of a frame is protected. */
export function isProtected({ xml }: SheetFrame): boolean {
  const protection = childOf(xml, rootOf(xml), "sheetProtection");
  return protection !== undefined && isTrue(attributeOf(xml, protection, "sheet"));
}

/** The id of the relation to a property of the sheet by its name. */
export function propertyOf({ xml }: SheetFrame, name: string): string | undefined {
  const list = childOf(xml, rootOf(xml), "customProperties");
  const entry = list && childrenOf(xml, list).find((element) => attributeOf(xml, element, "name") === name);
  return entry && relationIdOf(xml, entry);
}

interface Extent {
  rows: number;
  columns: number;
  formulas: "some" | "none";
}

function widen(extent: Extent, rows: string): void {
  for (const [, name, attributes = "", alone] of rows.matchAll(CELL)) {
    if (name === "f") extent.formulas = "some";
    else if (alone !== "/") {
      const place = PLACE.exec(attributes);
      if (!place) continue;
      extent.rows = Math.max(extent.rows, Number(place[2]));
      extent.columns = Math.max(extent.columns, columnIndex(place[1] ?? "") + 1);
    }
  }
}
