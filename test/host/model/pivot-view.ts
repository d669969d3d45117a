import { intersect } from "../address";
import type { Book } from "../book";
import type { PivotFacts } from "../drawn";
import { Refusal, type CellValue, type Content, type Rect } from "../store";
import { notFound } from "./arguments";
import type { Place } from "./place";

/** The columns of what a PivotTable calculates from, by their headers. */
export function fieldsOf(book: Book, facts: PivotFacts): string[] {
  const { sheetId, rect } = sourceOf(book, facts);
  return (book.store.values(sheetId, { ...rect, rows: 1 })[0] ?? []).map(String);
}

/** Empties the cells that a PivotTable takes. */
export function hidePivot(book: Book, { sheetId, shown }: PivotFacts): void {
  book.store.clear(sheetId, shown, "all");
}

/** Calculates a PivotTable and shows it in the place of what it showed. Fields that its source no longer has are gone from it. */
export function showPivot(book: Book, facts: PivotFacts): void {
  const fields = fieldsOf(book, facts);
  for (const list of [facts.rows, facts.columns])
    list.splice(0, Infinity, ...list.filter((field) => fields.includes(field)));
  facts.sums.splice(0, Infinity, ...facts.sums.filter(({ field }) => fields.includes(field)));
  const cells =
    facts.sums.length + facts.rows.length + facts.columns.length === 0 ? undefined : cellsOf(book, facts, fields);
  const shown = {
    ...facts.corner,
    rows: cells?.length ?? facts.shown.rows,
    columns: cells?.[0]?.length ?? facts.shown.columns,
  };
  const other = book.pivots.find(
    (pivot) => pivot !== facts && pivot.sheetId === facts.sheetId && intersect(pivot.shown, shown),
  );
  if (other)
    throw new Refusal("PivotTableRangeConflict", "A PivotTable report cannot overlap another PivotTable report.");
  hidePivot(book, facts);
  facts.shown = shown;
  if (!cells) return;
  book.store.setCells(facts.sheetId, shown, cells);
  const [sum] = facts.sums;
  if (sum) book.store.setFormat(facts.sheetId, shown, { numberFormat: sum.numberFormat });
}

/** Refuses a change of some of the cells of a PivotTable. */
export function refuseInPivot(book: Book, { sheetId, rect }: Place): void {
  const touched = book.pivots.some((pivot) => pivot.sheetId === sheetId && intersect(pivot.shown, rect));
  if (touched) throw new Refusal("PivotTableRangeConflict", "You can't change this part of a PivotTable.");
}

/** One row field, one column field or none, one sum: what the model shows. */
function cellsOf(book: Book, facts: PivotFacts, fields: readonly string[]): Content[][] {
  const { rows, columns, sums } = facts;
  const { sheetId, rect } = sourceOf(book, facts);
  const valueOf = (line: readonly CellValue[], field: string | undefined): CellValue =>
    field === undefined ? "" : (line[fields.indexOf(field)] ?? "");
  const filters = book.slicers.filter(({ pivotId, selected }) => pivotId === facts.id && selected.length > 0);
  const body = book.store
    .values(sheetId, { ...rect, row: rect.row + 1, rows: rect.rows - 1 })
    .filter((line) => filters.every(({ field, selected }) => selected.includes(String(valueOf(line, field)))));
  const [row, column, sum] = [rows[0], columns[0], sums[0]];
  const down = distinct(body.map((line) => valueOf(line, row)));
  const across = column === undefined ? [] : distinct(body.map((line) => valueOf(line, column)));
  const added = (lines: readonly (readonly CellValue[])[]): Content => {
    const numbers = lines.map((line) => valueOf(line, sum?.field)).filter((value) => typeof value === "number");
    if (sum?.summarizeBy === "Count") return numbers.length;
    return numbers.length === 0 ? "" : numbers.reduce((one, two) => one + two, 0);
  };
  const line = (lines: readonly (readonly CellValue[])[]): Content[] =>
    column === undefined
      ? [added(lines)]
      : [...across.map((name) => added(lines.filter((one) => valueOf(one, column) === name))), added(lines)];
  const named = (value: CellValue) => (value === "" ? "(blank)" : value);
  const isTabular = facts.layout === "Tabular";
  const [rowTitle, columnTitle] = isTabular ? [row ?? "", column ?? ""] : ["Row Labels", "Column Labels"];
  const head: Content[][] =
    column === undefined
      ? [[rowTitle, sum?.name ?? ""]]
      : [
          [sum?.name ?? "", columnTitle, ...across.map(() => "")],
          [rowTitle, ...across.map(named), "Grand Total"],
        ];
  return [
    ...head,
    ...down.map((name) => [named(name), ...line(body.filter((one) => valueOf(one, row) === name))]),
    ["Grand Total", ...line(body)],
  ];
}

/** Ascending, what is missing last, as a new PivotTable has them. */
function distinct(values: readonly CellValue[]): CellValue[] {
  return [...new Set(values)].sort((a, b) => Number(a === "") - Number(b === "") || (a < b ? -1 : a > b ? 1 : 0));
}

function sourceOf(
  book: Book,
  { source }: Pick<PivotFacts, "source">,
): { readonly sheetId: string; readonly rect: Rect } {
  if (!("table" in source)) return source;
  const table = book.store.tables().find(({ name }) => name === source.table);
  if (!table) throw notFound();
  return table;
}
