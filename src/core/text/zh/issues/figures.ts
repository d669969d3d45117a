import type { FiguresFacts } from "../../../issues/figures";
import { sayDayText } from "../../culture";
import { count, some } from "../../numbers";
import type { SentencesOf } from "../../words";
import { roles, rowList } from "../labels";

const unjudged = {
  noDueDate: "没有可读的到期日",
  unreadPaidDate: "付款日期不是日期",
  paidInFuture: "付款日期晚于今天",
};
const asks = {
  salesAre: "金额是折扣前还是折扣后",
  discountAs: "这一列是折扣金额、折扣率（0.15）还是百分数（15）",
};

/** What is to say of costs, profits, payments and windows, in Chinese. */
export const figuresIssues: SentencesOf<FiguresFacts> = {
  figuresNotRead: ({ header, rows, firstRows }) =>
    `“${header}”列有 ${count(rows)} 个单元格不是数字（${rowList(firstRows, rows)}），没有计入。请改正后重新运行。`,
  ratesOutOfRange: ({ header, row, rate }) =>
    `“${header}”列按折扣率读取，但第 ${count(row)} 行是 ${rate}。请说明这一列是折扣金额、0 到 1 的折扣率，还是 0 到 100 的百分数。`,
  invoicesNotJudged: ({ reason, rows, firstRows }) =>
    `有 ${count(rows)} 笔款项（${rowList(firstRows, rows)}）无法评价付款情况：${unjudged[reason]}。请改正日期后重新运行。`,
  openInvoices: ({ asOf, overdue, notDue }) =>
    `没有付款日期的款项中，${count(overdue)} 笔已逾期，逾期天数算到 ${asOf}；${count(notDue)} 笔尚未到期，不参与评价。`,
  nothingToDeduct: () =>
    "只有销售额算不出利润率：没有利润、成本、运费或折扣列。请选择利润列或成本列，或填写每张订单、每次拜访、每分钟服务的成本。",
  discountUnclear: ({ header, asks: asked }) =>
    `“${header}”列里有折扣。请说明${asked.map((ask) => asks[ask]).join("，以及")}；KA 不会猜测。`,
  costsMissing: ({ roles: missing }) =>
    `没有${some(missing.map((role) => roles[role]))}列，因此销售额里没有扣除这些项目。如果表中有，请选择相应的列。`,
  profitUnknown: ({ customers }) =>
    `有 ${count(customers)} 个客户在利润列或成本列中没有数字，因此不评级。请补全后再评价。`,
  profitPartlyUnknown: ({ customers, header }) =>
    `有 ${count(customers)} 个客户的部分行在“${header}”列没有数字，按零计算，净贡献可能不准。请补全后重新运行。`,
  nothingBefore: ({ from, to, since, by }) =>
    `没有可比较的数据：${by ? "对比期" : "上期"}是 ${sayDayText(from)} 至 ${sayDayText(to)}，而数据从 ${sayDayText(since)} 开始。请${by ? "改选较晚的对比期" : "缩短期间"}，或把更早的行也选进来。`,
  windowNotCovered: ({ from, to, since, by }) =>
    `${by ? "对比期" : "上期"}（${sayDayText(from)} 至 ${sayDayText(to)}）的数据不完整：数据从 ${sayDayText(since)} 开始，因此增长看起来偏大。请${by ? "改选较晚的对比期" : "缩短期间"}，或把更早的行也选进来。`,
  windowsDiffer: ({ before, now }) =>
    `本期有 ${count(now)} 天，对比期有 ${count(before)} 天，两段时间长短不同，金额不能直接相比。请把两期设成一样长。`,
};
