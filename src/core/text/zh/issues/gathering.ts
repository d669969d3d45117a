import type { GatheringFacts, LeftOutReason } from "../../../issues/gathering";
import type { MethodId } from "../../../methods/methods";
import { sayDayText } from "../../culture";
import { count, money } from "../../numbers";
import type { SentencesOf } from "../../words";
import { methods, reasons, roles, rowList } from "../labels";
import { some } from "../some";

/** The name of a method; what stands for one that is none is shown as it is. */
export function nameOfMethod(method: string): string {
  return method in methods ? methods[method as MethodId] : method;
}

/** What helps where no row is left, by the reason of most of them. */
const whatToDo: { readonly [R in LeftOutReason]?: string } = {
  hiddenRow: "请取消隐藏，或选择隐藏行计入。",
  totalRow: "如果它们其实是客户，请选择保留合计行。",
  otherCurrency: "请选择金额所用的货币。",
  futureDate: "请检查日期以及年月日的顺序。",
  noDate: "请检查日期列是否选对。",
  outsidePeriod: "请另选期间。",
  errorAmount: "请更正金额列中的公式，或另选金额列。",
  excluded: "请从策略中去掉不计的月份和订单。",
};

/** What is to say of columns and of rows gathered by customer, in Chinese. */
export const gatheringIssues: SentencesOf<GatheringFacts> = {
  columnNotThere: ({ role, header, headers }) => `没有作为${roles[role]}的列“${header}”。现有的列：${some(headers)}。`,
  columnUsedTwice: ({ header, roles: used }) =>
    `列“${header}”不能同时作为${used.map((role) => roles[role]).join("和")}。请为其中之一另选一列。`,
  noCustomerColumn: ({ headers }) => `没有看起来像客户的列。请从以下列中选择：${some(headers)}。`,
  noNumericColumn: ({ where, headers }) =>
    `${where} 中没有数字形式的金额列。请从以下列中选择：${some(headers)}，或先把文字转成数字。`,
  whichColumn: ({ role, headers }) => `有几列都可能是${roles[role]}：${some(headers)}。请选择一列，KA 不会猜测。`,
  rowsDoNotFit: ({ method, rows, needed, room }) =>
    `${nameOfMethod(method)}需要逐行计算：${count(rows)} 行约占内存 ${count(needed)} MB，而可用内存约 ${count(room)} MB。请在内存更大的机器上运行，或从文件中去掉不需要的行，或改用只汇总金额的方法，如 ABC。`,
  customersDoNotFit: ({ customers, needed, room }) =>
    `${count(customers)} 个客户约占内存 ${count(needed)} MB，而可用内存约 ${count(room)} MB。请在内存更大的机器上运行，或让 Node.js 使用更多内存（NODE_OPTIONS=--max-old-space-size= 后接兆字节数），或从文件中去掉不需要的行。`,
  textsDoNotFit: ({ texts, needed, room }) =>
    `所读取的列中有 ${count(texts)} 个不同的文本，约占内存 ${count(needed)} MB，而可用内存约 ${count(room)} MB。请在内存更大的机器上运行，或让 Node.js 使用更多内存（NODE_OPTIONS=--max-old-space-size= 后接兆字节数），或从文件中去掉不需要的行。`,
  factsDoNotFit: ({ rows, needed, room }) =>
    `“KA 明细数据”需要逐行计算：${count(rows)} 行约占内存 ${count(needed)} MB，而可用内存约 ${count(room)} MB。请不要生成明细数据表，或从文件中去掉不需要的行，或在内存更大的机器上运行。`,
  roleMissing: ({ role, method }) =>
    `方法“${nameOfMethod(method)}”需要${roles[role]}列，但没有找到。请选择一列${role === "date" && method === "tiers" ? "，或改用全部行的金额" : ""}。`,
  rowsLeftOut: ({ reason, rows, firstRows, amount }) =>
    `剔除 ${count(rows)} 行：${reasons[reason]}（${rowList(firstRows, rows)}），金额 ${money(amount)}。`,
  noRowsLeft: ({ rows, reason }) =>
    `${count(rows)} 行全部被剔除${reason === undefined ? "" : `（${rows === 1 ? "" : "主要是"}${reasons[reason]}）`}。${(reason && whatToDo[reason]) ?? "请检查所选的列。"}`,
  periodHasNoRows: ({ from, to, first, last }) =>
    `${from && to ? `${sayDayText(from)} 至 ${sayDayText(to)} 期间` : from ? `${sayDayText(from)} 及以后` : `${sayDayText(to)} 及以前`}没有任何数据行：数据从 ${sayDayText(first)} 到 ${sayDayText(last)}。请选择其中的日期。`,
  periodNeedsColumn: ({ role }) =>
    `策略只计部分${role === "date" ? "日期" : "订单"}，需要${roles[role]}列，但没有找到。请选择一列，或从策略中去掉期间和不计的月份、订单。`,
  datesNotRead: ({ rows, firstRows }) =>
    `${count(rows)} 行的日期无法识别（${rowList(firstRows, rows)}）。这些行仍然采用，只有按期间的数字才需要日期。`,
  mergesUnknown: ({ names }) => `策略要求合并的客户 ${some(names, 10)} 在数据中不存在。请检查名称写法，或删除该合并。`,
  namesDiffer: ({ customers, example }) =>
    `${count(customers)} 个客户编号有多个名称，显示最常见的一个，例如“${example}”。`,
  inexactAmounts: ({ rows, firstRow }) =>
    `${count(rows)} 个金额超过 4 位小数（首个在第 ${firstRow} 行），因此合计有舍入，按 1e-12 的容差比较。`,
};
