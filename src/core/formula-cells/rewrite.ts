import { MISSING } from "./formula-call";
import { namingTable } from "./cut-off-form";
import type { Freezing } from "./freeze";
import { refusal, type Outcome } from "../issues";
import { layOutLog, logRewriting } from "../sheets/log-sheet";
import type { FormulaRewrite, Plan, RewriteWay } from "../plan";
import { TEXTS } from "../text/text";

/** Lays out what puts something else in place of formulas that were filled down, and the line for it in *KA Log*. */
export function layOutRewrite(rewrite: FormulaRewrite, { recalled, occasion, language }: Freezing): Outcome<Plan> {
  if (recalled.broken?.includes("log"))
    return { issues: [refusal("rewriteWithoutLog", { sheet: TEXTS[language].sheets.log })] };
  const logged = logRewriting({ area: rewrite.area, becomes: formulaOf(rewrite.way) }, { occasion, language });
  return { value: { edits: layOutLog(logged, recalled.log), rewrite, logged }, issues: [] };
}

/** The formula that takes the place of the first one; where the table of cut-offs stands is known only once it is written. */
function formulaOf(way: RewriteWay): string | undefined {
  if (way.kind === "values") return undefined;
  return way.kind === "one" ? way.formula : namingTable(way.form, MISSING);
}
