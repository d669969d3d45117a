import type { SchemeTier } from "../core/formulas/classes";

/** A cell as Excel hands it over: an empty one as "", 0 or null, an error as an object with its code. */
export type Cell = unknown;

/** Cells as Excel hands them over, row by row; an argument that was left out is null. */
export type Cells = readonly (readonly Cell[])[];

/** One column or one row of amounts, with what the answer to each cell has to be. */
export interface Line {
  readonly direction: "column" | "row";
  /** 0 where there is no amount. */
  readonly amounts: Float64Array;
  /** Cells that are answered by an error, by place: a code of Excel's, or `text` for what is no number. */
  readonly errors: ReadonlyMap<number, string>;
}

const ERROR_CODE = /^#[A-Z][A-Z0-9_/]*[!?]?$/;

/** Columns of the table that KA.CUTOFFS gives, which is a scheme by its first two. */
const CUTOFF_COLUMNS = 5;

/**
 * A longer line is taken for a whole column (1,048,576 cells) or row (16,384) of a sheet, most of which nobody uses: its answer ends with its
 * last used cell.
 */
const WHOLE = { column: 1_000_000, row: 16_000 } as const;

/** Reads the amounts to classify; undefined for a block that is neither a column nor a row. */
export function readLine(cells: Cells): Line | undefined {
  if (cells.length > 1 && cells.some((row) => row.length > 1)) return undefined;
  const isRow = cells.length === 1 && (cells[0]?.length ?? 0) > 1;
  const [first = []] = cells;
  const cellAt = isRow ? (place: number) => first[place] : (place: number) => cells[place]?.[0];
  const direction = isRow ? "row" : "column";
  let count = isRow ? first.length : cells.length;
  if (count > WHOLE[direction]) while (count > 1 && isEmptyOrZero(cellAt(count - 1))) count--;
  // A plain loop: the array methods take seconds for a whole column of cells.
  const amounts = new Float64Array(count);
  const errors = new Map<number, string>();
  for (let place = 0; place < count; place++) {
    const cell = cellAt(place);
    if (typeof cell === "number") amounts[place] = cell;
    else if (!isEmpty(cell)) errors.set(place, errorCode(cell) ?? "text");
  }
  return { direction, amounts, errors };
}

/** Reads all the numbers of cells of any shape, whatever else there is. */
export function readNumbers(cells: Cells): Float64Array {
  const numbers = new Float64Array(countCells(cells));
  let count = 0;
  for (let row = 0; row < cells.length; row++) count = putNumbers(numbers, count, cells[row] ?? []);
  return numbers.subarray(0, count);
}

/** Puts the numbers of a row behind those before, and says where the next one goes: apart from the loop over rows, so that its code is compiled at once. */
function putNumbers(numbers: Float64Array, from: number, row: readonly Cell[]): number {
  let count = from;
  for (let column = 0; column < row.length; column++) {
    const cell = row[column];
    if (typeof cell === "number") numbers[count++] = cell;
  }
  return count;
}

/** How many cells there are. */
export function countCells(cells: Cells): number {
  let count = 0;
  for (let row = 0; row < cells.length; row++) count += cells[row]?.length ?? 0;
  return count;
}

/** Reads a population: all the numbers, whatever else there is. Undefined when it was left out. */
export function readPopulation(cells: Cells | null | undefined): Float64Array | undefined {
  return isGiven(cells) ? readNumbers(cells) : undefined;
}

/** Reads cut-offs; what is no number becomes one that no rule accepts. Undefined when they were left out. */
export function readCuts(cells: Cells | null | undefined): number[] | undefined {
  return isGiven(cells) ? cells.flat().map(numberIn) : undefined;
}

/**
 * Reads a scheme: a label and a lower bound in each row, or the table of KA.CUTOFFS. Empty rows are passed over, and so is a first row of
 * headers. Undefined when it was left out.
 */
export function readScheme(cells: Cells | null | undefined): SchemeTier[] | undefined {
  if (!isGiven(cells)) return undefined;
  const rows = cells.filter((row) => !row.every(isEmptyOrZero));
  const [[header, bound] = []] = rows;
  const isHeaded = rows.length > 1 && isText(header) && isText(bound);
  return (isHeaded ? rows.slice(1) : rows).map(([label, from, ...rest]) => ({
    label: typeof label === "number" || isText(label) ? String(label) : "",
    from: rest.length === 0 || rest.length === CUTOFF_COLUMNS - 2 ? numberIn(from) : NaN,
  }));
}

/** Reads a single number; NaN for what is none. Undefined when it was left out. */
export function readNumber(cell: Cell): number | undefined {
  return isEmpty(cell) ? undefined : numberIn(cell);
}

/** Reads a single word, as it is compared with those that are known. Undefined when it was left out. */
export function readWord(cell: Cell): string | undefined {
  if (isEmpty(cell)) return undefined;
  const word = typeof cell === "string" ? cell : (errorCode(cell) ?? JSON.stringify(cell));
  return word.trim().toLowerCase() || undefined;
}

/** Excel hands over an argument that was left out as null, and one between two commas as a single empty cell. */
function isGiven(cells: Cells | null | undefined): cells is Cells {
  return cells != null && !(cells.length === 1 && cells[0]?.length === 1 && isEmpty(cells[0][0]));
}

function numberIn(cell: Cell): number {
  return typeof cell === "number" ? cell : NaN;
}

function isText(cell: Cell): cell is string {
  return typeof cell === "string" && cell !== "" && errorCode(cell) === undefined;
}

function isEmpty(cell: Cell): boolean {
  return cell === "" || cell == null;
}

function isEmptyOrZero(cell: Cell): boolean {
  return isEmpty(cell) || cell === 0;
}

/** The code of an error cell. */
export function errorCode(cell: Cell): string | undefined {
  if (typeof cell === "string") return ERROR_CODE.test(cell) ? cell : undefined;
  if (typeof cell !== "object" || cell === null || !("code" in cell)) return undefined;
  return typeof cell.code === "string" ? cell.code : undefined;
}
