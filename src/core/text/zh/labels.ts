import { sayDayText } from "../culture";
import type { Text } from "../words";

/** The words of sheets, columns and classes in Chinese. */
export const sheets: Text["sheets"] = {
  accounts: "KA 大客户清单",
  summary: "KA 汇总",
  kept: "KA 保留内容",
  migration: "KA 迁移",
  movers: "KA 客户变动明细",
  watch: "KA 关注名单",
  facts: "KA 明细数据",
  policy: "KA 策略",
  log: "KA 日志",
  history: "KA 历史",
  pivot: "KA 透视表",
  charts: "KA 图表",
};

export const roles: Text["roles"] = {
  customerId: "客户编号",
  customer: "客户",
  amount: "金额",
  date: "日期",
  order: "订单号",
  within: "分组",
  group: "所属集团",
  product: "产品",
  quantity: "数量",
  cost: "成本",
  profit: "利润",
  discount: "折扣",
  freight: "运费",
  dueDate: "到期日",
  paidDate: "收款日期",
  industry: "行业",
  region: "地区",
  size: "规模",
  owner: "负责人",
  satisfaction: "满意度",
  referrals: "转介绍次数",
  complaints: "投诉次数",
  potential: "潜力",
  visits: "拜访次数",
  serviceMinutes: "服务分钟数",
  lastContact: "最近联系日期",
  nextContact: "下次联系日期",
  note: "沟通记录",
  attribute: "属性",
  criterion: "评价指标",
};

export const classes: Text["classes"] = {
  vitalFew: "关键少数",
  usefulMany: "有用多数",
  zero: "零",
  negative: "负数",
  none: "未入级",
  notRated: "未评级",
  importantValue: "重要价值",
  importantKeep: "重要保持",
  importantDevelop: "重要发展",
  importantRetain: "重要挽留",
  generalValue: "一般价值",
  generalKeep: "一般保持",
  generalDevelop: "一般发展",
  generalRetain: "一般挽留",
  champions: "冠军客户",
  loyal: "忠诚客户",
  potentialLoyalist: "潜在忠诚客户",
  newCustomer: "新客户",
  promising: "有潜力客户",
  needAttention: "需要关注",
  aboutToSleep: "即将沉睡",
  atRisk: "有流失风险",
  cantLose: "不能失去的客户",
  hibernating: "沉睡客户",
  reactivated: "重新激活",
  active: "活跃",
  lapsed: "沉寂",
  churned: "已流失",
  potential: "潜在客户",
  interested: "意向客户",
  current: "现有客户",
  lost: "流失客户",
  promptPayer: "付款及时",
  normalPayer: "付款正常",
  slowPayer: "付款偏慢",
  poorPayer: "严重拖欠",
  highMargin: "高利润率",
  middleMargin: "中利润率",
  lowMargin: "低利润率",
  lossMaking: "亏损",
  growing: "增长",
  stable: "平稳",
  declining: "下滑",
  joined: "组合",
  star: "明星客户",
  volume: "走量客户",
  niche: "小而精客户",
  drain: "拖累客户",
  coreAccount: "核心客户",
  sustain: "维持客户",
  develop: "培育客户",
  basic: "一般客户",
  deepen: "深耕",
  winOver: "争取",
  nurture: "扶持",
  retain: "维系",
  watch: "观察",
  lightTouch: "低成本服务",
};

export const reasons: Text["reasons"] = {
  hiddenRow: "隐藏行",
  repeatedHeader: "重复的表头",
  totalRow: "合计或小计",
  otherCurrency: "其他币种",
  emptyRow: "空行",
  blankCustomer: "没有客户",
  errorCustomer: "客户列是错误值",
  blankAmount: "没有金额",
  textAmount: "金额列是文字",
  errorAmount: "金额列是错误值",
  futureDate: "日期晚于今天",
  noDate: "没有可读的日期",
  outsidePeriod: "不在期间内",
  excluded: "按策略不计",
};

/** The first few of so many rows, by their numbers. */
export function rowList(rows: readonly number[], total: number): string {
  return `第 ${rows.join("、")} 行${total > rows.length ? "等" : ""}`;
}

export const checks: Text["checks"] = {
  rows: "读取行数 = 采用行数 + 剔除行数",
  amounts: "读取金额 = 客户金额 + 剔除金额",
  customers: "每个客户恰好属于一个类别",
  classAmounts: "各类别金额之和等于总额",
  shares: "占比合计为 100%",
  facts: "各月金额之和等于总额",
};

export const boundaries: Text["boundaries"] = {
  inclusive: "含界：跨越分界点的客户归入上一类",
  exclusive: "不含界：跨越分界点的客户归入下一类",
  nearest: "就近：跨越分界点的客户归入更近的一侧",
};

export const headers: Text["headers"] = {
  rank: "排名",
  id: "客户编号",
  customer: "客户",
  class: "类别",
  amount: "金额",
  amountOfLastYear: "近 12 个月金额",
  share: "占比",
  cumulativeShare: "累计占比",
  why: "原因",
  customers: "客户数",
  shareOfCustomers: "客户占比",
  shareOfAmount: "金额占比",
  reason: "原因",
  rows: "行数",
  firstRows: "前几行",
  check: "核对",
  result: "结果",
  expected: "应为",
  found: "实为",
  item: "项目",
  value: "数值",
  systemClass: "KA 类别",
  override: "手工类别",
  overrideReason: "修改理由",
  overrideState: "状态",
  author: "修改人",
  since: "起始日期",
  until: "截止日期",
  treatment: "建议措施",
};

export const units: Text["units"] = { one: "元", thousand: "千元", tenThousand: "万元", million: "百万元" };

export const periods: Text["periods"] = { year: "近 12 个月金额", window: "全部行的金额" };

export const methods: Text["methods"] = {
  abc: "ABC",
  pareto: "二八法则",
  tiers: "分级",
  percentile: "百分比分级",
  top: "前 N 名",
  breaks: "自然断点",
  rfm: "RFM",
  xyz: "XYZ",
  lifecycle: "客户生命周期",
  payment: "付款及时性",
  margin: "利润率",
  growth: "增长",
  grid: "矩阵",
  scorecard: "评分卡",
  rules: "规则",
  clv: "客户终身价值",
};

export const typed: Text["typed"] = { owner: "负责人", nextContact: "下次联系", note: "备注" };

export const overrideStates: Text["overrideStates"] = {
  holds: "生效",
  agrees: "与 KA 一致",
  expired: "已过期",
  gone: "客户不在数据中",
  unknownClass: "没有此类别",
  noReason: "缺少原因",
  unclearDay: "日期不明",
};

export const setByHand: Text["setByHand"] = ({ class: name, reason, author, date, expiry }, system, why) =>
  `手工定为 ${name}（${author ? `${author}，` : ""}自 ${sayDayText(date)}${expiry ? ` 至 ${sayDayText(expiry)}` : ""}）：${reason}。KA 判为 ${system}：${why}`;

export const within: Text["within"] = (group, why) => `在${group}内：${why}`;

export const details: Text["details"] = {
  daysSinceLastOrder: "距上次购买天数",
  orders: "订单数",
  averageOrder: "平均订单金额",
  rfmCode: "RFM",
  rfmWeighted: "RFM 加权分",
  variation: "变异系数",
  firstPurchase: "首次购买",
  lastPurchase: "最近购买",
  usualGap: "通常间隔（天）",
  atStake: "涉及金额",
  daysLate: "加权逾期天数",
  daysBeyondTerms: "加权账期偏差（天）",
  overdueInvoices: "逾期未付笔数",
  contribution: "净贡献",
  margin: "利润率",
  amountBefore: "上期金额",
  amountNow: "本期金额",
  growthInMoney: "增减额",
  growthShare: "增长率",
  score: "得分",
  points: "得分项",
  criteriaMissing: "缺少数值的指标数",
  lifetimeValue: "终身价值",
  purchasesExpected: "预计购买次数",
  aliveProbability: "仍是客户的概率（空白为未知）",
};
