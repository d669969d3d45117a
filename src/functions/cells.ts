import type { SchemeTier } from "../core/formulas/classes";

/** A cell as Excel hands it over: an empty one as "", 0 or null, an error as an object with its code. */
export type Cell = unknown;

/** One column or one row of amounts, with what the answer to each cell has to be. */
export interface Line {
  readonly direction: "column" | "row";
  /** 0 where there is no amount. */
  readonly amounts: Float64Array;
  /** Cells that are answered by an error, by place: a code of Excel's, or `text` for what is no number. */
  readonly errors: ReadonlyMap<number, string>;
}

const ERROR_CODE = /^#[A-Z][A-Z0-9_/]*[!?]?$/;

/** Reads the amounts to classify; undefined for a block that is neither a column nor a row. */
export function readLine(cells: readonly (readonly Cell[])[]): Line | undefined {
  if (cells.length > 1 && cells.some((row) => row.length > 1)) return undefined;
  const isRow = cells.length === 1 && (cells[0]?.length ?? 0) > 1;
  // A plain loop: the array methods take seconds for a whole column of cells.
  const count = isRow ? (cells[0]?.length ?? 0) : cells.length;
  const amounts = new Float64Array(count);
  const errors = new Map<number, string>();
  for (let place = 0; place < count; place++) {
    const cell = isRow ? cells[0]?.[place] : cells[place]?.[0];
    if (typeof cell === "number") amounts[place] = cell;
    else if (!isEmpty(cell)) errors.set(place, errorCode(cell) ?? "text");
  }
  return { direction: isRow ? "row" : "column", amounts, errors };
}

/** Reads a population: all the numbers, whatever else there is. Undefined when it was left out. */
export function readPopulation(cells: readonly (readonly Cell[])[] | undefined): Float64Array | undefined {
  if (isLeftOut(cells)) return undefined;
  return Float64Array.from(cells?.flat().filter((cell) => typeof cell === "number") ?? []);
}

/** Reads cut-offs; what is no number becomes one that no rule accepts. Undefined when they were left out. */
export function readCuts(cells: readonly (readonly Cell[])[] | undefined): number[] | undefined {
  if (isLeftOut(cells)) return undefined;
  return cells?.flat().map((cell) => (typeof cell === "number" ? cell : NaN));
}

/** Reads a scheme, a label and a lower bound in each row; empty rows are passed over. Undefined when it was left out. */
export function readScheme(cells: readonly (readonly Cell[])[] | undefined): SchemeTier[] | undefined {
  if (isLeftOut(cells)) return undefined;
  return cells
    ?.filter((row) => !row.every(isEmptyOrZero))
    .map(([label, from, ...rest]) => ({
      label: typeof label === "string" || typeof label === "number" ? String(label) : "",
      from: typeof from === "number" && rest.length === 0 ? from : NaN,
    }));
}

/** Excel hands over an argument that was left out as null, and one between two commas as a single empty cell. */
function isLeftOut(cells: readonly (readonly Cell[])[] | undefined | null): boolean {
  return cells == null || (cells.length === 1 && cells[0]?.length === 1 && isEmpty(cells[0][0]));
}

function isEmpty(cell: Cell): boolean {
  return cell === "" || cell == null;
}

function isEmptyOrZero(cell: Cell): boolean {
  return isEmpty(cell) || cell === 0;
}

function errorCode(cell: Cell): string | undefined {
  if (typeof cell === "string") return ERROR_CODE.test(cell) ? cell : undefined;
  if (typeof cell !== "object" || cell === null || !("code" in cell)) return undefined;
  return typeof cell.code === "string" ? cell.code : undefined;
}
