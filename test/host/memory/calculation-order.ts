import { intersect } from "../address";
import type { Rect } from "../store";
import { cellKey, type FormulaCell, type MemorySheet } from "./sheet";

/** Cells of a sheet. */
export interface Place {
  readonly sheet: MemorySheet;
  readonly rect: Rect;
}

/**
 * Formulas in the order in which they are calculated: each behind those whose results it reads, what they spill included. Those that read each other
 * stand as they came.
 */
export function precedentsFirst(
  due: ReadonlyMap<FormulaCell, MemorySheet>,
  readsOf: (cell: FormulaCell, sheet: MemorySheet) => readonly Place[],
): [FormulaCell, MemorySheet][] {
  const spilled = [...due].filter(([{ spill }]) => spill !== undefined);
  const precedentsOf = (cell: FormulaCell, sheet: MemorySheet) =>
    readsOf(cell, sheet).flatMap((place) => [
      ...formulasIn(place, due),
      ...spilled.filter(([{ spill }, home]) => spill && home === place.sheet && intersect(spill, place.rect)),
    ]);
  const ordered: [FormulaCell, MemorySheet][] = [];
  const seen = new Set<FormulaCell>();
  // Not by recursion: a column in which each cell reads the one above is deeper than any stack.
  const open: { readonly cell: FormulaCell; readonly sheet: MemorySheet; readonly step: "look" | "take" }[] = [];
  for (const [cell, sheet] of due) {
    open.push({ cell, sheet, step: "look" });
    for (let next = open.pop(); next; next = open.pop()) {
      if (next.step === "take") ordered.push([next.cell, next.sheet]);
      else if (!seen.has(next.cell)) {
        seen.add(next.cell);
        open.push({ ...next, step: "take" });
        for (const [before, home] of precedentsOf(next.cell, next.sheet))
          open.push({ cell: before, sheet: home, step: "look" });
      }
    }
  }
  return ordered;
}

/** The due formulas that stand in these cells: by the cells or by the formulas, whichever are fewer. */
function formulasIn(
  { sheet, rect }: Place,
  due: ReadonlyMap<FormulaCell, MemorySheet>,
): readonly (readonly [FormulaCell, MemorySheet])[] {
  const found: (readonly [FormulaCell, MemorySheet])[] = [];
  const take = (cell: FormulaCell | undefined) => {
    if (cell && due.get(cell) === sheet) found.push([cell, sheet]);
  };
  if (rect.rows * rect.columns > due.size) {
    for (const cell of due.keys())
      if (intersect({ row: cell.row, column: cell.column, rows: 1, columns: 1 }, rect)) take(cell);
    return found;
  }
  for (let row = rect.row; row < rect.row + rect.rows; row++)
    for (let column = rect.column; column < rect.column + rect.columns; column++)
      take(sheet.formulas.get(cellKey(row, column)));
  return found;
}
