import type { ClvBasis, ClvFacts } from "../../methods/clv";
import type { MethodChoice } from "../../methods/methods";
import { count, moneyOf, percent, ungrouped } from "../numbers";
import type { InLanguages, MethodWords } from "../words";
import { abcWords } from "./levels";

type Choice = Extract<MethodChoice, { readonly id: "clv" }>;
type Of<M extends ClvBasis["model"]> = Extract<ClvBasis, { readonly model: M }>;

/** A number with one decimal, or two where it is small: weeks and purchases. */
function short(value: number): string {
  return value < 10 ? ungrouped(String(Math.round(value * 100) / 100)) : count(Math.round(value * 10) / 10);
}

const months = (value: number) => `${short(value)} ${value === 1 ? "month" : "months"}`;

/** How the lifetime value speaks. */
export const clvWords: InLanguages<MethodWords<Choice, ClvFacts>> = {
  en: {
    rule: ({ model, horizon, discount, retention, of, margin, cuts }) => {
      const share = margin === 1 ? "" : `, ${percent(margin)} of it as margin`;
      const classes = `classes by cumulative share of it, cut-offs ${cuts.map(percent).join(" / ")}`;
      const way = {
        historic: `all that the customer brought so far (${of === "profit" ? "profit" : "amount"})`,
        simple: `average ${of === "profit" ? "profit" : "amount"} a month × ${months(horizon)} × ${percent(retention)} retention`,
        predictive: `the next ${months(horizon)} by BG/NBD and Gamma-Gamma, time in weeks, a month of 30.4375 days, discounted at ${percent(discount)} a year; where the data does not bear it, average a month × ${months(horizon)} × ${percent(retention)} retention`,
      }[model];
      return `Customer lifetime value: ${way}${share}; ${classes}`;
    },
    why: ({ value, basis, horizon, retention, margin, level }, speaker) => {
      if (basis.model === "none") return "No purchase with a positive amount, so no lifetime value can be told.";
      const share = margin === 1 ? "" : ` × ${percent(margin)} margin`;
      const why = {
        historic: ({ total }: Of<"historic">) => `Brought ${moneyOf(total)}${share} so far`,
        simple: ({ total, months: known, average }: Of<"simple">) =>
          `Lifetime value ${moneyOf(value)}: ${moneyOf(total)} in ${months(known)} is ${moneyOf(average)} a month, × ${months(horizon)} × ${percent(retention)} retention${share}`,
        predictive: ({ repeats, last, age, alive, purchases, value: each }: Of<"predictive">) =>
          `Lifetime value ${moneyOf(value)}: ${short(purchases)} purchases of ${moneyOf(each)} expected in ${months(horizon)}, discounted${share}; ${
            alive === undefined
              ? `one purchase ${short(age)} weeks ago, so whether it is still a customer is unknown`
              : `still a customer with ${percent(alive)} (${count(repeats)} repeat ${repeats === 1 ? "purchase" : "purchases"}, the last in week ${short(last)} of ${short(age)})`
          }`,
      };
      const place = value > 0 ? abcWords.en.why(level, speaker) : "Not above zero, so it stands outside the ranking.";
      return `${sentenceOf(why, basis)}. ${place}`;
    },
  },
  zh: {
    rule: ({ model, horizon, discount, retention, of, margin, cuts }) => {
      const share = margin === 1 ? "" : `，再乘以利润率 ${percent(margin)}`;
      const what = of === "profit" ? "利润" : "金额";
      const way = {
        historic: `至今累计${what}`,
        simple: `月均${what} × ${count(horizon)} 个月 × 留存率 ${percent(retention)}`,
        predictive: `用 BG/NBD 和 Gamma-Gamma 模型预测未来 ${count(horizon)} 个月（时间以周计，每月 30.4375 天，年折现率 ${percent(discount)}）；数据不足以建模时改用月均金额 × ${count(horizon)} 个月 × 留存率 ${percent(retention)}`,
      }[model];
      return `客户终身价值：${way}${share}；按累计占比分类，分界点 ${cuts.map(percent).join(" / ")}`;
    },
    why: ({ value, basis, horizon, retention, margin, level }, speaker) => {
      if (basis.model === "none") return "没有金额为正的购买，无法估算终身价值。";
      const share = margin === 1 ? "" : ` × 利润率 ${percent(margin)}`;
      const why = {
        historic: ({ total }: Of<"historic">) => `至今累计 ${moneyOf(total)}${share}`,
        simple: ({ total, months: known, average }: Of<"simple">) =>
          `终身价值 ${moneyOf(value)}：${short(known)} 个月共 ${moneyOf(total)}，月均 ${moneyOf(average)}，× ${count(horizon)} 个月 × 留存率 ${percent(retention)}${share}`,
        predictive: ({ repeats, last, age, alive, purchases, value: each }: Of<"predictive">) =>
          `终身价值 ${moneyOf(value)}：未来 ${count(horizon)} 个月预计购买 ${short(purchases)} 次，每次 ${moneyOf(each)}，已折现${share}；${
            alive === undefined
              ? `只在 ${short(age)} 周前买过一次，是否仍是客户未知`
              : `仍是客户的概率 ${percent(alive)}（复购 ${count(repeats)} 次，首购至今 ${short(age)} 周，最后一次在第 ${short(last)} 周）`
          }`,
      };
      const place = value > 0 ? abcWords.zh.why(level, speaker) : "不大于零，不参与排名。";
      return `${sentenceOf(why, basis)}。${place}`;
    },
  },
};

type Sentences = { readonly [M in Exclude<ClvBasis["model"], "none">]: (basis: Of<M>) => string };

function sentenceOf(sentences: Sentences, basis: Exclude<ClvBasis, { readonly model: "none" }>): string {
  switch (basis.model) {
    case "historic":
      return sentences.historic(basis);
    case "simple":
      return sentences.simple(basis);
    case "predictive":
      return sentences.predictive(basis);
  }
}
