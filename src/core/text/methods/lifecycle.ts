import type { LifecycleFacts, LifecycleFound } from "../../methods/lifecycle";
import type { MethodChoice } from "../../methods/methods";
import { sayDay } from "../culture";
import { count, ungrouped } from "../numbers";
import type { InLanguages, MethodWords, Speaker } from "../words";

type Choice = Extract<MethodChoice, { readonly id: "lifecycle" }>;
type Facts = LifecycleFacts | "gapUnknown" | undefined;

/** How the lifecycle speaks. */
export const lifecycleWords: InLanguages<MethodWords<Choice, Facts, LifecycleFound>> = {
  en: {
    rule: ({ classes, newDays, limits, floor, gap }) =>
      `${classes === "stages" ? "Lifecycle" : "Need state from the lifecycle"} by each customer's own usual gap between purchase days (from three days on, else ${gap === undefined ? "the median of the others" : `${count(gap)} days`}; at least ${count(floor)} days): new within ${count(newDays)} days of the first purchase, reactivated within ${count(newDays)} days of coming back after more than ${limits[2]} gaps, then active up to ${limits[0]}, at risk up to ${limits[1]}, lapsed up to ${limits[2]} gaps after the last purchase, churned beyond`,
    found: ({ gap, withOwnGap }) => [
      gap === undefined
        ? "No customer has a usual gap of its own"
        : `The median usual gap is ${days(gap)} days, of ${count(withOwnGap)} customers with one of their own`,
    ],
    why: whyEn,
  },
  zh: {
    rule: ({ classes, newDays, limits, floor, gap }) =>
      `${classes === "stages" ? "生命周期" : "按生命周期判断需求状态"}，按各客户自己的通常购买间隔（至少三个购买日，否则用${gap === undefined ? "其他客户的中位数" : ` ${count(gap)} 天`}；不低于 ${count(floor)} 天）：首次购买 ${count(newDays)} 天内为新客户；间隔超过 ${limits[2]} 倍后重新购买 ${count(newDays)} 天内为重新激活；距最近购买不超过 ${limits[0]} 倍为活跃，${limits[1]} 倍为有流失风险，${limits[2]} 倍为沉寂，其余为已流失`,
    found: ({ gap, withOwnGap }) => [
      gap === undefined
        ? "没有客户有自己的通常间隔"
        : `通常间隔的中位数为 ${days(gap)} 天，来自 ${count(withOwnGap)} 个有自己间隔的客户`,
    ],
    why: whyZh,
  },
};

function whyEn(facts: Facts, { label }: Speaker): string {
  if (facts === undefined) return "No purchase with a positive amount.";
  if (facts === "gapUnknown")
    return "Its usual gap is not known: it bought on fewer than three days, and no other customer has one.";
  const { stage, gapOf, until, next, first, away } = facts;
  const gap = Number.isNaN(facts.gap)
    ? "no usual gap is known yet"
    : `${gapOf === "own" ? "its usual gap is" : gapOf === "all" ? "the usual gap of the customers is" : "the usual gap is set to"} ${days(facts.gap)} days`;
  const last =
    facts.days === 0
      ? "Last purchase on the analysis date"
      : `Last purchase ${count(facts.days)} ${facts.days === 1 ? "day" : "days"} ago`;
  const reason =
    stage === "newCustomer"
      ? `; first purchase on ${sayDay(first)}`
      : stage === "reactivated"
        ? `; it came back after ${count(away ?? 0)} days`
        : "";
  const stays =
    until === undefined || next === undefined
      ? ""
      : ` Without a purchase it stays so until ${sayDay(until)}, then becomes ${label(next)}.`;
  return `${last}, ${gap}${reason}.${stays}`;
}

function whyZh(facts: Facts, { label }: Speaker): string {
  if (facts === undefined) return "没有金额为正的购买。";
  if (facts === "gapUnknown") return "通常间隔未知：购买日不足三个，其他客户也没有自己的间隔。";
  const { stage, gapOf, until, next, first, away } = facts;
  const gap = Number.isNaN(facts.gap)
    ? "通常间隔尚不清楚"
    : `${gapOf === "own" ? "自己的通常间隔为" : gapOf === "all" ? "全体客户的通常间隔为" : "设定的通常间隔为"} ${days(facts.gap)} 天`;
  const last = facts.days === 0 ? "分析日期当天有购买" : `最近一次购买在 ${count(facts.days)} 天前`;
  const reason =
    stage === "newCustomer"
      ? `；首次购买于 ${sayDay(first)}`
      : stage === "reactivated"
        ? `；中断 ${count(away ?? 0)} 天后重新购买`
        : "";
  const stays =
    until === undefined || next === undefined ? "" : `若不再购买，保持到 ${sayDay(until)}，之后变为“${label(next)}”。`;
  return `${last}，${gap}${reason}。${stays}`;
}

/** Days with at most one decimal: a median may lie between two. */
function days(value: number): string {
  return ungrouped(String(Math.round(value * 10) / 10));
}
