import type { CustomerFormulaFacts } from "../../../issues/customer-formulas";
import { count } from "../../numbers";
import type { SentencesOf } from "../../words";
import { forecastProblems } from "./lifetime";

/** What a formula about customers says of its arguments, in Chinese. */
export const customerFormulaIssues: SentencesOf<CustomerFormulaFacts> = {
  unequalLengths: ({ cells }) =>
    `各区域的单元格数必须相同，每个客户一个；现在分别是 ${cells.map(count).join("、")} 个。`,
  customersNeeded: ({ formula }) => `只有一个客户无法评定：请给出全部客户的区域，例如 ${formula}。`,
  asOfNeeded: ({ formula }) => `只给一个客户时不知道截至哪一天：请在最后一个参数给出日期，例如 ${formula}。`,
  badAsOf: () => "截止日（asOf）必须是 Excel 日期，即 1 到 2958465 之间的数。",
  badBins: () => '分值个数（bins）必须是 2 到 9 的整数，或者 "mean"（均值）、"median"（中位数）。',
  notADay: () => "这不是日期：Excel 日期是 1 到 2958465 之间的数。",
  notACount: () => "订单数必须是不小于 1 的整数。",
  badGap: () => "通常间隔必须是大于 0 的天数；不知道时请留空。",
  boughtAfterAsOf: () => "最近购买晚于截止日（asOf）。请给出更晚的截止日，或去掉截止日之后的购买。",
  lastBeforeFirst: () => "最近购买早于首次购买。请检查两个区域是否颠倒。",
  unknownMap: ({ map, known }) => `没有客群划分“${map}”。可用的划分：${known.join("、")}。`,
  badScoresOfMap: ({ map }) => `划分“${map}”与分值个数不符：十类适用 2 到 9 分的代码，八类适用 2 分的代码。`,
  badCode: ({ scores }) =>
    `此划分的 RFM 代码由三位 1 到 ${scores} 的数字组成。代码采用其他分值个数时，请用第三个参数说明。`,
  tooFewColumns: ({ columns }) =>
    `只有 ${columns} 个期间看不出规律：请给出至少 3 列的区域，每列一个期间，每行一个客户。`,
  boughtTooLongAgo: () => "首次购买在截止日（asOf）的 100 年以前。",
  ordersAgainstDays: ({ days }) =>
    `订单数与日期不符：首次购买到最近购买一共只有 ${count(days)} 天。同一天的多张订单请算作一次。`,
  badMonths: () => "预测月数必须是 1 到 120 的整数。",
  badRate: () => "年折现率（yearlyRate）必须介于 0 和 1 之间，例如 10 % 写作 0.1。",
  noForecast: ({ problem, customers, repeatBuyers }) =>
    `这些客户无法预测，原因：${forecastProblems[problem]}（有购买的客户 ${count(customers)} 个，其中多日购买的 ${count(repeatBuyers)} 个）。请给出更多客户或更长的期间。`,
  amountsWithoutCustomer: ({ rows, first }) =>
    `有 ${count(rows)} 个金额旁边没有客户（第一个是区域中的第 ${count(first)} 个单元格），没有列入表中。请补上客户。`,
  classWithoutCustomer: ({ row }) => `类别区域的第 ${count(row)} 个单元格旁边没有客户。请补上客户。`,
  listedTwice: ({ customer }) => `客户“${customer}”在同一名单中出现多次，无法确定类别。每个客户请只列一次。`,
  tooManyClasses: ({ classes, limit }) =>
    `共有 ${count(classes)} 个不同的类别，而矩阵最多 ${count(limit)} 个。请检查类别区域是否选对。`,
};
