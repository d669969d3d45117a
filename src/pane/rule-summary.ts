import { methodSchema } from "../core/methods/methods";
import type { Language } from "../core/policy";
import { describeConditions } from "../core/text/methods/rules";
import type { Row } from "./records";

/** A rule as one line: the name of its class, and its conditions where they are complete. */
export function ruleSummary(row: Row, language: Language): string {
  const label = typeof row["label"] === "string" ? row["label"] : "…";
  const { data } = methodSchema.safeParse({ id: "rules", classes: [{ ...row, label }], rest: `${label} (rest)` });
  const [rule] = data?.id === "rules" ? data.classes : [];
  return rule ? `${label}${language === "zh" ? "：" : ": "}${describeConditions(rule, language)}` : label;
}
