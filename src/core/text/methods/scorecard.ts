import type { Contribution, ScorecardFacts } from "../../methods/scorecard";
import type { MethodChoice } from "../../methods/methods";
import { measureName, measureValue } from "../measures";
import { group } from "../numbers";
import type { InLanguages, MethodWords } from "../words";

type Choice = Extract<MethodChoice, { readonly id: "scorecard" }>;

/** How scorecards speak. */
export const scorecardWords: InLanguages<MethodWords<Choice, ScorecardFacts | undefined>> = {
  en: {
    rule: ({ criteria, tiers, compare }) =>
      `Scorecard from 0 to 100: ${criteria.map((entry) => `${measureName(entry, "en")} (weight ${entry.weight}, ${entry.scale === "minmax" ? "from smallest to largest" : "by place"}${entry.direction === undefined ? "" : `, ${entry.direction}`})`).join(", ")}; ${compare === "score" ? "" : "by the place of the score, "}${tiers.map(({ label, from }) => `${label} from ${from}`).join(", ")}`,
    why: (facts, { label }) => {
      if (!facts) return "It has no value for any of the criteria, so it has no score.";
      const given = facts.contributions.filter(({ points }) => points !== undefined);
      const missing = facts.contributions.filter(({ points }) => points === undefined);
      const parts = given.map(
        (entry) => `${measureName(entry.criterion, "en")} ${pointsOf(entry)} (${valueOf(entry, "en")})`,
      );
      const without =
        missing.length === 0
          ? ""
          : `; no value for ${missing.map(({ criterion }) => measureName(criterion, "en")).join(", ")}, whose weight is left out`;
      const rank = facts.compare === "score" ? "" : `, place ${points(facts.compared)} of 100`;
      const gap = facts.gapUp ? `; ${points(facts.gapUp.gap)} short of ${label(facts.gapUp.class)}` : "";
      return `Score ${points(facts.score)} of 100${rank}: ${parts.join(", ")}${without}${gap}.`;
    },
  },
  zh: {
    rule: ({ criteria, tiers, compare }) =>
      `评分卡（0 到 100 分）：${criteria.map((entry) => `${measureName(entry, "zh")}（权重 ${entry.weight}，${entry.scale === "minmax" ? "按最小到最大" : "按名次"}${entry.direction === undefined ? "" : entry.direction === "benefit" ? "，越大越好" : "，越小越好"}）`).join("、")}；${compare === "score" ? "" : "按得分名次，"}${tiers.map(({ label, from }) => `${label} ≥ ${from}`).join("，")}`,
    why: (facts, { label }) => {
      if (!facts) return "各项指标都没有数值，因此没有得分。";
      const given = facts.contributions.filter(({ points }) => points !== undefined);
      const missing = facts.contributions.filter(({ points }) => points === undefined);
      const parts = given.map(
        (entry) => `${measureName(entry.criterion, "zh")} ${pointsOf(entry)}（${valueOf(entry, "zh")}）`,
      );
      const without =
        missing.length === 0
          ? ""
          : `；${missing.map(({ criterion }) => measureName(criterion, "zh")).join("、")}没有数值，其权重不计`;
      const rank = facts.compare === "score" ? "" : `，名次分 ${points(facts.compared)}`;
      const gap = facts.gapUp ? `；距 ${label(facts.gapUp.class)} 还差 ${points(facts.gapUp.gap)} 分` : "";
      return `得分 ${points(facts.score)}（满分 100${rank}）：${parts.join("，")}${without}${gap}。`;
    },
  },
};

/** `30.5/40`: the points given out of those that could have been. */
function pointsOf({ points: given = 0, most }: Contribution): string {
  return `${points(given)}/${points(most)}`;
}

function valueOf({ criterion, value = 0 }: Contribution, language: "en" | "zh"): string {
  return measureValue(criterion, value, language);
}

/** With one decimal, but a small distance is never shown as none. */
function points(value: number): string {
  if (value > 0 && value < 0.05) return "<0.1";
  return group(String(Math.round(value * 10) / 10));
}
