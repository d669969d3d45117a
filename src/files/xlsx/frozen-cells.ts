import { cellsIn, formulaIn } from "../../core/formula-cells/formula-areas";
import { callsKa } from "../../core/formula-cells/formula-text";
import type { FormulaArea } from "../../core/plan";
import type { Book } from "./book";
import { piecesOf, scanFormulas } from "./find-formulas";
import { FormulaReading, type FormulaCell } from "./formula-cells";
import type { PackageDraft } from "./package-draft";
import { findTables } from "./table-part";
import { childOf, childrenOf, escapeXml, removeElements, rootOf, unescapeXml } from "./xml-edit";

const HUGE = 2 ** 32;

/** Takes formulas out of the cells of areas; the values that are kept beside them stay. Every other byte of the sheets is as it was. */
export async function freezeCells(draft: PackageDraft, book: Book, areas: readonly FormulaArea[]): Promise<void> {
  const tables = await findTables(draft);
  for (const { name, part } of await book.sheets()) {
    const here = areas.filter(({ sheet }) => sheet === name);
    if (here.length === 0) continue;
    draft.setBytes(part, {
      pieces: () => withoutFormulas(draft, part, here),
      expected: (draft.file.parts.get(part)?.size ?? 0) < HUGE ? "usual" : "huge",
    });
    const own = new Set((await draft.relations(part)).map((relation) => relation.part));
    for (const table of tables) if (own.has(table.part)) await freezeColumns(draft, table.part, { sheet: part, name });
  }
  // It names cells whose formulas are gone now; without it, Excel finds it anew.
  const order = (await draft.relations(book.part)).find(({ type }) => type.endsWith("/calcChain"))?.part;
  if (order !== undefined) await draft.drop([order], book.part);
}

/** Takes the formula out that a column of a table fills new lines with, where no cell of the sheet keeps it. */
async function freezeColumns(
  draft: PackageDraft,
  table: string,
  { sheet, name }: { readonly sheet: string; readonly name: string },
): Promise<void> {
  const xml = await draft.text(table);
  const list = childOf(xml, rootOf(xml), "tableColumns");
  const formulas = (list ? childrenOf(xml, list) : []).flatMap((column) => {
    const formula = childOf(xml, column, "calculatedColumnFormula");
    const text = formula && unescapeXml(xml.slice(formula.innerStart, formula.innerEnd));
    return formula && text !== undefined && callsKa(text) ? [formula] : [];
  });
  if (formulas.length === 0) return;
  const { left } = await scanFormulas(draft.file, sheet, name);
  if (left.length === 0) await draft.setText(table, removeElements(xml, formulas));
}

async function* withoutFormulas(
  draft: PackageDraft,
  part: string,
  areas: readonly FormulaArea[],
): AsyncGenerator<Uint8Array> {
  const freezing = new Freezing(areas);
  let made: string[] = [];
  let length = 0;
  for await (const { rows, piece } of piecesOf(draft.file, part)) {
    const xml = piece.kind === "row" ? freezing.take(rows.prefix, piece.row, piece.xml) : piece.xml;
    made.push(xml);
    length += xml.length;
    // Rows are small: many are handed on together.
    if (length < 1 << 16) continue;
    yield Buffer.from(made.join(""), "latin1");
    [made, length] = [[], 0];
  }
  yield Buffer.from(made.join(""), "latin1");
  freezing.finish();
}

/** Goes through the rows of a sheet in their order. */
class Freezing {
  private readonly waiting: FormulaArea[];
  private active: { readonly area: FormulaArea; readonly formula: ReturnType<typeof formulaIn> }[] = [];
  private readonly frozenShares = new Set<string>();
  private left: number;
  private reading: FormulaReading | undefined;

  constructor(areas: readonly FormulaArea[]) {
    this.waiting = areas.toSorted((a, b) => b.row - a.row);
    this.left = areas.reduce((sum, area) => sum + (area.spills === "yes" ? 1 : cellsIn(area)), 0);
  }

  take(prefix: string, row: number, xml: string): string {
    const reading = (this.reading ??= new FormulaReading(prefix));
    if (!reading.has(xml)) return xml;
    for (let next = this.waiting.at(-1); next && next.row <= row; next = this.waiting.at(-1)) {
      this.waiting.pop();
      this.active.push({ area: next, formula: formulaIn(next) });
    }
    this.active = this.active.filter(({ area }) => row < area.row + area.rows);
    return reading.replace(row, xml, (cell) => this.changed(prefix, cell));
  }

  /** Says so where a formula that was found was not met. */
  finish(): void {
    if (this.left !== 0) throw new Error("the formulas of the sheet are not those that were found");
  }

  private changed(prefix: string, cell: FormulaCell): string | undefined {
    const { row, column, formula, shared, xml } = cell;
    const isFrozen = this.active.some(
      ({ area, formula: formulaAt }) =>
        column >= area.column &&
        column < area.column + area.columns &&
        formula !== undefined &&
        formulaAt(row, column) === formula,
    );
    if (isFrozen) {
      this.left--;
      if (shared !== undefined) this.frozenShares.add(shared);
      return without(prefix, xml);
    }
    // The formula that it shared is gone from the cell that said it.
    if (shared === undefined || formula === undefined || !this.frozenShares.has(shared)) return undefined;
    const text = Buffer.from(escapeXml(formula.slice(1)), "utf8").toString("latin1");
    return xml.replace(formulaElement(prefix), () => `<${prefix}f>${text}</${prefix}f>`);
  }
}

/** A cell without its formula, and without the mark of one that fills others. */
function without(prefix: string, xml: string): string {
  const tagEnd = xml.indexOf(">");
  const tag = xml.slice(0, tagEnd).replace(/\scm=(?:"[^"]*"|'[^']*')/, "");
  return tag + xml.slice(tagEnd).replace(formulaElement(prefix), "");
}

function formulaElement(prefix: string): RegExp {
  return new RegExp(`<${prefix}f(?:\\s[^>]*?)?(?:/>|>[\\s\\S]*?</${prefix}f>)`);
}
