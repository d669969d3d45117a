import { foldName } from "../gathering/names";
import type { ListColumn } from "../plan";
import { BOOLEAN, NUMBER, cellText, type CellValue, type Column } from "../table";
import type { OwnSheet } from "./recalled";

/** The lines of a list that KA wrote in earlier runs, as they stand now. */
export interface EarlierLines {
  readonly rows: number;
  /** KA's own column of that name, in whichever language it was written; nothing where somebody took it out. */
  readonly column: (names: readonly string[]) => Column | undefined;
  readonly columns: readonly Column[];
  /** The number format of a column; `General` where it is not known. */
  readonly formatOf: (column: Column) => string;
}

/** The lines of a list as it stands in the workbook; none where it has none yet. */
export function earlierLines(sheet: OwnSheet | undefined): EarlierLines {
  const columns = sheet?.table.columns ?? [];
  const byName = new Map(columns.map((column) => [foldName(column.header), column]));
  return {
    rows: sheet?.table.rowCount ?? 0,
    columns,
    column: (names) => names.flatMap((name) => byName.get(foldName(name)) ?? [])[0],
    formatOf: (column) => sheet?.formats?.[columns.indexOf(column)] ?? "General",
  };
}

/** What a cell of an earlier line holds; an empty one is `null`. */
export function earlierCell(column: Column | undefined, row: number): CellValue {
  if (!column) return null;
  if (column.kinds[row] === NUMBER) return column.numbers[row] ?? null;
  const text = cellText(column, row);
  if (column.kinds[row] === BOOLEAN) return text === "TRUE";
  return text === "" ? null : text;
}

/** Columns that somebody added to a list, with their cells in the order in which its lines are written now; -1 for a new line. */
export function addedColumns(
  { formatOf }: EarlierLines,
  added: readonly Column[],
  order: readonly number[],
): ListColumn[] {
  return added.map((column) => ({
    header: column.header,
    width: Math.max(12, column.header.length + 4),
    cells: { values: order.map((row) => (row < 0 ? null : earlierCell(column, row))), format: formatOf(column) },
  }));
}
