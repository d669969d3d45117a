import type { MethodChoice } from "../../methods/methods";
import type { RfmFacts, RfmFound } from "../../methods/rfm";
import type { ScoreConditions, ScoreRange } from "../../segments/score-map";
import { sayDay } from "../culture";
import { count, group, money as readable } from "../numbers";
import type { InLanguages, MethodWords, Speaker } from "../words";

type Choice = Extract<MethodChoice, { readonly id: "rfm" }>;

/** How RFM speaks. */
export const rfmWords: InLanguages<MethodWords<Choice, RfmFacts | undefined, RfmFound>> = {
  en: { rule: ruleEn, found: foundEn, why: whyEn },
  zh: { rule: ruleZh, found: foundZh, why: whyZh },
};

function ruleEn({ bins, monetary, window, segments, bound, ownBounds, map, cuts, weights }: Choice): string {
  const m = monetary === "total" ? "total amount" : "average amount of an order";
  const days = window === undefined ? "all purchases" : `purchases of the last ${count(window)} days`;
  const by = ownBounds
    ? `your own bounds (${count(ownBounds.recency)} days, ${count(ownBounds.frequency)} purchases, ${group(String(ownBounds.monetary))})`
    : `the ${bound}`;
  const shown = map
    ? `your own segments (${map.length} ${map.length === 1 ? "rule" : "rules"}, the first that fits wins)`
    : segments === "western"
      ? "the ten western segments"
      : `the Chinese eight segments, each of R, F and M against ${by}`;
  const weighted = weights ? `; weighted sum ${weights.r} R + ${weights.f} F + ${weights.m} M` : "";
  return `RFM: recency, frequency and money, each from 1 (worst) to ${bins} (best), ${cuts ? "by given cut-offs" : "by PERCENTILE.INC"}; M is the ${m}; ${days}; ${shown}${weighted}`;
}

function foundEn({ frequency, rated, cuts, bounds }: RfmFound): readonly string[] {
  return [
    `F counts ${frequency === "order" ? "distinct orders" : "distinct days with purchases"}; ${count(rated)} customers are rated`,
    `Cut-offs that a value has to exceed (days are better below): R ${list(cuts.recency)} days; F ${list(cuts.frequency)}; M ${list(cuts.monetary)}`,
    ...(bounds
      ? [
          `Near is R up to ${number(bounds.recency)} days; high is F from ${number(bounds.frequency)}, M from ${number(bounds.monetary)}`,
        ]
      : []),
  ];
}

function whyEn(facts: RfmFacts | undefined, { money, label }: Speaker): string {
  if (!facts) return "No purchase with a positive amount among those that count, so it is not rated.";
  const { days, orders, scores, bins, by, monetary, rule, byOrders, byMoney, stays } = facts;
  const [r, f, m] = scores;
  const times =
    by === "order" ? (orders === 1 ? "order" : "orders") : `${orders === 1 ? "day" : "days"} with purchases`;
  const amount = monetary === "total" ? `${money(facts.money)} in all` : `${money(facts.money)} an order on average`;
  const last =
    days === 0 ? "on the analysis date" : `${count(days)} ${days === 1 ? "day" : "days"} before the analysis date`;
  const fired = rule.bounds
    ? againstEn(facts, rule.bounds, money)
    : `${rule.number === undefined ? "rule" : `rule ${rule.number}`}: ${asksEn(rule.asks)}`;
  const ways = [
    ...(byOrders
      ? [
          `${count(byOrders.by)} more ${by === "order" ? (byOrders.by === 1 ? "order" : "orders") : byOrders.by === 1 ? "purchase" : "purchases on different days"} now would make it ${label(byOrders.class)}`,
        ]
      : []),
    ...(byMoney
      ? [`it is ${money(byMoney.by)}${monetary === "total" ? "" : " an order"} short of ${label(byMoney.class)}`]
      : []),
    ...(stays ? [`without a purchase it stays until ${sayDay(stays.until)}, then becomes ${label(stays.class)}`] : []),
  ].join("; ");
  return `R ${r}, F ${f}, M ${m} of ${bins} (last purchase ${last}, ${count(orders)} ${times}, ${amount}); ${fired}.${ways ? ` By these cut-offs, ${ways}.` : ""}`;
}

function againstEn(
  { days, orders, money: value }: RfmFacts,
  bounds: readonly [number, number, number],
  money: Speaker["money"],
): string {
  const [near, frequent, large] = bounds;
  return [
    days <= near ? `R near (up to ${number(near)} days)` : `R far (over ${number(near)} days)`,
    orders >= frequent ? `F high (from ${number(frequent)})` : `F low (under ${number(frequent)})`,
    value >= large ? `M high (from ${money(large)})` : `M low (under ${money(large)})`,
  ].join(", ");
}

function asksEn({ r, f, m, fm }: ScoreConditions): string {
  const asked = [
    ...(r ? [`R ${range(r)}`] : []),
    ...(f ? [`F ${range(f)}`] : []),
    ...(m ? [`M ${range(m)}`] : []),
    ...(fm ? [`mean of F and M ${range(fm)}`] : []),
  ];
  return asked.length === 0 ? "all the rest" : asked.join(", ");
}

function ruleZh({ bins, monetary, window, segments, bound, ownBounds, map, cuts, weights }: Choice): string {
  const m = monetary === "total" ? "总金额" : "平均每单金额";
  const days = window === undefined ? "全部购买" : `最近 ${count(window)} 天的购买`;
  const by = ownBounds
    ? `自定界限（${count(ownBounds.recency)} 天、${count(ownBounds.frequency)} 次、${group(String(ownBounds.monetary))}）`
    : bound === "mean"
      ? "平均值"
      : "中位数";
  const shown = map
    ? `自定细分（${map.length} 条规则，先符合者优先）`
    : segments === "western"
      ? "西式十类细分"
      : `RFM 八类，R、F、M 各与${by}比较`;
  const weighted = weights ? `；加权分 = ${weights.r} R + ${weights.f} F + ${weights.m} M` : "";
  return `RFM：最近购买、购买频率、购买金额，各从 1（最差）到 ${bins}（最好），${cuts ? "按给定分界点" : "按 PERCENTILE.INC 分界"}；M 为${m}；${days}；${shown}${weighted}`;
}

function foundZh({ frequency, rated, cuts, bounds }: RfmFound): readonly string[] {
  return [
    `F 按${frequency === "order" ? "不同订单" : "不同购买日"}计数；已评级 ${count(rated)} 个客户`,
    `分界点（须超过；R 为天数，越小越好）：R ${list(cuts.recency)} 天；F ${list(cuts.frequency)}；M ${list(cuts.monetary)}`,
    ...(bounds
      ? [
          `R 不超过 ${number(bounds.recency)} 天为近；F 达到 ${number(bounds.frequency)} 为高，M 达到 ${number(bounds.monetary)} 为高`,
        ]
      : []),
  ];
}

function whyZh(facts: RfmFacts | undefined, { money, label }: Speaker): string {
  if (!facts) return "计入范围内没有金额为正的购买，因此不评级。";
  const { days, orders, scores, bins, by, monetary, rule, byOrders, byMoney, stays } = facts;
  const [r, f, m] = scores;
  const times = by === "order" ? "个订单" : "个购买日";
  const amount = monetary === "total" ? `合计 ${money(facts.money)}` : `平均每单 ${money(facts.money)}`;
  const last = days === 0 ? "分析日期当天有购买" : `最近一次购买在分析日期前 ${count(days)} 天`;
  const fired = rule.bounds
    ? againstZh(facts, rule.bounds, money)
    : `符合${rule.number === undefined ? "规则" : `第 ${rule.number} 条规则`}：${asksZh(rule.asks)}`;
  const ways = [
    ...(byOrders ? [`现在再有 ${count(byOrders.by)} ${times}即可成为“${label(byOrders.class)}”`] : []),
    ...(byMoney
      ? [`${monetary === "total" ? "" : "平均每单"}距“${label(byMoney.class)}”还差 ${money(byMoney.by)}`]
      : []),
    ...(stays ? [`若不再购买，保持到 ${sayDay(stays.until)}，之后变为“${label(stays.class)}”`] : []),
  ].join("；");
  return `R ${r}、F ${f}、M ${m}（满分 ${bins}；${last}，共 ${count(orders)} ${times}，${amount}）；${fired}。${ways ? `按现有分界点，${ways}。` : ""}`;
}

function againstZh(
  { days, orders, money: value }: RfmFacts,
  bounds: readonly [number, number, number],
  money: Speaker["money"],
): string {
  const [near, frequent, large] = bounds;
  return [
    days <= near ? `R 近（不超过 ${number(near)} 天）` : `R 远（超过 ${number(near)} 天）`,
    orders >= frequent ? `F 高（达到 ${number(frequent)}）` : `F 低（不到 ${number(frequent)}）`,
    value >= large ? `M 高（达到 ${money(large)}）` : `M 低（不到 ${money(large)}）`,
  ].join("，");
}

function asksZh({ r, f, m, fm }: ScoreConditions): string {
  const asked = [
    ...(r ? [`R ${range(r)}`] : []),
    ...(f ? [`F ${range(f)}`] : []),
    ...(m ? [`M ${range(m)}`] : []),
    ...(fm ? [`F 与 M 的均值 ${range(fm)}`] : []),
  ];
  return asked.length === 0 ? "其余全部" : asked.join("，");
}

function range({ from, to }: ScoreRange): string {
  if (from === undefined) return `≤ ${String(to)}`;
  if (to === undefined) return `≥ ${from}`;
  return from === to ? String(from) : `${from}–${to}`;
}

function list(cuts: readonly number[]): string {
  return cuts.map(number).join(" / ");
}

/** A cut-off with at most two decimals: enough to see it, while the result as data has all of them. */
function number(value: number): string {
  return readable(String(Math.round(value * 100) / 100));
}
