import { areaAddress, areaFrom, cellAddress, type Area } from "../../../src/files/xlsx/address";
import { escapeText } from "../../../src/files/xlsx/cell-text";
import {
  appendTo,
  attributeOf,
  childOf,
  childrenOf,
  escapeXml,
  prefixOf,
  rootOf,
  setAttribute,
  type Element,
} from "../../../src/files/xlsx/xml-edit";
import type { CellValue } from "../../host/store";
import { cellsIn, rowsElement, rowsIn, type RowPlace } from "./cell-places";
import { formulaForFile } from "./formula-text";
import type { CellChange } from "./opened-book";

/** Days between the two date systems. */
const DAYS_TO_1904 = 1_462;

/** How the numbers of a sheet are meant: one entry a cell style, 1 for a date, where the workbook counts from 1904. */
export interface SheetDating {
  readonly dateStyles: Uint8Array | undefined;
}

/**
 * Changes cells in the text of a sheet, in place: the look of a cell stays, and so does every byte that belongs to no changed cell. What the
 * sheet says of its extent grows with the cells.
 */
export function patchSheet(xml: string, changes: readonly CellChange[], dating: SheetDating): string {
  const data = rowsElement(xml);
  const patch = new SheetPatch(xml, dating);
  const byRow = new Map<number, CellChange[]>();
  for (const change of changes) byRow.set(change.row, [...(byRow.get(change.row) ?? []), change]);
  const wanted = [...byRow].sort(([a], [b]) => a - b);

  let text = "";
  let done = data.innerStart;
  let next = 0;
  const addMissing = (before: number) => {
    for (; next < wanted.length && (wanted[next]?.[0] ?? 0) < before; next++)
      text += patch.newRow(...(wanted[next] ?? [0, []]));
  };
  for (const place of rowsIn(xml)) {
    text += xml.slice(done, place.element.start);
    done = place.element.start;
    addMissing(place.row);
    if (wanted[next]?.[0] !== place.row) continue;
    text += patch.row(place, wanted[next]?.[1] ?? []);
    done = place.element.end;
    next++;
  }
  text += xml.slice(done, data.innerEnd);
  addMissing(Infinity);
  const changed =
    data.innerEnd === data.end
      ? appendTo(xml, data, text)
      : xml.slice(0, data.innerStart) + text + xml.slice(data.innerEnd);
  return withExtent(changed, changes);
}

class SheetPatch {
  private readonly prefix: string;
  private readonly columnStyles: readonly { readonly first: number; readonly last: number; readonly style: number }[];

  constructor(
    private readonly xml: string,
    private readonly dating: SheetDating,
  ) {
    const root = rootOf(xml);
    this.prefix = prefixOf(xml, root);
    const columns = childOf(xml, root, "cols");
    this.columnStyles = (columns ? childrenOf(xml, columns) : []).map((column) => ({
      first: Number(attributeOf(xml, column, "min")) - 1,
      last: Number(attributeOf(xml, column, "max")) - 1,
      style: Number(attributeOf(xml, column, "style") ?? 0),
    }));
  }

  newRow(row: number, changes: readonly CellChange[]): string {
    const cells = this.inOrder(changes)
      .map((change) => this.cell(change, this.styleOfColumn(change.column)))
      .join("");
    return cells === "" ? "" : `<${this.prefix}row r="${row + 1}">${cells}</${this.prefix}row>`;
  }

  row(place: RowPlace, changes: readonly CellChange[]): string {
    const { xml, prefix } = this;
    const { element } = place;
    const wanted = this.inOrder(changes);
    const rowStyle = attributeOf(xml, element, "customFormat") === "1" ? attributeOf(xml, element, "s") : undefined;
    const styleOf = (column: number) => (rowStyle === undefined ? this.styleOfColumn(column) : Number(rowStyle));
    let text = "";
    let done = element.innerStart;
    let next = 0;
    let added = false;
    const addMissing = (before: number) => {
      for (let change = wanted[next]; change && change.column < before; change = wanted[++next]) {
        text += this.cell(change, styleOf(change.column));
        added = true;
      }
    };
    for (const cell of cellsIn(xml, place)) {
      text += xml.slice(done, cell.element.start);
      done = cell.element.start;
      addMissing(cell.column);
      const change = wanted[next];
      if (change?.column !== cell.column) continue;
      text += change.kept
        ? this.withResult(cell.element, change.value)
        : this.cell(change, Number(attributeOf(xml, cell.element, "s") ?? 0));
      done = cell.element.end;
      next++;
    }
    text += xml.slice(done, element.innerEnd);
    addMissing(Infinity);
    // How far a row reaches is only a hint, and a wrong one is worse than none.
    const open = added ? openTag(xml, element).replace(/\sspans="[^"]*"/, "") : openTag(xml, element);
    return `${open}${text}</${prefix}row>`;
  }

  private inOrder(changes: readonly CellChange[]): CellChange[] {
    return [...changes].sort((a, b) => a.column - b.column);
  }

  /** A cell with its style; nothing for one that has neither content nor style. */
  private cell(change: CellChange, style: number): string {
    const { prefix } = this;
    const { value, formula, area } = change;
    const look = style > 0 ? ` s="${style}"` : "";
    const address = cellAddress(change.row, change.column);
    const tag = `<${prefix}c r="${address}"${look}`;
    if (formula !== undefined) {
      const whole = area && area.rows * area.columns > 1 ? areaAddress(toArea(area)) : undefined;
      const kind = whole === undefined ? "" : ` t="array" ref="${whole}"`;
      const { type, text } = this.stored(value, style);
      const result = text === "" ? "" : `<${prefix}v>${text}</${prefix}v>`;
      return `${tag}${type}><${prefix}f${kind}>${escapeXml(formulaForFile(formula))}</${prefix}f>${result}</${prefix}c>`;
    }
    if (value === "") return look === "" ? "" : `${tag}/>`;
    if (typeof value === "string") {
      const space = /^\s|\s$|[\t\n]| {2}/.test(value) ? ' xml:space="preserve"' : "";
      return `${tag} t="inlineStr"><${prefix}is><${prefix}t${space}>${escapeText(value)}</${prefix}t></${prefix}is></${prefix}c>`;
    }
    const { type, text } = this.stored(value, style);
    return `${tag}${type}><${prefix}v>${text}</${prefix}v></${prefix}c>`;
  }

  /** A cell with its formula as it stands, and another result. */
  private withResult(element: Element, value: CellValue): string {
    const { xml, prefix } = this;
    const formula = childOf(xml, element, "f");
    if (!formula) throw new Error("a result without a formula");
    const { type, text } = this.stored(value, Number(attributeOf(xml, element, "s") ?? 0));
    const open = openTag(xml, element)
      .replace(/\st\s*=\s*("[^"]*"|'[^']*')/, "")
      .replace(/>$/, `${type}>`);
    return `${open}${xml.slice(formula.start, formula.end)}<${prefix}v>${text}</${prefix}v></${prefix}c>`;
  }

  /** A value between its tags, and the type that says what it is. */
  private stored(value: CellValue, style: number): { readonly type: string; readonly text: string } {
    if (typeof value === "object") return { type: ' t="e"', text: escapeXml(value.error) };
    if (typeof value === "boolean") return { type: ' t="b"', text: value ? "1" : "0" };
    if (typeof value === "string") return { type: ' t="str"', text: escapeText(value) };
    const isDate = this.dating.dateStyles?.[style] === 1;
    return { type: "", text: String(isDate ? value - DAYS_TO_1904 : value) };
  }

  private styleOfColumn(column: number): number {
    return this.columnStyles.find(({ first, last }) => first <= column && column <= last)?.style ?? 0;
  }
}

function openTag(xml: string, { start, innerStart }: Element): string {
  return xml.slice(start, innerStart).replace(/\s*\/>$/, ">");
}

function toArea({ row, column, rows, columns }: NonNullable<CellChange["area"]>): Area {
  return { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}

/** Lets the sheet reach to its new cells. */
function withExtent(xml: string, changes: readonly CellChange[]): string {
  const dimension = childOf(xml, rootOf(xml), "dimension");
  const before = dimension && areaFrom(attributeOf(xml, dimension, "ref") ?? "");
  if (!dimension || !before) return xml;
  const after = changes
    .filter(({ value, formula }) => value !== "" || formula !== undefined)
    .reduce(
      (area, { row, column }) => ({
        top: Math.min(area.top, row),
        left: Math.min(area.left, column),
        bottom: Math.max(area.bottom, row),
        right: Math.max(area.right, column),
      }),
      before,
    );
  const value = areaAddress(after);
  return value === areaAddress(before) ? xml : setAttribute(xml, dimension, { name: "ref", value });
}
