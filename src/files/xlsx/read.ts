import { refusal, warning, note, type Issue, type Outcome } from "../../core/issues";
import { SHEET_MARKS } from "../../core/plan";
import { HEADING_ROWS, findHeading } from "../../core/intake/heading";
import { headTable, placesToRead } from "../../core/intake/head-table";
import type { CellValue, Heading } from "../../core/table";
import type { Progress, ReadRequest, Reading, Source } from "../../core/workbook";
import { areaAddress, areaFrom, fullAddress, intersection, MOST_ROWS, splitAddress, type Area } from "./address";
import { BlockCells, type BlockFacts } from "./block-cells";
import type { Dating } from "./cell-values";
import { readDateStyles } from "./date-styles";
import { PackageFault, issueOf, openPackage, type Package } from "./package";
import { scanPart } from "./pieces";
import { readSharedStrings } from "./shared-strings";
import { findBlocks, SheetLook, WHOLE_SHEET, type LookedValue } from "./sheet-look";
import { SheetScanner } from "./sheet-scanner";
import { TextBatch } from "./text-batch";
import { TextBytes } from "./text-bytes";
import { Interning } from "../interning";
import {
  readTables,
  readWorkbookParts,
  sheetOfName,
  type SheetEntry,
  type TableEntry,
  type WorkbookParts,
} from "./workbook-parts";
import { faultsOf } from "./xml";

/** What of a workbook file is to be read. Nothing is selected in a file: `selection` is the first visible sheet with values. */
export type XlsxSource = Source | { readonly kind: "sheet"; readonly name: string };

/** What to read of a workbook file. */
export interface XlsxRequest extends Omit<ReadRequest, "source"> {
  readonly source: XlsxSource;
}

/** Rows of a workbook file with what was noticed about them; a sample knows the last three of what it saw only. */
export interface XlsxReading extends Reading {
  readonly hiddenRows: number;
  readonly filter: "on" | "off";
  readonly mergedAreas: readonly string[];
}

/** Reads rows of a workbook file, as `Workbook.read` does. */
export async function readXlsx(path: string, request: XlsxRequest): Promise<Outcome<XlsxReading>> {
  const opened = await openPackage(path);
  if (!opened.value) return { issues: opened.issues };
  const from = opened.value;
  try {
    const outcome = await new Reader(from, await readWorkbookParts(from)).read(request);
    return from.unchanged() ? outcome : { issues: [refusal("fileChanged", { path })] };
  } catch (error) {
    return { issues: [issueOf(error, path)] };
  } finally {
    await from.close();
  }
}

/** Cells that room is made for before any is read: what a file claims may be a lie. */
const MOST_EXPECTED_CELLS = 32 << 20;

/** The block that a source means, and what else there would have been. */
interface Target {
  readonly sheet: SheetEntry;
  /** With its header row, if it has one. Its last row is where it may end, not where its values do. */
  readonly area: Area;
  readonly table?: TableEntry;
  readonly look: SheetLook;
  readonly issues: readonly Issue[];
}

class Reader {
  private dating: Dating = { dateStyles: undefined };

  constructor(
    private readonly from: Package,
    private readonly parts: WorkbookParts,
  ) {}

  async read(request: XlsxRequest): Promise<Outcome<XlsxReading>> {
    const { dateSystem, styles } = this.parts;
    // Only a workbook that counts from 1904 needs to know which numbers are days.
    if (dateSystem === 1904 && styles !== undefined)
      this.dating = { dateStyles: await readDateStyles(this.from, styles) };
    const target = await this.find(request.source);
    return this.readBlock(target, request);
  }

  private async find(source: XlsxSource): Promise<Target> {
    switch (source.kind) {
      case "table":
        return this.findTable(source.name);
      case "range":
        return this.findRange(source.sheet, source.address);
      case "sheet":
        return this.findOnSheet(this.sheetNamed(source.name));
      case "selection":
        return this.findFirst();
    }
  }

  /** The first visible sheet with values that is not one of KA's own. */
  private async findFirst(): Promise<Target> {
    const marks = new Set<string>(Object.values(SHEET_MARKS));
    const own = new Set(this.parts.names.filter(({ name }) => marks.has(name)).map(sheetOfName));
    const candidates = this.parts.sheets.filter(
      ({ name, kind, state }) => kind === "cells" && state === "visible" && !own.has(name),
    );
    const withValues: SheetEntry[] = [];
    let found: { readonly sheet: SheetEntry; readonly look: SheetLook } | undefined;
    for (const sheet of candidates) {
      const look = await this.look(sheet, WHOLE_SHEET);
      if (look.rows.size === 0) continue;
      found ??= { sheet, look };
      withValues.push(sheet);
    }
    if (!found) {
      const { path } = this.from;
      throw new PackageFault(refusal("noSheetWithData", { path, sheets: this.sheetsWithCells() }));
    }
    const target = await this.findOnSheet(found.sheet, found.look);
    const others = withValues.slice(1).map(({ name }) => name);
    if (others.length === 0) return target;
    return { ...target, issues: [note("sheetChosen", { sheet: found.sheet.name, others }), ...target.issues] };
  }

  private async findOnSheet(sheet: SheetEntry, looked?: SheetLook): Promise<Target> {
    const look = looked ?? (await this.look(sheet, WHOLE_SHEET));
    const [block, ...others] = findBlocks(look);
    if (!block) throw new PackageFault(refusal("emptySheet", { where: sheet.name }));
    const tables = await readTables(this.from, sheet);
    const table = tables.find(({ area }) => intersection(area, { ...block, bottom: block.head }));
    const issues = [...others]
      .filter((other) => !table || !intersection(other, table.area))
      .map((other) => tables.find(({ area }) => intersection(area, other))?.name ?? areaAddress(other));
    const chosen = table
      ? { sheet, area: table.area, table, look }
      : { sheet, area: { ...block, bottom: MOST_ROWS - 1 }, look };
    if (issues.length === 0) return { ...chosen, issues: [] };
    const name = fullAddress(sheet.name, areaAddress(table?.area ?? block));
    return { ...chosen, issues: [warning("blockChosen", { block: name, others: issues })] };
  }

  private async findTable(name: string): Promise<Target> {
    const tables: TableEntry[] = [];
    for (const sheet of this.parts.sheets) {
      if (sheet.kind !== "cells") continue;
      const own = await readTables(this.from, sheet);
      const table = own.find((entry) => same(entry.name, name));
      if (table) return { sheet, area: table.area, table, look: await this.look(sheet, table.area), issues: [] };
      tables.push(...own);
    }
    // A range with a name is as good as a table to whoever gave it one.
    const named = this.parts.names.find((entry) => same(entry.name, name));
    const { sheet, address } = splitAddress(named?.formula ?? "");
    if (sheet !== undefined && areaFrom(address)) return this.findRange(sheet, address);
    throw new PackageFault(refusal("tableNotThere", { table: name, tables: tables.map((table) => table.name) }));
  }

  private async findRange(sheetName: string, address: string): Promise<Target> {
    const sheet = this.sheetNamed(sheetName);
    const area = areaFrom(address);
    if (!area) throw new PackageFault(refusal("badAddress", { address }));
    const where = fullAddress(sheet.name, address);
    if (area.top === area.bottom && area.left === area.right) {
      // One cell stands for the block around it, as it does in Excel.
      const look = await this.look(sheet, WHOLE_SHEET);
      const block = findBlocks(look).find(({ left, right }) => left <= area.left && area.left <= right);
      if (!block) throw new PackageFault(refusal("emptySheet", { where }));
      const table = (await readTables(this.from, sheet)).find((entry) => intersection(entry.area, area));
      if (table) return { sheet, area: table.area, table, look, issues: [] };
      return { sheet, area: { ...block, bottom: MOST_ROWS - 1 }, look, issues: [] };
    }
    const look = await this.look(sheet, area);
    const columns = [...look.rows.values()].flatMap((values) => [...values.keys()]);
    if (columns.length === 0) throw new PackageFault(refusal("emptySheet", { where }));
    const used = {
      ...area,
      top: least(look.rows.keys()),
      left: least(columns),
      right: -least(columns.map((column) => -column)),
    };
    const table = (await readTables(this.from, sheet)).find(
      (entry) => entry.headerRows > 0 && used.top === entry.area.top && intersection(entry.area, used),
    );
    const bottom = table ? Math.min(used.bottom, table.area.bottom - table.totalsRows) : used.bottom;
    return { sheet, area: { ...used, bottom }, look, issues: [] };
  }

  private sheetNamed(name: string): SheetEntry {
    const { sheets } = this.parts;
    const sheet = sheets.find((entry) => entry.name === name) ?? sheets.find((entry) => same(entry.name, name));
    if (!sheet) throw new PackageFault(refusal("sheetNotThere", { sheet: name, sheets: this.sheetsWithCells() }));
    if (sheet.kind !== "cells")
      throw new PackageFault(refusal("sheetHasNoCells", { sheet: name, sheets: this.sheetsWithCells() }));
    return sheet;
  }

  private sheetsWithCells(): string[] {
    return this.parts.sheets.filter(({ kind }) => kind === "cells").map(({ name }) => name);
  }

  private async look(sheet: SheetEntry, bounds: Area): Promise<SheetLook> {
    const look = new SheetLook(bounds, this.dating);
    const scanner = new SheetScanner(look, faultsOf(this.from, sheet.part));
    await scanPart(this.from, sheet.part, (bytes, from, to) => scanner.scan(bytes, from, to));
    return look;
  }

  private async readBlock(target: Target, request: XlsxRequest): Promise<Outcome<XlsxReading>> {
    const { sheet, area, table, look } = target;
    const heading = await this.headingOf(target);
    const { headers } = heading;
    const top = area.top + heading.rows;
    const bottom = area.bottom - (table?.totalsRows ?? 0);
    const claimed = claimedRows(look.claimed, { top, bottom });
    const most = request.rows ?? MOST_ROWS;
    const cells = new BlockCells({
      area: { ...area, top, bottom },
      columns: placesToRead(heading, request.columns),
      rows: most,
      // The number of all rows is believed where the file says it: counting them would cost as much as reading them.
      end: request.rows !== undefined && claimed !== undefined ? "after rows" : "after sheet",
      expectedRows: Math.min(most, claimed ?? 1024, Math.ceil(MOST_EXPECTED_CELLS / headers.length)),
      dating: this.dating,
    });
    await this.scan(cells, sheet.part, { progress: request.progress, rows: claimed });
    const codes = await readSharedStrings(this.from, this.parts.sharedStrings, {
      last: cells.lastShared,
      mark: (used) => cells.markShared(used),
      batch: cells.batch,
    });

    const facts = cells.facts();
    const rowsInSource = request.rows === undefined ? facts.rows : Math.max(facts.rows, claimed ?? 0);
    const address = areaAddress({ ...area, bottom: top + rowsInSource - 1 });
    const headed = areaAddress({ ...area, top: top - heading.levels, bottom: top + rowsInSource - 1 });
    const where = fullAddress(sheet.name, headed);
    if (headers.length === 1 && facts.rows === 0 && !table) return { issues: [refusal("oneCell", { where })] };
    const rowCount = Math.min(facts.rows, most);
    const filter = table?.filter === "on" ? "on" : facts.filter;
    return {
      value: {
        table: headTable(heading, {
          where,
          firstRow: top + 1,
          rowCount,
          columns: cells.finish(headers, rowCount, codes),
          filter,
          ...cells.hiddenRows(rowCount),
        }),
        source: { kind: "range", sheet: sheet.name, address },
        rowsInSource,
        hiddenRows: facts.hiddenRows,
        filter,
        mergedAreas: facts.merged,
      },
      issues: [...target.issues, ...issuesOf(facts, where)],
    };
  }

  private async scan(
    cells: BlockCells,
    part: string,
    { progress, rows }: { readonly progress: Progress | undefined; readonly rows: number | undefined },
  ): Promise<void> {
    const scanner = new SheetScanner(cells, faultsOf(this.from, part));
    await scanPart(this.from, part, (bytes, from, to) => {
      if (progress?.signal.aborted) throw new PackageFault(refusal("cancelled", { written: "nothing" }));
      const used = scanner.scan(bytes, from, to);
      progress?.report(cells.rowsSoFar, Math.max(cells.rowsSoFar, rows ?? 0));
      return used;
    });
    cells.batch.flush();
  }

  private async headingOf({ area, table, look }: Target): Promise<Heading> {
    // A table without its header row still knows what its columns are called.
    if (table?.headerRows === 0) return { kind: "read", rows: 0, levels: 1, above: 0, headers: table.columns };
    const bottom = Math.min(area.bottom, area.top + HEADING_ROWS - 1, Math.max(area.top, ...look.rows.keys()));
    const rows = Array.from({ length: bottom - area.top + 1 }, (_, i) => look.rows.get(area.top + i));
    const texts = await this.sharedTexts(rows.flatMap((row) => [...(row?.values() ?? [])]));
    const cells = rows.map((row) =>
      Array.from({ length: area.right - area.left + 1 }, (_, i): CellValue => {
        const value = row?.get(area.left + i) ?? null;
        return typeof value === "object" && value !== null ? (texts.get(value.shared) ?? null) : value;
      }),
    );
    return findHeading(cells, { firstColumn: area.left, place: table ? "firstRow" : "anywhere" });
  }

  /** The shared strings among some values. */
  private async sharedTexts(values: readonly LookedValue[]): Promise<Map<number, string>> {
    const places = values.flatMap((value) => (typeof value === "object" ? [value.shared] : []));
    const batch = new TextBatch(new Interning(), new TextBytes());
    const codes = await readSharedStrings(this.from, this.parts.sharedStrings, {
      last: Math.max(-1, ...places),
      mark: (used) => places.forEach((place) => (used[place] = 1)),
      batch,
    });
    const texts = batch.interning.texts();
    return new Map(places.map((place) => [place, texts[codes[place] ?? -1] ?? ""]));
  }
}

/** How many data rows the file says there are; nothing where it does not say, or what nobody has. */
function claimedRows(
  claimed: Area | undefined,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): number | undefined {
  if (!claimed || claimed.bottom < top || claimed.bottom === MOST_ROWS - 1) return undefined;
  return Math.min(claimed.bottom, bottom) - top + 1;
}

function issuesOf(facts: BlockFacts, where: string): Issue[] {
  const issues: Issue[] = [];
  const { merged: areas, formulasWithoutValues: cells, firstWithoutValue: first } = facts;
  if (areas.length > 0) issues.push(warning("mergedCells", { where, areas }));
  if (cells > 0) issues.push(warning("formulasWithoutValues", { where, cells, first }));
  return issues;
}

function least(numbers: Iterable<number>): number {
  let least = Infinity;
  for (const number of numbers) if (number < least) least = number;
  return least;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
