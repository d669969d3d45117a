import type { CellValue, FunctionArgument, FunctionResult } from "./store";

/** What a parameter takes, as far as it decides whether a function is lifted. */
export interface ParameterShape {
  readonly dimensionality?: string;
}

/** The arguments of one of several calls; nothing where a range is too short for it. */
export type LiftedCall = readonly FunctionArgument[] | undefined;

/**
 * The calls that Excel makes where a parameter that takes one value is given several: one for each of them, in their shape. Several such ranges are walked
 * side by side; one of a single row or column counts for all rows or columns. Undefined where one call is enough.
 */
export function lifted(
  args: readonly FunctionArgument[],
  shapeOf: (place: number) => ParameterShape | undefined,
): readonly (readonly LiftedCall[])[] | undefined {
  const several = args.map((arg, place) => {
    const shape = shapeOf(place);
    return shape && shape.dimensionality !== "matrix" && isSeveral(arg) ? arg : undefined;
  });
  const ranges = several.filter((arg) => arg !== undefined);
  if (ranges.length === 0) return undefined;
  const rows = Math.max(...ranges.map((cells) => cells.length));
  const columns = Math.max(...ranges.map((cells) => cells[0]?.length ?? 0));
  return Array.from({ length: rows }, (_row, row) =>
    Array.from({ length: columns }, (_column, column): LiftedCall => {
      const call = args.map((arg, place) => (several[place] ? cellOf(several[place], row, column) : arg));
      return call.some((arg) => arg === undefined) ? undefined : (call as FunctionArgument[]);
    }),
  );
}

/** What a cell shows of one of several calls: no array holds another one. */
export function firstCell(result: FunctionResult): CellValue {
  return isMatrix(result) ? (result[0]?.[0] ?? "") : result;
}

/** Whether there are rows of cells. */
export function isMatrix(value: FunctionArgument): value is readonly (readonly CellValue[])[] {
  return Array.isArray(value);
}

function isSeveral(value: FunctionArgument): value is readonly (readonly CellValue[])[] {
  return isMatrix(value) && (value.length > 1 || (value[0]?.length ?? 0) > 1);
}

function cellOf(cells: readonly (readonly CellValue[])[], row: number, column: number): CellValue | undefined {
  const line = cells[cells.length === 1 ? 0 : row];
  return line?.[line.length === 1 ? 0 : column];
}
