import { areaFrom, type Area } from "../../../src/files/xlsx/address";
import { isProtected, type SheetFrame } from "../../../src/files/xlsx/sheet-frame";
import { isTrue } from "../../../src/files/xlsx/xml";
import { attributeOf, childOf, childrenOf, rootOf, type Element } from "../../../src/files/xlsx/xml-edit";
import type { Rect } from "../../host/store";
import type { Palette } from "./colours";
import type { OpenedLine, OpenedSheet } from "./opened-book";
import { pixelsOfHeight, pixelsOfWidth, USUAL_WIDTH } from "./pixels";

/** What stands around the rows of a sheet, as far as the grid shows it. */
export type SheetSetting = Pick<
  OpenedSheet,
  "tabColor" | "columns" | "defaultWidth" | "defaultHeight" | "gridlines" | "frozen" | "merged" | "protection"
>;

/** The rectangle of an area; both count from 0. */
export function rectOf({ top, left, bottom, right }: Area): Rect {
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** Reads what stands around the rows. */
export function readSetting(frame: SheetFrame, palette: Palette): SheetSetting {
  const { xml } = frame;
  const root = rootOf(xml);
  const list = (name: string): Element[] => {
    const element = childOf(xml, root, name);
    return element ? childrenOf(xml, element) : [];
  };
  const number = (element: Element | undefined, name: string) =>
    Number((element && attributeOf(xml, element, name)) ?? NaN);
  const format = childOf(xml, root, "sheetFormatPr");
  const [view] = list("sheetViews");
  const pane = view && childOf(xml, view, "pane");
  const isFrozen = pane !== undefined && (attributeOf(xml, pane, "state") ?? "split").startsWith("frozen");
  const tab = list("sheetPr").find(({ name }) => name === "tabColor");
  const [width, base, height] = [
    number(format, "defaultColWidth"),
    number(format, "baseColWidth"),
    number(format, "defaultRowHeight"),
  ];
  return {
    tabColor: tab ? palette.colour(plain(xml, tab)) : "",
    columns: list("cols").map((column): OpenedLine => {
      const size = number(column, "width");
      const first = number(column, "min") - 1;
      const state = isTrue(attributeOf(xml, column, "hidden")) ? "hidden" : "shown";
      const look = { first, last: number(column, "max") - 1, state, format: number(column, "style") || 0 } as const;
      return size > 0 ? { ...look, size: pixelsOfWidth(size) } : look;
    }),
    defaultWidth:
      width > 0 ? pixelsOfWidth(width) : base > 0 ? pixelsOfWidth(base) + USUAL_WIDTH - pixelsOfWidth(8) : USUAL_WIDTH,
    ...(height > 0 ? { defaultHeight: pixelsOfHeight(height) } : {}),
    gridlines: view && attributeOf(xml, view, "showGridLines") === "0" ? "hidden" : "shown",
    frozen: isFrozen
      ? { rows: number(pane, "ySplit") || 0, columns: number(pane, "xSplit") || 0 }
      : { rows: 0, columns: 0 },
    merged: list("mergeCells").flatMap((element) => {
      const area = areaFrom(attributeOf(xml, element, "ref") ?? "");
      return area ? [rectOf(area)] : [];
    }),
    protection: isProtected(frame) ? "on" : "off",
  };
}

/** An element of a text as those who read trees of elements take it, without its children. */
export function plain(xml: string, element: Element) {
  const attributes: Record<string, string> = {};
  const tag = xml.slice(element.start, element.innerStart);
  for (const [, name = ""] of tag.matchAll(/\s(?:[\w.-]+:)?([\w.-]+)\s*=/g)) {
    const value = attributeOf(xml, element, name);
    if (value !== undefined) attributes[name] = value;
  }
  return { name: element.name, attributes, children: [], text: "" };
}
