import type { AbcFound } from "../../methods/abc";
import { traitsOf } from "../../measures/derived";
import { rankedBy, type RankChoice } from "../../measures/ranked";
import type { LevelFacts } from "../../ranking/place";
import type { MethodChoice } from "../../methods/methods";
import { boundaries as boundariesEn, periods as periodsEn, units as unitsEn } from "../en/labels";
import type { Language } from "../../policy";
import { measureName } from "../measures";
import { count, group, percent } from "../numbers";
import type { InLanguages, MethodWords, Speaker } from "../words";
import { boundaries as boundariesZh, periods as periodsZh, units as unitsZh } from "../zh/labels";

type Words<Id extends MethodChoice["id"], Found = never> = InLanguages<
  MethodWords<Extract<MethodChoice, { readonly id: Id }>, LevelFacts, Found>
>;
type RuleOf<Kind extends LevelFacts["rule"]["kind"]> = Extract<LevelFacts["rule"], { readonly kind: Kind }>;

/** How ABC speaks. */
export const abcWords: Words<"abc", AbcFound> = {
  en: {
    rule: ({ cuts, boundary, limits = "cuts", ...by }) =>
      limits === "cuts"
        ? `ABC by cumulative share${named(by, " of ", "en")}, cut-offs ${cuts.map(percent).join(" / ")}, ${boundariesEn[boundary]}`
        : `ABC${named(by, " by ", "en")} with limits from the data, ${limits === "triangle" ? "by the triangle method" : "by computed ABC analysis"}, equal customers together`,
    found: ({ pareto, breakEven, ends, customers }, by) => [
      `Pareto point: ${percent(pareto.customers)} of the customers bring ${percent(pareto.value)}`,
      ...(breakEven
        ? [
            `Break-even point, where one more customer brings the average: ${percent(breakEven.customers)} of the customers, ${percent(breakEven.value)} of the ${nameOr(by, "amount", "en")}`,
          ]
        : []),
      `A ends at ${percent(ends[0])} of the customers (${count(customers[0])}), B at ${percent(ends[1])} (${count(customers[1])})`,
    ],
    why: whyEn,
  },
  zh: {
    rule: ({ cuts, boundary, limits = "cuts", ...by }) =>
      limits === "cuts"
        ? `ABC 按${named(by, "", "zh")}累计占比，分界点 ${cuts.map(percent).join(" / ")}，${boundariesZh[boundary]}`
        : `ABC ${named(by, "按", "zh")}分界由数据决定（${limits === "triangle" ? "三角法" : "计算 ABC 分析法"}），${nameOr(by, "金额", "zh")}相同的客户归在一起`,
    found: ({ pareto, breakEven, ends, customers }, by) => [
      `帕累托点：${percent(pareto.customers)} 的客户带来 ${percent(pareto.value)} 的${nameOr(by, "金额", "zh")}`,
      ...(breakEven
        ? [
            `盈亏均衡点（再增加一个客户只带来平均水平）：${percent(breakEven.customers)} 的客户，${percent(breakEven.value)} 的${nameOr(by, "金额", "zh")}`,
          ]
        : []),
      `A 到客户数的 ${percent(ends[0])} 为止（${count(customers[0])} 个客户），B 到 ${percent(ends[1])} 为止（${count(customers[1])} 个客户）`,
    ],
    why: whyZh,
  },
};

/** How 80/20 speaks. */
export const paretoWords: Words<"pareto"> = {
  en: {
    rule: ({ share, ...by }) =>
      `80/20${named(by, " by ", "en")}: the vital few are the smallest set of customers that reaches ${percent(share)}`,
    why: whyEn,
  },
  zh: {
    rule: ({ share, ...by }) => `二八法则${bracketed(by)}：关键少数是累计达到 ${percent(share)} 的最小客户集合`,
    why: whyZh,
  },
};

/** How tiers by thresholds speak. */
export const tiersWords: Words<"tiers"> = {
  en: {
    rule: ({ tiers, unit, period, ...by }) =>
      `Tiers by fixed thresholds${named(by, " of ", "en")} (${tiers.map(({ label, from }) => `${label} from ${boundOf(from, by)}`).join(", ")}${isMoney(by) ? `; unit: ${unitsEn[unit]}` : ""}${rankedBy(by) ? "" : `; ${periodsEn[period]}`})`,
    why: whyEn,
  },
  zh: {
    rule: ({ tiers, unit, period, ...by }) =>
      `按${named(by, "", "zh")}固定门槛分级（${tiers.map(({ label, from }) => `${label} ≥ ${boundOf(from, by)}`).join("，")}${isMoney(by) ? `；单位：${unitsZh[unit]}` : ""}${rankedBy(by) ? "" : `；${periodsZh[period]}`}）`,
    why: whyZh,
  },
};

/** How tiers by share of the customers speak. */
export const percentileWords: Words<"percentile"> = {
  en: {
    rule: ({ parts, whole, ...by }) =>
      `Tiers by share of the customers${named(by, ", ranked by ", "en")}${whole === "all" ? ", zero and negative ones counted" : ""}: the best ${parts.map(percent).join(" / ")}, equal customers together`,
    why: whyEn,
  },
  zh: {
    rule: ({ parts, whole, ...by }) =>
      `按客户数占比分级${bracketed(by)}${whole === "all" ? "（零和负数客户也计入）" : ""}：前 ${parts.map(percent).join(" / ")}，${nameOr(by, "金额", "zh")}相同的客户归在一起`,
    why: whyZh,
  },
};

/** How tiers by number of customers speak. */
export const topWords: Words<"top"> = {
  en: {
    rule: ({ counts, ...by }) =>
      `Tiers by number of customers${named(by, ", ranked by ", "en")}: the first ${counts.map(count).join(" / ")}, equal customers together`,
    why: whyEn,
  },
  zh: {
    rule: ({ counts, ...by }) =>
      `按客户数分级${bracketed(by)}：前 ${counts.map(count).join(" / ")} 名，${nameOr(by, "金额", "zh")}相同的客户归在一起`,
    why: whyZh,
  },
};

/** How natural breaks speak. */
export const breaksWords: Words<"breaks"> = {
  en: {
    rule: ({ classes, scale, ...by }) =>
      `${classes} tiers by natural breaks (Fisher–Jenks, exact) of the ${scale === "log" ? "logarithms of the " : ""}${nameOr(by, "amounts", "en")}`,
    why: whyEn,
  },
  zh: {
    rule: ({ classes, scale, ...by }) =>
      `按自然断点（Fisher–Jenks，精确解）把${nameOr(by, "金额", "zh")}${scale === "log" ? "的对数" : ""}分为 ${classes} 级`,
    why: whyZh,
  },
};

/** What is ranked by, between two words; nothing where it is the amount. */
function named(choice: RankChoice, before: string, language: Language): string {
  const by = rankedBy(choice);
  return by ? `${before}${measureName(by, language)}` : "";
}

function nameOr(choice: RankChoice, amount: string, language: Language): string {
  return named(choice, "", language) || amount;
}

function bracketed(choice: RankChoice): string {
  const name = named(choice, "按", "zh");
  return name && `（${name}）`;
}

function isMoney(choice: RankChoice): boolean {
  const by = rankedBy(choice);
  return !by || traitsOf(by).unit === "money";
}

/** A threshold for reading; shares as per cents. */
function boundOf(from: number, choice: RankChoice): string {
  const by = rankedBy(choice);
  return by && traitsOf(by).unit === "share" ? percent(from) : group(String(from));
}

function whyEn(facts: LevelFacts, speaker: Speaker): string {
  const { by, value } = facts;
  if (!by) return reasonEn(facts, speaker);
  const name = measureName(by, "en");
  if (facts.rule.kind === "notRated") return `There is no value for ${name}, so it is not rated.`;
  const reason = reasonEn(facts, speaker);
  return `By ${name} (${speaker.money(value)}): ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
}

function reasonEn(facts: LevelFacts, { money, label }: Speaker): string {
  const { rule, gapUp, by } = facts;
  if (rule.kind === "zero")
    return by ? "Zero, so it stands outside the ranking." : "Sales add up to zero, so it stands outside the ranking.";
  if (rule.kind === "negative")
    return by
      ? "Below zero, so it stands outside the ranking."
      : "Returns exceed sales, so it stands outside the ranking.";
  const equals = facts.equals > 0 ? ` (equal with ${count(facts.equals)} other${facts.equals === 1 ? "" : "s"})` : "";
  const place = facts.rank === undefined ? "" : `Rank ${count(facts.rank)} of ${count(facts.ranked)}${equals}; `;
  const gap = gapUp ? `; ${money(gapUp.gap)} short of ${label(gapUp.class)}` : "";
  if (rule.kind === "allEqual") return `${place}all customers have the same value, so ranking says nothing here.`;
  if (rule.kind === "share") return `${place}${shareEn(rule, facts)}${gap}.`;
  if (rule.kind === "notRated") return "There is no value.";
  const isBounds = rule.kind === "threshold" || rule.kind === "break";
  const reason = isBounds ? boundsEn(rule, money) : countEn(rule);
  return `${place}${place ? reason : reason.charAt(0).toUpperCase() + reason.slice(1)}${gap}.`;
}

function shareEn(
  { boundary, within, beyond }: RuleOf<"share">,
  { shareBefore = 0, shareAfter = 0 }: LevelFacts,
): string {
  const [before, after] = [percent(shareBefore), percent(shareAfter)];
  if (boundary === "exclusive") {
    if (within === undefined) return `with it the running share is ${after}, over the ${percent(beyond ?? 0)} cut-off`;
    return `with it the running share is ${after}, within the ${percent(within)} cut-off${beyond === undefined ? "" : ` and over ${percent(beyond)}`}`;
  }
  if (boundary === "nearest") {
    const cut = percent(within ?? beyond ?? 0);
    return `the running share goes from ${before} to ${after}: nearest to the ${within === undefined ? "lower" : "upper"} side of the ${cut} cut-off`;
  }
  if (shareBefore === 0) return "no customer is larger";
  if (within === undefined)
    return `larger customers already hold ${before}, at or over the ${percent(beyond ?? 0)} cut-off`;
  const over = beyond === undefined ? "" : `, at or over ${percent(beyond)} but`;
  return `larger customers hold ${before}${over} under the ${percent(within)} cut-off`;
}

function boundsEn({ kind, from, below }: RuleOf<"threshold" | "break">, money: Speaker["money"]): string {
  const natural = kind === "break" ? "in the natural group " : "";
  const reached = from === undefined ? `below ${money(below ?? 0)}` : `${natural ? "from" : "reaches"} ${money(from)}`;
  return `${natural}${reached}${from !== undefined && below !== undefined ? `, under ${money(below)}` : ""}`;
}

function countEn({ kind, within, beyond }: RuleOf<"percentile" | "top">): string {
  const first = (value: number) =>
    kind === "percentile" ? `best ${percent(value)} of the customers` : `first ${count(value)}`;
  const out = beyond === undefined ? "" : `not among the ${first(beyond)}`;
  if (within === undefined) return out;
  return `${out}${out ? " but " : ""}among the ${first(within)}`;
}

function whyZh(facts: LevelFacts, speaker: Speaker): string {
  const { by, value } = facts;
  if (!by) return reasonZh(facts, speaker);
  const name = measureName(by, "zh");
  if (facts.rule.kind === "notRated") return `没有${name}的数值，因此不评级。`;
  return `按${name}（${speaker.money(value)}）：${reasonZh(facts, speaker)}`;
}

function reasonZh(facts: LevelFacts, { money, label }: Speaker): string {
  const { rule, gapUp, by } = facts;
  if (rule.kind === "zero") return by ? "为零，不参与排名。" : "销售合计为零，不参与排名。";
  if (rule.kind === "negative") return by ? "为负，不参与排名。" : "退货多于销售，不参与排名。";
  const equals = facts.equals > 0 ? `，与另外 ${count(facts.equals)} 个并列` : "";
  const place =
    facts.rank === undefined ? "" : `第 ${count(facts.rank)} 名（共 ${count(facts.ranked)} 个客户${equals}）；`;
  const gap = gapUp ? `；距 ${label(gapUp.class)} 还差 ${money(gapUp.gap)}` : "";
  if (rule.kind === "allEqual") return `${place}所有客户${by ? "数值" : "金额"}相同，排名没有意义。`;
  if (rule.kind === "share") return `${place}${shareZh(rule, facts)}${gap}。`;
  if (rule.kind === "notRated") return "没有数值。";
  const isBounds = rule.kind === "threshold" || rule.kind === "break";
  return `${place}${isBounds ? boundsZh(rule, money) : countZh(rule)}${gap}。`;
}

function shareZh(
  { boundary, within, beyond }: RuleOf<"share">,
  { shareBefore = 0, shareAfter = 0 }: LevelFacts,
): string {
  const [before, after] = [percent(shareBefore), percent(shareAfter)];
  if (boundary === "exclusive") {
    if (within === undefined) return `累计到它为 ${after}，超过分界点 ${percent(beyond ?? 0)}`;
    return `累计到它为 ${after}，${beyond === undefined ? "" : `超过 ${percent(beyond)} 但`}未超过分界点 ${percent(within)}`;
  }
  if (boundary === "nearest") {
    const cut = percent(within ?? beyond ?? 0);
    return `累计占比从 ${before} 到 ${after}，更靠近分界点 ${cut} 的${within === undefined ? "下" : "上"}方`;
  }
  if (shareBefore === 0) return "没有更大的客户";
  if (within === undefined) return `排在前面的客户已占 ${before}，达到分界点 ${percent(beyond ?? 0)}`;
  return `排在前面的客户占 ${before}，${beyond === undefined ? "" : `达到 ${percent(beyond)} 但`}未到分界点 ${percent(within)}`;
}

function boundsZh({ kind, from, below }: RuleOf<"threshold" | "break">, money: Speaker["money"]): string {
  const natural = kind === "break" ? "处于自然分组：" : "";
  if (from === undefined) return `${natural}低于 ${money(below ?? 0)}`;
  return `${natural}达到 ${money(from)}${below === undefined ? "" : `，低于 ${money(below)}`}`;
}

function countZh({ kind, within, beyond }: RuleOf<"percentile" | "top">): string {
  const first = (value: number) => (kind === "percentile" ? `前 ${percent(value)} 的客户` : `前 ${count(value)} 名`);
  const out = beyond === undefined ? "" : `不在${first(beyond)}之内`;
  if (within === undefined) return out;
  return `${out}${out ? "，但" : ""}在${first(within)}之内`;
}
