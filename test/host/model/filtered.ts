import type { Book } from "../book";
import { display } from "../display";
import type { CellValue, Criteria, Rect } from "../store";
import { notFound } from "./arguments";
import { bodyOf } from "./place";

/** What is filtered: a table, or the one range of a sheet. */
export type Filtered =
  { readonly kind: "table"; readonly tableId: string } | { readonly kind: "sheet"; readonly sheetId: string };

export interface FilterState {
  readonly sheetId: string;
  /** With the header row. */
  readonly rect: Rect;
  readonly body: Rect;
  readonly criteria: ReadonlyMap<number, Criteria>;
}

/** The filter as it is; undefined if the sheet has none. */
export function filterState(book: Book, filtered: Filtered): FilterState | undefined {
  if (filtered.kind === "table") {
    const table = book.store.tables().find(({ id }) => id === filtered.tableId);
    if (!table) throw notFound();
    return { sheetId: table.sheetId, rect: table.rect, body: bodyOf(table), criteria: table.criteria };
  }
  const filter = book.store.filter(filtered.sheetId);
  if (!filter) return undefined;
  const { rect, criteria } = filter;
  const body = { ...rect, row: rect.row + 1, rows: Math.max(1, rect.rows - 1) };
  return { sheetId: filtered.sheetId, rect, body, criteria };
}

/** Gives the filter other criteria and hides the rows that do not meet them. */
export function setCriteria(book: Book, filtered: Filtered, criteria: ReadonlyMap<number, Criteria>): void {
  const state = filterState(book, filtered);
  if (!state) throw notFound();
  if (filtered.kind === "table") book.store.setTable(filtered.tableId, { criteria });
  else book.store.setFilter(filtered.sheetId, { rect: state.rect, criteria });
  applyFilter(book, { ...state, criteria });
}

/** Hides and shows the rows of a filter's body by what is in them now. */
export function applyFilter(book: Book, { sheetId, body, criteria }: FilterState): void {
  const values = book.store.values(sheetId, body);
  const formats = book.store.numberFormats(sheetId, body);
  for (const [down, row] of values.entries()) {
    const isShown = [...criteria].every(([column, asked]) =>
      meets(row[column] ?? "", formats[down]?.[column] ?? "General", asked),
    );
    book.store.setRowsHidden(sheetId, body.row + down, 1, isShown ? "shown" : "hidden");
  }
}

/** Modelled: lists of values, and one or two comparisons. Any other filter shows every row. */
function meets(value: CellValue, numberFormat: string, criteria: Criteria): boolean {
  const shown = display(value, numberFormat);
  if (criteria.filterOn === "Values" && Array.isArray(criteria.values)) {
    return criteria.values.some((wanted: unknown) => String(wanted).toLowerCase() === shown.toLowerCase());
  }
  if (criteria.filterOn !== "Custom") return true;
  const first = compares(value, shown, criteria.criterion1);
  if (criteria.criterion2 === undefined || criteria.criterion2 === null) return first;
  const second = compares(value, shown, criteria.criterion2);
  return criteria.operator === "Or" ? first || second : first && second;
}

function compares(value: CellValue, shown: string, criterion: unknown): boolean {
  const [, operator = "=", operand = ""] = /^(<>|<=|>=|<|>|=)?(.*)$/s.exec(String(criterion)) ?? [];
  const number = Number(operand);
  if (typeof value === "number" && operand !== "" && Number.isFinite(number)) {
    return ORDER[operator]?.(Math.sign(value - number)) ?? false;
  }
  const pattern = operand
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const isSame = new RegExp(`^${pattern}$`, "is").test(shown);
  if (operator === "=") return isSame;
  return operator === "<>" ? !isSame : false;
}

const ORDER: Readonly<Record<string, (sign: number) => boolean>> = {
  "=": (sign) => sign === 0,
  "<>": (sign) => sign !== 0,
  "<": (sign) => sign < 0,
  "<=": (sign) => sign <= 0,
  ">": (sign) => sign > 0,
  ">=": (sign) => sign >= 0,
};
