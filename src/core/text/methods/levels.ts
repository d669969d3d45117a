import type { AbcFound } from "../../methods/abc";
import type { LevelFacts } from "../../methods/method";
import type { MethodChoice } from "../../methods/methods";
import { boundaries as boundariesEn, periods as periodsEn, units as unitsEn } from "../en/labels";
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
    rule: ({ cuts, boundary, limits = "cuts" }) =>
      limits === "cuts"
        ? `ABC by cumulative share, cut-offs ${cuts.map(percent).join(" / ")}, ${boundariesEn[boundary]}`
        : `ABC with limits from the data, ${limits === "triangle" ? "by the triangle method" : "by computed ABC analysis"}, equal customers together`,
    found: ({ pareto, breakEven, ends, customers }) => [
      `Pareto point: ${percent(pareto.customers)} of the customers bring ${percent(pareto.value)}`,
      ...(breakEven
        ? [
            `Break-even point, where one more customer brings the average: ${percent(breakEven.customers)} of the customers, ${percent(breakEven.value)} of the amount`,
          ]
        : []),
      `A ends at ${percent(ends[0])} of the customers (${count(customers[0])}), B at ${percent(ends[1])} (${count(customers[1])})`,
    ],
    why: whyEn,
  },
  zh: {
    rule: ({ cuts, boundary, limits = "cuts" }) =>
      limits === "cuts"
        ? `ABC 按累计占比，分界点 ${cuts.map(percent).join(" / ")}，${boundariesZh[boundary]}`
        : `ABC 分界由数据决定（${limits === "triangle" ? "三角法" : "计算 ABC 分析法"}），金额相同的客户归在一起`,
    found: ({ pareto, breakEven, ends, customers }) => [
      `帕累托点：${percent(pareto.customers)} 的客户带来 ${percent(pareto.value)} 的金额`,
      ...(breakEven
        ? [
            `盈亏均衡点（再增加一个客户只带来平均金额）：${percent(breakEven.customers)} 的客户，${percent(breakEven.value)} 的金额`,
          ]
        : []),
      `A 到客户数的 ${percent(ends[0])} 为止（${count(customers[0])} 家），B 到 ${percent(ends[1])} 为止（${count(customers[1])} 家）`,
    ],
    why: whyZh,
  },
};

/** How 80/20 speaks. */
export const paretoWords: Words<"pareto"> = {
  en: {
    rule: ({ share }) => `80/20: the vital few are the smallest set of customers that reaches ${percent(share)}`,
    why: whyEn,
  },
  zh: { rule: ({ share }) => `二八法则：关键少数是累计达到 ${percent(share)} 的最小客户集合`, why: whyZh },
};

/** How tiers by thresholds speak. */
export const tiersWords: Words<"tiers"> = {
  en: {
    rule: ({ tiers, unit, period }) =>
      `Tiers by fixed thresholds (${tiers.map(({ label, from }) => `${label} from ${group(String(from))}`).join(", ")}; unit: ${unitsEn[unit]}; ${periodsEn[period]})`,
    why: whyEn,
  },
  zh: {
    rule: ({ tiers, unit, period }) =>
      `按固定门槛分级（${tiers.map(({ label, from }) => `${label} ≥ ${group(String(from))}`).join("，")}；单位：${unitsZh[unit]}；${periodsZh[period]}）`,
    why: whyZh,
  },
};

/** How tiers by share of the customers speak. */
export const percentileWords: Words<"percentile"> = {
  en: {
    rule: ({ parts, whole }) =>
      `Tiers by share of the customers${whole === "all" ? ", zero and negative ones counted" : ""}: the best ${parts.map(percent).join(" / ")}, equal customers together`,
    why: whyEn,
  },
  zh: {
    rule: ({ parts, whole }) =>
      `按客户数占比分级${whole === "all" ? "（零和负数客户也计入）" : ""}：前 ${parts.map(percent).join(" / ")}，金额相同的客户归在一起`,
    why: whyZh,
  },
};

/** How tiers by number of customers speak. */
export const topWords: Words<"top"> = {
  en: {
    rule: ({ counts }) =>
      `Tiers by number of customers: the first ${counts.map(count).join(" / ")}, equal customers together`,
    why: whyEn,
  },
  zh: {
    rule: ({ counts }) => `按客户数分级：前 ${counts.map(count).join(" / ")} 名，金额相同的客户归在一起`,
    why: whyZh,
  },
};

/** How natural breaks speak. */
export const breaksWords: Words<"breaks"> = {
  en: {
    rule: ({ classes, scale }) =>
      `${classes} tiers by natural breaks (Fisher–Jenks, exact) of the ${scale === "log" ? "logarithms of the amounts" : "amounts"}`,
    why: whyEn,
  },
  zh: {
    rule: ({ classes, scale }) =>
      `按自然断点（Fisher–Jenks，精确解）把${scale === "log" ? "金额的对数" : "金额"}分为 ${classes} 级`,
    why: whyZh,
  },
};

function whyEn(facts: LevelFacts, { money, label }: Speaker): string {
  const { rule, gapUp } = facts;
  if (rule.kind === "zero") return "Sales add up to zero, so it stands outside the ranking.";
  if (rule.kind === "negative") return "Returns exceed sales, so it stands outside the ranking.";
  const equals = facts.equals > 0 ? ` (equal with ${count(facts.equals)} other${facts.equals === 1 ? "" : "s"})` : "";
  const place = facts.rank === undefined ? "" : `Rank ${count(facts.rank)} of ${count(facts.ranked)}${equals}; `;
  const gap = gapUp ? `; ${money(gapUp.gap)} short of ${label(gapUp.class)}` : "";
  if (rule.kind === "allEqual") return `${place}all customers have the same value, so ranking says nothing here.`;
  if (rule.kind === "share") return `${place}${shareEn(rule, facts)}${gap}.`;
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

function whyZh(facts: LevelFacts, { money, label }: Speaker): string {
  const { rule, gapUp } = facts;
  if (rule.kind === "zero") return "销售合计为零，不参与排名。";
  if (rule.kind === "negative") return "退货多于销售，不参与排名。";
  const equals = facts.equals > 0 ? `，与另外 ${count(facts.equals)} 家并列` : "";
  const place = facts.rank === undefined ? "" : `第 ${count(facts.rank)} 名（共 ${count(facts.ranked)} 家${equals}）；`;
  const gap = gapUp ? `；距 ${label(gapUp.class)} 还差 ${money(gapUp.gap)}` : "";
  if (rule.kind === "allEqual") return `${place}所有客户金额相同，排名没有意义。`;
  if (rule.kind === "share") return `${place}${shareZh(rule, facts)}${gap}。`;
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
