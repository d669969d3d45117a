import { areaFrom } from "../../../src/files/xlsx/address";
import { isTrueCell, numberOf, valueText, type Dating } from "../../../src/files/xlsx/cell-values";
import { Interning } from "../../../src/files/interning";
import { type Package } from "../../../src/files/xlsx/package";
import { scanPart } from "../../../src/files/xlsx/pieces";
import { readSharedStrings } from "../../../src/files/xlsx/shared-strings";
import {
  TYPE_BOOLEAN,
  TYPE_DATE,
  TYPE_ERROR,
  TYPE_INLINE,
  TYPE_NUMBER,
  TYPE_SHARED,
  type ScannedCell,
  type SheetSink,
} from "../../../src/files/xlsx/scanned-sheet";
import { SheetScanner } from "../../../src/files/xlsx/sheet-scanner";
import { TextBatch } from "../../../src/files/xlsx/text-batch";
import { TextBytes } from "../../../src/files/xlsx/text-bytes";
import { faultsOf } from "../../../src/files/xlsx/xml";
import { attributeOf, childOf, textOfPart, unescapeXml } from "../../../src/files/xlsx/xml-edit";
import type { CellValue, ErrorText } from "../../host/store";
import { cellsIn, rowsIn } from "./cell-places";
import { formulaFromFile } from "./formula-text";
import { pixelsOfHeight } from "./pixels";
import { rectOf } from "./read-frame";
import type { OpenedCell, OpenedLine } from "./opened-book";

/** Cells that the grid of a page holds without trouble. */
export const MOST_CELLS = 1_000_000;

/** Thrown where a workbook has more cells than the page can show. */
export class TooManyCells extends Error {}

/** What of a sheet lies in its rows. */
export interface SheetRows {
  readonly cells: readonly OpenedCell[];
  readonly rows: readonly OpenedLine[];
}

type Drafted = { -readonly [Key in keyof OpenedCell]: OpenedCell[Key] };

/** Reads the cells of one sheet after the other: as the command reads them, and the text of formulas besides. */
export class CellReader {
  private readonly shared: { readonly cell: Drafted; readonly place: number }[] = [];
  private count = 0;

  constructor(
    private readonly from: Package,
    private readonly dating: Dating,
  ) {}

  async read(part: string): Promise<SheetRows> {
    const found: Drafted[] = [];
    let formulas = 0;
    const texts = new TextBytes();
    const sink: SheetSink = {
      row: () => "go on",
      cell: (cell, bytes) => {
        if (++this.count > MOST_CELLS) throw new TooManyCells();
        if (cell.formula === "there") formulas++;
        const { row, column, style: format } = cell;
        const drafted: Drafted = { row, column, format, value: "" };
        found.push(drafted);
        if (cell.from === cell.to) return;
        if (cell.type === TYPE_SHARED) this.shared.push({ cell: drafted, place: Number(valueText(cell, bytes)) });
        else drafted.value = this.valueOf(cell, bytes, texts);
      },
    };
    const scanner = new SheetScanner(sink, faultsOf(this.from, part));
    await scanPart(this.from, part, (bytes, at, to) => scanner.scan(bytes, at, to));
    const xml = textOfPart(await this.from.read(part));
    return { cells: formulas > 0 ? withFormulas(found, xml) : found, rows: linesOf(xml) };
  }

  /** Puts the shared strings of all sheets into their cells. */
  async finish(part: string | undefined): Promise<void> {
    const places = this.shared.map(({ place }) => place);
    const batch = new TextBatch(new Interning(), new TextBytes());
    const { codes, texts } = await readSharedStrings(this.from, part, {
      last: places.reduce((most, place) => Math.max(most, place), -1),
      mark: (used) => places.forEach((place) => (used[place] = 1)),
      batch,
    });
    for (const { cell, place } of this.shared) cell.value = texts[codes[place] ?? -1] ?? "";
  }

  private valueOf(cell: ScannedCell, bytes: Uint8Array, texts: TextBytes): CellValue {
    if (cell.type === TYPE_BOOLEAN) return isTrueCell(cell, bytes);
    if (cell.type === TYPE_NUMBER || cell.type === TYPE_DATE) {
      const number = numberOf(cell, bytes, this.dating);
      return Number.isNaN(number) ? { error: "#NUM!" } : number;
    }
    texts.length = 0;
    if (cell.type === TYPE_INLINE) texts.appendItem(bytes, { from: cell.from, to: cell.to, prefix: cell.prefix });
    else texts.appendContent(bytes, cell.from, cell.to);
    const text = Buffer.from(texts.bytes.buffer, 0, texts.length).toString("utf8");
    // Whatever a file calls an error is shown as one.
    return cell.type === TYPE_ERROR ? { error: text as ErrorText } : text;
  }
}

/** Adds the formulas. What an array formula fills is left out: the grid fills it itself. */
function withFormulas(cells: Drafted[], xml: string): OpenedCell[] {
  const byPlace = new Map(cells.map((cell) => [keyOf(cell), cell]));
  const filled = new Set<string>();
  for (const row of rowsIn(xml)) {
    for (const { column, element } of cellsIn(xml, row)) {
      const formula = childOf(xml, element, "f");
      const cell = byPlace.get(keyOf({ row: row.row, column }));
      if (!formula || !cell) continue;
      const text = unescapeXml(xml.slice(formula.innerStart, formula.innerEnd));
      const kind = attributeOf(xml, formula, "t");
      // A table of what-if results has no formula that a grid could calculate.
      if (kind === "dataTable") continue;
      if (text !== "") cell.formula = formulaFromFile(text);
      const shared = attributeOf(xml, formula, "si");
      if (kind === "shared" && shared !== undefined) cell.shared = shared;
      const area = kind === "array" ? areaFrom(attributeOf(xml, formula, "ref") ?? "") : undefined;
      if (!area) continue;
      cell.area = rectOf(area);
      for (let at = area.top; at <= area.bottom; at++)
        for (let across = area.left; across <= area.right; across++)
          if (at !== row.row || across !== column) filled.add(keyOf({ row: at, column: across }));
    }
  }
  return cells.map((cell) => (filled.has(keyOf(cell)) ? { ...cell, value: "" } : cell));
}

function keyOf({ row, column }: { readonly row: number; readonly column: number }): string {
  return `${row} ${column}`;
}

/** Rows with a height, a look or a state of their own. */
function linesOf(xml: string): OpenedLine[] {
  const lines: OpenedLine[] = [];
  let row = -1;
  for (const [, attributes = ""] of xml.matchAll(/<(?:\w+:)?row((?:\s[^>]*)?)>/g)) {
    const at = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)`).exec(attributes)?.[1];
    row = at("r") === undefined ? row + 1 : Number(at("r")) - 1;
    const height = Number(at("ht"));
    const isHidden = /^(1|true)$/.test(at("hidden") ?? "");
    const format = /^(1|true)$/.test(at("customFormat") ?? "") ? Number(at("s") ?? 0) : 0;
    if (!(height > 0) && !isHidden && format === 0) continue;
    const state = isHidden ? "hidden" : "shown";
    lines.push({ first: row, last: row, state, format, ...(height > 0 ? { size: pixelsOfHeight(height) } : {}) });
  }
  return lines;
}
