import type { Columns } from "../columns";
import { MAX_DECIMALS, isSafe, type CellAmounts } from "../measures/exact";
import { refusal, warning, type Issue, type Outcome } from "../issues";
import type { Figures } from "../customer-columns";
import { inUnits, selectMeasure } from "../measures";
import { keyOf, type FiguresNeed } from "../measures/needs";
import { overRows, type Steps } from "../steps";
import { findScale, type Scale } from "./scale";
import { sumUp, type Rows } from "./sums";
import { EMPTY, NUMBER, isRead, type Column, type Table } from "../table";

/** A column of numbers that a method asks for, and the method. */
export interface FiguresRequest {
  readonly need: FiguresNeed;
  readonly method: string;
}

/** The rows that count, and their amounts. */
export interface FiguresRows {
  readonly rows: Rows;
  readonly amounts: CellAmounts;
  readonly scale: Scale;
  /** How many of them each customer has. */
  readonly counts: Uint32Array;
}

const FIRST_ROWS = 5;
/** Marks rows without a number in the column; no reason of a row has this number. */
const NO_NUMBER = 254;

/**
 * Adds up columns of numbers by customer, over the rows that count. A blank cell adds nothing; a cell that is no number is said. A column that is
 * not there is refused only where a method cannot do without it.
 */
export function* gatherFigures(
  table: Table,
  columns: Columns,
  { requests, given }: { readonly requests: readonly FiguresRequest[]; readonly given: FiguresRows },
): Steps<Outcome<ReadonlyMap<string, Figures>>> {
  const found = new Map<string, Figures>();
  const issues: Issue[] = [];
  const said = new Set<Column>();
  for (const { need, method } of requests) {
    const key = keyOf(need);
    if (found.has(key)) continue;
    const column = columnOf(table, columns, need);
    if (!column) {
      if ("header" in need || need.missing === "leave") continue;
      return { issues: [...issues, refusal("roleMissing", { role: need.role, method })] };
    }
    const cells = yield* cellsOf(column, given.rows);
    if (cells.strange.length > 0 && !said.has(column)) {
      const firstRows = cells.strange.slice(0, FIRST_ROWS).map((row) => rowOf(table, row));
      issues.push(warning("figuresNotRead", { header: column.header, rows: cells.strange.length, firstRows }));
    }
    said.add(column);
    if (need.kind === "sumOfRates") {
      const beyond = yield* ratesBeyond(cells.column, need.per);
      if (beyond !== undefined) {
        const rate = String(column.numbers[beyond] ?? 0);
        return {
          issues: [...issues, refusal("ratesOutOfRange", { header: column.header, row: rowOf(table, beyond), rate })],
        };
      }
    }
    found.set(key, yield* figuresFrom(cells, need, given));
  }
  return { value: found, issues };
}

/** The figures of some of the customers, in the order given. */
export function selectFigures(figures: Figures, customers: Uint32Array): Figures {
  const cells = Uint32Array.from(customers, (customer) => figures.cells[customer] ?? 0);
  return { ...figures, ...selectMeasure(figures, customers), name: "figures", cells };
}

/** The number of a row in the source. */
export function rowOf({ rowOf: rows, firstRow }: Table, row: number): number {
  return rows?.[row] ?? row + firstRow;
}

function columnOf(table: Table, columns: Columns, need: FiguresNeed): Column | undefined {
  const column =
    "header" in need
      ? table.columns.find(({ header }) => header === need.header)
      : table.columns[columns[need.role]?.index ?? -1];
  if (column && !isRead(column)) throw new Error(`the column ${column.header} is needed and was not read`);
  return column;
}

interface Cells {
  /** The column with nothing but the numbers of rows that count. */
  readonly column: Column;
  readonly rows: Rows;
  /** Rows that count and hold something else than a number. */
  readonly strange: readonly number[];
}

function* cellsOf(column: Column, rows: Rows): Steps<Cells> {
  const { reasons } = rows;
  const { kinds } = column;
  const strange: number[] = [];
  let unlike = 0;
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const kind = kinds[row];
      const counts = reasons[row] === 0;
      if (counts !== (kind === NUMBER)) unlike++;
      if (counts && kind !== NUMBER && kind !== EMPTY) strange.push(row);
    }
  });
  // Where the rows that count are those with a number, nothing has to be marked.
  return unlike === 0 ? { column, rows, strange } : { ...(yield* markNumbers(column, rows)), strange };
}

function* markNumbers(column: Column, rows: Rows): Steps<Omit<Cells, "strange">> {
  const { reasons } = rows;
  const kinds = new Uint8Array(reasons.length);
  const usable = new Uint8Array(reasons.length);
  yield* overRows(reasons.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (reasons[row] === 0 && column.kinds[row] === NUMBER) kinds[row] = NUMBER;
      else usable[row] = NO_NUMBER;
    }
  });
  return { column: { ...column, kinds }, rows: { ...rows, reasons: usable } };
}

function* figuresFrom({ column, rows }: Cells, need: FiguresNeed, given: FiguresRows): Steps<Figures> {
  const scale = yield* findScale(column, rows.reasons.length);
  const { header } = column;
  if (need.kind === "sumOfRates") {
    const products = yield* timesAmounts(column, scale, given);
    const { measure, rows: cells } = yield* sumUp(products.column, rows, { name: "figures", scale: products.scale });
    return { ...measure, name: "figures", decimals: products.decimals, header, cells };
  }
  // Where every row that counts has a number, the rows of each customer are counted already.
  const counts = rows === given.rows ? given.counts : undefined;
  const { measure, rows: cells } = yield* sumUp(column, rows, { name: "figures", scale, counts });
  if (need.kind === "sum" || need.kind === "total") return { ...measure, name: "figures", header, cells };
  const means = Float64Array.from(cells, (count, i) => inUnits(measure, measure.values[i] ?? 0) / count);
  return { name: "figures", precision: "rounded", decimals: 0, values: means, header, cells };
}

/** Rate times amount of every row: whole numbers where both are exact, whose decimals are those of the two together. */
function* timesAmounts(
  column: Column,
  rates: Scale,
  { amounts, scale: ofAmounts }: FiguresRows,
): Steps<{ readonly column: Column; readonly scale: Scale; readonly decimals: number }> {
  const isRounded = rates.kind === "rounded" || ofAmounts.kind === "rounded";
  const factor = 10 ** (isRounded ? 0 : rates.decimals);
  const units = isRounded && ofAmounts.kind !== "rounded" ? 10 ** ofAmounts.decimals : 1;
  const numbers = new Float64Array(column.kinds.length);
  let [sum, largest] = [0, 0];
  yield* overRows(numbers.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (column.kinds[row] !== NUMBER) continue;
      const rate = (column.numbers[row] ?? 0) * factor;
      const amount = (amounts.numbers[row] ?? 0) * amounts.factor;
      const product = ((amounts.rounds ? Math.round(amount) : amount) / units) * (isRounded ? rate : Math.round(rate));
      numbers[row] = product;
      sum += Math.abs(product);
      largest = Math.max(largest, Math.abs(product));
    }
  });
  const kind = isRounded ? "rounded" : isSafe(sum, largest) ? "safe" : "big";
  const scale: Scale = { kind, decimals: 0, inexactRows: 0, firstInexactRow: -1 };
  return { column: { ...column, numbers }, scale, decimals: isRounded ? 0 : rates.decimals + ofAmounts.decimals };
}

/** The first row whose rate is no part of the amount. */
function* ratesBeyond(column: Column, per: 1 | 100): Steps<number | undefined> {
  let found: number | undefined;
  yield* overRows(column.kinds.length, (from, to) => {
    for (let row = from; row < to && found === undefined; row++) {
      const rate = column.numbers[row] ?? 0;
      if (column.kinds[row] === NUMBER && (rate < 0 || rate > per)) found = row;
    }
  });
  return found;
}

/** Decimals that sums of amounts times rates may have. */
export const MOST_DECIMALS = 2 * MAX_DECIMALS;
