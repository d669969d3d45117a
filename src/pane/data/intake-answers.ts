import type { Issue } from "../../core/issues";
import type { DateOrderName } from "../../core/issues/intake";
import type { Policy } from "../../core/policy";

type Intake = NonNullable<Policy["intake"]>;

/** What the user says of cells that do not tell it themselves; without a header, it is said of all columns. */
export type IntakeAnswer =
  | { readonly setting: "decimal"; readonly header?: string | undefined; readonly value: "point" | "comma" }
  | { readonly setting: "dateOrder"; readonly header?: string | undefined; readonly value: DateOrderName }
  | { readonly setting: "currency"; readonly value: string }
  | { readonly setting: "hiddenRows" | "totals"; readonly value: "include" | "leaveOut" };

const ORDERS: readonly DateOrderName[] = ["dayFirst", "monthFirst", "yearFirst"];

/** The answers that an issue leaves to the user; none where it asks nothing. */
export function answersTo(issue: Issue): readonly IntakeAnswer[] {
  switch (issue.kind) {
    case "whichDecimal":
    case "mixedDecimals": {
      const { header } = issue.facts;
      return (["point", "comma"] as const).map((value) => ({ setting: "decimal", header, value }));
    }
    case "whichDateOrder":
    case "mixedDateOrders": {
      const { header } = issue.facts;
      const orders = issue.kind === "whichDateOrder" ? issue.facts.orders : ORDERS;
      return orders.map((value) => ({ setting: "dateOrder", header, value }));
    }
    case "severalCurrencies":
      return issue.facts.found
        .filter(({ currency }) => currency !== "")
        .map(({ currency }) => ({ setting: "currency", value: currency }));
    case "whichHiddenRows":
      return (["include", "leaveOut"] as const).map((value) => ({ setting: "hiddenRows", value }));
    case "totalsFound":
      return [{ setting: "totals", value: "include" }];
    default:
      return [];
  }
}

/** The intake of a policy with one more answer. */
export function withAnswer(before: Policy["intake"], answer: IntakeAnswer): Intake {
  const intake: Intake = before ?? { totals: "leaveOut" };
  if (answer.setting === "decimal" || answer.setting === "dateOrder") {
    const { setting, header, value } = answer;
    if (header === undefined) return { ...intake, [setting]: value };
    const said = intake[setting];
    return { ...intake, [setting]: { ...(typeof said === "object" ? said : {}), [header]: value } };
  }
  return { ...intake, [answer.setting]: answer.value };
}

/** The intake without an answer: what it said is told by the cells again, or asked. */
export function withoutAnswer(before: Policy["intake"], { setting, ...answer }: IntakeAnswer): Intake | undefined {
  if (!before) return undefined;
  const { [setting]: said, ...others } = before;
  const rest: Intake = { totals: "leaveOut", ...others };
  const header = "header" in answer ? answer.header : undefined;
  const kept = typeof said === "object" ? Object.entries(said).filter(([column]) => column !== header) : [];
  if (kept.length > 0) return { ...rest, [setting]: Object.fromEntries(kept) };
  return answersIn(rest).length > 0 ? rest : undefined;
}

/** Every answer that a policy holds. */
export function answersIn(intake: Policy["intake"]): readonly IntakeAnswer[] {
  if (!intake) return [];
  const { decimal, dateOrder, currency, hiddenRows, totals } = intake;
  const answers: IntakeAnswer[] = [];
  if (typeof decimal === "string") answers.push({ setting: "decimal", value: decimal });
  else for (const [header, value] of Object.entries(decimal ?? {})) answers.push({ setting: "decimal", header, value });
  if (typeof dateOrder === "string") answers.push({ setting: "dateOrder", value: dateOrder });
  else
    for (const [header, value] of Object.entries(dateOrder ?? {}))
      answers.push({ setting: "dateOrder", header, value });
  if (currency !== undefined) answers.push({ setting: "currency", value: currency });
  if (hiddenRows !== undefined) answers.push({ setting: "hiddenRows", value: hiddenRows });
  if (totals === "include") answers.push({ setting: "totals", value: totals });
  return answers;
}
