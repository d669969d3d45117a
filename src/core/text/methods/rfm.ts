import type { MethodChoice } from "../../methods/methods";
import type { RfmFacts } from "../../methods/rfm";
import { count } from "../numbers";
import type { InLanguages, MethodWords } from "../words";

type Choice = Extract<MethodChoice, { readonly id: "rfm" }>;

/** How RFM speaks. */
export const rfmWords: InLanguages<MethodWords<Choice, RfmFacts | undefined>> = {
  en: {
    rule: ({ bins }) => `RFM: recency, frequency and money, each from 1 (worst) to ${bins} (best)`,
    why: (facts, { money }) =>
      facts
        ? `R ${facts.scores[0]}, F ${facts.scores[1]}, M ${facts.scores[2]} of ${facts.bins}: last purchase ${count(facts.days)} days before the analysis date, ${count(facts.orders)} ${facts.by === "order" ? "orders" : "days with purchases"}, ${money(facts.money)} in all.`
        : "No purchase with a positive amount, so it is not rated.",
  },
  zh: {
    rule: ({ bins }) => `RFM：最近购买、购买频率、购买金额，各从 1（最差）到 ${bins}（最好）`,
    why: (facts, { money }) =>
      facts
        ? `R ${facts.scores[0]}、F ${facts.scores[1]}、M ${facts.scores[2]}（满分 ${facts.bins}）：距分析日期 ${count(facts.days)} 天前最后一次购买，共 ${count(facts.orders)} ${facts.by === "order" ? "个订单" : "个购买日"}，合计 ${money(facts.money)}。`
        : "没有金额为正的购买，因此不评级。",
  },
};
