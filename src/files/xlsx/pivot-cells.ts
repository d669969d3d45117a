import { blockOfPivot, type Pivot } from "../../core/plan/drawn";
import type { CellColumn, Edit } from "../../core/plan";

/** The cells that a PivotTable shows until it is calculated anew. */
export function cellsOfPivot(pivot: Pivot): Extract<Edit, { kind: "setCells" | "setLook" }>[] {
  const { at, shown, rows, columns, value } = pivot;
  const { rows: height, columns: width } = blockOfPivot(pivot);
  const named = (name: string) => (name === "" ? shown.blank : name);
  const labels = [...shown.rows.map(named), shown.total];
  const isCrossed = columns !== undefined;
  const headed = isCrossed ? 2 : 1;
  const sheet = "pivot";
  const sums = Array.from({ length: width - 1 }, (_, i): CellColumn => {
    const header = isCrossed ? named(shown.columns[i] ?? shown.total) : value.caption;
    const heading = isCrossed ? [i === 0 ? columns : null, i < shown.columns.length ? header : shown.total] : [header];
    return { values: heading, format: "@" };
  });
  const heading: CellColumn = { values: isCrossed ? [value.caption, rows] : [rows], format: "@" };
  const numbers = Array.from({ length: width - 1 }, (_, i): CellColumn => ({
    values: shown.sums.map((line) => line[i] ?? null),
    format: value.format,
  }));
  return [
    { kind: "setCells", sheet, at, columns: [heading, ...sums] },
    {
      kind: "setCells",
      sheet,
      at: { row: at.row + headed, column: at.column },
      columns: [{ values: labels, format: "@" }, ...numbers],
    },
    { kind: "setLook", sheet, block: { ...at, rows: headed, columns: width }, look: "heading" },
    {
      kind: "setLook",
      sheet,
      block: { row: at.row + height - 1, column: at.column, rows: 1, columns: width },
      look: "heading",
    },
  ];
}
