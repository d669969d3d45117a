import type { MethodChoice } from "../../methods/methods";
import type { PaymentFacts } from "../../methods/payment";
import { sayDay } from "../culture";
import { count, daysOf } from "../numbers";
import type { InLanguages, MethodWords } from "../words";

type Choice = Extract<MethodChoice, { readonly id: "payment" }>;

/** How payment timeliness speaks. */
export const paymentWords: InLanguages<MethodWords<Choice, PaymentFacts | undefined>> = {
  en: {
    rule: ({ prompt, normal, slow }) =>
      `Payment: days after the due date, weighted by amount, early payments as 0; prompt up to ${daysOf(prompt)}, normal up to ${daysOf(normal)}, slow up to ${daysOf(slow)}`,
    why: (facts, { label }) => {
      if (!facts) return "No invoice that is paid or overdue, so it is not rated.";
      const { late, signed, invoices, overdue, asOf, within, beyond, better } = facts;
      const open = overdue > 0 ? `, ${count(overdue)} of them open and overdue on ${sayDay(asOf)}` : "";
      const early = signed < late ? ` (${daysOf(signed)} with early payments deducted)` : "";
      const bounds =
        within === undefined
          ? `over ${daysOf(beyond ?? 0)}`
          : `at most ${daysOf(within)}${beyond === undefined ? "" : `, over ${daysOf(beyond)}`}`;
      const up =
        better === undefined || beyond === undefined
          ? ""
          : `; ${daysOf(late - beyond)} days too many for ${label(better)}`;
      return `${daysOf(late)} days late on average${early} over ${count(invoices)} ${invoices === 1 ? "row" : "rows"}${open}: ${bounds}${up}.`;
    },
  },
  zh: {
    rule: ({ prompt, normal, slow }) =>
      `付款及时性：按金额加权的逾期天数，提前付款按 0 天计；及时 ≤ ${daysOf(prompt)} 天，正常 ≤ ${daysOf(normal)} 天，偏慢 ≤ ${daysOf(slow)} 天`,
    why: (facts, { label }) => {
      if (!facts) return "没有已付或已逾期的款项，因此不评级。";
      const { late, signed, invoices, overdue, asOf, within, beyond, better } = facts;
      const open = overdue > 0 ? `，其中 ${count(overdue)} 笔截至 ${sayDay(asOf)} 逾期未付` : "";
      const early = signed < late ? `（扣除提前付款后为 ${daysOf(signed)} 天）` : "";
      const bounds =
        within === undefined
          ? `超过 ${daysOf(beyond ?? 0)} 天`
          : `${beyond === undefined ? "" : `超过 ${daysOf(beyond)} 天，`}不超过 ${daysOf(within)} 天`;
      const up =
        better === undefined || beyond === undefined
          ? ""
          : `；再缩短 ${daysOf(late - beyond)} 天可达“${label(better)}”`;
      return `共 ${count(invoices)} 笔${open}，平均逾期 ${daysOf(late)} 天${early}：${bounds}${up}。`;
    },
  },
};
