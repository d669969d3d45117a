import { cellsBySheet } from "../../core/formula-cells/formula-areas";
import { aboutFormulas, frozenNote, layOutFreeze } from "../../core/formula-cells/freeze";
import { note, type Issue } from "../../core/issues";
import type { Occasion } from "../../core/occasion";
import type { Language } from "../../core/policy";
import type { Progress } from "../../core/workbook";
import type { FormulasFound } from "./freeze-state";
import type { PaneWorkbook } from "../ports";

/** Looks for formulas that call KA, and says what is to be said before they become values. */
export async function lookingForFormulas(workbook: PaneWorkbook, progress: Progress): Promise<FormulasFound> {
  const { value: found, issues } = await workbook.findFormulas(progress);
  if (!found) return { on: [], issues };
  const about = aboutFormulas(found);
  if (found.areas.length === 0) return { on: [], issues: [...about, note("nothingToFreeze", {})] };
  return { on: cellsBySheet(found.areas), issues: about };
}

/** Makes the formulas values, as they are now and not as they were when the user was asked; gives what is to be said of it. */
export async function freezing(
  workbook: PaneWorkbook,
  {
    occasion,
    language,
    progress,
  }: { readonly occasion: Occasion; readonly language: Language; readonly progress: Progress },
): Promise<readonly Issue[]> {
  const found = await workbook.findFormulas(progress);
  if (!found.value) return found.issues;
  const recalled = await workbook.recall("log");
  if (!recalled.value) return recalled.issues;
  const plan = layOutFreeze(found.value, { recalled: recalled.value, occasion, language });
  if (!plan.value) return plan.issues;
  const written = await workbook.carryOut(plan.value, progress);
  if (!written.value) return written.issues;
  return [frozenNote(found.value.areas), ...plan.issues, ...written.issues];
}
