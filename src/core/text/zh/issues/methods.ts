import type { MethodFacts } from "../../../issues/methods";
import type { CheckName } from "../../../checks";
import { criterionName, isAmount } from "../../measures";
import { count, money, percent } from "../../numbers";
import type { SentencesOf } from "../../words";
import { checks } from "../labels";
import { nameOfMethod } from "./gathering";
import { some } from "../some";

/** What is to say of classifying, in Chinese. */
export const methodIssues: SentencesOf<MethodFacts> = {
  noPositiveTotal: ({ customers, ...by }) =>
    isAmount(by)
      ? `${count(customers)} 个客户中没有一个金额为正，无法计算占比。请检查金额列及其正负号。`
      : `${count(customers)} 个客户中没有一个“${criterionName(by, "zh")}”大于零，无法排名。请检查该列，或改按其他指标排名。`,
  allEqual: ({ customers, ...by }) =>
    customers === 1
      ? "只有一个客户，排名没有意义。请选择更多客户的数据行。"
      : isAmount(by)
        ? "所有正金额的客户金额相同，排名没有意义，全部归入第一类。如需区分，请改按其他指标排名。"
        : `“${criterionName(by, "zh")}”大于零的客户数值全部相同，排名没有意义，全部归入第一类。如需区分，请改按其他指标排名。`,
  tiesExceed: ({ wanted, found, ...by }) =>
    `前 ${count(wanted)} 名的边界上有${isAmount(by) ? "金额" : `“${criterionName(by, "zh")}”`}相同的客户，因此共有 ${count(found)} 名。`,
  breaksFit: ({ fit }) => `自然分组解释了 ${percent(fit)} 的方差（方差拟合优度）。`,
  groupsUnranked: ({ groups, problem, ...by }) => {
    const name = isAmount(by) ? "金额" : `“${criterionName(by, "zh")}”`;
    return problem === "allEqual"
      ? `${some(groups)} 中所有客户${name}相同（或只有一个客户），排名没有意义：全部归入第一类。`
      : `${some(groups)} 中没有${name}为正的客户，无法计算占比。`;
  },
  emptyClass: ({ label }) => `按此规则，类别“${label}”没有客户。`,
  segmentHole: ({ path, r, f, m }) =>
    `细分规则不能使用：${path}：没有规则覆盖 R ${r}、F ${f}、M ${m} 的客户。请为其增加规则，或在最后加一条没有条件的规则。`,
  segmentNeverFires: ({ path, rule, label }) =>
    `细分规则不能使用：${path}：第 ${rule} 条规则（“${label}”）永远不会生效，因为前面的规则已覆盖它的全部客户，或它的得分不存在。请把它上移、修改得分或删除。`,
  scoresNotGiven: ({ score, levels, missing }) =>
    `${score} 只有 ${levels} 个不同的档次：得分 ${missing.join("、")} 不会出现。如有影响，请减少分数档次或自定分界点。`,
  allAlike: ({ customers }) =>
    customers === 1
      ? "只有一个客户参与评分，得分和细分名称都没有意义。请选择更多客户的数据行。"
      : `${count(customers)} 个客户的 R、F、M 完全相同，得分和细分名称都没有意义。如需区分，请改用其他方法。`,
  noneRated: ({ method, customers }) =>
    `“${nameOfMethod(method)}”未能为 ${count(customers)} 个客户中的任何一个评级，原因见各客户的说明。请检查所选的列和期间。`,
  noPurchases: ({ customers, days }) =>
    `${count(customers)} 个客户${days === undefined ? "" : `在最近 ${count(days)} 天内`}都没有金额为正的购买，无法评级。请检查金额列和日期列${days === undefined ? "" : "，或选择更长的时间范围"}。`,
  tooFewPeriods: ({ periods }) =>
    `数据只包含 ${periods} 个完整周期，判断规律性至少需要 3 个。请选择更短的周期，或使用时间更长的数据。`,
  seasonalGaps: ({ customers, gap }) =>
    gap === undefined
      ? `有 ${count(customers)} 个客户大约每年购买一次，像是季节性采购：看似流失，可能只是季节未到。采取行动前请先核实。`
      : `客户的通常间隔为 ${count(gap)} 天，接近一年，像是季节性采购：看似流失，可能只是季节未到。采取行动前请先核实。`,
  gapUnknown: () =>
    "没有客户在三个以上的日期购买过，无法从数据得出通常间隔，首次购买期之后的客户不评级。请使用时间更长的数据，或自行设定通常间隔。",
  churnWarning: ({ customers, amount }) =>
    `流失预警：有 ${count(customers)} 个客户有流失风险或已沉寂，累计带来 ${money(amount)}。请先联系其中最大的客户。`,
  amountUnitUnknown: () => "门槛是金额，但表中没有说明金额的单位。请选择单位：元、千元、万元或百万元。",
  classUnknown: ({ method, class: wanted, known }) =>
    `分类“${method}”没有类别“${wanted}”。它的类别有：${some(known, 30)}。请更正名称。`,
  criterionConstant: (facts) =>
    `所有客户的“${criterionName(facts, "zh")}”都相同，无法区分客户：每个客户得该项的一半分数。`,
  criterionEmpty: (facts) =>
    `没有客户有“${criterionName(facts, "zh")}”的数值，因此该项权重一律不计。请检查该列，或从评分卡中去掉。`,
  gridTooLarge: ({ cells, most }) =>
    `两种分类共组成 ${count(cells)} 个格子，超过上限 ${count(most)}。请选用类别较少的分类。`,
  unknownMethod: ({ method, known }) => `没有方法“${method}”。可用的方法：${known.join("、")}。`,
  checkFailed: ({ check, expected, found }) =>
    `结果没有通过自检“${checks[check as CheckName]}”（${expected} 对 ${found}），因此不予输出。请反馈此问题。`,
};
