import { note, refusal, type Issue } from "../../core/issues";
import type { ColumnsBlocked } from "../../core/issues/class-columns";
import { ownColumnsOf } from "../../core/plan/own-columns";
import { COLUMNS_MARK, OWN_HEADER, type ClassColumns } from "../../core/plan/beside";
import type { Block } from "../../core/plan/block";
import { MOST_COLUMNS, cellAddress, fullAddress, intersection, areaAddress, type Area } from "./address";
import { addressOf, blockOf } from "./blocks";
import type { Plan } from "../../core/plan";
import type { Book } from "./book";
import { drawingsOver } from "./drawing-extent";
import { lookAtSheet, rowsOfLooks } from "./open-book";
import type { PackageDraft } from "./package-draft";
import { scanPart } from "./pieces";
import type { ScannedCell, SheetSink } from "./scanned-sheet";
import { SheetScanner } from "./sheet-scanner";
import { findTables, type FoundTable } from "./table-part";
import { readWorkbookParts } from "./workbook-parts";
import { attributeOf, childOf, childrenOf, rootOf } from "./xml-edit";
import { faultsOf } from "./xml";

/** Where class columns go. */
export interface BesideSpot {
  readonly part: string;
  readonly sheet: string;
  /** The defined name over them. */
  readonly name: string;
  /** From the headers down. */
  readonly block: Block;
  /** The columns of an earlier run, which are replaced. */
  readonly before: Block | undefined;
  /** The table that the rows are in, which takes the columns in. */
  readonly table: FoundTable | undefined;
}

/** Looks for the place of class columns, and for all that forbids writing them. */
export async function findSpot(
  draft: PackageDraft,
  book: Book,
  beside: ClassColumns,
): Promise<{ readonly spot?: BesideSpot; readonly issues: readonly Issue[] }> {
  const { sheet } = beside.source;
  const refuse = (what: ColumnsBlocked, where = "") => ({
    issues: [refusal("columnsBlocked", { what, sheet, where })],
  });
  const part = (await book.sheets()).find(({ name }) => name === sheet)?.part;
  const source = blockOf(beside.source.address);
  if (part === undefined || !source) throw new Error("the rows were read from a sheet that is not there");
  const full = (block: Block) => fullAddress(sheet, addressOf(block));
  const named = ownBlocks(book, sheet);
  const before = ownColumnsOf(source, named);
  const width = beside.columns.length;
  const block: Block = {
    row: beside.headerRow,
    column: before?.column ?? source.column + source.columns,
    rows: beside.customers.length + 1,
    columns: width,
  };
  if (block.column + width >= MOST_COLUMNS) return refuse("edge");
  if (before && !(await isAsWritten(draft, { sheet, before, headerRow: block.row })))
    return refuse("moved", full(before));

  const parts = new Set((await draft.relations(part)).map((relation) => relation.part));
  const tables = (await findTables(draft)).filter((table) => parts.has(table.part));
  const table = tables.find(({ block: own }) => own && isIn(source, own));
  const problem = table && (await problemWithTable(draft, table, { beside, block, before }));
  if (problem) return refuse(problem.what, problem.where);
  for (const { part: tablePart, block: own } of tables) {
    const xml = await draft.text(tablePart);
    const filter = childOf(xml, rootOf(xml), "autoFilter");
    const hides = filter && childrenOf(xml, filter).some(({ name }) => name === "filterColumn");
    if (hides && own && rowsMeet(own, block)) return refuse("filter");
  }
  const rows = table?.block ? Math.max(block.rows, table.block.row + table.block.rows - block.row) : block.rows;
  // Beside rows that are no table, one column stays empty: whatever follows would be taken for a part of them.
  const room: Block = { ...block, rows, columns: width + (table || width <= (before?.columns ?? 0) ? 0 : 1) };
  const scan = new SpotScan(areaOf(room), before && areaOf(before));
  const scanner = new SheetScanner(scan, faultsOf(draft.file, part));
  await scanPart(draft.file, part, (bytes, from, to) => scanner.scan(bytes, from, to));
  const { found } = scan;
  if (found) return refuse(found.what, found.at && fullAddress(sheet, found.at));
  const fresh = before ? { ...block, column: before.column + before.columns, columns: width - before.columns } : block;
  const drawn = fresh.columns > 0 ? await drawingsOver(draft, part, areaOf(fresh)) : undefined;
  if (drawn !== undefined) return refuse("drawing", drawn);
  const name = before?.name ?? freeName(book);
  return { spot: { part, sheet, name, block, before, table }, issues: [] };
}

/** Says which class columns of an earlier run stay as they were, where a plan has none and is a run. */
export function aboutStanding(book: Book, { beside, freeze }: Plan): readonly Issue[] {
  if (beside || freeze) return [];
  const where = book.names().flatMap((name) => {
    const marked = name.startsWith(COLUMNS_MARK) ? book.marked(name) : undefined;
    return typeof marked === "object" ? [fullAddress(marked.sheet, addressOf(marked.block))] : [];
  });
  return where.length === 0 ? [] : [note("columnsStanding", { where })];
}

/** The blocks of KA's class columns on a sheet. */
export function ownBlocks(book: Book, sheet: string): readonly (Block & { readonly name: string })[] {
  return book.names().flatMap((name) => {
    if (!name.startsWith(COLUMNS_MARK)) return [];
    const marked = book.marked(name);
    return typeof marked === "object" && marked.sheet === sheet ? [{ ...marked.block, name }] : [];
  });
}

function freeName(book: Book): string {
  const taken = new Set(book.names().flatMap((name) => (book.marked(name) === "lost" ? [] : [name.toLowerCase()])));
  for (let i = 1; ; i++) if (!taken.has(`${COLUMNS_MARK}${i}`.toLowerCase())) return `${COLUMNS_MARK}${i}`;
}

/** Whether all headers under the name are KA's: between its columns a user may have put one of his own. */
export async function isAsWritten(
  draft: PackageDraft,
  { sheet, before, headerRow }: { readonly sheet: string; readonly before: Block; readonly headerRow: number },
): Promise<boolean> {
  if (before.row !== headerRow) return false;
  const parts = await readWorkbookParts(draft.file);
  const entry = parts.sheets.find(({ name }) => name === sheet);
  if (!entry) return false;
  const book = { from: draft.file, parts, dating: { dateStyles: undefined } };
  const { look } = await lookAtSheet(book, entry, { ...areaOf({ ...before, rows: 1 }), only: new Set([headerRow]) });
  const [rows = []] = await rowsOfLooks(book, [look]);
  const headers = rows.find(({ row }) => row === headerRow)?.cells;
  return Array.from({ length: before.columns }, (_, i) => headers?.get(before.column + i)).every(
    (header) => typeof header === "string" && header.startsWith(OWN_HEADER),
  );
}

async function problemWithTable(
  draft: PackageDraft,
  table: FoundTable,
  {
    beside,
    block,
    before,
  }: { readonly beside: ClassColumns; readonly block: Block; readonly before: Block | undefined },
): Promise<{ readonly what: ColumnsBlocked; readonly where: string } | undefined> {
  const xml = await draft.text(table.part);
  const root = rootOf(xml);
  const kind = attributeOf(xml, root, "tableType") ?? "worksheet";
  if (kind !== "worksheet") return { what: "linkedTable", where: table.name };
  const own = table.block ?? block;
  const right = own.column + own.columns;
  const grows = block.columns !== (before?.columns ?? 0);
  // Columns are added to a table, or taken off it, at its end.
  if (grows && right !== (before ? before.column + before.columns : block.column))
    return before ? { what: "moved", where: addressOf(before) } : undefined;
  const list = childOf(xml, root, "tableColumns");
  const names = list ? childrenOf(xml, list).map((column) => attributeOf(xml, column, "name") ?? "") : [];
  const [from, to] = [block.column - own.column, block.column - own.column + (before?.columns ?? 0)];
  const others = new Set([...names.slice(0, from), ...names.slice(to)].map((name) => name.toLowerCase()));
  const taken = beside.columns.find(({ header }) => others.has(header.toLowerCase()));
  return taken && { what: "tableHeader", where: taken.header };
}

/** Looks through a sheet for what stands where class columns would. */
class SpotScan implements SheetSink {
  found: { readonly what: ColumnsBlocked; readonly at: string } | undefined;

  constructor(
    private readonly room: Area,
    private readonly own: Area | undefined,
  ) {}

  row(): "go on" | "stop" {
    return "go on";
  }

  cell({ row, column, from, to, formula }: ScannedCell): void {
    const { top, left, bottom, right } = this.room;
    if (column < left || column > right || row < top || row > bottom) return;
    if (from === to && formula === "none") return;
    const { own } = this;
    const isOwn = own && column >= own.left && column <= own.right && row >= own.top && row <= own.bottom;
    if (!isOwn) this.found ??= { what: "content", at: cellAddress(row, column) };
  }

  element(name: string, attributes: string): void {
    if (name === "filterColumn" || (name === "sheetPr" && /\bfilterMode=["'](?:1|true)/.test(attributes)))
      this.found = { what: "filter", at: "" };
    else if (name === "sheetProtection" && /\bsheet=["'](?:1|true)/.test(attributes))
      this.found = { what: "protected", at: "" };
    if (name !== "mergeCell") return;
    const merged = blockOf(/\bref=["']([^"']*)/.exec(attributes)?.[1] ?? "");
    if (merged && intersection(areaOf(merged), this.room))
      this.found ??= { what: "merged", at: areaAddress(areaOf(merged)) };
  }
}

function areaOf({ row, column, rows, columns }: Block): Area {
  return { top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}

function isIn(inner: Block, outer: Block): boolean {
  const shared = intersection(areaOf(inner), areaOf(outer));
  return (
    shared !== undefined &&
    inner.row === outer.row &&
    shared.left === inner.column &&
    shared.right === inner.column + inner.columns - 1
  );
}

function rowsMeet(a: Block, b: Block): boolean {
  return a.row < b.row + b.rows && b.row < a.row + a.rows;
}
