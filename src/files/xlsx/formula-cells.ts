import { FilledFormula } from "../../core/formula-cells/filled-formula";
import type { Block } from "../../core/plan/block";
import { columnIndex } from "./address";
import { blockOf } from "./blocks";
import { unescapeXml } from "./xml-edit";

/** A cell of a sheet with a formula, as its part has it. */
export interface FormulaCell {
  readonly row: number;
  readonly column: number;
  /** With its `=`, as the file says it; nothing where it shares one that is nowhere to be found. */
  readonly formula: string | undefined;
  /** The cells that it fills, where it is one for several. */
  readonly fills: Block | undefined;
  readonly shows: "value" | "error" | "nothing";
  /** The number by which others share its formula, or it shares theirs. */
  readonly shared: string | undefined;
  /** All of the cell: from its tag to its end. */
  readonly xml: string;
}

/** A piece of a sheet's part: rows with their place, or what stands before, between and behind them. */
export type SheetPiece =
  | { readonly kind: "row"; readonly row: number; readonly xml: string }
  | { readonly kind: "other"; readonly xml: string };

const OPEN = /<((?:\w+:)?)sheetData(?:\s[^>]*?)?(\/?)>/;
const PLACE = /\sr=["']([A-Z]+)\d+["']/;
const BOUNDARY = /^[\s/>]/;

/** Goes through the part of a sheet, row by row. The bytes are handled as text of one character each, so that no character is taken apart or put together. */
export class SheetRows {
  /** The prefix of the elements, with its colon. */
  prefix = "";
  private place: "before" | "rows" | "after" = "before";
  private rest = "";
  private row = -1;

  /** The pieces that are there as a whole with these bytes. */
  take(bytes: Uint8Array): SheetPiece[] {
    this.rest += Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
    const pieces: SheetPiece[] = [];
    if (this.place === "before") {
      const open = OPEN.exec(this.rest);
      if (!open) return pieces;
      const end = open.index + open[0].length;
      pieces.push({ kind: "other", xml: this.rest.slice(0, end) });
      this.rest = this.rest.slice(end);
      this.prefix = open[1] ?? "";
      this.place = open[2] === "/" ? "after" : "rows";
    }
    if (this.place === "rows") this.takeRows(pieces);
    if (this.place === "after") {
      pieces.push({ kind: "other", xml: this.rest });
      this.rest = "";
    }
    return pieces;
  }

  /** What is left at the end. */
  finish(): SheetPiece[] {
    return this.rest === "" ? [] : [{ kind: "other", xml: this.rest }];
  }

  private takeRows(pieces: SheetPiece[]): void {
    const [open, close] = [`<${this.prefix}row`, `</${this.prefix}row>`];
    let at = 0;
    for (;;) {
      const start = this.rest.indexOf("<", at);
      const tagEnd = start < 0 ? -1 : this.rest.indexOf(">", start);
      if (start < 0 || tagEnd < 0) break;
      if (this.rest.startsWith(`</${this.prefix}sheetData`, start)) {
        this.place = "after";
        break;
      }
      const isRow = this.rest.startsWith(open, start);
      const alone = !isRow || this.rest[tagEnd - 1] === "/";
      const innerEnd = alone ? tagEnd + 1 : this.rest.indexOf(close, tagEnd + 1);
      if (innerEnd < 0) break;
      const end = alone ? tagEnd + 1 : innerEnd + close.length;
      if (start > at) pieces.push({ kind: "other", xml: this.rest.slice(at, start) });
      const xml = this.rest.slice(start, end);
      if (isRow) {
        const number = /\sr=["'](\d+)["']/.exec(this.rest.slice(start, tagEnd))?.[1];
        this.row = number === undefined ? this.row + 1 : Number(number) - 1;
        pieces.push({ kind: "row", row: this.row, xml });
      } else pieces.push({ kind: "other", xml });
      at = end;
    }
    this.rest = this.rest.slice(at);
  }
}

/** Reads the cells of a sheet that have formulas, its rows handed over in their order. */
export class FormulaReading {
  private readonly shared = new Map<string, FilledFormula>();
  private readonly cell: RegExp;
  private readonly formula: RegExp;
  private readonly value: RegExp;

  constructor(private readonly prefix: string) {
    const element = (name: string) => `<${prefix}${name}((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</${prefix}${name}>)`;
    this.cell = new RegExp(element("c"), "g");
    this.formula = new RegExp(element("f"));
    this.value = new RegExp(`<${prefix}(?:v|is)[\\s/>]`);
  }

  /** Whether a row has formulas, as is quickly seen. */
  has(xml: string): boolean {
    const tag = `<${this.prefix}f`;
    for (let at = xml.indexOf(tag); at >= 0; at = xml.indexOf(tag, at + 1))
      if (BOUNDARY.test(xml.slice(at + tag.length, at + tag.length + 1))) return true;
    return false;
  }

  /** A row with some of its cells in another form; what stays as it is is given back as nothing. */
  replace(row: number, xml: string, change: (cell: FormulaCell) => string | undefined): string {
    let column = -1;
    return xml.replace(this.cell, (whole: string, attributes: string, inner: string | undefined) => {
      const letters = PLACE.exec(attributes)?.[1];
      column = letters === undefined ? column + 1 : columnIndex(letters);
      const found = inner === undefined ? undefined : this.formula.exec(inner);
      if (!found || inner === undefined) return whole;
      return change(this.read({ row, column }, { attributes, inner, found, xml: whole })) ?? whole;
    });
  }

  /** Whether cells of a row within these columns show an error, whatever they hold. */
  hasError(xml: string, { column: from, columns }: Block): boolean {
    let column = -1;
    for (const [, attributes = ""] of xml.matchAll(this.cell)) {
      const letters = PLACE.exec(attributes)?.[1];
      column = letters === undefined ? column + 1 : columnIndex(letters);
      if (column >= from && column < from + columns && isErrorCell(attributes)) return true;
    }
    return false;
  }

  private read(
    { row, column }: { readonly row: number; readonly column: number },
    cell: {
      readonly attributes: string;
      readonly inner: string;
      readonly found: RegExpExecArray;
      readonly xml: string;
    },
  ): FormulaCell {
    const [, of = "", text] = cell.found;
    const said = text === undefined || text === "" ? undefined : textOf(text);
    const kind = attributeIn(of, "t");
    const shared = kind === "shared" ? attributeIn(of, "si") : undefined;
    if (shared !== undefined && said !== undefined)
      this.shared.set(shared, new FilledFormula(`=${said}`, { row, column }));
    const formula =
      said !== undefined ? `=${said}` : shared === undefined ? undefined : this.shared.get(shared)?.at(row, column);
    const fills = kind === "array" ? blockOf(attributeIn(of, "ref") ?? "") : undefined;
    const hasValue = this.value.test(cell.inner);
    return {
      ...{ row, column, shared, xml: cell.xml },
      // A table of data has a formula of its own kind.
      formula: kind === "dataTable" ? undefined : formula,
      fills: fills && fills.rows * fills.columns > 1 ? fills : undefined,
      shows: isErrorCell(cell.attributes) ? "error" : hasValue ? "value" : "nothing",
    };
  }
}

function isErrorCell(attributes: string): boolean {
  return attributeIn(attributes, "t") === "e";
}

const ATTRIBUTES = {
  t: /\st=(?:"([^"]*)"|'([^']*)')/,
  si: /\ssi=(?:"([^"]*)"|'([^']*)')/,
  ref: /\sref=(?:"([^"]*)"|'([^']*)')/,
} as const;

function attributeIn(attributes: string, name: keyof typeof ATTRIBUTES): string | undefined {
  const match = ATTRIBUTES[name].exec(attributes);
  return match?.[1] ?? match?.[2];
}

/** Text of one character a byte as what it says. */
function textOf(text: string): string {
  return unescapeXml(Buffer.from(text, "latin1").toString("utf8"));
}
