import { DERIVED_NAMES, traitsOf, type DerivedName, type MeasureChoice } from "../measures/derived";
import type { Relation } from "../measures/comparisons";
import type { RankedBy } from "../issues/methods";
import type { Language } from "../policy";
import { count, group, money, percent } from "./numbers";
import type { InLanguages } from "./words";

/** What the measures are called. */
export const MEASURE_NAMES: InLanguages<{ readonly [M in DerivedName]: string }> = {
  en: {
    amount: "amount",
    amountOfLastYear: "amount of the last 12 months",
    share: "share of the total",
    rank: "rank",
    orders: "orders",
    ordersOfLastYear: "orders of the last 12 months",
    products: "different products",
    averageOrder: "average order",
    daysSinceLastOrder: "days since the last order",
    tenure: "days since the first order",
    usualGap: "usual gap between orders",
    growth: "growth in 12 months",
    growthInMoney: "growth in 12 months in money",
    margin: "profit margin",
    daysBeyondTerms: "days paid beyond terms",
    profit: "profit",
    cost: "cost",
    discount: "discount",
    freight: "freight",
    quantity: "quantity",
    satisfaction: "satisfaction",
    potential: "potential",
    referrals: "referrals",
    complaints: "complaints",
    visits: "visits",
    serviceMinutes: "service minutes",
  },
  zh: {
    amount: "金额",
    amountOfLastYear: "近 12 个月金额",
    share: "金额占比",
    rank: "排名",
    orders: "订单数",
    ordersOfLastYear: "近 12 个月订单数",
    products: "购买产品种数",
    averageOrder: "平均订单金额",
    daysSinceLastOrder: "距上次购买天数",
    tenure: "合作天数",
    usualGap: "通常购买间隔",
    growth: "近 12 个月增长率",
    growthInMoney: "近 12 个月增长额",
    margin: "利润率",
    daysBeyondTerms: "超账期天数",
    profit: "利润",
    cost: "成本",
    discount: "折扣",
    freight: "运费",
    quantity: "数量",
    satisfaction: "满意度",
    potential: "潜力",
    referrals: "转介绍次数",
    complaints: "投诉次数",
    visits: "拜访次数",
    serviceMinutes: "服务分钟数",
  },
};

/** How comparisons are written, in every language. */
export const RELATION_SIGNS: { readonly [R in Relation]: string } = {
  ">=": "≥",
  ">": ">",
  "<=": "≤",
  "<": "<",
  "=": "=",
};

/** What a measure is called: its name in the language, or the header of its column. */
export function measureName({ measure, header = "", total = header }: MeasureChoice, language: Language): string {
  return measure === undefined ? total : MEASURE_NAMES[language][measure];
}

/** What a measure is called as the header of a column. */
export function measureTitle(choice: MeasureChoice, language: Language): string {
  const name = measureName(choice, language);
  return choice.measure === undefined ? name : name.charAt(0).toUpperCase() + name.slice(1);
}

/** Whether the amount is what is ranked. */
export function isAmount({ measure, total }: RankedBy): boolean {
  return measure === undefined && total === undefined;
}

/** What a criterion is called by the facts of an issue; the amount where they name none. */
export function criterionName(
  facts: {
    readonly measure?: string | undefined;
    readonly header?: string | undefined;
    readonly total?: string | undefined;
  },
  language: Language,
): string {
  const { measure = "amount", header, total } = facts;
  if (header !== undefined || total !== undefined) return measureName({ header, total }, language);
  return measureName({ measure: DERIVED_NAMES.find((known) => known === measure), header: measure }, language);
}

/** A value of a measure for reading: `500,000`, `20 days`, `12.5%`. */
export function measureValue(choice: MeasureChoice, value: number, language: Language): string {
  const { unit } = traitsOf(choice);
  if (unit === "money") return money(plain(value, 2));
  if (unit === "share") return percent(value);
  if (unit === "count") return count(value);
  const text = group(plain(value, unit === "days" ? 1 : 4));
  if (unit !== "days") return text;
  return language === "zh" ? `${text} 天` : `${text} ${text === "1" ? "day" : "days"}`;
}

/** A number with at most so many decimals, never with an exponent. */
function plain(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
