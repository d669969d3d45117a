import type { GrowthFacts } from "../../methods/growth";
import type { MethodChoice } from "../../methods/methods";
import { sayDay, sayDayText } from "../culture";
import { count, moneyOf, percent } from "../numbers";
import type { InLanguages, MethodWords, RuleWindows } from "../words";

type Choice = Extract<MethodChoice, { readonly id: "growth" }>;

/** How growth speaks. */
export const growthWords: InLanguages<MethodWords<Choice, GrowthFacts | undefined>> = {
  en: {
    rule: ({ months, growing, declining }, windows) =>
      `Growth: ${namedEn(windows) ?? `the last ${count(months)} ${months === 1 ? "month" : "months"} against the ${months === 1 ? "one" : count(months)} before`}; growing from +${percent(growing)}, declining from -${percent(declining)}`,
    why: (facts, { label }) => {
      if (!facts) return "No sales above zero in either window, so it is not rated.";
      const { before, now, change, share, until, gapUp, slack } = facts;
      const [first, middle, last] = facts.days.map(sayDay);
      const then = until === undefined ? `since ${first ?? ""}` : `from ${first ?? ""} to ${sayDay(until)}`;
      const windows = `${moneyOf(now)} from ${middle ?? ""} to ${last ?? ""}, after ${moneyOf(before)} ${then}`;
      const grown = share === undefined ? "" : `: ${signed(change, moneyOf)}, that is ${signed(share, percent)}`;
      const short = gapUp ? `; ${moneyOf(gapUp.gap)} short of ${label(gapUp.class)}` : "";
      const spare = slack && slack.gap > 0 ? `; with ${moneyOf(slack.gap)} less it nears ${label(slack.class)}` : "";
      return `${windows}${grown}${short}${spare}.`;
    },
  },
  zh: {
    rule: ({ months, growing, declining }, windows) =>
      `增长：${namedZh(windows) ?? `最近 ${count(months)} 个月对比之前 ${count(months)} 个月`}；增长 ≥ +${percent(growing)}，下滑 ≤ -${percent(declining)}`,
    why: (facts, { label }) => {
      if (!facts) return "两期都没有大于零的销售，因此不评级。";
      const { before, now, change, share, until, gapUp, slack } = facts;
      const [first, middle, last] = facts.days.map(sayDay);
      const then = until === undefined ? `上期（${first ?? ""} 起）` : `对比期（${first ?? ""} 至 ${sayDay(until)}）`;
      const windows = `本期（${middle ?? ""} 至 ${last ?? ""}）${moneyOf(now)}，${then}${moneyOf(before)}`;
      const grown = share === undefined ? "" : `：${signed(change, moneyOf)}，即 ${signed(share, percent)}`;
      const short = gapUp ? `；距“${label(gapUp.class)}”还差 ${moneyOf(gapUp.gap)}` : "";
      const spare = slack && slack.gap > 0 ? `；再少 ${moneyOf(slack.gap)} 就接近“${label(slack.class)}”` : "";
      return `${windows}${grown}${short}${spare}。`;
    },
  },
};

/** The windows that the policy names, where it names the earlier one. */
function namedEn({ period = {}, comparison }: RuleWindows = {}): string | undefined {
  if (!comparison) return undefined;
  const end = period.to ?? period.analysisDate;
  const later = `${sayDayText(period.from ?? "")} ${end === undefined ? "and later" : `to ${sayDayText(end)}`}`;
  return `${later} against ${sayDayText(comparison.from)} to ${sayDayText(comparison.to)}`;
}

function namedZh({ period = {}, comparison }: RuleWindows = {}): string | undefined {
  if (!comparison) return undefined;
  const end = period.to ?? period.analysisDate;
  const later = `${sayDayText(period.from ?? "")} ${end === undefined ? "起" : `至 ${sayDayText(end)}`}`;
  return `${later}，对比 ${sayDayText(comparison.from)} 至 ${sayDayText(comparison.to)}`;
}

function signed(value: number, written: (size: number) => string): string {
  return `${value < 0 ? "-" : "+"}${written(Math.abs(value))}`;
}
