import { cellsWritten } from "../core/plan/written-cells";
import type { Journal } from "../core/plan/journal";
import type { Edit, Plan } from "../core/plan";
import { writtenOf, type About, type Progress, type Written } from "../core/workbook";
import type { Clock } from "./patience";
import type { FoundSheet } from "./sheets";

/** A run: the plan, and who waits for it. */
export interface Run {
  readonly plan: Plan;
  readonly progress: Progress;
  readonly about: About;
  readonly clock: Clock;
}

/** What a plan is: a run of its own, or a change of formulas of the user's, which leaves the run before it as it is. */
export function kindOf({ freeze, rewrite }: Plan): Journal["open"] {
  return freeze || rewrite ? "freezing" : "run";
}

/** Asked anew each time: it may change while Excel is waited for. */
export function isCancelled({ signal }: Progress): boolean {
  return signal.aborted;
}

/** The sheets that a plan opens, as its edits say it. */
export function wantedIn(plan: Plan) {
  return plan.edits.filter((edit) => edit.kind === "openSheet");
}

/** The cells that a plan leaves, with the names that its sheets have in this workbook; edits that are left out leave none. */
export function expectedOn(sheets: readonly FoundSheet[], plan: Plan, leftOut: readonly Edit[] = []) {
  return cellsWritten(plan, leftOut).flatMap((cells) => {
    const sheet = sheets.find(({ role }) => role === cells.sheet);
    return sheet ? [{ ...cells, name: sheet.name }] : [];
  });
}

/** What is told of a plan that was carried out, with the names that its sheets have in this workbook. */
export function writtenOn(sheets: readonly FoundSheet[], plan: Plan): Written {
  return writtenOf(plan, (role) => sheets.find((sheet) => sheet.role === role)?.name);
}
