import { count, group } from "../numbers";
import { problemIn, type PolicyProblemWords } from "../policy-problems";
import type { PolicyProblemText } from "../words";

/** What is wrong with a setting, as a part of a sentence that names the setting. */
const problems: PolicyProblemWords = {
  cutsPerScore: "每个分数档次之间要有一个分界点：5 档需要 4 个",
  cutsFall: "分界点不能递减",
  rangeBackwards: "得分范围的终点不能小于起点",
  cutsAscending: "分界点必须依次递增，例如 80%、95%",
  countsAscending: "各个名次必须依次递增，例如 10、50",
  labelsPerClass: "每个类别都要有名称，即名称要比分界点多一个",
  oneMeasure: "请写出指标名称或列标题，二者只能写一个",
  criteriaUnique: "同一项指标出现了两次，请合并",
  ruleWithoutConditions: "该类别没有条件，请至少添加一个（all 或 any）",
  ruleCovered: "该类别永远不会出现，因为前面的类别已包含它的全部客户；请调整顺序或条件",
  ruleContradicts: "该类别永远不会出现，因为它的条件互相矛盾",
  restMissing: "不是每个客户都符合某一类别，请给其余客户的类别命名",
  methodNamesUnique: "有两个分类同名，请给其中一个另取名称",
  cellsUnique: "同一个格子命名了两次，请只保留一次",
  profitNotForecast: "预测模型按金额计算；如按利润，请选用简单或历史模型，或设置利润率",
  labelsUnique: "有两个类别同名，请分别命名",
  daysAscending: "及时、正常、偏慢三档的天数必须依次增大",
  marginsDescending: "“中利润率”的下限必须低于“高利润率”的下限",
  tiersDescending: "各等级的门槛必须依次递减",
  noSettingName: "该取值旁边的设置名称已丢失；请补回，或删除这一行",
  settingTwice: "同一设置出现在两行且取值不同；请删除其中一行",
  noSuchDay: "没有这一天，请写成 2025-03-01 的形式",
  periodEndsBeforeItBegins: "期间的结束早于开始",
  periodNotAfterComparison: "设置了对比期时，必须设置期间的第一天，并且要晚于对比期的最后一天",
  monthOrOrder: "请指定月份或订单，二者选一",
  byOrColumn: "排名只能依据一项，请写出指标或列，二者选一",
  unknownSettings: ({ known = [] }) => `没有${known.map((name) => `“${name}”`).join("、")}这个设置，请删除或检查拼写`,
  missing: "缺少这一项，请填写",
  notNumber: "必须是数字",
  notWhole: "必须是整数",
  notText: "必须是文字",
  notList: "必须是列表",
  notObject: "必须是一组设置",
  notOneOf: ({ known = [] }) => `只能是以下之一：${known.slice(0, 30).join("、")}`,
  blank: "不能为空",
  tooShort: ({ bound = 0 }) => `至少要有 ${count(bound)} 个字符`,
  tooLong: ({ bound = 0 }) => `最多 ${count(bound)} 个字符，请缩短`,
  tooFew: ({ bound = 0 }) => `至少要有 ${count(bound)} 项`,
  tooMany: ({ bound = 0 }) => `最多 ${count(bound)} 项`,
  below: ({ bound = 0 }) => `不能小于 ${plain(bound)}`,
  notAbove: ({ bound = 0 }) => `必须大于 ${plain(bound)}`,
  above: ({ bound = 0 }) => `不能大于 ${plain(bound)}`,
  notBelow: ({ bound = 0 }) => `必须小于 ${plain(bound)}`,
  unfit: "这里不能填写这种形式的内容",
  noCurrency: "请用三个大写字母写币种，例如 CNY",
  noSuchMonth: "没有这个月份，请写成 2025-03 的形式",
  json: ({ bound }) => (bound === undefined ? "不是 JSON" : `第 ${count(bound)} 行不能按 JSON 读取`),
};

/** A problem of a policy in words. */
export const policyProblem: PolicyProblemText = (problem) => problemIn(problems, problem);

/** A bound as people write it. */
function plain(bound: number): string {
  return group(String(bound));
}
