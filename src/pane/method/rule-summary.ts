import { methodSchema, type MethodId } from "../../core/methods/methods";
import type { Language } from "../../core/policy";
import { describeConditions } from "../../core/text/methods/rules";
import type { Row } from "../records/records";

/** A rule of a method as one line: the name of its class, and its conditions where they are complete. */
export function summaryOf(method: MethodId, row: Row, language: Language): string {
  const label = typeof row["label"] === "string" ? row["label"] : "…";
  const conditions = method === "rules" ? conditionsIn({ ...row, label }, language) : scoresIn(row);
  return conditions === "" ? label : `${label}${language === "zh" ? "：" : ": "}${conditions}`;
}

function conditionsIn(rule: Row, language: Language): string {
  const { data } = methodSchema.safeParse({ id: "rules", classes: [rule], rest: "…" });
  const [checked] = data?.id === "rules" ? data.classes : [];
  return checked ? describeConditions(checked, language) : "";
}

/** The scores that a segment asks for: `R 4–5, F –2`. */
function scoresIn(segment: Row): string {
  const said = ["r", "f", "m", "fm"].flatMap((name) => {
    const range = segment[name];
    if (typeof range !== "object" || range === null) return [];
    const [from = "", to = ""] = ["from", "to"].map((end) => {
      const score: unknown = Reflect.get(range, end);
      return typeof score === "number" ? String(score) : "";
    });
    return [`${name.toUpperCase()} ${from === to ? from : `${from}–${to}`}`];
  });
  return said.join(", ");
}
