import { DAYS_TO_1904 } from "../days";
import { isDateFormat } from "../intake/number-format";
import type { CellColumn, Edit, Plan } from "../plan";

/** Whether a plan writes days, which workbooks count from 1900 or from 1904. */
export function writesDays(plan: Plan): boolean {
  return plan.edits.some((edit) => edit.kind === "setCells" && edit.columns.some(({ format }) => isDateFormat(format)));
}

/** A plan, whose days count from 1900, for a workbook of either date system: each day that it writes is shown as the same day there. */
export function inDateSystem(plan: Plan, dateSystem: 1900 | 1904): Plan {
  if (dateSystem === 1900 || !writesDays(plan)) return plan;
  const counted = new Map(plan.edits.map((edit) => [edit, from1904(edit)]));
  const all = (edits: readonly Edit[]) => edits.map((edit) => counted.get(edit) ?? edit);
  const { closing, everyRun } = plan;
  return {
    ...plan,
    edits: all(plan.edits),
    ...(closing ? { closing: all(closing) } : {}),
    ...(everyRun ? { everyRun: all(everyRun) } : {}),
  };
}

function from1904(edit: Edit): Edit {
  if (edit.kind !== "setCells" || !edit.columns.some(({ format }) => isDateFormat(format))) return edit;
  return {
    ...edit,
    columns: edit.columns.map(({ format, values }): CellColumn => {
      if (!isDateFormat(format)) return { format, values };
      return {
        format,
        values: Array.from(values, (value) => (typeof value === "number" ? value - DAYS_TO_1904 : value)),
      };
    }),
  };
}
