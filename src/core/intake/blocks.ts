import { rankOfHeader } from "../headers";
import type { CellValue } from "../table";
import { HEADING_ROWS, findHeading, isData, lookAt } from "./heading";

/** A row of a sheet by its number, and its cells that hold something by their column; both counted from 0. */
export interface FilledRow {
  readonly row: number;
  readonly cells: ReadonlyMap<number, CellValue>;
}

/** A block of cells on a sheet that has headers of its own. Rows and columns are counted from 0, the ends included. */
export interface SheetBlock {
  readonly top: number;
  readonly left: number;
  /** The last row that was looked at; the lowest block may reach further. */
  readonly bottom: number;
  readonly right: number;
  /** The first row with more than one value: what stands above is a title. */
  readonly head: number;
  /** Rows with values, as far as was looked. */
  readonly rows: number;
  /** Whether the headers are those of sales: a customer and an amount. A block alone is not asked: that takes its time. */
  readonly holds: "sales" | "other";
}

/** What is typed where a value is not known: a row of texts with one of them is a row of data. */
const STANDS_FOR_NOTHING =
  /^(?:n\.?\/?a\.?|#.*|[-–—?.]+|tb[acd]|nil|none|null|pending|unknown|无|暂无|待定|待确认|未定|未知)$/;
/** Rows right below headers of no usual words that make them headers, and not a row like the others in which a text stands for the number. */
const ROWS_BELOW_UNKNOWN = 2;
/** Rows of a block without headers above another one that make it more than some lines about the sheet. */
const ROWS_WITHOUT_HEADERS = 10;
/** How many times the rows of any other a block without usual headers needs, to be the one that is meant. */
const LARGER_BY = 3;

/**
 * The blocks of a sheet, from above and from the left: side by side with an empty column between them, or one above the other with an empty
 * row and headers of its own. An empty row below which the same columns go on, or which stands below a title, parts nothing. In `rows` only, an
 * empty column parts nothing either: whoever names a range means its columns.
 */
export function findBlocks(rows: readonly FilledRow[], direction: "rows and columns" | "rows"): SheetBlock[] {
  const sorted = rows.filter(({ cells }) => cells.size > 0).sort((a, b) => a.row - b.row);
  if (sorted.length === 0) return [];
  const parts = [sorted]
    .flatMap((all) => (direction === "rows" ? [all] : sideBySide(all)))
    .flatMap((side) => {
      const below = oneAboveOther(side);
      // A wide block may have bridged what stands side by side above or below it.
      return below.length === 1 || direction === "rows" ? below : below.flatMap(sideBySide);
    });
  return parts.map((part) => blockOf(part, parts.length === 1 ? "alone" : "one of several"));
}

/** The block that is meant, or none where only the user can know. */
export function chooseBlock<B extends SheetBlock>(blocks: readonly B[]): B | undefined {
  const sales = blocks.filter(({ holds }) => holds === "sales");
  const [only] = sales;
  if (only && sales.length === 1) return only;
  const candidates = (only ? sales : [...blocks]).sort(
    (a, b) => b.rows - a.rows || b.right - b.left - (a.right - a.left),
  );
  const [largest, ...others] = candidates;
  if (!largest) return undefined;
  const stacked = others.filter((other) => other.left <= largest.right && largest.left <= other.right);
  const rival = stacked.some((other) => only !== undefined || other.rows * LARGER_BY > largest.rows);
  return rival ? undefined : largest;
}

/** What stands above an empty row: headers by their columns, and how many rows they have. */
export interface Above {
  readonly headers: ReadonlyMap<number, string>;
  readonly rows: number;
}

/** The block that begins with some rows below an empty one, if they are not more of the block above. */
export function blockBelow(rows: readonly FilledRow[], above: Above): SheetBlock | undefined {
  return startsBlock(rows, above) ? blockOf(rows, "one of several") : undefined;
}

/** Whether headers are those of sales: a customer and an amount, or amounts by month. */
export function areSalesHeaders(headers: readonly string[], months: "months" | "none"): boolean {
  const has = (role: "customer" | "customerId" | "amount") => headers.some((header) => rankOfHeader(role, header) >= 0);
  return (has("customer") || has("customerId")) && (months === "months" || has("amount"));
}

function blockOf(rows: readonly FilledRow[], place: "alone" | "one of several"): SheetBlock {
  const columns = rows.flatMap(({ cells }) => [...cells.keys()]);
  const [left, right] = [least(columns), -least(columns.map((column) => -column))];
  const top = rows[0]?.row ?? 0;
  const head = rows.find(({ cells }) => cells.size > 1)?.row ?? top;
  const block = { top, left, bottom: rows.at(-1)?.row ?? top, right, head, rows: rows.length };
  return { ...block, holds: place === "one of several" && hasSales(rows, block) ? "sales" : "other" };
}

function hasSales(rows: readonly FilledRow[], { top, left, bottom, right }: Omit<SheetBlock, "holds">): boolean {
  const byRow = new Map(rows.map(({ row, cells }) => [row, cells]));
  const dense = Array.from({ length: Math.min(HEADING_ROWS, bottom - top + 1) }, (_, i) =>
    Array.from({ length: right - left + 1 }, (_, k) => byRow.get(top + i)?.get(left + k)),
  );
  const { headers, months, kind } = findHeading(dense, { firstColumn: left, place: "anywhere" });
  return kind === "read" && areSalesHeaders(headers, months ? "months" : "none");
}

/** Parts rows where no row has a value in a column. */
function sideBySide(rows: readonly FilledRow[]): FilledRow[][] {
  const used = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const spans: { left: number; right: number }[] = [];
  for (const column of [...used].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && last.right === column - 1) last.right = column;
    else spans.push({ left: column, right: column });
  }
  if (spans.length === 1) return [[...rows]];
  return spans.map(({ left, right }) =>
    rows
      .map(({ row, cells }) => ({ row, cells: new Map([...cells].filter(([at]) => at >= left && at <= right)) }))
      .filter(({ cells }) => cells.size > 0),
  );
}

/** Parts rows at every empty row below which a block with headers of its own begins. */
function oneAboveOther(rows: readonly FilledRow[]): FilledRow[][] {
  const gaps = rows.flatMap(({ row }, i) => (i > 0 && row > (rows[i - 1]?.row ?? 0) + 1 ? [i] : []));
  const parts: FilledRow[][] = [];
  let start = 0;
  for (const gap of gaps) {
    const above = rows.slice(start, gap);
    const next = rows.slice(gap);
    if (!startsBlock(next, { headers: headersOf(above), rows: gap - start }) || !isBlock(above, next)) continue;
    parts.push(above);
    start = gap;
  }
  return [...parts, rows.slice(start)];
}

/** Whether the first of some rows are the headers of the others, with nothing but lines of text above them, and not those of the block above. */
function startsBlock(rows: readonly FilledRow[], above: Above): boolean {
  const head = headerRow(rows);
  if (!head) return false;
  const texts = [...head.cells].map(([column, cell]) => [column, folded(cell)] as const);
  if (texts.every(([column, text]) => above.headers.get(column) === text)) return false;
  // `Cove | pending` among rows of the block above, whose columns it has, would else hide those below it.
  const isOneOfThem =
    texts.every(([column]) => above.headers.has(column)) && lookAt([...head.cells.values()]).roles === 0;
  // Headers with nothing but an empty row below them wait for these rows.
  return !isOneOfThem || (above.rows > 0 && rowsRightBelow(rows, head) >= ROWS_BELOW_UNKNOWN);
}

/** How many rows with data follow a row without a gap, as far as that has to be known. */
function rowsRightBelow(rows: readonly FilledRow[], head: FilledRow): number {
  const below = rows.slice(rows.indexOf(head) + 1, rows.indexOf(head) + 1 + ROWS_BELOW_UNKNOWN);
  return below.filter((row, i) => row.row === head.row + 1 + i && hasData(row)).length;
}

/** The last row of text before the first one with data: it, or the level above it, has a text over every value below. */
function headerRow(rows: readonly FilledRow[]): FilledRow | undefined {
  const first = rows.findIndex((row) => hasData(row) && lookAt([...row.cells.values()]).data === "some");
  const [upper, head, data] = [rows[first - 2], rows[first - 1], rows[first]];
  if (!head || !data || head.cells.size < 2) return undefined;
  const isLevel = upper?.row === head.row - 1;
  const covers = [...data.cells.keys()].every((at) => head.cells.has(at) || (isLevel && upper.cells.has(at)));
  const texts = [...head.cells.values()].map(folded);
  const areNames = new Set(texts).size === texts.length && !texts.some((text) => STANDS_FOR_NOTHING.test(text));
  return covers && areNames ? head : undefined;
}

/** The headers of a block by their columns. */
function headersOf(rows: readonly FilledRow[]): Map<number, string> {
  const head = headerRow(rows);
  return new Map([...(head?.cells ?? [])].map(([column, cell]) => [column, folded(cell)]));
}

/** Whether rows above a block are one themselves, and not a title or some lines about the sheet. */
function isBlock(rows: readonly FilledRow[], next: readonly FilledRow[]): boolean {
  const data = rows.filter(hasData).length;
  if (!headerRow(rows)) return data >= ROWS_WITHOUT_HEADERS;
  if (blockOf(rows, "one of several").holds === "sales") return true;
  const width = (of: readonly FilledRow[]) => Math.max(0, ...of.map(({ cells }) => cells.size));
  return data >= ROWS_WITHOUT_HEADERS || width(rows) * 2 >= width(next);
}

function hasData({ cells }: FilledRow): boolean {
  return cells.size > 1 && [...cells.values()].some(isData);
}

/** A header as it is compared with another one. */
export function folded(cell: CellValue): string {
  return String(cell ?? "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

function least(numbers: readonly number[]): number {
  let least = Infinity;
  for (const number of numbers) if (number < least) least = number;
  return least;
}
