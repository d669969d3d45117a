import type { MethodChoice } from "../../methods/methods";
import type { XyzFacts, XyzFound } from "../../methods/xyz";
import { count, ungrouped } from "../numbers";
import type { InLanguages, MethodWords } from "../words";

type Choice = Extract<MethodChoice, { readonly id: "xyz" }>;

const lengths = {
  en: { month: "month", quarter: "quarter", week: "week" },
  zh: { month: "月", quarter: "季度", week: "周" },
} as const;

/** How XYZ speaks. */
export const xyzWords: InLanguages<MethodWords<Choice, XyzFacts, XyzFound>> = {
  en: {
    rule: ({ period, start, cuts, mostZeroPeriods }) =>
      `XYZ by the variation (population standard deviation ÷ mean) of the totals by ${lengths.en[period]}: X up to ${cut(cuts[0])}, Y up to ${cut(cuts[1])}, else Z${mostZeroPeriods === undefined ? "" : `; N with more than ${mostZeroPeriods} periods without sales`}; from ${start === "window" ? "the first period of the data" : "the customer's own first period"}`,
    found: ({ first, last, periods, leftOut }) => [
      `${count(periods)} periods from ${first} to ${last}${leftOut.length === 0 ? "" : `; left out: ${leftOut.map((edge) => `${edge.first} to ${edge.last} (${edge.why === "partly" ? "covered only in part" : "left out by the policy"})`).join(", ")}`}`,
    ],
    why: ({ variation, mean, periods, zeros, cuts, most }, { money }) => {
      const over = `over ${count(periods)} periods, ${count(zeros)} of them without sales`;
      if (Number.isNaN(variation))
        return periods < 3
          ? `It has ${count(periods)} ${periods === 1 ? "period" : "periods"}, and regularity needs at least 3, so it is not rated.`
          : `Its mean ${over} is ${money(mean)}, not above zero, so it is not rated.`;
      if (most !== undefined && zeros > most)
        return `${count(zeros)} of ${count(periods)} periods are without sales, more than ${count(most)}.`;
      return `Variation ${ungrouped(variation.toFixed(3))} (mean ${money(mean)} ${over}): ${bounds(variation, cuts, { under: (end) => `up to ${cut(end)}`, over: (end) => `over ${cut(end)}`, between: ", " })}.`;
    },
  },
  zh: {
    rule: ({ period, start, cuts, mostZeroPeriods }) =>
      `XYZ 按每${lengths.zh[period]}合计的变异系数（总体标准差 ÷ 均值）：不超过 ${cut(cuts[0])} 为 X，不超过 ${cut(cuts[1])} 为 Y，其余为 Z${mostZeroPeriods === undefined ? "" : `；无销售的周期多于 ${mostZeroPeriods} 个为 N`}；从${start === "window" ? "数据的第一个周期" : "客户自己的第一个周期"}算起`,
    found: ({ first, last, periods, leftOut }) => [
      `共 ${count(periods)} 个周期，${first} 至 ${last}${leftOut.length === 0 ? "" : `；未计入：${leftOut.map((edge) => `${edge.first} 至 ${edge.last}（${edge.why === "partly" ? "数据不完整" : "按策略剔除"}）`).join("，")}`}`,
    ],
    why: ({ variation, mean, periods, zeros, cuts, most }, { money }) => {
      const over = `${count(periods)} 个周期，其中 ${count(zeros)} 个无销售`;
      if (Number.isNaN(variation))
        return periods < 3
          ? `只有 ${count(periods)} 个周期，判断规律性至少需要 3 个，因此不评级。`
          : `${over}，均值为 ${money(mean)}，不大于零，因此不评级。`;
      if (most !== undefined && zeros > most) return `${over}，多于 ${count(most)} 个。`;
      return `变异系数 ${ungrouped(variation.toFixed(3))}（${over}，均值 ${money(mean)}）：${bounds(variation, cuts, { under: (end) => `不超过 ${cut(end)}`, over: (end) => `超过 ${cut(end)}`, between: "，" })}。`;
    },
  },
};

const cut = (value: number | undefined) => ungrouped(String(value ?? ""));

/** Between which cut-offs a variation lies. */
function bounds(
  variation: number,
  [x = 0, y = 0]: readonly number[],
  {
    under,
    over,
    between,
  }: {
    readonly under: (cut: number) => string;
    readonly over: (cut: number) => string;
    readonly between: string;
  },
): string {
  // Said as it was judged: a variation that equals a cut-off but for rounding lies within it.
  const within = (cut: number) => variation <= cut * (1 + 1e-12);
  if (within(x)) return under(x);
  return within(y) ? `${over(x)}${between}${under(y)}` : over(y);
}
