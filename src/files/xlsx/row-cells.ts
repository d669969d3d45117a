import { refusal } from "../../core/issues";
import type { ColumnsBlocked } from "../../core/issues/class-columns";
import { linesOf, type ClassColumns } from "../../core/plan/beside";
import type { Block } from "../../core/plan/block";
import { areaAddress, areaFrom, cellAddress, columnIndex } from "./address";
import { PackageFault } from "./package";
import { escapeXml } from "./xml-edit";

/** Cells that are put into the rows of a sheet of the user's. */
export interface RowCells {
  readonly sheet: string;
  readonly beside: ClassColumns;
  /** The first column of the cells. */
  readonly left: number;
  /** Cells of KA's that stood there and go, or are replaced. */
  readonly before: Block | undefined;
}

/** Lines made at once. */
const PIECE = 1_000;
const OPEN = /<((?:\w+:)?)sheetData(?:\s[^>]*?)?(\/?)>/;
const CELL_PLACE = /\sr=["']([A-Z]+)\d+["']/;
const DIMENSION = /(<(?:\w+:)?dimension\s[^>]*?ref=["'])([^"']*)/;
const SPANS = /(\sspans=["']\d+:)(\d+)/;

/**
 * The XML of a sheet with cells put into its rows, each at its place among the cells that are there; every other byte is as it was. The bytes are handled
 * as text of one character each, so that no character is taken apart or put together.
 */
export async function* withRowCells(pieces: AsyncIterable<Uint8Array>, cells: RowCells): AsyncGenerator<Uint8Array> {
  const rows = new RowPatcher(cells);
  let place: "before" | "rows" | "after" = "before";
  let rest = "";
  for await (const piece of pieces) {
    if (place === "before" && rest === "" && (piece[0] === 0xff || piece[0] === 0xfe)) throw rows.blocked("encoding");
    rest += Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString("latin1");
    if (place === "before") {
      const open = OPEN.exec(rest);
      if (!open) continue;
      const end = open.index + open[0].length;
      yield bytesOf(rows.fitted(rest.slice(0, end)));
      rest = rest.slice(end);
      rows.prefix = open[1] ?? "";
      place = open[2] === "/" ? "after" : "rows";
    }
    if (place === "rows") {
      const { made, used, end } = rows.take(rest);
      yield bytesOf(made);
      rest = rest.slice(used);
      if (end) place = "after";
    }
    if (place === "after") {
      yield bytesOf(rest);
      rest = "";
    }
  }
  yield bytesOf(rest);
  rows.finish();
}

/** Goes through the rows of a sheet in their order. */
class RowPatcher {
  /** The prefix of the elements, with its colon. */
  prefix = "";
  private row = -1;
  private filled = 0;
  private piece: { from: number; readonly lines: readonly (readonly string[])[] } = { from: 0, lines: [] };
  private readonly contents = new Map<string, string>();
  private readonly right: number;
  private readonly lastCleared: number;

  constructor(private readonly job: RowCells) {
    const { beside, left, before } = job;
    this.right = left + beside.columns.length - 1;
    this.lastCleared = Math.max(this.right, before ? before.column + before.columns - 1 : 0);
  }

  /** What stands before the rows, the used range that the sheet claims as wide as it is now. */
  fitted(head: string): string {
    const { beside, left } = this.job;
    const claimed = DIMENSION.exec(head);
    const area = claimed && areaFrom(claimed[2] ?? "");
    if (!claimed || !area) return head;
    const at = claimed.index + (claimed[1] ?? "").length;
    const ref = areaAddress({
      top: Math.min(area.top, beside.headerRow),
      left: Math.min(area.left, left),
      bottom: Math.max(area.bottom, beside.headerRow + beside.customers.length),
      right: this.end(area.right),
    });
    return head.slice(0, at) + ref + head.slice(at + (claimed[2] ?? "").length);
  }

  /** The rows of a text as far as they are there as a whole, with their new cells; how much of it was used. */
  take(text: string): { readonly made: string; readonly used: number; readonly end: boolean } {
    const close = `</${this.prefix}sheetData`;
    const open = `<${this.prefix}row`;
    const closeRow = `</${this.prefix}row>`;
    const made: string[] = [];
    let at = 0;
    for (;;) {
      const start = text.indexOf("<", at);
      if (start < 0) return { made: made.join(""), used: at, end: false };
      if (text.startsWith(close, start)) {
        made.push(text.slice(at, start));
        return { made: made.join(""), used: start, end: true };
      }
      const tagEnd = text.indexOf(">", start);
      if (tagEnd < 0) return { made: made.join(""), used: at, end: false };
      // A comment may hold anything, even what looks like a row.
      if (!text.startsWith(open, start)) throw this.blocked("encoding");
      const alone = text[tagEnd - 1] === "/";
      const inner = tagEnd + 1;
      const innerEnd = alone ? inner : text.indexOf(closeRow, inner);
      if (innerEnd < 0) return { made: made.join(""), used: at, end: false };
      const end = alone ? inner : innerEnd + closeRow.length;
      made.push(text.slice(at, start));
      made.push(this.patch(text.slice(start, inner), text.slice(inner, innerEnd)) ?? text.slice(start, end));
      at = end;
    }
  }

  /** Says so where a row that has a class was not met. */
  finish(): void {
    const { beside } = this.job;
    let wanted = 1;
    for (const customer of beside.customers) if (customer >= 0) wanted++;
    if (this.filled !== wanted) throw new Error("the rows of the sheet are not those that were read");
  }

  /** A row with its new cells; nothing where it stays as it is. */
  private patch(tag: string, inner: string): string | undefined {
    const number = /\sr=["'](\d+)["']/.exec(tag)?.[1];
    this.row = number === undefined ? this.row + 1 : Number(number) - 1;
    const { beside, before } = this.job;
    const line = this.row - beside.headerRow;
    const isOurs = line >= 0 && line <= beside.customers.length;
    const wasOurs = before && this.row >= before.row && this.row < before.row + before.rows;
    if (!isOurs && !wasOurs) return undefined;
    const isFilled = isOurs && (line === 0 || (beside.customers[line - 1] ?? -1) >= 0);
    if (isFilled) this.filled++;
    else if (!wasOurs) return undefined;
    const texts = isOurs ? this.line(line) : [];
    const body = this.withCells(inner, texts, line === 0 ? "header" : "row");
    if (body === inner) return undefined;
    const open = (tag.endsWith("/>") ? `${tag.slice(0, -2).trimEnd()}>` : tag).replace(
      SPANS,
      (_whole, start: string, last: string) => `${start}${this.end(Number(last) - 1) + 1}`,
    );
    return `${open}${body}</${this.prefix}row>`;
  }

  /** The last column of what ended at another one: what ended with cells of KA's that are fewer now, or gone, does so again. */
  private end(last: number): number {
    const { before } = this.job;
    return before && last === before.column + before.columns - 1 ? this.right : Math.max(last, this.right);
  }

  private withCells(inner: string, texts: readonly string[], kind: "header" | "row"): string {
    const last = inner.lastIndexOf(`<${this.prefix}c `);
    const place = last < 0 ? undefined : CELL_PLACE.exec(inner.slice(last, last + 40))?.[1];
    const isPlain = kind === "row" && place !== undefined && columnIndex(place) < this.job.left;
    if (isPlain && !inner.includes("extLst")) return inner + this.cells(texts, new Map());
    return this.amongCells(inner, texts, kind);
  }

  /** Puts cells where others stand behind them, or in their place. */
  private amongCells(inner: string, texts: readonly string[], kind: "header" | "row"): string {
    if (inner.includes("<!")) throw this.blocked("encoding");
    const { left } = this.job;
    const name = `${this.prefix}c`;
    const pattern = new RegExp(`<${name}((?:\\s[^>]*?)?)(?:/>|>[\\s\\S]*?</${name}>)`, "g");
    const styles = new Map<number, string>();
    let kept = "";
    let at = 0;
    let behind = -1;
    let column = -1;
    let beside: string | undefined;
    for (const match of inner.matchAll(pattern)) {
      const [cell = "", attributes = ""] = match;
      const letters = CELL_PLACE.exec(attributes)?.[1];
      column = letters === undefined ? column + 1 : columnIndex(letters);
      const style = /\ss=["'](\d+)["']/.exec(attributes)?.[1];
      if (column === left - 1) beside = style;
      if (column < left) continue;
      if (column <= this.lastCleared) {
        if (cell.includes(`<${this.prefix}f`)) throw this.blocked("moved");
        if (behind < 0) {
          kept += inner.slice(at, match.index);
          behind = kept.length;
        } else kept += inner.slice(at, match.index);
        at = match.index + cell.length;
        // Where KA's cells go, a look that is not the one given to a new header was there before them.
        const isKept = column <= this.right || kind === "row" || style !== beside;
        if (style !== undefined && isKept) styles.set(column, style);
        continue;
      }
      // What has no place of its own stands behind the cell before it, which would be another one now.
      if (letters === undefined) throw this.blocked("content");
      if (behind < 0) {
        kept += inner.slice(at, match.index);
        behind = kept.length;
        at = match.index;
      }
    }
    kept += inner.slice(at);
    if (behind < 0) {
      const list = kept.indexOf(`<${this.prefix}extLst`);
      behind = list < 0 ? kept.length : list;
    }
    // A new header looks like the one beside it.
    const likeness = kind === "header" ? beside : undefined;
    for (const [i] of texts.entries())
      if (likeness !== undefined && !styles.has(left + i)) styles.set(left + i, likeness);
    return kept.slice(0, behind) + this.cells(texts, styles) + kept.slice(behind);
  }

  private cells(texts: readonly string[], styles: ReadonlyMap<number, string>): string {
    let made = "";
    for (let column = this.job.left; column <= this.lastCleared; column++) {
      const [text, style] = [texts[column - this.job.left] ?? "", styles.get(column)];
      if (text === "" && style === undefined) continue;
      const look = style === undefined ? "" : ` s="${style}"`;
      made += `<${this.prefix}c r="${cellAddress(this.row, column)}"${look}${this.contentOf(text)}`;
    }
    return made;
  }

  /** The end of a cell's tag, and what stands in it. */
  private contentOf(text: string): string {
    if (text === "") return "/>";
    let content = this.contents.get(text);
    if (content === undefined) {
      const p = this.prefix;
      const space = text.trim() === text ? "" : ` xml:space="preserve"`;
      const xml = ` t="inlineStr"><${p}is><${p}t${space}>${escapeXml(text)}</${p}t></${p}is></${p}c>`;
      content = Buffer.from(xml).toString("latin1");
      this.contents.set(text, content);
    }
    return content;
  }

  private line(line: number): readonly string[] {
    const { from, lines } = this.piece;
    const known = lines[line - from];
    if (line >= from && known) return known;
    this.piece = { from: line, lines: linesOf(this.job.beside, line, PIECE) };
    return this.piece.lines[0] ?? [];
  }

  blocked(what: ColumnsBlocked): PackageFault {
    const { sheet, left } = this.job;
    return new PackageFault(
      refusal("columnsBlocked", { what, sheet, where: cellAddress(Math.max(0, this.row), left) }),
    );
  }
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}
