import { AreaGathering } from "../../core/formula-cells/formula-areas";
import { callsKa } from "../../core/formula-cells/formula-text";
import type { FoundFormulas, LeftFormulas } from "../../core/formula-cells/freeze";
import { refusal, type Outcome } from "../../core/issues";
import type { Block } from "../../core/plan/block";
import { SHEET_MARKS } from "../../core/plan/own-sheets";
import type { FormulaArea } from "../../core/plan";
import type { Book } from "./book";
import { FormulaReading, SheetRows, type FormulaCell, type SheetPiece } from "./formula-cells";
import { damage, type Package } from "./package";
import type { PackageDraft } from "./package-draft";
import { withBook } from "./with-book";
import { readWorkbookParts } from "./workbook-parts";
import { attributeOf, childOf, rootOf, unescapeXml } from "./xml-edit";
import { isTrue } from "./xml";

/** Finds the formulas of a workbook file that call KA, and says what forbids making them values. */
export async function findFormulas(path: string): Promise<Outcome<FoundFormulas>> {
  return withBook(path, async ({ file, draft, book }) => {
    const parts = await readWorkbookParts(file);
    const log = book.marked(SHEET_MARKS.log);
    const found: { -readonly [K in keyof FoundFormulas]: FoundFormulas[K] } = {
      ...{ areas: [], left: [], hidden: [], calculation: await calculationOf(draft, book) },
      names: parts.names.filter(({ formula }) => callsKa(formula)).map(({ name }) => name),
    };
    for (const { name, part, kind, state } of parts.sheets) {
      // The log is written anew, with the values of whatever somebody added to it.
      if (kind !== "cells" || !draft.has(part) || (typeof log === "object" && log.sheet === name)) continue;
      const { areas, left, protection, rules } = await scanFormulas(file, part, name);
      if (areas.length > 0 && protection === "on") return { issues: [refusal("protectedSheet", { sheet: name })] };
      found.areas = [...found.areas, ...areas];
      found.left = [...found.left, ...left];
      if (rules === "call KA") found.rules = [...(found.rules ?? []), name];
      if (areas.length > 0 && state !== "visible") found.hidden = [...found.hidden, name];
    }
    return { value: found, issues: [] };
  });
}

async function calculationOf(draft: PackageDraft, { part }: Book): Promise<FoundFormulas["calculation"]> {
  const xml = await draft.text(part);
  const settings = childOf(xml, rootOf(xml), "calcPr");
  return settings && attributeOf(xml, settings, "calcMode") === "manual" ? "manual" : "automatic";
}

/** What of a sheet calls KA, cells and rules of its own, and whether it is protected. */
interface FoundOnSheet extends Pick<FoundFormulas, "areas" | "left"> {
  readonly protection: "on" | "off";
  readonly rules: "call KA" | "do not";
}

/** A formula of a conditional format or a data validation, of newer ones too. */
const RULE = /<(?:\w+:)?(?:formula[12]?|f)(?:\s[^>]*)?>([^<]*)</g;

/** The formulas of one sheet that call KA. */
export async function scanFormulas(file: Package, part: string, sheet: string): Promise<FoundOnSheet> {
  const scan = new FormulaScan(sheet);
  for await (const piece of piecesOf(file, part)) scan.take(piece.rows, piece.piece);
  return scan.finish();
}

/** The pieces of a sheet's part. A part that is not stored byte by byte as its characters is refused. */
export async function* piecesOf(
  file: Package,
  part: string,
): AsyncGenerator<{ readonly rows: SheetRows; readonly piece: SheetPiece }> {
  const rows = new SheetRows();
  let first: "yes" | "no" = "yes";
  for await (const bytes of file.stream(part)) {
    if (first === "yes" && (bytes[0] === 0xff || bytes[0] === 0xfe))
      throw damage(file.path, part, "it is not stored as UTF-8");
    first = "no";
    for (const piece of rows.take(bytes)) yield { rows, piece };
  }
  for (const piece of rows.finish()) yield { rows, piece };
}

/** A formula that fills several cells, until all of them were seen. */
interface Filling {
  readonly block: Block;
  readonly formula: string;
  shows: FormulaCell["shows"];
}

class FormulaScan {
  private readonly areas: AreaGathering;
  private readonly left: { readonly error: AreaGathering; readonly noValue: AreaGathering };
  private readonly filling: Filling[] = [];
  private reading: FormulaReading | undefined;
  private protection: "on" | "off" = "off";
  /** All that stands around the rows: a rule may lie in two pieces. */
  private around = "";

  constructor(sheet: string) {
    this.areas = new AreaGathering(sheet);
    this.left = { error: new AreaGathering(sheet), noValue: new AreaGathering(sheet) };
  }

  take(rows: SheetRows, piece: SheetPiece): void {
    if (piece.kind === "other") {
      this.around += piece.xml;
      const tag = /<(?:\w+:)?sheetProtection(\s[^>]*)>/.exec(piece.xml)?.[1] ?? "";
      if (isTrue(/\ssheet=["']([^"']*)["']/.exec(tag)?.[1])) this.protection = "on";
      return;
    }
    const reading = (this.reading ??= new FormulaReading(rows.prefix));
    const { row, xml } = piece;
    for (const one of this.filling) {
      const isIn = row >= one.block.row && row < one.block.row + one.block.rows;
      if (isIn && one.shows === "value" && reading.hasError(xml, one.block)) one.shows = "error";
    }
    if (!reading.has(xml)) return;
    reading.replace(row, xml, (cell) => {
      this.add(cell);
      return undefined;
    });
  }

  finish(): FoundOnSheet {
    for (const { block, formula, shows } of this.filling) this.into(shows).addSpill(block, formula);
    const leftOf = (why: LeftFormulas["why"]) =>
      this.left[why].finish().map((area: FormulaArea): LeftFormulas => ({ area, why }));
    return {
      areas: this.areas.finish(),
      left: [...leftOf("error"), ...leftOf("noValue")],
      protection: this.protection,
      rules: [...this.around.matchAll(RULE)].some(([, formula = ""]) => callsKa(unescapeXml(formula)))
        ? "call KA"
        : "do not",
    };
  }

  private add({ row, column, formula, fills, shows }: FormulaCell): void {
    if (formula === undefined || !callsKa(formula)) return;
    if (fills) this.filling.push({ block: fills, formula, shows });
    else this.into(shows).add(row, column, formula);
  }

  private into(shows: FormulaCell["shows"]): AreaGathering {
    return shows === "value" ? this.areas : shows === "error" ? this.left.error : this.left.noValue;
  }
}
