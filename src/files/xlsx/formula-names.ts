import type { FormulaName } from "../../core/plan/own-sheets";
import type { Plan } from "../../core/plan";
import type { Book } from "./book";
import type { FoundSheet } from "./find-sheets";

/** Whether a name for formulas is KA's to point: one that is free, that lost its cells, or that stands for cells of KA's sheet. */
export function whoseName(book: Book, name: FormulaName, { name: sheet, existing }: FoundSheet): "ours" | "theirs" {
  const place = book.marked(name);
  if (place === undefined || place === "lost") return "ours";
  return existing && place !== "other" && place.sheet.toLowerCase() === sheet.toLowerCase() ? "ours" : "theirs";
}

/** Whether all names for formulas of a plan stand where it says; those of the user's are left to him. */
export function holdsNames(book: Book, plan: Plan, sheets: readonly FoundSheet[]): boolean {
  return plan.edits.every((edit) => {
    if (edit.kind !== "setName") return true;
    const found = sheets.find(({ role }) => role === edit.sheet);
    if (!found) return false;
    if (whoseName(book, edit.name, found) === "theirs") return true;
    const place = book.marked(edit.name);
    if (typeof place !== "object") return false;
    const { row, column, rows, columns } = place.block;
    const { block } = edit;
    return row === block.row && column === block.column && rows === block.rows && columns === block.columns;
  });
}
