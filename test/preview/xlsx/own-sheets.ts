import type { Block } from "../../../src/core/plan/block";
import { OWN_TABLES, SHEET_MARKS, headersWritten, type SheetRole } from "../../../src/core/plan/own-sheets";
import type { CellColumn, CellLook, Edit } from "../../../src/core/plan";
import { LIVE_CELL } from "../../../src/core/source/live-source";
import { listPage, summaryPage } from "../../../src/core/sheets/pages";
import { POLICY_NAMESPACE } from "../../../src/core/sheets/saved-policy";
import { TEXTS } from "../../../src/core/text/text";
import { setLook } from "../../../src/excel/cells";
import { COLUMNS_PROPERTY } from "../../../src/excel/sheets";
import { columnIndex } from "../../../src/files/xlsx/address";
import { blockFrom } from "../../../src/files/xlsx/blocks";
import type { Book } from "../../host/book";
import { type CellFormat, type ConditionalRule, DEFAULT_FORMAT, type Rect } from "../../host/store";
import { fromStyle } from "../grid-formats";
import type { Grid } from "../univer";
import type { UniverStore } from "../univer-store";
import { keyOf, placeOf, type SheetState } from "./grid-state";
import type { CellChange } from "./opened-book";
import { charactersOf } from "./pixels";

/** One of KA's sheets in the grid: what makes it anew, and what of it no plan has a word for. */
export interface OwnSheet {
  readonly role: SheetRole;
  readonly id: string;
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Cells outside of what KA wrote, and formulas inside. */
  readonly others: readonly CellChange[];
  /** Places of cells whose look is none of KA's, of foreign tables and of foreign rules. */
  readonly odd: string;
}

/** The looks that KA gives, a later one over an earlier. */
const LOOKS: readonly CellLook[] = ["title", "heading", "warning", "label", "wrapped"];
const LEAST_TITLE = 16;

/** Headers in every language. */
const CUSTOMER: ReadonlySet<string> = new Set(Object.values(TEXTS).map(({ headers }) => headers.customer));

/** What of a format a look changes, as one text. */
function effectOf({ bold, fontSize, fill, fontColor, wrap }: EffectFacts): string {
  const font = fontColor === DEFAULT_FORMAT.fontColor ? "" : fontColor;
  return JSON.stringify([bold, fontSize === LEAST_TITLE, fill.toUpperCase(), font.toUpperCase(), wrap]);
}

type EffectFacts = Pick<CellFormat, "bold" | "fontSize" | "fill" | "fontColor" | "wrap">;

/** All looks a cell can have at once, by what they do to it: they are given through Excel's own words, as in the pane. */
const looksByEffect: ReadonlyMap<string, readonly CellLook[]> = new Map(
  Array.from({ length: 1 << LOOKS.length }, (_, bits) => LOOKS.filter((_look, at) => (bits >> at) & 1))
    .sort((a, b) => b.length - a.length)
    .map((looks) => {
      const format = { font: { bold: false, size: 11, color: "" }, fill: { color: "" }, wrapText: false };
      // The pane's own function, on an object with all that it touches.
      for (const look of looks) setLook(format as unknown as Excel.RangeFormat, look);
      const { font, fill, wrapText } = format;
      const facts = { bold: font.bold, fontSize: font.size, fill: fill.color, fontColor: font.color, wrap: wrapText };
      return [effectOf(facts), looks];
    }),
);

/** A workbook on the page: the grid, and what only the host knows of it. */
export interface Shown {
  readonly grid: Grid;
  readonly store: UniverStore;
  readonly book: Book;
}

/** The documents that KA keeps beside its sheets. Copies that it makes for itself stay in the page, like what it notes of a run. */
export function ownDocumentsOf({ book }: Shown): Edit[] {
  return [...book.xmlParts.values()]
    .filter((xml) => /^\s*(?:<\?[^>]*>\s*)?<(?:[\w.-]+:)?policy\s/.test(xml) && xml.includes(POLICY_NAMESPACE))
    .slice(0, 1)
    .map((xml): Edit => ({ kind: "setXmlPart", sheet: "policy", namespace: POLICY_NAMESPACE, xml }));
}

/** KA's own sheets of the grid, by their marks. */
export function ownSheetsOf({ grid, store, book }: Shown, sheets: readonly SheetState[]): OwnSheet[] {
  // The keys of a record of roles are roles, which the type of Object.keys does not say.
  return (Object.keys(SHEET_MARKS) as SheetRole[]).flatMap((role) => {
    const mark = store.names().find(({ name }) => name === SHEET_MARKS[role]);
    const place = blockFrom(mark?.formula.replace(/^=/, "") ?? "");
    const sheet = sheets.find(({ name }) => name === place?.sheet);
    return place && sheet ? [new OwnSheetReader({ grid, store, book, sheet, role, block: place.block }).read()] : [];
  });
}

interface Found extends Shown {
  readonly sheet: SheetState;
  readonly role: SheetRole;
  readonly block: Block;
}

interface Look {
  readonly numberFormat: string;
  readonly looks: readonly CellLook[] | undefined;
}

class OwnSheetReader {
  private readonly odd: string[] = [];

  constructor(private readonly found: Found) {}

  read(): OwnSheet {
    const { sheet, role, block, store } = this.found;
    const widths = this.widths();
    const own = this.ownHeaders();
    const opened: Edit = { kind: "openSheet", sheet: role, name: sheet.name, columns: block.columns };
    const edits: Edit[] = [
      own.length > 0 ? { ...opened, headers: own } : opened,
      { kind: "clearSheet", sheet: role },
      ...this.cells(),
      ...this.live(),
      ...this.tables(),
      { kind: "setWidths", sheet: role, widths },
    ];
    const { rows } = store.frozen(sheet.id);
    if (rows > 0) edits.push({ kind: "freezeRows", sheet: role, rows });
    // The grid shows no pages: what the sheet in the file says of them stays.
    edits.push(
      role === "summary"
        ? summaryPage(block.rows)
        : listPage(role, widths, { titleColumns: Math.max(1, own.findIndex((header) => CUSTOMER.has(header)) + 1) }),
    );
    edits.push(...this.rules(), ...this.choices());
    return { role, id: sheet.id, name: sheet.name, edits, others: this.others(), odd: this.odd.join() };
  }

  /** Headers of KA's own columns on a list that people add to, as KA noted them. */
  private ownHeaders(): string[] {
    const { book, sheet } = this.found;
    return headersWritten(book.sheetProperties(sheet.id).get(COLUMNS_PROPERTY)) ?? [];
  }

  /** Rows of equal formats are one block each. */
  private cells(): Edit[] {
    const { block, role } = this.found;
    const edits: Edit[] = [];
    const looks: Edit[] = [];
    let from = block.row;
    let before = "";
    for (let row = block.row; row <= block.row + block.rows; row++) {
      const isInside = row < block.row + block.rows;
      const line = isInside ? this.looksOf(row) : [];
      const key = isInside ? line.map(({ numberFormat }) => numberFormat).join("\n") : undefined;
      if (key !== before && row > from) {
        edits.push(this.blockOf(from, row - from, before.split("\n")));
        from = row;
      }
      before = key ?? "";
      looks.push(...lookEdits(role, row, line));
    }
    return [...edits, ...looks];
  }

  private blockOf(row: number, rows: number, formats: readonly string[]): Edit {
    const { block, role } = this.found;
    const columns = formats.map((format, at): CellColumn => ({
      format,
      values: Array.from({ length: rows }, (_, i) => this.plain(row + i, block.column + at)),
    }));
    const last = columns.findLastIndex(({ values }) => values.some((value) => value !== null));
    return { kind: "setCells", sheet: role, at: { row, column: block.column }, columns: columns.slice(0, last + 1) };
  }

  /** The formula of the summary that looks after the rows. */
  private live(): Extract<Edit, { kind: "setFormula" }>[] {
    const { sheet, role } = this.found;
    const { row, column } = LIVE_CELL;
    const { formula, value } = sheet.cells.get(keyOf(row, column)) ?? {};
    if (role !== "summary" || formula === undefined || typeof value !== "string") return [];
    const block = { ...LIVE_CELL, rows: 1, columns: 1 };
    return [{ kind: "setFormula", sheet: role, block, formula, shows: value }];
  }

  /** A cell as KA writes one; nothing for what KA never writes. */
  private plain(row: number, column: number): string | number | null {
    const cell = this.found.sheet.cells.get(keyOf(row, column));
    if (!cell || cell.formula !== undefined) return null;
    return typeof cell.value === "string" || typeof cell.value === "number" ? cell.value : null;
  }

  private others(): CellChange[] {
    const { sheet, block } = this.found;
    const live = new Set(this.live().map(({ block: { row, column } }) => keyOf(row, column)));
    return [...sheet.cells].flatMap(([key, cell]) => {
      const { row, column } = placeOf(key);
      const isInside = row < block.row + block.rows && column < block.column + block.columns;
      return isInside && (this.plain(row, column) !== null || live.has(key)) ? [] : [{ row, column, ...cell }];
    });
  }

  private looksOf(row: number): Look[] {
    const { grid, sheet, block } = this.found;
    const workbook = grid.book.getWorkbook();
    const matrix = workbook.getSheetBySheetId(sheet.id)?.getCellMatrix();
    return Array.from({ length: block.columns }, (_, at) => {
      const cell = matrix?.getValue(row, block.column + at);
      const key = cell?.s;
      const known = this.known.get(key);
      if (known) return this.noted(known, row, at);
      const format = key ? fromStyle(workbook.getStyles().getStyleByCell({ s: key })) : DEFAULT_FORMAT;
      const look = { numberFormat: format.numberFormat, looks: looksByEffect.get(effectOf(format)) };
      this.known.set(key, look);
      return this.noted(look, row, at);
    });
  }
  private readonly known = new Map<unknown, Look>();

  private noted(look: Look, row: number, column: number): Look {
    if (!look.looks) this.odd.push(`${row} ${column}`);
    return look;
  }

  private tables(): Edit[] {
    const { store, sheet, role } = this.found;
    return store
      .tables()
      .filter(({ sheetId }) => sheetId === sheet.id)
      .flatMap(({ name, rect, style }): Edit[] => {
        if (OWN_TABLES.includes(name)) return [{ kind: "makeTable", sheet: role, name, block: rect, style }];
        this.odd.push(name);
        return [];
      });
  }

  private widths(): number[] {
    const { grid, sheet, block, store } = this.found;
    const own = grid.book.getWorkbook().getSheetBySheetId(sheet.id);
    return Array.from({ length: block.columns }, (_, at) => {
      const column = block.column + at;
      return store.columnsHidden(sheet.id, column, 1) ? 0 : charactersOf(own?.getColumnWidth(column) ?? 0);
    });
  }

  /** Rules of one block are one edit; the latest comes first in the grid. */
  private rules(): Edit[] {
    const { store, sheet, role } = this.found;
    const edits = new Map<string, Extract<Edit, { kind: "colourClasses" }>>();
    const bars: Edit[] = [];
    for (const rule of store.rules(sheet.id).toReversed()) {
      const told = classRuleOf(rule);
      const [block] = rule.rects;
      if (rule.test.kind === "dataBar" && block) {
        bars.push({ kind: "drawBars", sheet: role, block, colour: rule.test.fill });
        continue;
      }
      if (rule.test.kind === "colorScale" && block) {
        const { low, high } = rule.test;
        bars.push({ kind: "shadeCells", sheet: role, block, low: low.color, high: high.color });
        continue;
      }
      if (!told || !block || rule.rects.length > 1) {
        this.odd.push(JSON.stringify(rule.test));
        continue;
      }
      const key = JSON.stringify([block, told.classColumn]);
      const before = edits.get(key)?.rules ?? [];
      const rules = [...before, { label: told.label, fill: rule.style.fill, font: rule.style.fontColor }];
      edits.set(key, { kind: "colourClasses", sheet: role, block, classColumn: told.classColumn, rules });
    }
    return [...edits.values(), ...bars];
  }

  /** What is offered where people type. */
  private choices(): Edit[] {
    const { store, sheet, role } = this.found;
    return store.validations(sheet.id).flatMap(({ rect, rule, alert }): Edit[] => {
      const asks = { title: alert.title, text: alert.message };
      const opened = { kind: "setChoices", sheet: role, block: rect, asks } as const;
      if ("date" in rule) return [{ ...opened, choices: { kind: "day" } }];
      // A list as the pane set it: the model of the host has checked it.
      const { source = "" } = (rule["list"] ?? {}) as { readonly source?: string };
      const from = blockFrom(source.replace(/^=/, ""));
      const of = store.names().find(({ formula }) => blockFrom(formula.replace(/^=/, ""))?.sheet === from?.sheet);
      const sheetOf = (Object.keys(SHEET_MARKS) as SheetRole[]).find((known) => SHEET_MARKS[known] === of?.name);
      if (from && sheetOf)
        return [{ ...opened, choices: { kind: "list", from: { sheet: sheetOf, block: from.block } } }];
      this.odd.push(source);
      return [];
    });
  }
}

/** Looks side by side are one edit. */
function lookEdits(sheet: SheetRole, row: number, line: readonly Look[]): Edit[] {
  const edits: Edit[] = [];
  line.forEach(({ looks = [] }, column) => {
    for (const look of looks) {
      const last = edits.findLastIndex((edit) => edit.kind === "setLook" && edit.look === look);
      const before = edits[last];
      if (before?.kind === "setLook" && before.block.column + before.block.columns === column)
        edits[last] = { ...before, block: { ...before.block, columns: before.block.columns + 1 } };
      else edits.push({ kind: "setLook", sheet, block: { row, column, rows: 1, columns: 1 }, look });
    }
  });
  return edits;
}

/** The class and its column of a rule like `=$C2="A"`. */
function classRuleOf({ test }: ConditionalRule): { readonly classColumn: number; readonly label: string } | undefined {
  if (test.kind !== "custom") return undefined;
  const [, letters, label] = /^=?\$([A-Z]+)\d+="((?:[^"]|"")*)"$/.exec(test.formula) ?? [];
  return letters === undefined || label === undefined
    ? undefined
    : { classColumn: columnIndex(letters), label: label.replaceAll('""', '"') };
}

/** Whether a cell lies in a rectangle. */
export function isIn(
  { row, column, rows, columns }: Rect,
  at: { readonly row: number; readonly column: number },
): boolean {
  return at.row >= row && at.row < row + rows && at.column >= column && at.column < column + columns;
}
