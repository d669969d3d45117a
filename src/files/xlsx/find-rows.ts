import { note, refusal, type Issue, type Outcome } from "../../core/issues";
import type { FilledRow } from "../../core/intake/blocks";
import { columnsWithoutOwn } from "../../core/plan/own-columns";
import { COLUMNS_MARK } from "../../core/plan/beside";
import { SHEET_MARKS } from "../../core/plan/own-sheets";
import type { Source } from "../../core/workbook";
import { areaFrom, fullAddress, intersection, type Area } from "./address";
import { blockFrom } from "./blocks";
import { blockAround, blocksOf, chooseOnSheet, type ChosenBlock } from "./blocks-of-sheet";
import { lookAtSheet, rowsOfLooks, type OpenBook } from "./open-book";
import { PackageFault } from "./package";
import { WHOLE_SHEET, type SheetLook } from "./sheet-look";
import {
  isGiven,
  rangeOfName,
  readTables,
  sheetOfName,
  writtenName,
  type NameEntry,
  type SheetEntry,
  type TableEntry,
} from "./workbook-parts";

/** What of a workbook file is to be read. Nothing is selected in a file: `selection` is the first visible sheet with values. */
export type XlsxSource = Source | { readonly kind: "sheet"; readonly name: string };

/** The block that a source means, and what else there would have been. */
export interface Target {
  readonly sheet: SheetEntry;
  /** With its header row, if it has one. Its last row is where it may end, not where its values do. */
  readonly area: Area;
  readonly table?: TableEntry;
  /** The rows at its beginning. */
  readonly rows: readonly FilledRow[];
  /** The used range as the file claims it. */
  readonly claimed: Area | undefined;
  readonly issues: readonly Issue[];
}

/** Finds the rows that a source means. */
export async function findRows(book: OpenBook, source: XlsxSource): Promise<Target> {
  const target = await findAll(book, source);
  const { area, sheet } = target;
  const own = book.parts.names.flatMap(({ name, formula }) => {
    const marked = name.startsWith(COLUMNS_MARK) ? blockFrom(formula) : undefined;
    return marked && marked.sheet === sheet.name ? [marked.block] : [];
  });
  const { top: row, left: column, bottom, right } = area;
  const block = { row, column, rows: bottom - row + 1, columns: right - column + 1 };
  return { ...target, area: { ...area, right: column + columnsWithoutOwn(block, own) - 1 } };
}

async function findAll(book: OpenBook, source: XlsxSource): Promise<Target> {
  const finder = new RowFinder(book);
  switch (source.kind) {
    case "table":
      return finder.findTable(source.name);
    case "range":
      return finder.findRange(source.sheet, source.address);
    case "sheet":
      return finder.findOnSheet(finder.sheetNamed(source.name));
    case "selection":
      return finder.findFirst();
  }
}

class RowFinder {
  constructor(private readonly book: OpenBook) {}

  /** The first visible sheet with values that is not one of KA's own. */
  async findFirst(): Promise<Target> {
    const { from, parts } = this.book;
    const marks = new Set<string>(Object.values(SHEET_MARKS));
    const own = new Set(parts.names.filter(({ name }) => marks.has(name)).map(sheetOfName));
    const candidates = parts.sheets.filter(
      ({ name, kind, state }) => kind === "cells" && state === "visible" && !own.has(name),
    );
    const withValues: SheetEntry[] = [];
    let found: { readonly sheet: SheetEntry; readonly look: SheetLook } | undefined;
    for (const sheet of candidates) {
      const { look } = await lookAtSheet(this.book, sheet, WHOLE_SHEET);
      if (look.rows.size === 0) continue;
      found ??= { sheet, look };
      withValues.push(sheet);
    }
    if (!found) {
      const sheets = this.sheetsWithCells().filter((name) => !own.has(name));
      throw new PackageFault(refusal("noSheetWithData", { path: from.path, sheets, own: own.size }));
    }
    const target = await this.findOnSheet(found.sheet, found.look);
    const others = withValues.slice(1).map(({ name }) => name);
    if (others.length === 0) return target;
    return { ...target, issues: [note("sheetChosen", { sheet: found.sheet.name, others }), ...target.issues] };
  }

  async findOnSheet(sheet: SheetEntry, looked?: SheetLook): Promise<Target> {
    const look = looked ?? (await lookAtSheet(this.book, sheet, WHOLE_SHEET)).look;
    const [rows = []] = await rowsOfLooks(this.book, [look]);
    if (rows.length === 0) throw new PackageFault(refusal("emptySheet", { where: sheet.name }));
    const tables = await readTables(this.book.from, sheet);
    const blocks = blocksOf({ sheet: sheet.name, rows, tables }, "rows and columns");
    const { chosen, issues } = chosenOf(chooseOnSheet(sheet.name, { blocks, within: WHOLE_SHEET }));
    return { sheet, ...chosen, rows, claimed: look.claimed, issues };
  }

  async findTable(name: string): Promise<Target> {
    const { from, parts } = this.book;
    const tables: TableEntry[] = [];
    for (const sheet of parts.sheets) {
      if (sheet.kind !== "cells") continue;
      const own = await readTables(from, sheet);
      const table = own.find((entry) => same(entry.name, name));
      if (table) return this.targetOf(sheet, { area: table.area, table });
      tables.push(...own);
    }
    // A range with a name is as good as a table to whoever gave it one.
    const named = parts.names.filter((entry) => same(entry.name, name));
    const ofAll = named.find((entry) => entry.sheet === undefined);
    const sheets = named.flatMap((entry) => entry.sheet ?? []);
    if (!ofAll && sheets.length > 1) throw new PackageFault(refusal("nameOfSeveralSheets", { name, sheets }));
    const found = ofAll ?? named[0];
    if (found) return this.findNamed(found);
    const ranges = parts.names.filter((entry) => isGiven(entry) && rangeOfName(entry, parts.sheets));
    throw new PackageFault(
      refusal("tableNotThere", {
        table: name,
        tables: tables.map((table) => table.name),
        names: ranges.map(writtenName),
      }),
    );
  }

  async findRange(sheetName: string, address: string): Promise<Target> {
    const sheet = this.sheetNamed(sheetName);
    const area = areaFrom(address);
    const named = area ? undefined : this.nameOn(sheet, address);
    if (named) return this.findNamed(named);
    if (!area) throw new PackageFault(refusal("badAddress", { address }));
    const where = fullAddress(sheet.name, address);
    const isCell = area.top === area.bottom && area.left === area.right;
    const { look } = await lookAtSheet(this.book, sheet, isCell ? WHOLE_SHEET : area);
    const [rows = []] = await rowsOfLooks(this.book, [look]);
    const tables = await readTables(this.book.from, sheet);
    if (isCell) {
      const table = tables.find((entry) => intersection(entry.area, area));
      if (table) return this.targetOf(sheet, { area: table.area, table });
      const block = blockAround(blocksOf({ sheet: sheet.name, rows, tables }, "rows and columns"), area);
      if (!block) throw new PackageFault(refusal("emptySheet", { where }));
      return { sheet, ...block, rows, claimed: look.claimed, issues: [] };
    }
    if (rows.length === 0) throw new PackageFault(refusal("emptySheet", { where }));
    const inside = tables.filter((table) => intersection(table.area, area));
    const blocks = blocksOf({ sheet: sheet.name, rows, tables: inside }, "rows");
    if (blocks.length > 1) {
      const { chosen, issues } = chosenOf(chooseOnSheet(sheet.name, { blocks, within: area }));
      return { sheet, ...chosen, rows, claimed: look.claimed, issues };
    }
    return { sheet, area: usedOf(rows, area, inside), rows, claimed: look.claimed, issues: [] };
  }

  /** The name as a formula on a sheet means it: that sheet's own, else that of the whole workbook. */
  private nameOn(sheet: SheetEntry, name: string): NameEntry | undefined {
    const named = this.book.parts.names.filter((entry) => same(entry.name, name));
    return named.find((entry) => entry.sheet === sheet.name) ?? named.find((entry) => entry.sheet === undefined);
  }

  private async findNamed(entry: NameEntry): Promise<Target> {
    const { name, formula } = entry;
    const range = rangeOfName(entry, this.book.parts.sheets);
    if (!range) throw new PackageFault(refusal("nameIsNoRange", { name, formula }));
    return this.findRange(range.sheet, range.address);
  }

  sheetNamed(name: string): SheetEntry {
    const { sheets } = this.book.parts;
    const sheet = sheets.find((entry) => entry.name === name) ?? sheets.find((entry) => same(entry.name, name));
    if (!sheet) throw new PackageFault(refusal("sheetNotThere", { sheet: name, sheets: this.sheetsWithCells() }));
    if (sheet.kind !== "cells")
      throw new PackageFault(refusal("sheetHasNoCells", { sheet: name, sheets: this.sheetsWithCells() }));
    return sheet;
  }

  private async targetOf(sheet: SheetEntry, chosen: ChosenBlock): Promise<Target> {
    const { look } = await lookAtSheet(this.book, sheet, chosen.area);
    const [rows = []] = await rowsOfLooks(this.book, [look]);
    return { sheet, ...chosen, rows, claimed: look.claimed, issues: [] };
  }

  private sheetsWithCells(): string[] {
    return this.book.parts.sheets.filter(({ kind }) => kind === "cells").map(({ name }) => name);
  }
}

/** The cells with values of a range that is read as a whole; what stands below its table is none of it. */
function usedOf(rows: readonly FilledRow[], area: Area, tables: readonly TableEntry[]): Area {
  const columns = rows.flatMap(({ cells }) => [...cells.keys()]);
  const used = {
    ...area,
    top: rows[0]?.row ?? area.top,
    left: columns.reduce((least, column) => Math.min(least, column), Infinity),
    right: columns.reduce((most, column) => Math.max(most, column), 0),
  };
  const table = tables.find(
    (entry) => entry.headerRows > 0 && used.top === entry.area.top && intersection(entry.area, used),
  );
  const bottom = table ? Math.min(used.bottom, table.area.bottom - table.totalsRows) : used.bottom;
  return { ...used, bottom };
}

function chosenOf({ value, issues }: Outcome<ChosenBlock>): {
  readonly chosen: ChosenBlock;
  readonly issues: readonly Issue[];
} {
  const [refused] = issues;
  if (value) return { chosen: value, issues };
  if (!refused) throw new Error("no block, and no reason");
  throw new PackageFault(refused);
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
